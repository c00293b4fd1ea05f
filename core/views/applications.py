"""The page of one's applications: by stage, with what comes next, what became of all of them, and files of both."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

import pandas as pd

from core.applications.history import ANSWERS, ENDED, ApplicationStanding, first_sent_on, stage_changes, standing
from core.applications.outcomes import Band, Outcomes, Rate, outcomes
from core.catalogue.taxonomy import Taxonomy
from core.formats.calendar_file import CalendarEntry, calendar_file
from core.formats.export import Export, Provenance, table_export
from core.market.advert_fit import advert_fit
from core.models import Application, JobCopy, Posting, Stage, User
from core.stats.proportions import Estimate
from core.texts import text
from core.views.columns import interval
from core.views.knowledge import Knowledge

COLUMNS = {
    "application_id": "id of the application",
    "sent_on": "day on which it was sent; empty where it was not",
    "title": "title of the job",
    "company": "as the advert names it",
    "place": "as the advert names it",
    "url": "address of the advert",
    "pay": "in the advert's words",
    "pay_min_usd": "lowest annual pay, USD; empty where not known",
    "pay_max_usd": "highest annual pay, USD; empty where not known",
    "fit": "fit when it was saved, 0-1; empty where not known",
    "stage": "saved, applied, interview, offer, rejected, withdrawn or silent",
    "stage_since": "day since which it is in this stage",
    "answered_on": "day of the first interview, offer or rejection; empty without an answer",
    "next_on": "day to come back to it",
    "event_count": "number of recorded events",
}
BAND_COLUMNS = {
    "fit_low": "lower end of the fit when saved, 0-1; empty: fit not known, or all together",
    "fit_high": "upper end of the fit when saved, 0-1",
    "sent_count": "applications sent",
    "answered_count": "of these, answered so far: interview, offer or rejection",
    "interview_count": "of these, with an interview or offer",
    "settled_count": "sent at least 30 days ago, without those withdrawn before that and before an answer",
    "answered_share": "share of the settled that were answered, 0-1; empty below 10",
    **interval("answered"),
    "interview_share": "share of the settled with an interview or offer, 0-1; empty below 10",
    **interval("interview"),
}
FORMULAS = {"answered_share": "answered / settled, Wilson's score interval", "interview_share": "interview / settled"}


@dataclass(frozen=True, slots=True)
class ApplicationCard:
    """One application as shown on a day. `closed_on` is since when its advert is closed, None where it is not."""

    application: Application
    standing: ApplicationStanding
    sent_on: date | None
    closed_on: date | None = None

    @property
    def stage(self) -> Stage:
        """The stage on the day of the view."""
        return self.standing.stage


@dataclass(frozen=True)
class ApplicationsView:
    """Applications as shown: `cards` are in the order of what comes next; `counts` has every stage, also with 0.

    `table` has the columns of COLUMNS and, where days were given, the applications to which something happened then;
    `bands_table` those of BAND_COLUMNS, all applications together in its first row.
    """

    cards: tuple[ApplicationCard, ...]
    counts: Mapping[Stage, int]
    outcomes: Outcomes
    table: pd.DataFrame
    export: Export
    bands_table: pd.DataFrame
    bands_export: Export

    def in_stage(self, stage: Stage | None) -> tuple[ApplicationCard, ...]:
        """The cards of one stage, all for None."""
        return tuple(card for card in self.cards if stage is None or card.stage is stage)

    @property
    def next_count(self) -> int:
        """How many have a next day that is still of use."""
        return sum(_is_ahead(card) for card in self.cards)

    def calendar(self, now: datetime) -> bytes:
        """The next days as a calendar file with a reminder the morning before, stamped `now` (aware)."""
        return calendar_file(text("applications.calendar_name"), map(_entry, filter(_is_ahead, self.cards)), now)


def application_card(
    application: Application, today: date, closed: Mapping[str, date] | None = None
) -> ApplicationCard:
    """One application as of `today` (UTC); `closed` is the day since which a posting is closed, by id."""
    closed_on = (closed or {}).get(application.job.posting_id or "")
    return ApplicationCard(application, standing(application, today), first_sent_on(application), closed_on)


def applications_view(
    applications: Sequence[Application],
    today: date,
    since: date | None = None,
    until: date | None = None,
    closed: Mapping[str, date] | None = None,
) -> ApplicationsView:
    """Everything about somebody's applications on `today` (UTC); `since` and `until`, both included, are for the table.

    `closed` is the day since which a posting is closed, by id. Raises ValueError if `since` is after `until`.
    """
    if since and until and since > until:
        raise ValueError("The first day lies after the last one.")
    cards = [application_card(application, today, closed) for application in applications]
    cards.sort(key=lambda card: (card.standing.next_on or date.max) if _is_ahead(card) else date.max)
    counted = outcomes(applications, today)
    rows = [_row(card) for card in cards if _happened_within(card.application, since, until)]
    table = pd.DataFrame(rows, columns=list(COLUMNS))
    table = table.sort_values(["sent_on", "application_id"], kind="stable", key=lambda column: column.astype(str))
    bands = pd.DataFrame(
        [_band_row(Band(None, None, counted.total)), *map(_band_row, counted.bands)], columns=list(BAND_COLUMNS)
    )
    stages = [card.stage for card in cards]
    return ApplicationsView(
        cards=tuple(cards),
        counts={stage: stages.count(stage) for stage in Stage},
        outcomes=counted,
        table=table,
        export=table_export(table, _provenance("applications", COLUMNS, len(table), today, since, until)),
        bands_table=bands,
        bands_export=table_export(bands, _provenance("application-outcomes", BAND_COLUMNS, len(bands), today)),
    )


def job_of(posting: Posting, knowledge: Knowledge, user: User) -> JobCopy:
    """The copy that an application keeps of a posting, with the user's fit now."""
    return JobCopy.of(posting, fit_for(posting.required, posting.optional, knowledge, user))


