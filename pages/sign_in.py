"""Sign in, or choose a new password where a reset link leads here."""

import streamlit as st

from core import session
from core.accounts import forms, gate
from core.accounts.widgets import Widgets
from core.runtime import runtime
from core.texts import text

user = session.current_user()
if user is not None:
    gate.go_on(user)

with st.container(width=480):
    st.title(text("sign_in.title"))
    if forms.reset_form(runtime()):
        st.stop()
    forms.note()
    forms.why_here("sign_in.wanted")
    with forms.refusals(st.empty()), st.container(key="auth_form"):
        Widgets(runtime()).sign_in_form()
    if gate.entered():
        st.rerun()
    st.page_link("register.py", label=text("sign_in.register"), icon=":material/person_add:")
    st.caption(text("sign_in.forgotten"))
