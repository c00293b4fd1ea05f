"""Tokens name a server-side session; only a hash of what they name is stored."""

import hashlib
import hmac
import secrets
from datetime import datetime

import jwt

COOKIE = "cn_session"  # what a browser keeps its token in
ALGORITHM = "HS256"
SECRET_BYTES = 32
MAX_TOKEN_CHARS = 1000


def new_secret() -> str:
    """256 random bits as text: a session id, a ticket or the secret of a reset link."""
    return secrets.token_urlsafe(SECRET_BYTES)


def hashed(secret: str) -> str:
    """SHA-256 in hexadecimal. A random secret needs no salt."""
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()


def session_id_of_ticket(ticket: str, key: str) -> str:
    """The session of a ticket: only the holder of the signing key can tell, so the ticket alone is worthless."""
    return hmac.new(key.encode(), b"ticket:" + ticket.encode("utf-8", "surrogatepass"), hashlib.sha256).hexdigest()


def sign(session_id: str, key: str, issued: datetime, expires: datetime) -> str:
    """The JWT of a session, good as cookie and as bearer token.

    `key` is JWT_SECRET_KEY (at least 32 bytes); `issued` and `expires` are aware. Signed with HMAC-SHA256.
    """
    return jwt.encode({"sid": session_id, "iat": issued, "exp": expires}, key, ALGORITHM)


def session_id_of(token: object, key: str) -> str | None:
    """The session id a token names, None where it is not ours. Expiry is judged by the stored session, not here."""
    if not isinstance(token, str) or not 0 < len(token) <= MAX_TOKEN_CHARS:
        return None
    try:
        claims = jwt.decode(
            token,
            key,
            algorithms=[ALGORITHM],
            # The stored session has the last word on time; the clock is injected there.
            options={"require": ["sid", "iat", "exp"], "verify_exp": False, "verify_iat": False},
        )
    except (jwt.InvalidTokenError, UnicodeError):
        return None
    session_id = claims.get("sid")
    return session_id if isinstance(session_id, str) and session_id else None
