"""Operators, members and their keys on the real store."""

from tests.accounts.conftest import accounts, ada, clock, passwords  # noqa: F401
from tests.pages.conftest import _no_leftovers, _runtimes, open_page, runtime, shared, token  # noqa: F401
