"""A step of the plan as the Roadmap page shows it: one line, what to learn it from, and what to build with it."""

import streamlit as st

from core.catalogue.learning import Resource
from core.catalogue.translations import project_in_language
from core.formats.markup import escaped
from core.models import StepState
from core.texts import day, number, percent, text
from core.views.roadmap import StepCard
from core.web.context import locale

BEST = 3


def how_to_learn(card: StepCard, role: str) -> None:
    """What to learn a step from, and what to build with it; `role` is whose projects are shown there."""
    _resources(card)
    _projects(card, role)


def _resources(card: StepCard) -> None:
    """The three best as cards, the others behind a button."""
    for place, resource in zip(st.columns(BEST), card.resources[:BEST], strict=False):
        with place.container(border=True, height="stretch"):
            st.markdown(_linked(resource))
            st.caption(_in_one_line(resource))
    if not card.resources:
        st.caption(text("roadmap.no_resources"))
    others = card.resources[BEST:]
    if others or card.other_count:
        with st.expander(text("roadmap.more_resources", count=len(others) + card.other_count)):
            st.markdown("\n".join(f"- {_linked(resource)} · {_in_one_line(resource)}" for resource in others))
            if card.other_count:
                st.caption(text("roadmap.other_resources", count=card.other_count))


def _projects(card: StepCard, role: str) -> None:
    """What to build with the skill."""
    for idea in map(project_in_language, card.projects):
        with st.container(horizontal=True, vertical_alignment="center", key=f"row_build_{card.place}_{idea.id}"):
            words = text("roadmap.project", title=escaped(idea.title), hours=idea.hours)
            st.page_link(
                "projects.py",
                query_params={"q": idea.title, "role": role},
                label=f"{text('roadmap.build')} {words}",
                icon=":material/construction:",
            )


def _linked(resource: Resource) -> str:
    return f"[{escaped(resource.title)}]({resource.url})"


def _in_one_line(resource: Resource) -> str:
    """Who offers it, its kind, level, cost and hours."""
    return text(
        "resource.words",
        provider=escaped(resource.provider),
        type=text(f"resource.type_{resource.type}"),
        level=text(f"resource.level_{resource.level}"),
        cost=text(f"resource.cost_{resource.cost}"),
        hours=number(resource.hours, locale()),
    )


def step_line(card: StepCard) -> str:
    """Sign, name, hours, last day and demand in one line."""
    step, spoken = card.step, locale()
    sign = {StepState.DONE: ":green[:material/check_circle:]", StepState.LEARNING: ":blue[:material/play_circle:]"}
    parts = [text("roadmap.hours_short", hours=number(step.hours, spoken))]
    if step.finishes_on:
        parts.append(text("roadmap.until", day=day(step.finishes_on, spoken)))
    parts.append(text("gap.missing_row", share=percent(step.demand.value, spoken)))
    stage = f" ({text(f'roadmap.stage_{step.stage.value}')})" if step.stage else ""
    name = f"~~{card.name}~~" if step.state is StepState.DONE else f"**{card.name}**{stage}"
    return f"{sign.get(step.state, ':material/radio_button_unchecked:')} {name} · {' · '.join(parts)}"