def fit_for(required: frozenset[str], optional: frozenset[str], knowledge: Knowledge, user: User) -> float | None:
    """A user's fit for an advert that asks for these, 0-1; None where either side names no skill."""
    return advert_fit(required, optional, knowledge.profile(user)).fit if user.skills else None


def skill_names(skills: Sequence[str], taxonomy: Taxonomy) -> list[str]:
    """Names of skills; the id of one that the taxonomy no longer knows."""
    return [taxonomy.skills[skill].name if skill in taxonomy.skills else skill for skill in skills]


def _is_ahead(card: ApplicationCard) -> bool:
    return card.standing.next_on is not None and card.stage not in ENDED


def _happened_within(application: Application, since: date | None, until: date | None) -> bool:
    return any(
        (since is None or event.happened_on >= since) and (until is None or event.happened_on <= until)
        for event in application.events
    )


def _row(card: ApplicationCard) -> tuple[object, ...]:
    job, changes = card.application.job, stage_changes(card.application)
    answers = [change.happened_on for change in changes if change.stage in ANSWERS]
    return (
        card.application.application_id,
        card.sent_on,
        job.title,
        job.company,
        job.place,
        job.url,
        job.pay,
        job.pay_min_usd,
        job.pay_max_usd,
        job.fit,
        card.stage.value,
        card.standing.since,
        min(answers, default=None),
        card.standing.next_on,
        len(card.application.events),
    )


def _band_row(band: Band) -> tuple[object, ...]:
    rate: Rate = band.rate
    return (
        band.low,
        band.high,
        rate.sent_count,
        rate.answered_count,
        rate.interview_count,
        rate.settled_count,
        *_bounds(rate.answered),
        *_bounds(rate.interviewed),
    )


def _bounds(share: Estimate | None) -> tuple[float | None, float | None, float | None]:
    return (share.value, share.low, share.high) if share else (None, None, None)


def _provenance(
    name: str, columns: Mapping[str, str], rows: int, today: date, since: date | None = None, until: date | None = None
) -> Provenance:
    return Provenance(
        table=name,
        snapshot_id="",
        taxonomy_version="",
        as_of=None,
        is_sample=False,
        slice={"today": today, "since": since, "until": until},
        columns=columns,
        formulas=FORMULAS if columns is BAND_COLUMNS else {},
        counts={"rows": rows},
        notes=("What somebody wrote down of their own applications; no collected posting is counted.",),
    )


def _entry(card: ApplicationCard) -> CalendarEntry:
    job, day = card.application.job, card.standing.next_on
    assert day is not None
    notes = [text(f"stage.{card.stage}"), *(event.note for event in reversed(card.application.events) if event.note)]
    return CalendarEntry(
        key=f"application-{card.application.application_id}",
        title=text("applications.calendar_entry", title=job.title, company=job.company or text("opening.no_company")),
        starts_on=day,
        ends_on=day + timedelta(days=1),
        notes="\n".join(notes[:2]),
        url=job.url,
        reminds=True,
    )
