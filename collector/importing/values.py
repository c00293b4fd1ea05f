"""What a cell means: nothing, a text with entities, a number, yes or no."""

import html
import math
import re
from decimal import Decimal
from typing import Any

_NOTHING = frozenset(
    {
        "",
        "nan",
        "none",
        "null",
        "n/a",
        "na",
        "nil",
        "-",
        "--",
        "—",
        "–",
        "-1",
        "-1.0",
        "nat",
        "<na>",
        "#n/a",
        "undefined",
        "n.a.",
        "not available",
        "unknown",
        "not specified",
        "not provided",
        "not stated",
        "not disclosed",
        "undisclosed",
        "keine angabe",
        "k.a.",
        "no especificado",
        "non précisé",
        "не указано",
        "не указана",
        "[]",
        "{}",
        "?",
    }
)
# Said in place of a company.
_NO_COMPANY = frozenset(
    {
        "confidential",
        "company confidential",
        "confidential company",
        "company not specified",
        "company name not specified",
        "anonymous",
        "компания не указана",
    }
)
_NOTHING_CHARS = max(map(len, _NOTHING))
_ESCAPED = re.compile(r"\\+([\\`*_{}\[\]()#+\-.!|>~$&<=:,'\"%/@;^])")
_ENTITY = re.compile(r"&(?:[A-Za-z][A-Za-z0-9]{1,30}|#\d{1,7}|#[xX][0-9A-Fa-f]{1,6});")
_TAG = re.compile(r"</?(?:strong|b|em|i|u|span|mark|font|a|p|br)(?:\s[^<>]*)?/?>", re.IGNORECASE)
_RATING_LINE = re.compile(r"\s*\n\s*\d(?:[.,]\d)?\s*(?:★|stars?)?\s*$")
_RATING_END = re.compile(r"\s+(\d\.\d)$")


def is_nothing(value: object) -> bool:
    """Whether a cell says nothing: empty, `nan`, `None`, `NULL`, `N/A`, `-`, `-1`, also several ("nan, nan")."""
    if value is None or value is False or value is True:
        return value is None
    if isinstance(value, str):
        text = value.strip()
        if len(text) <= _NOTHING_CHARS and text.casefold() in _NOTHING:
            return True
        return "," in text and len(text) < 40 and all(part.strip().casefold() in _NOTHING for part in text.split(","))
    if isinstance(value, int | float):
        return value == -1 or (isinstance(value, float) and not math.isfinite(value))
    if isinstance(value, list | dict | tuple):
        return len(value) == 0 or (isinstance(value, list) and all(map(is_nothing, value)))
    if isinstance(value, Decimal):
        return value == -1 or not value.is_finite()
    return bool(value != value)  # noqa: PLR0124 - pandas' NaT is no number and unequal to itself


def line(value: object) -> str | None:
    """A value as one line of text with entities and Markdown escapes read; None where it says nothing or is no text."""
    if is_nothing(value) or isinstance(value, dict | bool):
        return None
    if isinstance(value, list | tuple):
        parts = [part for member in value if (part := line(member))]
        return ", ".join(parts) or None
    if isinstance(value, float) and value.is_integer():
        value = int(value)  # pandas writes whole numbers of a column with gaps as 12.0
    text = unescaped(str(value))
    return " ".join(text.split()) or None


def unescaped(text: str) -> str:
    """Text without HTML entities (once or twice over) and without Markdown's backslashes."""
    for _ in range(2):
        if "&" not in text or not _ENTITY.search(text):
            break
        text = html.unescape(text)
    return without_markdown_escapes(text)


def without_tags(text: str) -> str:
    """A line without the tags that search results put around hits; other angle brackets stay."""
    return " ".join(_TAG.sub("", text).split()) if "<" in text else text


def without_markdown_escapes(text: str) -> str:
    r"""`C\+\+` is C++, also where a writer of CSV doubled the backslashes."""
    return _ESCAPED.sub(r"\1", text) if "\\" in text else text


def without_rating(company: object, rating: object = None) -> object:
    r"""A company without Glassdoor's rating behind it ("Acme\\n3.8"); None for words that name no company."""
    if not isinstance(company, str):
        return company
    if company.strip().casefold() in _NO_COMPANY:
        return None
    plain = _RATING_LINE.sub("", company)
    end = _RATING_END.search(plain)
    if end and read_number(rating) == float(end[1]):
        return plain[: end.start()]
    return plain


def read_number(value: object) -> float | None:
    """A finite number above zero, also as text ("120,000", "$55.00"); None for anything else."""
    if isinstance(value, bool) or is_nothing(value):
        return None
    if isinstance(value, str):
        plain = re.sub(r"^[^\d\-]{0,4}|[\s,'’\u00a0]", "", value.strip())
        try:
            value = float(plain)
        except ValueError:
            return None
    if not isinstance(value, int | float | Decimal):
        return None
    try:
        read = float(value)
    except OverflowError:
        return None
    return read if math.isfinite(read) and read > 0 else None


_TRUE = frozenset(
    [
        "true",
        "yes",
        "1",
        "t",
        "y",
        "1.0",
        "ja",
        "oui",
        "sí",
        "si",
        "sì",
        "sim",
        "tak",
        "да",
        "checked",
        "x",
        "✓",
        "✔",
        "☑",
        "✅",
    ]
)
_FALSE = frozenset({"false", "no", "0", "f", "n", "0.0", "nein", "non", "não", "nie", "нет", "unchecked", "☐", "❌"})


def yes_or_no(value: Any) -> bool | None:
    """True or false, also as text or 1.0; None for anything else."""
    if isinstance(value, bool):
        return value
    if isinstance(value, int | float):
        return True if value == 1 else False if value == 0 else None
    if isinstance(value, str):
        word = value.strip().casefold()
        return True if word in _TRUE else False if word in _FALSE else None
    return None
