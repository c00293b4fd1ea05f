"""The profile: what goes in, two writers, export and deletion."""

import json
from datetime import UTC, datetime

import pytest

from core.accounts import vocabulary
from core.accounts.lockout import account_key
from core.accounts.profile import EXPERIENCE_LEVELS
from core.accounts.service import Accounts
from core.errors import BadCredentials, InvalidProfile, NotSignedIn, StaleVersion
from core.models import PostingMark, Report, ReportKind, SessionKind, StepState, User
from core.skills.taxonomy import Taxonomy
from core.store import Store
from tests.accounts.conftest import PASSWORD


def test_a_change_is_stored_clean_and_counts_the_version_up(accounts: Accounts, ada: User, store: Store) -> None:
    changes = {"skills": ["js", "JavaScript", " Weaving  looms "], "full_name": "  Ada   King ", "location": "Zürich"}
    saved = accounts.update_profile(ada, changes, ada.version)
    assert store.users.by_id(ada.user_id) == saved
    assert (saved.skills, saved.other_skills) == (("javascript",), ("Weaving looms",))
    assert (saved.full_name, saved.location, saved.version) == ("Ada King", "Zürich", ada.version + 1)


def test_the_day_a_skill_joins_the_others_is_kept_until_it_leaves(accounts: Accounts, ada: User, store: Store) -> None:
    first = accounts.update_profile(ada, {"skills": ["python", "sql"]}, ada.version)
    assert first.learned_on == {}, "what one can already was not learned today"
    today = accounts._now().date()
    more = accounts.update_profile(first, {"skills": ["python", "sql", "go"]}, first.version)
    assert store.users.by_id(ada.user_id) == more
    assert more.learned_on == {"go": today}
    assert accounts.export_data(more)["account"]["learned_on"] == {"go": today.isoformat()}
    moved = accounts.update_profile(more, {"location": "Paris"}, more.version)
    assert moved.learned_on == {"go": today}
    assert accounts.update_profile(moved, {"skills": ["python", "sql"]}, moved.version).learned_on == {}


def test_the_second_of_two_writers_is_told_and_overwrites_nothing(accounts: Accounts, ada: User, store: Store) -> None:
    accounts.update_profile(ada, {"location": "London"}, ada.version)
    with pytest.raises(StaleVersion, match="modified by another request"):
        accounts.update_profile(ada, {"location": "Paris"}, ada.version)
    fresh = store.users.by_id(ada.user_id)
    assert fresh is not None and fresh.location == "London"
    with pytest.raises(StaleVersion):
        accounts.update_profile(fresh, {"location": "Paris"}, ada.version)
    assert accounts.update_profile(fresh, {"location": "Paris"}, fresh.version).location == "Paris"


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("full_name", "x" * 101), ("full_name", "nul\0"), ("full_name", "\u202eevil"), ("full_name", ["a"]),
        ("full_name", {"$ne": 1}), ("location", "\ud800"), ("experience_level", "Wizard"), ("experience_level", 3),
        ("target_roles", ["Basket Weaver"]), ("target_roles", "data-engineer"), ("target_roles", [{"$gt": ""}]),
        ("skills", "python"), ("skills", ["x" * 61]), ("skills", ["a"] * 301), ("skills", [None]),
        ("skills", {"$set": {}}), ("progress", {"python": "mastered"}), ("progress", {"no such skill": "done"}),
        ("preferences", {"$where": "1"}), ("preferences", {"a.b": 1}), ("preferences", {"deep": {"er": 1}}),
        ("preferences", {"n": float("nan")}), ("password_hash", "x"), ("email", "x@example.org"), ("version", 9),
        ("locked", False), ("user_id", "x"),
    ],
)  # fmt: skip
def test_a_bad_value_is_refused_by_field_and_nothing_is_written(
    accounts: Accounts, ada: User, store: Store, field: str, value: object
) -> None:
    with pytest.raises(InvalidProfile) as caught:
        accounts.update_profile(ada, {"location": "London", field: value}, ada.version)
    assert caught.value.field == field
    assert store.users.by_id(ada.user_id) == ada


@pytest.mark.parametrize("level", EXPERIENCE_LEVELS)
def test_every_level_from_first_year_to_principal_is_known_in_any_case(
    accounts: Accounts, ada: User, level: str
) -> None:
    assert accounts.update_profile(ada, {"experience_level": level.upper()}, ada.version).experience_level == level


