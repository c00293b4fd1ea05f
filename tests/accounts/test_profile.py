"""The profile: what goes in, two writers, export and deletion."""

import json
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from core.accounts.described_skills import DescribedSkills, described
from core.accounts.lockout import account_key
from core.accounts.profile import EXPERIENCE_LEVELS
from core.accounts.service import Accounts
from core.applications.service import ApplicationDesk, Happened
from core.catalogue.learning import load_projects
from core.catalogue.names import resolve_skill
from core.catalogue.roles import RoleCatalogue
from core.catalogue.taxonomy import Taxonomy
from core.errors import BadCredentials, InvalidProfile, NotSignedIn, StaleVersion
from core.models import (
    Evidence,
    EvidenceKind,
    JobCopy,
    PostingMark,
    Report,
    ReportKind,
    SessionKind,
    SkillLevel,
    Stage,
    StepState,
    User,
)
from core.store import Store
from core.web.auth import options as select_options
from core.web.auth.progress import progress_changes, project_changes
from tests.accounts.conftest import PASSWORD
from tests.tables import each_row


def test_a_change_is_stored_clean_and_counts_the_version_up(accounts: Accounts, ada: User, store: Store) -> None:
    changes = {"skills": ["js", "JavaScript", " Weaving  looms "], "full_name": "  Ada   King ", "location": "Zürich"}
    saved = accounts.update_profile(ada, changes, ada.version)
    assert store.users.by_id(ada.user_id) == saved
    assert (saved.skills, saved.other_skills) == (("javascript",), ("Weaving looms",))
    assert (saved.full_name, saved.location, saved.version) == ("Ada King", "Zürich", ada.version + 1)


def test_the_day_a_skill_joins_the_others_is_kept_until_it_leaves(accounts: Accounts, ada: User, store: Store) -> None:
    first = accounts.update_profile(ada, {"skills": ["python", "sql"]}, ada.version)
    assert first.learned_on == {}, "what one can already was not learned today"
    today = accounts._clock().date()
    more = accounts.update_profile(first, {"skills": ["python", "sql", "go"]}, first.version)
    assert store.users.by_id(ada.user_id) == more
    assert more.learned_on == {"go": today}
    assert accounts.export_data(more)["account"]["learned_on"] == {"go": today.isoformat()}
    moved = accounts.update_profile(more, {"location": "Paris"}, more.version)
    assert moved.learned_on == {"go": today}
    assert accounts.update_profile(moved, {"skills": ["python", "sql"]}, moved.version).learned_on == {}


def test_how_well_a_skill_is_known_and_what_shows_it_are_kept_as_long_as_the_skill(
    accounts: Accounts, ada: User, store: Store
) -> None:
    changes = {
        "skills": ["python", "sql", "go"],
        "skill_levels": {"Python": "basic", "sql": "working", "golang": "strong", "rust": "strong"},
        "evidence": [{"skill": "golang", "kind": "resume", "text": "Built  services in Go."}] * 2,
    }
    saved = accounts.update_profile(ada, changes, ada.version)
    assert store.users.by_id(ada.user_id) == saved
    assert saved.skill_levels == {"python": SkillLevel.BASIC, "go": SkillLevel.STRONG}
    assert saved.evidence == (Evidence("go", EvidenceKind.RESUME, "Built services in Go."),)
    told = accounts.export_data(saved)["account"]
    assert told["skill_levels"] == {"python": "basic", "go": "strong"} and len(told["evidence"]) == 1
    fewer = accounts.update_profile(saved, {"skills": ["python"]}, saved.version)
    assert (fewer.skill_levels, fewer.evidence) == ({"python": SkillLevel.BASIC}, ())
    bare = {**store.users._users.find_one({"_id": ada.user_id})}
    for name in ("skill_levels", "evidence", "experience_years", "skill_years", "degree", "degree_subject"):
        del bare[name]  # an account from before
    store.users._users.replace_one({"_id": ada.user_id}, bare)
    old = store.users.by_id(ada.user_id)
    assert old is not None and (old.skill_levels, old.evidence) == ({}, ())
    assert (old.experience_years, old.skill_years, old.degree) == (None, {}, "")


