"""A second factor: time-based codes (TOTP, RFC 6238) from an app, and recovery codes in case it is lost."""

import hmac
import secrets
from collections.abc import Callable
from datetime import datetime
from typing import Final

import pyotp
import segno

from core.accounts import tokens
from core.accounts.audit import AuditDesk
from core.accounts.sealing import sealed, unsealed
from core.errors import InvalidProfile
from core.models import User
from core.store.audit import AuditEvent
from core.store.second_factors import SecondFactor, SecondFactors
from core.texts import text

STEP_SECONDS: Final = 30
DRIFT_STEPS: Final = 1  # a code of the half minute before or after counts: clocks differ
RECOVERY_CODES: Final = 10
RECOVERY_LETTERS: Final = "abcdefghjkmnpqrstuvwxyz23456789"
RECOVERY_LENGTH: Final = 12  # 59 bits
MAX_TYPED: Final = 40


class SecondFactorDesk:
    """Sets a second factor up, checks its codes and takes it away."""

    def __init__(
        self, factors: SecondFactors, clock: Callable[[], datetime], audit: AuditDesk, key: Callable[[], str]
    ) -> None:
        """`key` gives what the stored secrets are sealed with."""
        self._factors, self._clock, self._audit, self._key = factors, clock, audit, key

    def of_user(self, user_id: str) -> SecondFactor | None:
        """The second factor of an account; None where it has none."""
        return self._factors.of_user(user_id)

    @staticmethod
    def new_secret() -> str:
        """160 random bits for an app, good once `confirm` has seen a code of it."""
        return pyotp.random_base32()

    @staticmethod
    def address(secret: str, email: str) -> str:
        """What an app reads from the picture."""
        return pyotp.TOTP(secret).provisioning_uri(name=email, issuer_name=text("app.name"))

    @classmethod
    def picture(cls, secret: str, email: str) -> str:
        """The same as a QR code, SVG with a white ground of its own so that it can be read in the dark."""
        code = segno.make(cls.address(secret, email), error="m")
        return str(code.svg_inline(scale=5, border=4, dark="#000", light="#fff", omitsize=False))

    def confirm(self, user: User, secret: str, typed: object) -> tuple[str, ...]:
        """Ask for the second factor from now on; the recovery codes, which are shown this once.

        Raises InvalidProfile where the code is not one of the secret's, or there is a second factor already.
        """
        if self._factors.of_user(user.user_id) is not None:
            raise InvalidProfile("code", text("account_error.factor_there"))
        step = self._step_of(secret, typed)
        if step is None:
            raise InvalidProfile("code", text("account_error.factor_wrong"))
        codes = tuple(
            "".join(secrets.choice(RECOVERY_LETTERS) for _ in range(RECOVERY_LENGTH)) for _ in range(RECOVERY_CODES)
        )
        hashes = tuple(tokens.hashed(code) for code in codes)
        sealed_secret = sealed(secret, user.user_id, self._key())
        self._factors.save(SecondFactor(user.user_id, sealed_secret, hashes, step, self._clock()))
        self._audit.note(AuditEvent.SECOND_FACTOR_ON, user, user)
        return tuple(f"{code[:4]}-{code[4:8]}-{code[8:]}" for code in codes)

    def accepts(self, user_id: str, typed: object) -> bool:
        """Whether a code of the app or a recovery code is right; each is used up by being right."""
        factor = self._factors.of_user(user_id)
        if factor is None:
            return False
        secret = unsealed(factor.secret, user_id, self._key())
        step = self._step_of(secret, typed) if secret else None
        if step is not None:
            return self._factors.use_step(user_id, step)
        plain = _plain(typed).lower()
        if len(plain) == RECOVERY_LENGTH and self._factors.use_recovery(user_id, tokens.hashed(plain)):
            self._audit.note(AuditEvent.RECOVERY_CODE_USED, user_id, user_id)
            return True
        return False

    def remove(self, user: User, actor: User | None = None) -> bool:
        """Ask for the password alone from now on; False where there was no second factor."""
        removed = self._factors.delete(user.user_id)
        if removed:
            self._audit.note(AuditEvent.SECOND_FACTOR_OFF, user, actor)
        return removed

    def forget(self, user: User) -> None:
        """For a deleted account."""
        self._factors.delete(user.user_id)

    def _step_of(self, secret: str, typed: object) -> int | None:
        plain, app = _plain(typed), pyotp.TOTP(secret, interval=STEP_SECONDS)
        now = int(self._clock().timestamp()) // STEP_SECONDS
        steps = range(now - DRIFT_STEPS, now + DRIFT_STEPS + 1)
        fitting = [step for step in steps if hmac.compare_digest(app.generate_otp(step), plain)]
        return fitting[-1] if fitting else None


def _plain(typed: object) -> str:
    """Letters and digits of what was typed; "" for what cannot be a code."""
    text = typed if isinstance(typed, str) and len(typed) <= MAX_TYPED and typed.isascii() else ""
    return "".join(char for char in text if char.isalnum())
