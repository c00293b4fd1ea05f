"""Home: where you stand, what to do next, what moved; for a visitor the market, and what signing up gives."""

import streamlit as st

from core import session
from core.charts.demand import demand_figure
from core.runtime import runtime
from core.texts import number, percent, text
from core.views.home import home_view, standing_view

user = session.current_user()
snapshot, knowledge, locale = session.load_snapshot(), session.knowledge(), session.locale()
today = session.today(snapshot)

if user is None:
    st.title(text("home.title"))
    st.write(text("home.welcome"))
    with st.container(horizontal=True):
        if st.button(text("home.sign_up"), icon=":material/person_add:", type="primary", key="home_sign_up"):
            st.switch_page("register.py")
        if st.button(text("nav.sign_in"), icon=":material/login:", key="home_sign_in"):
            st.switch_page("sign_in.py")
    session.sample_banner(snapshot)
    for tile, name in zip(st.columns(3), ("gap", "roadmap", "openings"), strict=True):
        with tile.container(border=True, height="stretch"):
            st.markdown(text(f"home.gives_{name}"))
else:
    st.title(text("home.hello", name=user.full_name.split(" ")[0]) if user.full_name else text("home.title"))
    session.sample_banner(snapshot)
    if not user.target_roles or not user.skills:
        st.info(text("home.start"), icon=":material/flag:")
        st.page_link("profile.py", label=text("home.fill_profile"), icon=":material/person:")

if user and user.target_roles and snapshot.size:
    role = session.url_choice(text("home.role"), "role", user.target_roles, format_func=knowledge.role_name, width=280)
    standing = standing_view(snapshot, knowledge, user, role, today=today, seen=runtime().snapshots.seen_on)
    gap, name = standing.gap, standing.role_name
    if gap.words:
        session.few_postings(text("gap.too_few", words=gap.words, role=name), standing.advice, collect=True)
    else:
        tiles = st.columns(3)
        with tiles[0]:
            session.share_metric(
                text("gap.coverage"), gap.coverage,
                text("gap.coverage_value", matched=gap.matched_count, in_demand=gap.in_demand_count),
                text("gap.coverage_help", threshold=percent(gap.threshold, locale)),
            )  # fmt: skip
        with tiles[1]:
            session.share_metric(
                text("gap.readiness"), gap.readiness,
                text("gap.readiness_value", ready=number(gap.ready_count, locale),
                     rated=number(gap.rated_count, locale)),
                text("gap.readiness_help", theta=percent(gap.theta, locale), left_out=gap.left_out_count),
            )  # fmt: skip
        with tiles[2].container(border=True, height="stretch"):
            st.markdown(text("home.closest"), help=text("roles.ranked_help"))
            st.markdown(session.listed("home.closest_role", standing.closest))
            st.page_link("roles.py", label=text("home.all_roles"), icon=":material/compare_arrows:")
        st.caption(session.base_line(snapshot, gap.posting_count, standing.company_count, standing.span))
        with st.container(border=True):
            step = standing.next_step
            st.header(text("home.next"))
            if step is None:
                st.write(text("home.nothing_missing", role=name))
            else:
                st.markdown(text("home.learn", skill=step.name, role=name, share=percent(step.demand_share, locale)))
                opens = {0: "home.opens_none", 1: "home.opens_one"}.get(step.unlock_count, "home.opens")
                st.write(text(opens, count=number(step.unlock_count, locale)))
            with st.container(horizontal=True):
                st.page_link("roadmap.py", label=text("home.to_roadmap"), icon=":material/route:")
                st.page_link("gap.py", label=text("home.to_gap"), icon=":material/bar_chart:")
        st.header(session.since_title(standing.since))
        session.since(standing.since)
    st.header(text("home.week", role=name))
    session.week(standing.week_count, standing.week_before_count, standing.rising, standing.falling)

view = home_view(snapshot, knowledge, today=today)
if view.table.empty:
    session.few_postings(text("home.too_few", words=view.words), None, collect=True)
    st.stop()
st.header(text("home.market", days=view.days))
session.week(view.week_count, view.week_before_count, view.rising, view.falling)
base = session.base_line(snapshot, view.posting_count, view.company_count, view.span)
session.chart(
    demand_figure(view.table, session.colours()), "home_chart", alt=text("home.chart_alt"), base=base,
    export=view.export,
)  # fmt: skip
st.page_link("trends.py", label=text("home.to_trends"), icon=":material/trending_up:")
st.caption(text("home.fresh", ago=session.freshness(snapshot)))
