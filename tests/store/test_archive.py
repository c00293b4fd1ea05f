"""Export and import: everything there and back, damage refused, a cut-off move goes on."""

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from core.config import Settings
from core.errors import StoreRefused
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
)
from core.store import Store, archive
from core.store.archive import export_store, import_store
from core.store.indexes import INDEXES
from core.store.migrations import SCHEMA_VERSION, migrate

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
        place=Place("Zürich", None, "CH"),
        remote=False,
        salary=Salary(90_000.5, 120_000.25, "CHF 80k", date(2026, 11, 1)),
        required=frozenset({"python", "c++"}),
        content_hash=str(number),
        fingerprints=("url:1",),
        discovered_at=NOW,
    )


def _text(number: int) -> PostingText:
    mention = Mention("python", 7, 13, "Python", Ask.REQUIRED, "name")
    return PostingText(f"theirstack:{number}", "We use\u2028Python \U0001f40d.", (mention,))


def fill(store: Store, postings: int = 1203) -> None:
    batch = [(_posting(n), _text(n)) for n in range(postings)]
    store.postings.upsert(batch, NOW)
    store.users.create(
        User("u1", "a@example.org", "$2b$x", progress={"c.d$e": StepState.DONE}, preferences={"theta": 0.7})
    )
    store.sessions.create(Session("h", "u1", SessionKind.API, NOW, NOW, NOW + timedelta(hours=1)))
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


def test_everything_arrives_in_another_store_and_comes_back(store: Store, other: Store, tmp_path: Path) -> None:
    fill(store)
    before = contents(store)
    export_store(store.connection, tmp_path / "out")
    import_store(other.connection, tmp_path / "out")
    assert contents(other) == before
    export_store(other.connection, tmp_path / "back")
    first, second = (json.loads((tmp_path / name / "manifest.json").read_text()) for name in ("out", "back"))
    assert [(c["collection"], c["documents"]) for c in first["collections"]] == [
        (c["collection"], c["documents"]) for c in second["collections"]
    ]
    assert {"postings", "posting_texts", "users", "sessions", "collector_state", "collector_runs"} <= set(before)


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        (lambda folder: (folder / "users.ndjson").write_text("{}\n"), "users.ndjson is damaged"),
        (lambda folder: (folder / "users.ndjson").unlink(), "users.ndjson is missing"),
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
    ids=["changed file", "missing file", "no manifest", "broken manifest", "newer schema", "path in a name"],
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
    fill(store)
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


def test_an_older_store_is_brought_forward_step_by_step(store: Store) -> None:
    ran: list[int] = []
    steps = {SCHEMA_VERSION + 1: lambda _: ran.append(1), SCHEMA_VERSION + 2: lambda _: ran.append(2)}
    migrate(store.connection, steps, SCHEMA_VERSION + 2)
    migrate(store.connection, steps, SCHEMA_VERSION + 2)
    assert ran == [1, 2]


def test_a_server_directory_can_be_replaced_by_its_export(tmp_path: Path) -> None:
    home = tmp_path / "home"
    store = Store.connect(Settings(career_navigator_home=home))
    fill(store, 3)
    before = contents(store)
    export_store(store.connection, tmp_path / "out")
    store.close()
    (home / "store").rename(home / "store.old")
    fresh = Store.connect(Settings(career_navigator_home=home))
    import_store(fresh.connection, tmp_path / "out")
    assert contents(fresh) == before
    fresh.close()
