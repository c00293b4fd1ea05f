"""One application: where it stands, what happened, what comes next, and corrections to it."""

import streamlit as st

from core import web as session
from core.applications.cleaning import FIRST_DAY, LONGEST_AHEAD
from core.applications.service import ApplicationDesk, Happened, can_undo
from core.errors import UnknownApplication
from core.models import Stage
from core.runtime import runtime
from core.texts import day, text
from core.views.application_prose import application_html, asked_html, history_html
from core.views.applications import application_card
from core.web import application_actions as actions
from core.web import application_lists as lists
from core.web.fields import say_at_fields

user, locale, knowledge = session.require_user(), session.locale(), session.knowledge()
desk = ApplicationDesk(runtime().store)
application_id = st.query_params.get("id", "")[:40]
heading = st.container(key="application_heading")
heading.empty()  # it has its room from the start
actions.carry_out(desk, user)
try:
    application = desk.get(user.user_id, application_id)
    card = application_card(application, desk.today, desk.closed([application]))
except UnknownApplication:
    with heading:
        st.title(text("applications.title"))
    st.info(text("applications.gone"), icon=":material/search_off:")
    st.page_link("my_applications.py", label=text("nav.my_applications"), icon=":material/work_history:")
    session.end_page()
application, job = card.application, card.application.job
key = f"{application.application_id}_{application.version}"  # what was written makes the fields new

with heading:
    st.html(application_html(card, locale, level=1))
with st.container(horizontal=True, vertical_alignment="center", key="application_links"):
    st.page_link("my_applications.py", label=text("nav.my_applications"), icon=":material/work_history:")
    if job.url:
        st.link_button(text("application.advert"), job.url, icon=":material/open_in_new:")
    if job.posting_id:
        st.page_link(
            "posting.py",
            label=text("application.posting"),
            icon=":material/receipt_long:",
            query_params={"id": job.posting_id},
        )
with st.container(horizontal=True, vertical_alignment="center", gap="small"):
    if card.standing.by_itself:
        actions.undo_button(application, waiting=True, where="page")
    for place, stage in enumerate(lists.MOVES.get(card.stage, ())):
        actions.stage_button(application, stage, main=place == 0, where="page")
    if can_undo(application) and not card.standing.by_itself:
        actions.undo_button(application, waiting=False, where="page")


def write_down() -> None:
    """Keep what the form says for the version that stood on the screen."""
    state = st.session_state
    happened = Happened(
        Stage(state[f"stage_{key}"]) if state[f"stage_{key}"] else None,
        state[f"day_{key}"],
        state[f"note_{key}"],
        state[f"next_{key}"],
        keeps_next=False,
    )
    actions.wish(actions.WantedChange("record", application.application_id, application.version, happened))


def correct() -> None:
    """Keep the corrected fields, as far as they differ and nothing is wrong with any."""
    given = {name: st.session_state[f"job_{key}_{name}"] for name in lists.FIELDS}
    changes = {name: value for name, value in given.items() if value.strip() != (getattr(job, name) or "")}
    if problems := lists.problems_of_job(changes):
        st.session_state[f"job_{key}_problems"] = problems
    elif changes:
        actions.wish(actions.WantedChange("change", application.application_id, application.version, changes=changes))


left, right = st.columns([1, 1], gap="medium")
with left, st.form(f"event_form_{key}"):
    st.header(text("application.happened"))
    st.selectbox(
        text("application.stage"),
        ["", *(stage.value for stage in Stage)],
        key=f"stage_{key}",
        format_func=lambda stage: text(f"stage.{stage}") if stage else text("application.no_stage"),
    )
    st.date_input(text("application.day"), desk.today, FIRST_DAY, desk.today, key=f"day_{key}")
    st.text_area(text("application.note"), max_chars=2000, key=f"note_{key}", height=100)
    st.date_input(
        text("application.next"),
        card.standing.next_on,
        FIRST_DAY,
        desk.today + LONGEST_AHEAD,
        key=f"next_{key}",
        help=text("application.next_help"),
    )
    st.form_submit_button(text("application.write"), on_click=write_down)
with right:
    st.header(text("application.history"))
    st.html(history_html(application, locale))
    if job.required or job.optional:
        st.header(text("application.skills"))
        satisfied = knowledge.profile(user).satisfied
        skills_by_ask = [
            [(knowledge.skill_name(skill), skill in satisfied) for skill in skills]
            for skills in (job.required, job.optional)
        ]
        st.html(asked_html(*skills_by_ask))
        st.caption(text("application.skills_note"))
with st.expander(text("application.correct"), icon=":material/edit:"), st.form(f"job_form_{key}", border=False):
    job_fields = lists.job_fields(f"job_{key}", job)
    say_at_fields(job_fields.places, st.session_state.pop(f"job_{key}_problems", {}))
    st.form_submit_button(text("application.save"), on_click=correct)
with st.popover(text("application.delete"), icon=":material/delete:", type="tertiary"):
    st.write(text("application.delete_sure"))
    st.button(
        text("application.delete_submit"),
        key=f"delete_{key}",
        on_click=actions.wish,
        args=(actions.WantedChange("delete", application.application_id, application.version),),
    )
st.caption(text("application.facts", day=day(application.created_at.date(), locale)))
