"""Sends one message over the SMTP server of the settings."""

import smtplib
import socket
import ssl
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import formatdate, make_msgid, parseaddr

from core.config import Settings
from core.errors import MailRefused, MailUnavailable
from core.mail.reasons import not_delivered

SECONDS = 20.0
PERMANENT = 500
_FAILURES: tuple[tuple[type[Exception], str], ...] = (
    (socket.gaierror, "mail_host"),
    (ConnectionRefusedError, "mail_closed"),
    (TimeoutError, "mail_slow"),
    (ssl.SSLCertVerificationError, "mail_certificate"),
    (ssl.SSLError, "mail_tls"),
    (smtplib.SMTPNotSupportedError, "mail_tls"),
)


class Mailer:
    """One connection a message: mails are few, and none waits for another."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    def send(self, message: EmailMessage) -> None:
        """Hand `message` over; From, Date and Message-ID are added where it has none.

        Raises MailRefused where trying again is no use, MailUnavailable where it may be. Neither holds a password.
        """
        settings = self._settings
        if not settings.has_mail or not settings.smtp_host or not settings.smtp_from:
            raise not_delivered(MailRefused, "no_server")
        for name, value in (("From", settings.smtp_from), ("Date", formatdate()), ("Message-ID", self.message_id())):
            if name not in message:
                message[name] = value
        try:
            with self._connection(settings.smtp_host) as server:
                if settings.smtp_user:
                    password = settings.smtp_password.get_secret_value() if settings.smtp_password else ""
                    server.login(settings.smtp_user, password)
                server.send_message(message)
        except smtplib.SMTPAuthenticationError as error:
            # What it says may repeat what was sent.
            raise not_delivered(MailUnavailable, "mail_password", code=error.smtp_code) from None
        except smtplib.SMTPRecipientsRefused as error:
            codes = {code for code, _ in error.recipients.values()}
            if all(code >= PERMANENT for code in codes):
                raise not_delivered(MailRefused, "mail_recipient", code=max(codes)) from None
            raise not_delivered(MailUnavailable, "mail_recipient_now", code=min(codes)) from None
        except smtplib.SMTPResponseException as error:
            kind = MailRefused if error.smtp_code >= PERMANENT else MailUnavailable
            raise not_delivered(kind, "mail_answer", code=error.smtp_code) from None
        except (smtplib.SMTPException, OSError, ValueError) as error:
            key = next((key for kind, key in _FAILURES if isinstance(error, kind)), "mail_unreachable")
            where = f"{settings.smtp_host}:{settings.smtp_port}"
            raise not_delivered(MailUnavailable, key, where=where, kind=type(error).__name__) from None

    def message_id(self, name: str | None = None) -> str:
        """An id for a message; the same for the same `name`, so that a second copy can be told."""
        domain = parseaddr(self._settings.smtp_from or "")[1].rpartition("@")[2] or "localhost"
        return f"<{name}@{domain}>" if name else make_msgid(domain=domain)

    def _connection(self, host: str) -> smtplib.SMTP:
        port, security = self._settings.smtp_port, self._settings.smtp_security
        if security == "tls":
            return smtplib.SMTP_SSL(host, port, timeout=SECONDS, context=ssl.create_default_context())
        server = smtplib.SMTP(host, port, timeout=SECONDS)
        if security == "starttls":
            try:
                server.starttls(context=ssl.create_default_context())
            except BaseException:
                server.close()
                raise
        return server


def message(to: str, subject: str, plain: str, html: str | None = None) -> EmailMessage:
    """A mail in plain text, and in HTML too where that is given. The subject is put on one line."""
    mail = EmailMessage(policy=SMTP)
    mail["To"] = to
    mail["Subject"] = " ".join(subject.split())
    mail["Auto-Submitted"] = "auto-generated"
    mail.set_content(plain)
    if html is not None:
        mail.add_alternative(html, subtype="html")
    return mail
