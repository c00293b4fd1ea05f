"""One skill: who asks for it, with what, for which pay, how to learn it, and what counts as it."""

import pandas as pd
import streamlit as st

from core import web as session
from core.catalogue.names import find_role, resolve_skill
from core.catalogue.translations import project_in_language, skill_description
from core.charts.explore import over_time_figure, shares_figure
from core.formats.markup import escaped
from core.models import StepState
from core.runtime import runtime
from core.stats.proportions import Estimate
from core.texts import about_money, lower_name, number, percent, text
from core.views.opening_prose import pay_words
from core.views.prose import lookup_lines, resource_lines
from core.views.skill_for_me import SkillForMe, skill_for_me
from core.views.skill_page import skill_view
from core.web.auth import progress

ROLES, TOGETHER, LEAST_PIXELS = 8, 8, 240
user = session.person()
knowledge, locale, snapshot = session.knowledge(), session.locale(), session.load_snapshot()
spelling = st.query_params.get("id", "")[:80]
known_skill = resolve_skill(spelling)
if known_skill is None:
    st.title(text("skill.unknown"))
    session.sample_banner(snapshot)
    for near in knowledge.taxonomy.suggest(spelling):
        st.page_link("skill.py", label=knowledge.skill_name(near), query_params={"id": near})
    st.page_link("explore.py", label=text("nav.explore"), icon=":material/table_view:")
    session.end_page()
skill = known_skill

view = skill_view(snapshot, knowledge, session.learning(), skill, today=session.today(snapshot))
card = view.card
name = knowledge.skill_name(skill)
st.set_page_config(page_title=text("app.page_title", page=name))
base = session.base_line(snapshot, view.posting_count, None, view.span)


def own_buttons() -> None:
    """Have it or learn it, for members; a visitor says that they have it."""
    has = skill in knowledge.profile(user).satisfied
    if has:
        st.badge(text("skill.owned"), icon=":material/check:", color="green")
        return
    if session.is_visitor(user):
        st.button(
            text("gap.have_it"),
            key="have",
            icon=":material/check:",
            on_click=session.write_skills,
            args=([*user.skills, skill],),
        )
        return
    if st.button(text("gap.have_it"), key="have", icon=":material/check:"):
        progress.save_step(runtime(), user, skill, StepState.DONE, name)
    if user.progress.get(skill) is StepState.LEARNING:
        st.badge(text("roadmap.learning"), color="blue")
    elif st.button(text("gap.to_plan"), key="plan", icon=":material/add:", type="primary"):
        progress.save_step(runtime(), user, skill, StepState.LEARNING, name)


def links(frame: pd.DataFrame) -> None:
    """One link to a skill a row, with its share."""
    for row in frame.itertuples():
        with st.container(horizontal=True, vertical_alignment="center", key=f"row_skill_{row.value}"):
            st.page_link("skill.py", label=row.label, query_params={"id": row.value}, width="stretch")
            st.markdown(percent(row.share, locale), width="content")


def for_me(role: str) -> None:
    """What learning it brings the reader for the role they chose, in sentences."""
    mine = skill_for_me(snapshot, knowledge, user, skill, role, today=session.today(snapshot))
    role_words = lower_name(mine.role_name)
    with st.container(border=True, key="skill_for_me"):
        session.card_title(text("skill.for_you", role=role_words))
        if mine.words:
            words = text("gap.too_few", words=mine.words, role=mine.role_name)
        elif not mine.share:
            words = text("skill.for_none", role=role_words)
        else:
            asked = text("home.learn", share=percent(mine.share, locale), role=role_words)
            words = " ".join([asked, *gains(mine)])
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(words, width="stretch")
            st.page_link("gap.py", label=text("role.gap"), icon=":material/bar_chart:", query_params={"role": role})


def gains(mine: SkillForMe) -> list[str]:
    """What changes for the reader once they have it."""
    if mine.is_owned:
        return [text("skill.for_owner")]
    if mine.before is None or mine.after is None or mine.after == mine.before:
        return []
    before, after = percent(mine.before, locale), percent(mine.after, locale)
    sentences = [text("skill.for_adds", before=before, after=after)] if before != after else []
    opened = text("home.opens", count=number(mine.more_count, locale)) if mine.more_count else text("skill.for_alone")
    return [*sentences, opened]


if card.demand:
    st.title(text("skill.heading", name=name, share=percent(card.demand.value, locale)))
else:
    st.title(name)
session.sample_banner(snapshot)
with st.container(horizontal=True, vertical_alignment="center"):
    st.markdown(escaped(skill_description(card.skill)), width="stretch")
    own_buttons()
st.caption(text("skill.sort", kind=text(f"kind.{card.skill.kind}"), category=text(f"category.{card.skill.category}")))


