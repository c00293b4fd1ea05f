"""Explore: any slice of the adverts by any grouping, as chart or table, down to the adverts behind each number."""

import streamlit as st

from core import web as session
from core.charts.explore import over_time_figure, shares_figure
from core.formats.markup import escaped
from core.runtime import runtime
from core.sharing.content import explore_content
from core.texts import country_names, lower_name, number, percent, text
from core.views.explore import BY, ExploreQuestion, explore_view, of_kind, values
from core.views.filters import ANY, choices
from core.web import sharing

SHAPES = ("chart", "table", "adverts")
user = session.person()
knowledge, locale, snapshot = session.knowledge(), session.locale(), session.load_snapshot()


def role_words(role: str) -> str:
    """The name of a role, or what all of them are called."""
    return text("trends.all_roles") if role == ANY else knowledge.role_name(role)


def skill_words(skill: str) -> str:
    """The name of a skill, or what "any skill" is called."""
    return text("explore.any_skill") if skill == ANY else knowledge.skill_name(skill)


heading = session.heading_place(snapshot)
row = st.container(horizontal=True, vertical_alignment="bottom", key="page_row")
with row:
    by = session.url_choice(text("explore.by"), "by", BY, BY[0], lambda grouping: text(f"group.{grouping}"), width=170)
    role = session.url_choice(text("gap.role"), "role", (ANY, *choices(snapshot).roles), ANY, role_words, width=210)
    skill = session.url_choice(
        text("explore.skill"),
        "skill",
        (ANY, *snapshot.skills),
        ANY,
        skill_words,
        text("explore.skill_help"),
        width=210,
    )
    settings = session.adjust(
        session.days_setting(),
        session.Setting(
            "source",
            text("explore.source"),
            (ANY, *snapshot.source.categories),
            ANY,
            lambda choice: text("filters.any") if choice == ANY else choice,
        ),
        session.kinds_setting(),
        *session.filter_settings(snapshot),
    )
days, source, filters = settings["days"], settings["source"], session.filters_of(settings)
chosen = st.session_state.get(f"choice_{by}_value", st.query_params.get(f"{by}_value", ANY))
question = ExploreQuestion(session.today(snapshot), days, by, role, source, skill, chosen, filters)
for other in set(BY) - {by}:
    st.query_params.pop(f"{other}_value", None)  # what was chosen of another grouping
postings = runtime().store.postings
view = explore_view(snapshot, knowledge, postings, question, country_names(locale))
if by == BY[0] and not view.table.empty:
    view = view if settings["kinds"] == ANY else of_kind(view, settings["kinds"])
    if view.table.empty:
        st.info(text("kinds.none"), icon=":material/tune:")
        session.end_page()
axis = text("explore.axis_skill", name=knowledge.skill_name(skill)) if skill != ANY else text("explore.axis")


def finding() -> str:
    """The heading: the largest group, or what is shown over time."""
    if view.table.empty:
        return text("explore.title")
    if view.in_time:
        over_time = text("explore.heading_time", axis=axis, by=lower_name(text(f"group.{by}")))
        return over_time[:1].upper() + over_time[1:]
    first = view.table.iloc[0]
    figures = {"name": escaped(first["label"]), "share": percent(first["share"], locale)}
    if skill == ANY:
        return text("explore.heading_asked" if by == "skill" else "explore.heading", **figures)
    return text("explore.heading_skill", skill=knowledge.skill_name(skill), **figures)


with heading:
    st.title(finding())
    session.sample_banner(snapshot)
if view.table.empty:
    session.few_postings(text("explore.none"), view.advice, days)
    session.end_page()

with row:
    sharing.share_button(user, lambda: explore_content(snapshot, view, question, knowledge))
groups = values(view.table)
named = dict(zip(groups[1:], view.table["label"], strict=True))
if chosen not in groups and view.behind_count:  # one of those that the table has no room for
    groups, named = (*groups, chosen), named | {chosen: chosen}
base = session.base_line(snapshot, view.posting_count, view.company_count, view.span)
parameters = {
    "by": by,
    "role": role,
    "skill": skill,
    "source": source,
    "days": days,
    "country": filters.country,
    "level": filters.seniority,
    "work_model": filters.work_model,
}
call = session.ApiCall("/market/demand.csv", parameters)
shape = session.url_choice(
    text("explore.shape"),
    "shape",
    SHAPES,
    SHAPES[0],
    lambda shape: text(f"explore.{shape}"),
    segmented=True,
    width="content",
    label_visibility="collapsed",
)


def show_adverts() -> None:
    """A bar was clicked: its adverts are shown."""
    picked = st.session_state["explore_chart"]["selection"]["points"]
    if picked and not view.in_time:
        row = int(picked[0]["y"])
        session.choose(f"{by}_value", groups[1 + row])
        session.choose("shape", SHAPES[2])


if shape == SHAPES[0]:
    figure = over_time_figure if view.in_time else shares_figure
    session.chart(
        figure(view.shown, session.colours(), axis),
        "explore_chart",
        export=view.export,
        base=base,
        api=call,
        alt=text("explore.chart_alt", by=text(f"group.{by}"), axis=axis, count=len(view.shown)),
        on_select=None if view.in_time else show_adverts,
    )
    hints = [] if view.in_time else [text("explore.click")]
    if view.in_time and len(view.shown) < len(view.table):
        hints.append(text("explore.whole_periods"))
    elif view.value_count > len(view.shown):
        hints.append(text("explore.more", shown=len(view.shown), total=number(view.value_count, locale)))
    if hints:
        st.caption(" ".join(hints))
elif shape == SHAPES[1]:
    counted = by == "skill" or skill != ANY  # of others nothing is asked for alone or as a choice
    labels = {"value": None, "label": text(f"group.{by}")}
    labels |= {} if counted else dict.fromkeys(("alone_share", "choice_share"))
    session.table(view.table, "explore_table", alt=axis, labels=labels)
    if view.value_count > len(view.table):
        st.caption(text("explore.table_more", shown=len(view.table), total=number(view.value_count, locale)))
    session.base_row(base, "explore", view.export, call)
else:
    value = session.url_choice(
        text("explore.value"),
        f"{by}_value",
        groups,
        ANY,
        width=320,
        format_func=lambda choice: text("explore.choose") if choice == ANY else named[choice],
    )
    if value != question.value:
        st.rerun()
    if value == ANY:
        st.caption(text("explore.behind_help"))
    else:
        count = number(view.behind_count, locale)
        session.table(
            view.behind,
            "explore_behind",
            alt=text("explore.behind"),
            labels={"receipt": None} if session.is_visitor(user) else None,
        )
        words = text("explore.behind_count", count=count, shown=len(view.behind))
        session.base_row(words, "explore_behind", view.behind_export)
