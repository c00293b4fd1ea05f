"""Which skills a résumé names, in lists and in stories, and which of them it claims."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from core.catalogue.skill import Kind
from core.models import UNKNOWN_LANGUAGE, Mention, is_read
from core.resumes.claim_rules import ClaimRules, NamedSkill, NotClaimed
from core.resumes.dates import Dates
from core.resumes.experience import Position, employer_names
from core.resumes.passages import (
    LISTS,
    grouped_lines,
    is_list,
    list_items,
    sentence_around,
)
from core.resumes.sections import ResumeLine
from core.resumes.wording import ResumeSection, Words
from core.skills.cues import lowered

if TYPE_CHECKING:  # it brings spaCy, which the dashboard, where results are only shown, must not load
    from core.catalogue.taxonomy import Taxonomy
    from core.skills.extractor import Extractor

MAX_ABBREVIATION = 4
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[^\W\d_])|[•▪●◦‣]\s*")
_WRAPPED = re.compile(r"(?<=[\w,])\n(?=[^\W\d_A-ZÀ-Þ])")  # a sentence that goes on in the next line
MANY_NAMES = 3  # a line with so many skills lists tools; one that names an employer has fewer
_ENUMERATED = re.compile(r"[^,;()]+")


@dataclass(frozen=True, slots=True)
class Claim:
    """A skill, the sentence that names it, why it is not claimed (None: it is), and the line it stands in."""

    skill: str
    sentence: str
    reason: NotClaimed | None
    lines: tuple[int, ...]


def _line_of(named: NamedSkill, starts: Sequence[int]) -> int:
    return max(0, bisect_right(starts, named.start) - 1)


class Claims:
    """Reads them. Not for use by several threads at once."""

    def __init__(self, extractor: "Extractor", words: Words) -> None:
        self._extractor, self._words = extractor, words
        self._taxonomy: Taxonomy = extractor.taxonomy
        self._rules = ClaimRules(extractor.taxonomy, words)
        self._localized = {
            spelling.text.casefold(): spelling.skill for spelling in extractor.spellings if spelling.language
        }
        spellings = {
            (spelling.skill, spelling.text)
            for spelling in extractor.spellings
            if len(spelling.text) <= MAX_ABBREVIATION
        }
        self._abbreviations = {
            (skill, text)
            for skill, text in spellings
            if text.isalpha() and text.isupper() and (skill, text.title()) not in spellings
        }

    def read(
        self, text: str, lines: Sequence[ResumeLine], positions: Sequence[Position], dates: Dates
    ) -> tuple[Claim, ...]:
        """Each skill once, in the order of the text: claimed where any of its mentions is."""
        starts = [line.start for line in lines]
        named = sorted(self._named(text, lines), key=lambda name: name.start)
        counts = Counter(_line_of(name, starts) for name in named)
        headers = {number for position in positions for number in position.header if counts[number] < MANY_NAMES}
        employers = {part for position in positions for part in employer_names(position)}
        first: dict[str, Claim] = {}
        where: dict[str, list[int]] = {}
        for name in named:
            number = _line_of(name, starts)
            line = lines[number]
            if self._rules.says_nothing(name, line, text):
                continue
            reason = self._rules.reason(name, line, number, headers, employers, text, dates)
            held = first.get(name.skill)
            if held is None or (held.reason and not reason):
                sentence = sentence_around(text, name.start, name.end)
                first[name.skill] = Claim(name.skill, sentence, reason, ())
            if not reason:
                where.setdefault(name.skill, []).append(number)
        return tuple(
            Claim(claim.skill, claim.sentence, claim.reason, tuple(where.get(claim.skill, ())))
            for claim in first.values()
        )

    def _named(self, text: str, lines: Sequence[ResumeLine]) -> Iterator[NamedSkill]:
        for group in grouped_lines(lines):
            if group[0].section is ResumeSection.LANGUAGES:
                continue
            if group[0].section in LISTS or is_list(group[0]):
                yield from self._of_list(group)
            else:
                start, end = group[0].start, group[-1].start + len(group[-1].text)
                prose = _WRAPPED.sub(" ", text[start:end])
                extraction = self._extractor.extract(prose)
                if is_read(extraction.language) or extraction.language == UNKNOWN_LANGUAGE:
                    for mention in extraction.mentions:
                        yield from self._names_in(mention, start)
                    yield from self._phrases_in(prose, start)
                else:  # of a language without words of its own the names count that stand in it
                    yield from self._of_list(group)

    def _of_list(self, group: Sequence[ResumeLine]) -> Iterator[NamedSkill]:
        """The lines as one English list with commas, so that names read alike however they are laid out."""
        pieces: list[tuple[int, int, int]] = []  # where in the list, where in the text, how long
        joined = "Skills: "
        for line in group:
            for start, item in list_items(line):
                pieces.append((len(joined), start, len(item)))
                joined += item + ", "
                yield from self._localized_in(item, start)
        places = [piece[0] for piece in pieces]
        for mention in self._extractor.extract(joined).mentions:
            place, start, length = pieces[max(0, bisect_right(places, mention.start) - 1)]
            offset = mention.start - place
            if 0 <= offset < length:
                yield from self._names_in(mention, start - place)

    def _phrases_in(self, prose: str, start: int) -> Iterator[NamedSkill]:
        """Skills that a story tells in words which are no name of theirs elsewhere."""
        for skill, phrase in self._words.phrases.items():
            yield from (
                NamedSkill(skill, start + match.start(), start + match.end())
                for match in phrase.finditer(lowered(prose))
            )

    def _localized_in(self, item: str, start: int) -> Iterator[NamedSkill]:
        """Names that count in sentences of their language only, where a list has none: "maschinelles Lernen"."""
        for part in _ENUMERATED.finditer(item):
            if skill := self._localized.get(part[0].strip().casefold()):
                yield NamedSkill(skill, start + part.start(), start + part.end())

    def _names_in(self, mention: Mention, shift: int) -> Iterator[NamedSkill]:
        """The skill, and the one its longer name begins with: machine learning in "machine learning pipelines".

        Nothing where the name is an abbreviation and the text has an ordinary word: "Ran" in a story is no RAN.
        """
        start = mention.start + shift
        is_word = mention.text.istitle() and mention.rule.startswith("alias")
        if is_word and (mention.skill, mention.text.upper()) in self._abbreviations:
            return
        yield NamedSkill(mention.skill, start, mention.end + shift)
        words = mention.text.split(" ")
        if self._taxonomy.skills[mention.skill].kind not in (Kind.CONCEPT, Kind.METHOD):
            return
        for count in range(len(words) - 1, 0, -1):
            name = " ".join(words[:count])
            shorter = self._taxonomy.resolve(name)
            if shorter in (None, mention.skill):
                continue
            if self._taxonomy.skills[shorter].name.casefold() == name.casefold():
                yield NamedSkill(shorter, start, start + len(name))
                return
