"""The language of a session: that of the profile, else what its menu or address chose, else what the browser accepts.

A visitor's choice stands in the address of every page (`lang=de`) and in no cookie: nothing is stored on anybody's
device, a reload and a shared link keep it, and the page as it is served, with its preview, is in that language too.
Members keep it in the profile, which wins over an address somebody sent them.
"""

from typing import Literal

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from core.accounts.profile import LANGUAGE, profile_language
from core.errors import StaleVersion
from core.models import User
from core.runtime import runtime
from core.texts import DEFAULT, accepted_language, follow, languages, speak, text, text_in
from core.web.auth import gate

ADDRESS = "lang"
_SPOKEN = "language_spoken"
_LAST = "language_last_page"  # where somebody was who switches: the page, what its address chose


def _spoken() -> str | None:
    """What this session speaks: for callbacks and fragments, which run in threads of their own before any page."""
    return st.session_state.get(_SPOKEN) if get_script_run_ctx(suppress_warning=True) else None


follow(_spoken)


def begin_language() -> None:
    """Call first in each run: speaks what the last run did, else what the address or the browser asks for."""
    wanted = st.query_params.get(ADDRESS)
    if wanted in languages():
        st.session_state[gate.CHOSEN_LANGUAGE] = wanted
    speak(st.session_state.get(_SPOKEN) or st.session_state.get(gate.CHOSEN_LANGUAGE) or _accepted())


def settle(user: User | None) -> None:
    """Call once it is known who asked: from here on their language is spoken, and the address says what it must."""
    in_address, accepted = st.query_params.get(ADDRESS), _accepted()
    own = profile_language(user) if user else None
    spoken = own or chosen_language() or accepted
    st.session_state[_SPOKEN] = spoken
    speak(spoken)
    if in_address is not None and in_address not in languages():
        st.toast(text("address.bad_value", name=text("language.label")), icon=":material/link_off:")
    wanted = spoken if own is None and spoken != accepted else None
    if wanted is None and in_address is not None:
        del st.query_params[ADDRESS]
    elif wanted is not None and in_address != wanted:
        st.query_params[ADDRESS] = wanted


def _accepted() -> str:
    """What the browser likes best: the language it is in, then those it would take as well."""
    header = st.context.headers.get("Accept-Language") or ""
    return accepted_language(f"{st.context.locale or ''},{header}") or DEFAULT


def chosen_language() -> str | None:
    """What a visitor chose by menu or address, for an account that is about to be made; None where nothing."""
    return st.session_state.get(gate.CHOSEN_LANGUAGE)


def pages() -> list[st.Page]:
    """An entry of the account menu for each language that is not spoken now, under its own name."""
    return [_page(tag) for tag in languages() if tag != st.session_state[_SPOKEN]]


def hidden_page() -> st.Page:
    """The address of the language that is spoken already: it leads on, as those of the others do."""
    return _page(st.session_state[_SPOKEN], visibility="hidden")


def _page(tag: str, visibility: Literal["visible", "hidden"] = "visible") -> st.Page:
    def switch() -> None:
        _switch(tag)

    title, icon = text_in(tag, "app.language"), ":material/translate:"
    return st.Page(switch, title=title, icon=icon, url_path=f"language_{tag}", visibility=visibility)


def remember_page(page: st.Page) -> None:
    """Call after a page was drawn: a switch of the language comes back to it as it is."""
    if not page.url_path.startswith("language_"):
        st.session_state[_LAST] = (page, {name: st.query_params.get_all(name) for name in st.query_params})


def _switch(tag: str) -> None:
    """Speak `tag` from now on, kept in the profile of a member, and go back to where the menu was opened."""
    st.session_state[gate.CHOSEN_LANGUAGE] = tag
    user = gate.signed_in_user(runtime())
    if user is not None:
        _keep(user, tag)
    page, chosen = st.session_state.get(_LAST, ("home.py", {}))
    st.switch_page(page, query_params={name: values for name, values in chosen.items() if name != ADDRESS})


def _keep(user: User, tag: str) -> None:
    accounts = gate.open_accounts(runtime())
    for _ in range(2):
        try:
            accounts.update_profile(user, {"preferences": {**user.preferences, LANGUAGE: tag}}, user.version)
        except StaleVersion:  # saved in another tab meanwhile, which says nothing of the language
            user = gate.signed_in_user(runtime()) or user
        else:
            return