def test_years_and_degree_are_kept_told_and_deleted_with_the_account(
    accounts: Accounts, ada: User, store: Store
) -> None:
    changes = {
        "skills": ["python", "sql"],
        "experience_years": 6.04,
        "skill_years": {"Python": 4, "SQL": 0},
        "degree": "Master",
        "degree_subject": " Computer  Science ",
    }
    saved = accounts.update_profile(ada, changes, ada.version)
    assert store.users.by_id(ada.user_id) == saved
    assert (saved.experience_years, saved.skill_years) == (6.0, {"python": 4.0})
    assert (saved.degree, saved.degree_subject) == ("master", "Computer Science")
    told = accounts.export_data(saved)["account"]
    assert (told["experience_years"], told["skill_years"], told["degree"]) == (6.0, {"python": 4.0}, "master")
    fewer = accounts.update_profile(saved, {"skills": ["sql"], "experience_years": None}, saved.version)
    assert (fewer.experience_years, fewer.skill_years) == (None, {})


def test_a_project_that_is_built_is_evidence_and_gives_the_basics_of_what_was_missing(
    ada: User,
) -> None:
    user = replace(ada, skills=("python",), other_skills=("Weaving",))
    taxonomy, roles = Taxonomy.load(), RoleCatalogue.load()
    projects = load_projects(taxonomy.skills, (role.id for role in roles.all()))
    project = next(one for one in projects if "python" in one.core and len(one.core) > 1)
    changes = project_changes(user, project)
    missing = sorted(project.core - {"python"})
    assert changes["skills"] == ["python", "Weaving", *missing]
    assert changes["skill_levels"] == dict.fromkeys(missing, "basic")
    assert {(one["skill"], one["text"]) for one in changes["evidence"]} == {
        (one, project.title) for one in project.core
    }


def test_what_is_learned_is_known_at_a_working_level(ada: User) -> None:
    user = replace(ada, skills=("python", "go"), skill_levels=dict.fromkeys(("python", "go"), SkillLevel.BASIC))
    assert progress_changes(user, "go", StepState.DONE)["skill_levels"] == {"python": "basic"}
    assert progress_changes(user, "go", StepState.LEARNING)["skill_levels"] == {"python": "basic", "go": "basic"}


@pytest.mark.parametrize("told", ["python:basic,sql,go:strong", "Python:basic, SQL:working ,golang:strong"])
def test_skills_in_an_address_say_how_well_they_are_known(told: str) -> None:
    read = DescribedSkills.read(f"{told},telepathy:basic,c:plus", resolve_skill, 9)
    assert read.skills == ("python", "sql", "go")
    assert read.levels == {"python": SkillLevel.BASIC, "go": SkillLevel.STRONG}
    assert read.unknown == ("telepathy:basic", "c:plus")
    assert described(read.skills, read.levels) == "python:basic,sql,go:strong"


def test_the_second_of_two_writers_is_told_and_overwrites_nothing(accounts: Accounts, ada: User, store: Store) -> None:
    accounts.update_profile(ada, {"location": "London"}, ada.version)
    with pytest.raises(StaleVersion, match="modified by another request"):
        accounts.update_profile(ada, {"location": "Paris"}, ada.version)
    fresh = store.users.by_id(ada.user_id)
    assert fresh is not None and fresh.location == "London"
    with pytest.raises(StaleVersion):
        accounts.update_profile(fresh, {"location": "Paris"}, ada.version)
    assert accounts.update_profile(fresh, {"location": "Paris"}, fresh.version).location == "Paris"


