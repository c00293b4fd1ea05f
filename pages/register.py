"""Create an account: e-mail, password, name. Everything else waits on the profile page."""

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
    st.title(text("register.title"))
    forms.why_here("register.wanted")
    st.caption(text("register.password_rule"))
    with forms.refusals(st.empty()), st.container(key="auth_form"):
        Widgets(runtime()).registration_form()
    if gate.entered():
        st.rerun()
    st.page_link("sign_in.py", label=text("register.sign_in"), icon=":material/login:")
