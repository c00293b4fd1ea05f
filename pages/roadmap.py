"""Roadmap: what to learn in which order for a role, by when, why, and from what; only the current step is open."""

from datetime import UTC, datetime
from enum import StrEnum
from typing import Literal

import streamlit as st

from core import web as session
from core.catalogue.learning import Cost, ResourceType
from core.catalogue.skill import Level
from core.charts.roadmap import prerequisite_figure, timeline_figure
from core.models import StepState
from core.runtime import runtime
from core.sharing.content import roadmap_content
from core.texts import day, lower_name, number, percent, speak, text
from core.views.filters import choices
from core.views.paper import plan_paper
from core.views.prose import left_out_lines, step_reason
from core.views.roadmap import StepCard, roadmap_view
from core.views.roadmap_question import HOURS, WEEKS, Pace, RoadmapQuestion, Taste
from core.views.standing import counts_view
from core.web import sharing
from core.web.auth import progress
from core.web.plan_steps import how_to_learn, step_line

LEFT_OUT = 8
user = session.person()
knowledge, locale, snapshot = session.knowledge(), session.locale(), session.load_snapshot()
roles = tuple(dict.fromkeys([*user.target_roles, *choices(snapshot).roles]))
if not roles:
    st.title(text("roadmap.title"))
    session.no_postings()
    session.end_page()


def taste_of() -> list[list[str]]:
    """Levels, costs and kinds of learning material; inside the open settings."""

    def pick(name: str, kind: type[StrEnum]) -> list[str]:
        return session.url_many(
            text(f"roadmap.{name}"),
            f"{name}s",
            [str(choice) for choice in kind],
            placeholder=text("roadmap.any"),
            format_func=lambda choice: text(f"resource.{name}_{choice}"),
        )

    return [pick("level", Level), pick("cost", Cost), pick("type", ResourceType)]


def step_key(card: StepCard) -> str:
    """What tells a step from the others: a big skill has a second one."""
    first = all(other.step.skill != card.step.skill for other in view.cards[: card.place - 1])
    return card.step.skill if first else f"{card.step.skill}_{card.step.stage}"


def state_buttons(card: StepCard) -> None:
    """Start, done, or take it back; a visitor first keeps the plan, which takes an account."""
    step, current = card.step, card is open_card
    if session.is_visitor(user):
        if current and st.button(
            text("roadmap.keep"), key="roadmap_keep", type="primary", icon=":material/bookmark_add:"
        ):
            st.switch_page("register.py")
        return
    moves = {
        StepState.TO_DO: ((StepState.LEARNING, "start"), (StepState.DONE, "known")),
        StepState.LEARNING: ((StepState.DONE, "done_button"), (StepState.TO_DO, "put_back")),
        StepState.DONE: ((StepState.TO_DO, "put_back"),),
    }
    for place, (state, words) in enumerate(moves[step.state]):
        weight: Literal["primary", "tertiary"] = "primary" if current and place == 0 else "tertiary"
        if st.button(text(f"roadmap.{words}"), key=f"{words}_{step_key(card)}", type=weight):
            progress.save_step(runtime(), user, step.skill, state, card.name)


heading = session.heading_place(snapshot)
row = st.container(horizontal=True, vertical_alignment="center", key="page_row")
with row:
    role = session.url_choice(
        text("gap.role"), "role", roles, format_func=knowledge.role_name, width=240, label_visibility="collapsed"
    )
    values = session.adjust(
        session.Setting(
            "hours",
            text("roadmap.hours"),
            HOURS,
            8,
            lambda hours: text("roadmap.per_week", hours=hours),
            text("roadmap.hours_help"),
        ),
        session.Setting(
            "weeks", text("roadmap.weeks"), WEEKS, 26, lambda weeks: text("roadmap.weeks_value", weeks=weeks)
        ),
        session.days_setting(),
        *session.filter_settings(snapshot),
        label=text("roadmap.adjust"),
    )
    with st.popover(text("roadmap.taste"), icon=":material/menu_book:", type="tertiary", key="taste"):
        wanted = taste_of()
    session.visitor_bar(user)
now, name = datetime.now(UTC), lower_name(knowledge.role_name(role))
days, filters = values["days"], session.filters_of(values)
question = RoadmapQuestion(
    role,
    session.today(snapshot),
    days,
    Pace(values["hours"], values["weeks"], now.date()),
    filters,
    session.asked_widened(),
)
view = roadmap_view(snapshot, knowledge, session.learning(), user, question, Taste.of(*wanted))
plan = view.plan
with heading:
    finish = view.finishes_on
    st.title(
        text("roadmap.heading", count=view.open_count, hours=number(plan.hours, locale), day=day(finish, locale))
        if view.cards and finish and not view.words
        else text("roadmap.title")
    )
    session.sample_banner(snapshot)
