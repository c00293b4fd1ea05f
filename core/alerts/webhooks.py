"""Webhooks: JSON to an https address that somebody typed, or a message to Slack, Discord or Telegram."""

import json
import logging
import re
import ssl
import time
from collections.abc import Mapping
from typing import Any, Final, Protocol
from urllib.parse import urlsplit

import httpcore

from core import __version__
from core.alerts.addresses import Check, is_public
from core.alerts.checked_connection import CheckedBackend
from core.errors import InvalidProfile, WebhookFailed, WebhookRefused
from core.mail.reasons import not_delivered
from core.texts import text

SECONDS: Final = 10.0
MOST_BYTES: Final = 64 * 1024  # of an answer, its head included; nothing in it is used
MOST_ADDRESS: Final = 500
GONE: Final = 410
# Hosts that apprise speaks to; it looks names up itself, so nobody may choose the host. Whole addresses: apprise reads
# options after a question mark, one of which names a file of this machine to send.
SERVICES: Final = {
    "Slack": re.compile(r"https://hooks\.slack\.com/services/[A-Z0-9]+/[A-Z0-9]+/[A-Za-z0-9]+/?"),
    "Discord": re.compile(r"https://(?:discord|discordapp)\.com/api/webhooks/[0-9]+/[A-Za-z0-9_-]+/?"),
    "Telegram": re.compile(r"tgram://[0-9]+:[A-Za-z0-9_-]+/-?[0-9]+/?"),
}


class Sender(Protocol):
    """Whatever hands a message to a webhook. Raises WebhookFailed, WebhookRefused."""

    def send(self, address: str, title: str, words: str, content: Mapping[str, Any]) -> None:
        """Hand a message over. Raises what NotDelivered stands for."""


def service_of(address: str) -> str | None:
    """Which service an address belongs to; None for anybody's own."""
    return next((name for name, whole in SERVICES.items() if whole.fullmatch(address)), None)


def clean_webhook(value: str, check: Check = is_public) -> str:
    """The address as it is kept; "" for none. Raises InvalidProfile with what is wrong with it.

    A name is looked up and checked at each connection; here only an address in figures can be judged.
    """
    address = value.strip()
    if not address:
        return ""
    if len(address) > MOST_ADDRESS or any(sign.isspace() or ord(sign) < 32 or ord(sign) > 126 for sign in address):
        raise InvalidProfile("webhook", text("alerts.webhook_long", most=MOST_ADDRESS))
    if service_of(address):
        if _apprise(address) is None:
            raise InvalidProfile("webhook", text("alerts.webhook_part", service=service_of(address)))
        return address
    try:
        parts = urlsplit(address)
        host, _ = parts.hostname, parts.port
    except ValueError:
        raise InvalidProfile("webhook", text("alerts.webhook_none")) from None
    if parts.scheme != "https" or not host:
        raise InvalidProfile("webhook", text("alerts.webhook_https"))
    if parts.username is not None or parts.password is not None:
        raise InvalidProfile("webhook", text("alerts.webhook_password"))
    figures = host.replace(".", "").isdecimal() or ":" in host
    if host == "localhost" or host.endswith((".localhost", ".local", ".internal")) or (figures and not check(host)):
        raise InvalidProfile("webhook", text("alerts.webhook_private"))
    return address


class Webhooks:
    """Sends without following redirects. `check` says which addresses may be connected to; only tests give another.

    `context` is what TLS trusts: the system's authorities unless given.
    """

    def __init__(self, check: Check = is_public, context: ssl.SSLContext | None = None) -> None:
        self._check, self._context = check, context

    def send(self, address: str, title: str, words: str, content: Mapping[str, Any]) -> None:
        """One message. Raises WebhookFailed or WebhookRefused; no message holds the address, which may be a secret."""
        if service_of(address):
            _notify(address, title, words)
            return
        self._post(address, json.dumps({"title": title, **content}).encode())

    def _post(self, address: str, body: bytes) -> None:
        deadline = time.monotonic() + SECONDS
        headers = [("content-type", "application/json"), ("user-agent", f"career-navigator/{__version__}")]
        backend = CheckedBackend(self._check, deadline, MOST_BYTES)
        context = self._context or ssl.create_default_context()
        try:
            with (
                httpcore.ConnectionPool(ssl_context=context, network_backend=backend) as pool,
                pool.stream("POST", address, headers=headers, content=body) as answer,
            ):
                status = answer.status
        except (httpcore.NetworkError, httpcore.TimeoutException, httpcore.ProtocolError, ssl.SSLError) as error:
            raise not_delivered(WebhookFailed, "webhook_unreachable", kind=type(error).__name__) from None
        except (ValueError, UnicodeError, httpcore.UnsupportedProtocol):
            raise not_delivered(WebhookRefused, "webhook_address") from None
        if status == GONE:
            raise not_delivered(WebhookRefused, "webhook_gone")
        if 300 <= status < 400:
            raise not_delivered(WebhookFailed, "webhook_redirect", code=status)
        if not 200 <= status < 300:
            raise not_delivered(WebhookFailed, "webhook_answer", code=status)


def _apprise(address: str) -> Any:
    import apprise  # 0.1 s and 10 MB, which only who sends needs

    logging.getLogger("apprise").setLevel(logging.CRITICAL + 1)  # what it logs may hold the token
    kinds = (apprise.plugins.N_MGR["slack"], apprise.plugins.N_MGR["discord"], apprise.plugins.N_MGR["tgram"])
    service = apprise.Apprise.instantiate(address)
    return service if isinstance(service, kinds) else None


def _notify(address: str, title: str, words: str) -> None:
    service = _apprise(address)
    if service is None:
        raise not_delivered(WebhookRefused, "webhook_address")
    service.socket_connect_timeout, service.socket_read_timeout = SECONDS, SECONDS
    service.throttle = lambda *_, **__: None  # one message at a time is sent here anyway
    try:
        sent = service.notify(body=words, title=title)
    except TypeError:  # apprise's word for an address that lacks something
        sent = False
    if not sent:
        raise not_delivered(WebhookFailed, "webhook_service", service=service_of(address) or "")
