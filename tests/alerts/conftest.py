"""Saved searches on a real store, with a real mail server and a real webhook receiver on loopback."""

import json
import ssl
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from socket import create_connection
from typing import Any

import pytest
import trustme
from aiosmtpd.controller import Controller

from core.alerts.run import run_alerts
from core.alerts.sending import Outbox
from core.alerts.service import SearchDesk
from core.alerts.webhooks import Webhooks
from core.config import Settings
from core.mail.smtp import Mailer
from core.models import Posting, PostingText, User
from core.snapshot.snapshot import Snapshot
from core.store import Store
from core.store.searches import MailEvery, SavedSearch, SearchKind
from core.views.process_state import knowledge
from tests.pages.market import market

NOW = datetime(2026, 11, 25, 9, tzinfo=UTC)  # a Wednesday
SITE = "https://career.example.org"


class Mailbox:
    """What a mail server took; `refusals` are answers it gives first."""

    def __init__(self) -> None:
        self.mails: list[EmailMessage] = []
        self.refusals: list[str] = []

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:  # noqa: N802 - aiosmtpd's name
        if self.refusals:
            return self.refusals.pop(0)
        made = message_from_bytes(envelope.content, policy=default)
        assert isinstance(made, EmailMessage)
        self.mails.append(made)
        return "250 OK"


class FreePort(Controller):
    """aiosmtpd's controller, which looks for itself at the port it was told, on one the system chose."""

    @property
    def bound_port(self) -> int:
        return int(self.server.sockets[0].getsockname()[1])

    def _trigger_server(self) -> None:
        with create_connection((self.hostname, self.bound_port), 5) as connection:
            connection.recv(100)


@pytest.fixture
def mailbox() -> Iterator[tuple[Mailbox, int]]:
    """A mail server on loopback and its port."""
    box = Mailbox()
    server = FreePort(box, hostname="127.0.0.1", port=0)
    server.start()
    yield box, server.bound_port
    server.stop()


@dataclass
class Receiver:
    """A webhook on loopback over TLS. `answers` are statuses it gives first, then 200."""

    address: str = ""
    context: ssl.SSLContext | None = None
    received: list[dict[str, Any]] = field(default_factory=list)
    hosts: list[str] = field(default_factory=list)
    answers: list[int] = field(default_factory=list)
    headers: dict[str, str] = field(default_factory=dict)
    behave: Any = None  # takes the handler over

    def sender(self) -> Webhooks:
        """What sends here: the check of addresses is replaced, as only a test may."""
        return Webhooks(check=lambda address: address == "127.0.0.1", context=self.context)


@pytest.fixture(scope="session")
def authority() -> trustme.CA:
    return trustme.CA()


@pytest.fixture
def receiver(authority: trustme.CA) -> Iterator[Receiver]:
    told = Receiver()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            length = int(self.headers.get("content-length", 0))
            body = self.rfile.read(length)
            if len(body) < length:
                return  # its sender was killed
            told.hosts.append(self.headers["host"])
            if told.behave:
                told.behave(self)
                return
            status = told.answers.pop(0) if told.answers else 200
            if status < 300:
                told.received.append(json.loads(body))
            self.send_response(status)
            for name, value in told.headers.items():
                self.send_header(name, value)
            self.send_header("content-length", "0")
            self.end_headers()

        def log_message(self, *_: Any) -> None: ...

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("localhost", "127.0.0.1", "hooks.example.org").configure_cert(context)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    told.context = ssl.create_default_context()
    authority.configure_trust(told.context)
    told.address = f"https://localhost:{server.server_port}/hook"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield told
    server.shutdown()
    server.server_close()


@pytest.fixture
def ada(store: Store) -> User:
    user = User("ada", "ada@example.org", "x", "Ada", skills=("python", "sql"), confirmed_email="ada@example.org")
    store.users.create(user)
    return user


def settings_for(settings: Settings, port: int | None = None) -> Settings:
    changes: dict[str, Any] = {"public_url": SITE}
    if port:
        changes |= {
            "smtp_host": "127.0.0.1",
            "smtp_port": port,
            "smtp_security": "none",
            "smtp_from": "jobs@example.org",
        }
    return settings.model_copy(update=changes)


def saved(
    store: Store,
    user: User,
    name: str = "Data in Germany",
    *,
    created_at: datetime = NOW,
    webhook: str = "",
    mail_every: MailEvery = MailEvery.OFF,
    kind: SearchKind = SearchKind.OPENINGS,
    **question: Any,
) -> SavedSearch:
    """A saved search; its webhook may be on loopback, which the desk would refuse."""
    desk = SearchDesk(store, Settings(smtp_host="x", smtp_from="a@b.org", public_url=SITE), now=lambda: created_at)
    search = desk.save(user, name, kind, question, {}, mail_every=mail_every)
    if webhook:
        store.searches.change(search.search_id, webhook=webhook)
    made = store.searches.find(search.search_id)
    assert made is not None
    return made


def postings(count: int = 4, at: datetime = NOW, **fields: Any) -> list[tuple[Posting, PostingText]]:
    """Openings of a data engineer in Berlin."""
    from core.models import Place, Seniority, WorkModel

    made = []
    for number in range(count):
        values = {
            "posting_id": f"theirstack:{at:%m%d%H%M}-{number}",
            "source": "theirstack",
            "company": f"company {number}",
            "raw_title": f"Data Engineer {number}",
            "posted_on": at.date(),
            "role": "data-engineer",
            "language": "en",
            "places": (Place(city="Berlin", country_code="DE"),),
            "required": frozenset({"python", "spark"}),
            "seniority": Seniority.JUNIOR,
            "work_model": WorkModel.HYBRID,
            "content_hash": str(number),
            "url": f"https://jobs.example.org/{number}",
        } | fields
        posting = Posting(**values)
        made.append((posting, PostingText(posting.posting_id, "words")))
    return made


@dataclass
class Round:
    """Rounds of the alerts at a time of the test's choosing."""

    outbox: Outbox
    now: datetime = NOW

    def run(self, later: timedelta = timedelta()) -> None:
        self.now += later
        run_alerts(self.outbox, lambda: self.now)


@pytest.fixture
def rounds(store: Store, mailbox: tuple[Mailbox, int], receiver: Receiver, settings: Settings) -> Round:
    told = settings_for(settings, mailbox[1])
    snapshot = Snapshot.build(market(NOW.date()), as_of=NOW)
    return Round(Outbox(store, knowledge(), lambda: snapshot, receiver.sender(), Mailer(told), SITE))