chosen_role = find_role(st.query_params.get("role", "")[:80]) or next(iter(user.target_roles), None)
if chosen_role:
    for_me(chosen_role)


def numbers(demand: Estimate) -> None:
    """Who asks for it, how firmly, and for which pay."""
    tiles = st.container(key="page_tiles").columns(4)
    with tiles[0]:
        likely = text("base.interval", low=percent(demand.low, locale), high=percent(demand.high, locale))
        session.tile(text("skill.asked"), percent(demand.value, locale), likely)
    with tiles[1]:
        session.tile(text("skill.required"), percent(view.required_share, locale), text("skill.required_of"))
    for place, label, pay in ((tiles[2], "with", view.pay_with), (tiles[3], "without", view.pay_without)):
        with place:
            session.tile(
                text(f"skill.pay_{label}"),
                about_money(pay.median, locale) if pay else "–",
                pay_words("skill.pay_base", pay, locale),
            )


if card.demand:
    numbers(card.demand)
else:
    st.info(text("lookup.no_demand", days=card.days), icon=":material/hourglass_empty:")
left, right = st.columns(2, gap="medium")
role_bars = shares_figure(view.by_role, session.colours(), text("explore.axis_skill", name=name), LEAST_PIXELS)
with left:
    if len(view.by_role):
        session.chart(
            role_bars,
            "skill_roles",
            finding=text("skill.by_role", role=view.by_role["label"].iloc[0]),
            export=view.export,
            base=f"{text('chart.click')} · {base}",
            alt=text("skill.by_role_alt", name=name, count=len(view.by_role)),
            on_select=session.opens_roles("skill_roles", view.by_role["label"], view.by_role["value"]),
            api=session.ApiCall("/market/demand.csv", {"by": "role", "skill": skill, "days": card.days}),
        )
with right:
    if len(view.weekly) > 1:
        session.chart(
            over_time_figure(view.weekly, session.colours(), text("columns.share"), role_bars.pixels),
            "skill_weeks",
            finding=text(
                "skill.weekly",
                low=percent(view.weekly["share"].min(), locale),
                high=percent(view.weekly["share"].max(), locale),
            ),
            base=base,
            alt=text("skill.weekly_alt", name=name),
            export=view.weeks_export,
            api=session.ApiCall("/market/demand.csv", {"by": "week", "skill": skill, "days": card.days}),
        )
if len(view.by_role):
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="row_roles"):
        st.markdown(text("skill.roles"), width="content")
        for row in view.by_role.head(ROLES).itertuples():
            st.page_link("role.py", label=row.label, query_params={"id": row.value}, width="content")
if len(view.by_level):
    levels = ", ".join(f"{row.label} {percent(row.share, locale)}" for row in view.by_level.itertuples())
    st.caption(text("skill.levels", levels=levels))
columns = st.columns(2, gap="medium") if len(view.together) else [st]
if len(view.together):
    with columns[0].container(border=True, height="stretch"):
        session.card_title(text("skill.together", name=name))
        together = session.of_group(view.together, session.adjust(session.kinds_setting())["kinds"], "value")
        links(together.head(TOGETHER))
        if together.empty:
            st.caption(text("kinds.none"))
with columns[-1].container(border=True, height="stretch"):
    session.card_title(text("skill.learn"))
    if view.resources:
        st.markdown(resource_lines(view.resources, locale))
    else:
        st.caption(text("skill.no_resources"))
    for idea in map(project_in_language, view.projects):
        with st.container(horizontal=True, vertical_alignment="center", key=f"row_idea_{idea.id}"):
            words = text("roadmap.project", title=escaped(idea.title), hours=idea.hours)
            st.page_link("projects.py", label=words, icon=":material/construction:", query_params={"q": idea.title})
if view.companies:
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="row_companies"):
        st.markdown(text("skill.companies"), width="content")
        for company in view.companies:
            jobs = {"company": company, "must": skill}
            st.page_link("openings.py", label=escaped(company), query_params=jobs, width="content")
with st.container(horizontal=True):
    if not chosen_role:
        where = "home.py" if session.is_visitor(user) else "profile.py"
        st.page_link(where, label=text("skill.for_whom"), icon=":material/flag:")
    st.page_link("openings.py", label=text("skill.jobs"), icon=":material/work:", query_params={"must": skill})
    st.page_link(
        "explore.py",
        label=text("skill.adverts"),
        icon=":material/table_view:",
        query_params={"by": "company", "skill": skill},
    )
with st.expander(text("data.what_counts", name=name), key="skill_rule", on_change="rerun") as rule:
    if rule.open:
        st.markdown(lookup_lines(card, locale))
        st.caption(text("data.taxonomy", version=snapshot.taxonomy_version))
