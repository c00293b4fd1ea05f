"""Sign in, or choose a new password where a reset link leads here."""

import streamlit as st

from core import web as session
from core.runtime import runtime
from core.texts import text
from core.web.auth import forms, gate, second_step
from core.web.auth.widgets import Widgets

user = session.current_user()
if user is not None:
    gate.go_on(user)

with st.container(width=480):
    st.title(text("sign_in.title"))
    if forms.reset_form(runtime()):
        session.end_page()
    if second_step.is_waiting():
        second_step.code_form(runtime())
        session.end_page()
    forms.note()
    forms.why_here("sign_in.wanted")
    with forms.refusals(st.empty()), st.container(key="auth_form"):
        Widgets(runtime()).sign_in_form()
    if gate.entered() or second_step.is_waiting():
        st.rerun()
    st.page_link("register.py", label=text("sign_in.register"), icon=":material/person_add:")
    forms.forgotten_form(runtime())
