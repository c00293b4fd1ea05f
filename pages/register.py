"""Create an account: name, e-mail, password. What a visitor chose is taken along."""

import streamlit as st

from core import web as session
from core.runtime import runtime
from core.texts import number, text
from core.web.auth import forms, gate

user = session.current_user()
if user is not None:
    gate.go_on(user)

profile = session.visitor_profile()
st.title(text("register.title"))
form, reasons = st.columns([480, 560], gap="large")
with reasons, st.container(border=True, key="register_reasons"):
    session.card_title(text("register.reasons"))
    st.markdown(text("register.reasons_words"))
with form:
    forms.why_here("register.wanted")
    if profile["skills"]:
        count = number(len(profile["skills"]), session.locale())
        st.info(text("register.takes_along", count=count), icon=":material/bookmark_added:")
    st.caption(text("register.password_rule"))
    forms.registration_form(runtime(), profile)
    if gate.entered():
        st.rerun()
    st.page_link("sign_in.py", label=text("register.sign_in"), icon=":material/login:")
