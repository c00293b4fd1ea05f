"""The sentences of an advert that may state one of its terms, with the compiled words of their language."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from core.catalogue.wording import DegreeLevel, Section, TermWords, wordings
from core.skills.ask import optional_scopes
from core.skills.cues import ENGLISH, Cues, cues_for
from core.skills.guarded import GuardedPattern, GuardIndex, Hints

ABOUT_EMPLOYER = frozenset({Section.COMPANY, Section.LEGAL})
# So far around the words that state a field those may stand by which they say nothing of it.
DENIED_REACH = 60
# Subjects may part "studying towards" from the name of the degree.
_DEGREE_REACH = 110


@dataclass(frozen=True, slots=True)
class TermPatterns:
    """The compiled words of one language."""

    years: GuardedPattern
    not_years: GuardedPattern
    numbers: dict[str, int]
    degrees: tuple[tuple[DegreeLevel, GuardedPattern], ...]
    equivalent: GuardedPattern
    must: GuardedPattern
    levels: tuple[tuple[str, GuardedPattern], ...]
    values: tuple[tuple[str, str, GuardedPattern], ...]
    denied: dict[str, GuardedPattern]
    hints: Hints

    @classmethod
    def of(cls, words: TermWords, guards: GuardIndex) -> "TermPatterns":
        """Compile a language's table; what its patterns require is looked for together with what is in `guards`."""

        def whole(phrases: Iterable[str]) -> GuardedPattern:
            return GuardedPattern(re.compile(rf"(?<!\w)(?:{'|'.join(phrases)})(?!\w)"), guards)

        numbers = "|".join(map(re.escape, words.numbers))
        count = rf"(?<![\w,$€£])(?<!\d\.)(?P<least>\d{{1,2}}|{numbers})(?:\s?\(\d{{1,2}}\))?"
        most = rf"(?:\s?\+|\s?plus(?!\w)|\s?(?:[-–]|{'|'.join(words.range)})\s?(?:\d{{1,2}}|{numbers}))?\s?\+?"
        return cls(
            years=GuardedPattern(re.compile(rf"{count}{most}[\s-]?(?:{'|'.join(words.years)})(?!\w)"), guards),
            not_years=whole(words.not_years),
            numbers=dict(words.numbers),
            degrees=tuple((level, whole(phrases)) for level, phrases in words.degrees.items()),
            equivalent=whole(words.equivalent),
            must=whole(words.must),
            levels=tuple((level, whole(phrases)) for level, phrases in words.spoken_levels.items()),
            values=tuple(
                (name, value, whole(phrases))
                for name, values in words.values.items()
                for value, phrases in values.items()
            ),
            denied={name: whole(phrases) for name, phrases in words.denied.items()},
            hints=Hints(words.hints, guards),
        )


@cache
def patterns_of(language: str) -> TermPatterns:
    """The patterns of `language`, or the English ones where it has no table."""
    tables = wordings()
    return TermPatterns.of(tables.get(language, tables[ENGLISH]).terms, cues_for(language).guards)


@dataclass(slots=True)
class StatingSentence:
    """A sentence in lower case that begins at `start` of the text and may state a field."""

    start: int
    before: str  # on its line: a number may part a sentence whose line ends were lost
    words: str
    after: str  # on its line too
    section: Section
    cues: Cues
    patterns: TermPatterns


def is_a_plus(sentence: StatingSentence, start: int, end: int) -> bool:
    """Whether the words at [start, end) of a sentence are called optional in it."""
    scopes = optional_scopes(sentence.words, [(start, end)], sentence.cues)
    return any(low <= start and end <= high for low, high in scopes)


def is_denied(name: str, sentence: StatingSentence, start: int, end: int, *, is_before: bool = False) -> bool:
    """Whether a phrase stands near by which the words at [start, end) say nothing of the field.

    With `is_before` only one that begins before their end: "a degree or pursuing one" names a degree.
    """
    denied = sentence.patterns.denied.get(name)
    if denied is None:
        return False
    reach = _DEGREE_REACH if name == "degree" else DENIED_REACH
    phrase = denied.search(sentence.words, max(0, start - reach), end + DENIED_REACH)
    return phrase is not None and (not is_before or phrase.start() < end)
