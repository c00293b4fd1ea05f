"""Webhooks against hosts that mean no good: private addresses, names that change, redirects, slow and huge answers."""

import json
import re
import socket
import ssl
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
import requests
import trustme
import urllib3.util.connection

from core.alerts import webhooks
from core.alerts.addresses import is_public
from core.alerts.webhooks import Webhooks, clean_webhook, service_of
from core.errors import InvalidProfile, WebhookFailed, WebhookRefused
from tests.alerts.conftest import Receiver
from tests.tables import each_row

CONTENT = {"items": []}


@each_row(
    ("address", "public"),
    [
        ("93.184.216.34", True),
        ("2606:2800:220:1::1", True),
        ("127.0.0.1", False),
        ("10.0.0.1", False),
        ("172.16.3.4", False),
        ("192.168.1.1", False),
        ("169.254.169.254", False),
        ("100.64.0.1", False),
        ("0.0.0.0", False),
        ("224.0.0.1", False),
        ("255.255.255.255", False),
        ("198.18.0.1", False),
        ("::1", False),
        ("::", False),
        ("fe80::1%eth0", False),
        ("fc00::1", False),
        ("fec0::1", False),
        ("ff02::1", False),
        ("::ffff:10.0.0.1", False),
        ("::ffff:93.184.216.34", True),
        ("64:ff9b::a00:1", False),
        ("2002:a00:1::", False),
        ("localhost", False),
        ("", False),
    ],
)
def test_only_addresses_of_the_open_internet_are_public(address: str, public: bool) -> None:
    assert is_public(address) is public


@each_row(
    "address",
    [
        "http://example.org/hook",
        "https://",
        "https://user:pw@example.org/",
        "https://127.0.0.1/",
        "https://[::1]/x",
        "https://localhost/x",
        "https://printer.local/",
        "https://10.1.2.3:8443/",
        "ftp://example.org",
        "nonsense",
        "https://example.org/a b",
        "https://exämple.org/",
        "https://example.org:99999/",
        "https://2130706433/",
        "tgram://nothing",
        "x" * 600,
        "file:///etc/passwd",
        "json://localhost/",
    ],
)
def test_bad_addresses_are_refused_when_they_are_typed(address: str) -> None:
    with pytest.raises(InvalidProfile):
        clean_webhook(address)


def test_a_service_is_known_by_its_whole_address_without_options() -> None:
    slack = "https://hooks.slack.com/services/T1JJ3T3L2/A1BRTD4JD/TIiajkdnlazkcOXrIdevi7FQ"
    for address, name in (
        (slack, "Slack"),
        ("https://discord.com/api/webhooks/4174216298/JHMHI8qBe7bk2ZwO5U711o3dV_js", "Discord"),
        ("tgram://123456789:abcdefg_hijklmnop/12315544", "Telegram"),
    ):
        assert service_of(address) == name and clean_webhook(address) == address
    # With an option apprise would read a file of this machine and send it.
    assert service_of("https://discord.com/api/webhooks/1/2?template=/etc/passwd") is None
    assert service_of("https://hooks.slack.com/services/A/B/C@evil.example") is None


def test_the_name_stays_in_host_and_tls_while_the_checked_address_is_connected_to(
    receiver: Receiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    port = int(receiver.address.rpartition(":")[2].partition("/")[0])
    asked: list[str] = []
    _answer_with(monkeypatch, ["127.0.0.1"], asked)
    address = f"https://hooks.example.org:{port}/hook"  # the receiver's certificate is for that name
    receiver.sender().send(address, "Title", "words", CONTENT)
    assert receiver.received == [{"title": "Title", "items": []}]
    assert receiver.hosts == [f"hooks.example.org:{port}"]
    assert asked == ["hooks.example.org"]
    with pytest.raises(WebhookFailed):
        receiver.sender().send(f"https://other.example.org:{port}/hook", "Title", "words", CONTENT)
    assert len(receiver.received) == 1


def _answer_with(monkeypatch: pytest.MonkeyPatch, addresses: list[str], asked: list[str]) -> None:
    """A name server that gives one of `addresses` after the other, the last for ever."""

    def lookup(host: str, port: int, *_: Any, **__: Any) -> list[Any]:
        asked.append(host)
        address = addresses.pop(0) if len(addresses) > 1 else addresses[0]
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port))]

    real = socket.getaddrinfo
    monkeypatch.setattr(
        socket,
        "getaddrinfo",
        lambda host, *a, **k: (
            lookup(host, *a, **k) if "." in host and not re.fullmatch(r"[\d.]+", host) else real(host, *a, **k)
        ),
    )


