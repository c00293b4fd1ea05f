"""Roles: which one is closest, and two of them side by side."""

import streamlit as st

from core import session
from core.charts.roles import closest_figure, pair_figure
from core.texts import money, number, percent, text
from core.views.filters import choices
from core.views.roles import RolesQuestion, closest_view, pair_view

user = session.require_user()
knowledge, locale, colours = session.knowledge(), session.locale(), session.colours()

st.title(text("roles.title"))
st.write(text("roles.intro"))
snapshot = session.load_snapshot()
session.sample_banner(snapshot)
roles = tuple(dict.fromkeys([*user.target_roles, *choices(snapshot).roles]))
with st.container(horizontal=True, vertical_alignment="bottom"):
    days = session.url_days(width=150)
    filters = session.url_filters(snapshot)
question = RolesQuestion(session.today(snapshot), days, filters)

st.header(text("roles.ranked"), help=text("roles.ranked_help"))
if not user.skills:
    st.info(text("roles.no_skills"), icon=":material/flag:")
    st.page_link("profile.py", label=text("roles.add_skills"), icon=":material/person:")
closest = closest_view(snapshot, knowledge, user, question)
if closest.shown.empty:
    session.few_postings(text("roles.too_few"), None, days)
    st.stop()
session.chart(
    closest_figure(closest.shown, colours), "roles_closest", export=closest.export,
    alt=text("roles.ranked_alt", count=len(closest.shown), first=closest.shown["role_name"].iloc[0]),
    base=session.base_line(snapshot, closest.posting_count, None, closest.span),
)  # fmt: skip
with st.expander(text("roles.table")):
    session.table(session.behind(closest.table, "role", days, filters), "roles_closest_table", alt=text("roles.ranked"))
    if closest.unranked:
        st.caption(text("roles.unranked", count=len(closest.unranked), names=", ".join(closest.unranked)))

st.header(text("roles.pair"))
with st.container(horizontal=True):
    first = session.url_choice(text("roles.first"), "first", roles, format_func=knowledge.role_name, width=280)
    others = tuple(role for role in roles if role != first)
    second = session.url_choice(text("roles.second"), "second", others, format_func=knowledge.role_name, width=280)
pair = pair_view(snapshot, knowledge, user, question, first, second)
if any(pair.comparison.words):
    few = zip(pair.names, pair.comparison.words, strict=True)
    session.few_postings("; ".join(f"{name}: {words}" for name, words in few if words), None, days)
    st.stop()
tiles = st.columns(3)
with tiles[0]:
    session.tile(
        text("roles.similarity"), percent(pair.comparison.similarity, locale),
        text("roles.similarity_value", shared=pair.shared_count), help=text("roles.similarity_help"),
    )  # fmt: skip
for place, name, pay in zip(tiles[1:], pair.names, pair.comparison.salaries, strict=True):
    with place:
        session.tile(
            text("roles.pay", role=name), money(pay.median, locale) if pay else "–",
            text("roles.pay_value", n=number(pay.n, locale), low=money(pay.lower, locale),
                 high=money(pay.upper, locale)) if pay else text("roles.pay_few"),
        )  # fmt: skip
for name, owned, total in zip(pair.names, pair.owned_counts, pair.in_demand_counts, strict=True):
    st.markdown(text("roles.carry", owned=owned, total=total, role=name))
session.chart(
    pair_figure(pair.table, colours, *pair.names), "roles_pair", export=pair.export,
    alt=text("roles.pair_alt", first=pair.names[0], second=pair.names[1]),
    base=text(
        "roles.pair_base", first=pair.names[0], first_count=number(pair.comparison.posting_counts[0], locale),
        second=pair.names[1], second_count=number(pair.comparison.posting_counts[1], locale),
    ) + " · " + session.snapshot_note(snapshot, closest.span),
)  # fmt: skip
with st.expander(text("roles.table")):
    session.table(pair.table, "roles_pair_table", alt=text("roles.pair"))
for role, name in ((first, pair.names[0]), (second, pair.names[1])):
    st.page_link(
        "gap.py", label=text("roles.to_gap", role=name), icon=":material/bar_chart:", query_params={"role": role}
    )
