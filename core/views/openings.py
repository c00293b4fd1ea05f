"""The Openings page: postings that fit, with what matches and what is missing, saved ones and hidden ones."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from datetime import date

import pandas as pd

from core.exchange import pay_note
from core.export import Export, Provenance, table_export
from core.market.demand import company_count
from core.market.floors import Advice, advice
from core.market.matching import Fits, matching_postings, with_adverts
from core.market.readiness import THETA
from core.market.slices import Slice
from core.market.snapshot import Snapshot
from core.markup import web_address
from core.models import PostingMark, User
from core.sources import SourceNote, source_note
from core.store.postings import Postings
from core.views.filters import ANY, Filters
from core.views.knowledge import Knowledge
from core.views.provenance import provenance_of
from core.views.windows import last_days, span

PAGE = 10
SHOW = ("matching", "saved", "hidden")
LEAST_FIT = (0.0, 0.5, 0.7, 0.9)
LEAST_SALARY = (0, 40_000, 60_000, 80_000, 100_000, 130_000, 160_000, 200_000)
COLUMNS = {
    "posting_id": "source and native id",
    "title": "the advert's own title",
    "url": "the advert",
    "fit": "satisfied / asked skills, 0-1",
    "ready": "true if fit is at least theta",
    "matched": "asked skills that are satisfied, joined by |",
    "missing_required": "required skills that are missing, joined by |",
    "missing_optional": "optional skills that are missing, joined by |",
    "company": "as the advert says it",
    "city": "city",
    "country": "ISO 3166-1 alpha-2",
    "remote": "true, false or empty where not said",
    "salary_min": "annual, USD",
    "salary_max": "annual, USD",
    "posted_on": "the advert's own date",
    "source": "where the posting was collected",
}


@dataclass(frozen=True, slots=True)
class OpeningsQuestion:
    """Which openings: of `role` (ANY: of all) in the last `days` days up to `today`; `show` is one of SHOW.

    `least_fit` is 0-1, `least_salary` annual USD (0: whatever it is), `skills` must all be asked for; `page` counts
    from 0. Saved and hidden ones are shown whatever the slice.
    """

    role: str
    today: date
    days: int
    filters: Filters = field(default_factory=Filters)
    show: str = SHOW[0]
    least_fit: float = 0.0
    least_salary: int = 0
    skills: frozenset[str] = frozenset()
    page: int = 0

    @property
    def asked(self) -> Slice:
        if self.show != SHOW[0]:
            return Slice()
        since, until = last_days(self.days, self.today)
        return self.filters.narrow(role=None if self.role == ANY else self.role, since=since, until=until)

    def fits(self, marks: Mapping[str, PostingMark]) -> Fits:
        hidden = [one for one, mark in marks.items() if mark is PostingMark.HIDDEN]
        if self.show == "hidden":
            return Fits(only=hidden, with_closed=True)
        if self.show == "saved":
            return Fits(only=[one for one, mark in marks.items() if mark is PostingMark.SAVED], with_closed=True)
        return Fits(least_fit=self.least_fit, skills=self.skills, least_salary=self.least_salary or None, hidden=hidden)


@dataclass(frozen=True, slots=True)
class OpeningCard:
    """One opening as shown; skills are names; `url` is a web address or None."""

    posting_id: str
    title: str
    company: str | None
    city: str | None
    country: str | None
    remote: bool | None
    posted_on: date
    salary: tuple[float, float] | None
    fit: float
    ready: bool
    matched: tuple[str, ...]
    missing_required: tuple[str, ...]
    missing_optional: tuple[str, ...]
    url: str | None
    note: SourceNote
    mark: PostingMark | None


@dataclass(frozen=True)
class OpeningsView:
    """One page of `total_count` openings, of which `ready_count` are ready; `few_skills` postings are not ranked."""

    cards: tuple[OpeningCard, ...]
    total_count: int
    ready_count: int
    few_skills: int
    posting_count: int
    company_count: int
    span: tuple[date, date] | None
    saved_count: int
    hidden_count: int
    advice: Advice | None
    table: pd.DataFrame
    export: Export

    @property
    def page_count(self) -> int:
        return max(-(-self.total_count // PAGE), 1)


def openings_view(
    snapshot: Snapshot,
    knowledge: Knowledge,
    postings: Postings,
    marks: Mapping[str, PostingMark],
    user: User,
    question: OpeningsQuestion,
) -> OpeningsView:
    """One page of openings for `user`; titles and links are read from the store by id."""
    asked, satisfied = question.asked, knowledge.profile(user).satisfied
    found = matching_postings(
        snapshot, asked, frozenset(satisfied), question.fits(marks), offset=question.page * PAGE, limit=PAGE
    )
    table = with_adverts(found.frame, postings.find(found.frame["posting_id"]))
    rows, kinds = asked.rows(snapshot), list(marks.values())
    catalogue = knowledge.roles.get(question.role)
    return OpeningsView(
        cards=tuple(_cards(table, knowledge, marks)),
        total_count=found.total_count,
        ready_count=found.ready_count,
        few_skills=found.few_skills,
        posting_count=len(rows),
        company_count=company_count(snapshot, rows),
        span=span(snapshot, asked),
        saved_count=kinds.count(PostingMark.SAVED),
        hidden_count=kinds.count(PostingMark.HIDDEN),
        advice=advice(snapshot, asked, catalogue.adjacent if catalogue else (), floor=1),
        table=table[list(COLUMNS)],
        export=table_export(table[list(COLUMNS)], _provenance(snapshot, question, found.total_count)),
    )


def _cards(table: pd.DataFrame, knowledge: Knowledge, marks: Mapping[str, PostingMark]) -> Iterable[OpeningCard]:
    for row in table.to_dict("records"):
        low, high = row["salary_min"], row["salary_max"]
        names = {
            kind: tuple(map(knowledge.skill_name, row[kind]))
            for kind in ("matched", "missing_required", "missing_optional")
        }
        yield OpeningCard(
            posting_id=row["posting_id"],
            title=row["title"] or row["posting_id"],
            company=row["company"],
            city=row["city"],
            country=row["country"],
            remote=row["remote"],
            posted_on=row["posted_on"],
            salary=None if low != low else (low, high),
            fit=row["fit"],
            ready=bool(row["ready"]),
            url=web_address(row["url"]),
            note=source_note(row["source"]),
            mark=marks.get(row["posting_id"]),
            **names,
        )


def _provenance(snapshot: Snapshot, question: OpeningsQuestion, total: int) -> Provenance:
    return provenance_of(
        snapshot,
        "openings",
        slice={
            **asdict(question.asked),
            "show": question.show,
            "least_fit": question.least_fit,
            "least_salary": question.least_salary,
            "skills": question.skills,
            "page": question.page + 1,
        },
        columns=COLUMNS,
        formulas={"fit": "satisfied skills / asked skills", "ready": f"fit >= {THETA}"},
        counts={"openings": total, "rows": min(PAGE, max(total - question.page * PAGE, 0))},
        notes=("One page of the ranking; posting texts stay with their sources.", pay_note()),
    )
