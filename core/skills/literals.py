"""What must stand in every text that a regular expression matches, told from the expression itself."""

from collections.abc import Iterable, Sequence
from itertools import product
from re import _constants as sre  # type: ignore[attr-defined]  # the only syntax tree of patterns that Python has
from re import _parser as sre_parser  # type: ignore[attr-defined]
from typing import Any

Strings = frozenset[str]
# Of a character class of more characters, or a stretch that reads in more ways, nothing is told.
_MOST_CHARACTERS = 12
_MOST_WAYS = 48
_MOST_OPENINGS = 100
# Shorter strings stand in every other sentence: to look for them tells nothing.
_LEAST_LENGTH = 3
_LEAST_WORD = 2
_LEAST_FURTHER = 4
_MOST_SETS = 3
_MOST_COMPARED = 64  # each with each
_NOTHING = frozenset({""})
# The edge of a word in a string, where the expression asks for one: `\bcs\b` stands in "cs" but not in "metrics".
EDGE = "\x08"
_EDGE = frozenset({EDGE})
_REPEATS = frozenset({sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT})
_WIDTHLESS = frozenset({sre.AT, sre.ASSERT, sre.ASSERT_NOT})
_IS_WORD = (sre.CATEGORY, sre.CATEGORY_WORD)


def required_literals(pattern: str) -> tuple[Strings, ...]:
    """Sets of strings of which each has one string, at least, in every text that `pattern` matches; none where unsure.

    `pattern` is meant without IGNORECASE. At most three sets come back, those that tell most first: a text that lacks
    all strings of one of them need not be searched. The method is that of RE2's prefilter (Russ Cox, "Regular
    Expression Matching with a Trigram Index", 2012).
    """
    parsed = sre_parser.parse(pattern)
    if parsed.state.flags & sre.SRE_FLAG_IGNORECASE:
        return ()
    exact, required = _of_sequence(parsed)
    return _best([*required, *([exact] if exact is not None else [])])


def first_characters(pattern: str) -> Strings:
    """The characters of which one opens whatever `pattern` matches; none where unsure, or where it matches nothing."""
    parsed = sre_parser.parse(pattern)
    if parsed.state.flags & sre.SRE_FLAG_IGNORECASE:
        return frozenset()
    characters, may_be_empty = _openings(parsed)
    return frozenset() if characters is None or may_be_empty else characters


def _openings(parts: Iterable[tuple[Any, Any]]) -> tuple[Strings | None, bool]:
    """The characters with which a sequence may begin, None where unknown, and whether it may match nothing."""
    characters: Strings = frozenset()
    for operation, value in parts:
        opening, may_be_empty = _opening(operation, value)
        if opening is None:
            return None, False
        characters |= opening
        if not may_be_empty:
            return characters, False
    return characters, True


def _opening(operation: Any, value: Any) -> tuple[Strings | None, bool]:
    if operation in _WIDTHLESS:
        return frozenset(), True
    if operation is sre.LITERAL:
        return frozenset({chr(value)}), False
    if operation is sre.IN:
        return _of_class(value, _MOST_OPENINGS), False
    if operation is sre.SUBPATTERN and not value[1] & sre.SRE_FLAG_IGNORECASE:
        return _openings(value[3])
    if operation is sre.ATOMIC_GROUP:
        return _openings(value)
    if operation is sre.BRANCH:
        branches = [_openings(branch) for branch in value[1]]
        if any(opening is None for opening, _ in branches):
            return None, False
        union = frozenset[str]().union(*(opening for opening, _ in branches if opening is not None))
        return union, any(may_be_empty for _, may_be_empty in branches)
    if operation in _REPEATS:
        least, _, inner = value
        characters, may_be_empty = _openings(inner)
        return characters, may_be_empty or least == 0
    return None, False


# The strings that a part of an expression matches, None where they are too many or unknown, and what it requires.
_Told = tuple[Strings | None, list[Strings]]


def _of_sequence(parts: Iterable[tuple[Any, Any]]) -> _Told:
    run: Strings = _NOTHING  # what the parts since the last unknown one read together
    required: list[Strings] = []
    is_exact = True
    for operation, value in parts:
        exact, further = _of_part(operation, value)
        required += further
        joined = _joined(run, exact) if exact is not None else None
        if joined is None:
            is_exact = False
            required.append(run)
        run = joined if joined is not None else (exact or _NOTHING)
    return (run, required) if is_exact else (None, [*required, run])


