"""Entries of the menu: each is checked once in a process, not in every run."""

import threading
from copy import copy
from typing import Literal

import streamlit as st

_Looks = tuple[str, str, str | None, str | None, bool, Literal["visible", "hidden"]]
_made: dict[_Looks, st.Page] = {}
_lock = threading.Lock()


def entry(
    script: str,
    title: str,
    *,
    icon: str | None = None,
    url_path: str | None = None,
    default: bool = False,
    visibility: Literal["visible", "hidden"] = "visible",
) -> st.Page:
    """The page whose file is `script`, for one run: Streamlit marks in it what becomes of it there.

    To look for the file and to check the icon takes 40 us, and there are thirty pages.
    """
    looks: _Looks = (script, title, icon, url_path, default, visibility)
    with _lock:
        if looks not in _made:
            _made[looks] = st.Page(
                script, title=title, icon=icon, url_path=url_path, default=default, visibility=visibility
            )
        return copy(_made[looks])
