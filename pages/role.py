"""One role: what its adverts ask for, at which level, for which pay, who asks, and which roles are near."""

import streamlit as st

from core import web as session
from core.catalogue.names import find_role
from core.charts.gap import gap_figure
from core.formats.markup import escaped
from core.texts import about_money, level_name, lower_name, number, percent, text
from core.views.opening_prose import pay_words
from core.views.role_page import role_view
from core.views.standing import counts_view

user = session.person()
knowledge, locale, snapshot = session.knowledge(), session.locale(), session.load_snapshot()
known_role = find_role(st.query_params.get("id", "")[:80])
if known_role is None:
    st.title(text("role.unknown"))
    session.sample_banner(snapshot)
    st.page_link("roles.py", label=text("nav.roles"), icon=":material/compare_arrows:")
    session.end_page()
role = known_role

today = session.today(snapshot)
view = role_view(snapshot, knowledge, role, today=today)
counts = counts_view(snapshot, knowledge, user, role, today=today)
name = lower_name(view.role_name)
st.set_page_config(page_title=text("app.page_title", page=view.role_name))
first = counts.table["name"].head(3).tolist()
st.title(text("role.heading", role=view.role_name, names=", ".join(first)) if first else view.role_name)
session.sample_banner(snapshot)
st.markdown(escaped(view.summary))


def next_steps() -> None:
    """Where one goes from here; below the answer, so that nothing above it moves."""
    with st.container(horizontal=True, vertical_alignment="center"):
        if st.button(text("role.gap"), type="primary", icon=":material/bar_chart:", key="role_gap"):
            st.switch_page("gap.py", query_params={"role": role})
        st.page_link("roadmap.py", label=text("role.plan"), icon=":material/route:", query_params={"role": role})
        st.page_link("openings.py", label=text("role.jobs"), icon=":material/work:", query_params={"role": role})


if counts.words:
    session.few_postings(text("gap.too_few", words=counts.words, role=view.role_name), None, collect=True)
    next_steps()
else:
    listed = session.of_group(counts.table, session.adjust(session.kinds_setting())["kinds"])
    if listed.empty:
        st.info(text("kinds.none"), icon=":material/tune:")
    base = session.base_line(snapshot, counts.posting_count, counts.company_count, counts.span)
    session.chart(
        gap_figure(listed, session.colours(), plain_bars=not user.skills),
        "role_chart",
        finding=text("home.asked_for", role=name),
        alt=text("home.chart_alt", role=name, owned=counts.owned_count, asked=counts.asked_count),
        base=session.with_signs(base, plain_bars=not user.skills),
        on_select=session.opens_skills("role_chart", listed["name"], listed["skill"]),
    )
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="row_skills"):
        st.markdown(text("role.skills"), width="content")
        for row in counts.table.itertuples():
            st.page_link("skill.py", label=row.name, query_params={"id": row.skill}, width="content")
    next_steps()
    tiles = st.container(key="page_tiles").columns(4)
    with tiles[0]:
        session.tile(text("role.adverts"), number(view.posting_count, locale), text("role.adverts_base"))
    with tiles[1]:
        pay = view.pay
        session.tile(
            text("trends.pay_median"),
            about_money(pay.median, locale) if pay else "–",
            pay_words("roles.pay_value", pay, locale),
        )
    with tiles[2]:
        session.tile(text("role.remote"), percent(view.remote_share, locale), text("role.remote_base"))
    with tiles[3]:
        shown = ", ".join(f"{level_name(row.value)} {percent(row.share, locale)}" for row in view.levels.itertuples())
        session.tile(
            text("role.level"),
            level_name(view.levels["value"].iloc[0]) if len(view.levels) else "–",
            shown or text("role.no_level"),
        )
    left, right = st.columns(2, gap="medium")
    with left.container(border=True, height="stretch"):
        session.card_title(text("role.companies"))
        with st.container(gap="xsmall", key="row_companies"):
            for company in view.companies:
                jobs = {"company": company, "role": role}
                st.page_link("openings.py", label=escaped(company), query_params=jobs)
            if not view.companies:
                st.markdown("–")
    with right.container(border=True, height="stretch"):
        session.card_title(text("role.near"))
        with st.container(gap="xsmall", key="row_roles"):
            for near_role in view.adjacent:
                st.page_link("role.py", label=knowledge.role_name(near_role), query_params={"id": near_role})
st.page_link("roles.py", label=text("gap.compare"), icon=":material/compare_arrows:", query_params={"first": role})