def test_a_name_that_leads_to_this_machine_is_refused(receiver: Receiver, monkeypatch: pytest.MonkeyPatch) -> None:
    port = int(receiver.address.rpartition(":")[2].partition("/")[0])
    _answer_with(monkeypatch, ["127.0.0.1"], [])
    with pytest.raises(WebhookRefused, match="private or local"):
        Webhooks(context=receiver.context).send(f"https://hooks.example.org:{port}/", "t", "w", CONTENT)
    assert receiver.hosts == []


def test_a_name_that_changes_after_the_check_is_never_asked_again(
    receiver: Receiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    """First a public address, then this machine: what was checked is what is connected to, and that is not us."""
    port = int(receiver.address.rpartition(":")[2].partition("/")[0])
    asked: list[str] = []
    _answer_with(monkeypatch, ["203.0.113.7", "127.0.0.1"], asked)
    monkeypatch.setattr(webhooks, "SECONDS", 1.0)
    allowed = lambda address: address == "203.0.113.7"  # noqa: E731
    with pytest.raises(WebhookFailed):
        Webhooks(allowed, receiver.context).send(f"https://hooks.example.org:{port}/", "t", "w", CONTENT)
    assert asked == ["hooks.example.org"] and receiver.hosts == []


def test_one_private_address_among_several_is_enough_to_refuse(monkeypatch: pytest.MonkeyPatch) -> None:
    both = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (one, 443)) for one in ("93.184.216.34", "10.0.0.1")]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: both)
    with pytest.raises(WebhookRefused):
        Webhooks().send("https://hooks.example.org/", "t", "w", CONTENT)


@pytest.mark.parametrize("status", [301, 302, 307, 308])
def test_a_redirect_is_not_followed(receiver: Receiver, status: int) -> None:
    receiver.answers, receiver.headers = [status], {"location": "https://127.0.0.1:1/inside"}
    with pytest.raises(WebhookFailed, match="redirect"):
        receiver.sender().send(receiver.address, "t", "w", CONTENT)
    assert len(receiver.hosts) == 1 and receiver.received == []


def test_gone_is_final(receiver: Receiver) -> None:
    receiver.answers = [410]
    with pytest.raises(WebhookRefused):
        receiver.sender().send(receiver.address, "t", "w", CONTENT)


