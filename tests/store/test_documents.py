"""Documents: named fields, the way to them from schema version 1, and what happens where a field is missing."""

import contextlib
import json
import os
import random
import re
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from bson import json_util

from core.config import ROOT, Settings
from core.errors import DamagedDocument, StoreUnavailable
from core.models import Ask, Mention, Place, Posting, PostingText, StepState, User, WorkModel
from core.store import Store
from core.store.archive import export_store, import_store
from core.store.indexes import INDEXES
from core.store.migrations import SCHEMA_VERSION, migrate
from core.store.schema_steps import name_fields

NOW = datetime(2026, 11, 22, 3, tzinfo=UTC)
CUTS = int(os.environ.get("FAULT_ROUNDS", "3"))
DOCUMENTS = 1203
USER = User(
    "u1",
    "a@example.org",
    "$2b$x",
    progress={"c.d$e": StepState.DONE, "python": StepState.LEARNING},
    learned_on={"c.d$e": date(2026, 11, 3)},
)
TEXT = PostingText("file:1", "We use Python.", (Mention("python", 7, 13, "Python", Ask.REQUIRED, "name"),))


def old_form(store: Store, documents: int) -> None:
    """Fill a store as a program of schema version 1 left it."""
    database = store.connection.database
    database["posting_texts"].insert_many(
        {"_id": f"file:{n:05}", "text": TEXT.text, "mentions": [["python", 7, 13, "required", "name"]] * (n % 3)}
        for n in range(documents)
    )
    database["postings"].insert_one(
        {
            "_id": "file:1",
            "source": "file",
            "raw_title": "Engineer",
            "posted_on": NOW,
            "remote": True,
            "alternatives": [["aws", "gcp"]],
            "place": {"city": "Basel", "region": None, "country_code": "CH", "text": "Basel"},
        }
    )
    database["posting_texts"].insert_one({"_id": "file:1", "text": TEXT.text, "mentions": []})
    database["posting_texts"].update_one({"_id": "file:00001"}, {"$set": {"facts": [["salary", 3, 6]]}})
    database["users"].insert_one(
        {
            "_id": "u1",
            "email": "a@example.org",
            "password_hash": "$2b$x",
            "progress": [["c.d$e", "done"], ["python", "learning"]],
            "learned_on": [["c.d$e", "2026-11-03"]],
            "version": 1,
        }
    )
    database["saved_searches"].insert_many([{"_id": "s1"}, {"_id": "s2"}])
    match = {"user_id": "u1", "item": "file:1", "matched_at": datetime(2026, 11, 3, tzinfo=UTC)}
    database["search_matches"].insert_many(
        [
            {"_id": "s1 file:1", "search_id": "s1", "webhook_waits": True} | match,
            {"_id": "s2 file:1", "search_id": "s2"} | match,
        ]
    )
    database["meta"].update_one({"_id": "schema"}, {"$set": {"version": 1}}, upsert=True)


def assert_new_form(store: Store, documents: int) -> None:
    database = store.connection.database
    for found in database["posting_texts"].find():
        expected = [{"skill": "python", "start": 7, "end": 13, "ask": "required", "rule": "name"}]
        assert found["mentions"] == expected * (int(found["_id"][5:]) % 3 if len(found["_id"]) > 6 else 0)
    assert database["posting_texts"].count_documents({}) == documents + 1
    facts = database["posting_texts"].find_one({"_id": "file:00001"}, {"facts": 1})
    assert facts == {"_id": "file:00001", "facts": [{"field": "salary", "start": 3, "end": 6}]}
    (posting,) = store.postings.find(["file:1"])
    assert posting.alternatives == (frozenset({"aws", "gcp"}),)
    assert (posting.places, posting.work_model) == ((Place("Basel", None, "CH", "Basel"),), WorkModel.REMOTE)
    user = store.users.by_id("u1")
    assert user is not None and (user.progress, user.learned_on) == (USER.progress, USER.learned_on)
    assert store.matches.searches_with_webhook_waiting() == ["s1"]
    assert (database["meta"].find_one({"_id": "schema"}) or {})["version"] == SCHEMA_VERSION


class CutOff(Exception):
    pass


class Cutting:
    """A database that breaks off at the given number of commands, before the command or after it."""

    def __init__(self, database: Any, left: int, after: bool) -> None:
        self.database, self.left, self.after = database, left, after

    def __getitem__(self, name: str) -> "CuttingCollection":
        return CuttingCollection(self, self.database[name])