def _of_part(operation: Any, value: Any) -> _Told:
    if operation is sre.LITERAL:
        return frozenset({chr(value)}), []
    if operation is sre.IN:
        return _of_class(value), []
    if operation is sre.AT:
        return _EDGE if value is sre.AT_BOUNDARY else _NOTHING, []
    if operation is sre.ASSERT_NOT:
        return _EDGE if _is_any_word_character(value[1]) else _NOTHING, []
    if operation is sre.ASSERT:
        direction, inner = value
        return _NOTHING, _required(_of_sequence(inner)) if direction > 0 else []
    if operation is sre.SUBPATTERN:
        _, added_flags, _, inner = value
        return (None, []) if added_flags & sre.SRE_FLAG_IGNORECASE else _of_sequence(inner)
    if operation is sre.ATOMIC_GROUP:
        return _of_sequence(value)
    if operation is sre.BRANCH:
        return _of_branches([_of_sequence(branch) for branch in value[1]])
    if operation in _REPEATS:
        return _of_repeat(*value)
    return None, []


def _is_any_word_character(inner: Sequence[tuple[Any, Any]]) -> bool:
    """Whether an assertion is about one character, which may be any that stands in words (and perhaps others)."""
    if len(inner) != 1 or inner[0][0] is not sre.IN:
        return False
    members = inner[0][1]
    return _IS_WORD in members and all(kind is not sre.NEGATE for kind, _ in members)


def _of_class(members: Sequence[tuple[Any, Any]], most: int = _MOST_CHARACTERS) -> Strings | None:
    characters: set[str] = set()
    for kind, value in members:
        if kind is sre.LITERAL:
            characters.add(chr(value))
        elif kind is sre.RANGE and value[1] - value[0] < most:
            characters.update(map(chr, range(value[0], value[1] + 1)))
        else:
            return None
    return frozenset(characters) if len(characters) <= most else None


def _of_repeat(least: int, most: Any, inner: Iterable[tuple[Any, Any]]) -> _Told:
    told = _of_sequence(inner)
    if (least, most) == (1, 1):
        return told
    if least > 0:
        return None, _required(told)
    if most == 1 and told[0] is not None:
        return told[0] | _NOTHING, []
    return None, []


def _of_branches(branches: Sequence[_Told]) -> _Told:
    exact = [told[0] for told in branches]
    union = frozenset[str]().union(*(strings for strings in exact if strings is not None))
    if None not in exact and len(union) <= _MOST_WAYS:
        return union, []
    ranked = [_best(_required(told)) for told in branches]
    if not all(ranked):
        return None, []
    depth = max(map(len, ranked))
    return None, [frozenset().union(*(sets[min(rank, len(sets) - 1)] for sets in ranked)) for rank in range(depth)]


def _required(told: _Told) -> list[Strings]:
    exact, required = told
    return required if exact is None else [*required, exact]


def _joined(first: Strings, second: Strings) -> Strings | None:
    """What two parts read one after the other, None where that is too much."""
    if len(first) * len(second) > _MOST_WAYS:
        return None
    return frozenset(before + after for before, after in product(first, second))


def _best(sets: Iterable[Strings]) -> tuple[Strings, ...]:
    """The sets that tell something, that first whose weakest string tells most; further ones only where they tell much.

    Each string costs a step for each time that it stands in a text.
    """
    telling = {
        told for strings in sets if (told := _shortest(map(_with_edges_that_tell, strings))) and _tells(told) > 0
    }
    best: list[Strings] = []
    for strings in sorted(telling, key=lambda strings: (-_tells(strings), len(strings), sorted(strings))):
        is_like_another = any(2 * len(strings & other) > len(strings) for other in best)
        if not best or (_tells(strings) >= _LEAST_FURTHER and not is_like_another):
            best.append(strings)
    return tuple(best[:_MOST_SETS])


def _with_edges_that_tell(string: str) -> str:
    """The string with the edges of words at its ends only; before and after other marks they tell something else."""
    bare = string.replace(EDGE, "")
    opens = string.startswith(EDGE) and bare[:1].isalnum()
    closes = string.endswith(EDGE) and bare[-1:].isalnum()
    return f"{EDGE if opens else ''}{bare}{EDGE if closes else ''}"


def _tells(strings: Strings) -> int:
    """How much the weakest of the strings tells; nothing where it stands in every other sentence."""
    return min(map(_weight, strings), default=0)


def _weight(string: str) -> int:
    if not string:
        return 0
    length = len(string.strip(f"{EDGE} "))
    has_edges = string[0] == EDGE == string[-1]
    return length if length >= _LEAST_LENGTH or (has_edges and length >= _LEAST_WORD) else 0


def _shortest(strings: Iterable[str]) -> Strings:
    """Without the strings that hold another one."""
    distinct = frozenset(strings)
    if len(distinct) > _MOST_COMPARED:
        return distinct
    return frozenset(one for one in distinct if not any(other != one and other in one for other in distinct))