@each_row(
    ("field", "value"),
    [
        ("full_name", "x" * 101),
        ("full_name", "nul\0"),
        ("full_name", "\u202eevil"),
        ("full_name", ["a"]),
        ("full_name", {"$ne": 1}),
        ("location", "\ud800"),
        ("experience_level", "Wizard"),
        ("experience_level", 3),
        ("experience_years", True),
        ("experience_years", -1),
        ("experience_years", "6"),
        ("experience_years", 61),
        ("experience_years", float("nan")),
        ("skill_years", {"python": 99}),
        ("skill_years", {"no such skill": 1}),
        ("skill_years", [1]),
        ("degree", "wizard"),
        ("degree_subject", "x" * 81),
        ("target_roles", ["Basket Weaver"]),
        ("target_roles", "data-engineer"),
        ("target_roles", [{"$gt": ""}]),
        ("skills", "python"),
        ("skills", ["x" * 61]),
        ("skills", ["a"] * 301),
        ("skills", [None]),
        ("skills", {"$set": {}}),
        ("progress", {"python": "mastered"}),
        ("progress", {"no such skill": "done"}),
        ("skill_levels", {"python": "expert"}),
        ("skill_levels", {"no such skill": "basic"}),
        ("skill_levels", "basic"),
        ("evidence", "text"),
        ("evidence", [{"skill": "python"}]),
        ("evidence", [["python", "resume", "x"]]),
        ("evidence", [{"skill": "python", "kind": "gossip", "text": "x"}]),
        ("evidence", [{"skill": "python", "kind": "resume", "text": "x" * 401}]),
        ("preferences", {"$where": "1"}),
        ("preferences", {"a.b": 1}),
        ("preferences", {"deep": {"er": 1}}),
        ("preferences", {"n": float("nan")}),
        ("password_hash", "x"),
        ("email", "x@example.org"),
        ("version", 9),
        ("locked", False),
        ("user_id", "x"),
    ],
)
def test_a_bad_value_is_refused_by_field_and_nothing_is_written(
    accounts: Accounts, ada: User, store: Store, field: str, value: object
) -> None:
    with pytest.raises(InvalidProfile) as caught:
        accounts.update_profile(ada, {"location": "London", field: value}, ada.version)
    assert caught.value.field == field
    assert store.users.by_id(ada.user_id) == ada


def test_every_level_from_first_year_to_principal_is_known_in_any_case(accounts: Accounts, ada: User) -> None:
    for level in EXPERIENCE_LEVELS:
        ada = accounts.update_profile(ada, {"experience_level": level.upper()}, ada.version)
        assert ada.experience_level == level


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


def test_the_export_holds_every_application_with_its_history(accounts: Accounts, ada: User, store: Store) -> None:
    desk = ApplicationDesk(store)
    made = desk.enter(
        ada.user_id, JobCopy("Data Engineer", "Acme", "https://example.org/7", "Basel", "CHF 90k", fit=0.5)
    )
    day = desk.today
    desk.record(ada.user_id, made.application_id, 1, Happened(Stage.APPLIED, day, "by mail", day, keeps_next=False))
    (kept,) = json.loads(json.dumps(accounts.export_data(ada), allow_nan=False))["applications"]
    assert (kept["job"]["title"], kept["job"]["place"], kept["job"]["fit"]) == ("Data Engineer", "Basel", 0.5)
    assert [one["stage"] for one in kept["events"]] == ["saved", "applied"]
    assert (kept["events"][1]["note"], kept["events"][1]["next_on"]) == ("by mail", day.isoformat())


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
        "users": 0,
        "sessions": 0,
        "lockouts": 0,
    }
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

    ApplicationDesk(store).enter(ada.user_id, JobCopy("Data Engineer", "Acme"))
    names = (ada.user_id, ada.email, account_key(ada.email))
    assert sum(any(name in one for name in names) for one in documents()) >= 8
    accounts.delete(ada)
    assert [one for one in documents() if any(name in one for name in names)] == []
    assert [report.words for report in store.reports.newest()] == ["Pyton"], "what was reported stays, without a name"


@pytest.mark.parametrize(
    ("typed", "skill"), [("Kubernetes", "kubernetes"), ("k8s", "kubernetes"), ("golang", "go"), ("Amazon Web", "aws")]
)
def test_a_skill_is_offered_to_who_begins_to_type_another_spelling(typed: str, skill: str) -> None:
    options = select_options.skill_options()
    found = [one for one, shown in options.items() if select_options._is_found(typed, shown)]
    assert skill in {resolve_skill(one) for one in found}


def test_every_spelling_of_a_skill_is_offered_by_its_first_letters_or_understood_when_entered() -> None:
    options = select_options.skill_options()
    by_skill: dict[str, list[str]] = {}
    for one, shown in options.items():
        by_skill.setdefault(str(resolve_skill(one)), []).append(shown)
    taken = {name.casefold() for name in options.values()} | set(options)
    for skill in Taxonomy.load().skills.values():
        for alias in (aliase.text for aliase in skill.aliases):
            if resolve_skill(alias) == skill.id and alias.casefold() not in taken:
                begun = alias[: select_options.TYPED].strip()
                assert any(select_options._is_found(begun, shown) for shown in by_skill[skill.id]), alias
