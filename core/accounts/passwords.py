"""What a password must be, and its bcrypt hash."""

from functools import cache, cached_property
from pathlib import Path
from typing import Any

import bcrypt

from core.accounts.breached import is_breached
from core.config import ROOT
from core.errors import WeakPassword
from core.texts import text

COMMON_FILE = ROOT / "data" / "common_passwords.txt"
MIN_CHARACTERS = 8
MAX_BYTES = 72  # bcrypt reads no more, and refuses instead of cutting off in silence
MIN_PERSONAL_PART = 4


@cache
def common_passwords(file: Path = COMMON_FILE) -> frozenset[str]:
    """The passwords everybody tries first, in lower case: our own list and the 30,000 commonest that zxcvbn ranks."""
    from zxcvbn.frequency_lists import FREQUENCY_LISTS  # a megabyte, for whoever chooses a password

    lines = file.read_text("utf-8").splitlines()
    own = (line.strip().lower() for line in lines if line.strip() and not line.startswith("#"))
    return frozenset((*own, *FREQUENCY_LISTS["passwords"]))


def check_strength(password: object, *, email: str = "", full_name: str = "") -> str:
    """The password, if it may be used. Raises WeakPassword with a sentence that says what to change."""
    size = _size(password)
    if not isinstance(password, str) or size is None or "\0" in password:
        raise WeakPassword(text("account_error.password_characters"))
    if len(password) < MIN_CHARACTERS:
        raise WeakPassword(text("account_error.password_short", least=MIN_CHARACTERS))
    if size > MAX_BYTES:
        raise WeakPassword(text("account_error.password_long", most=MAX_BYTES))
    lowered = password.lower()
    if lowered in common_passwords() or len(set(lowered)) < 3:
        raise WeakPassword(text("account_error.password_common"))
    if is_breached(password):
        raise WeakPassword(text("account_error.password_breached"))
    for part in _personal_parts(email, full_name):
        # Longer passwords may hold a name, as long as the rest would do alone.
        if part in lowered and len(lowered) - len(part) < MIN_CHARACTERS:
            raise WeakPassword(text("account_error.password_personal"))
    return password


def _size(password: object) -> int | None:
    """Bytes of the password; None for what is not text or cannot be written as UTF-8."""
    if not isinstance(password, str):
        return None
    try:
        return len(password.encode())
    except UnicodeEncodeError:
        return None


def _personal_parts(email: str, full_name: str) -> set[str]:
    local, _, domain = email.lower().partition("@")
    parts = {email.lower(), local, domain, domain.partition(".")[0], full_name.lower(), *full_name.lower().split()}
    return {part for part in parts if len(part) >= MIN_PERSONAL_PART}


class Passwords:
    """Hashes with streamlit-authenticator's Hasher; `rounds` (tests) makes hashes of another cost."""

    def __init__(self, rounds: int | None = None) -> None:
        self._rounds = rounds

    def hash(self, password: str) -> str:
        """The bcrypt hash of a password, slow on purpose (about 250 ms)."""
        if self._rounds is not None:
            return bcrypt.hashpw(password.encode(), bcrypt.gensalt(self._rounds)).decode()
        return str(self._hasher.hash(password))

    def fits(self, password: object, password_hash: str | None) -> bool:
        """Does the password fit? Without a hash (unknown account) the same work is done and the answer is no."""
        size = _size(password)
        usable = isinstance(password, str) and size is not None and size <= MAX_BYTES and "\0" not in password
        checked = str(password) if usable else "x"
        fits = bool(self._hasher.check_pw(checked, password_hash or self._nobody))
        return fits and usable and password_hash is not None

    @cached_property
    def _nobody(self) -> str:
        """A hash of the usual cost that no password fits."""
        return self.hash("nobody's password")

    @property
    def _hasher(self) -> Any:
        # Imported here: the package imports Streamlit, which commands and the API's start do not need.
        from streamlit_authenticator.utilities.hasher import Hasher

        return Hasher


@cache
def default_passwords() -> Passwords:
    """One for the process, so that the hash of nobody is made once and not within somebody's first attempt."""
    passwords = Passwords()
    passwords.fits("", None)
    return passwords
