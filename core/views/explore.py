"""The Explore page: any slice by any grouping, and from each number to the postings behind it."""

from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass, field, replace
from datetime import date
from urllib.parse import quote

import pandas as pd

from core.formats.addresses import rooted
from core.formats.export import Export, Provenance, table_export
from core.market.demand import company_count
from core.market.grouping import GROUPINGS, IN_TIME, Grouping, next_period, rows_of_value
from core.market.sample_size import Advice, advice
from core.snapshot.columns import TERMS
from core.snapshot.slices import Slice
from core.snapshot.snapshot import Snapshot
from core.store.postings import Postings
from core.texts import kept_with, language, level_name, optional_text, speaking, text
from core.views.columns import interval
from core.views.filters import ANY, Filters
from core.views.kinds import of_group
from core.views.knowledge import Knowledge
from core.views.provenance import provenance_of
from core.views.view_cache import remembered
from core.views.windows import last_days, span

BY = GROUPINGS
NOT_SAID = "not-said"
SHOWN = 25
FEWEST_PERIODS = 2  # that make a line
RECEIPTS = 100
COLUMNS = {
    "value": "the group: a taxonomy id, code, name or first day; empty where the advert does not say",
    "label": "the same as shown on the page",
    "count": "postings",
    "base": "postings they are a share of",
    "share": "count / base, 0-1",
    **interval("share"),
    "alone_share": "of a skill: share that asks for it by itself, 0-1; empty where no skill is counted",
    "choice_share": "of a skill: share in which it is one of several of which any one is enough, 0-1; adds up to share",
}
RECEIPT_COLUMNS = {
    "posting_id": "source and native id",
    "title": "the advert's own title",
    "company": "as the advert names it",
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
        """The slice of the question."""
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
    """Numbers by the dimension asked for, and the adverts behind them.

    `table` has the columns of COLUMNS and the MOST groups with most adverts (in time the last ones) of `value_count`;
    `export` and `parts` hold all, `shown` is what fits a chart. `behind` has the columns of RECEIPT_COLUMNS, newest
    first, `behind_count` says how many there are. In time the weeks or months that the window cuts short are not in
    `shown`: they look like a fall.
    """

    posting_count: int
    company_count: int
    span: tuple[date, date] | None
    in_time: bool
    table: pd.DataFrame
    value_count: int
    shown: pd.DataFrame
    behind: pd.DataFrame
    behind_count: int
    advice: Advice | None
    export: Export
    behind_export: Export
    parts: Callable[[], Iterable[pd.DataFrame]]

    def groups(self, limit: int) -> pd.DataFrame:
        """At most `limit` groups, those with most adverts; in time the last ones."""
        if limit <= len(self.table) or len(self.table) == self.value_count:
            return self.table.tail(limit) if self.in_time else self.table.head(limit)
        whole = pd.concat(list(self.parts()), ignore_index=True)
        return whole.tail(limit) if self.in_time else whole.head(limit)


@remembered(
    lambda snapshot, knowledge, postings, question, country_name=str: (
        (question, country_name if question.by == "country" else None) if question.value == ANY else None
    ),
    in_snapshot=True,
)
def explore_view(
    snapshot: Snapshot,
    knowledge: Knowledge,
    postings: Postings,
    question: ExploreQuestion,
    country_name: Callable[[str], str] = str,
) -> ExploreView:
    """What there is in a slice; receipts are read from the store by id."""
    slice = question.asked
    rows = slice.rows(snapshot)
    first, value_count = _first_groups(snapshot, question)
    named = _naming(knowledge, question.by, country_name)
    table = named(first)

    def parts() -> Iterable[pd.DataFrame]:
        return map(named, _parts(snapshot, question, first, value_count))

    behind, behind_count = _behind(snapshot, postings, question)
    in_time = question.by in IN_TIME
    return ExploreView(
        posting_count=len(rows),
        company_count=company_count(snapshot, rows),
        span=span(snapshot, slice),
        in_time=in_time,
        table=table,
        value_count=value_count,
        shown=_whole_periods(table, question) if in_time else table.head(SHOWN),
        behind=behind,
        behind_count=behind_count,
        advice=advice(snapshot, slice, (), floor=1),
        export=Export(parts, _provenance(snapshot, question, "explore", COLUMNS, len(rows))),
        behind_export=table_export(
            behind, _provenance(snapshot, question, "explore-postings", RECEIPT_COLUMNS, behind_count)
        ),
        parts=parts,
    )


@kept_with
def of_kind(view: ExploreView, group: str) -> ExploreView:
    """`view` of skills with only those of `group`, a SkillGroup."""
    table = of_group(view.table, group, "value")
    return replace(view, table=table, shown=table.head(SHOWN))


def term_label(value: str) -> str:
    """A value of Terms in words; one without words is returned as it is."""
    return optional_text(f"terms.{value.replace(' ', '_')}") or value


def values(table: pd.DataFrame) -> tuple[str, ...]:
    """What a reader can ask the postings of: ANY (none), then every group."""
    return (ANY, *(value or NOT_SAID for value in table["value"]))


def _first_groups(snapshot: Snapshot, question: ExploreQuestion) -> tuple[pd.DataFrame, int]:
    """The groups a page shows, and how many there are in all."""
    key = ("explore", question.asked, question.by, question.about)
    if (grouped_first := snapshot.recall(key)) is None:
        grouping = Grouping(snapshot, question.asked, question.by, question.about)
        grouped_first = snapshot.remember(key, (grouping.first(), grouping.value_count))
    first: tuple[pd.DataFrame, int] = grouped_first
    return first


def _whole_periods(table: pd.DataFrame, question: ExploreQuestion) -> pd.DataFrame:
    """The weeks or months that lie in the window whole; all where fewer than two do."""
    since, until = last_days(question.days, question.today)
    begins = [date.fromisoformat(value) for value in table["value"]]
    is_whole = [since <= begin and next_period(begin, question.by) <= until for begin in begins]
    return table[is_whole] if sum(is_whole) >= FEWEST_PERIODS else table


def _parts(
    snapshot: Snapshot, question: ExploreQuestion, first: pd.DataFrame, value_count: int
) -> Iterable[pd.DataFrame]:
    """All groups; counted again only where there are more than a page shows."""
    if len(first) == value_count:
        return (first,)
    return Grouping(snapshot, question.asked, question.by, question.about).parts()


def _naming(
    knowledge: Knowledge, by: str, country_name: Callable[[str], str]
) -> Callable[[pd.DataFrame], pd.DataFrame]:
    """What gives a frame of groups its labels, in the language spoken now."""
    named: dict[str, Callable[[str], str]] = {
        "skill": knowledge.skill_name,
        "role": knowledge.role_name,
        "country": country_name,
        "seniority": level_name,
        "spoken": knowledge.skill_name,
        **dict.fromkeys(TERMS, term_label),
        "work_model": lambda model: text(f"filters.work_model_{model}"),
    }
    label, spoken = named.get(by, str), language()

    def name(groups: pd.DataFrame) -> pd.DataFrame:
        with speaking(spoken):
            nothing = text("explore.no_role" if by == "role" else "explore.not_said")
            labels = [label(value) if value else nothing for value in groups["value"]]
        table = groups.copy()
        table.insert(1, "label", pd.Series(labels, dtype="str"))
        table["alone_share"] = table["share"] - table["choice_share"]
        return table[list(COLUMNS)]

    return name


def _behind(snapshot: Snapshot, postings: Postings, question: ExploreQuestion) -> tuple[pd.DataFrame, int]:
    empty = pd.DataFrame(columns=list(RECEIPT_COLUMNS))
    if question.value == ANY:
        return empty, 0
    value = "" if question.value == NOT_SAID else question.value
    rows = rows_of_value(snapshot, question.asked, question.by, value, question.about)
    records = [
        (
            posting.posting_id,
            posting.raw_title,
            posting.company,
            posting.role,
            posting.place.country_code,
            posting.posted_on,
            posting.source,
            rooted(f"/posting?id={quote(posting.posting_id, safe='')}"),
        )
        for posting in postings.find(snapshot.ids(rows[:RECEIPTS]))
    ]
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
