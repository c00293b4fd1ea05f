"""Streamlit's door to the accounts: who is looking, and the browser's cookie set and cleared through a POST."""

import secrets
import time
from functools import cache
from typing import TYPE_CHECKING, Any, NoReturn

import streamlit as st

from core.accounts.client_address import client_address
from core.accounts.service import Accounts
from core.accounts.signing_in import SignIn
from core.accounts.tokens import COOKIE
from core.errors import NotSignedIn
from core.formats.addresses import rooted
from core.models import Session, User
from core.texts import language, text

if TYPE_CHECKING:  # the runtime holds the snapshots, whose numbers nothing here needs
    from core.runtime import Runtime

# Session-state keys. The token stays in the server's memory; the page never holds it.
TOKEN = "auth_token"  # noqa: S105 - the name of its place
_ENDED = "auth_ended"
_JOB = "auth_job"
_FOUND = "auth_found"  # who was found moments ago: by which token, when
_FOUND_SECONDS = 1.0
_BY_ITSELF, _UNATTENDED = "auth_by_itself", "auth_unattended"
CHOSEN_LANGUAGE = "language_chosen"  # of whoever sits here: it stays when somebody signs in or out
_WANTED = "auth_wanted"  # the page a visitor was kept from: its file, what it is called, what its address chose
CARRIED = "carried_reading"  # what a visitor has before them and wants to save: it stays where they sign in
_JOB_SECONDS = 30.0  # a ticket is dead after this long, so the page need not offer it any longer

# A components-v2 module: allowed by `script-src 'self' blob:`, no inline script. It may be called again at each rerun.
_POST_JS = """
export default function ({ data }) {
  if (data && data.language) document.documentElement.lang = data.language
  const job = data && data.job
  if (!job) return
  const done = (window.careerNavigatorPosts ??= new Set())
  if (done.has(job.id)) return
  done.add(job.id)
  fetch(job.path, {
    method: 'POST', credentials: 'same-origin',
    headers: { 'content-type': 'application/json' }, body: JSON.stringify(job.body),
  })
}
"""
# The package's fields say autocomplete="off"; password managers and WCAG 1.3.5 need to know what each is for.
_PURPOSE_JS = """
export default function ({ data }) {
  const apply = () => {
    for (const [label, purpose] of Object.entries(data.purposes)) {
      for (const input of document.querySelectorAll(`input[aria-label="${CSS.escape(label)}"]`)) {
        if (input.getAttribute('autocomplete') === purpose) continue
        input.setAttribute('autocomplete', purpose)
        if (purpose === 'username') input.setAttribute('inputmode', 'email')
      }
    }
  }
  apply()
  const observer = new MutationObserver(apply)
  observer.observe(document.body, { childList: true, subtree: true })
  return () => observer.disconnect()
}
"""
_HIDDEN_CSS = ".st-key-auth_flush, .st-key-auth_purposes { position: absolute; height: 0; overflow: hidden; }"


def open_accounts(runtime: "Runtime") -> Accounts:
    """The accounts of this process, asked by this visitor. Raises StoreError."""
    st.session_state.pop(_FOUND, None)  # what is asked or changed here may say otherwise
    return Accounts.open(runtime.store, runtime.settings, address(runtime))


def begin() -> None:
    """Call first in each run: was it asked for by a person, or did the page ask by itself?"""
    st.session_state.pop(_FOUND, None)
    st.session_state[_UNATTENDED] = st.session_state.pop(_BY_ITSELF, False)


def by_itself() -> None:
    """Call before a page reruns itself: automatic reruns must not extend an idle session."""
    st.session_state[_BY_ITSELF] = True


def signed_in_user(runtime: "Runtime") -> User | None:
    """Who is signed in on this run. Looked up anew in each, so that a session ended elsewhere ends here."""
    user_and_session = current_session(runtime)
    return user_and_session[0] if user_and_session else None


def current_session(runtime: "Runtime") -> tuple[User, Session] | None:
    """The user and session of this run, None for a visitor. Two finds by `_id`, none without a token of ours.

    A run a person asked for belongs to a visit, which it may begin. The menu asks first and the page right after it:
    what was found stands for a second of this run, or until the accounts are opened for anything else.
    """
    token = current_token()
    if not token:
        return None
    before: tuple[str, float, tuple[User, Session]] | None = st.session_state.get(_FOUND)
    if before and before[0] == token and time.monotonic() < before[1] + _FOUND_SECONDS:
        return before[2]
    accounts, attended = open_accounts(runtime), not st.session_state.get(_UNATTENDED, False)
    try:
        user, session = accounts.authenticate(token, used=attended)
        if attended:
            user = accounts.visited(user, session, lambda: runtime.snapshots.current.snapshot_id)
        user_and_session = user, session
        st.session_state[_FOUND] = token, time.monotonic(), user_and_session
        return user_and_session
    except NotSignedIn:
        # "" and not absent: the cookie of the handshake, which may be an older one, is not asked again.
        st.session_state[TOKEN] = ""
        st.session_state[_ENDED] = True
        return None


