"""What pages show alike: numbers with what they rest on, charts, tables, downloads, advice."""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Any
from urllib.parse import urlencode

import pandas as pd
import streamlit as st

from core.charts.style import chart_config
from core.export import Export
from core.market.floors import Advice
from core.market.snapshot import Snapshot
from core.market.statistics import Estimate
from core.markup import escaped
from core.runtime import runtime
from core.session.address import FILTERS, choose, last_choice, no_filters
from core.session.looking import load_snapshot, locale
from core.texts import ago, chart_words, day, moment, number, optional_text, percent, text
from core.views.filters import ANY, Filters
from core.views.shared import knowledge
from core.views.since import Since
from core.views.windows import DAYS

DATES = ("week", "posted_on", "starts_on", "finishes_on")


def sample_banner(snapshot: Snapshot) -> None:
    """Says on every page that the numbers come from the sample, as long as they do, or from a stored snapshot."""
    if snapshot.is_sample:
        st.info(text("sample.banner"), icon=":material/science:")
    asked = st.query_params.get("snapshot")
    if asked and asked != snapshot.snapshot_id:
        st.warning(text("sample.gone"), icon=":material/history:")
    elif asked and asked != runtime().snapshots.current.snapshot_id:
        st.info(text("sample.stored"), icon=":material/history:")


def snapshot_note(snapshot: Snapshot, span: tuple[date, date] | None = None) -> str:
    """Which snapshot a number is from and how fresh it is, after first and last day of its window."""
    as_of = moment(snapshot.as_of, locale(), st.context.timezone) if snapshot.as_of else text("sample.never_collected")
    note, spoken = text("sample.snapshot", snapshot_id=snapshot.snapshot_id, as_of=as_of), locale()
    return f"{text('base.span', first=day(span[0], spoken), last=day(span[1], spoken))} · {note}" if span else note


def freshness(snapshot: Snapshot) -> str:
    """How long ago the collector last succeeded: "3 hours ago"."""
    return ago(snapshot.as_of, datetime.now(UTC), locale()) if snapshot.as_of else text("sample.never_collected")


def base_line(
    snapshot: Snapshot, posting_count: int, company_count: int | None = None, span: tuple[date, date] | None = None
) -> str:
    """What a number or chart rests on: postings, companies, first and last day, snapshot. Goes below every chart."""
    spoken = locale()
    parts = [text("base.postings", postings=number(posting_count, spoken))]
    if company_count is not None:
        parts.append(text("base.companies", companies=number(company_count, spoken)))
    return " · ".join([*parts, snapshot_note(snapshot, span)])


def few_postings(
    words: str,
    found: Advice | None,
    days: int | None = None,
    switch_role: bool = False,
    all_roles: bool = False,
    collect: bool = False,
) -> None:
    """Says why there is nothing to show, with what to try as buttons; the page goes on unless it stops.

    `words` is the sentence, `found` the floors' advice; `days` is the chosen window where the page has one; with
    `switch_role` the roles that have enough postings are offered, for pages whose "role" may be any; with `all_roles`
    all of them together. With `collect` the sentence goes on to say that more postings would help. Where there are no
    postings at all, only collecting helps, and that is said instead.
    """
    if not load_snapshot().size:
        no_postings()
        return
    longer = [more for more in DAYS if days is not None and more > days]
    filtered = [name for name in FILTERS if last_choice(name) != ANY]
    others = found.similar_roles[:3] if found and switch_role else ()
    if collect:
        words += " " + text("advice.try" if longer or filtered or all_roles or others else "advice.collect")
    st.info(words, icon=":material/hourglass_empty:")
    with st.container(horizontal=True):
        if longer:
            st.button(
                text("advice.longer", days=longer[-1]), key="advice_longer", on_click=choose, args=("days", longer[-1])
            )
        if filtered:
            st.button(text("advice.no_filters"), key="advice_no_filters", on_click=no_filters)
        if all_roles:
            st.button(text("trends.all_roles"), key="advice_all_roles", on_click=choose, args=("role", ANY))
        for role in others:
            st.button(knowledge().role_name(role), key=f"advice_{role}", on_click=choose, args=("role", role))


