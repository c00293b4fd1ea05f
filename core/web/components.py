"""Components shared by all pages: numbers with their base, charts, what is new, what is still to set up."""

import zlib
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from typing import Any

import streamlit as st
from babel import Locale
from streamlit.delta_generator import DeltaGenerator

from core.charts.style import chart_config
from core.formats.export import Export
from core.formats.markup import escaped
from core.market.demand import unnamed_share
from core.models import PostingMark, StepState, User
from core.runtime import runtime
from core.snapshot.snapshot import Snapshot
from core.stats.proportions import Estimate
from core.texts import ago, chart_words, day, has_text, moment, number, percent, signed, text
from core.views.home import StandingView
from core.views.last_visit import Since
from core.web.context import locale
from core.web.data_menu import ApiCall, data_menu

LEAST_SAID = 0.005  # less is nothing in whole percent


def sample_banner(snapshot: Snapshot) -> None:
    """Says in one line that the numbers come from the sample, as long as they do, or from a stored snapshot."""
    if snapshot.is_sample:
        st.badge(text("sample.banner"), icon=":material/science:", color="gray")
    wanted = st.query_params.get("snapshot")
    if wanted and wanted != snapshot.snapshot_id:
        st.warning(text("sample.gone"), icon=":material/history:")
    elif wanted and wanted != runtime().snapshots.current.snapshot_id:
        st.info(text("sample.stored"), icon=":material/history:")


def heading_place(snapshot: Snapshot | None = None) -> DeltaGenerator:
    """Where the title goes that is known only once the settings below it are: it has its room from the start.

    With `snapshot` the line about the sample goes there too, as long as it is one.
    """
    place = st.container(key="page_heading_sample" if snapshot is not None and snapshot.is_sample else "page_heading")
    place.empty()  # what holds nothing is not drawn and has no room
    return place


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


def with_signs(base: str, *, plain_bars: bool) -> str:
    """`base` below a chart of what adverts ask for, after what its signs mean and where its bars lead."""
    return " · ".join((text("chart.line" if plain_bars else "chart.signs"), text("chart.click"), base))


def share_metric(
    label: str, share: Estimate | None, counted: str, help: str, before: Estimate | None = None, key: str | None = None
) -> None:
    """A share with its 95 % interval and what it counts; `before` shows by how many points it moved from there."""
    spoken = locale()
    moved = 100 * (share.value - before.value) if share and before else None
    bounds = ""
    if share and share.low == share.low:
        bounds = text("base.interval", low=percent(share.low, spoken), high=percent(share.high, spoken))
    tile(
        label,
        percent(share.value if share else None, spoken),
        " · ".join(filter(None, (counted, bounds))),
        help=help,
        key=key,
        **({} if moved is None else change(moved)),
    )


def change(points: float) -> dict[str, Any]:
    """How a metric shows that it moved by so many points: Streamlit would look for a hyphen where a minus is."""
    rounded = round(points)
    looks = ("green", "up") if rounded > 0 else ("red", "down") if rounded else ("gray", "off")
    delta = text("base.points", points=signed(points, locale()))
    return {"delta": delta, "delta_color": looks[0], "delta_arrow": looks[1]}


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
        if height == "content" and figure.pixels:  # else its room is small until it is drawn, and all below moves
            height = figure.pixels
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


def week(standing: StandingView, spoken: Locale) -> None:
    """What the last seven days brought a role: adverts, and what rises and falls."""
    latest, before = number(standing.week_count, spoken), number(standing.week_before_count, spoken)
    sentences = [text("week.postings", now=latest, before=before)]
    for key, names in (("trends.rising", standing.rising), ("trends.falling", standing.falling)):
        if names:
            sentences.append(text(key, names=", ".join(map(escaped, names))))
    if not standing.rising and not standing.falling:
        sentences.append(text("week.no_change"))
    st.markdown(" ".join(sentences))


def since(changes: Since) -> None:
    """What moved one's own numbers since the last visit, by how much; nothing where nothing did."""
    spoken, zone, lines = locale(), st.context.timezone, []
    for name, change in changes.moved.items():
        for part, moved_by in (("learned", change.learned), ("market", change.market)):
            if has_text(f"since.{part}_{name}") and round(100 * moved_by):
                points = signed(100 * moved_by, spoken)
                lines.append(text(f"since.{part}_{name}", points=points, after=percent(change.after, spoken)))
    if not lines or not changes.visit:
        return
    st.header(since_title(changes))
    st.markdown("\n\n".join(lines))
    visit = moment(changes.visit, spoken, zone)
    if changes.as_of:
        st.caption(text("since.compared", visit=visit, moment=moment(changes.as_of, spoken, zone)))
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


def since_title(changes: Since) -> str:
    """Since the last visit, or since a week ago where its numbers cannot be compared."""
    return text("since.visit" if changes.visit and changes.as_of else "since.week")
