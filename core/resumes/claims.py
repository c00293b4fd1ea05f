"""Which skills a résumé claims, and which it only names: wished for, denied, past, an employer's, a course's."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from core.catalogue.skill import Kind
from core.models import UNKNOWN_LANGUAGE, Mention, is_read
from core.resumes.experience import LEGAL_FORM, Dates, Position, employer_names, header_parts
from core.resumes.passages import (
    LISTS,
    MAX_ITEM_CHARS,
    grouped_lines,
    is_list,
    list_items,
    sentence_around,
    sentence_bounds,
)
from core.resumes.sections import ResumeLine
from core.resumes.wording import ResumeSection, Words, word_set
from core.skills.cues import lowered

if TYPE_CHECKING:  # it brings spaCy, which the dashboard, where results are only shown, must not load
    from core.catalogue.taxonomy import Taxonomy
    from core.skills.extractor import Extractor

MAX_ITEM_WORDS = 6
MAX_ABBREVIATION = 4
SPOKEN = "spoken-languages"
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[^\W\d_])|[•▪●◦‣]\s*")
_HANDLE = re.compile(r"@|https?://|www\.|\.(?:com|org|io|dev|net|me|de|fr|es)\b|\+?\d[\d ()/-]{7,}")
_PROFILE_SITES = word_set(
    """
    github gitlab bitbucket linkedin stack-overflow medium kaggle leetcode hackerrank behance dribbble twitter facebook
    youtube instagram skype slack telegram whatsapp discord gmail outlook google-scholar google codepen
    """
)
_SEASON = re.compile(r"^[\s,]*(?:of |de )?['’]?(?:19|20)?\d\d\b")
_REST = re.compile(r"s? rest(?:ful)?\b", re.IGNORECASE)
_WRAPPED = re.compile(r"(?<=[\w,])\n(?=[^\W\d_A-ZÀ-Þ])")  # a sentence that goes on in the next line
MANY_NAMES = 3  # a line with so many skills lists tools; one that names an employer has fewer
_ENUMERATED = re.compile(r"[^,;()]+")


class NotClaimed(StrEnum):
    """Why a skill that a résumé names is not claimed in it."""

    WISH = "wish"
    DENIAL = "denial"
    PAST = "past"
    EMPLOYER = "employer"
    COURSE = "course"
    REFERENCE = "reference"
    SAMPLE = "sample"
    INTEREST = "interest"
    SUBJECT = "subject"


@dataclass(frozen=True, slots=True)
class Claim:
    """A skill, the sentence that names it, why it is not claimed (None: it is), and the line it stands in."""

    skill: str
    sentence: str
    reason: NotClaimed | None
    lines: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Named:
    skill: str
    start: int
    end: int


def _line_of(named: _Named, starts: Sequence[int]) -> int:
    return max(0, bisect_right(starts, named.start) - 1)


class Claims:
    """Reads them. Not for use by several threads at once."""

    def __init__(self, extractor: "Extractor", words: Words) -> None:
        self._extractor, self._words = extractor, words
        self._taxonomy: Taxonomy = extractor.taxonomy
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
            if self._says_nothing(name, line, text):
                continue
            reason = self._reason(name, line, number, headers, employers, text, dates)
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

    def _named(self, text: str, lines: Sequence[ResumeLine]) -> Iterator[_Named]:
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

    def _of_list(self, group: Sequence[ResumeLine]) -> Iterator[_Named]:
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

    def _phrases_in(self, prose: str, start: int) -> Iterator[_Named]:
        """Skills that a story tells in words which are no name of theirs elsewhere."""
        for skill, phrase in self._words.phrases.items():
            yield from (
                _Named(skill, start + match.start(), start + match.end()) for match in phrase.finditer(lowered(prose))
            )

    def _localized_in(self, item: str, start: int) -> Iterator[_Named]:
        """Names that count in sentences of their language only, where a list has none: "maschinelles Lernen"."""
        for part in _ENUMERATED.finditer(item):
            if skill := self._localized.get(part[0].strip().casefold()):
                yield _Named(skill, start + part.start(), start + part.end())

    def _names_in(self, mention: Mention, shift: int) -> Iterator[_Named]:
        """The skill, and the one its longer name begins with: machine learning in "machine learning pipelines".

        Nothing where the name is an abbreviation and the text has an ordinary word: "Ran" in a story is no RAN.
        """
        start = mention.start + shift
        is_word = mention.text.istitle() and mention.rule.startswith("alias")
        if is_word and (mention.skill, mention.text.upper()) in self._abbreviations:
            return
        yield _Named(mention.skill, start, mention.end + shift)
        words = mention.text.split(" ")
        if self._taxonomy.skills[mention.skill].kind not in (Kind.CONCEPT, Kind.METHOD):
            return
        for count in range(len(words) - 1, 0, -1):
            name = " ".join(words[:count])
            shorter = self._taxonomy.resolve(name)
            if shorter in (None, mention.skill):
                continue
            if self._taxonomy.skills[shorter].name.casefold() == name.casefold():
                yield _Named(shorter, start, start + len(name))
                return

    def _says_nothing(self, named: _Named, line: ResumeLine, text: str) -> bool:
        """Whether the mention is no skill at all: an address, a season, a spoken language, a soft word in a story."""
        skill = self._taxonomy.skills[named.skill]
        if skill.category == SPOKEN or line.is_heading:
            return True
        if skill.kind is Kind.SOFT and line.section is not ResumeSection.SKILLS:
            return True
        after = text[named.end : named.end + 12]
        if lowered(text[named.start : named.end]) in self._words.seasons and _SEASON.match(after):
            return True
        if named.skill == "api" and _REST.match(text, named.end):
            return True  # "API REST" is one thing, as "REST API" is in English
        if skill.kind in (Kind.CONCEPT, Kind.METHOD) and self._is_part_of_role(named, text):
            return True
        if named.skill in _PROFILE_SITES:
            is_contact = bool(self._words.contact.match(line.text.lower())) or bool(_HANDLE.search(line.text))
            if line.section in (ResumeSection.HEAD, ResumeSection.CONTACT) or (
                is_contact and len(line.text) < MAX_ITEM_CHARS
            ):
                return line.section is not ResumeSection.SKILLS
        return False

    def _is_part_of_role(self, named: _Named, text: str) -> bool:
        """Whether a trade only says which role somebody had: "Backend-Entwicklerin", "développeuse back-end"."""
        after = re.match(r"[ -]?([^\W\d_]+)", text[named.end : named.end + 30])
        before = re.search(r"([^\W\d_]+)[ -]$", text[max(0, named.start - 30) : named.start])
        return any(word and self._words.role_noun.fullmatch(lowered(word[1])) for word in (after, before))

    def _reason(
        self,
        named: _Named,
        line: ResumeLine,
        number: int,
        headers: set[int],
        employers: set[str],
        text: str,
        dates: Dates,
    ) -> NotClaimed | None:
        by_section = {
            ResumeSection.REFERENCES: NotClaimed.REFERENCE,
            ResumeSection.COURSES: NotClaimed.COURSE,
            ResumeSection.INTERESTS: NotClaimed.INTEREST,
            ResumeSection.WISHES: NotClaimed.WISH,
        }.get(line.section)
        if by_section:
            return by_section
        words = lowered(line.text)
        if self._words.samples.search(words) and self._is_in_sample(named, line):
            return NotClaimed.SAMPLE
        if self._words.course_label.match(words):
            return NotClaimed.COURSE
        if line.section is ResumeSection.EDUCATION and self._is_subject(named, line):
            return NotClaimed.SUBJECT
        if reason := self._told(named, text):
            return reason
        if number in headers and self._is_employer(named, line, dates):
            return NotClaimed.EMPLOYER
        surface = lowered(text[named.start : named.end])
        if surface in employers and line.section not in (ResumeSection.SKILLS, ResumeSection.CERTIFICATES):
            return NotClaimed.EMPLOYER
        if line.section is ResumeSection.WORK and self._tells_of_employer(words, employers):
            return NotClaimed.EMPLOYER
        return None

    def _is_in_sample(self, named: _Named, line: ResumeLine) -> bool:
        """In square brackets, or anywhere in a line of filler text."""
        at = named.start - line.start
        brackets = [match.span() for match in re.finditer(r"\[[^\]]*\]", line.text)]
        return not brackets or any(low <= at < high for low, high in brackets)

    def _is_subject(self, named: _Named, line: ResumeLine) -> bool:
        """Whether a concept stands in the line of a degree or a school: what was studied, not what is practised."""
        kind = self._taxonomy.skills[named.skill].kind
        if kind not in (Kind.CONCEPT, Kind.METHOD):
            return False
        words = lowered(line.text)
        return any(pattern.search(words) for pattern in self._words.degrees.values())

    def _told(self, named: _Named, text: str) -> NotClaimed | None:
        """What the clause says: denied, wished for, long ago."""
        before, after = self._clause(named, text)
        if self._words.not_denials.search(before):
            before = self._words.not_denials.sub(" ", before)
        if self._words.denials_before.search(before) or self._words.denied_after.search(after):
            return NotClaimed.DENIAL
        if self._words.wishes_before.search(before) or self._words.wished_after.search(after):
            return NotClaimed.WISH
        if self._words.past.search(before) or self._words.past.search(after[:80]):
            return NotClaimed.PAST
        return None

    def _clause(self, named: _Named, text: str) -> tuple[str, str]:
        """Lower-cased words of the clause before and after a mention; a sentence may go over lines, not over blocks."""
        low, high = sentence_bounds(text, named.start, named.end)
        before = lowered(text[low : named.start]).replace("\n", " ")
        after = lowered(text[named.end : high]).replace("\n", " ")
        ends = list(self._words.clause_end.finditer(before))
        begin = ends[-1].end() if ends else 0
        stop = self._words.clause_end.search(after)
        return before[begin:], after[: stop.start() if stop else len(after)]

    def _is_employer(self, named: _Named, line: ResumeLine, dates: Dates) -> bool:
        """Whether the mention is in a part of a position's header that names no role."""
        at = named.start - line.start
        for part, start, end in header_parts(line.text):
            if start <= at < end:
                if self._words.role_noun.search(lowered(part)):
                    return False
                around = line.text[start:at] + line.text[named.end - line.start : end]
                if period := dates.period(around):
                    around = around[: period[2][0]] + around[period[2][1] :]
                return len(re.findall(r"\w+", LEGAL_FORM.sub("", around))) <= 3
        return False

    def _tells_of_employer(self, words: str, employers: set[str]) -> bool:
        if self._words.employer_tells.match(words):
            return True
        for employer in employers:
            if words.startswith(employer):
                return bool(self._words.employer_verb.match(words[len(employer) :]))
        return False
