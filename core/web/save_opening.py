"""Saves a collected opening as an application, from its card or its receipt."""

import streamlit as st

from core.applications.service import ApplicationDesk
from core.errors import Conflict, InvalidProfile
from core.models import Posting, User
from core.runtime import runtime
from core.store.applications import id_for_posting
from core.texts import text
from core.views.applications import job_of
from core.views.process_state import knowledge


def toggle(user: User, posting_id: str, *, saved: bool) -> None:
    """Save an opening, or take that back where nothing more was written down about it; what became of it is said."""
    store = runtime().store
    desk = ApplicationDesk(store)
    try:
        if saved:
            if not desk.unsave(user.user_id, posting_id):
                st.toast(text("applications.kept"), icon=":material/work_history:", duration="long")
        elif postings := store.postings.find([posting_id]):
            desk.enter(user.user_id, job_of(postings[0], knowledge(), user))
            st.toast(text("applications.saved"), icon=":material/bookmark_added:")
    except Conflict:
        st.toast(text("applications.changed"), icon=":material/sync_problem:", duration="long")
    except InvalidProfile as error:
        st.toast(error.reason, icon=":material/error:", duration="long")


def button(user: User, posting: Posting) -> None:
    """Save, or where it is saved the way to its application."""
    application_id = id_for_posting(user.user_id, posting.posting_id)
    if runtime().store.applications.find(user.user_id, application_id) is not None:
        st.page_link(
            "application.py",
            label=text("nav.application"),
            icon=":material/work_history:",
            query_params={"id": application_id},
        )
    elif st.button(text("openings.save"), key="posting_save", icon=":material/bookmark_add:", type="primary"):
        toggle(user, posting.posting_id, saved=False)
        st.rerun()
