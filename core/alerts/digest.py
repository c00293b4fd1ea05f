"""The digest mail: what each saved search was brought, what changed for its owner, and the next step."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from email.message import EmailMessage
from html import escape

from core.alerts.items import Item, page_of
from core.mail.smtp import message
from core.models import User
from core.snapshot.snapshot import Snapshot
from core.store.searches import SavedSearch
from core.texts import day, language, number, percent, signed, spoken_locale, text
from core.views.home import since_view, standing_view
from core.views.knowledge import Knowledge
from core.views.windows import last_day

SHOWN = 20


@dataclass(frozen=True, slots=True)
class DigestSection:
    """One search and what it was brought, newest first."""

    search: SavedSearch
    items: Sequence[Item]


def digest_mail(user: User, sections: Sequence[DigestSection], own: Sequence[str], site: str) -> EmailMessage:
    """The mail for `user`, in the language spoken; `own` are the sentences about them (`own_lines`)."""
    count = sum(len(section.items) for section in sections)
    first = sections[0].search
    subject = text("mail.digest_subject", count=number(count, spoken_locale()), name=first.name)
    stop_all = f"{site}/unsubscribe/{first.unsubscribe_secret}/all"
    mail = message(user.email, subject, _plain(sections, own, site, stop_all), _html(sections, own, site, stop_all))
    mail["List-Unsubscribe"] = f"<{stop_all}>"
    mail["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    return mail


def own_lines(snapshot: Snapshot, knowledge: Knowledge, user: User, now: datetime) -> list[str]:
    """What changed for a person within a week, and what to do next; nothing where too little is known of them."""
    role = next(iter(user.target_roles), None)
    if role is None or not user.skills or snapshot.is_sample or not snapshot.size:
        return []
    today = last_day(snapshot, now)
    standing = standing_view(snapshot, knowledge, user, role, today=today)
    lines = []
    if (fit := standing.readiness) is not None:
        moved = since_view(snapshot, knowledge, user, role, today=today).moved.get("readiness")
        points = round(100 * (moved.learned + moved.market)) if moved else 0
        lines.append(
            text("mail.digest_fit", share=percent(fit.value, spoken_locale()), role=standing.role_name)
            + (" " + text("mail.digest_moved", points=signed(points, spoken_locale())) if points else "")
        )
    if (step := standing.next_step) is not None:
        share = percent(step.demand_share, spoken_locale())
        lines.append(
            text("mail.digest_step", name=step.name, hours=number(round(step.hours), spoken_locale()), share=share)
        )
    return lines


def _plain(sections: Sequence[DigestSection], own: Sequence[str], site: str, stop_all: str) -> str:
    lines: list[str] = []
    for section in sections:
        lines += [_heading(section), ""]
        for item in section.items[:SHOWN]:
            lines += [f"- {_one_line(item)}", f"  {item.page}"]
        lines += [*_rest(section, site), ""]
    if own:
        lines += [text("mail.digest_own"), "", *own, f"{site}/roadmap", ""]
    lines.append("-- ")
    for section in sections:
        address = f"{site}/unsubscribe/{section.search.unsubscribe_secret}"
        lines.append(text("mail.digest_stop", name=section.search.name, address=address))
    lines.append(text("mail.digest_stop_all", address=stop_all))
    return "\n".join(lines) + "\n"


def _html(sections: Sequence[DigestSection], own: Sequence[str], site: str, stop_all: str) -> str:
    parts = []
    for section in sections:
        parts.append(f"<h2>{escape(_heading(section))}</h2><ul>")
        for item in section.items[:SHOWN]:
            about = " · ".join(filter(None, (item.words, _posted(item))))
            parts.append(f"<li>{_link(item.page, item.title)}<br>{escape(about)}</li>")
        parts.append("</ul>" + "".join(f"<p>{escape(line)}</p>" for line in _rest(section, "")))
        parts.append(f"<p>{_link(page_of(section.search, site), text('mail.digest_see'))}</p>")
    if own:
        parts.append(f"<h2>{escape(text('mail.digest_own'))}</h2>" + "".join(f"<p>{escape(line)}</p>" for line in own))
        parts.append(f"<p>{_link(f'{site}/roadmap', text('mail.digest_roadmap'))}</p>")
    stops = [
        _link(f"{site}/unsubscribe/{search.unsubscribe_secret}", text("mail.stop_one", name=search.name))
        for search in (section.search for section in sections)
    ]
    stops.append(_link(stop_all, text("mail.stop_all")))
    return (
        f'<!doctype html><html lang="{language()}"><body style="font:16px/1.5 sans-serif;max-width:40em">'
        f"{''.join(parts)}<hr><p>{'<br>'.join(stops)}</p></body></html>"
    )


def _heading(section: DigestSection) -> str:
    return text("mail.digest_heading", name=section.search.name, count=number(len(section.items), spoken_locale()))


def _rest(section: DigestSection, site: str) -> list[str]:
    left = len(section.items) - SHOWN
    more = [text("mail.digest_more", count=number(left, spoken_locale()))] if left > 0 else []
    return [*more, page_of(section.search, site)] if site else more


def _one_line(item: Item) -> str:
    return " · ".join(filter(None, (" ".join(item.title.split()), item.words, _posted(item))))


def _posted(item: Item) -> str:
    return day(item.posted_on, spoken_locale()) if item.posted_on else ""


def _link(address: str, words: str) -> str:
    return f'<a href="{escape(address)}">{escape(words)}</a>'


def webhook_words(sections: Sequence[DigestSection], site: str) -> tuple[str, str]:
    """Title and plain text of a message to a chat."""
    (section,) = sections
    lines = [f"{_one_line(item)}\n{item.page}" for item in section.items[:SHOWN]]
    return _heading(section), "\n".join([*lines, *_rest(section, site)])


def webhook_content(delivery_id: str, sections: Sequence[DigestSection], site: str) -> Mapping[str, object]:
    """What a webhook's JSON holds beside the title."""
    (section,) = sections
    search = section.search
    return {
        "delivery": delivery_id,
        "search": {"id": search.search_id, "name": search.name, "page": page_of(search, site)},
        "items": [
            {
                "id": item.item_id,
                "title": item.title,
                "about": item.words,
                "page": item.page,
                "url": item.url,
                "posted_on": item.posted_on.isoformat() if item.posted_on else None,
            }
            for item in section.items
        ],
    }
