"""The connection to the database: a MongoDB where `MONGODB_URI` is set, else the embedded server."""

import re
import threading
import warnings
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from contextvars import ContextVar
from typing import Any

import pymongo
from pymongo import MongoClient
from pymongo.database import Database
from pymongo.errors import OperationFailure, PyMongoError

from core.config import Settings
from core.store.embedded import EmbeddedServer, suspected
from core.store.refusals import INTERNAL_ERROR, explain, unknown_option
from core.store.retry import PatientDatabase, came_back

SERVER_SELECTION_MS = 3000  # the driver's 30 s would freeze a page while the store is down
# The driver's heartbeat waits as long, then breaks off every question under way. The embedded server is one Python
# process: while it reads out 100,000 postings on a busy machine it answered after more than 3 s, and no snapshot came.
# A dead one refuses a connection at once, so waiting longer delays nothing.
EMBEDDED_CONNECT_MS = 20_000
EMBEDDED_SELECTION_MS = 10_000  # it is started again within seconds; who is in a hurry gives up sooner by himself
# A server that hangs still accepts connections, and only the heartbeat ends the wait for its answer, after some 30 s.
ANSWER_SECONDS = 5.0

_seconds: ContextVar[float | None] = ContextVar("answer_seconds", default=None)


class Connection:
    """One pool per process. `database` is always usable; a server that moved to another port gets a new pool."""

    def __init__(self, settings: Settings) -> None:
        self._name = settings.mongodb_database
        self._uri = settings.mongodb_uri.get_secret_value() if settings.mongodb_uri else None
        self._server = None if self._uri else EmbeddedServer(settings.home)
        self._lock = threading.Lock()
        self._client: MongoClient[dict[str, object]] | None = None
        self._client_port: int | None = None

    @property
    def is_embedded(self) -> bool:
        """Whether the server is our own, on this machine."""
        return self._server is not None

    @property
    def place(self) -> str:
        """Where the database is, in words; never with a password."""
        where = f"embedded, in {self._server.folder}" if self._server else "MongoDB of MONGODB_URI"
        return f"{where}, database {self._name}"

    def open(self) -> None:
        """Contact the server once, to report a wrong address at start. Raises StoreUnavailable or StoreRefused."""
        if self._server:
            self._server.open()
        self.ping()

    def ping(self) -> None:
        """Raises StoreError where the server does not answer."""
        with translated():
            self.database.command("ping")

    @property
    def database(self) -> Database[dict[str, object]]:
        """The database, through a client of the server that runs now. Raises StoreError."""
        server = self._server
        port = server.port if server else None
        if server and (failure := server.failure) and not came_back(lambda: server.failure is None):
            raise type(failure)(str(failure))  # a new one: the same, raised again and again, would keep every traceback
        with self._lock:
            if self._client is None or port != self._client_port:
                if self._client is not None:
                    self._client.close()
                self._client, self._client_port = self._new_client(), port
            return PatientDatabase(self._client, self._name)

    def _new_client(self) -> "MongoClient[dict[str, object]]":
        uri = self._server.uri if self._server else self._uri or ""
        named = named_options(uri)
        options = {name: value for name, value in self._defaults().items() if name.casefold() not in named}
        with translated(), warnings.catch_warnings(record=True) as warned:
            warnings.simplefilter("always")
            client: MongoClient[dict[str, object]] = MongoClient(uri, tz_aware=True, **options)
        for warning in warned:
            if "option" in str(warning.message).casefold():  # the driver would ignore it, and the user not know
                client.close()
                raise unknown_option(str(warning.message))
        return client

    def _defaults(self) -> dict[str, Any]:
        """Options of the driver that hold where the URI says nothing else."""
        return {
            "serverSelectionTimeoutMS": SERVER_SELECTION_MS if self._uri else EMBEDDED_SELECTION_MS,
            "connectTimeoutMS": SERVER_SELECTION_MS if self._uri else EMBEDDED_CONNECT_MS,
            "socketTimeoutMS": 60_000,
            "w": "majority",
            "journal": True,
            "appname": "career-navigator",
        }

    def close(self) -> None:
        """Close the client and release the embedded server."""
        with self._lock:
            if self._client is not None:
                self._client.close()
                self._client = None
        if self._server:
            self._server.close()


def named_options(uri: str) -> set[str]:
    """The options a URI sets, in lower case."""
    return {pair.partition("=")[0].casefold() for pair in re.split("[&;]", uri.partition("?")[2]) if pair}


@contextmanager
def hurried(seconds: float | None = None) -> Iterator[None]:
    """For somebody who waits: every question to the store is given up after `seconds`, ANSWER_SECONDS unless given."""
    with _answering_within(ANSWER_SECONDS if seconds is None else seconds):
        yield


@contextmanager
def _answering_within(seconds: float | None) -> Iterator[None]:
    token = _seconds.set(seconds)
    try:
        yield
    finally:
        _seconds.reset(token)


@contextmanager
def patient() -> Iterator[None]:
    """For long reads and writes, also where they are part of an answer to somebody who waits."""
    with _answering_within(None):
        yield


def answer_seconds() -> float | None:
    """How long to wait for an answer here; None within no `hurried`."""
    return _seconds.get()


@contextmanager
def translated() -> Iterator[None]:
    """Turn the driver's errors into the store's, with a sentence that says what to do."""
    try:
        with nullcontext() if (seconds := answer_seconds()) is None else pymongo.timeout(seconds):
            yield
    except PyMongoError as error:
        if isinstance(error, OperationFailure) and error.code == INTERNAL_ERROR:
            suspected.set()
        raise explain(error) from error
