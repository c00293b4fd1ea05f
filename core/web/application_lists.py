"""Applications as rows of a list and as cards of a board, each with the buttons that move it on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

import streamlit as st
from babel import Locale
from streamlit.delta_generator import DeltaGenerator

from core.applications.cleaning import MAX_COMPANY, MAX_PAY, MAX_PLACE, MAX_TITLE, MAX_URL, clean_field
from core.applications.service import ApplicationDesk, can_undo
from core.errors import InvalidProfile
from core.models import JobCopy, Stage, User
from core.texts import number, text
from core.views.application_prose import application_html
from core.views.applications import ApplicationCard, ApplicationsView
from core.web.application_actions import SAID, stage_button, undo_button
from core.web.fields import problems_of, say_at_fields

PAGE = 25
# From a stage: where it usually goes on, the usual first.
MOVES: dict[Stage, tuple[Stage, ...]] = {
    Stage.SAVED: (Stage.APPLIED, Stage.WITHDRAWN),
    Stage.APPLIED: (Stage.INTERVIEW, Stage.REJECTED),
    Stage.INTERVIEW: (Stage.OFFER, Stage.REJECTED),
    Stage.SILENT: (Stage.INTERVIEW, Stage.REJECTED),
}
COLUMNS = (
    (Stage.SAVED,),
    (Stage.APPLIED,),
    (Stage.INTERVIEW,),
    (Stage.OFFER,),
    (Stage.REJECTED, Stage.WITHDRAWN, Stage.SILENT),
)
FIELDS = {"title": MAX_TITLE, "company": MAX_COMPANY, "url": MAX_URL, "place": MAX_PLACE, "pay": MAX_PAY}


def rows(cards: Sequence[ApplicationCard], locale: Locale) -> None:
    """A list, PAGE at a time: what it is at the left, what to do at the right."""
    if not cards:
        st.info(text("applications.none_in_stage"), icon=":material/inbox:")
        return
    pages = -(-len(cards) // PAGE)
    first = (min(st.session_state.get("applications_page", 1), pages) - 1) * PAGE
    for card in cards[first : first + PAGE]:
        with st.container(border=True, key=f"application_{card.application.application_id}"):
            left, right = st.columns([3, 2], gap="medium")
            with left:
                st.html(application_html(card, locale))
            with right, st.container(horizontal=True, vertical_alignment="center", gap="small"):
                _buttons(card)
    if pages > 1:
        st.pagination(pages, key="applications_page")


def board(view: ApplicationsView, locale: Locale) -> None:
    """A column a stage; what is over stands in the last one."""
    for column, stages in zip(st.columns(len(COLUMNS), gap="small"), COLUMNS, strict=True):
        cards = [card for card in view.cards if card.stage in stages]
        name = text(f"stage.{stages[0]}") if len(stages) == 1 else text("applications.ended")
        with column:
            st.header(text("applications.stage_count", stage=name, count=number(len(cards), locale)))
            for card in cards[:PAGE]:
                with st.container(border=True, key=f"board_{card.application.application_id}"):
                    st.html(application_html(card, locale, level=3))
                    _buttons(card, where="board", width="stretch")


def _buttons(card: ApplicationCard, *, where: str = "list", width: Any = "content") -> None:
    application = card.application
    if card.standing.by_itself:
        undo_button(application, waiting=True, where=where, width=width)
    for place, stage in enumerate(MOVES.get(card.stage, ())):
        stage_button(application, stage, main=place == 0 and card.stage is Stage.SAVED, where=where, width=width)
    if card.stage not in MOVES and can_undo(application):
        undo_button(application, waiting=False, where=where, width=width)
    with st.container(key=f"row_{where}_{application.application_id}", width=width):
        st.page_link(
            "application.py",
            label=text("applications.details"),
            icon=":material/notes:",
            query_params={"id": application.application_id},
        )


def enter_menu(desk: ApplicationDesk, user: User) -> None:
    """A job found elsewhere, entered by hand."""
    popover = st.popover(
        text("applications.enter"), icon=":material/add:", type="tertiary", key="applications_enter", on_change="rerun"
    )
    if not popover.open:
        return
    with popover, st.form("application_form", border=False):
        message = st.empty()
        fields = job_fields("enter", JobCopy(""))
        sent = st.form_submit_button(text("applications.enter_submit"), type="primary")
    if not sent or fields.refused():
        return
    try:
        made = desk.enter(user.user_id, job_from(fields.given))
    except InvalidProfile as error:
        message.error(error.reason, icon=":material/error:")
        return
    st.session_state[SAID] = text("applications.entered", title=made.job.title)
    for name in FIELDS:
        st.session_state.pop(f"enter_{name}", None)
    st.session_state.pop("applications_enter", None)
    st.rerun()


@dataclass(frozen=True, slots=True)
class JobFields:
    """What stands in the text fields for what a job is, and the places below each for what is wrong with it."""

    given: Mapping[str, str]
    places: Mapping[str, DeltaGenerator]

    def refused(self) -> bool:
        """Say at each field what is wrong with it; whether anything is."""
        return say_at_fields(self.places, problems_of_job(self.given))


def problems_of_job(given: Mapping[str, str]) -> dict[str, str]:
    """What is wrong with each of the text fields for what a job is."""
    return problems_of({name: partial(clean_field, name, value) for name, value in given.items()})


def job_fields(key: str, job: JobCopy) -> JobFields:
    """Text fields for what a job is, as they stand."""
    given, places = {}, {}
    for name, most in FIELDS.items():
        label = text(f"applications.field_{name}")
        given[name] = st.text_input(label, getattr(job, name) or "", max_chars=most, key=f"{key}_{name}")
        places[name] = st.empty()
    return JobFields(given, places)


def job_from(given: Mapping[str, str]) -> JobCopy:
    """What was typed into `job_fields`, as it stands."""
    return JobCopy(given["title"], given["company"], given["url"], given["place"], given["pay"])
