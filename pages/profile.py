"""The profile: who one is, what one can and wants, and what one may do with one's account."""

import streamlit as st

from core import web as session
from core.runtime import runtime
from core.texts import number, text
from core.web import saved_searches
from core.web.auth import forms, gate, second_step, security
from core.web.auth import profile_editor as editor

user = session.require_user()


def resume() -> None:
    """Skills from a résumé; first of all for who has named none yet."""
    st.header(text("profile.resume_title"))
    st.write(text("profile.resume_intro"))
    editor.resume_form(runtime(), user)


st.title(text("profile.title"))
st.caption(text("profile.signed_in_as"))
st.text(user.email)
with st.container(width=800):
    forms.note()
    forms.confirmation_box(runtime(), user)
    if st.session_state.pop(editor.SAVED, False) and gate.landing(user) != "profile.py":
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
    editor.evidence_list(runtime(), user)
    if not first:
        resume()
    st.header(text("profile.account_title"))
    with st.expander(text("profile.password_title"), icon=":material/key:"):
        forms.change_password_form(runtime(), user)
    with st.expander(text("second.title"), icon=":material/phonelink_lock:"):
        second_step.settings(runtime(), user, session.locale())
    with st.expander(text("profile.sessions_title"), icon=":material/devices:"):
        security.session_list(runtime(), user, session.locale())
    with st.expander(text("profile.keys_title"), icon=":material/vpn_key:"):
        st.write(text("profile.keys_help"))
        security.key_list(runtime(), user, session.locale())
    with st.expander(text("profile.log_title"), icon=":material/history:"):
        security.own_log(runtime(), user)
    with st.expander(text("profile.export_title"), icon=":material/download:"):
        st.write(text("profile.export_intro"))
        forms.export_button(runtime(), user)
    with st.expander(text("profile.delete_title"), icon=":material/delete:"):
        forms.delete_form(runtime(), user)
