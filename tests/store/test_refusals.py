"""Each refusal in its own sentence, from a server that says so on the wire; no sentence shows the URI."""

import re
import socket
import ssl
import struct
import threading
import time
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import bson
import pytest
import trustme
from pymongo.errors import DuplicateKeyError

from core.config import Settings
from core.errors import StoreError
from core.models import Posting, PostingText, User
from core.store import Store, connection, waiting_for_store
from core.store import retry as retrying
from core.store.connection import named_options
from tests.store.wire import Proxy, listening

NOW = datetime(2026, 11, 22, 3, tzinfo=UTC)
HELLO: dict[str, Any] = {
    "ok": 1.0,
    "helloOk": True,
    "isWritablePrimary": True,
    "ismaster": True,
    "maxBsonObjectSize": 16_777_216,
    "maxMessageSizeBytes": 48_000_000,
    "maxWriteBatchSize": 100_000,
    "minWireVersion": 0,
    "maxWireVersion": 21,
}


def speaking(hello: dict[str, Any], answer: dict[str, Any]) -> Callable[[socket.socket], None]:
    """A stand-in that answers `hello` to the handshake and `answer` to everything else."""

    def serve(peer: socket.socket) -> None:
        while head := peer.recv(16, socket.MSG_WAITALL):
            length, request, _, opcode = struct.unpack("<iiii", head)
            body = peer.recv(length - 16, socket.MSG_WAITALL)
            if opcode == 2004:  # the old form, in which drivers begin
                reply, code = struct.pack("<iqii", 8, 0, 0, 1) + bson.encode(hello), 1
            else:
                command = next(iter(bson.decode(body[5:])))
                is_hello = command.casefold() in ("hello", "ismaster")
                reply, code = struct.pack("<iB", 0, 0) + bson.encode(hello if is_hello else answer), 2013
            peer.sendall(struct.pack("<iiii", 16 + len(reply), 1, request, code) + reply)

    return serve


def failing(code: int, name: str = "") -> Callable[[socket.socket], None]:
    return speaking(HELLO, {"ok": 0.0, "code": code, "codeName": name, "errmsg": "secret words of the server"})


def silent(peer: socket.socket) -> None:
    peer.recv(1)


def with_tls(peer: socket.socket) -> None:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    trustme.CA().issue_cert("127.0.0.1").configure_cert(context)
    with context.wrap_socket(peer, server_side=True) as secured:
        speaking(HELLO, {"ok": 1.0})(secured)


def plain_only(peer: socket.socket) -> None:
    peer.recv(100)
    peer.sendall(b"this is no TLS")


def refusal(uri: str, tmp_path: Path) -> str:
    with pytest.raises(StoreError) as refused:
        Store.connect(Settings(mongodb_uri=uri, career_navigator_home=tmp_path, debug=True))
    assert "hunter2" not in str(refused.value) and "secret words" not in str(refused.value)
    return str(refused.value)


CASES: dict[str, tuple[Callable[[socket.socket], None], str, str]] = {
    "no rights": (failing(13, "Unauthorized"), "", "no rights on the database"),
    "wrong password": (failing(18, "AuthenticationFailed"), "", "refused the user or password"),
    "mechanism": (failing(334, "MechanismUnavailable"), "", "does not offer the way of signing in"),
    "not a primary": (failing(10107, "NotWritablePrimary"), "", "not the primary"),
    "stepped down": (failing(189, "PrimarySteppedDown"), "", "not the primary"),
    "too old": (speaking({**HELLO, "maxWireVersion": 3}, {"ok": 1.0}), "", "too old; 6.0 is the lowest"),
    "certificate": (with_tls, "&tls=true", "certificate of the MongoDB server is not trusted.*tlsCAFile"),
    "TLS where there is none": (plain_only, "&tls=true", "does not speak it on this port"),
    "TLS agreed on and cut off": (silent, "&tls=true", "away for a moment, or it does not speak TLS"),
    "no TLS where it is wanted": (silent, "", "as one that wants TLS does"),
    "another set": (
        speaking({**HELLO, "setName": "theirs", "hosts": ["127.0.0.1:9"], "me": "127.0.0.1:9"}, {"ok": 1.0}),
        "&replicaSet=ours",
        "another replica set",
    ),
    "unknown option": (silent, "&notAnOption=1", "an option that does not exist or cannot be used: notanoption"),
}


@pytest.mark.parametrize("case", CASES)
def test_each_refusal_has_its_own_sentence(case: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "SERVER_SELECTION_MS", 1_500)
    serve, options, expected = CASES[case]
    with listening(serve) as port:
        said = refusal(f"mongodb://127.0.0.1:{port}/?appName=x{options}", tmp_path)
    assert re.search(expected, said, re.IGNORECASE), said


@pytest.mark.parametrize(
    "uri", ["mongodb://me:hunter2@no-such-host.invalid/", "mongodb+srv://me:hunter2@none.invalid/"]
)
def test_an_unknown_host_is_said(uri: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "SERVER_SELECTION_MS", 1_500)
    assert "host name in MONGODB_URI is unknown" in refusal(uri, tmp_path)


