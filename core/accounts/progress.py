"""How far a user is with a step of the roadmap, kept in the account."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import streamlit as st

from core.accounts import gate
from core.accounts.forms import refusals
from core.errors import StaleVersion
from core.models import StepState, User
from core.texts import text

if TYPE_CHECKING:
    from core.runtime import Runtime


def progress_changes(user: User, skill: str, state: StepState) -> Mapping[str, Any]:
    """The changes to a profile that make `state` the state of `skill`.

    What is done enters the profile; what is taken back from done leaves it. The order in which steps were begun stays.
    """
    progress = {one: known for one, known in user.progress.items() if one != skill or state is not StepState.TO_DO}
    if state is not StepState.TO_DO:
        progress[skill] = state
    skills = [*user.skills, *user.other_skills]
    if state is StepState.DONE and skill not in skills:
        skills.append(skill)
    elif state is not StepState.DONE and user.progress.get(skill) is StepState.DONE:
        skills = [one for one in skills if one != skill]
    return {"progress": progress, "skills": skills}


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
