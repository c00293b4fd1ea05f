"""Patterns that are searched only in texts that hold what every match of them holds.

One automaton (Aho and Corasick, 1975) looks for the required words of all patterns of a language at once, so that a
sentence without a cue costs one scan and not a search for each of some fifty patterns.
"""

import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from ahocorasick_rs import AhoCorasick

from core.skills.literals import EDGE, first_characters, required_literals

MOST_CHARS = sys.maxsize  # where a search ends that is not bounded

# Shorter patterns gain nothing by a look at the first character.
_LONG = 400
# Sentences remembered of one index: those of the advert that is read, and what employers repeat in each.
_CACHE_SIZE = 8_192


class GuardIndex:
    """The required words of many patterns."""

    def __init__(self) -> None:
        self._bits: dict[frozenset[str], int] = {}
        self.mask_of = lru_cache(maxsize=_CACHE_SIZE)(self._mask_of)
        self._automaton: AhoCorasick | None = None
        self._masks: list[int] = []
        self._words: list[list[tuple[bool, bool, int]]] = []

    def need(self, sets: Iterable[frozenset[str]]) -> int:
        """The bits that are all set in `mask_of` a text which holds a string of each set."""
        self._automaton = None  # built at the next look, with what is new
        self.mask_of.cache_clear()
        need = 0
        for strings in sets:
            need |= self._bits.setdefault(strings, 1 << len(self._bits))
        return need

    def _mask_of(self, text: str) -> int:
        """The bits of the sets of which a string stands in `text`."""
        automaton = self._automaton or self._build()
        masks, words = self._masks, self._words
        mask = 0
        try:
            places = automaton.find_matches_as_indexes(text, overlapping=True)
        except UnicodeEncodeError:  # half of a pair of surrogates
            places = automaton.find_matches_as_indexes(text.encode("utf-8", "replace").decode(), overlapping=True)
        for number, start, end in places:
            mask |= masks[number]
            if edges := words[number]:
                opens = start == 0 or not _stands_in_words(text[start - 1])
                closes = end == len(text) or not _stands_in_words(text[end])
                for is_opening, is_closing, bit in edges:
                    if (opens or not is_opening) and (closes or not is_closing):
                        mask |= bit
        return mask

    def _build(self) -> AhoCorasick:
        plain: dict[str, int] = {}
        words: dict[str, list[tuple[bool, bool, int]]] = {}
        for strings, bit in self._bits.items():
            for string in strings:
                bare = string.strip(EDGE)
                if bare == string:
                    plain[bare] = plain.get(bare, 0) | bit
                else:
                    plain.setdefault(bare, 0)
                    words.setdefault(bare, []).append((string[0] == EDGE, string[-1] == EDGE, bit))
        self._masks = list(plain.values())
        self._words = [words.get(bare, []) for bare in plain]
        self._automaton = AhoCorasick(list(plain))
        return self._automaton


def _stands_in_words(character: str) -> bool:
    return character.isalnum() or character == "_"


class GuardedPattern:
    """A pattern for lower-cased text with the methods of `re.Pattern` that are needed of it."""

    __slots__ = ("_mask_of", "_need", "pattern")

    def __init__(self, pattern: re.Pattern[str], index: GuardIndex, hints: Iterable[str] = ()) -> None:
        """`hints`, if any, are strings of which one stands in every text that `pattern` is meant to match."""
        self.pattern = _skipping(pattern)
        stated = frozenset(hints)
        self._need = index.need([*required_literals(pattern.pattern), *([stated] if stated else [])])
        self._mask_of = index.mask_of

    def may_stand_in(self, text: str) -> bool:
        """Whether `text` holds what every match holds."""
        need = self._need
        return not need or self._mask_of(text) & need == need

    def search(self, text: str, low: int = 0, high: int = MOST_CHARS) -> re.Match[str] | None:
        """As `re.Pattern.search`."""
        need = self._need
        if not need or self._mask_of(text) & need == need or _is_cut(text, high):
            return self.pattern.search(text, low, high)
        return None

    def match(self, text: str, low: int = 0, high: int = MOST_CHARS) -> re.Match[str] | None:
        """As `re.Pattern.match`."""
        need = self._need
        if not need or self._mask_of(text) & need == need or _is_cut(text, high):
            return self.pattern.match(text, low, high)
        return None

    def finditer(self, text: str, low: int = 0, high: int = MOST_CHARS) -> Iterator[re.Match[str]]:
        """As `re.Pattern.finditer`."""
        need = self._need
        if not need or self._mask_of(text) & need == need or _is_cut(text, high):
            return self.pattern.finditer(text, low, high)
        return iter(())

    def fullmatch(self, text: str, low: int = 0, high: int = MOST_CHARS) -> re.Match[str] | None:
        """As `re.Pattern.fullmatch`."""
        need = self._need
        if not need or self._mask_of(text) & need == need or _is_cut(text, high):
            return self.pattern.fullmatch(text, low, high)
        return None

    def sub(self, replacement: str, text: str) -> str:
        """As `re.Pattern.sub`."""
        return self.pattern.sub(replacement, text) if self.may_stand_in(text) else text

    def start_in(self, text: str) -> int | None:
        """Where the pattern first matches in a lower-cased text, None where it does not."""
        match = self.search(text)
        return match.start() if match else None


def _is_cut(text: str, high: int) -> bool:
    """Whether a search ends within a word, which has an edge there that the whole text has not."""
    return high < len(text) and _stands_in_words(text[high]) and high > 0 and _stands_in_words(text[high - 1])


def _skipping(pattern: re.Pattern[str]) -> re.Pattern[str]:
    """The same pattern, which is tried only where a character stands that may open a match.

    Without that `re` tries every alternative at every place, where they do not begin with a plain character.
    """
    openings = first_characters(pattern.pattern)
    if not openings or len(pattern.pattern) < _LONG:
        return pattern
    return re.compile(f"(?=[{re.escape(''.join(sorted(openings)))}])(?:{pattern.pattern})")


class Hints:
    """Hints by the name of what they stand for."""

    def __init__(self, hints: Mapping[str, Iterable[str]], index: GuardIndex) -> None:
        self._names = tuple((name, index.need([frozenset(strings)])) for name, strings in hints.items())
        self._mask_of = index.mask_of

    def names_in(self, text: str) -> list[str]:
        """The names of which a hint stands in a lower-cased text, in the order in which they were given."""
        mask = self._mask_of(text)
        return [name for name, need in self._names if mask & need]
