"""Saved searches: what each brought, how one hears of it, and what could not be sent."""

import streamlit as st

from core import web as session
from core.texts import text
from core.web import saved_searches, sharing

user = session.require_user()
st.title(text("alerts.title"))
with st.container(width=800):
    st.caption(text("alerts.intro"))
    if done := st.session_state.pop(saved_searches.DONE, None):
        st.success(done, icon=":material/check_circle:")
    searches = saved_searches.desk().of_user(user)
    if not searches:
        st.info(text("alerts.none"), icon=":material/notification_add:")
        with st.container(horizontal=True):
            st.page_link("openings.py", label=text("alerts.to_openings"), icon=":material/work:")
            st.page_link("trends.py", label=text("alerts.to_trends"), icon=":material/trending_up:")
    for search in searches:
        with st.container(border=True):
            saved_searches.show_search(user, search)
    sharing.show_shares(user)
