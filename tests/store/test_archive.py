"""Export and import: everything there and back, damage refused, a cut-off move goes on."""

import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from core.config import Settings
from core.errors import StoreRefused, StoreUnavailable
from core.models import (
    Ask,
    CollectorRun,
    Mention,
    Place,
    Posting,
    PostingText,
    Salary,
    Seniority,
    Session,
    SessionKind,
    StepState,
    User,
    Watermark,
    WorkModel,
)
from core.store import Store, archive
from core.store import __main__ as command
from core.store.archive import export_store, import_store
from core.store.indexes import INDEXES
from core.store.migrations import SCHEMA_VERSION, Migration, migrate

NOW = datetime(2026, 11, 22, 3, 0, 0, 123000, tzinfo=UTC)


def _posting(number: int) -> Posting:
    return Posting(
        f"theirstack:{number}",
        "theirstack",
        "Zürich «Data» Engineer",
        date(2026, 11, 1),
        role="data-engineer",
        seniority=Seniority.SENIOR,
        company="Ümlaut & Söhne",
        places=(Place("Zürich", None, "CH"),),
        work_model=WorkModel.HYBRID,
        salary=Salary(90_000.5, 120_000.25, "CHF 80k", date(2026, 11, 1)),
        required=frozenset({"python", "c++"}),
        content_hash=str(number),
        fingerprints=("url:1",),
        discovered_at=NOW,
    )


def _text(number: int) -> PostingText:
    mention = Mention("python", 7, 13, "Python", Ask.REQUIRED, "name")
    return PostingText(f"theirstack:{number}", "We use\u2028Python \U0001f40d.", (mention,))


def fill(store: Store, postings: int = 12) -> None:
    batch = [(_posting(n), _text(n)) for n in range(postings)]
    store.postings.upsert(batch, NOW)
    store.users.create(
        User("u1", "a@example.org", "$2b$x", progress={"c.d$e": StepState.DONE}, preferences={"theta": 0.7})
    )
    # Far ahead: the store itself clears sessions whose time is over.
    store.sessions.create(Session("h", "u1", SessionKind.API, NOW, NOW, NOW + timedelta(days=3650)))
    store.collecting.set_watermark("theirstack", Watermark(NOW, ("1", "2")))
    store.collecting.save_run(CollectorRun("r1", "theirstack", NOW, asked={"roles": ["a"]}, fetched=3))
    for name in INDEXES:  # whatever room is added later moves too
        if store.connection.database[name].find_one() is None:
            store.connection.database[name].insert_one({"_id": "x", "when": NOW, "pairs": [["a", 1]], "big": 2**40})


def contents(store: Store) -> dict[str, list[Any]]:
    database = store.connection.database
    names = set(database.list_collection_names()) - archive.LEFT_OUT
    return {name: sorted(database[name].find(), key=lambda one: str(one["_id"])) for name in names}


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Store]:
    """A second, empty store on a server of its own."""
    store = Store.connect(Settings(career_navigator_home=tmp_path / "other"))
    yield store
    store.close()


def run(monkeypatch: pytest.MonkeyPatch, *arguments: str, **settings: str) -> int:
    """The command with these arguments in an environment with these settings; its exit code."""
    with monkeypatch.context() as there:
        there.setattr(sys, "argv", ["python -m core.store", *arguments])
        for name, value in settings.items():
            there.setenv(name, value)
        return command.main()


