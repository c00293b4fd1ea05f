"""The profile's form: editing, the conflict between two writers, and skills proposed from a résumé."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import streamlit as st

from core.accounts import gate, resume, vocabulary
from core.accounts.forms import NOTE, refusals
from core.accounts.profile import EXPERIENCE_LEVELS, MAX_LOCATION, MAX_NAME, MAX_ROLES
from core.errors import StaleVersion
from core.models import User
from core.texts import text

if TYPE_CHECKING:
    from core.runtime import Runtime

FIELDS = ("full_name", "target_roles", "experience_level", "location", "skills")
_BASE, _MINE, _PROPOSALS, _UPLOADS = "profile_base", "profile_mine", "profile_proposals", "profile_uploads"


def profile_form(runtime: "Runtime", user: User) -> None:
    """Edit the profile as it was when the form was opened; a save over somebody else's change is not written."""
    base: User = st.session_state.setdefault(_BASE, user)
    if _MINE in st.session_state:
        _conflict(runtime, user, base)
        return
    message = st.empty()
    with st.form("profile_form"):
        draft = _fields(base)
        sent = st.form_submit_button(text("profile.save"), type="primary")
    if not sent:
        return
    changes = {field: value for field, value in draft.items() if value != values_of(base)[field]}
    with refusals(message):
        _save(runtime, user, base, changes)


def _fields(base: User) -> dict[str, Any]:
    """The widgets. Their keys carry the version, so that a saved profile starts with fresh ones."""
    shown, version = values_of(base), base.version
    skills = vocabulary.skill_options()
    return {
        "full_name": st.text_input(
            text("profile.full_name"), shown["full_name"], autocomplete="name", max_chars=MAX_NAME,
            key=f"profile_full_name_{version}",
        ),
        "target_roles": st.multiselect(
            text("profile.target_roles"), list(vocabulary.role_options()), shown["target_roles"],
            format_func=vocabulary.role_name, max_selections=MAX_ROLES, help=text("profile.target_roles_help"),
            placeholder=text("profile.target_roles_placeholder"), key=f"profile_roles_{version}",
        ),
        "experience_level": st.selectbox(
            text("profile.experience_level"), ["", *EXPERIENCE_LEVELS],
            ["", *EXPERIENCE_LEVELS].index(shown["experience_level"]),
            format_func=lambda level: level or text("profile.not_said"), key=f"profile_level_{version}",
        ),
        "location": st.text_input(
            text("profile.location"), shown["location"], autocomplete="address-level2", max_chars=MAX_LOCATION,
            key=f"profile_location_{version}",
        ),
        "skills": st.multiselect(
            text("profile.skills"), [*skills, *base.other_skills], shown["skills"], accept_new_options=True,
            format_func=lambda skill: skills.get(skill, skill), help=text("profile.skills_help"),
            placeholder=text("profile.skills_placeholder"), key=f"profile_skills_{version}",
        ),
    }  # fmt: skip


def values_of(user: User) -> dict[str, Any]:
    """What the form shows of a user; skills are ids and, behind them, what the taxonomy does not know."""
    return {
        "full_name": user.full_name,
        "target_roles": list(user.target_roles),
        "experience_level": user.experience_level,
        "location": user.location,
        "skills": [*user.skills, *user.other_skills],
    }


def _save(runtime: "Runtime", user: User, base: User, changes: Mapping[str, Any]) -> None:
    # Where only something else was changed meanwhile (the password, progress), nothing can be overwritten.
    version = user.version if values_of(user) == values_of(base) else base.version
    try:
        gate.open_accounts(runtime).update_profile(user, changes, version)
    except StaleVersion:
        st.session_state[_MINE] = dict(changes)
    else:
        reopen()
        st.session_state[NOTE] = text("profile.saved")
    st.rerun()


def reopen() -> None:
    """Let the form start anew from what is stored."""
    for key in (_BASE, _MINE):
        st.session_state.pop(key, None)


