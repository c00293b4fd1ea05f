"""No question of everyday use reads a whole collection: each is caught on its way and put to `explain`."""

import logging
import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from pymongo import monitoring
from pymongo.errors import NetworkTimeout

from core.accounts.passwords import Passwords
from core.accounts.service import Accounts
from core.config import Settings
from core.errors import StoreError
from core.models import CollectorRun, Decision, Posting, PostingMark, PostingText, Report, ReportKind, Watermark
from core.snapshot.keeper import SnapshotKeeper
from core.store import Mark, Store, indexes
from tests.waiting import PATIENCE_SECONDS

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
DAY = date(2026, 11, 1)
Command = dict[str, Any]


class Listener(monitoring.CommandListener):
    """Keeps every command that looks something up, and the name of every other."""

    def __init__(self) -> None:
        self.heard: list[Command] = []
        self.names: list[str] = []

    def started(self, event: monitoring.CommandStartedEvent) -> None:
        self.names.append(event.command_name)
        if event.command_name in ("find", "update", "delete", "aggregate", "count"):
            self.heard.append(dict(event.command))

    def succeeded(self, event: monitoring.CommandSucceededEvent) -> None:
        pass

    def failed(self, event: monitoring.CommandFailedEvent) -> None:
        pass


@pytest.fixture
def listener() -> Iterator[Listener]:
    """Hears every client made in this test."""
    heard = Listener()
    monitoring.register(heard)
    yield heard
    monitoring._LISTENERS.command_listeners.remove(heard)  # the driver has no call for it


@pytest.fixture
def store(listener: Listener, settings: Settings) -> Iterator[Store]:
    """Opened after the listener, so that its client is heard."""
    opened = Store.connect(settings)
    yield opened
    opened.close()


def posting(number: int, **fields: Any) -> Posting:
    made = Posting(f"arbeitnow:{number}", "arbeitnow", "Data Engineer", DAY, content_hash="a", taxonomy_version="1")
    return replace(made, fingerprints=(f"f{number}",), **fields)


def collect(store: Store) -> None:
    """What a pass of the collector asks."""
    batch = [(posting(number), PostingText(f"arbeitnow:{number}", "Python")) for number in range(30)]
    store.postings.upsert(batch, NOW)
    store.postings.upsert(batch[:5], NOW + timedelta(seconds=1))
    changed = [(replace(one, content_hash="b"), text) for one, text in batch[5:9]]
    store.postings.upsert(changed, NOW + timedelta(seconds=2))
    store.postings.versions(["arbeitnow:1"])
    store.postings.with_fingerprints(["f1", "f2"])
    store.postings.mark_duplicates([("arbeitnow:2", "arbeitnow:1", "url")], NOW + timedelta(seconds=3))
    store.postings.copies_of(["arbeitnow:1"])
    store.postings.stale("2", 10)
    collecting = store.collecting
    collecting.set_watermark("arbeitnow", Watermark(NOW, ()))
    collecting.watermark("arbeitnow")
    collecting.save_run(CollectorRun("1", "arbeitnow", NOW))
    collecting.close_open_runs("arbeitnow", NOW)
    collecting.runs(NOW - timedelta(days=1))
    collecting.take_lease("pass", "me", NOW, timedelta(minutes=1))
    collecting.lease_holder("pass")
    collecting.release_lease("pass", "me")


def look(store: Store, settings: Settings) -> None:
    """What a dashboard asks while pages are read and postings come in."""
    snapshots = SnapshotKeeper(store, settings.home, clock=lambda: NOW)
    snapshots.refresh()
    store.postings.upsert([(posting(99), PostingText("arbeitnow:99", "Go"))], NOW + timedelta(seconds=9))
    snapshots.refresh()
    SnapshotKeeper(store, settings.home, clock=lambda: NOW).open()
    store.postings.find(["arbeitnow:1"])
    store.postings.texts(["arbeitnow:1"])
    list(store.postings.changes(None, 10))
    list(store.postings.changes(Mark(NOW, "arbeitnow:1"), 10))
    store.postings.version()
    store.postings.count_of("arbeitnow")


def use_an_account(store: Store, settings: Settings) -> None:
    """What a person's visit asks, from registration to the end of the account."""
    accounts = Accounts.open(store, settings)
    accounts._given_passwords = Passwords(rounds=4)
    user = accounts.register("ada@example.org", "correct horse 9", "Ada Lovelace", address="192.0.2.1")
    signed_in = accounts.sign_in("ada@example.org", "correct horse 9", address="192.0.2.1")
    accounts.authenticate(signed_in.token)
    accounts.export_data(user)
    store.marks.set(user.user_id, "arbeitnow:1", PostingMark.SAVED, NOW)
    store.marks.of_user(user.user_id)
    store.reports.add(Report("1", ReportKind.MISSED, "python", "arbeitnow:1", "", "1", user.user_id, NOW))
    store.reports.newest()
    store.reports.of_user(user.user_id)
    store.reports.count_by(user.user_id, NOW)
    store.sessions.of_user(user.user_id)
    store.audit.since(NOW)
    store.audit.delete_expired(NOW)
    store.users.beginning_with("ada", 5)
    store.users.by_ids([user.user_id])
    store.new_names.most_widespread(5)
    store.reports.decide("1", Decision.LATER, NOW)
    store.sessions.delete_expired(NOW)
    store.lockouts.delete_forgotten(NOW)
    accounts.sign_out(signed_in.token)
    accounts.delete(accounts.by_email("ada@example.org"))


