"""Skill gap: what a target role asks for, what of it you have, and what is missing."""

from datetime import UTC, datetime

import streamlit as st

from core import session
from core.charts.gap import gap_figure
from core.charts.style import CONFIG
from core.texts import day, number, percent, text
from core.views.gap import gap_view
from core.views.windows import DAYS, DEFAULT_DAYS

user = session.require_user()
knowledge, locale = session.knowledge(), session.locale()

st.title(text("gap.title"))
st.write(text("gap.intro"))
if not user.target_roles:
    st.info(text("gap.no_roles"), icon=":material/flag:")
    st.page_link("profile.py", label=text("gap.choose_roles"), icon=":material/person:")
    st.stop()

snapshot = session.load_snapshot()
session.sample_banner(snapshot)
chosen = st.columns([2, 1, 1])
with chosen[0]:
    role = session.url_choice(text("gap.role"), "role", user.target_roles, format_func=knowledge.role_name)
with chosen[1]:
    days = session.url_choice(
        text("gap.window"), "days", DAYS, DEFAULT_DAYS, lambda days: text("gap.window_days", days=days)
    )
with chosen[2]:
    threshold = session.url_choice(
        text("gap.threshold"), "threshold", (0.1, 0.25, 0.5), 0.25, lambda share: percent(share, locale)
    )
view = gap_view(snapshot, knowledge, user, role, days=days, threshold=threshold, today=datetime.now(UTC).date())
gap = view.gap

if view.span is None or gap.words:
    words = gap.words if gap.posting_count else text("gap.empty", role=view.role_name, days=days)
    st.info(f"{words} {text('gap.empty_try')}", icon=":material/hourglass_empty:")
    session.advice(view.advice, days)
    st.stop()

with st.container(horizontal=True):
    st.metric(
        text("gap.coverage"),
        percent(gap.coverage.value if gap.coverage else None, locale),
        help=text("gap.coverage_help", threshold=percent(threshold, locale)),
        delta=text("gap.coverage_value", matched=gap.matched_count, in_demand=gap.in_demand_count),
        delta_color="off",
        delta_arrow="off",
        border=True,
    )
    st.metric(
        text("gap.readiness"),
        percent(gap.readiness.value if gap.readiness else None, locale),
        help=text("gap.readiness_help", theta=percent(gap.theta, locale), left_out=gap.left_out_count),
        delta=text("gap.readiness_value", ready=gap.ready_count, rated=gap.rated_count),
        delta_color="off",
        delta_arrow="off",
        border=True,
    )
first, last = view.span
st.caption(
    text("gap.base", postings=number(gap.posting_count, locale), companies=number(view.company_count, locale),
         first=day(first, locale), last=day(last, locale))
    + " · " + session.snapshot_note(snapshot)
)  # fmt: skip

if view.table.empty:
    st.info(text("gap.nothing_in_demand", threshold=percent(threshold, locale)), icon=":material/tune:")
    st.stop()
st.plotly_chart(
    gap_figure(view.table, session.colours(), threshold),
    width="stretch",
    key="gap_chart",
    config=CONFIG,
    alt=text(
        "gap.chart_alt", role=view.role_name, owned=gap.matched_count, missing=gap.in_demand_count - gap.matched_count
    ),
)
st.subheader(text("gap.table"))
st.dataframe(
    view.table, width="stretch", hide_index=True, key="gap_table", column_config=session.columns("gap", view.table)
)
session.downloads(view.export, "gap")
