"""E-mail addresses that imitate others with letters of another alphabet that look like Latin ones."""

from core.accounts.profile import clean_email
from core.errors import InvalidProfile
from core.texts import text


def clean_new_email(email: object) -> str:
    """The address of a new account, in lower case. Raises InvalidProfile, also for one that looks like another."""
    normal = clean_email(email)
    if is_lookalike(normal):
        raise InvalidProfile("email", text("account_error.email_lookalike"))
    return normal


def is_lookalike(email: str) -> bool:
    """Whether a part of the address mixes alphabets to look Latin, or is written wholly in twins of Latin letters.

    Addresses in other alphabets, and Latin letters with accents, are none.
    """
    local, _, domain = email.rpartition("@")
    return any(_looks_latin(part) for part in (local, *domain.split(".")) if not part.isascii())


def _looks_latin(part: str) -> bool:
    letters = {char for char in part if char.isalpha()}
    twins = {char for char in letters if not char.isascii() and _has_latin_twin(char)}
    return bool(twins) and (letters == twins or any(char.isascii() for char in letters))


def _has_latin_twin(char: str) -> bool:
    from confusable_homoglyphs import confusables  # 8 MB of tables, for the few addresses that are not ASCII

    confusable = confusables.is_confusable(char, greedy=True, preferred_aliases=["latin"]) or []
    return any(twin["c"].isascii() and twin["c"].isalpha() for entry in confusable for twin in entry["homoglyphs"])
