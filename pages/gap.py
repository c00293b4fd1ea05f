"""Skill gap: what a target role asks for, what of it you have, what is missing, and what learning it would change."""

import streamlit as st

from core import session
from core.charts.gap import gap_figure
from core.texts import number, percent, text
from core.views.filters import choices
from core.views.gap import THETAS, THRESHOLDS, GapQuestion, gap_view

user = session.require_user()
knowledge, locale = session.knowledge(), session.locale()

st.title(text("gap.title"))
st.write(text("gap.intro"))
snapshot = session.load_snapshot()
session.sample_banner(snapshot)
roles = tuple(dict.fromkeys([*user.target_roles, *choices(snapshot).roles]))
if not user.target_roles:
    st.info(text("gap.no_roles"), icon=":material/flag:")
    st.page_link("profile.py", label=text("gap.choose_roles"), icon=":material/person:")
if not roles:
    session.no_postings()
    st.stop()

with st.container(horizontal=True, vertical_alignment="bottom"):
    role = session.url_choice(
        text("gap.role"), "role", roles, format_func=knowledge.role_name, help=text("gap.role_help"), width=260
    )
    days = session.url_days(width=150)
    threshold = session.url_choice(
        text("gap.threshold"), "threshold", THRESHOLDS, 0.25, lambda share: percent(share, locale),
        help=text("gap.threshold_help"), width=150,
    )  # fmt: skip
    theta = session.url_choice(
        text("gap.theta"), "theta", THETAS, 0.7, lambda share: percent(share, locale), help=text("gap.theta_help"),
        width=150,
    )  # fmt: skip
    filters = session.url_filters(snapshot)
learned = tuple(one for one in session.asked_many("learn") if one in knowledge.taxonomy.skills)
question = GapQuestion(role, session.today(snapshot), days, threshold, theta, filters, learned)
view = gap_view(snapshot, knowledge, user, question)
gap, after = view.gap, view.what_if or view.gap
if gap.words:
    session.few_postings(
        text("gap.too_few", words=gap.words, role=view.role_name), view.advice, days, switch_role=True, collect=True
    )
    st.stop()

before = gap if view.what_if else None
tiles = st.columns(3)
with tiles[0]:
    session.share_metric(
        text("gap.coverage"), after.coverage,
        text("gap.coverage_value", matched=after.matched_count, in_demand=gap.in_demand_count),
        text("gap.coverage_help", threshold=percent(threshold, locale)), before.coverage if before else None,
    )  # fmt: skip
with tiles[1]:
    session.share_metric(
        text("gap.weighted"), after.weighted_coverage, text("gap.weighted_value"),
        text("gap.weighted_help"), before.weighted_coverage if before else None,
    )  # fmt: skip
with tiles[2]:
    session.share_metric(
        text("gap.readiness"), after.readiness,
        text("gap.readiness_value", ready=number(after.ready_count, locale), rated=number(gap.rated_count, locale)),
        text("gap.readiness_help", theta=percent(theta, locale), left_out=gap.left_out_count),
        before.readiness if before else None,
    )  # fmt: skip
session.url_many(
    text("gap.what_if"), "learn", view.candidates, pills=True, format_func=knowledge.skill_name,
    help=text("gap.what_if_help"),
)  # fmt: skip
if view.what_if:
    more = after.ready_count > gap.ready_count
    (st.success if more else st.info)(
        text(
            "gap.what_if_result" if more else "gap.what_if_same",
            before=number(gap.ready_count, locale),
            after=number(after.ready_count, locale),
            rated=number(gap.rated_count, locale),
        ),
        icon=":material/trending_up:" if more else ":material/trending_flat:",
    )

st.header(text("gap.asked_for", role=view.role_name))
if view.table.empty:
    st.info(text("gap.nothing_in_demand", threshold=percent(threshold, locale)), icon=":material/tune:")
    st.button(text("gap.lower"), on_click=session.choose, args=("threshold", THRESHOLDS[0]), key="gap_lower")
    st.stop()
session.chart(
    gap_figure(view.table, session.colours(), threshold), "gap_chart", export=view.export,
    alt=text("gap.chart_alt", role=view.role_name, owned=gap.matched_count,
             missing=gap.in_demand_count - gap.matched_count),
    base=session.base_line(snapshot, gap.posting_count, view.company_count, view.span),
)  # fmt: skip
st.subheader(text("gap.table"))
session.table(
    session.behind(view.table, "skill", days, filters, role=role), "gap_table", alt=text("gap.table"),
    labels={"owned": None, "posting_count": None}, last=("satisfied_by", "soft_match"),
)  # fmt: skip
st.page_link("roles.py", label=text("gap.compare"), icon=":material/compare_arrows:", query_params={"first": role})
