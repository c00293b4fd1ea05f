"""A click on a bar leads on: to the page of the skill or the role that the bar stands for."""

from collections.abc import Callable, Iterable

import streamlit as st

from core.charts.style import plain
from core.web.frame import go_on_to


def opens_skills(key: str, names: Iterable[str], skills: Iterable[str]) -> Callable[[], None]:
    """What a click in the chart `key` does whose bars are called `names`, of these `skills`: opens the skill's page."""
    return _opens(key, "skill.py", names, skills)


def opens_roles(key: str, names: Iterable[str], roles: Iterable[str]) -> Callable[[], None]:
    """The same for a chart of roles."""
    return _opens(key, "role.py", names, roles)


def _opens(key: str, page: str, names: Iterable[str], ids: Iterable[str]) -> Callable[[], None]:
    """Bars are told apart by their name, before which a sign may stand, or by their place from the top."""
    id_list = list(ids)
    targets = dict(zip(plain(names), id_list, strict=True)) | {str(place): known for place, known in enumerate(id_list)}

    def clicked() -> None:
        points = st.session_state[key]["selection"]["points"]
        bar = str(points[0]["y"]) if points else ""
        target = targets.get(bar) or targets.get(bar.partition(" ")[2])
        if target is not None:
            go_on_to(page, {"id": target})

    return clicked
