"""Components shared by all pages: numbers with their base, charts, tables, downloads, advice."""

import zlib
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Any
from urllib.parse import urlencode

import pandas as pd
import streamlit as st
from babel import Locale

from core.charts.style import chart_config
from core.config import WINDOW_DAYS
from core.formats.addresses import rooted
from core.formats.export import Export
from core.formats.markup import escaped
from core.market.demand import unnamed_share
from core.market.sample_size import Advice
from core.models import PostingMark, StepState, User
from core.runtime import runtime
from core.snapshot.snapshot import Snapshot
from core.stats.proportions import Estimate
from core.texts import ago, chart_words, day, has_text, moment, number, optional_text, percent, signed, text, value_name
from core.views.filters import ANY, TERM_FILTERS, Filters
from core.views.home import StandingView
from core.views.last_visit import Since
from core.views.process_state import knowledge
from core.views.windows import DAYS
from core.web.context import load_snapshot, locale
from core.web.data_menu import ApiCall, data_menu
from core.web.url_state import FILTERS, choose, last_choice, no_filters

LEAST_SAID = 0.005  # less is nothing in whole percent
CODED = ("kind", "state", "stage", "verdict")  # columns whose values are written in the reader's language
MOMENTS = (
    "started_at",
    "happened_at",
    "signed_in_at",
    "last_used_at",
    "succeeded_at",
    "new_at",
    "expires_at",
    "created_at",
)
DATES = ("week", "posted_on", "starts_on", "finishes_on")


def sample_banner(snapshot: Snapshot) -> None:
    """Says in one line that the numbers come from the sample, as long as they do, or from a stored snapshot."""
    if snapshot.is_sample:
        st.badge(text("sample.banner"), icon=":material/science:", color="gray")
    asked = st.query_params.get("snapshot")
    if asked and asked != snapshot.snapshot_id:
        st.warning(text("sample.gone"), icon=":material/history:")
    elif asked and asked != runtime().snapshots.current.snapshot_id:
        st.info(text("sample.stored"), icon=":material/history:")


def freshness(snapshot: Snapshot) -> str:
    """How long ago the collector last succeeded: "3 hours ago"."""
    return ago(snapshot.as_of, datetime.now(UTC), locale()) if snapshot.as_of else text("sample.never_collected")


def base_line(
    snapshot: Snapshot, posting_count: int, company_count: int | None = None, span: tuple[date, date] | None = None
) -> str:
    """What a number or chart rests on: adverts, companies, first and last day. Goes below every chart."""
    spoken = locale()
    parts = [text("base.postings", postings=number(posting_count, spoken))]
    if company_count is not None:
        parts.append(text("base.companies", companies=number(company_count, spoken)))
        if (unnamed := unnamed_share(snapshot)) >= LEAST_SAID:
            parts.append(text("base.unnamed", share=percent(unnamed, spoken)))
    if span:
        parts.append(text("base.span", first=day(span[0], spoken), last=day(span[1], spoken)))
    return ", ".join(parts)


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
    filtered += [name for name in TERM_FILTERS if name in st.query_params]
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


def outside_words(snapshot: Snapshot) -> str:
    """How many stored postings stand outside of every window, and why; "" where none does."""
    spoken = locale()
    total = number(snapshot.size + snapshot.older_count + snapshot.undated_count, spoken)
    said = []
    if snapshot.older_count:
        said.append(text("advice.older", count=number(snapshot.older_count, spoken), total=total, days=WINDOW_DAYS))
    if snapshot.undated_count:
        said.append(text("advice.undated", count=number(snapshot.undated_count, spoken), total=total))
    return " ".join(said)


def no_postings() -> None:
    """Says that there are no postings at all, how to collect some, and where to see what the collector did."""
    empty = text("advice.loading" if runtime().is_loading_sample else "advice.empty")
    st.info(outside_words(load_snapshot()) or empty, icon=":material/hourglass_empty:")
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
        **({} if moved is None else change(moved)),
    )


def change(points: float) -> dict[str, Any]:
    """How a metric shows that it moved by so many points: Streamlit would look for a hyphen where a minus is."""
    rounded = round(points)
    looks = ("green", "up") if rounded > 0 else ("red", "down") if rounded else ("gray", "off")
    said = text("base.points", points=signed(points, locale()))
    return {"delta": said, "delta_color": looks[0], "delta_arrow": looks[1]}


def tile(label: str, value: str, rests_on: str, *, key: str | None = None, **looks: Any) -> None:
    """A number with its name above it and what it rests on below, which wraps; `looks` is passed on to the metric."""
    with st.container(border=True, height="stretch", key=key or f"tile_{zlib.crc32(label.encode())}"):
        st.metric(label, value, **looks)
        st.caption(escaped(rests_on))


def chart(
    figure: Any,
    key: str,
    *,
    alt: str,
    base: str,
    finding: str | None = None,
    export: Export | None = None,
    api: ApiCall | None = None,
    height: Any = "content",
    on_select: Callable[[], None] | None = None,
) -> None:
    """A card: what the figure shows as its title, the figure, one line on what it rests on, and the Data menu.

    `finding` is plain text, or None where the page's title says it; `alt` is what a screen reader gets;
    `on_select` is called when a bar was clicked, which `st.session_state[key]` then tells.
    """
    with st.container(border=True, key=f"card_{key}"):
        if finding is not None:
            card_title(finding)
        config = chart_config(key.replace("_", "-"), chart_words(locale()))
        if (
            height == "content" and figure.layout.height
        ):  # else its room is small until it is drawn, and all below moves
            height = int(figure.layout.height)
        chosen: dict[str, Any] = {"on_select": on_select, "selection_mode": "points"} if on_select else {}
        st.plotly_chart(figure, theme=None, width="stretch", height=height, key=key, config=config, alt=alt, **chosen)
        base_row(base, key, export, api)