def scans(plan: object) -> bool:
    """Whether a collection is read from end to end anywhere in an explained plan."""
    if isinstance(plan, dict):
        return plan.get("stage") == "COLLSCAN" or any(map(scans, plan.values()))
    return isinstance(plan, list) and any(map(scans, plan))


def lookups(command: Command) -> Iterator[tuple[str, dict[str, Any], dict[str, int]]]:
    """Collection, filter and order of each look-up in a command."""
    name = next(iter(command))
    if command[name] == "meta" or (name == "count" and not command.get("query")):
        return  # one document, the schema's version; and how many there are, which no server counts one by one
    if name in ("find", "count"):
        yield command[name], command.get("filter") or command.get("query") or {}, command.get("sort") or {}
    elif name == "aggregate":
        first = command["pipeline"][0] if command["pipeline"] else {}
        yield command[name], first.get("$match", {}), {}
    else:
        for one in command["updates" if name == "update" else "deletes"]:
            yield command[name], one["q"], {}


def test_no_everyday_question_reads_a_whole_collection(listener: Listener, store: Store, settings: Settings) -> None:
    collect(store)
    look(store, settings)
    use_an_account(store, settings)
    asked = {repr(one): one for command in listener.heard for one in lookups(command)}
    kinds = {(collection, *sorted(query), *sorted(order)) for collection, query, order in asked.values()}
    assert len(kinds) > 20, "the everyday questions were heard"
    database = store.connection.database
    assert [one for one in asked.values() if is_scan(database[one[0]], one[1], one[2])] == []


def is_scan(collection: Any, query: dict[str, Any], order: dict[str, int]) -> bool:
    """Whether the server reads all of `collection` for this.

    The embedded server explains several conditions as a scan although it looks one of them up by its index (0.4 ms
    among 100,000 documents, measured), so it is asked about each alone.
    """
    parts = [{name: condition} for name, condition in query.items()] or [{}]
    return all(reads_all(collection, part, order) for part in (query, *parts))


def reads_all(collection: Any, query: dict[str, Any], order: dict[str, int]) -> bool:
    """Whether the plan is a scan and, where the server tells how many documents it examined, these were all."""
    told = collection.find(query, sort=list(order.items()) or None).explain()
    examined = told.get("executionStats", {}).get("totalDocsExamined")
    all_examined = examined is None or examined >= collection.estimated_document_count()
    return scans(told["queryPlanner"]["winningPlan"]) and all_examined


def test_an_index_over_many_documents_is_built_beside_and_waited_for(
    store: Store, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """The driver gives up its wait for an answer before such a build ends; the server goes on."""
    store.postings.upsert([(posting(number), PostingText(f"arbeitnow:{number}", "Go")) for number in range(30)], NOW)
    store.connection.database["postings"].drop_index("source")
    monkeypatch.setattr(indexes, "LARGE", 10)
    plain, tries = indexes.Connection.database.fget, []

    class Slow:
        def __init__(self, inner: Any) -> None:
            self._inner = inner

        def __getattr__(self, name: str) -> Any:
            return getattr(self._inner, name)

        def create_indexes(self, models: Any) -> Any:
            tries.append([model.document["name"] for model in models])
            if len(tries) == 1:
                raise NetworkTimeout("timed out")
            return self._inner.create_indexes(models)

    class Database(dict[str, Any]):
        def __missing__(self, name: str) -> Any:
            assert plain is not None
            inner = plain(store.connection)[name]
            return Slow(inner) if name == "postings" else inner

        def list_collection_names(self) -> list[str]:
            assert plain is not None
            return list(plain(store.connection).list_collection_names())

    monkeypatch.setattr(indexes.Connection, "database", property(lambda _: Database()))
    with caplog.at_level(logging.INFO):
        indexes.ensure_indexes(store.connection)
        for thread in threading.enumerate():
            if thread.name == "index-postings":
                thread.join(PATIENCE_SECONDS)
    assert tries == [["source"], ["source"]], "only what is missing"
    assert "building index source of postings over 30 documents (1 of 1)" in caplog.text
    assert "is being built for" in caplog.text and "was built in" in caplog.text
    monkeypatch.undo()
    assert "source" in store.connection.database["postings"].index_information()


def test_nothing_is_built_where_all_indexes_are(store: Store, listener: Listener, settings: Settings) -> None:
    assert "createIndexes" in listener.names
    listener.names.clear()
    Store.connect(settings).close()
    assert {"createIndexes", "dropIndexes"}.isdisjoint(listener.names) and "listIndexes" in listener.names


def test_an_index_of_an_earlier_version_is_dropped_or_built_anew(store: Store, settings: Settings) -> None:
    database = store.connection.database
    database["sessions"].drop_index("expiry")
    database["sessions"].create_index("expires_at", name="expiry")
    database["search_matches"].create_index("webhook", name="webhook")
    database["users"].drop_index("email")
    Store.connect(settings).close()
    assert database["sessions"].index_information()["expiry"]["expireAfterSeconds"] == 0
    assert "webhook" not in database["search_matches"].index_information()
    assert database["users"].index_information()["email"]["unique"]


def test_an_index_of_another_make_is_refused_and_not_passed_over(store: Store, settings: Settings) -> None:
    database = store.connection.database
    database["users"].drop_index("email")
    database["users"].create_index("full_name", name="email")
    with pytest.raises(StoreError):
        Store.connect(settings)