def test_the_command_moves_everything_from_embedded_to_mongodb_and_back(
    store: Store, settings: Settings, other: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(other)
    before, out, back = contents(other), str(tmp_path / "out"), str(tmp_path / "back")
    assert {"postings", "posting_texts", "users", "sessions", "collector_state", "collector_runs"} <= set(before)
    assert settings.mongodb_uri is not None
    mongodb = {
        "MONGODB_URI": settings.mongodb_uri.get_secret_value(),
        "MONGODB_DATABASE": settings.mongodb_database,
        "DEBUG": "1",
    }
    assert run(monkeypatch, "export", out, CAREER_NAVIGATOR_HOME=str(tmp_path / "other")) == 0
    assert run(monkeypatch, "import", out, **mongodb) == 0
    assert contents(store) == before
    assert run(monkeypatch, "export", back, **mongodb) == 0
    assert run(monkeypatch, "import", back, CAREER_NAVIGATOR_HOME=str(tmp_path / "home")) == 0
    again = Store.connect(Settings(career_navigator_home=tmp_path / "home"))
    assert contents(again) == before
    again.close()


def test_the_command_says_why_it_refuses(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "out").mkdir()
    assert run(monkeypatch, "import", str(tmp_path / "out")) == 1
    assert capsys.readouterr().err.splitlines()[-1] == (
        f"{tmp_path / 'out'} has no manifest.json: it is no export, or one that was cut off."
    )


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        (lambda folder: (folder / "users.ndjson").write_text("{}\n"), "users.ndjson is damaged"),
        (lambda folder: (folder / "users.ndjson").unlink(), "users.ndjson is missing"),
        (lambda folder: (folder / "users.ndjson.gz").write_bytes(b"half"), "users.ndjson.gz is damaged"),
        (lambda folder: (folder / "manifest.json").unlink(), "cut off"),
        (lambda folder: (folder / "manifest.json").write_text("{"), "cannot be read"),
        (lambda folder: (folder / "manifest.json").write_text('{"schema": 99, "collections": []}'), "update first"),
        (
            lambda folder: (folder / "manifest.json").write_text(
                '{"schema": 1, "collections": [{"collection": "../x", "documents": 0, "sha256": ""}]}'
            ),
            "cannot be read",
        ),
    ],
    ids=[
        "changed file",
        "missing file",
        "half a file",
        "no manifest",
        "broken manifest",
        "newer schema",
        "path in a name",
    ],
)
def test_a_damaged_export_is_refused_before_anything_is_written(
    store: Store, other: Store, tmp_path: Path, damage: Any, said: str
) -> None:
    fill(store, 3)
    export_store(store.connection, tmp_path / "out")
    damage(tmp_path / "out")
    with pytest.raises(StoreRefused, match=said):
        import_store(other.connection, tmp_path / "out")
    assert other.postings.count() == 0


def test_a_store_with_other_data_is_not_overwritten(store: Store, other: Store, tmp_path: Path) -> None:
    fill(store, 3)
    export_store(store.connection, tmp_path / "out")
    other.users.create(User("u9", "b@example.org", "$2b$x"))
    with pytest.raises(StoreRefused, match="not empty"):
        import_store(other.connection, tmp_path / "out")


def test_an_import_that_was_cut_off_goes_on(store: Store, other: Store, tmp_path: Path) -> None:
    fill(store, 603)
    export_store(store.connection, tmp_path / "out")

    class CutOff(Exception):
        pass

    seen: list[tuple[str, int]] = []

    def cut(collection: str, documents: int) -> None:
        seen.append((collection, documents))
        if (collection, documents) == ("postings", 500):
            raise CutOff

    with pytest.raises(CutOff):
        import_store(other.connection, tmp_path / "out", cut)
    again: list[tuple[str, int]] = []
    import_store(other.connection, tmp_path / "out", lambda *step: again.append(step))
    assert ("postings", 500) not in again, "what was in is not read again"
    assert contents(other) == contents(store)


def test_an_export_that_was_cut_off_goes_on_and_a_finished_one_is_kept(store: Store, tmp_path: Path) -> None:
    fill(store, 3)
    export_store(store.connection, tmp_path / "out")
    with pytest.raises(StoreRefused, match="finished export"):
        export_store(store.connection, tmp_path / "out")
    (tmp_path / "out" / "manifest.json").unlink()
    (tmp_path / "out" / "postings.ndjson").unlink()
    (tmp_path / "out" / "postings.partial").write_text("half a li")
    entries = {entry.collection: entry.documents for entry in export_store(store.connection, tmp_path / "out")}
    assert entries["postings"] == 3


def test_a_store_of_a_newer_program_is_refused(store: Store) -> None:
    store.connection.database["meta"].update_one({"_id": "schema"}, {"$set": {"version": SCHEMA_VERSION + 1}})
    with pytest.raises(StoreRefused, match=f"schema version {SCHEMA_VERSION + 1}"):
        migrate(store.connection)