def test_an_answer_that_drips_ends_in_time(receiver: Receiver, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(webhooks, "SECONDS", 1.0)

    def drip(handler: Any) -> None:
        handler.wfile.write(b"HTTP/1.1 200 OK\r\nX-Slow: ")
        for _ in range(200):
            try:
                handler.wfile.write(b"x")
                handler.wfile.flush()
            except (OSError, ssl.SSLError):
                return
            time.sleep(0.05)

    receiver.behave = drip
    with pytest.raises(WebhookFailed):
        receiver.sender().send(receiver.address, "t", "w", CONTENT)


def test_a_huge_answer_is_not_read_to_its_end(receiver: Receiver) -> None:
    written = 0

    def flood(handler: Any) -> None:
        nonlocal written
        handler.wfile.write(b"HTTP/1.1 200 OK\r\n")
        try:
            while written < 50_000_000:
                handler.wfile.write(b"X-Filler: " + b"x" * 8000 + b"\r\n")
                written += 8000
        except (OSError, ssl.SSLError):
            return

    receiver.behave = flood
    with pytest.raises(WebhookFailed):
        receiver.sender().send(receiver.address, "t", "w", CONTENT)
    assert written < 20_000_000


def test_a_body_without_end_does_not_matter(receiver: Receiver) -> None:
    def endless(handler: Any) -> None:
        handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 100000000\r\n\r\n")
        try:
            for _ in range(10_000):
                handler.wfile.write(b"x" * 10_000)
        except (OSError, ssl.SSLError):
            return

    receiver.behave = endless
    receiver.sender().send(receiver.address, "t", "w", CONTENT)


def test_a_certificate_of_nobody_is_refused(receiver: Receiver) -> None:
    with pytest.raises(WebhookFailed):
        Webhooks(lambda _: True).send(receiver.address, "t", "w", CONTENT)


@pytest.mark.filterwarnings("ignore:'imghdr' is deprecated:DeprecationWarning")
def test_slack_is_told_in_its_own_words(
    authority: trustme.CA, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """Everything but the way to Slack's host is real."""
    heard: list[tuple[str, dict[str, Any]]] = []
    statuses = [200, 500]

    class Slack(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["content-length"])))
            heard.append((self.headers["host"] + self.path, body))
            self.send_response(statuses[len(heard) - 1])
            self.send_header("content-length", "2")
            self.end_headers()
            self.wfile.write(b"ok")

        def log_message(self, *_: Any) -> None: ...

    server = ThreadingHTTPServer(("127.0.0.1", 0), Slack)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("hooks.slack.com").configure_cert(context)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    bundle = tmp_path / "ca.pem"
    authority.cert_pem.write_to_path(str(bundle))
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(bundle))
    monkeypatch.setattr(
        urllib3.util.connection,
        "create_connection",
        lambda address, *a, **k: socket.create_connection(("127.0.0.1", server.server_port), 5),
    )
    address = "https://hooks.slack.com/services/T1JJ3T3L2/A1BRTD4JD/TIiajkdnlazkcOXrIdevi7FQ"
    Webhooks().send(address, "2 new", "Data Engineer", CONTENT)
    with pytest.raises(WebhookFailed, match="Slack did not take"):
        Webhooks().send(address, "2 new", "Data Engineer", CONTENT)
    server.shutdown()
    server.server_close()
    (path, body) = heard[0]
    assert path == "hooks.slack.com/services/T1JJ3T3L2/A1BRTD4JD/TIiajkdnlazkcOXrIdevi7FQ"
    assert "Data Engineer" in json.dumps(body) and "2 new" in json.dumps(body)
    assert "TIiajkdnlazkcOXrIdevi7FQ" not in caplog.text


@pytest.mark.filterwarnings("ignore:'imghdr' is deprecated:DeprecationWarning")
@pytest.mark.parametrize(
    ("address", "called", "words_in"),
    [
        # Discord, "Execute Webhook": POST /webhooks/{webhook.id}/{webhook.token}, the message as `content`.
        (
            "https://discord.com/api/webhooks/12345/AbC_d-ef",
            "https://discord.com/api/webhooks/12345/AbC_d-ef",
            "content",
        ),
        # Telegram, "Making requests": https://api.telegram.org/bot<token>/METHOD_NAME; sendMessage takes chat_id, text.
        (
            "tgram://123456789:AAEx-am_ple/-100123",
            "https://api.telegram.org/bot123456789:AAEx-am_ple/sendMessage",
            "text",
        ),
    ],
)
def test_services_are_called_where_their_documentation_says(
    monkeypatch: pytest.MonkeyPatch, address: str, called: str, words_in: str
) -> None:
    heard: list[tuple[str, dict[str, Any]]] = []

    def post(url: str, data: Any = None, **_: Any) -> requests.Response:
        heard.append((url, json.loads(data)))
        answer = requests.Response()
        answer.status_code, answer._content = 200, b'{"ok": true, "result": {}}'
        return answer

    monkeypatch.setattr(requests, "post", post)
    Webhooks().send(address, "2 new", "Data Engineer", CONTENT)
    ((url, body),) = heard
    assert url == called and "2 new" in body[words_in] and "Data Engineer" in body[words_in]
    if words_in == "text":
        assert body["chat_id"] == -100123
