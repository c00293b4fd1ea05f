"""The profile: who one is, what one can and wants, and what one may do with one's account."""

import streamlit as st

from core import session
from core.accounts import editor, forms, gate
from core.runtime import runtime
from core.texts import text

user = session.require_user()

st.title(text("profile.title"))
forms.note()
if gate.landing(user) == "profile.py":
    st.info(text("profile.start"), icon=":material/flag:")
st.text(user.email)
with st.container(width=800):
    editor.profile_form(runtime(), user)

    st.header(text("profile.resume_title"), divider="gray")
    st.write(text("profile.resume_intro"))
    editor.resume_form(runtime(), user)

    st.header(text("profile.account_title"), divider="gray")
    with st.expander(text("profile.password_title"), icon=":material/key:"):
        forms.change_password_form(runtime(), user)
    with st.expander(text("profile.export_title"), icon=":material/download:"):
        st.write(text("profile.export_intro"))
        forms.export_button(runtime(), user)
    with st.expander(text("profile.delete_title"), icon=":material/delete:"):
        forms.delete_form(runtime(), user)
