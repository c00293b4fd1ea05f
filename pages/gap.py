"""Skill gap: what a role asks for, what of it you have, what is missing, and what learning it would change."""

import streamlit as st

from core import web as session
from core.charts.gap import gap_figure
from core.models import StepState
from core.runtime import runtime
from core.sharing.content import gap_content
from core.texts import lower_name, number, percent, text
from core.views.filters import choices
from core.views.gap import DEFAULT_THETA, THETAS, THRESHOLDS, GapQuestion, gap_view
from core.views.standing import counts_view
from core.web import sharing
from core.web.auth import progress

CHART_ROWS, ALL_ROWS, ACTIONS = 10, 40, 5
user = session.person()
knowledge, locale, snapshot = session.knowledge(), session.locale(), session.load_snapshot()
roles = tuple(dict.fromkeys([*user.target_roles, *choices(snapshot).roles]))
if not roles:
    st.title(text("gap.title"))
    session.no_postings()
    session.end_page()

heading = session.heading_place(snapshot)
row = st.container(horizontal=True, vertical_alignment="center", key="page_row")
with row:
    role = session.url_choice(
        text("gap.role"), "role", roles, format_func=knowledge.role_name, width=240, label_visibility="collapsed"
    )
    values = session.adjust(
        session.days_setting(),
        session.Setting(
            "threshold",
            text("gap.threshold"),
            THRESHOLDS,
            0.25,
            lambda share: percent(share, locale),
            text("gap.threshold_help"),
        ),
        session.Setting(
            "theta",
            text("gap.theta"),
            THETAS,
            DEFAULT_THETA,
            lambda share: percent(share, locale),
            text("gap.theta_help"),
        ),
        session.kinds_setting(),
        *session.filter_settings(snapshot),
    )
    session.visitor_bar(user)
days, threshold, theta, filters = values["days"], values["threshold"], values["theta"], session.filters_of(values)
today, name = session.today(snapshot), lower_name(knowledge.role_name(role))
counts = counts_view(
    snapshot, knowledge, user, role, today=today, days=days, filters=filters, widened=session.asked_widened()
)
learned = tuple(skill for skill in session.asked_many("learn") if skill in knowledge.taxonomy.skills)
question = GapQuestion(role, today, days, threshold, theta, filters, learned, session.asked_widened())
view = gap_view(snapshot, knowledge, user, question)
gap, after = view.gap, view.what_if or view.gap
with heading:
    if gap.words:
        st.title(text("gap.title"))
    elif user.skills:
        st.title(text("home.count", owned=counts.owned_count, asked=counts.asked_count, role=name))
    else:
        st.title(text("gap.asked_for", role=name))
    session.sample_banner(snapshot)
session.chips(view.chips)
if gap.words:
    session.few_postings(
        text("gap.too_few", words=gap.words, role=view.role_name), view.advice, days, switch_role=True, collect=True
    )
    session.end_page()

with row:
    sharing.share_button(user, lambda: gap_content(snapshot, view))
base = session.base_line(snapshot, gap.posting_count, view.company_count, view.span)
listed = session.of_group(view.table, values["kinds"])
drawn = session.marked(listed, "in_demand")
left, right = st.columns([5, 2], gap="medium")
with left:
    if listed.empty and not view.table.empty:
        st.info(text("kinds.none"), icon=":material/tune:")
    elif drawn.empty:
        st.info(text("gap.nothing_in_demand", threshold=percent(threshold, locale)), icon=":material/tune:")
        st.button(text("gap.lower"), on_click=session.choose, args=("threshold", THRESHOLDS[0]), key="gap_lower")
    else:
        had, shown = int(drawn["owned"].sum()), percent(threshold, locale)
        missing = len(drawn) - had
        session.chart(
            gap_figure(drawn, session.colours(), plain_bars=not user.skills),
            "gap_chart",
            export=view.export,
            base=session.with_signs(base, plain_bars=not user.skills),
            on_select=session.opens_skills("gap_chart", drawn["name"], drawn["skill"]),
            finding=text("gap.finding", owned=had, missing=missing, share=shown)
            if user.skills
            else text("gap.finding_all", count=missing, share=shown),
            alt=text("gap.chart_alt", role=view.role_name, owned=had, missing=missing),
            api=session.ApiCall(
                "/skills/gap-analysis.csv",
                {
                    "role": role,
                    "days": days,
                    "threshold": threshold,
                    "theta": theta,
                    "country": filters.country,
                    "level": filters.seniority,
                    "work_model": filters.work_model,
                }
                | session.visitor_query(user),
                own=not session.is_visitor(user),
            ),
        )