session.chips(view.chips)
if view.words:
    session.few_postings(text("gap.too_few", words=view.words, role=view.role_name), view.advice, days, collect=True)
    if not plan.posting_count:
        session.end_page()
    st.caption(text("roadmap.few", role=name))
if not view.cards:
    st.success(text("roadmap.nothing", role=name), icon=":material/celebration:")
    st.page_link("openings.py", label=text("nav.openings"), icon=":material/work:")
    session.end_page()

with row:
    sharing.share_button(user, lambda: roadmap_content(snapshot, view))
done = [card for card in view.cards if card.step.state is StepState.DONE]
done_hours = sum(card.step.hours for card in done)
all_hours = sum(card.step.hours for card in view.cards)
open_cards = [card for card in view.cards if card not in done]
open_card = next((card for card in open_cards if card.step.state is StepState.LEARNING), next(iter(open_cards), None))
with st.container(key="roadmap_progress"):
    st.progress(
        done_hours / all_hours if all_hours else 0.0,
        text=text(
            "roadmap.progress",
            done=len(done),
            total=len(view.cards),
            hours=number(round(done_hours), locale),
            all_hours=number(round(all_hours), locale),
        ),
    )
gain = ""
if plan.readiness and plan.readiness_after:
    before, after = (percent(readiness.value, locale) for readiness in (plan.readiness, plan.readiness_after))
    gain = text("roadmap.gain", before=before, after=after)
st.caption(f"{gain} {text('roadmap.method')}")
for card in view.cards:
    if card is open_card:
        with st.container(border=True, key="roadmap_current"):
            with st.container(horizontal=True, vertical_alignment="center"):
                st.markdown(step_line(card), width="stretch")
                state_buttons(card)
            st.markdown(step_reason(card, locale))
            how_to_learn(card, role)
        continue
    with st.expander(step_line(card), key=f"step_{step_key(card)}", on_change="rerun") as step_box:
        if step_box.open:
            st.markdown(step_reason(card, locale))
            with st.container(horizontal=True):
                state_buttons(card)
            how_to_learn(card, role)
session.soft_switch(user)
if view.left_out:
    st.header(text("roadmap.left_out"))
    st.markdown(left_out_lines(view.left_out[:LEFT_OUT], locale))


def on_paper() -> bytes:
    """The plan as a PDF; made when the button is pressed, after the run of the page."""
    speak(locale.language)
    counts = counts_view(
        snapshot,
        knowledge,
        user,
        role,
        today=session.today(snapshot),
        days=days,
        filters=filters,
        widened=question.widened,
    )
    return plan_paper(view, counts, snapshot, locale, now.date(), pace=question.pace)


base = session.base_line(snapshot, plan.posting_count, view.company_count, view.span)
session.base_row(
    base,
    "roadmap",
    view.export,
    session.ApiCall(
        "/learning/roadmap.csv",
        {
            "target_role": role,
            "hours_per_week": values["hours"],
            "weeks": values["weeks"],
            "days": days,
            "country": filters.country,
            "level": filters.seniority,
            "work_model": filters.work_model,
        }
        | session.visitor_query(user),
        own=not session.is_visitor(user),
    ),
)
with st.container(horizontal=True):
    if view.open_count:
        st.download_button(
            text("roadmap.calendar"),
            lambda: view.calendar(now),
            view.calendar_name,
            "text/calendar",
            key="roadmap_calendar",
            on_click="ignore",
            icon=":material/event:",
            help=text("roadmap.calendar_help"),
        )
        st.download_button(
            text("paper.button"),
            on_paper,
            f"my-plan-{role}.pdf",
            "application/pdf",
            key="roadmap_paper",
            on_click="ignore",
            icon=":material/picture_as_pdf:",
            help=text("paper.button_help"),
        )
    session.print_button()
with st.expander(text("roadmap.pictures"), key="roadmap_pictures", on_change="rerun") as pictures:
    if pictures.open:
        session.chart(
            timeline_figure(view.table, session.colours()),
            "roadmap_timeline",
            base=base,
            finding=text("roadmap.timeline"),
            alt=text("roadmap.timeline_alt", count=view.open_count, role=view.role_name),
        )
        if not view.graph.edges.empty:
            session.chart(
                prerequisite_figure(view.graph.nodes, view.graph.edges, session.colours()),
                "roadmap_graph",
                finding=text("roadmap.graph"),
                alt=text("roadmap.graph_alt", count=len(view.graph.edges)),
                base=text("roadmap.graph_base"),
                export=view.graph_export,
            )
        session.table(view.table, "roadmap_table", alt=text("roadmap.table"))
