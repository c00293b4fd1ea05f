"""Which field a column means by the words of its name, for names that no list holds.

`yearly_min_compensation`, "First Posting Date" and `startup.name` are cut into words; a rule asks for one word of each
of its sets and suffers no word that stands in none of them ("company website" is no company).
"""

import re
import unicodedata
from functools import cache, lru_cache

from collector.importing.column_rules import GLUE, LEAF, RULES

LONGEST_NAME = 60
_NUMBERS = frozenset({"number", "no", "nr", "num"})
LETTERS = str.maketrans({"ı": "i", "İ": "I", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "æ": "ae", "ß": "ss", "đ": "d"})


@cache
def _rules() -> tuple[tuple[str, tuple[frozenset[str], ...], frozenset[str]], ...]:
    return tuple(
        (field, tuple(frozenset(words.split()) for words in needed), frozenset(f"{beside} {LEAF} {GLUE}".split()))
        for field, needed, beside in RULES
    )


@cache
def _vocabulary() -> frozenset[str]:
    glue = {word for word in GLUE.split() if word not in ("of", "de", "di")}
    return frozenset(word for _, needed, beside in _rules() for words in (*needed, beside) for word in words - glue)


@lru_cache(maxsize=10_000)
def name_words(name: str) -> tuple[str, ...]:
    """The words of a column's name in lower case without accents: `jobPostedAt` and `jobpostedat` are alike."""
    if len(name) > LONGEST_NAME:
        return ()
    whole = name.translate(LETTERS)
    plain = "".join(char for char in unicodedata.normalize("NFKD", whole) if not unicodedata.combining(char))
    parted = re.sub(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", " ", plain)
    words = re.findall(r"[a-z]+|\d+", parted.casefold().replace("ß", "ss"))
    return tuple(part for word in words for part in _parts(word))


def _parts(word: str) -> tuple[str, ...]:
    """A word of several ("salarymin") as those; itself where it is none of them."""
    vocabulary = _vocabulary()
    if word in vocabulary or not 5 <= len(word) <= LONGEST_NAME:
        return (word,)
    best: list[tuple[str, ...] | None] = [()] + [None] * len(word)
    for end in range(1, len(word) + 1):
        for start in range(max(0, end - 16), end):
            before = best[start]
            if before is None or word[start:end] not in vocabulary:
                continue
            shortest = best[end]
            if shortest is None or len(before) + 1 < len(shortest):
                best[end] = (*before, word[start:end])
    return best[-1] or (word,)


@lru_cache(maxsize=10_000)
def field_by_words(name: str) -> str | None:
    """The field that the words of a column's name tell of; None where they tell of none, or of something beside."""
    listed = name_words(name)
    words = frozenset(listed)
    if "@" in name or "postal" in words or listed[-1:] in (("zip",), ("plz",), ("postcode",)):
        return None  # a type of schema.org, a post code
    if "of" in words and words & _NUMBERS:
        return None  # "number of openings" counts them
    for field, needed, beside in _rules():
        if all(words & alternatives for alternatives in needed) and words <= beside.union(*needed):
            return field
    return None
