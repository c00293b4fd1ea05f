"""My applications: what one applies for by stage, what comes next, who answers, and proof of it for a span of days."""

from datetime import UTC, datetime

import streamlit as st

from core import web as session
from core.applications.service import ApplicationDesk
from core.models import Stage
from core.runtime import runtime
from core.texts import number, speak, text
from core.views.applications import applications_view
from core.web import application_actions as actions
from core.web import application_lists as lists
from core.web import application_numbers as numbers
from core.web.auth import gate

VIEWS = ("list", "board")
user, locale = session.current_user(), session.locale()
if user is None:
    gate.want("my_applications.py", text("nav.my_applications"))
    st.title(text("applications.title"))
    st.info(text("applications.invitation"), icon=":material/work_history:")
    with st.container(horizontal=True):
        st.page_link("sign_in.py", label=text("nav.sign_in"), icon=":material/login:")
        st.page_link("register.py", label=text("nav.register"), icon=":material/person_add:")
    session.end_page()

desk = ApplicationDesk(runtime().store)


def calendar() -> bytes:
    """The next days; made when the button is pressed, after the run of the page."""
    speak(locale.language)
    return view.calendar(datetime.now(UTC))


heading = session.heading_place()
actions.carry_out(desk, user)
applications = desk.of_user(user.user_id)
view = applications_view(applications, desk.today, closed=desk.closed(applications))
total = view.outcomes.total
with heading:
    st.title(
        text(
            "applications.heading",
            sent=number(total.sent_count, locale),
            saved=number(len(view.cards), locale),
            answered=number(total.answered_count, locale),
            interviews=number(total.interview_count, locale),
        )
        if view.cards
        else text("applications.title")
    )

with st.container(horizontal=True, vertical_alignment="center", key="row_applications"):
    lists.enter_menu(desk, user)
    st.page_link("read_advert.py", label=text("nav.read_advert"), icon=":material/content_paste_search:")
    if view.next_count:
        st.download_button(
            text("applications.calendar"),
            calendar,
            "applications.ics",
            "text/calendar",
            key="applications_calendar",
            on_click="ignore",
            icon=":material/event:",
            type="tertiary",
            help=text("applications.calendar_help"),
        )
    if view.cards:
        numbers.proof_menu(applications, desk.today)
if not view.cards:
    st.info(text("applications.empty"), icon=":material/work_history:")
    st.page_link("openings.py", label=text("nav.openings"), icon=":material/work:")
    session.end_page()

with st.container(horizontal=True, vertical_alignment="center", key="applications_shown"):
    shown = session.url_choice(
        text("applications.view"),
        "view",
        VIEWS,
        VIEWS[0],
        segmented=True,
        width="content",
        label_visibility="collapsed",
        format_func=lambda arrangement: text(f"applications.view_{arrangement}"),
    )
if shown == "board":
    lists.board(view, locale)
else:
    options = ("", *(stage.value for stage in Stage if view.counts[stage]))
    chosen = session.url_choice(
        text("applications.stage"),
        "stage",
        options,
        "",
        segmented=True,
        width="content",
        label_visibility="collapsed",
        format_func=lambda stage: (
            text(
                "applications.stage_count",
                stage=text(f"stage.{stage}"),
                count=number(view.counts[Stage(stage)], locale),
            )
            if stage
            else text("applications.all", count=number(len(view.cards), locale))
        ),
    )
    lists.rows(view.in_stage(Stage(chosen) if chosen else None), locale)
if total.sent_count:
    numbers.answer_rates(view, locale)