def no_postings() -> None:
    """Says that there are no postings at all, how to collect some, and where to see what the collector did."""
    st.info(text("advice.empty"), icon=":material/hourglass_empty:")
    if st.query_params.get("section") != "coverage":  # else one stands there, beside it
        st.page_link("data.py", label=text("data.runs"), icon=":material/sync:", query_params={"section": "runs"})


def share_metric(
    label: str, found: Estimate | None, counted: str, help: str, before: Estimate | None = None, key: str | None = None
) -> None:
    """A share with its 95 % interval and what it counts; `before` shows by how many points it moved from there."""
    spoken = locale()
    moved = 100 * (found.value - before.value) if found and before else None
    bounds = ""
    if found and found.low == found.low:
        bounds = text("base.interval", low=percent(found.low, spoken), high=percent(found.high, spoken))
    tile(
        label,
        percent(found.value if found else None, spoken),
        " · ".join(filter(None, (counted, bounds))),
        help=help,
        key=key,
        delta=None if moved is None else text("base.points", points=f"{moved:+.0f}"),
        delta_color="off" if not moved else "normal",
        delta_arrow="off" if not moved else "auto",
    )


def tile(label: str, value: str, rests_on: str, *, key: str | None = None, **looks: Any) -> None:
    """A number with its name above it and what it rests on below, which wraps; `looks` is passed on to the metric."""
    with st.container(border=True, height="stretch", key=key):
        st.metric(label, value, **looks)
        st.caption(escaped(rests_on))


def chart(figure: Any, key: str, *, alt: str, base: str, export: Export | None = None, height: Any = "content") -> None:
    """A figure with what it rests on below, its PNG in the corner, and its CSV and metadata as buttons."""
    config = chart_config(key.replace("_", "-"), chart_words(locale()))
    st.plotly_chart(figure, theme=None, width="stretch", height=height, key=key, config=config, alt=alt)
    st.caption(base)
    if export is not None:
        downloads(export, key)


def listed(key: str, frame: pd.DataFrame) -> str:
    """A Markdown list, one line `text(key)` a row; shares are shown as percentages."""
    spoken = locale()
    lines = [
        text(key, **{name: percent(value, spoken) if _is_share(str(name)) else value for name, value in row.items()})
        for row in frame.to_dict("records")
    ]
    return "\n".join(f"1. {line}" for line in lines)


def week(now: int, before: int, rising: Sequence[str], falling: Sequence[str]) -> None:
    """What the last seven days brought: postings, and what rises and falls."""
    spoken = locale()
    st.markdown(text("week.postings", now=number(now, spoken), before=number(before, spoken)))
    for key, names in (("trends.rising", rising), ("trends.falling", falling)):
        if names:
            st.markdown(text(key, names=", ".join(map(escaped, names))))
    if not rising and not falling:
        st.write(text("week.no_change"))


def since(found: Since) -> None:
    """What moved one's own numbers since the last visit, by how much: what one learned, and the market."""
    spoken, zone, lines = locale(), st.context.timezone, []
    for name, change in found.moved.items():
        for part, moved_by in (("learned", change.learned), ("market", change.market)):
            if optional_text(f"since.{part}_{name}") and round(100 * moved_by):
                points = f"{100 * moved_by:+.0f}"
                lines.append(text(f"since.{part}_{name}", points=points, after=percent(change.after, spoken)))
    st.markdown("\n\n".join(lines or [text("since.nothing")]))
    visit = moment(found.visit, spoken, zone) if found.visit else ""
    if found.as_of:
        st.caption(text("since.compared", visit=visit, moment=moment(found.as_of, spoken, zone)))
    elif found.visit:
        st.caption(text("since.gone", moment=visit))


def since_title(found: Since) -> str:
    """Since the last visit, or since a week ago where its numbers cannot be compared."""
    return text("since.visit" if found.visit and found.as_of else "since.week")


