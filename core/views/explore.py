"""The Explore page: any slice by any grouping, and from each number to the postings behind it."""

from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from datetime import date
from urllib.parse import quote

import pandas as pd

from core.export import Export, Provenance, table_export
from core.market.demand import company_count
from core.market.floors import Advice, advice
from core.market.grouping import GROUPINGS, IN_TIME, grouped, rows_of_value
from core.market.slices import Slice
from core.market.snapshot import Snapshot
from core.store.postings import Postings
from core.texts import text
from core.views.filters import ANY, Filters
from core.views.knowledge import Knowledge
from core.views.provenance import provenance_of
from core.views.windows import last_days, span

BY = GROUPINGS
NOT_SAID = "not-said"
SHOWN = 25
RECEIPTS = 100
COLUMNS = {
    "value": "the group: a taxonomy id, code, name or first day; empty where the advert does not say",
    "label": "the same as shown on the page",
    "count": "postings",
    "base": "postings they are a share of",
    "share": "count / base, 0-1",
    "share_low": "lower end of the 95 % interval, 0-1",
    "share_high": "upper end of the 95 % interval, 0-1",
}
RECEIPT_COLUMNS = {
    "posting_id": "source and native id",
    "title": "the advert's own title",
    "company": "as the advert says it",
    "role": "role id",
    "country": "ISO 3166-1 alpha-2",
    "posted_on": "the advert's own date",
    "source": "where the posting was collected",
    "receipt": "address of the posting's receipt on this site",
}


@dataclass(frozen=True, slots=True)
class ExploreQuestion:
    """A slice of the last `days` days up to `today` by one of BY; ANY: whatever it is.

    With `skill`, how many of each group ask for it. `value` is the group whose postings are shown; NOT_SAID: those
    whose advert does not say.
    """

    today: date
    days: int
    by: str
    role: str = ANY
    source: str = ANY
    skill: str = ANY
    value: str = ANY
    filters: Filters = field(default_factory=Filters)

    @property
    def asked(self) -> Slice:
        since, until = last_days(self.days, self.today)
        return self.filters.narrow(
            role=None if self.role == ANY else self.role,
            source=None if self.source == ANY else self.source,
            since=since,
            until=until,
        )

    @property
    def about(self) -> str | None:
        """The skill asked about, if any."""
        return None if self.skill == ANY else self.skill


@dataclass(frozen=True)
class ExploreView:
    """`table` has the columns of COLUMNS, `shown` is what fits a chart; `behind` has those of RECEIPT_COLUMNS, newest
    first, `behind_count` says how many there are.
    """

    posting_count: int
    company_count: int
    span: tuple[date, date] | None
    in_time: bool
    table: pd.DataFrame
    shown: pd.DataFrame
    behind: pd.DataFrame
    behind_count: int
    advice: Advice | None
    export: Export
    behind_export: Export


def explore_view(
    snapshot: Snapshot,
    knowledge: Knowledge,
    postings: Postings,
    question: ExploreQuestion,
    country_name: Callable[[str], str] = str,
) -> ExploreView:
    """What there is in a slice; receipts are read from the store by id."""
    asked = question.asked
    rows = asked.rows(snapshot)
    table = _table(snapshot, knowledge, question, country_name)
    behind, behind_count = _behind(snapshot, postings, question)
    in_time = question.by in IN_TIME
    return ExploreView(
        posting_count=len(rows),
        company_count=company_count(snapshot, rows),
        span=span(snapshot, asked),
        in_time=in_time,
        table=table,
        shown=table if in_time else table.head(SHOWN),
        behind=behind,
        behind_count=behind_count,
        advice=advice(snapshot, asked, (), floor=1),
        export=table_export(table, _provenance(snapshot, question, "explore", COLUMNS, len(rows))),
        behind_export=table_export(
            behind, _provenance(snapshot, question, "explore-postings", RECEIPT_COLUMNS, behind_count)
        ),
    )


def values(table: pd.DataFrame) -> tuple[str, ...]:
    """What a reader can ask the postings of: ANY (none), then every group."""
    return (ANY, *(value or NOT_SAID for value in table["value"]))


def _table(
    snapshot: Snapshot, knowledge: Knowledge, question: ExploreQuestion, country_name: Callable[[str], str]
) -> pd.DataFrame:
    key = ("explore", question.asked, question.by, question.about)
    found: pd.DataFrame | None = snapshot.recall(key)
    if found is None:
        found = snapshot.remember(key, grouped(snapshot, question.asked, question.by, question.about))
    named: dict[str, Callable[[str], str]] = {
        "skill": knowledge.skill_name, "role": knowledge.role_name, "country": country_name,
        "seniority": str.capitalize, "remote": str.capitalize,
    }  # fmt: skip
    label = named.get(question.by, str)
    table = found.copy()
    labels = [label(one) if one else text("explore.not_said") for one in table["value"]]
    table.insert(1, "label", pd.Series(labels, dtype="str"))
    return table[list(COLUMNS)]


def _behind(snapshot: Snapshot, postings: Postings, question: ExploreQuestion) -> tuple[pd.DataFrame, int]:
    empty = pd.DataFrame(columns=list(RECEIPT_COLUMNS))
    if question.value == ANY:
        return empty, 0
    value = "" if question.value == NOT_SAID else question.value
    rows = rows_of_value(snapshot, question.asked, question.by, value, question.about)
    records = [
        (
            one.posting_id, one.raw_title, one.company, one.role, one.place.country_code, one.posted_on, one.source,
            f"/posting?id={quote(one.posting_id, safe='')}",
        )
        for one in postings.find(snapshot.ids(rows[:RECEIPTS]))
    ]  # fmt: skip
    return pd.DataFrame(records, columns=list(RECEIPT_COLUMNS)), len(rows)


def _provenance(
    snapshot: Snapshot, question: ExploreQuestion, table: str, columns: dict[str, str], count: int
) -> Provenance:
    return provenance_of(
        snapshot,
        table,
        slice={
            **asdict(question.asked),
            "days": question.days,
            "by": question.by,
            "skill": question.about,
            "value": None if question.value == ANY else question.value,
        },
        columns=columns,
        formulas={"share": "count / base"},
        counts={"postings": count},
    )
