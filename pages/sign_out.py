"""Sign out, here or everywhere. A page with a button, so that no link from elsewhere can sign anybody out."""

import streamlit as st

from core import web as session
from core.runtime import runtime
from core.texts import text
from core.web.auth import gate

user = session.require_user()

st.title(text("sign_out.title"))
st.write(text("sign_out.intro"))
st.text(user.email)
here = st.button(text("sign_out.here"), type="primary", key="sign_out_here")
everywhere = st.button(text("sign_out.everywhere"), key="sign_out_everywhere", help=text("sign_out.everywhere_help"))
if here or everywhere:
    gate.leave(runtime(), everywhere=everywhere)
    st.rerun()
