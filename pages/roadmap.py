"""Roadmap: what to learn in which order for a target role, by when, why, and from what."""

from datetime import UTC, datetime

import streamlit as st

from core import session
from core.accounts import progress
from core.charts.roadmap import prerequisite_figure, timeline_figure
from core.learning import Cost, Level, ResourceType
from core.markup import escaped
from core.models import StepState
from core.runtime import runtime
from core.texts import day, number, percent, text
from core.views.reasons import resource_lines, step_reason
from core.views.roadmap import HOURS, WEEKS, Pace, RoadmapQuestion, Taste, roadmap_view

user = session.require_user()
knowledge, locale = session.knowledge(), session.locale()

st.title(text("roadmap.title"))
st.write(text("roadmap.intro"))
if not user.target_roles:
    st.info(text("roadmap.no_roles"), icon=":material/flag:")
    st.page_link("profile.py", label=text("gap.choose_roles"), icon=":material/person:")
    st.stop()

snapshot = session.load_snapshot()
session.sample_banner(snapshot)
with st.container(horizontal=True, vertical_alignment="bottom"):
    role = session.url_choice(text("gap.role"), "role", user.target_roles, format_func=knowledge.role_name, width=260)
    hours = session.url_choice(text("roadmap.hours"), "hours", HOURS, 8, help=text("roadmap.hours_help"), width=150)
    weeks = session.url_choice(
        text("roadmap.weeks"), "weeks", WEEKS, 26, lambda weeks: text("roadmap.weeks_value", weeks=weeks), width=150
    )
    days = session.url_days(width=150)
    filters = session.url_filters(snapshot)
with st.expander(text("roadmap.taste"), icon=":material/tune:"):
    kinds = (("level", Level), ("cost", Cost), ("type", ResourceType))
    wanted = []
    for place, (name, kind) in zip(st.columns(3), kinds, strict=True):
        with place:
            chosen = session.url_many(
                text(f"roadmap.{name}"), f"{name}s", [str(one) for one in kind], placeholder=text("roadmap.any"),
                format_func=lambda one, name=name: text(f"resource.{name}_{one}"),
            )  # fmt: skip
            wanted.append(chosen)
now = datetime.now(UTC)
question = RoadmapQuestion(role, session.today(snapshot), days, Pace(hours, weeks, now.date()), filters)
view = roadmap_view(snapshot, knowledge, session.learning(), user, question, Taste.of(*wanted))
plan = view.plan
if view.words:
    session.few_postings(text("gap.too_few", words=view.words, role=view.role_name), view.advice, days, collect=True)
    st.stop()
if not view.cards:
    st.success(text("roadmap.nothing", role=view.role_name), icon=":material/celebration:")
    st.page_link("openings.py", label=text("nav.openings"), icon=":material/work:")
    st.stop()

tiles = st.columns(3)
with tiles[0]:
    session.share_metric(
        text("roadmap.readiness"), plan.readiness_after,
        text("roadmap.readiness_now", now=percent(plan.readiness.value, locale)), text("roadmap.readiness_help"),
        plan.readiness if plan.readiness_after.value > plan.readiness.value else None,
    )  # fmt: skip
with tiles[1]:
    session.tile(
        text("roadmap.study"), text("roadmap.study_value", hours=number(plan.hours, locale)),
        text("roadmap.study_of", budget=number(plan.budget, locale)),
    )  # fmt: skip
with tiles[2]:
    session.tile(
        text("roadmap.finish"), day(view.finishes_on, locale) if view.finishes_on else "–",
        text("roadmap.finish_of", count=view.open_count),
    )  # fmt: skip
st.write(text(f"roadmap.decided_{plan.decided_by.value}"))

base = session.base_line(snapshot, plan.posting_count, view.company_count, view.span)
if view.open_count:
    session.chart(
        timeline_figure(view.table, session.colours()), "roadmap_timeline", export=view.export,
        alt=text("roadmap.timeline_alt", count=view.open_count, role=view.role_name),
        base=text("roadmap.base", rated=number(plan.readiness.n, locale)) + " · " + base,
    )  # fmt: skip
    st.download_button(
        text("roadmap.calendar"), lambda: view.calendar(now), view.calendar_name, "text/calendar",
        key="roadmap_calendar", on_click="ignore", icon=":material/event:", help=text("roadmap.calendar_help"),
    )  # fmt: skip

if not view.graph.edges.empty:
    with st.expander(text("roadmap.graph"), icon=":material/account_tree:"):
        session.chart(
            prerequisite_figure(view.graph.nodes, view.graph.edges, session.colours()), "roadmap_graph",
            alt=text("roadmap.graph_alt", count=len(view.graph.edges)), base=text("roadmap.graph_base") + " " + base,
            export=view.graph_export,
        )  # fmt: skip

st.header(text("roadmap.steps"))
for card in view.cards:
    step = card.step
    with st.container(border=True):
        with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
            st.markdown(f"### {card.place}. {card.name}", width="content")
            state = st.segmented_control(
                text("roadmap.state", name=card.name), list(StepState), default=step.state, required=True,
                format_func=lambda state: text(f"roadmap.{state.value}"), label_visibility="collapsed",
                key=f"roadmap_{step.skill}_{user.version}",
            )  # fmt: skip
        if state != step.state:
            progress.save_step(runtime(), user, step.skill, state, card.name)
        if step.starts_on and step.finishes_on:
            st.caption(
                text("roadmap.when", hours=number(step.hours, locale), first=day(step.starts_on, locale),
                     last=day(step.finishes_on, locale))
            )  # fmt: skip
        st.markdown(step_reason(card, locale))
        if card.resources or card.other_count:
            with st.expander(text("roadmap.resources", count=len(card.resources)), icon=":material/menu_book:"):
                st.markdown(resource_lines(card.resources, locale) or text("roadmap.no_resources"))
                if card.other_count:
                    st.caption(text("roadmap.other_resources", count=card.other_count))
        if card.projects:
            st.caption(text("roadmap.projects"))
            with st.container(horizontal=True):
                for idea in card.projects:
                    st.page_link(
                        "projects.py", icon=":material/construction:", query_params={"q": idea.title, "role": role},
                        label=text("roadmap.project", title=escaped(idea.title), hours=idea.hours), width="content",
                    )  # fmt: skip
if view.left_out:
    st.caption(text("roadmap.left_out", count=len(view.left_out), names=", ".join(view.left_out[:12])))
with st.expander(text("roadmap.table"), icon=":material/table:"):
    session.table(view.table, "roadmap_table", alt=text("roadmap.table"))
