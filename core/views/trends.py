"""The Trends page: what rises and falls among skills, roles, places, companies, years of work and degrees by week.

Pay and work models have weeks only.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

import numpy as np
import pandas as pd

from core.catalogue.exchange_rates import pay_note
from core.formats.export import Export, Provenance, table_export
from core.market.collected import collected
from core.market.demand import company_count
from core.market.pay import pay_of
from core.market.sample_size import SALARY_FLOOR, Advice, advice, too_few
from core.market.series import trend_since
from core.market.trends import Verdict, trends
from core.market.weekly import leaders, market_weeks
from core.snapshot.slices import Slice
from core.snapshot.snapshot import Snapshot
from core.stats.proportions import Pay
from core.texts import kept_with, language, text
from core.views.explore import term_label
from core.views.filters import ANY, WORK_MODELS, Filters
from core.views.knowledge import Knowledge
from core.views.places import places_export, places_table
from core.views.provenance import provenance_of
from core.views.trend_columns import CHANGE, KEYS, WEEKS, told_apart
from core.views.view_cache import remembered
from core.views.windows import span

SECTIONS = ("skills", "roles", "places", "work_model", "pay", "companies", "years", "degrees")
BY = {
    "skills": "skill",
    "roles": "role",
    "places": "country",
    "companies": "company",
    "years": "years",
    "degrees": "degree",
}
SHOWN, LINES = 20, 3


@dataclass(frozen=True, slots=True)
class TrendsQuestion:
    """One section of the page for a role (`ANY`: all) up to and with `today`."""

    section: str
    today: date
    role: str = ANY
    filters: Filters = field(default_factory=Filters)

    @property
    def until(self) -> date:
        """The day after the last one of the window."""
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

    `table` is what is exported: columns of CHANGE with a name, or of WEEKS for work model and pay. `movers` are some of
    its rows, for the chart. `weeks` has one row a name and week (`lines_figure`); `names` are those that can be drawn,
    `lines` those drawn unless told. `places` (a row a country) is set for places, `pay` for pay with at least 30
    salaries, `collected_since` where collecting began within the window.
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
    pay: Pay | None
    export: Export
    weeks_export: Export
    places_export: Export | None
    collected_since: date | None = None

    @kept_with
    def called(self, verdict: str) -> list[str]:
        """Names of what is rising or falling."""
        names: list[str] = self.table.loc[self.table["verdict"] == verdict, "name"].tolist()
        return names

    @kept_with
    def few_movers(self, most: int) -> pd.DataFrame:
        """Those called rising or falling, filled up with others to `most` in all."""
        calm = self.movers["verdict"] == Verdict.NO_CHANGE.value
        return self.movers[~calm | (calm.cumsum() <= max(most - int((~calm).sum()), 0))]

    @kept_with
    def weeks_of(self, names: Sequence[str]) -> pd.DataFrame:
        """The weeks of `names`, in their order."""
        order = self.weeks["name"].map({name: place for place, name in enumerate(names)})
        return self.weeks[order.notna()].assign(order=order).sort_values(["order", "week"]).drop(columns="order")


@remembered(
    lambda snapshot, knowledge, question, country_name=str: (
        question,
        country_name if question.section == "places" else None,
    )
)
def trends_view(
    snapshot: Snapshot, knowledge: Knowledge, question: TrendsQuestion, country_name: Callable[[str], str] = str
) -> TrendsView:
    """The section `question` asks for; `country_name` turns ISO 3166-1 alpha-2 codes into names."""
    naming: dict[str, Callable[[str], str]] = {
        "skills": knowledge.skill_name,
        "roles": knowledge.role_name,
        "places": country_name,
        "years": lambda years: text("terms.years", years=int(years)),
        "degrees": term_label,
    }
    key = ("trends", question, language())  # it may say that there is too little to tell
    if (stored := snapshot.recall(key)) is None:
        stored = snapshot.remember(key, _numbers(snapshot, question))
    numbers: Numbers = stored
    table, weeks = (
        _named(frame, question, naming.get(question.section, str)) for frame in (numbers.table, numbers.weeks)
    )
    movers = _movers(table) if question.section in BY else table.head(0)
    names = tuple(table.sort_values(["now_share", "name"], ascending=[False, True])["name"]) if len(movers) else ()
    window = replace(question.asked, since=trend_since(question.asked, question.until), until=question.until)
    rows = window.rows(snapshot)
    begun = collected(snapshot).since(np.unique(snapshot.source.codes[rows]))
    places = places_table(snapshot, rows, country_name) if question.section == "places" else None
    catalogue = knowledge.roles.get(question.role)
    return TrendsView(
        section=question.section,
        window=window,
        posting_count=len(rows),
        company_count=company_count(snapshot, rows),
        span=span(snapshot, window),
        words=numbers.words,
        advice=advice(snapshot, window, catalogue.adjacent if catalogue else ()),
        now_count=numbers.now_count,
        before_count=numbers.before_count,
        compared_share=numbers.compared_share,
        table=table,
        movers=movers,
        weeks=weeks,
        names=names,
        lines=_lines(movers, names),
        places=places,
        pay=pay_of(snapshot, rows),
        export=table_export(
            told_apart(table), trends_provenance(snapshot, question, f"trends-{question.section}", len(rows))
        ),
        weeks_export=table_export(
            told_apart(weeks), trends_provenance(snapshot, question, f"trends-{question.section}-weeks", len(rows))
        ),
        places_export=None
        if places is None
        else places_export(places, trends_provenance(snapshot, question, "trends-places-map", len(rows))),
        collected_since=begun if begun and window.since and begun > window.since else None,
    )


def narrowed(view: TrendsView, table: pd.DataFrame) -> TrendsView:
    """`view` reduced to the rows in `table`."""
    return view if table is view.table else _narrowed(view, table)


@kept_with
def _narrowed(view: TrendsView, table: pd.DataFrame) -> TrendsView:
    movers, names_left = _movers(table), set(table["name"])
    names = tuple(name for name in view.names if name in names_left)
    return replace(view, table=table, movers=movers, names=names, lines=_lines(movers, names))


def _numbers(snapshot: Snapshot, question: TrendsQuestion) -> Numbers:
    slice, until = question.asked, question.until
    if question.section == "skills":
        whole = trends(snapshot, slice, until)
        compared = whole.compared_share if whole.fixed_mix else None
        return Numbers(whole.words, whole.skills, whole.weeks, whole.now_count, whole.before_count, compared)
    if question.section in BY:
        most = leaders(snapshot, slice, until, BY[question.section])
        bases = (
            int(most.change[f"{period}_postings"].max()) if len(most.change) else 0 for period in ("now", "before")
        )
        return Numbers(most.words, most.change, most.weeks, *bases)
    models = question.section == "work_model"
    left_out = ("salary",) if models else ("work_model", *WORK_MODELS)
    shown = [column for column in WEEKS if not column.startswith(left_out)]
    weeks = market_weeks(snapshot, slice, until)[shown]
    count = int(weeks["work_model_known" if models else "salary_count"].sum())
    words = too_few(count) if models else too_few(count, SALARY_FLOOR, "pay")
    return Numbers(words, weeks, _work_model_lines(weeks) if models else weeks)


def _work_model_lines(weeks: pd.DataFrame) -> pd.DataFrame:
    """The weeks of each work model that occurs, in the columns of a weekly line."""
    stated = weeks["work_model_known"]
    lines = [
        pd.DataFrame(
            {
                "work_model": model,
                "week": weeks["week"],
                "asked_count": (weeks[f"{model}_share"].fillna(0) * stated).round().astype("int64"),
                "posting_count": stated,
                "share": weeks[f"{model}_share"],
                "share_low": weeks[f"{model}_low"],
                "share_high": weeks[f"{model}_high"],
                "complete": weeks["complete"],
            }
        )
        for model in WORK_MODELS
        if weeks[f"{model}_share"].fillna(0).any()
    ]
    return pd.concat(lines, ignore_index=True) if lines else pd.DataFrame(columns=["work_model", "week"])


def _named(frame: pd.DataFrame, question: TrendsQuestion, name: Callable[[str], str]) -> pd.DataFrame:
    named = frame.drop(columns="snapshot_id", errors="ignore")
    if question.section in BY:
        named.insert(1, "name", named[BY[question.section]].map(name).astype("str"))
    elif question.section == "work_model" and "work_model" in named:
        named.insert(
            0, "name", named["work_model"].map(lambda model: text(f"filters.work_model_{model}")).astype("str")
        )
    return named


def _movers(change: pd.DataFrame) -> pd.DataFrame:
    """What is called rising or falling, then the largest changes that are not; most risen first."""
    is_unchanged = (change["verdict"] == Verdict.NO_CHANGE.value).astype(int)
    order = change.assign(said=is_unchanged, size=-change["trend_pp"].abs()).sort_values(["said", "size", "name"])
    return change.loc[sorted(order.index[:SHOWN])].dropna(subset=["trend_pp"])


def _lines(movers: pd.DataFrame, names: tuple[str, ...]) -> tuple[str, ...]:
    called = [] if movers.empty else movers.loc[movers["verdict"] != Verdict.NO_CHANGE.value, "name"].tolist()
    return tuple(dict.fromkeys([*called[: LINES - 1], *called[-1:], *names]))[:LINES]


def trends_provenance(snapshot: Snapshot, question: TrendsQuestion, name: str, count: int) -> Provenance:
    """The provenance of a table of the section over `count` postings."""
    slice = question.asked
    return provenance_of(
        snapshot,
        name,
        slice={
            "role": slice.role,
            "until": question.until,
            "country": slice.country,
            "seniority": slice.seniority,
            "work_model": slice.work_model,
        },
        columns=KEYS | CHANGE | WEEKS,
        formulas={
            "trend_pp": "100 x (now_share_weighted - before_share_weighted)",
            "now_share_plain": "now_count / now_postings",
            "before_share_plain": "before_count / before_postings",
            "share_plain": "asked_count / posting_count",
        },
        counts={"postings": count},
        notes=(pay_note(),) if question.section == "pay" else (),
    )