def test_progress_and_preferences_are_kept(accounts: Accounts, ada: User, store: Store) -> None:
    changes = {"progress": {"Python": "learning", "sql": StepState.DONE}, "preferences": {"hours_per_week": 6}}
    accounts.update_profile(ada, changes, ada.version)
    stored = store.users.by_id(ada.user_id)
    assert stored is not None and stored.progress == {"python": StepState.LEARNING, "sql": StepState.DONE}
    assert stored.preferences == {"hours_per_week": 6}


def test_the_export_holds_all_but_the_hash_and_is_plain_json(accounts: Accounts, ada: User) -> None:
    signed = accounts.sign_in("ada@example.org", PASSWORD)
    user = accounts.update_profile(ada, {"skills": ["Python"], "progress": {"python": "done"}}, ada.version)
    data = accounts.export_data(user)
    text = json.dumps(data, allow_nan=False)
    assert json.loads(text) == data
    kept = {name for name in User.__dataclass_fields__ if name != "password_hash"}
    assert set(data["account"]) == kept
    assert data["account"]["skills"] == ["python"] and data["account"]["progress"] == {"python": "done"}
    assert [session["kind"] for session in data["sessions"]] == ["api"]
    for secret in (user.password_hash, signed.token, signed.session.session_hash):
        assert secret not in text


def test_deletion_deletes_everything_kept_about_the_user(accounts: Accounts, ada: User, store: Store) -> None:
    token = accounts.sign_in("ada@example.org", PASSWORD).token
    accounts.issue_reset("ada@example.org")
    with pytest.raises(BadCredentials):
        accounts.sign_in("ada@example.org", "wrong")
    accounts.delete(ada)
    with pytest.raises(NotSignedIn):
        accounts.authenticate(token)
    database = store.connection.database
    assert {name: database[name].count_documents({}) for name in ("users", "sessions", "lockouts")} == {
        "users": 0, "sessions": 0, "lockouts": 0,
    }  # fmt: skip
    accounts.register("ada@example.org", PASSWORD, "Ada again")


def test_deletion_leaves_no_document_that_names_the_user(accounts: Accounts, ada: User, store: Store) -> None:
    accounts.sign_in("ada@example.org", PASSWORD, address="203.0.113.5", kind=SessionKind.BROWSER)
    accounts.issue_reset("ada@example.org")
    with pytest.raises(BadCredentials):
        accounts.sign_in("ada@example.org", "wrong")
    now = datetime.now(UTC)
    store.marks.set(ada.user_id, "sample:1", PostingMark.SAVED, now)
    store.reports.add(Report("r1", ReportKind.MISSED, "python", None, "Pyton", "t1", ada.user_id, now))
    database = store.connection.database

    def documents() -> list[str]:
        return [str(one) for name in database.list_collection_names() for one in database[name].find()]

    names = (ada.user_id, ada.email, account_key(ada.email))
    assert sum(any(name in one for name in names) for one in documents()) >= 7
    accounts.delete(ada)
    assert [one for one in documents() if any(name in one for name in names)] == []
    assert [report.words for report in store.reports.newest()] == ["Pyton"], "what was reported stays, without a name"


@pytest.mark.parametrize(
    ("typed", "skill"), [("Kubernetes", "kubernetes"), ("k8s", "kubernetes"), ("golang", "go"), ("Amazon Web", "aws")]
)
def test_a_skill_is_offered_to_who_begins_to_type_another_spelling(typed: str, skill: str) -> None:
    options = vocabulary.skill_options()
    found = [one for one, shown in options.items() if vocabulary._is_found(typed, shown)]
    assert skill in {vocabulary.resolve_skill(one) for one in found}


def test_every_spelling_of_a_skill_is_offered_by_its_first_letters_or_understood_when_entered() -> None:
    options = vocabulary.skill_options()
    by_skill: dict[str, list[str]] = {}
    for one, shown in options.items():
        by_skill.setdefault(str(vocabulary.resolve_skill(one)), []).append(shown)
    taken = {name.casefold() for name in options.values()}
    for skill in Taxonomy.load().skills.values():
        for alias in (one.text for one in skill.aliases):
            if vocabulary.resolve_skill(alias) == skill.id and alias.casefold() not in taken | set(options):
                begun = alias[: vocabulary.TYPED].strip()
                assert any(vocabulary._is_found(begun, shown) for shown in by_skill[skill.id]), alias
