"""Cuts addresses of persons out of texts: they are nobody's business here, and are never stored."""

import re

_MAIL = re.compile(r"[\w.+%-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}")
_SPELT_MAIL = re.compile(
    r"\b[\w.+-]{1,64}\s?(?:\[|\(|\{|<)\s?(?:at|@)\s?(?:\]|\)|\}|>)\s?[\w-]{1,63}"
    r"(?:\s?(?:\.|(?:\[|\(|\{|<)\s?(?:dot|\.)\s?(?:\]|\)|\}|>)|\sdot\s)\s?[\w-]{1,20}){1,4}",
    re.IGNORECASE,
)
_SAID_MAIL = re.compile(r"\b[\w.+-]{1,64} at [\w-]{1,63}(?: dot [\w-]{1,20}){1,3}\b", re.IGNORECASE)
_PHONE = re.compile(r"(?<![\w/.-])(?:\+|00)\d[\d ()/.-]{7,18}\d(?![\w-])")


def without_contacts(text: str) -> str:
    """`text` without mail addresses, also spelt ones ("jobs [at] acme [dot] com"), and international phone numbers."""
    for pattern in (_MAIL, _SPELT_MAIL, _SAID_MAIL, _PHONE):
        text = pattern.sub("…", text)
    return text
