"""Secrets stored encrypted: reading the store, or a backup of it, is not enough to use them."""

import base64
import logging
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from core.store.second_factors import SecondFactors

if TYPE_CHECKING:
    from cryptography.fernet import Fernet

log = logging.getLogger(__name__)
SEALED: Final = "fernet:"
PURPOSE: Final = b"career-navigator second factor"


def sealed(secret: str, owner: str, key: str) -> str:
    """`secret` of the account `owner` as the store keeps it, under a key that follows from `key` (JWT_SECRET_KEY).

    Fernet (AES-128-CBC with HMAC-SHA256) under HKDF-SHA256 of RFC 5869. The owner is sealed with it, so that one
    account's secret cannot be put in place of another's.
    """
    return SEALED + _fernet(key).encrypt(f"{owner}\0{secret}".encode()).decode()


def unsealed(stored: str, owner: str, key: str) -> str | None:
    """The secret of `owner`; None where it was sealed with another key or for another account.

    What an earlier version kept unsealed is given as it is.
    """
    from cryptography.fernet import InvalidToken  # 5 MB, needed only with a second factor

    if not stored.startswith(SEALED):
        return stored
    try:
        whole = _fernet(key).decrypt(stored.removeprefix(SEALED)).decode()
    except (InvalidToken, ValueError):
        log.warning("a second factor was sealed with another JWT_SECRET_KEY; only recovery codes are good")
        return None
    first, _, secret = whole.partition("\0")
    return secret if first == owner else None


def seal_all(factors: SecondFactors, key: str) -> int:
    """Seal what an earlier version kept as it was; how many that were. May be cut off and run by several at once."""
    done = 0
    for user_id, stored in factors.secrets():
        if not stored.startswith(SEALED):
            done += factors.replace_secret(user_id, stored, sealed(stored, user_id, key))
    return done


@lru_cache(maxsize=2)
def _fernet(key: str) -> "Fernet":
    from cryptography.fernet import Fernet
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    derived = HKDF(SHA256(), 32, None, PURPOSE).derive(key.encode())
    return Fernet(base64.urlsafe_b64encode(derived))
