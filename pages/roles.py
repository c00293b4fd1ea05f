"""Roles: which one is closest, and two of them side by side."""

import streamlit as st

from core import web as session
from core.charts.roles import closest_figure, pair_figure
from core.texts import about_money, lower_name, number, percent, text
from core.views.filters import Filters, choices
from core.views.opening_prose import pay_words
from core.views.roles import RolesQuestion, closest_view, pair_view

user = session.person()
knowledge, locale, colours = session.knowledge(), session.locale(), session.colours()
snapshot = session.load_snapshot()
roles = tuple(dict.fromkeys([*user.target_roles, *choices(snapshot).roles]))

heading = session.heading_place(snapshot)
with st.container(horizontal=True, vertical_alignment="center", key="page_row"):
    values = session.adjust(session.days_setting(), session.kinds_setting(), *session.filter_settings(snapshot))
    session.visitor_bar(user)
days, filters = values["days"], session.filters_of(values)
question = RolesQuestion(session.today(snapshot), days, filters)
closest = closest_view(snapshot, knowledge, user, question)
with heading:
    ranked = not closest.shown.empty and bool(user.skills)
    nearest = lower_name(closest.shown["role_name"].iloc[0]) if ranked else ""
    st.title(text("roles.heading", role=nearest) if ranked else text("nav.roles"))
    session.sample_banner(snapshot)
if not user.skills:
    st.info(text("roles.no_skills"), icon=":material/flag:")
    if not session.is_visitor(user):
        st.page_link("profile.py", label=text("roles.add_skills"), icon=":material/person:")
if closest.shown.empty and (user.skills or not roles):
    session.few_postings(text("roles.too_few"), None, days)
    session.end_page()


def pair(filters: Filters) -> None:
    """Two roles skill by skill."""
    st.header(text("roles.pair"))
    if len(roles) < 2:
        st.info(text("roles.one_role", role=knowledge.role_name(roles[0])), icon=":material/hourglass_empty:")
        return
    with st.container(horizontal=True):
        first = session.url_choice(text("roles.first"), "first", roles, format_func=knowledge.role_name, width=280)
        others = tuple(role for role in roles if role != first)
        second = session.url_choice(text("roles.second"), "second", others, format_func=knowledge.role_name, width=280)
    view = pair_view(snapshot, knowledge, user, question, first, second)
    if any(view.comparison.words):
        few = zip(view.names, view.comparison.words, strict=True)
        session.few_postings("; ".join(f"{name}: {words}" for name, words in few if words), None, days)
        return
    tiles = st.columns(3)
    with tiles[0]:
        session.tile(
            text("roles.similarity"),
            percent(view.comparison.similarity, locale),
            text("roles.similarity_value", shared=view.shared_count),
            help=text("roles.similarity_help"),
        )
    for place, name, pay in zip(tiles[1:], view.names, view.comparison.salaries, strict=True):
        with place:
            session.tile(
                text("roles.pay", role=lower_name(name)),
                about_money(pay.median, locale) if pay else "–",
                pay_words("roles.pay_value", pay, locale),
            )
    if user.skills:
        for name, owned, total in zip(view.names, view.owned_counts, view.in_demand_counts, strict=True):
            st.markdown(text("roles.carry", owned=owned, total=total, role=lower_name(name)))
    counts = [number(count, locale) for count in view.comparison.posting_counts]
    listed = session.of_group(view.table, values["kinds"])
    if listed.empty and len(view.table):
        st.info(text("kinds.none"), icon=":material/tune:")
        return
    session.chart(
        pair_figure(listed, colours, *view.names, with_signs=bool(user.skills)),
        "roles_pair",
        export=view.export,
        finding=text("roles.pair_finding", first=lower_name(view.names[0]), second=lower_name(view.names[1])),
        alt=text("roles.pair_alt", first=view.names[0], second=view.names[1]),
        base=text(
            "roles.pair_base", first=view.names[0], first_count=counts[0], second=view.names[1], second_count=counts[1]
        ),
        api=session.ApiCall(
            "/market/compare.csv",
            {
                "first": first,
                "second": second,
                "days": days,
                "country": filters.country,
                "level": filters.seniority,
                "work_model": filters.work_model,
            },
        ),
    )
    with st.expander(text("roles.table"), key="roles_pair_numbers", on_change="rerun") as numbers:
        if numbers.open:
            session.table(listed, "roles_pair_table", alt=text("roles.pair"))
    with st.container(horizontal=True):
        for role, name in ((first, view.names[0]), (second, view.names[1])):
            words = text("roles.to_gap", role=lower_name(name))
            st.page_link("gap.py", label=words, icon=":material/bar_chart:", query_params={"role": role})


def ranking() -> None:
    """All roles, the nearest first."""
    session.chart(
        closest_figure(closest.shown, colours),
        "roles_closest",
        export=closest.export,
        finding=text("roles.ranked"),
        alt=text("roles.ranked_alt", count=len(closest.shown), first=closest.shown["role_name"].iloc[0]),
        base=" · ".join(
            (
                text("chart.closest"),
                text("chart.click"),
                session.base_line(snapshot, closest.posting_count, None, closest.span),
            )
        ),
        on_select=session.opens_roles("roles_closest", closest.shown["role_name"], closest.shown["role"]),
    )
    with st.expander(text("roles.table"), key="roles_closest_numbers", on_change="rerun") as everything:
        if everything.open:
            session.table(
                session.behind(closest.table, "role", days, filters), "roles_closest_table", alt=text("roles.ranked")
            )
            if closest.unranked:
                st.caption(text("roles.unranked", count=len(closest.unranked), names=", ".join(closest.unranked)))


if not closest.shown.empty:
    ranking()
pair(filters)
