"""Who may register, with what."""

import pytest

from core.accounts.passwords import Passwords, common_passwords
from core.accounts.service import Accounts
from core.errors import DuplicateEmail, InvalidProfile, TooManyAttempts, WeakPassword
from core.models import User
from core.store import Store
from tests.accounts.conftest import PASSWORD, Clock
from tests.tables import each_row


def test_a_new_account_has_an_opaque_id_a_lower_cased_address_and_a_bcrypt_hash(ada: User, store: Store) -> None:
    stored = store.users.by_email("ADA@example.ORG")
    assert stored is not None and stored.email == "ada@example.org"
    assert "ada" not in stored.user_id and len(stored.user_id) >= 20
    assert stored.password_hash.startswith("$2b$") and PASSWORD not in stored.password_hash


@pytest.mark.parametrize("again", ["ada@example.org", "ADA@EXAMPLE.ORG", " Ada@Example.org "])
def test_an_address_registers_once_however_it_is_cased(accounts: Accounts, ada: User, again: str) -> None:
    with pytest.raises(DuplicateEmail, match="Email already registered"):
        accounts.register(again, PASSWORD, "Somebody Else")


@each_row("email", ["", "ada", "ada@", "@example.org", "a b@example.org", "ada@localhost", None, {"$ne": 1}])
def test_what_is_no_address_is_refused_by_field(accounts: Accounts, email: object) -> None:
    with pytest.raises(InvalidProfile) as caught:
        accounts.register(email, PASSWORD, "Ada")
    assert caught.value.field == "email"


@each_row(
    "password",
    [
        "short12",
        "éèêëé",
        "é" * 37,
        "x" * 73,
        "password1",
        "PASSWORD1",
        "qwertyuiop",
        "aaaaaaaaaa",
        "abababab",
        "nul\0nulnul",
        "ada@example.org",
        "Lovelace",
        "lovelace12",
        "\ud800 surrogate",
        "",
        None,
        12345678,
        ["correct horse 9"],
    ],
)
def test_a_weak_password_is_refused_with_a_reason(accounts: Accounts, password: object) -> None:
    with pytest.raises(WeakPassword) as caught:
        accounts.register("ada@example.org", password, "Ada Lovelace")
    assert caught.value.reason.endswith(".")


@pytest.mark.parametrize("password", ["12 bytes é é", "éèê" * 12, " spaces stay ", "x y z " * 12])
def test_any_other_password_of_8_to_72_bytes_works_as_typed(accounts: Accounts, password: str) -> None:
    accounts.register("bob@example.org", password, "Bob")
    assert accounts.sign_in("bob@example.org", password).user.email == "bob@example.org"


def test_registration_takes_a_profile_in_any_spelling(accounts: Accounts) -> None:
    profile = {
        "skills": ["Python", "PYTHON", "k8s", "Underwater Basketry"],
        "target_roles": ["Data Engineer"],
        "experience_level": "2nd year",
        "location": "Lisbon,  Portugal",
    }
    user = accounts.register("bob@example.org", PASSWORD, "Bob", profile)
    assert user.skills == ("python", "kubernetes") and user.other_skills == ("Underwater Basketry",)
    assert (user.target_roles, user.experience_level, user.location) == (
        ("data-engineer",),
        "2nd Year",
        "Lisbon, Portugal",
    )


def test_asking_by_registration_who_exists_is_slowed_down_by_address(
    accounts: Accounts, ada: User, clock: Clock
) -> None:
    def ask() -> None:
        accounts.register("ada@example.org", PASSWORD, "X", address="203.0.113.9")

    for _ in range(10):
        with pytest.raises(DuplicateEmail):
            ask()
    with pytest.raises(TooManyAttempts):
        ask()
    accounts.register("new@example.org", PASSWORD, "New", address="198.51.100.1")
    clock.advance(hours=2)
    with pytest.raises(DuplicateEmail):
        ask()


def test_a_taken_address_costs_the_same_hash_as_a_free_one(
    accounts: Accounts, ada: User, passwords: Passwords, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[str] = []
    real = passwords.hash
    monkeypatch.setattr(passwords, "hash", lambda password: (made.append(password), real(password))[1])
    accounts.register("free@example.org", PASSWORD, "X")
    with pytest.raises(DuplicateEmail):
        accounts.register("ada@example.org", PASSWORD, "X")
    assert made == [PASSWORD, PASSWORD]


def test_the_list_of_common_passwords_is_long_enough() -> None:
    assert sum(8 <= len(word) <= 72 for word in common_passwords()) >= 3000
