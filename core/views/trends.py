"""The Trends page: what rises and falls among skills, roles, places and companies; remote work and pay by week."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

import pandas as pd

from core.exchange import pay_note
from core.export import Export, Provenance, table_export
from core.market.demand import company_count, salaries
from core.market.floors import SALARY_FLOOR, Advice, advice, too_few
from core.market.movement import leaders, market_weeks
from core.market.series import trend_since
from core.market.slices import Slice
from core.market.snapshot import Snapshot
from core.market.statistics import Quartiles, quartiles
from core.market.trends import Verdict, trends
from core.views.filters import ANY, Filters
from core.views.knowledge import Knowledge
from core.views.places import places_export, places_table
from core.views.provenance import provenance_of
from core.views.remembered import remembered
from core.views.windows import span

SECTIONS = ("skills", "roles", "places", "remote", "pay", "companies")
BY = {"skills": "skill", "roles": "role", "places": "country", "companies": "company"}
SHOWN, LINES = 20, 3
KEYS = {
    "skill": "taxonomy id",
    "role": "role id",
    "country": "ISO 3166-1 alpha-2",
    "company": "as the advert names it",
    "name": "name to show",
    "asked_count": "postings that have it",
    "share": "share of postings, 0-1, on a fixed mix where there is one",
    "share_low": "lower end of the 95 % interval, 0-1",
    "share_high": "upper end of the 95 % interval, 0-1",
    "mix_share": "how much of the fixed mix has postings that week, 0-1",
}
CHANGE = {
    "now_count": "postings in the last 28 days that have it",
    "before_count": "postings in the 28 days before that have it",
    "now_postings": "postings in the last 28 days: the base",
    "before_postings": "postings in the 28 days before: the base",
    "now_share": "share of postings now, 0-1, on a fixed mix where there is one",
    "before_share": "share of postings before, 0-1",
    "trend_pp": "change in percentage points per 28 days",
    "trend_low": "lower end of the 95 % interval, percentage points",
    "trend_high": "upper end of the 95 % interval, percentage points",
    "p_value": "two-proportion test on effective numbers of postings",
    "q_value": "p_value adjusted over all rows (Benjamini-Hochberg), 1 where one_company",
    "one_company": "true for a change beyond chance of which more than half is the doing of one company: no trend",
    "verdict": "rising or falling where q_value is at most 0.05",
}
WEEKS = {
    "week": "Monday of the week",
    "complete": "false where the week was not collected whole",
    "posting_count": "postings of the week",
    "remote_known": "postings that say whether the work is remote",
    "remote_share": "share of those that is remote, 0-1",
    "remote_low": "lower end of the 95 % interval, 0-1",
    "remote_high": "upper end of the 95 % interval, 0-1",
    "salary_count": "postings that say their pay",
    "salary_lower": "lower quartile of annual pay, USD; empty below 30 salaries",
    "salary_median": "median of annual pay, USD; empty below 30 salaries",
    "salary_upper": "upper quartile of annual pay, USD; empty below 30 salaries",
}


@dataclass(frozen=True, slots=True)
class TrendsQuestion:
    """One section of the page for a role (`ANY`: all) up to and with `today`."""

    section: str
    today: date
    role: str = ANY
    filters: Filters = field(default_factory=Filters)

    @property
    def until(self) -> date:
        return self.today + timedelta(days=1)

    @property
    def asked(self) -> Slice:
        """Roles are compared over all of them, whichever is chosen."""
        role = None if self.role == ANY or self.section == "roles" else self.role
        return self.filters.narrow(role=role)


@dataclass(frozen=True)
class Numbers:
    """What moved: `table` is exported, `weeks` has one row a name and week. Counts are the postings compared.

    `compared_share` (0-1) is set where the mix was held fixed and how far it reached is known.
    """

    words: str | None
    table: pd.DataFrame
    weeks: pd.DataFrame
    now_count: int = 0
    before_count: int = 0
    compared_share: float | None = None


@dataclass(frozen=True)
class TrendsView:
    """What one section shows.

    `table` is what is exported: columns of CHANGE with a name, or of WEEKS for remote and pay. `movers` are its rows
    for the chart. `weeks` has one row a name and week (`lines_figure`); `names` are those that can be drawn, `lines`
    those drawn unless told. `places` (a row a country) is set for places, `pay` for pay with at least 30 salaries.
    """

    section: str
    window: Slice
    posting_count: int
    company_count: int
    span: tuple[date, date] | None
    words: str | None
    advice: Advice | None
    now_count: int
    before_count: int
    compared_share: float | None
    table: pd.DataFrame
    movers: pd.DataFrame
    weeks: pd.DataFrame
    names: tuple[str, ...]
    lines: tuple[str, ...]
    places: pd.DataFrame | None
    pay: Quartiles | None
    export: Export
    weeks_export: Export
    places_export: Export | None

    def called(self, verdict: str) -> list[str]:
        """Names of what is rising or falling."""
        names: list[str] = self.table.loc[self.table["verdict"] == verdict, "name"].tolist()
        return names

    def weeks_of(self, names: Sequence[str]) -> pd.DataFrame:
        """The weeks of `names`, in their order."""
        order = self.weeks["name"].map({name: place for place, name in enumerate(names)})
        return self.weeks[order.notna()].assign(order=order).sort_values(["order", "week"]).drop(columns="order")


# Names of places are in the reader's language.
@remembered(lambda snapshot, knowledge, question, country_name=str: None if question.section == "places" else question)
def trends_view(
    snapshot: Snapshot, knowledge: Knowledge, question: TrendsQuestion, country_name: Callable[[str], str] = str
) -> TrendsView:
    """The section `question` asks for; `country_name` turns ISO 3166-1 alpha-2 codes into names."""
    naming = {"skills": knowledge.skill_name, "roles": knowledge.role_name, "places": country_name}
    key = ("trends", question)
    if (known := snapshot.recall(key)) is None:
        known = snapshot.remember(key, _numbers(snapshot, question))
    found: Numbers = known
    table, weeks = (_named(frame, question, naming.get(question.section, str)) for frame in (found.table, found.weeks))
    movers = _movers(table) if question.section in BY else table.head(0)
    names = tuple(table.sort_values(["now_share", "name"], ascending=[False, True])["name"]) if len(movers) else ()
    window = replace(question.asked, since=trend_since(question.asked, question.until), until=question.until)
    rows = window.rows(snapshot)
    pay = salaries(snapshot, rows)
    places = places_table(snapshot, rows, country_name) if question.section == "places" else None
    catalogue = knowledge.roles.get(question.role)
    return TrendsView(
        section=question.section,
        window=window,
        posting_count=len(rows),
        company_count=company_count(snapshot, rows),
        span=span(snapshot, window),
        words=found.words,
        advice=advice(snapshot, window, catalogue.adjacent if catalogue else ()),
        now_count=found.now_count,
        before_count=found.before_count,
        compared_share=found.compared_share,
        table=table,
        movers=movers,
        weeks=weeks,
        names=names,
        lines=_lines(movers, names),
        places=places,
        pay=quartiles(pay) if len(pay) >= SALARY_FLOOR else None,
        export=table_export(table, provenance(snapshot, question, f"trends-{question.section}", len(rows))),
        weeks_export=table_export(weeks, provenance(snapshot, question, f"trends-{question.section}-weeks", len(rows))),
        places_export=None
        if places is None
        else places_export(places, provenance(snapshot, question, "trends-places-map", len(rows))),
    )


def _numbers(snapshot: Snapshot, question: TrendsQuestion) -> Numbers:
    asked, until = question.asked, question.until
    if question.section == "skills":
        whole = trends(snapshot, asked, until)
        compared = whole.compared_share if whole.fixed_mix else None
        return Numbers(whole.words, whole.skills, whole.weeks, whole.now_count, whole.before_count, compared)
    if question.section in BY:
        most = leaders(snapshot, asked, until, BY[question.section])
        bases = (int(most.change[f"{one}_postings"].max()) if len(most.change) else 0 for one in ("now", "before"))
        return Numbers(most.words, most.change, most.weeks, *bases)
    remote = question.section == "remote"
    shown = [one for one in WEEKS if not one.startswith("salary" if remote else "remote")]
    weeks = market_weeks(snapshot, asked, until)[shown]
    count = int(weeks["remote_known" if remote else "salary_count"].sum())
    words = too_few(count) if remote else too_few(count, SALARY_FLOOR, "tell the pay")
    return Numbers(words, weeks, _remote_line(weeks) if remote else weeks)


def _remote_line(weeks: pd.DataFrame) -> pd.DataFrame:
    """Remote weeks in the columns of a weekly line."""
    known = weeks["remote_known"]
    return pd.DataFrame(
        {
            "week": weeks["week"],
            "asked_count": (weeks["remote_share"].fillna(0) * known).round().astype("int64"),
            "posting_count": known,
            "share": weeks["remote_share"],
            "share_low": weeks["remote_low"],
            "share_high": weeks["remote_high"],
            "complete": weeks["complete"],
        }
    )


def _named(frame: pd.DataFrame, question: TrendsQuestion, name: Callable[[str], str]) -> pd.DataFrame:
    named = frame.drop(columns="snapshot_id", errors="ignore")
    if question.section in BY:
        named.insert(1, "name", named[BY[question.section]].map(name).astype("str"))
    elif question.section == "remote" and "share" in named:
        named.insert(0, "name", "Remote")
    return named


def _movers(change: pd.DataFrame) -> pd.DataFrame:
    """What is called rising or falling, then the largest changes that are not; most risen first."""
    said = (change["verdict"] == Verdict.NO_CHANGE.value).astype(int)
    order = change.assign(said=said, size=-change["trend_pp"].abs()).sort_values(["said", "size", "name"])
    return change.loc[sorted(order.index[:SHOWN])].dropna(subset=["trend_pp"])


def _lines(movers: pd.DataFrame, names: tuple[str, ...]) -> tuple[str, ...]:
    called = [] if movers.empty else movers.loc[movers["verdict"] != Verdict.NO_CHANGE.value, "name"].tolist()
    return tuple(dict.fromkeys([*called[: LINES - 1], *called[-1:], *names]))[:LINES]


def provenance(snapshot: Snapshot, question: TrendsQuestion, name: str, count: int) -> Provenance:
    """Where a table of the section comes from that counts so many postings."""
    asked = question.asked
    return provenance_of(
        snapshot,
        name,
        slice={
            "role": asked.role, "until": question.until, "country": asked.country, "seniority": asked.seniority,
            "remote": asked.remote,
        },
        columns=KEYS | CHANGE | WEEKS,
        formulas={"trend_pp": "100 x (now_share - before_share)"},
        counts={"postings": count},
        notes=(pay_note(),) if question.section == "pay" else (),
    )  # fmt: skip