def test_a_store_of_before_gets_places_and_work_models(store: Store) -> None:
    fill(store, 1_203)
    postings, meta = store.connection.database["postings"], store.connection.database["meta"]
    berlin = {"city": "Berlin", "region": None, "country_code": "DE", "text": "Berlin"}
    old = {"$unset": {"places": "", "work_model": ""}}
    postings.update_many({}, {**old, "$set": {"place": berlin, "remote": True}})
    ids = sorted(found["_id"] for found in postings.find({}, {"_id": 1}))
    nowhere = dict.fromkeys(berlin)
    postings.update_one({"_id": ids[0]}, {"$set": {"place": nowhere, "remote": False}})
    postings.update_one({"_id": ids[1]}, {"$set": {"remote": None}})
    meta.update_one({"_id": "schema"}, {"$set": {"version": 1}})
    migrate(store.connection)
    first, second, *others = store.postings.find(ids)
    assert (first.places, first.work_model) == ((), WorkModel.ONSITE)
    assert (second.place.city, second.work_model) == ("Berlin", None)
    assert {(one.places, one.work_model) for one in others} == {
        ((Place("Berlin", None, "DE", "Berlin"),), WorkModel.REMOTE)
    }
    assert postings.find_one({"remote": {"$exists": True}}) is None


def mark_all(field: str) -> Migration:
    """A migration that writes `field` into every posting."""

    def migration(database: Any) -> None:
        database["postings"].update_many({}, {"$set": {field: True}})

    return migration


def test_an_older_store_is_brought_forward_when_it_is_opened(
    store: Store, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(store, 3)

    def cut_off(_: Any) -> None:
        raise StoreUnavailable("gone in the middle")

    def opened_with(second: Migration) -> None:
        steps = {SCHEMA_VERSION + 1: mark_all("first"), SCHEMA_VERSION + 2: second}
        monkeypatch.setattr("core.store.migrate", partial(migrate, migrations=steps, newest=SCHEMA_VERSION + 2))
        Store.connect(settings).close()

    def version() -> object:
        return (store.connection.database["meta"].find_one({"_id": "schema"}) or {})["version"]

    with pytest.raises(StoreUnavailable):
        opened_with(cut_off)
    assert version() == SCHEMA_VERSION + 1, "what was done counts"
    opened_with(mark_all("second"))
    assert version() == SCHEMA_VERSION + 2
    assert all(one["first"] and one["second"] for one in store.connection.database["postings"].find())


def test_an_export_of_an_older_program_is_brought_forward_even_if_its_import_was_cut_off(
    store: Store, other: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(store, 3)
    export_store(store.connection, tmp_path / "out")
    newer = partial(migrate, migrations={SCHEMA_VERSION + 1: mark_all("new")}, newest=SCHEMA_VERSION + 1)
    monkeypatch.setattr(archive, "migrate", newer)

    def cut(collection: str, _: int) -> None:
        if collection == "posting_texts":
            raise InterruptedError

    newer(other.connection)  # as every command does when it opens the store
    with pytest.raises(InterruptedError):
        import_store(other.connection, tmp_path / "out", cut)
    newer(other.connection)
    import_store(other.connection, tmp_path / "out")
    found = list(other.connection.database["postings"].find())
    assert len(found) == 3 and all(one["new"] for one in found)


def test_a_directory_of_another_version_is_replaced_by_its_export_as_the_refusal_says(tmp_path: Path) -> None:
    home = tmp_path / "home"
    store = Store.connect(Settings(career_navigator_home=home))
    fill(store, 3)
    before = contents(store)
    export_store(store.connection, tmp_path / "out")
    store.close()
    (home / "store.version").write_text("0.0.1")
    with pytest.raises(StoreRefused, match=r"SecantusDB==0\.0\.1; python -m core\.store export DIR; move the folder"):
        Store.connect(Settings(career_navigator_home=home))
    (home / "store").rename(home / "store.old")
    fresh = Store.connect(Settings(career_navigator_home=home))
    import_store(fresh.connection, tmp_path / "out")
    assert contents(fresh) == before
    fresh.close()
