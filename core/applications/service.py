"""The one service behind pages and API: save a job, record what happened, undo it."""

import secrets
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

from core.applications.cleaning import FIELDS, clean_day, clean_field, clean_note, tidied
from core.applications.history import ENDED, standing
from core.errors import InvalidProfile, StaleVersion, UnknownApplication
from core.models import Application, ApplicationEvent, EventKind, JobCopy, PostingMark, Stage
from core.store import Store
from core.store.applications import CHANGED, id_for_posting
from core.texts import number, spoken_locale, text

MOST_APPLICATIONS = 2_000
MOST_EVENTS = 500


@dataclass(frozen=True, slots=True)
class Happened:
    """What to write down: a new `stage` (None: a note alone), the day, a note, and the next day to come back to it.

    With `keeps_next` the next day stays as it was and `next_on` is not looked at.
    """

    stage: Stage | None = None
    happened_on: date | None = None
    note: str = ""
    next_on: date | None = None
    keeps_next: bool = True


def _utc_now() -> datetime:
    """To the millisecond, as the store keeps it."""
    now = datetime.now(UTC)
    return now.replace(microsecond=now.microsecond // 1000 * 1000)


class ApplicationDesk:
    """Every refusal is an InvalidProfile (a field), an UnknownApplication or a StaleVersion."""

    def __init__(self, store: Store, clock: Callable[[], datetime] = _utc_now) -> None:
        self._store, self._clock = store, clock

    @property
    def today(self) -> date:
        """The day on which silence is counted (UTC)."""
        return self._clock().date()

    def of_user(self, user_id: str) -> list[Application]:
        """A user's applications, the last changed first."""
        return self._store.applications.of_user(user_id)

    def closed(self, applications: Sequence[Application]) -> dict[str, date]:
        """Since when the adverts of these applications are closed, by the posting's id; open ones are left out."""
        ids = [application.job.posting_id for application in applications if application.job.posting_id]
        return {posting_id: day for posting_id, day in self._store.postings.ended(ids).items() if day <= self.today}

    def get(self, user_id: str, application_id: str) -> Application:
        """Raises UnknownApplication, also for somebody else's."""
        application = self._store.applications.find(user_id, application_id)
        if application is None:
            raise UnknownApplication
        return application

    def enter(self, user_id: str, job: JobCopy, happened: Happened | None = None) -> Application:
        """A new application for `job`, saved or in the stage of `happened`; for a posting there is one at most.

        Where the posting has one already, that one comes back unchanged. Raises InvalidProfile.
        """
        if job.posting_id is None:
            fields = {name: clean_field(name, getattr(job, name) or "") for name in FIELDS}
            cleaned = replace(job, **fields)  # type: ignore[arg-type]
            application_id = secrets.token_hex(12)
        else:
            cleaned = tidied(job)
            application_id = id_for_posting(user_id, job.posting_id)
            if (existing := self._store.applications.find(user_id, application_id)) is not None:
                self._store.marks.set(user_id, job.posting_id, PostingMark.SAVED, self._clock())
                return existing
        if self._store.applications.count_of_user(user_id) >= MOST_APPLICATIONS:
            raise InvalidProfile(
                "title", text("application_error.most", most=number(MOST_APPLICATIONS, spoken_locale()))
            )
        first = happened or Happened()
        event = self._event(first if first.stage else replace(first, stage=Stage.SAVED), None)
        now = self._clock()
        stored = self._store.applications.create(Application(application_id, user_id, cleaned, (event,), 1, now, now))
        if job.posting_id is not None:
            self._store.marks.set(user_id, job.posting_id, PostingMark.SAVED, now)
        return stored

    def record(self, user_id: str, application_id: str, version: int, happened: Happened) -> Application:
        """Append what happened if `version` is still the stored one.

        Raises StaleVersion, InvalidProfile, UnknownApplication.
        """
        application = self._current(user_id, application_id, version)
        if happened.stage is None and not happened.note.strip() and happened.keeps_next:
            raise InvalidProfile("note", text("application_error.nothing"))
        return self._append(application, self._event(happened, application))

    def undo(self, user_id: str, application_id: str, version: int) -> Application:
        """Take back the last change: a silence that set in by itself, so that its days count anew, else a stage.

        Raises StaleVersion, UnknownApplication, and InvalidProfile where there is nothing to take back.
        """
        application, now = self._current(user_id, application_id, version), self._clock()
        is_silent = standing(application, self.today).by_itself
        if not is_silent and not can_undo(application):
            raise InvalidProfile("stage", text("application_error.no_undo"))
        kind = EventKind.WAITING if is_silent else EventKind.UNDO
        event = ApplicationEvent(kind, now.date(), now, next_on=application.events[-1].next_on)
        return self._append(application, event)

    def change(self, user_id: str, application_id: str, version: int, changes: Mapping[str, object]) -> Application:
        """Correct title, company, url, place or pay of the copy. Raises as `record`."""
        application = self._current(user_id, application_id, version)
        fields = {name: clean_field(name, value) for name, value in changes.items()}
        if "pay" in fields and fields["pay"] != application.job.pay:
            fields |= {"pay_min_usd": None, "pay_max_usd": None}  # they were read from the words before
        return self._store.applications.change_job(
            replace(application, job=replace(application.job, **fields)),  # type: ignore[arg-type]
            self._clock(),
        )

    def delete(self, user_id: str, application_id: str, version: int) -> None:
        """Delete it with its history; its opening is not saved any more. Raises as `record`."""
        application = self._current(user_id, application_id, version)
        self._store.applications.delete(application)
        if application.job.posting_id is not None:
            self._unmark(user_id, application.job.posting_id)

    def unsave(self, user_id: str, posting_id: str) -> bool:
        """Take back that an opening was saved; False where more than that happened to it and the application stays."""
        application = self._store.applications.find(user_id, id_for_posting(user_id, posting_id))
        if application is not None and len(application.events) > 1:
            return False
        if application is not None:
            self._store.applications.delete(application)
        self._unmark(user_id, posting_id)
        return True

    def _unmark(self, user_id: str, posting_id: str) -> None:
        if self._store.marks.of_user(user_id).get(posting_id) is PostingMark.SAVED:
            self._store.marks.set(user_id, posting_id, None, self._clock())

    def _current(self, user_id: str, application_id: str, version: int) -> Application:
        application = self.get(user_id, application_id)
        if application.version != version:
            raise StaleVersion(CHANGED)
        return application

    def _append(self, application: Application, event: ApplicationEvent) -> Application:
        if len(application.events) >= MOST_EVENTS:
            raise InvalidProfile("note", text("application_error.events", most=number(MOST_EVENTS, spoken_locale())))
        return self._store.applications.add_event(application, event, self._clock())

    def _event(self, happened: Happened, application: Application | None) -> ApplicationEvent:
        now = self._clock()
        today = now.date()
        next_on = happened.next_on
        if happened.keeps_next:
            next_on = application.events[-1].next_on if application and happened.stage not in ENDED else None
        elif next_on is not None:
            next_on = clean_day("next_on", next_on, today, ahead=True)
        return ApplicationEvent(
            kind=EventKind.STAGE if happened.stage else EventKind.NOTE,
            happened_on=clean_day("happened_on", happened.happened_on or today, today, ahead=False),
            recorded_at=now,
            stage=happened.stage,
            note=clean_note(happened.note),
            next_on=next_on,
        )


def can_undo(application: Application) -> bool:
    """Is there a change of stage that an UNDO would take back?"""
    changes = 0
    for event in application.events:
        changes += (event.kind is EventKind.STAGE) - (event.kind is EventKind.UNDO)
    return changes > 1
