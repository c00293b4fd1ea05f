"""What follows from an application's events: its stage, since when, the next date, and when it counts as silent."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from core.models import Application, ApplicationEvent, EventKind, Stage

SILENT_AFTER = timedelta(days=30)
WAITS = frozenset({Stage.APPLIED, Stage.INTERVIEW})  # in these somebody waits for the other side
ENDED = frozenset({Stage.REJECTED, Stage.WITHDRAWN})
SENT = frozenset({Stage.APPLIED, Stage.INTERVIEW, Stage.OFFER, Stage.REJECTED, Stage.SILENT})
ANSWERS = frozenset({Stage.INTERVIEW, Stage.OFFER, Stage.REJECTED})
INTERVIEWS = frozenset({Stage.INTERVIEW, Stage.OFFER})


@dataclass(frozen=True, slots=True)
class ApplicationStanding:
    """Where an application stands on a day.

    `since` is the day it came there; `by_itself` where only the time that passed made it silent, which nobody wrote
    down.
    """

    stage: Stage
    since: date
    by_itself: bool
    next_on: date | None


def stage_changes(application: Application) -> list[ApplicationEvent]:
    """The events that changed the stage, oldest first; an UNDO takes away the one before it, never the first."""
    changes: list[ApplicationEvent] = []
    for event in application.events:
        if event.kind is EventKind.STAGE:
            changes.append(event)
        elif event.kind is EventKind.UNDO and len(changes) > 1:
            changes.pop()
    return changes


def standing(application: Application, today: date) -> ApplicationStanding:
    """Where it stands on `today` (UTC).

    An application or interview is silent once SILENT_AFTER has passed since it was sent or had, since the person said
    to go on waiting, and since the next day they noted.
    """
    changes = stage_changes(application)
    last, next_on = changes[-1], application.events[-1].next_on
    stage = last.stage or Stage.SAVED
    if stage in WAITS:
        quiet_from = max([*_signs(application, last), *([next_on] if next_on else [])])
        if today - quiet_from >= SILENT_AFTER:
            return ApplicationStanding(Stage.SILENT, quiet_from + SILENT_AFTER, True, next_on)
    return ApplicationStanding(stage, last.happened_on, False, next_on)


def _signs(application: Application, last: ApplicationEvent) -> Iterator[date]:
    yield last.happened_on
    yield from (event.happened_on for event in application.events if event.kind is EventKind.WAITING)


def first_sent_on(application: Application) -> date | None:
    """The day on which it was sent, the earliest that its stages tell; None where it never was."""
    return min((change.happened_on for change in stage_changes(application) if change.stage in SENT), default=None)


def has_reached(application: Application, stages: frozenset[Stage]) -> bool:
    """Was it ever in one of `stages`, mistakes that were undone aside?"""
    return any(change.stage in stages for change in stage_changes(application))