def current_token() -> str | None:
    """What this tab signed in with, else the cookie its websocket brought along."""
    if TOKEN in st.session_state:
        return str(st.session_state[TOKEN]) or None
    return st.context.cookies.get(COOKIE)


def address(runtime: "Runtime") -> str:
    """Where this visitor comes from, for the lockout by address."""
    return client_address(
        st.context.ip_address, st.context.headers.get("X-Forwarded-For"), runtime.settings.trusted_proxies
    )


def enter(signed_in: SignIn) -> None:
    """Make this tab the new session's; the next `flush` has the browser fetch its cookie."""
    carried = {key: st.session_state[key] for key in (_WANTED, CARRIED) if key in st.session_state}
    _clear_tab()
    for key, value in carried.items():
        st.session_state[key] = value
    st.session_state[TOKEN] = signed_in.token
    _post("/auth/session", {"ticket": signed_in.ticket})


def entered() -> bool:
    """Did a form of this very run sign somebody in? Then the run shows a visitor's page and must start anew."""
    return bool(st.session_state.get(TOKEN))


def landing(user: User) -> str:
    """The page to start on: the profile as long as it is empty, else the home page."""
    return "home.py" if user.skills and user.target_roles else "profile.py"


def remember_wanted(page: st.Page, *, is_door: bool) -> None:
    """Call with the page of this run; `is_door`: it is the form at the address of a page that needs an account.

    What the address chose stays as it is and is checked by the page itself, as in any link to it.
    """
    if is_door:
        want(f"{page.url_path}.py", page.title)
    elif page.url_path not in ("sign_in", "register"):  # they went elsewhere themselves
        st.session_state.pop(_WANTED, None)


def want(page: str, title: str) -> None:
    """Have whoever signs in next come to `page` as the address of this run chose it; `title` says what they wanted."""
    st.session_state[_WANTED] = (page, title, {name: st.query_params.get_all(name) for name in st.query_params})


def wanted_title() -> str | None:
    """What it is called that this visitor was kept from."""
    wanted = st.session_state.get(_WANTED)
    return wanted[1] if wanted else None


def go_on(user: User) -> NoReturn:
    """Send somebody who has just signed in to the page they wanted to see, else to the landing page."""
    page, _, chosen = st.session_state.pop(_WANTED, (landing(user), "", {}))
    st.switch_page(page, query_params=chosen)


def leave(runtime: "Runtime", *, everywhere: bool = False) -> None:
    """End this session (or all of the user's) and have the browser drop its cookie."""
    accounts, user_and_session = open_accounts(runtime), current_session(runtime)
    if everywhere and user_and_session:
        accounts.sign_out_everywhere(user_and_session[0])
    accounts.sign_out(current_token())
    _clear_tab()
    st.session_state[TOKEN] = ""
    _post("/auth/end-session", {})


def _clear_tab() -> None:
    """Forget everything of whoever used this tab before: drafts, filters, results."""
    for key in [key for key in st.session_state if key != CHOSEN_LANGUAGE]:
        del st.session_state[key]


def _post(path: str, body: dict[str, Any]) -> None:
    job = {"id": secrets.token_hex(8), "path": rooted(path), "body": body}
    st.session_state[_JOB] = (time.monotonic() + _JOB_SECONDS, job)


def flush() -> None:
    """Mount what does a pending cookie POST. Call once per run, before the page, which may stop or rerun."""
    if st.session_state.pop(_ENDED, False):
        st.toast(text("sign_in.ended"), icon=":material/schedule:", duration="long")
    until, job = st.session_state.get(_JOB, (0.0, None))
    if time.monotonic() >= until:
        st.session_state.pop(_JOB, None)
        job = None
    with st.container(key="auth_flush"):
        _poster()(data={"job": job, "language": language()}, key="auth_post")


def name_purposes(purposes: dict[str, str]) -> None:
    """Tell browsers and password managers what the fields are for: label -> autocomplete token."""
    with st.container(key="auth_purposes"):
        _purposer()(data={"purposes": purposes}, key="auth_purposes_js")


@cache
def _poster() -> Any:
    return st.components.v2.component("auth_post", css=_HIDDEN_CSS, js=_POST_JS, isolate_styles=False)


@cache
def _purposer() -> Any:
    return st.components.v2.component("auth_purposes", css=_HIDDEN_CSS, js=_PURPOSE_JS, isolate_styles=False)