def _conflict(runtime: "Runtime", user: User, base: User) -> None:
    """Both versions side by side; the person chooses, and the loser is still on the screen while they do."""
    mine: dict[str, Any] = st.session_state[_MINE]
    theirs, before = values_of(user), values_of(base)
    st.warning(text("profile.changed_elsewhere"), icon=":material/sync_problem:")
    rows = [
        {
            text("profile.conflict_field"): text(f"profile.{field}"),
            text("profile.conflict_theirs"): _shown(field, theirs[field]),
            text("profile.conflict_mine"): _shown(field, mine.get(field, before[field])),
        }
        for field in FIELDS
        if theirs[field] != mine.get(field, before[field])
    ]
    st.table(rows)
    with st.container(horizontal=True):
        keep_mine = st.button(text("profile.conflict_keep_mine"), type="primary", key="profile_keep_mine")
        take_theirs = st.button(text("profile.conflict_take_theirs"), key="profile_take_theirs")
    if keep_mine:
        with refusals(st.empty()):
            st.session_state.pop(_MINE)
            _save(runtime, user, user, mine)
    if take_theirs:
        reopen()
        st.rerun()


def _shown(field: str, value: Any) -> str:
    if field == "target_roles":
        value = [vocabulary.role_name(role) for role in value]
    if field == "skills":
        value = [vocabulary.skill_name(skill) for skill in value]
    return (", ".join(value) if isinstance(value, list) else str(value)) or "–"


def resume_form(runtime: "Runtime", user: User) -> None:
    """Upload, look at what was found and where, confirm."""
    if _PROPOSALS in st.session_state:
        _proposals(runtime, user, st.session_state[_PROPOSALS])
        return
    # A new key lets go of the file: Streamlit keeps an upload in memory as long as its widget lives.
    uploads = st.session_state.setdefault(_UPLOADS, 0)
    file = st.file_uploader(
        text("profile.resume"), type=list(resume.KINDS), max_upload_size=5, help=text("profile.resume_help"),
        key=f"profile_resume_{uploads}",
    )  # fmt: skip
    if file is None:
        return
    with refusals(st.empty()), st.spinner(text("profile.resume_reading")):
        try:
            st.session_state[_PROPOSALS] = resume.propose_skills(file.name, file.getvalue())
        finally:
            st.session_state[_UPLOADS] = uploads + 1
    if _PROPOSALS in st.session_state:
        st.rerun()


def _proposals(runtime: "Runtime", user: User, proposals: Sequence[resume.Proposal]) -> None:
    new = [proposal for proposal in proposals if proposal.skill not in user.skills]
    if not new:
        st.info(text("profile.resume_nothing_new", found=len(proposals)), icon=":material/info:")
    with st.form("resume_form", border=bool(new)):
        chosen = []
        for proposal in new:
            if st.checkbox(vocabulary.skill_name(proposal.skill), value=True, key=f"profile_found_{proposal.skill}"):
                chosen.append(proposal.skill)
            st.text(proposal.sentence)
        with st.container(horizontal=True):
            add = bool(new) and st.form_submit_button(text("profile.resume_add"), type="primary")
            drop = st.form_submit_button(text("profile.resume_drop"))
    if add and chosen:
        skills = [*user.skills, *user.other_skills, *chosen]
        with refusals(st.empty()):
            _save_found(runtime, user, skills, len(chosen))
    if add or drop:
        del st.session_state[_PROPOSALS]
        st.rerun()


def _save_found(runtime: "Runtime", user: User, skills: list[str], count: int) -> None:
    try:
        gate.open_accounts(runtime).update_profile(user, {"skills": skills}, user.version)
    except StaleVersion:  # between this run's read and its write: nothing is lost, the proposals are still there
        st.rerun()
    reopen()
    st.session_state[NOTE] = text("profile.resume_added", count=count)
