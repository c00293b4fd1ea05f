"""What is done to applications from a page: a press is kept with the version it was about, then carried out.

A button remembers the version that stood on the screen when it was drawn. Where another tab wrote meanwhile nothing is
written, and the person is asked.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import streamlit as st

from core.applications.history import standing
from core.applications.service import ApplicationDesk, Happened
from core.errors import InvalidProfile, StaleVersion, UnknownApplication
from core.formats.markup import escaped
from core.models import Application, Stage, User
from core.texts import text

WISH, CONFLICT, SAID = "application_wish", "application_conflict", "application_said"


@dataclass(frozen=True, slots=True)
class WantedChange:
    """What somebody pressed: `kind` is record, undo, change or delete, for the `version` they saw."""

    kind: str
    application_id: str
    version: int
    happened: Happened = field(default_factory=Happened)
    changes: Mapping[str, Any] = field(default_factory=dict)


def wish(wanted: WantedChange) -> None:
    """For `on_click`: keep what was pressed until the page may ask the store."""
    st.session_state[WISH] = wanted


def carry_out(desk: ApplicationDesk, user: User) -> None:
    """Call first on a page: do what was pressed, say what became of it, and ask where another tab came first."""
    if note := st.session_state.pop(SAID, None):
        st.toast(note, icon=":material/check_circle:")
    wanted: WantedChange | None = st.session_state.pop(WISH, None)
    if wanted is not None:
        try:
            st.toast(_done(desk, user, wanted), icon=":material/check_circle:")
            st.session_state.pop(CONFLICT, None)
        except StaleVersion:
            st.session_state[CONFLICT] = wanted
        except UnknownApplication:
            st.toast(text("applications.gone"), icon=":material/search_off:", duration="long")
        except InvalidProfile as error:
            st.error(error.reason, icon=":material/error:")
    _ask_about_conflict(desk, user)


def _done(desk: ApplicationDesk, user: User, wanted: WantedChange) -> str:
    """Do it; the sentence that says so. Raises as the desk does."""
    if wanted.kind == "delete":
        title = desk.get(user.user_id, wanted.application_id).job.title
        desk.delete(user.user_id, wanted.application_id, wanted.version)
        return text("applications.deleted", title=title)
    if wanted.kind == "undo":
        made = desk.undo(user.user_id, wanted.application_id, wanted.version)
    elif wanted.kind == "change":
        made = desk.change(user.user_id, wanted.application_id, wanted.version, wanted.changes)
    else:
        made = desk.record(user.user_id, wanted.application_id, wanted.version, wanted.happened)
        if wanted.happened.stage is None:
            return text("applications.noted")
    stage = text(f"stage.{standing(made, desk.today).stage}")
    return text("applications.done", title=made.job.title, stage=stage)


def _ask_about_conflict(desk: ApplicationDesk, user: User) -> None:
    wanted: WantedChange | None = st.session_state.get(CONFLICT)
    if wanted is None:
        return
    try:
        current = desk.get(user.user_id, wanted.application_id)
    except UnknownApplication:
        del st.session_state[CONFLICT]
        st.toast(text("applications.gone"), icon=":material/search_off:", duration="long")
        return
    stage = text(f"stage.{standing(current, desk.today).stage}")
    with st.container(border=True, key="application_conflict_box"):
        st.warning(
            text("applications.conflict", title=escaped(current.job.title), now=stage, wanted=_words(wanted)),
            icon=":material/sync_problem:",
        )
        with st.container(horizontal=True):
            st.button(
                text("applications.conflict_do"),
                key="conflict_do",
                type="primary",
                on_click=wish,
                args=(replace(wanted, version=current.version),),
            )
            st.button(text("applications.conflict_leave"), key="conflict_leave", on_click=_leave)


def _leave() -> None:
    st.session_state.pop(CONFLICT, None)


def _words(wanted: WantedChange) -> str:
    if wanted.kind == "record":
        stage = wanted.happened.stage
        return text(f"stage.{stage}") if stage else text("applications.wanted_note")
    return text(f"applications.wanted_{wanted.kind}")


def stage_button(
    application: Application, stage: Stage, *, main: bool = False, where: str = "list", width: Any = "content"
) -> None:
    """A button that moves an application to `stage` today."""
    st.button(
        text(f"applications.do_{stage}"),
        key=f"{where}_{stage}_{application.application_id}",
        type="primary" if main else "secondary",
        on_click=wish,
        width=width,
        args=(WantedChange("record", application.application_id, application.version, Happened(stage)),),
    )


def undo_button(application: Application, *, waiting: bool, where: str = "list", width: Any = "content") -> None:
    """A button that takes back the last change of stage, or with `waiting` the silence that set in by itself."""
    st.button(
        text("applications.do_waiting" if waiting else "applications.do_undo"),
        key=f"{where}_undo_{application.application_id}",
        type="tertiary",
        on_click=wish,
        width=width,
        icon=":material/hourglass_top:" if waiting else ":material/undo:",
        help=text("applications.by_itself_help") if waiting else None,
        args=(WantedChange("undo", application.application_id, application.version),),
    )