def card_title(words: str) -> None:
    """The heading of a card; `words` is plain text, whoever wrote it.

    Streamlit draws headings at once and HTML a moment later, which moved all that stands below.
    """
    st.header(escaped(words), anchor=False)


def base_row(base: str, key: str, export: Export | None = None, api: ApiCall | None = None) -> None:
    """One quiet line: what numbers rest on at the left, their Data menu at the right."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key=f"base_{key}"):
        st.caption(base, width="stretch")
        if export is not None:
            with st.container(width="content"):
                data_menu(export, key, api)


def listed(key: str, frame: pd.DataFrame) -> str:
    """A Markdown list, one line `text(key)` a row; shares are shown as percentages."""
    spoken = locale()
    lines = [
        text(key, **{name: percent(value, spoken) if _is_share(str(name)) else value for name, value in row.items()})
        for row in frame.to_dict("records")
    ]
    return "\n".join(f"1. {line}" for line in lines)


def week(standing: StandingView, spoken: Locale) -> None:
    """What the last seven days brought a role: adverts, and what rises and falls."""
    now, before = number(standing.week_count, spoken), number(standing.week_before_count, spoken)
    said = [text("week.postings", now=now, before=before)]
    for key, names in (("trends.rising", standing.rising), ("trends.falling", standing.falling)):
        if names:
            said.append(text(key, names=", ".join(map(escaped, names))))
    if not standing.rising and not standing.falling:
        said.append(text("week.no_change"))
    st.markdown(" ".join(said))


def since(found: Since) -> None:
    """What moved one's own numbers since the last visit, by how much; nothing where nothing did."""
    spoken, zone, lines = locale(), st.context.timezone, []
    for name, change in found.moved.items():
        for part, moved_by in (("learned", change.learned), ("market", change.market)):
            if has_text(f"since.{part}_{name}") and round(100 * moved_by):
                points = signed(100 * moved_by, spoken)
                lines.append(text(f"since.{part}_{name}", points=points, after=percent(change.after, spoken)))
    if not lines or not found.visit:
        return
    st.header(since_title(found))
    st.markdown("\n\n".join(lines))
    visit = moment(found.visit, spoken, zone)
    if found.as_of:
        st.caption(text("since.compared", visit=visit, moment=moment(found.as_of, spoken, zone)))
    else:
        st.caption(text("since.gone", moment=visit))


def checklist(user: User, marks: Mapping[str, PostingMark]) -> None:
    """What is still to set up; once all of it is done, how far the plan is."""
    steps = (
        ("skills", bool(user.skills), "profile.py"),
        ("role", bool(user.target_roles), "profile.py"),
        ("plan", bool(user.progress), "roadmap.py"),
        ("job", PostingMark.SAVED in marks.values(), "openings.py"),
    )
    done = sum(is_done for _, is_done, _ in steps)
    if done == len(steps):
        _progress_card(user)
        return
    st.markdown(text("checklist.title", done=done, total=len(steps)))
    st.progress(done / len(steps))
    for name, is_done, page in steps:
        if is_done:
            words = text(f"checklist.{name}_done", count=len(user.skills))
            st.markdown(f":green[:material/check_circle:] {words}")
        else:
            st.page_link(page, label=text(f"checklist.{name}"), icon=":material/radio_button_unchecked:")


def _progress_card(user: User) -> None:
    done = sum(state is StepState.DONE for state in user.progress.values())
    learning = sum(state is StepState.LEARNING for state in user.progress.values())
    st.markdown(text("checklist.progress"))
    st.progress(done / max(len(user.progress), 1))
    st.markdown(text("checklist.steps", done=done, learning=learning))
    st.page_link("roadmap.py", label=text("home.to_roadmap"), icon=":material/route:")


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
    coded = [name for name in CODED if name in frame]
    if coded:
        frame = frame.assign(**{name: frame[name].map(value_name) for name in coded})
    digits = {name: 3 for name in frame.columns if _is_share(name)}
    digits |= {name: 1 for name in frame.columns if name == "lift" or name.startswith("trend_")}
    st.dataframe(
        frame.round(digits),
        width="stretch",
        height=height,
        hide_index=True,
        key=key,
        column_config=columns(frame, labels),
        alt=alt,
        column_order=[*(name for name in frame.columns if name not in last), *last],
        placeholder="–",
    )


def behind(frame: pd.DataFrame, by: str, days: int, filters: Filters, **asked: object) -> pd.DataFrame:
    """`frame` with a column that leads from each number to its postings on Explore.

    Rows are told apart by the column `by`, a grouping of Explore; `asked` are more of its choices.
    """
    asked |= {"days": days, "country": filters.country, "level": filters.seniority, "work_model": filters.work_model}
    there = {name: value for name, value in asked.items() if value != ANY}
    links = [rooted(f"/explore?{urlencode({'by': by, **there, f'{by}_value': value})}") for value in frame[by]]
    return frame.assign(behind=links)


def _is_share(name: str) -> bool:
    return name.endswith(
        ("share", "_part", "_low", "_high", "coverage", "gain", "likeness", "similarity")
    ) and not name.startswith(("unlock", "trend"))


def columns(frame: pd.DataFrame, labels: Mapping[str, str | None] | None = None) -> dict[str, Any]:
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
        elif name in MOMENTS:
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
