"""Names of which an enumeration says a word only once: "unit and integration testing"."""

import re
from collections.abc import Iterator

_REACH = 60
_SEVERAL = 4
_JOINT = r"\s*(?:/|&|,|\b(?:and|or|and/or|und|oder|et|ou|y|o|e)\b)+\s*(?:\b(?:and|or|und|oder|et|ou|y|o)\b\s*)?"
_BEFORE = re.compile(rf"([^\W\d_][\w-]*){_JOINT}$")
_JOINT_ENDS = ("/", "&", ",", "and", "or", "und", "oder", "et", "ou")
_SHORT_JOINTS = ("y", "o", "e")
# After a name a comma parts what has nothing to do with it: "browser APIs, events, storage".
_AFTER = re.compile(rf"{_JOINT.replace(',|', '')}([^\W\d_][\w-]*)")


def shared_names(text: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    """Words joined to the name at [start, end) that may share a word with it.

    Start, end and whole name (case folded) of those that may share its last word, when they stand before it, or its
    first, when they stand after it.
    """
    first, _, last = text[start:end].casefold().partition(" ")
    limit = start
    for _ in range(_SEVERAL):
        if not _may_end_in_joint(text[max(0, limit - _REACH) : limit].rstrip()):
            break
        joined = _BEFORE.search(text, max(0, limit - _REACH), limit)
        if joined is None or "\n" in joined[0]:
            break
        yield joined.start(1), joined.end(1), f"{joined[1].casefold()} {last}"
        limit = joined.start(1)
    limit = end
    for _ in range(_SEVERAL):
        joined = _AFTER.match(text, limit, limit + _REACH)
        if joined is None or "\n" in joined[0]:
            break
        yield joined.start(1), joined.end(1), f"{first} {joined[1].casefold()}"
        limit = joined.end(1)


def _may_end_in_joint(before: str) -> bool:
    """Whether the pattern before a name is worth its search, which costs far more than this look."""
    return before.endswith(_JOINT_ENDS) or (before.endswith(_SHORT_JOINTS) and not before[-2:-1].isalnum())
