"""Read an advert: any text, pasted, answered like a collected advert; stored only where it is saved."""

from dataclasses import replace

import streamlit as st

from core import web as session
from core.applications.service import ApplicationDesk
from core.errors import InvalidProfile, UnreadableAdvert
from core.formats.markup import marked_html
from core.models import Ask, JobCopy
from core.resumes.advert_service import MAX_CHARS, read_advert
from core.runtime import runtime
from core.stats.proportions import Estimate
from core.texts import number, percent, text
from core.views.advert import AdvertView, advert_view
from core.views.applications import fit_for
from core.views.opening_prose import terms_line
from core.web import application_lists as lists
from core.web.auth import gate, progress

READING = gate.CARRIED  # it stays where somebody signs in to save it
HOURS_A_WEEK = 8
user, locale, knowledge = session.person(), session.locale(), session.knowledge()
visitor = session.is_visitor(user)
snapshot = session.load_snapshot()


def ask_for_text() -> None:
    """The form; what it holds stays in this tab's memory."""
    message = st.empty()
    with st.form("advert_form"):
        words = st.text_area(text("advert.text"), max_chars=MAX_CHARS, height=280, key="advert_text")
        title = st.text_input(text("advert.job_title"), max_chars=300, key="advert_title")
        sent = st.form_submit_button(text("advert.read"), type="primary")
    if not sent:
        return
    with st.spinner(text("advert.reading")), session.off_turn():
        try:
            st.session_state[READING] = (read_advert(words), title)
        except UnreadableAdvert as error:
            message.error(str(error), icon=":material/error:")
            return
    st.rerun()


def forget() -> None:
    """Back to the form."""
    for key in (READING, "advert_saved", "advert_learned"):
        st.session_state.pop(key, None)


def missing_rows(view: AdvertView) -> None:
    """What is missing: must-have or not, hours, demand, what would do instead."""
    st.header(text("advert.missing"))
    if not view.missing:
        st.success(text("advert.missing_none"), icon=":material/celebration:")
        return
    for skill in view.missing:
        with st.container(horizontal=True, vertical_alignment="center", key=f"row_missing_{skill.skill}"):
            st.page_link("skill.py", label=skill.name, query_params={"id": skill.skill})
            parts = [
                text("advert.missing_line", ask=text(f"advert.ask_{skill.ask}"), hours=number(skill.hours, locale))
            ]
            if skill.demand:
                parts.append(text("advert.missing_demand", share=percent(skill.demand.value, locale)))
            if skill.one_of:
                parts.append(text("advert.one_of", names=", ".join(skill.one_of)))
            st.caption(" · ".join(parts), width="stretch")


def learning(view: AdvertView) -> None:
    """What to learn for this advert, in an order that can be followed, and a button that puts it on the plan."""
    if not view.steps:
        return
    st.header(text("advert.learn"))
    hours = view.hours
    st.write(
        text(
            "advert.learn_intro",
            steps=number(len(view.steps), locale),
            hours=number(hours, locale),
            weeks=number(max(round(hours / HOURS_A_WEEK), 1), locale),
        )
    )
    lines = [
        text(
            "advert.learn_before" if step.for_name else "advert.learn_step",
            name=step.name,
            hours=number(step.hours, locale),
            skill=step.for_name,
        )
        for step in view.steps
    ]
    st.markdown("\n".join(f"1. {line}" for line in lines))
    if visitor:
        st.page_link("register.py", label=text("advert.learn_visitor"), icon=":material/route:")
    elif st.button(text("advert.learn_submit"), key="advert_learn", icon=":material/route:"):
        progress.begin_steps(runtime(), user, [step.skill for step in view.steps])
    if st.session_state.get("advert_learned"):
        st.page_link("roadmap.py", label=text("home.to_roadmap"), icon=":material/route:")