class CuttingCollection:
    def __init__(self, cutting: Cutting, collection: Any) -> None:
        self._cutting, self._collection = cutting, collection

    def __getattr__(self, name: str) -> Callable[..., Any]:
        def command(*args: Any, **options: Any) -> Any:
            self._cutting.left -= 1
            if self._cutting.left == 0 and not self._cutting.after:
                raise CutOff
            if name == "bulk_write" and self._cutting.left == 0:
                args = (args[0][: len(args[0]) // 2], *args[1:])
            result = getattr(self._collection, name)(*args, **options)
            if self._cutting.left == 0:
                raise CutOff
            return result

        return command


def test_the_way_to_named_fields_may_be_cut_off_at_any_point(store: Store) -> None:
    database, chance = store.connection.database, random.Random(20)
    old_form(store, DOCUMENTS)
    for _ in range(CUTS):
        cutting = Cutting(database, chance.randrange(1, 4), chance.random() < 0.5)
        with contextlib.suppress(CutOff):
            name_fields(cutting)  # type: ignore[arg-type]
        assert cutting.left <= 0 or not database["posting_texts"].find_one({"mentions.0.0": {"$exists": True}})
    migrate(store.connection)
    assert_new_form(store, DOCUMENTS)
    name_fields(database)
    assert_new_form(store, DOCUMENTS)


@pytest.mark.skipif("MONGODB_TEST_DATABASE" in os.environ, reason="needs a second database, the user may use one only")
def test_an_archive_of_version_1_is_read(store: Store, settings: Settings, tmp_path: Path) -> None:
    old_form(store, 4)
    export_store(store.connection, tmp_path / "out")
    manifest = json.loads((tmp_path / "out" / "manifest.json").read_text())
    (tmp_path / "out" / "manifest.json").write_text(json.dumps({**manifest, "schema": 1}))
    other = Store.connect(settings.model_copy(update={"mongodb_database": settings.mongodb_database[:30] + "_other"}))
    import_store(other.connection, tmp_path / "out")
    assert_new_form(other, 4)
    other.connection.database.client.drop_database(other.connection.database.name)
    other.close()


def arrays_in_arrays(value: Any, within: bool = False) -> bool:
    if isinstance(value, list):
        return within or any(arrays_in_arrays(one, True) for one in value)
    return isinstance(value, dict) and any(arrays_in_arrays(one) for one in value.values())


def test_no_array_holds_arrays_and_what_is_written_comes_back(store: Store) -> None:
    groups = (frozenset({"aws", "gcp"}),)
    posting = Posting("file:1", "file", "Engineer", date(2026, 11, 1), alternatives=groups)
    store.postings.upsert([(posting, TEXT)], NOW)
    assert store.postings.find(["file:1"])[0].alternatives == groups
    store.users.create(USER)
    assert store.postings.texts(["file:1"])["file:1"] == TEXT
    assert store.users.by_id("u1") == USER
    database = store.connection.database
    assert database["posting_texts"].count_documents({"mentions.skill": "python"}) == 1
    assert database["users"].count_documents({"progress": {"$elemMatch": {"skill": "c.d$e", "state": "done"}}}) == 1
    names = database.list_collection_names()
    assert not [found for name in names for found in database[name].find() if arrays_in_arrays(found)]


NEEDED: tuple[tuple[str, dict[str, Any], Callable[[Store], Any], str], ...] = (
    ("postings", {"_id": "x", "source": "file"}, lambda s: s.postings.find(["x"]), "raw_title"),
    ("posting_texts", {"_id": "x"}, lambda s: s.postings.texts(["x"]), "text"),
    (
        "posting_texts",
        {"_id": "x", "text": "a", "mentions": [{"skill": "a"}]},
        lambda s: s.postings.texts(["x"]),
        "start",
    ),
    ("users", {"_id": "x", "email": "x@example.org"}, lambda s: s.users.by_id("x"), "password_hash"),
    ("sessions", {"_id": "x", "user_id": "u"}, lambda s: s.sessions.find("x"), "kind"),
    ("collector_runs", {"_id": "x", "started_at": NOW}, lambda s: s.collecting.runs(NOW), "source"),
    ("collector_state", {"_id": "x"}, lambda s: s.collecting.watermark("x"), "until"),
    ("lockouts", {"_id": "x"}, lambda s: s.lockouts.find("x"), "failures"),
    ("posting_marks", {"_id": "x", "user_id": "u"}, lambda s: s.marks.of_user("u"), "marked_at"),
    ("reports", {"_id": "x", "created_at": NOW}, lambda s: s.reports.newest(), "kind"),
)


@pytest.mark.parametrize(("collection", "document", "read", "field"), NEEDED, ids=[f"{c[0]}-{c[3]}" for c in NEEDED])
def test_a_missing_field_is_named_in_a_sentence(
    store: Store, collection: str, document: dict[str, Any], read: Callable[[Store], Any], field: str
) -> None:
    store.connection.database[collection].insert_one(document)
    with pytest.raises(DamagedDocument, match=f"Collection {collection}: the document 'x' has .*({field})"):
        read(store)


def test_what_a_server_dropped_is_nothing(store: Store) -> None:
    """Some servers drop nulls, and `latest` of an empty store is one."""
    store.postings.version()
    meta = store.connection.database["meta"]
    meta.update_one({"_id": "postings"}, {"$unset": {"latest": ""}})
    version = store.postings.version()
    assert (version.number, version.latest) == (0, None)
    meta.update_one({"_id": "postings"}, {"$unset": {"lineage": "", "has_collected": ""}})
    mended = store.postings.version()
    assert mended.lineage and not mended.has_collected
    assert store.postings.version() == mended
    store.connection.database["users"].insert_one(
        {"_id": "u", "email": "b@example.org", "password_hash": "h", "version": 1}
    )
    user = store.users.by_id("u")
    assert user is not None and user.progress == {} and user.skills == ()


def test_one_posting_that_cannot_be_read_does_not_hide_the_others(
    store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    store.postings.upsert([(Posting("file:1", "file", "Engineer", date(2026, 11, 1)), TEXT)], NOW)
    store.connection.database["postings"].insert_one({"_id": "x", "posted_on": NOW})
    assert [posting.posting_id for posting in store.bulk_reads.since(date(2026, 1, 1))] == ["file:1"]
    assert "Collection postings: the document 'x' has no field 'source'" in caplog.text


def test_a_store_that_does_not_say_its_version_is_refused_with_a_sentence(store: Store) -> None:
    store.connection.database["meta"].update_one({"_id": "schema"}, {"$unset": {"version": ""}})
    with pytest.raises(DamagedDocument, match="Collection meta: the document 'schema' does not say the version"):
        migrate(store.connection)
    assert not issubclass(DamagedDocument, StoreUnavailable)


def test_what_expires_is_cleared_by_the_server_too_also_where_an_earlier_index_was(
    store: Store, settings: Settings
) -> None:
    sessions = store.connection.database["sessions"]
    sessions.drop_index("expiry")
    sessions.create_index([("expires_at", 1)], name="expiry")
    Store.connect(settings).close()
    assert sessions.index_information()["expiry"]["expireAfterSeconds"] == 0
    assert store.connection.database["lockouts"].index_information()["forget"]["expireAfterSeconds"] == 0


def test_an_index_that_nothing_asks_any_more_is_let_go_of(store: Store, settings: Settings) -> None:
    matches = store.connection.database["search_matches"]
    matches.create_index([("webhook_waits", 1)], name="webhook", sparse=True)
    Store.connect(settings).close()
    assert set(matches.index_information()) == {"_id_", "search"}


QUESTIONS = re.findall(r"```js\n(db\..*?)\n```", (ROOT / "docs" / "data-model.md").read_text("utf-8"), re.DOTALL)


def shell(database: Any, line: str) -> Any:
    """Ask what a line of the shell asks: `db.COLLECTION.METHOD(JSON, …)`, with `ISODate("…")`."""
    parts = re.fullmatch(r"db\.(\w+)\.(\w+)\((.*)\)", line.strip(), re.DOTALL)
    assert parts is not None, line
    arguments = re.sub(r'ISODate\("([^"]+)"\)', r'{"$date": "\1T00:00:00Z"}', parts[3])
    method = {"countDocuments": "count_documents"}.get(parts[2], parts[2])
    found = getattr(database[parts[1]], method)(*json_util.loads(f"[{arguments}]"))
    return found if isinstance(found, int) else list(found)


def test_the_questions_of_the_page_can_be_asked(store: Store) -> None:
    groups = (frozenset({"aws", "gcp"}),)
    posting = Posting(
        "file:1",
        "file",
        "Engineer",
        date(2026, 11, 1),
        role="data-engineer",
        places=(Place("Basel", None, "CH"),),
        required=frozenset({"python"}),
        alternatives=groups,
    )
    store.postings.upsert([(posting, TEXT)], NOW)
    store.users.create(USER)
    answers = [shell(store.connection.database, line) for line in QUESTIONS]
    assert len(answers) == 5 and all(answers), answers


def test_every_field_is_described(store: Store) -> None:
    store.postings.upsert([(Posting("file:1", "file", "E", date(2026, 11, 1)), TEXT)], NOW)
    store.users.create(USER)
    page = (ROOT / "docs" / "data-model.md").read_text("utf-8")
    for collection in ("postings", "posting_texts", "users"):
        section = page.partition(f"## `{collection}`")[2].partition("\n## ")[0]
        document = store.connection.database[collection].find_one() or {}
        assert [field for field in document if f"`{field}`" not in section] == [], collection
    assert [name for name in INDEXES if f"## `{name}`" not in page and f"| `{name}` |" not in page] == []
