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


class DamagedDocument(StoreRefused):
    """A document lacks what it must have; another program wrote or changed it."""

    def __init__(self, collection: str, document_id: object, reason: str) -> None:
        super().__init__(
            f"Collection {collection}: the document {document_id!r} {reason}. Mend or delete it, or bring it back from "
            "a backup."
        )


class Conflict(CareerNavigatorError):
    """Base of what the store refused because of what somebody else wrote: the store is well, nothing was written."""


class StaleVersion(Conflict):
    """The document was changed by somebody else since it was read; nothing was written."""


class DuplicateEmail(Conflict):
    """Another account already holds this e-mail address, however it is cased."""


class AccountError(CareerNavigatorError):
    """Base of what registration, sign-in and profile refuse; each message may be shown to the person."""


class BadCredentials(AccountError):
    """E-mail and password do not fit together, or the account may not sign in. Never says which."""

    def __init__(self) -> None:
        super().__init__("Incorrect email or password")


class SecondFactorNeeded(AccountError):
    """The password is right and the account has a second factor; `pending` stands for that for a few minutes."""

    def __init__(self, pending: str = "") -> None:
        super().__init__("Send the code of your second factor as well.")
        self.pending = pending


class BadSecondFactor(AccountError):
    """The code of the second factor is wrong, was used or is too old."""

    def __init__(self) -> None:
        super().__init__("The code is wrong or has been used before.")


class NotSignedIn(AccountError):
    """The token is missing, forged, expired or revoked."""

    def __init__(self) -> None:
        super().__init__("Could not validate credentials")


class KeyNotEnough(AccountError):
    """A personal key may not do this: it is read-only, or only the person who signs in may."""


class OperatorsOnly(AccountError):
    """Only an operator may do this."""

    def __init__(self) -> None:
        super().__init__("Only an operator may do this.")


class NotThisAccount(AccountError):
    """An operator may not do this to the account in question; the message says why."""


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


class UnknownApplication(CareerNavigatorError):
    """The user has no application of this id."""

    def __init__(self) -> None:
        super().__init__("You have no application of this id.")


class UnreadableResume(AccountError):
    """A résumé is too large, damaged, protected or of a kind that is not read."""


class UnreadableAdvert(CareerNavigatorError):
    """A pasted advert is empty, too long or takes too long to read."""


class SourceError(CareerNavigatorError):
    """A posting source answered with something that cannot be used; the pass over it ends."""


class SourceBusy(SourceError):
    """A posting source asks for patience (429, 5xx, network); a later pass may succeed."""


class BadRecord(SourceError):
    """One record of a source cannot be read; it is counted, named and skipped."""


class NotDelivered(CareerNavigatorError):
    """A mail or webhook did not arrive; the message says why and holds no secret.

    `stored` is the reason as `core.mail.reasons` keeps it, to be said in any language.
    """

    def __init__(self, words: str, stored: str = "") -> None:
        super().__init__(words)
        self.stored = stored or words


class DeliveryRefused(NotDelivered):
    """Trying the same again is no use until somebody changes something."""


class MailUnavailable(NotDelivered):
    """The mail server did not take a message now; a later try may succeed."""


class MailRefused(DeliveryRefused):
    """The mail server will not take this message, or there is none."""


class WebhookFailed(NotDelivered):
    """A webhook did not answer well; a later try may succeed."""


class WebhookRefused(DeliveryRefused):
    """A webhook's address may not be used, or is gone."""


class ShareExpired(CareerNavigatorError):
    """A shared link whose time is up."""
