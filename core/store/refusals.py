"""Explains the driver's errors, in sentences that say what to do.

The driver's own text may quote hosts and, in a URI, a password: it is read here, and never passed on.
"""

import re

from pymongo.errors import (
    AutoReconnect,
    ConfigurationError,
    NotPrimaryError,
    OperationFailure,
    PyMongoError,
    ServerSelectionTimeoutError,
)

from core.errors import StoreError, StoreRefused, StoreUnavailable

INTERNAL_ERROR = 1
NO_RIGHTS = 13
WRONG_PASSWORD = frozenset({18, 8000})
MECHANISM_UNAVAILABLE = 334
NOT_PRIMARY = frozenset({10107, 13435, 10058, 189, 11602, 91, 11600, 13436})
OUT_OF_DISK = 14031
LOWEST = "6.0"

NO_ANSWER = "The store does not answer. If MONGODB_URI is set, check that the server runs there."
PASSWORD = "MongoDB refused the user or password in MONGODB_URI."  # noqa: S105 - a sentence
RIGHTS = (
    "The user in MONGODB_URI has no rights on the database (MONGODB_DATABASE); give it the role readWrite there. A "
    "user kept in another database needs authSource=… in MONGODB_URI."
)
MECHANISM = (
    "MongoDB does not offer the way of signing in that MONGODB_URI asks for; take authMechanism=… out of it, or set it "
    "to one that the user has (mostly SCRAM-SHA-256)."
)
PRIMARY = (
    "The MongoDB server is not the primary of its replica set, or just stopped being it. If this goes on, name all "
    "members and replicaSet=… in MONGODB_URI."
)
HOST = "The host name in MONGODB_URI is unknown; check its spelling and this machine's name server."
CERTIFICATE = (
    "The certificate of the MongoDB server is not trusted or is of another name. Give the file of its authority in "
    "MONGODB_URI: tlsCAFile=/path/ca.pem."
)
TLS_CUT = (
    "The server ended the connection while TLS was agreed on. It is away for a moment, or it does not speak TLS on "
    "this port; then take tls=true out of MONGODB_URI or name another port."
)
NO_TLS = (
    "MONGODB_URI asks for TLS, and the server does not speak it on this port; take tls=true out or name another port."
)
WANTS_TLS = (
    "The server ends every connection before it says anything, as one that wants TLS does; if so, add tls=true to "
    "MONGODB_URI."
)
OTHER_SET = "The server is of another replica set than MONGODB_URI names; correct replicaSet=… in it or take it out."
OLD = f"The MongoDB server is too old; {LOWEST} is the lowest version that is supported."
FORM = "MONGODB_URI cannot be used; check its form, its options and the host name."

# What the driver says while it looks for a server, in the order of how sure each sign is.
SIGNS: tuple[tuple[tuple[str, ...], type[StoreError], str], ...] = (
    (("wire version",), StoreRefused, OLD),
    (("authentication failed", "bad auth", "'code': 18,"), StoreRefused, PASSWORD),
    (("'code': 334,",), StoreRefused, MECHANISM),
    (("certificate verify failed", "certificate_verify_failed", "hostname mismatch"), StoreRefused, CERTIFICATE),
    (("wrong version number", "wrong_version_number", "record layer failure"), StoreRefused, NO_TLS),
    # A server that just went looks like one that hangs up on TLS: worth waiting for, so no refusal.
    (("ssl handshake failed", "unexpected_eof", "eof occurred", "[ssl"), StoreUnavailable, TLS_CUT),
    (("belongs to a set", "members available for replica set name", "members found yet"), StoreRefused, OTHER_SET),
    (
        (
            "name or service not known",
            "nodename nor servname",
            "getaddrinfo failed",
            "name resolution",
            "no address associated",
            "dns query name",
            "dns operation",
            "resolution lifetime",
        ),
        StoreUnavailable,
        HOST,
    ),
    (("connection closed", "connection reset", "forcibly closed"), StoreUnavailable, WANTS_TLS),
)


def explain(error: PyMongoError) -> StoreError:
    """The store's error for one of the driver's: StoreRefused where somebody has to act, else StoreUnavailable."""
    if isinstance(error, OperationFailure):
        return _of_code(error.code)
    if isinstance(error, NotPrimaryError):
        return StoreUnavailable(PRIMARY)
    if isinstance(error, ServerSelectionTimeoutError | ConfigurationError):  # it never got as far as a question
        text = str(error).casefold()
        for signs, kind, sentence in SIGNS:
            if any(sign in text for sign in signs):
                return kind(sentence)
    if isinstance(error, ConfigurationError):
        return StoreRefused(FORM)
    if isinstance(error, AutoReconnect) or error.timeout:
        return StoreUnavailable(NO_ANSWER)
    return StoreUnavailable(f"The store could not do this ({type(error).__name__}).")


def _of_code(code: int | None) -> StoreError:
    if code in WRONG_PASSWORD:
        return StoreRefused(PASSWORD)
    if code == NO_RIGHTS:
        return StoreRefused(RIGHTS)
    if code == MECHANISM_UNAVAILABLE:
        return StoreRefused(MECHANISM)
    if code in NOT_PRIMARY:
        return StoreUnavailable(PRIMARY)
    if code == OUT_OF_DISK:
        return StoreRefused("The disk of the MongoDB server is full; make room there.")
    if code == INTERNAL_ERROR:
        return StoreUnavailable(
            "The store failed inside (1): its disk is full or its files are damaged. If it goes on, see logs/store.log "
            "in the home folder, and bring the data back with: python -m core.store restore or import DIR."
        )
    return StoreUnavailable(f"The store could not do this ({code or 'no code'}).")


def unknown_option(warning: str) -> StoreRefused:
    """For the driver's warning that it ignores an option of the URI."""
    named = re.search(r"[Uu]nknown option:? '?([A-Za-z0-9]+)", warning)
    name = f" {named[1]}" if named else ""
    return StoreRefused(
        f"MONGODB_URI has an option that does not exist or cannot be used:{name}. Correct or remove it."
    )