with right.container(border=True, key="gap_what_if"):
    session.card_title(text("gap.near"))
    moved = 100 * (after.readiness.value - gap.readiness.value) if after.readiness and gap.readiness else 0.0
    if user.skills or view.what_if:
        st.metric(
            text("gap.fit"),
            percent(after.readiness.value if after.readiness else None, locale),
            help=text("gap.fit_help"),
            **(session.change(moved) if view.what_if and moved else {}),
        )
        st.metric(
            text("gap.readiness"),
            text("home.of", count=number(gap.ready_count, locale), total=number(gap.rated_count, locale)),
            help=text("gap.readiness_help", theta=percent(theta, locale), left_out=gap.left_out_count),
        )
    else:
        st.markdown(text("gap.no_skills"))
        if not session.is_visitor(user):
            with st.container(key="gap_main"):
                st.page_link("profile.py", label=text("openings.add_skills"), icon=":material/person:")
    session.url_many(
        text("gap.what_if"),
        "learn",
        view.candidates,
        pills=True,
        format_func=knowledge.skill_name,
        help=text("gap.what_if_help"),
    )
    if view.what_if:
        gained = after.ready_count - gap.ready_count
        st.metric(
            text("gap.then"),
            text("home.of", count=number(after.ready_count, locale), total=number(gap.rated_count, locale)),
            text("gap.more", count=number(gained, locale)) if gained else None,
        )
        if not gained:
            st.caption(text("gap.what_if_same"))
    with st.container(key="gap_main" if user.skills or view.what_if or session.is_visitor(user) else "gap_plan"):
        st.page_link("roadmap.py", label=text("home.to_roadmap"), icon=":material/route:", query_params={"role": role})

lacking = session.marked(listed, "owned", is_so=False)
if len(lacking):
    st.header(text("gap.missing"))
    st.caption(text("gap.missing_order"))
    for row in lacking.head(ACTIONS).itertuples():
        with st.container(horizontal=True, vertical_alignment="center", key=f"row_gap_{row.skill}"):
            st.page_link("skill.py", label=row.name, query_params={"id": row.skill, "role": role}, width=220)
            why = [text("gap.missing_row", share=percent(row.demand_share, locale))]
            if user.skills and gap.readiness:
                why.append(text("gap.adds", share=percent(gap.readiness.value + row.gain, locale)))
            st.markdown(" · ".join(why), width="stretch")
            if session.is_visitor(user):
                st.button(
                    text("gap.have_it"),
                    key=f"have_{row.skill}",
                    icon=":material/check:",
                    type="tertiary",
                    on_click=session.write_skills,
                    args=([*user.skills, row.skill],),
                )
                continue
            if st.button(text("gap.have_it"), key=f"have_{row.skill}", icon=":material/check:", type="tertiary"):
                progress.save_step(runtime(), user, row.skill, StepState.DONE, row.name)
            planned = row.skill in user.progress
            if st.button(
                text("gap.to_plan"), key=f"plan_{row.skill}", icon=":material/add:", type="tertiary", disabled=planned
            ):
                progress.save_step(runtime(), user, row.skill, StepState.LEARNING, row.name)
with st.expander(text("gap.table_count", count=len(listed)), on_change="rerun", key="gap_numbers") as numbers:
    if numbers.open:
        hidden = (
            "owned in_demand gain_low gain_high posting_count share_low share_high lift unlock_low unlock_high "
            "satisfied_by soft_match"
        )
        session.table(
            session.behind(listed, "skill", days, filters, role=role),
            "gap_table",
            alt=text("gap.table"),
            labels=dict.fromkeys(hidden.split()),
        )
session.soft_switch(user)
if view.apart:
    apart = ", ".join(f"{skill_name} ({percent(share, locale)})" for skill_name, share, _ in view.apart)
    st.caption(text("gap.apart", names=apart))
st.page_link("roles.py", label=text("gap.compare"), icon=":material/compare_arrows:", query_params={"first": role})
