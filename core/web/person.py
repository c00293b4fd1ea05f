"""Whose numbers a page shows: those of who is signed in, else those of a visitor's choices in the address.

A visitor's choices are `have` (skills, `python:basic,sql`), `role`, `level` and `country`. Nothing of them is stored;
they follow from page to page within the tab, and registration takes them along. `soft` switches soft skills and spoken
languages on or off for anybody.
"""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from typing import Any

import streamlit as st

from core.accounts.described_skills import TOLD_LEVELS, DescribedSkills, described
from core.accounts.profile import LANGUAGE, MAX_SKILLS, clean_level
from core.catalogue.names import find_role, resolve_skill, skill_name
from core.errors import InvalidProfile
from core.models import SkillLevel, User
from core.runtime import runtime
from core.texts import number, text
from core.views.filters import ANY
from core.views.knowledge import PERSONAL, scored_as_asked
from core.web.auth.options import skill_options
from core.web.auth.progress import save_preference
from core.web.context import current_user, locale
from core.web.language import chosen_language
from core.web.url_state import asked_or_kept

HAVE = "have"
SOFT = "soft"
_KEPT, _LEVELS = "visitor_have", "visitor_levels"


def person() -> User:
    """The signed-in user, else a User without an id that holds what the visitor chose."""
    user = current_user()
    return scored_as_asked(user if user is not None else _visitor(), asked_or_kept(SOFT))


def is_visitor(user: User) -> bool:
    """Is this nobody's account?"""
    return not user.user_id


def _visitor() -> User:
    choices = visitor_profile()
    return User(
        user_id="",
        email="",
        password_hash="",
        skills=tuple(choices["skills"]),
        skill_levels=choices["skill_levels"],
        target_roles=tuple(choices["target_roles"]),
        experience_level=choices.get("experience_level", ""),
    )


def visitor_profile() -> dict[str, Any]:
    """What a visitor chose, as fields of an account."""
    role = find_role(asked_or_kept("role") or "")
    skills, levels = visitor_skills()
    profile: dict[str, Any] = {
        "skills": list(skills),
        "skill_levels": dict(levels),
        "target_roles": [role] if role else [],
    }
    level, country = asked_or_kept("level"), asked_or_kept("country")
    if level and level != ANY:
        with suppress(InvalidProfile):  # a level that accounts do not have, such as executive
            profile["experience_level"] = clean_level(level)
    if country and country != ANY and (name := locale().territories.get(country)):
        profile["location"] = name
    if spoken := chosen_language():
        profile["preferences"] = {LANGUAGE: spoken}
    return profile


def visitor_query(user: User) -> dict[str, str]:
    """What a visitor's skills are called in the query of an API route; nothing for an account, whose key says it."""
    query = {"skills": described(user.skills, user.skill_levels)} if is_visitor(user) else {}
    return query | ({SOFT: "true"} if user.preferences.get(PERSONAL) else {})


def visitor_skills() -> tuple[tuple[str, ...], Mapping[str, SkillLevel]]:
    """The skills in the address with their levels, else those of the page before.

    What is no skill is left out with a note.
    """
    described_skills = st.query_params.get(HAVE)
    if described_skills is None:
        return tuple(st.session_state.get(_KEPT, ())), st.session_state.get(_LEVELS, {})
    told = DescribedSkills.read(described_skills, resolve_skill, MAX_SKILLS)
    if told.unknown and st.session_state.get(_KEPT) != list(told.skills):
        st.toast(text("address.bad_value", name=text("visitor.have")), icon=":material/link_off:")
    st.session_state[_KEPT], st.session_state[_LEVELS] = list(told.skills), dict(told.levels)
    return told.skills, told.levels


def keep_visitor_choices() -> None:
    """Call before a visitor's page: what they have stands in the address of every page, so that it can be shared."""
    write_skills(*visitor_skills())


def write_skills(skills: Iterable[str], levels: Mapping[str, SkillLevel] | None = None) -> None:
    """Let these be what the visitor has; how well stays as it is without `levels`."""
    own_skills = list(dict.fromkeys(skills))
    told = st.session_state.get(_LEVELS, {}) if levels is None else levels
    st.session_state[_KEPT] = own_skills
    st.session_state[_LEVELS] = {skill: level for skill, level in told.items() if skill in own_skills}
    if own_skills:
        st.query_params[HAVE] = described(own_skills, st.session_state[_LEVELS])
    else:
        st.query_params.pop(HAVE, None)


