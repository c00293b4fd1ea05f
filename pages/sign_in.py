"""Sign in, or choose a new password where a reset link leads here."""

import streamlit as st

from core import session
from core.accounts import forms, gate
from core.accounts.widgets import Widgets
from core.runtime import runtime
from core.texts import text

user = session.current_user()
if user is not None:
    st.switch_page(gate.landing(user))

with st.container(width=480):
    if forms.reset_form(runtime()):
        st.stop()
    forms.note()
    if st.session_state.pop(gate.ENDED, False):
        st.info(text("sign_in.ended"), icon=":material/schedule:")
    with forms.refusals(st.empty()):
        Widgets(runtime()).sign_in_form()
    if gate.entered():
        st.rerun()
    st.page_link("register.py", label=text("sign_in.register"), icon=":material/person_add:")
    st.caption(text("sign_in.forgotten"))
