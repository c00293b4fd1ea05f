"""How far a user is with a step of the roadmap, kept in the account."""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import streamlit as st

from core.accounts.profile import MAX_EVIDENCE
from core.catalogue.learning import ProjectIdea
from core.errors import StaleVersion
from core.models import Evidence, EvidenceKind, SkillLevel, StepState, User
from core.texts import text
from core.web.auth import gate
from core.web.auth.forms import refusals

if TYPE_CHECKING:
    from core.runtime import Runtime


def progress_changes(user: User, skill: str, state: StepState) -> Mapping[str, Any]:
    """The changes to a profile that make `state` the state of `skill`.

    What is done enters the profile; what is taken back from done leaves it. The order in which steps were begun stays.
    """
    progress = {
        step: step_state for step, step_state in user.progress.items() if step != skill or state is not StepState.TO_DO
    }
    if state is not StepState.TO_DO:
        progress[skill] = state
    skills = [*user.skills, *user.other_skills]
    if state is StepState.DONE and skill not in skills:
        skills.append(skill)
    elif state is not StepState.DONE and user.progress.get(skill) is StepState.DONE:
        skills = [own_skill for own_skill in skills if own_skill != skill]
    levels = skill_levels_of(user)
    if state is StepState.DONE:
        levels.pop(skill, None)  # learned to a working level
    return {"progress": progress, "skills": skills, "skill_levels": levels}


def project_changes(user: User, project: ProjectIdea) -> Mapping[str, Any]:
    """The changes to a profile of who has built `project`: evidence of the skills at its core.

    Of those that were missing the basics are known now.
    """
    missing = [skill for skill in sorted(project.core) if skill not in user.skills]
    more = [Evidence(skill, EvidenceKind.PROJECT, project.title) for skill in sorted(project.core)]
    return {
        "skills": [*user.skills, *user.other_skills, *missing],
        "skill_levels": skill_levels_of(user) | dict.fromkeys(missing, SkillLevel.BASIC.value),
        "evidence": evidence_with(user, more),
    }


def skill_levels_of(user: User) -> dict[str, str]:
    """How well each skill is known, as the profile takes it."""
    return {skill: level.value for skill, level in user.skill_levels.items()}


def evidence_with(user: User, more: Iterable[Evidence]) -> list[dict[str, str]]:
    """The evidence of an account and `more`, as the profile takes it; the newest stays where there is too much."""
    evidence = list(dict.fromkeys([*user.evidence, *more]))[-MAX_EVIDENCE:]
    return [{"skill": fact.skill, "kind": fact.kind.value, "text": fact.text} for fact in evidence]


def save_project(runtime: "Runtime", user: User, project: ProjectIdea) -> None:
    """Keep that the project is built, and run the page again."""
    with refusals(st.empty()):
        try:
            gate.open_accounts(runtime).update_profile(user, project_changes(user, project), user.version)
        except StaleVersion:
            st.toast(text("roadmap.stale"), icon=":material/sync_problem:", duration="long")
        else:
            st.toast(text("projects.built_saved"), icon=":material/check_circle:")
        st.rerun()


def save_preference(runtime: "Runtime", user: User, name: str, value: str | float | bool) -> None:
    """Keep a setting of the pages in the account; nothing is written where the profile was changed meanwhile."""
    with refusals(st.empty()), suppress(StaleVersion):
        preferences = {**user.preferences, name: value}
        gate.open_accounts(runtime).update_profile(user, {"preferences": preferences}, user.version)


def begin_steps(runtime: "Runtime", user: User, skills: Sequence[str]) -> None:
    """Put skills on the plan, as far as they are neither there nor known, and run the page again."""
    new = [skill for skill in skills if skill not in user.progress and skill not in user.skills]
    changes = {"progress": {**user.progress, **dict.fromkeys(new, StepState.LEARNING)}}
    with refusals(st.empty()):
        try:
            gate.open_accounts(runtime).update_profile(user, changes, user.version)
        except StaleVersion:
            st.toast(text("roadmap.stale"), icon=":material/sync_problem:", duration="long")
        else:
            st.session_state["advert_learned"] = True
            st.toast(text("advert.learned", count=len(new)), icon=":material/check_circle:")
        st.rerun()


def save_step(runtime: "Runtime", user: User, skill: str, state: StepState, name: str) -> None:
    """Write it and run the page again; where the profile was changed elsewhere meanwhile, say so and write nothing."""
    with refusals(st.empty()):
        try:
            gate.open_accounts(runtime).update_profile(user, progress_changes(user, skill, state), user.version)
        except StaleVersion:
            st.toast(text("roadmap.stale"), icon=":material/sync_problem:", duration="long")
        else:
            st.toast(text(f"roadmap.saved_{state.value}", name=name), icon=":material/check_circle:")
        st.rerun()
