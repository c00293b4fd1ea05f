"""The profile: who one is, what one can and wants, and what one may do with one's account."""

from collections.abc import Callable

import streamlit as st

from core import web as session
from core.runtime import runtime
from core.texts import number, text
from core.web import saved_searches
from core.web.auth import forms, gate, resume_review, second_step, security
from core.web.auth import profile_editor as editor

user = session.require_user()


def resume() -> None:
    """Skills from a résumé; first of all for who has named none yet."""
    st.header(text("profile.resume_title"))
    st.write(text("profile.resume_intro"))
    editor.resume_form(runtime(), user)


def keys() -> None:
    """Keys for programs."""
    st.write(text("profile.keys_help"))
    security.key_list(runtime(), user, session.locale())


def export() -> None:
    """All that is stored of this account, as a file."""
    st.write(text("profile.export_intro"))
    forms.export_button(runtime(), user)


# What one may do with one's account: each part is made when it is opened.
ACCOUNT: tuple[tuple[str, str, str, Callable[[], None]], ...] = (
    ("password", "profile.password_title", "key", lambda: forms.change_password_form(runtime(), user)),
    ("second", "second.title", "phonelink_lock", lambda: second_step.settings(runtime(), user, session.locale())),
    ("sessions", "profile.sessions_title", "devices", lambda: security.session_list(runtime(), user, session.locale())),
    ("keys", "profile.keys_title", "vpn_key", keys),
    ("log", "profile.log_title", "history", lambda: security.own_log(runtime(), user)),
    ("export", "profile.export_title", "download", export),
    ("delete", "profile.delete_title", "delete", lambda: forms.delete_form(runtime(), user)),
)
st.title(text("profile.title"))
st.caption(text("profile.signed_in_as", email=session.escaped(user.email)))
with st.container(width=800):
    forms.note()
    forms.confirmation_box(runtime(), user)
    if st.session_state.pop(editor.SAVED, False) and gate.landing(user) != "profile.py":
        # What was pressed may stand far below the message.
        st.toast(text("profile.go_on"), icon=":material/check_circle:", duration="long")
        with st.container(horizontal=True):
            st.page_link("gap.py", label=text("profile.to_gap"), icon=":material/bar_chart:")
            st.page_link("roadmap.py", label=text("home.to_roadmap"), icon=":material/route:")
            st.page_link("openings.py", label=text("home.see_jobs"), icon=":material/work:")
    if troubled := saved_searches.trouble_count(user):
        count = number(troubled, session.locale())
        st.warning(text("alerts.profile_trouble", count=count), icon=":material/error:")
        st.page_link("saved_searches.py", label=text("nav.saved_searches"), icon=":material/notifications:")
    if gate.landing(user) == "profile.py":
        st.info(text("profile.start"), icon=":material/flag:")
    first = not user.skills
    if first:
        resume()
        st.header(text("profile.form_title"))
    editor.profile_form(runtime(), user)
    resume_review.evidence_list(runtime(), user)
    if not first:
        resume()
    st.header(text("profile.account_title"))
    for name, title, icon, draw in ACCOUNT:
        with st.expander(text(title), icon=f":material/{icon}:", key=f"account_{name}", on_change="rerun") as part:
            if part.open:
                draw()
