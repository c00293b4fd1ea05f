"""Facts of an application as HTML; everything in it was written by strangers or by hand, and is escaped."""

from collections.abc import Sequence
from html import escape

from babel import Locale

from core.applications.history import ENDED
from core.models import Application, ApplicationEvent, EventKind, Stage
from core.texts import day, percent, text
from core.views.applications import ApplicationCard


def application_html(card: ApplicationCard, locale: Locale, *, level: int = 2) -> str:
    """Title, what the job is, and where the application stands."""
    job, standing = card.application.job, card.standing
    title = escape(job.title)
    if job.url and level > 1:  # on its own page a button leads there
        title = f'<a href="{escape(job.url)}" target="_blank" rel="noopener noreferrer">{title}</a>'
    facts = [job.company or text("opening.no_company"), _place(job.place, locale), job.pay]
    stage = (
        text("applications.by_itself")
        if standing.by_itself
        else text("applications.since", stage=text(f"stage.{card.stage}"), day=day(standing.since, locale))
    )
    state = [f'<span class="cn-stage cn-{card.stage}">{escape(stage)}</span>']
    if job.fit is not None:
        state.append(escape(text("applications.fit_then", fit=percent(job.fit, locale))))
    if standing.next_on and card.stage not in ENDED:
        state.append(f"<strong>{escape(text('applications.next', day=day(standing.next_on, locale)))}</strong>")
    if card.closed_on:
        state.append(escape(text("applications.closed", day=day(card.closed_on, locale))))
    return (
        f"<h{level}>{title}</h{level}><p>{escape(' · '.join(filter(None, facts)))}</p>"
        f'<p class="cn-state">{" · ".join(state)}</p>'
    )


def _place(words: str, locale: Locale) -> str:
    """A place whose countries are named as the reader names them: "Basel, Switzerland" of "Basel, CH"."""
    return ", ".join(locale.territories.get(part, part) for part in words.split(", "))


def history_html(application: Application, locale: Locale) -> str:
    """All events, newest first."""
    lines = "".join(f"<li>{_event(event, locale)}</li>" for event in reversed(application.events))
    return f'<ol class="cn-history" reversed>{lines}</ol>'


def _event(event: ApplicationEvent, locale: Locale) -> str:
    words = (
        text("application.event_stage", stage=text(f"stage.{event.stage or Stage.SAVED}"))
        if event.kind is EventKind.STAGE
        else text(f"application.event_{event.kind}")
    )
    parts = [f"<strong>{escape(words)}</strong>", escape(day(event.happened_on, locale))]
    if event.next_on:
        parts.append(escape(text("application.event_next", day=day(event.next_on, locale))))
    note = f'<p class="cn-own-words">{escape(event.note)}</p>' if event.note else ""
    return " · ".join(parts) + note


def asked_html(required: Sequence[tuple[str, bool]], optional: Sequence[tuple[str, bool]]) -> str:
    """The skills that a job asked for, each marked as owned or missing, by sign as well as by colour."""
    chips = [
        f'<span class="cn-skill{"" if owned else " missing"}">{"✓" if owned else "○"} {escape(name)}</span>'
        for name, owned in required
    ]
    if optional:
        names = escape(", ".join(name for name, _ in optional))
        chips.append(f'<span class="cn-note">{escape(text("opening.nice"))} {names}</span>')
    return f'<div class="cn-skills">{"".join(chips)}</div>'
