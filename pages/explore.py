"""Explore: any slice of the postings by any grouping, as chart or table, down to the postings behind each number."""

from urllib.parse import urlencode

import streamlit as st

from core import session
from core.charts.explore import over_time_figure, shares_figure
from core.runtime import runtime
from core.texts import number, text
from core.views.explore import BY, ExploreQuestion, explore_view, values
from core.views.filters import ANY, choices

user = session.require_user()
knowledge, locale = session.knowledge(), session.locale()

st.title(text("explore.title"))
st.write(text("explore.intro"))
snapshot = session.load_snapshot()
session.sample_banner(snapshot)
with st.container(horizontal=True, vertical_alignment="bottom"):
    by = session.url_choice(text("explore.by"), "by", BY, format_func=lambda one: text(f"group.{one}"), width=170)
    skill = session.url_choice(
        text("explore.skill"), "skill", (ANY, *snapshot.skills), width=220, help=text("explore.skill_help"),
        format_func=lambda one: text("filters.any") if one == ANY else knowledge.skill_name(one),
    )  # fmt: skip
    role = session.url_choice(
        text("gap.role"), "role", (ANY, *choices(snapshot).roles), width=220,
        format_func=lambda one: text("trends.all_roles") if one == ANY else knowledge.role_name(one),
    )  # fmt: skip
    days = session.url_days(width=150)
    source = session.url_choice(
        text("explore.source"), "source", (ANY, *snapshot.source.categories), width=150,
        format_func=lambda one: text("filters.any") if one == ANY else one,
    )  # fmt: skip
    filters = session.url_filters(snapshot)
    shape = session.url_choice(
        text("explore.shape"), "shape", ("chart", "table"), format_func=lambda one: text(f"explore.{one}"),
        segmented=True, width="content",
    )  # fmt: skip
question = ExploreQuestion(
    session.today(snapshot), days, by, role, source, skill, st.session_state.get(f"choice_{by}_value", ANY), filters
)
for other in set(BY) - {by}:
    st.query_params.pop(f"{other}_value", None)  # what was chosen of another grouping
postings = runtime().store.postings
view = explore_view(snapshot, knowledge, postings, question, lambda code: locale.territories.get(code, code))
if view.table.empty:
    session.few_postings(text("explore.none"), view.advice, days)
    st.stop()

named = dict(zip(values(view.table)[1:], view.table["label"], strict=True))
axis = text("explore.axis_skill", name=knowledge.skill_name(skill)) if skill != ANY else text("explore.axis")
base = session.base_line(snapshot, view.posting_count, view.company_count, view.span)
if shape == "chart":
    figure = over_time_figure if view.in_time else shares_figure
    session.chart(
        figure(view.shown, session.colours(), axis), "explore_chart", export=view.export, base=base,
        alt=text("explore.chart_alt", by=text(f"group.{by}"), axis=axis, count=len(view.shown)),
    )  # fmt: skip
    if len(view.table) > len(view.shown):
        st.caption(text("explore.more", shown=len(view.shown), total=number(len(view.table), locale)))
else:
    session.table(view.table, "explore_table", alt=axis)
    st.caption(base)
    session.downloads(view.export, "explore")
with st.popover(text("explore.share"), icon=":material/link:"):
    st.write(text("explore.share_help"))
    address = {**st.query_params, "snapshot": snapshot.snapshot_id}
    st.code(f"{(st.context.url or '').partition('?')[0]}?{urlencode(address)}", language=None, wrap_lines=True)

st.header(text("explore.behind"))
value = session.url_choice(
    text("explore.value"), f"{by}_value", values(view.table), width=320,
    format_func=lambda one: text("explore.choose") if one == ANY else named[one],
)  # fmt: skip
if value != question.value:
    st.rerun()
if value == ANY:
    st.caption(text("explore.behind_help"))
else:
    st.write(text("explore.behind_count", count=number(view.behind_count, locale), shown=len(view.behind)))
    session.table(view.behind, "explore_behind", alt=text("explore.behind"))
    session.downloads(view.behind_export, "explore_behind")
