"""The named failures. Each message says what happened and what to do about it."""

from pathlib import Path


class CareerNavigatorError(Exception):
    """Base of every failure this project names."""


class SettingsError(CareerNavigatorError):
    """A configuration value is missing or malformed; the message names it."""


class DataFileError(CareerNavigatorError):
    """A file under `data/` is damaged; the message holds the file, the entry and the reason."""

    def __init__(self, file: Path, entry: str, reason: str) -> None:
        super().__init__(f"{file.name}: {entry}: {reason}")
        self.file, self.entry, self.reason = file, entry, reason


class MissingPackage(CareerNavigatorError):
    """A package the program needs is not installed, or does not load."""


class StoreError(CareerNavigatorError):
    """Base of the store's failures."""


class StoreUnavailable(StoreError):
    """The store does not answer now; the same call may succeed later."""


class StoreRefused(StoreError):
    """The store answered, and will not do what was asked until somebody acts (credentials, directory, disk)."""


class StaleVersion(StoreError):
    """The document was changed by somebody else since it was read; nothing was written."""


class DuplicateEmail(StoreError):
    """Another account already holds this e-mail address, however it is cased."""


class AccountError(CareerNavigatorError):
    """Base of what registration, sign-in and profile refuse; each message may be shown to the person."""


class BadCredentials(AccountError):
    """E-mail and password do not fit together, or the account may not sign in. Never says which."""

    def __init__(self) -> None:
        super().__init__("Incorrect email or password")


class NotSignedIn(AccountError):
    """The token is missing, forged, expired or revoked."""

    def __init__(self) -> None:
        super().__init__("Could not validate credentials")


class TooManyAttempts(AccountError):
    """An account or an address failed too often; `seconds` is how long to wait."""

    def __init__(self, seconds: int) -> None:
        super().__init__(f"Too many attempts. Try again in {seconds} seconds.")
        self.seconds = seconds


class InvalidProfile(AccountError):
    """A field of an account holds what it must not; `field` is its name, `reason` a sentence."""

    def __init__(self, field: str, reason: str) -> None:
        super().__init__(reason)
        self.field, self.reason = field, reason


class WeakPassword(InvalidProfile):
    """The new password is too short, too long or too easy to guess."""

    def __init__(self, reason: str) -> None:
        super().__init__("password", reason)


class UnreadableResume(AccountError):
    """A résumé is too large, damaged, protected or of a kind that is not read."""


class SourceError(CareerNavigatorError):
    """A posting source answered with something that cannot be used; the pass over it ends."""


class SourceBusy(SourceError):
    """A posting source asks for patience (429, 5xx, network); a later pass may succeed."""


class BadRecord(SourceError):
    """One record of a source cannot be read; it is counted, named and skipped."""