def table(
    frame: pd.DataFrame,
    key: str,
    *,
    alt: str | None = None,
    height: Any = "auto",
    labels: Mapping[str, str | None] | None = None,
    last: Sequence[str] = (),
) -> None:
    """A table with columns labelled and formatted by name (table [columns] of the texts); others stay hidden.

    `labels` says otherwise for single columns; None hides one. Columns in `last` come after all others, as what matters
    less: a phone shows the first three.
    """
    digits = {name: 3 for name in frame.columns if _is_share(name)}
    digits |= {name: 1 for name in frame.columns if name == "lift" or name.startswith("trend_")}
    st.dataframe(
        frame.round(digits), width="stretch", height=height, hide_index=True, key=key,
        column_config=columns(key, frame, labels), alt=alt,
        column_order=[*(name for name in frame.columns if name not in last), *last],
    )  # fmt: skip


def behind(frame: pd.DataFrame, by: str, days: int, filters: Filters, **asked: object) -> pd.DataFrame:
    """`frame` with a column that leads from each number to its postings on Explore.

    Rows are told apart by the column `by`, a grouping of Explore; `asked` are more of its choices.
    """
    asked |= {"days": days, "country": filters.country, "level": filters.seniority, "remote": filters.remote}
    there = {name: value for name, value in asked.items() if value != ANY}
    links = [f"/explore?{urlencode({'by': by, **there, f'{by}_value': value})}" for value in frame[by]]
    return frame.assign(behind=links)


def _is_share(name: str) -> bool:
    return name.endswith(
        ("share", "_part", "_low", "_high", "coverage", "readiness", "similarity")
    ) and not name.startswith(("unlock", "trend"))


def columns(page: str, frame: pd.DataFrame, labels: Mapping[str, str | None] | None = None) -> dict[str, Any]:
    """Column configuration by the kind of number a column holds; labels from the texts, columns without one hidden."""
    shown: dict[str, Any] = {}
    for name in frame.columns:
        label = (labels or {}).get(name, optional_text(f"columns.{name}"))
        explained = optional_text(f"columns_help.{name}")
        if label is None:
            shown[name] = None
        elif _is_share(name):
            shown[name] = st.column_config.NumberColumn(label, format="percent", step=0.001, help=explained)
        elif name == "behind":
            shown[name] = st.column_config.LinkColumn(label, display_text=text("receipt.postings"), help=explained)
        elif name == "receipt":
            shown[name] = st.column_config.LinkColumn(label, display_text=text("receipt.open"), help=explained)
        elif name == "lift" or name.startswith("trend_"):
            shown[name] = st.column_config.NumberColumn(label, format="localized", step=0.1, help=explained)
        elif name == "started_at":
            zone = st.context.timezone
            shown[name] = st.column_config.DatetimeColumn(label, format="localized", timezone=zone, help=explained)
        elif name in DATES:
            shown[name] = st.column_config.DateColumn(label, format="localized", help=explained)
        elif pd.api.types.is_integer_dtype(frame[name]) and not pd.api.types.is_bool_dtype(frame[name]):
            shown[name] = st.column_config.NumberColumn(label, format="localized", help=explained)
        elif name.startswith(("unlock", "salary")):
            shown[name] = st.column_config.NumberColumn(label, format="localized", step=1, help=explained)
        else:
            shown[name] = st.column_config.Column(label, help=explained)
    return shown


def downloads(export: Export, page: str, words: str = "download") -> None:
    """The table as CSV and what it rests on as JSON, byte for byte as the API gives them.

    `words` is the table of the texts that names the buttons.
    """
    with st.container(horizontal=True):
        st.download_button(
            text(f"{words}.csv"), export.csv, export.csv_name, "text/csv", key=f"{page}_csv", on_click="ignore",
            icon=":material/download:", help=text(f"{words}.csv_help"),
        )  # fmt: skip
        st.download_button(
            text(f"{words}.metadata"), export.metadata, export.metadata_name, "application/json",
            key=f"{page}_metadata", on_click="ignore", icon=":material/data_object:",
        )  # fmt: skip
