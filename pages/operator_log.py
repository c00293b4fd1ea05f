"""The operator's room: who signed in or failed to, what was changed of accounts, and what operators looked at."""

from datetime import UTC, datetime, timedelta

import streamlit as st

from core import web as session
from core.runtime import runtime
from core.texts import text
from core.views.operating.log import MOST_LINES, log_lines

desk = session.require_operator("log")
st.title(text("operator.log_title"))
st.write(text("operator.log_help", days=runtime().settings.audit_days))
days = session.url_choice(
    text("filters.window"),
    "span",
    (1, 7, 30),
    segmented=True,
    width="content",
    format_func=lambda days: text("operator.days", count=days),
)
entries = desk.log_since(datetime.now(UTC) - timedelta(days=days))
if len(entries) == MOST_LINES:
    st.caption(text("operator.log_newest", count=MOST_LINES))
session.table(session.log_table(log_lines(entries, desk)), "operator_log", alt=text("operator.log_title"), height=600)
