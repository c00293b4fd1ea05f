"""Addresses that look like others, and passwords known from breaches."""

import hashlib
from pathlib import Path

import pytest

from core.accounts import breached
from core.accounts.breached import FILE_NAME, is_breached, make_file, use_breached
from core.accounts.lookalikes import is_lookalike
from core.accounts.passwords import common_passwords
from core.accounts.service import Accounts
from core.config import Settings
from core.errors import InvalidProfile, WeakPassword
from core.models import User
from tests.accounts.conftest import PASSWORD
from tests.accounts.test_command import command


@pytest.mark.parametrize(
    ("email", "refused"),
    [
        ("ada@example.org", False),
        ("jürgen@example.org", False),
        ("ødegård@bücher.example", False),
        ("иван@почта.рф", False),
        ("山田@例え.jp", False),
        ("аda@example.org", True),
        ("ada@ехаmple.org", True),
        ("аԁа@example.org", True),
        ("ada@еxample.org", True),
    ],
)
def test_an_address_that_looks_like_another_is_refused(email: str, refused: bool) -> None:
    assert is_lookalike(email) is refused


def test_nobody_registers_as_the_twin_of_somebody(accounts: Accounts, ada: User) -> None:
    with pytest.raises(InvalidProfile, match="look alike"):
        accounts.register("аda@example.org", PASSWORD, "Ada")  # a Cyrillic а
    accounts.register("jürgen@example.org", PASSWORD, "Jürgen")


def test_the_commonest_passwords_of_a_measured_ranking_are_refused() -> None:
    assert len(common_passwords()) > 30_000 and {"123456", "trustno1", "letmein"} < common_passwords()


def test_a_breached_password_is_refused_offline(
    settings: Settings, accounts: Accounts, ada: User, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = ["Sommer2019!x", "geheim-geheim-1", "seldom seen words 5"]
    digests = [hashlib.sha1(word.encode()).hexdigest().upper() for word in words]
    (tmp_path / "list.txt").write_text(f"{digests[0]}:900\n{digests[1]}\n{digests[2]}:2\nplain password 77\n\n")
    done = command(settings, "breached-passwords", str(tmp_path / "list.txt"), "--least-count", "10")
    assert (done.returncode, done.stdout.split(" passwords")[0], done.stderr) == (0, "3", "")
    assert (settings.home / FILE_NAME).stat().st_size < 300
    for word in (words[0], words[1], "plain password 77"):
        assert is_breached(word)
        with pytest.raises(WeakPassword, match="breach"):
            accounts.change_password(ada, None, PASSWORD, word)
    assert not is_breached(words[2]) and not is_breached(PASSWORD)
    make_file([words[2]], settings.home)  # another list takes its place at once
    assert is_breached(words[2]) and not is_breached(words[0])
    monkeypatch.setattr(breached._Place, "file", None)
    assert not is_breached(words[2])
    use_breached(tmp_path / "nowhere")
    assert not is_breached(words[2])
    assert command(settings, "breached-passwords", str(tmp_path / "none")).returncode == 1