def visitor_bar(user: User) -> None:
    """For a visitor one line: what they say they have, to change in place, and that an account would keep it."""
    if not is_visitor(user):
        return
    with st.container(horizontal=True, vertical_alignment="center", key="row_visitor", width="content"):
        count = number(len(user.skills), locale())
        label = text("visitor.skills", count=count) if user.skills else text("visitor.no_skills")
        popover = st.popover(
            label, icon=":material/checklist:", key="visitor_skills", type="tertiary", on_change="rerun"
        )
        if popover.open:
            with popover:
                _choose_skills(user)
        if user.skills:  # else there is nothing to keep
            st.page_link("register.py", label=text("visitor.keep"), icon=":material/bookmark_add:")


def _choose_skills(user: User) -> None:
    names: Mapping[str, str] = skill_options()

    def changed() -> None:
        chosen = (resolve_skill(spelling) for spelling in st.session_state["visitor_have_box"])
        levels = {level: st.session_state.get(f"visitor_{level}_box", ()) for level in TOLD_LEVELS}
        write_skills((skill for skill in chosen if skill), level_of_each(levels))

    st.session_state["visitor_have_box"] = list(user.skills)
    st.multiselect(
        text("visitor.have"),
        list(names),
        format_func=lambda spelling: names.get(spelling, spelling),
        key="visitor_have_box",
        placeholder=text("profile.skills_placeholder"),
        help=text("profile.skills_help"),
        on_change=changed,
    )
    if not user.skills:
        return
    for level in TOLD_LEVELS:
        st.session_state[f"visitor_{level}_box"] = [
            skill for skill in user.skills if user.skill_levels.get(skill) is level
        ]
        st.multiselect(
            text(f"profile.skills_{level}"),
            [skill for skill in user.skills if user.skill_levels.get(skill, level) is level],
            format_func=lambda skill: names.get(skill, skill),
            key=f"visitor_{level}_box",
            placeholder=text("profile.skills_levels_placeholder"),
            help=text(f"profile.skills_{level}_help"),
            on_change=changed,
        )


def level_of_each(skills: Mapping[SkillLevel, Iterable[str]]) -> dict[str, SkillLevel]:
    """The level of each skill, of skills by level; of one named twice the lower."""
    return {skill: level for level in reversed(TOLD_LEVELS) for skill in skills.get(level, ())}


def soft_switch(user: User) -> None:
    """Soft skills and spoken languages are counted or not: kept in the address, and by who has an account."""
    key = "soft_switch"

    def switched() -> None:
        chosen = bool(st.session_state[key])
        st.session_state[f"kept_{SOFT}"] = st.query_params[SOFT] = "1" if chosen else "0"
        if not is_visitor(user):
            save_preference(runtime(), user, PERSONAL, chosen)

    st.session_state[key] = bool(user.preferences.get(PERSONAL))
    st.toggle(text("soft.switch"), key=key, help=text("soft.switch_help"), on_change=switched)


def skill_pills(skills: list[str], user: User) -> None:
    """Tap what you know: `skills`, what else the visitor has, and a box for any other."""
    offered = list(dict.fromkeys([*skills, *user.skills]))

    def tapped() -> None:
        write_skills(st.session_state["visitor_pills"])

    def added() -> None:
        if skill := resolve_skill(st.session_state.get("visitor_more") or ""):
            write_skills([*user.skills, skill])
        st.session_state["visitor_more"] = None

    st.session_state["visitor_pills"] = list(user.skills)
    st.pills(
        text("visitor.know"),
        offered,
        selection_mode="multi",
        format_func=skill_name,
        key="visitor_pills",
        on_change=tapped,
    )
    popover = st.popover(text("visitor.more"), icon=":material/add:", key="visitor_more_box", on_change="rerun")
    if popover.open:
        names = skill_options()
        with popover:
            st.selectbox(
                text("visitor.more"),
                [skill for skill in names if skill not in user.skills],
                index=None,
                format_func=lambda skill: names.get(skill, skill),
                key="visitor_more",
                placeholder=text("profile.skills_placeholder"),
                on_change=added,
            )