def save_form(view: AdvertView) -> None:
    """The job in the person's words, kept with the skills and the fit; the text is not kept."""
    st.header(text("advert.save"))
    if visitor:
        st.info(text("advert.save_invitation"), icon=":material/login:")
        gate.want("read_advert.py", text("nav.read_advert"))
        with st.container(horizontal=True):
            st.page_link("sign_in.py", label=text("nav.sign_in"), icon=":material/login:")
            st.page_link("register.py", label=text("nav.register"), icon=":material/person_add:")
        return
    if saved := st.session_state.get("advert_saved"):
        st.success(text("advert.saved"), icon=":material/check_circle:")
        st.page_link(
            "application.py", label=text("nav.application"), icon=":material/work_history:", query_params={"id": saved}
        )
        return
    message = st.empty()
    with st.form("save_form"):
        fields = lists.job_fields("advert_job", JobCopy(view.title))
        sent = st.form_submit_button(text("advert.save"), type="primary")
    if sent and not fields.refused():
        reading = view.reading
        job = replace(
            lists.job_from(fields.given),
            fit=fit_for(reading.required, reading.optional, knowledge, user),
            required=tuple(sorted(reading.required)),
            optional=tuple(sorted(reading.optional)),
        )
        try:
            made = ApplicationDesk(runtime().store).enter(user.user_id, job)
        except InvalidProfile as error:
            message.error(error.reason, icon=":material/error:")
            return
        st.session_state["advert_saved"] = made.application_id
        st.rerun()


if READING not in st.session_state:
    st.title(text("advert.title"))
    st.write(text("advert.intro"))
    session.visitor_bar(user)
    ask_for_text()
    session.end_page()

reading, title = st.session_state[READING]
view = advert_view(snapshot, knowledge, user, reading, title, session.today(snapshot))
fit = view.fit.fit if user.skills else None
st.title(text("advert.heading", title=view.title, fit=percent(fit, locale)) if fit is not None else view.title)
session.sample_banner(snapshot)
with st.container(horizontal=True, vertical_alignment="center", key="page_row"):
    st.button(text("advert.again"), key="advert_again", icon=":material/arrow_back:", on_click=forget)
    session.visitor_bar(user)
facts = [text("advert.read_as", role=view.role_name) if view.role_name else text("advert.no_role")]
if view.role_name and not view.is_of_role:
    facts.append(text("advert.few_role", role=view.role_name))
if terms := terms_line(reading.terms):
    facts.append(terms)
st.caption(" · ".join(facts))
if not view.skills:
    unread = reading.language not in ("en", "de", "fr", "es", "und")
    st.info(text("advert.language" if unread else "advert.nothing"), icon=":material/search_off:")
    session.end_page()
if fit is None:
    st.info(text("advert.no_fit"), icon=":material/flag:")
else:
    left, right = st.columns(2)
    with left:
        session.tile(text("advert.fit"), percent(fit, locale), text("advert.fit_help"), key="tile_advert_fit")
    with right:
        owned = [skill.name for skill in view.skills if skill.ask is Ask.REQUIRED and skill.satisfied_by]
        session.tile(
            text("advert.musts"),
            text("advert.musts_value", count=view.fit.required_matched_count, total=len(view.fit.required)),
            ", ".join(owned) or "–",
            key="tile_advert_musts",
        )
left, right = st.columns([1, 1], gap="medium")
with left:
    if fit is not None:
        missing_rows(view)
        learning(view)
    save_form(view)
with right:
    st.header(text("advert.where"))
    st.html(text("posting.legend"))
    with st.container(border=True, key="advert_words"):
        st.html(marked_html(reading.text, view.spans))
st.header(text("advert.skills"))
session.table(view.table, "advert_table", alt=text("advert.skills"), last=("satisfied_by", "share_low", "share_high"))
base: Estimate | None = next((skill.demand for skill in view.skills if skill.demand), None)
session.base_row(
    text("advert.base", count=number(base.n if base else view.posting_count, locale)), "advert", view.export
)
