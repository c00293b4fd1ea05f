"""The operator's commands, run as an operator runs them."""

import re
import subprocess
import sys

import pytest

from core.accounts.service import Accounts
from core.config import ROOT, Settings
from core.errors import BadCredentials
from core.models import User
from tests.accounts.conftest import PASSWORD
from tests.waiting import PATIENCE_SECONDS


def command(settings: Settings, *arguments: str, given: str = "") -> subprocess.CompletedProcess[str]:
    environment = {
        "MONGODB_URI": settings.mongodb_uri.get_secret_value(),
        "MONGODB_DATABASE": settings.mongodb_database,
        "DEBUG": "1",
        "CAREER_NAVIGATOR_HOME": str(settings.home),
        "PATH": "",
    }
    return subprocess.run(
        [sys.executable, "-m", "core.accounts", *arguments],
        input=given,
        env=environment,
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=PATIENCE_SECONDS,
        check=False,
    )


def test_create_takes_the_password_from_standard_input_never_from_the_arguments(
    settings: Settings, accounts: Accounts
) -> None:
    done = command(settings, "create", "Op@example.org", "--name", "Olga P", given=PASSWORD + "\n")
    assert (done.returncode, done.stdout, done.stderr) == (0, "Created op@example.org.\n", "")
    assert accounts.sign_in("op@example.org", PASSWORD).user.full_name == "Olga P"
    again = command(settings, "create", "op@example.org", given=PASSWORD + "\n")
    assert (again.returncode, again.stderr) == (1, "Email already registered\n")


def test_reset_password_prints_a_link_that_works_once(settings: Settings, accounts: Accounts, ada: User) -> None:
    done = command(settings, "reset-password", "ada@example.org", "--base-url", "https://careers.example.org/")
    link = re.match(r"https://careers\.example\.org/sign_in\?reset=(\S+)\nGood once, until .* UTC", done.stdout)
    assert link
    accounts.reset_password(link[1], "a brand new one")
    accounts.sign_in("ada@example.org", "a brand new one")


def test_lock_unlock_and_delete(settings: Settings, accounts: Accounts, ada: User) -> None:
    assert command(settings, "lock", "ada@example.org").returncode == 0
    with pytest.raises(BadCredentials):
        accounts.sign_in("ada@example.org", PASSWORD)
    assert command(settings, "unlock", "ada@example.org").returncode == 0
    accounts.sign_in("ada@example.org", PASSWORD)
    refused = command(settings, "delete", "ada@example.org", given="no\n")
    assert (refused.returncode, refused.stderr) == (1, "Nothing was changed.\n")
    assert command(settings, "delete", "ada@example.org", given="ada@example.org\n").returncode == 0
    missing = command(settings, "delete", "ada@example.org", "--yes")
    assert (missing.returncode, missing.stderr) == (1, "There is no account ada@example.org.\n")