def test_what_the_uri_sets_is_respected(settings: Settings) -> None:
    assert settings.mongodb_uri is not None
    uri = settings.mongodb_uri.get_secret_value()
    assert named_options("mongodb://a/?W=1&serverSelectionTimeoutMS=700") == {"w", "serverselectiontimeoutms"}
    store = Store.connect(
        settings.model_copy(
            update={"mongodb_uri": type(settings.mongodb_uri)(f"{uri}&serverSelectionTimeoutMS=700&w=1")}
        )
    )
    client = store.connection.database.client
    assert client.options.server_selection_timeout == 0.7
    assert client.write_concern.document["w"] == 1
    store.close()


@pytest.fixture
def proxied(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[Store, Proxy]]:
    monkeypatch.setattr(connection, "SERVER_SELECTION_MS", 500)
    assert settings.mongodb_uri is not None
    uri = settings.mongodb_uri.get_secret_value()
    found = re.search(r"127\.0\.0\.1:(\d+)", uri)
    if found is None:
        pytest.skip("needs a server on loopback")
    proxy = Proxy(int(found[1]))
    with listening(proxy.serve) as port:
        through = type(settings.mongodb_uri)(uri.replace(found[0], f"127.0.0.1:{port}"))
        store = Store.connect(settings.model_copy(update={"mongodb_uri": through}))
        yield store, proxy
        store.close()


def batch(numbers: range) -> list[tuple[Posting, PostingText]]:
    return [
        (Posting(f"file:{n}", "file", "E", date(2026, 11, 1), content_hash=str(n)), PostingText(f"file:{n}", "Go"))
        for n in numbers
    ]


def test_a_pass_waits_for_the_store_and_goes_on_where_it_was(
    proxied: tuple[Store, Proxy], caplog: pytest.LogCaptureFixture
) -> None:
    store, proxy = proxied
    stored = 0
    with waiting_for_store(60, threading.Event()):
        for start in range(0, 60, 20):
            outage = proxy.down_for(2)
            time.sleep(0.2)
            stored += store.postings.upsert(batch(range(start, start + 20)), NOW).new
            outage.join()
    assert stored == store.postings.count() == 60
    assert "waiting up to 60 s for it" in caplog.text


def test_what_a_pass_looks_up_comes_in_one_answer_whatever_breaks_after_it(proxied: tuple[Store, Proxy]) -> None:
    store, proxy = proxied
    store.postings.upsert(batch(range(300)), NOW)
    postings = store.connection.database["postings"]
    with waiting_for_store(60, threading.Event()):
        looked_up = postings.find({"_id": {"$in": [f"file:{number}" for number in range(300)]}})
        first = looked_up.next()
        proxy.is_up = False
        proxy.cut()
        assert len({first["_id"], *(document["_id"] for document in looked_up)}) == 300
        proxy.is_up = True


def test_without_waiting_an_outage_is_told_and_a_signal_ends_a_wait(proxied: tuple[Store, Proxy]) -> None:
    store, proxy = proxied
    proxy.is_up = False
    proxy.cut()
    with pytest.raises(StoreError):
        store.postings.upsert(batch(range(2)), NOW)
    stop = threading.Event()
    threading.Timer(0.5, stop.set).start()
    with waiting_for_store(600, stop), pytest.raises(StoreError):  # without the signal it would wait ten minutes
        store.postings.upsert(batch(range(2)), NOW)
    proxy.is_up = True


def test_a_write_that_was_done_before_the_connection_broke_is_no_conflict(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first answer is lost after the server did its work, as when it is killed just then."""
    plain = retrying.Collection
    lost: list[str] = []

    def losing(name: str) -> Callable[..., Any]:
        original = getattr(plain, name)

        def write(self: Any, *args: Any, **options: Any) -> Any:
            result = original(self, *args, **options)
            if name not in lost:
                lost.append(name)
                raise retrying.AutoReconnect("connection closed")
            return result

        return write

    for name in ("insert_one", "replace_one"):
        monkeypatch.setattr(plain, name, losing(name))
    user = User("u1", "a@example.org", "$2b$x", created_at=NOW)
    store.users.create(user)
    changed = store.users.update(user, NOW)
    assert lost == ["insert_one", "replace_one"]
    assert store.users.by_id("u1") == changed
    with pytest.raises(DuplicateKeyError):
        store.connection.database["users"].insert_one({"_id": "u1", "email": "other"})


def test_what_was_deleted_or_leased_before_the_connection_broke_is_told_as_done(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.users.create(User("u1", "a@example.org", "$2b$x", created_at=NOW))
    plain, lost = retrying.Collection, []

    def losing(name: str) -> Callable[..., Any]:
        original = getattr(plain, name)

        def write(self: Any, *args: Any, **options: Any) -> Any:
            result = original(self, *args, **options)
            done = getattr(result, "matched_count", 0) or getattr(result, "deleted_count", 0)
            if done and name not in lost:
                lost.append(name)
                raise retrying.AutoReconnect("connection closed")
            return result

        return write

    assert store.collecting.take_lease("pass", "them", NOW - timedelta(hours=1), timedelta(minutes=1))
    for name in ("delete_one", "update_one"):
        monkeypatch.setattr(plain, name, losing(name))
    assert store.users.delete("u1")
    assert not store.users.delete("u1"), "nobody is there any more"
    assert store.collecting.take_lease("pass", "me", NOW, timedelta(minutes=1)), "theirs had run out"
    assert sorted(lost) == ["delete_one", "update_one"]
    assert not store.collecting.take_lease("pass", "them", NOW, timedelta(minutes=1))
