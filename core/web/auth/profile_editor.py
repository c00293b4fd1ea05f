"""The profile's form: editing, the conflict between two writers, and skills proposed from a résumé."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import streamlit as st

from core.accounts import resume
from core.accounts.described_skills import TOLD_LEVELS
from core.accounts.profile import EXPERIENCE_LEVELS, MAX_LOCATION, MAX_NAME, MAX_ROLES
from core.catalogue.names import role_name, skill_name
from core.errors import StaleVersion
from core.models import SkillLevel, User
from core.resumes.reading import ResumeReading
from core.texts import text
from core.web.auth import gate, resume_review
from core.web.auth.forms import NOTE, refusals
from core.web.auth.options import experience_name, role_options, skill_options
from core.web.auth.profile_facts import FACTS, choose_facts, fact_fields, fact_shown, facts_of, offers_of
from core.web.auth.progress import evidence_with, skill_levels_of
from core.web.fields import checked
from core.web.rerun_limit import off_turn

if TYPE_CHECKING:
    from core.runtime import Runtime

MAX_PASTED = 50_000
FIELDS = ("full_name", "target_roles", "experience_level", "location", "skills", "skill_levels", *FACTS)
_BASE, _MINE, _DRAFT = "profile_base", "profile_mine", "profile_draft"
_PROPOSALS, _UPLOADS = "profile_proposals", "profile_uploads"
SAVED = "profile_saved"  # set once after a save: where to go on


def profile_form(runtime: "Runtime", user: User) -> None:
    """Edit the profile as it was when the page was opened; a save over somebody else's change is not written.

    The fields are no `st.form`: what is typed is known at once, so that skills of a résumé join it and nothing is lost.
    """
    base: User = st.session_state.setdefault(_BASE, user)
    if _MINE in st.session_state:
        _conflict(runtime, user, base)
        return
    with st.container(border=True):
        draft = _fields(base)
        st.session_state[_DRAFT] = draft
        changes = _changes(draft, base)
        with st.container(horizontal=True, vertical_alignment="center"):
            sent = st.button(text("profile.save"), type="primary", key="profile_save")
            if changes:
                st.caption(text("profile.unsaved"))
        message = st.empty()
    if sent:
        with refusals(message):
            _save(runtime, user, base, changes)


def _changes(draft: Mapping[str, Any], base: User) -> dict[str, Any]:
    before = profile_values(base)
    return {field: value for field, value in draft.items() if value != before[field]}


def _fields(base: User) -> dict[str, Any]:
    """The widgets. Their keys carry the version, so that a saved profile starts with fresh ones."""
    shown, version = profile_values(base), base.version
    skills = skill_options()
    chosen = st.multiselect(
        text("profile.skills"),
        [*skills, *base.other_skills],
        shown["skills"],
        accept_new_options=True,
        format_func=lambda skill: skills.get(skill, skill),
        help=text("profile.skills_help"),
        placeholder=text("profile.skills_placeholder"),
        key=f"profile_skills_{version}",
    )
    checked("skills", chosen)
    return {
        "skills": chosen,
        "skill_levels": _levels([skill for skill in chosen if skill in skills], base),
        "target_roles": st.multiselect(
            text("profile.target_roles"),
            list(role_options()),
            shown["target_roles"],
            format_func=role_name,
            max_selections=MAX_ROLES,
            help=text("profile.target_roles_help"),
            placeholder=text("profile.target_roles_placeholder"),
            key=f"profile_roles_{version}",
        ),
        "experience_level": st.selectbox(
            text("profile.experience_level"),
            ["", *EXPERIENCE_LEVELS],
            ["", *EXPERIENCE_LEVELS].index(shown["experience_level"]),
            format_func=experience_name,
            key=f"profile_level_{version}",
        ),
        "location": _text("location", shown, "address-level2", MAX_LOCATION, version),
        "full_name": _text("full_name", shown, "name", MAX_NAME, version),
        **fact_fields(base),
    }


def _text(field: str, shown: Mapping[str, Any], purpose: str, most: int, version: int) -> str:
    """A text field with what is wrong with it; `purpose` is what browsers fill in."""
    label, key = text(f"profile.{field}"), f"profile_{field}_{version}"
    return str(checked(field, st.text_input(label, shown[field], autocomplete=purpose, max_chars=most, key=key)))


def _levels(chosen: Sequence[str], base: User) -> dict[str, str]:
    """Which of the chosen skills are known at a basic level only, and in which one is strong."""
    by_level: dict[SkillLevel, list[str]] = {}
    with st.expander(text("profile.skill_levels"), expanded=bool(base.skill_levels)):
        st.caption(text("profile.skill_levels_intro"))
        for level in TOLD_LEVELS:
            taken = [skill for skills in by_level.values() for skill in skills]
            options = [skill for skill in chosen if skill not in taken]
            by_level[level] = st.multiselect(
                text(f"profile.skills_{level}"),
                options,
                [skill for skill in options if base.skill_levels.get(skill) is level],
                format_func=skill_name,
                help=text(f"profile.skills_{level}_help"),
                placeholder=text("profile.skills_levels_placeholder"),
                key=f"profile_{level}_{base.version}_{hash(tuple(options))}",
            )
    return {skill: level.value for level, skills in by_level.items() for skill in skills}


def profile_values(user: User) -> dict[str, Any]:
    """What the form shows of a user; skills are ids and, behind them, what the taxonomy does not know."""
    return {
        "full_name": user.full_name,
        "target_roles": list(user.target_roles),
        "experience_level": user.experience_level,
        "location": user.location,
        "skills": [*user.skills, *user.other_skills],
        "skill_levels": skill_levels_of(user),
        **facts_of(user),
    }


def _save(runtime: "Runtime", user: User, base: User, changes: Mapping[str, Any], note: str | None = None) -> None:
    # Where only something else was changed meanwhile (the password, progress), nothing can be overwritten.
    version = user.version if profile_values(user) == profile_values(base) else base.version
    try:
        gate.open_accounts(runtime).update_profile(user, changes, version)
    except StaleVersion:
        st.session_state[_MINE] = dict(changes)
    else:
        reopen()
        st.session_state[NOTE] = note or text("profile.saved")
        st.session_state[SAVED] = True
    st.rerun()


def reopen() -> None:
    """Let the form start anew from what is stored."""
    for key in (_BASE, _MINE, _DRAFT):
        st.session_state.pop(key, None)


def _conflict(runtime: "Runtime", user: User, base: User) -> None:
    """Both versions side by side; the person chooses, and the loser is still on the screen while they do."""
    mine: dict[str, Any] = st.session_state[_MINE]
    theirs, before = profile_values(user), profile_values(base)
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
    if field in FACTS:
        value = fact_shown(field, value)
    if field == "target_roles":
        value = [role_name(role) for role in value]
    if field == "experience_level" and value:
        value = experience_name(value)
    if field == "skills":
        value = [skill_name(skill) for skill in value]
    if field == "skill_levels":
        value = [f"{skill_name(skill)}: {text(f'profile.level_{level}')}" for skill, level in value.items()]
    return (", ".join(value) if isinstance(value, list) else str(value)) or "–"


def resume_form(runtime: "Runtime", user: User) -> None:
    """Upload, look at what was found and where, confirm."""
    if _PROPOSALS in st.session_state:
        _proposals(runtime, user, st.session_state[_PROPOSALS])
        return
    # A new key lets go of the file: Streamlit keeps an upload in memory as long as its widget lives.
    uploads = st.session_state.setdefault(_UPLOADS, 0)
    file = st.file_uploader(
        text("profile.resume"),
        type=list(resume.KINDS),
        max_upload_size=5,
        help=text("profile.resume_help"),
        key=f"profile_resume_{uploads}",
    )
    with st.expander(text("profile.resume_paste")), st.form("resume_paste", border=False, clear_on_submit=True):
        pasted = st.text_area(text("profile.resume_text"), max_chars=MAX_PASTED, key="profile_resume_text")
        read = st.form_submit_button(text("profile.resume_read"))
    given = (file.name, file.getvalue()) if file else ("pasted.txt", pasted.encode()) if read and pasted else None
    if given is None:
        return
    with refusals(st.empty()), st.spinner(text("profile.resume_reading")), off_turn():
        try:
            proposals = resume.propose_skills(*given)
        except Exception:
            st.session_state[_UPLOADS] = uploads + 1  # what cannot be read is let go of
            raise
        # Where another field was changed meanwhile, the script ends at either line and runs anew: with the file still
        # there, or with what was read in it.
        st.session_state[_PROPOSALS] = proposals
        st.session_state[_UPLOADS] = uploads + 1
    if _PROPOSALS in st.session_state:
        st.rerun()


def _proposals(runtime: "Runtime", user: User, proposals: resume.Proposals) -> None:
    new, offers = resume_review.groups_of(proposals.reading, user), offers_of(proposals.reading, user)
    if not new and not offers:
        st.info(text("profile.resume_nothing_new", found=len(proposals)), icon=":material/info:")
    with st.form("resume_form", border=bool(new or offers)):
        chosen = resume_review.choose_skills(proposals.reading, new)
        facts = choose_facts(offers, user)
        with st.container(horizontal=True):
            add = bool(new or offers) and st.form_submit_button(text("profile.resume_add"), type="primary")
            drop = st.form_submit_button(text("profile.resume_drop"))
    if add and (chosen or facts):
        with refusals(st.empty()):
            del st.session_state[_PROPOSALS]
            _save_with(runtime, user, chosen, facts, proposals.reading)
    if add or drop:
        st.session_state.pop(_PROPOSALS, None)
        st.rerun()


def _save_with(
    runtime: "Runtime",
    user: User,
    confirmed: Mapping[str, SkillLevel],
    facts: Mapping[str, Any],
    reading: ResumeReading,
) -> None:
    """Save what was confirmed of a résumé: skills with the sentences that name them, `facts` as fields of the profile.

    Whatever stands unsaved in the form is saved with it.
    """
    base: User = st.session_state.setdefault(_BASE, user)
    draft = dict(st.session_state.get(_DRAFT) or profile_values(base))
    draft["skills"] = list(dict.fromkeys([*draft["skills"], *confirmed]))
    draft["skill_levels"] = {**draft["skill_levels"], **{skill: level.value for skill, level in confirmed.items()}}
    with_skills = {**draft["skill_years"], **facts.get("skill_years", {})}
    draft |= {
        **facts,
        "skill_years": {skill: years for skill, years in with_skills.items() if skill in draft["skills"]},
    }
    changes = _changes(draft, base)
    if confirmed:
        changes["evidence"] = evidence_with(user, resume_review.sentences(reading, confirmed))
    note = text("profile.resume_added", count=len(confirmed)) if confirmed else text("profile.saved")
    _save(runtime, user, base, changes, note)
