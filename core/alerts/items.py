"""What was matched, as it is told: in a feed, a mail and a webhook."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from urllib.parse import quote, urlencode

from core.formats.markup import web_address
from core.models import Posting
from core.store.matches import Match
from core.store.postings import Postings
from core.store.searches import SavedSearch, SearchKind
from core.texts import text


@dataclass(frozen=True, slots=True)
class Item:
    """One thing a search was brought. `page` is its page on this site, `url` the advert's own address or None."""

    item_id: str
    title: str
    words: str
    page: str
    url: str | None
    matched_at: datetime
    posted_on: date | None = None


def page_of(search: SavedSearch, site: str) -> str:
    """The page that asks the same."""
    query = urlencode(dict(search.address), doseq=True)
    return f"{site}/{search.kind.value}{'?' if query else ''}{query}"


def items_of(search: SavedSearch, matches: Iterable[Match], postings: Postings, site: str) -> list[Item]:
    """Matches of one search as items, in their order; postings that are not stored any more are left out."""
    ordered = list(matches)
    if search.kind is SearchKind.TRENDS:
        return [_trend(match, page_of(search, site)) for match in ordered]
    stored = {posting.posting_id: posting for posting in postings.find(match.item for match in ordered)}
    return [_opening(match, stored[match.item], site) for match in ordered if match.item in stored]


def _opening(match: Match, posting: Posting, site: str) -> Item:
    place = posting.place
    parts = (posting.company, place.city or place.text or place.country_code, _pay(posting))
    return Item(
        item_id=match.item,
        title=posting.raw_title,
        words=" · ".join(filter(None, parts)),
        page=f"{site}/posting?id={quote(posting.posting_id, safe='')}",
        url=web_address(posting.url),
        matched_at=match.matched_at,
        posted_on=posting.posted_on,
    )


def _pay(posting: Posting) -> str | None:
    pay = posting.salary
    sides = [f"${side:,.0f}" for side in (pay.min_usd, pay.max_usd) if side] if pay else []
    return "–".join(dict.fromkeys(sides)) or None


def _trend(match: Match, page: str) -> Item:
    verdict, _, name = match.item.partition(":")
    name = name.rpartition("@")[0] or name
    return Item(
        item_id=match.item,
        title=text(f"alerts.trend_{verdict}", name=name),
        words="",
        page=page,
        url=None,
        matched_at=match.matched_at,
    )
