"""Where a posting's lines and sentences begin and end, and which section each line belongs to."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from core.catalogue.wording import Section, wordings
from core.skills.cues import ENGLISH, Cues, cues_for, lowered

MAX_HEADING_CHARS = 70
MAX_HEADING_WORDS = 10
# Longer lines are adverts or lists whose line ends were lost on the way.
FLAT_LINE_CHARS = 300
FLAT_ITEM_CHARS = 120
# Keeps what is quadratic in the length of a sentence small.
MAX_SENTENCE_CHARS = 1_500

_WORD = re.compile(r"[^\W\d_]++(?!>)")
_LINE = re.compile(r"[^\n]+")
_ABBREVIATIONS = ("e.g.", "i.e.", "etc.", "incl.", "ex.", "vs.", "mr.", "ms.", "mrs.", "dr.", "ref.", "no.")
_SENTENCE_END = re.compile(
    r"[.!?][\")’]?\s{1,20}(?=[A-Z<\"*•(]|\d{1,2}\+?(?: ?[-–] ?\d{1,2})?\+? ?(?:years?|yrs)\b)(?!NET\b)"
    r"|[•●▪·*]\s{1,20}|\s(?:-|–|—)\s{1,20}(?=[A-Z])"
    # "Docker - Big advantage" is one thing.
    r"(?!(?:\w+ ){0,2}(?:[Aa]dvantage|[Pp]lus|[Bb]onus|MUST|[Mm]ust|[Oo]ptional|[Pp]referred|[Rr]equired)\b)"
)
# The full pattern is dear, and most lines hold one sentence. This one begins with a set of characters, so that the
# search skips all others.
_MAY_END = re.compile(r"[.!?•●▪·*–—-][\")’]?\s")
_BULLET = re.compile(r"^\s*(?:[-–—*•●▪·]|\d{1,2}[.)])\s+")
_MARKS = frozenset("-–—*•●▪·")
_DASHES = "-–—"
_NOT_HEADING_END = (".", ",", ";")
_NEXT_LINE_CHARS = 12


# A section that asks for nothing ends where a line asks or gives a task all the same.
_ASKS_NOTHING = frozenset({Section.COMPANY, Section.BENEFITS, Section.LEGAL})
# Of a long line's words so many must be of another language for the line to be read in it.
_FOREIGN_WORDS = 3


@dataclass(slots=True)
class Layout:
    """The sentences of a text: sorted starts, ends, the section each is in and the cues of the language it is in."""

    sentence_starts: list[int]
    sentence_ends: list[int]
    sections: list[Section]
    cues: list[Cues]

    def section_at(self, offset: int) -> Section:
        """The section of the sentence that holds the character at `offset`."""
        return self.sections[self.sentence_at(offset)]

    def sentence_at(self, offset: int) -> int:
        """The number of the sentence that holds the character at `offset`."""
        return max(0, bisect_right(self.sentence_starts, offset) - 1)

    @property
    def is_foreign(self) -> bool:
        """Whether a sentence is in another language than English."""
        return any(cues.language != ENGLISH for cues in set(self.cues))

    def language_at(self, offset: int) -> str:
        """The language of the sentence that holds the character at `offset`."""
        return self.cues[self.sentence_at(offset)].language

    def add(self, start: int, end: int, section: Section, cues: Cues) -> None:
        """Append one sentence."""
        self.sentence_starts.append(start)
        self.sentence_ends.append(end)
        self.sections.append(section)
        self.cues.append(cues)


def read_layout(text: str, language: str = ENGLISH) -> Layout:
    """Sentences and sections of `text`, which is mostly in `language`; an empty text has one empty sentence."""
    main = cues_for(language)
    others = _other_languages(text, main)
    layout = Layout([0], [0], [Section.UNSAID], [main])
    current = Section.UNSAID
    for line in _LINE.finditer(text):
        words = line[0]
        cues = _cues_of(words, main, others) if others else main
        heading, alone = _heading(words, main.language)
        if not heading and (opened := _list_heading(text, line, main.language)):
            # "Experience with the following:" under what is optional is a part of that.
            current = current if (opened, current) == (Section.REQUIREMENTS, Section.OPTIONAL) else opened
        if heading and alone:
            current = heading
        elif not heading:
            current = _reopened(words, current, cues)
        is_flat = len(words) > FLAT_LINE_CHARS or (len(words) > FLAT_ITEM_CHARS and bool(_INNER_HEADING.search(words)))
        if not is_flat and not _MAY_END.search(words, 1 if words[0] in _DASHES else 0):
            layout.add(line.start(), line.end(), heading or current, cues)
            continue
        for begin, end in _sentences(words, is_flat):
            if is_flat and (opening := _INLINE_HEADING.match(words, begin)):
                current = heading = _section_of(opening[0].rstrip(" :"), main.language) or current
            elif is_flat and not heading:
                current = _reopened(words[begin:end], current, cues)
            layout.add(line.start() + begin, line.start() + end, heading or current, cues)
        if is_flat and not alone:
            heading = None
    return layout


def _other_languages(text: str, main: Cues) -> list[Cues]:
    """The languages beside the main one in which some lines may be."""
    words = text.lower()
    tables = (cues_for(language) for language in wordings() if language != main.language)
    return [cues for cues in tables if sum(words.count(f" {word} ") for word in cues.telling_words) >= _FOREIGN_WORDS]


def _cues_of(line: str, main: Cues, others: list[Cues]) -> Cues:
    """The cues of the language whose common words stand in a line twice as often as those of the main one."""
    words = lowered(line).split()
    best, most = main, max(_FOREIGN_WORDS - 1, 2 * sum(word in main.common_words for word in words))
    for cues in others:
        count = sum(word in cues.common_words for word in words)
        if count > most:
            best, most = cues, count
    return best


def _reopened(line: str, current: Section, cues: Cues) -> Section:
    """The section from this line on, which may ask or give a task under a heading that promised neither."""
    if current is Section.DUTIES or current in _ASKS_NOTHING:
        words = lowered(line)
        if cues.requirement_opening.match(words):
            return Section.REQUIREMENTS
        if current is Section.COMPANY and line[0] in _MARKS and cues.task.match(words):
            return Section.DUTIES
    return current


def _sentences(line: str, is_flat: bool) -> Iterator[tuple[int, int]]:
    begin = 0
    for mark in _SENTENCE_END.finditer(line):
        stop = mark.start() + (line[mark.start()] in ".!?")
        if line[mark.start()] == "." and _is_abbreviation(line[max(0, stop - 8) : stop]):
            continue
        yield from _items(line, begin, stop, is_flat)
        begin = mark.end()
    yield from _items(line, begin, len(line), is_flat)


def _is_abbreviation(words: str) -> bool:
    last = words.lower().rsplit(None, 1)[-1].lstrip("(")
    return last in _ABBREVIATIONS


def _items(line: str, begin: int, end: int, is_flat: bool) -> Iterator[tuple[int, int]]:
    """A stretch of an advert whose line ends were lost still shows where its items began."""
    if is_flat and end - begin > FLAT_ITEM_CHARS:
        for opener in _ITEM_OPENING.finditer(line, begin + 1, end):
            yield begin, opener.start()
            begin = opener.end()
    elif is_flat:
        for opener in _INNER_HEADING.finditer(line, begin + 1, end):
            yield begin, opener.start()
            begin = opener.start() + 1
    while end - begin > MAX_SENTENCE_CHARS:
        blank = line.rfind(" ", begin + 1, begin + MAX_SENTENCE_CHARS)
        cut = blank if blank > 0 else begin + MAX_SENTENCE_CHARS
        yield begin, cut
        begin = cut
    yield begin, end


def _heading(line: str, language: str) -> tuple[Section | None, bool]:
    """The section a line opens, and whether for the lines after it too (else only for what follows its colon)."""
    may_introduce = ":" in line[: MAX_HEADING_CHARS + 4]
    if not may_introduce and (len(line) > MAX_HEADING_CHARS or line[0] in _MARKS):
        return None, False
    bare = line.strip() if line[0].isalpha() else _BULLET.sub("", line).strip()
    if not bare or bare[0].isdecimal():
        return None, False  # "5-10 years of industry experience" is what is asked
    before, colon, after = bare.partition(":")
    is_bullet = bare != line.strip()
    if colon and len(before) <= MAX_HEADING_CHARS and before.count(" ") < MAX_HEADING_WORDS:
        section = _section_of(before, language)
        return section, not after.strip() and not is_bullet
    short = len(bare) <= MAX_HEADING_CHARS and bare.count(" ") < MAX_HEADING_WORDS - 2
    if not short or is_bullet or _ends_a_sentence(bare):
        return None, False
    section = _section_of(bare, language)
    return section, section is not None


def _ends_a_sentence(line: str) -> bool:
    end = line.rstrip(" *_")
    return end.endswith(_NOT_HEADING_END) and not end.endswith("...")


def _list_heading(text: str, line: re.Match[str], language: str) -> Section | None:
    """The section of a short line that is no heading by itself but introduces a list: by a colon or by the bullets."""
    words = line[0].rstrip(" *_")
    if len(words) > MAX_HEADING_CHARS or line[0][0] in _MARKS or words.count(" ") > MAX_HEADING_WORDS:
        return None
    next_line = text[line.end() : line.end() + _NEXT_LINE_CHARS].lstrip()
    is_listed = next_line[:1] in _MARKS and next_line[1:2] == " "
    if not words or not (words.endswith(":") or (is_listed and not _ends_a_sentence(words))):
        return None
    return _section_of_list(words, language)


@lru_cache(maxsize=8_192)
def _section_of_list(words: str, language: str) -> Section | None:
    words = lowered(words)
    for cues in dict.fromkeys((cues_for(language), cues_for(ENGLISH))):
        for section, pattern in cues.list_headings:
            if pattern.search(words):
                return section
    return None


@lru_cache(maxsize=8_192)
def _section_of(words: str, language: str) -> Section | None:
    """The first section one of whose headings leaves only filler words of the line over, in `language` or English."""
    words = lowered(words)
    for cues in dict.fromkeys((cues_for(language), cues_for(ENGLISH))):
        for section, pattern in cues.headings:
            phrase = pattern.search(words)
            if phrase and cues.filler.issuperset(_WORD.findall(words[: phrase.start()] + " " + words[phrase.end() :])):
                return section
        for section, pattern in cues.heading_openings:
            if pattern.match(words):
                return section
    return None


# Only English adverts come with their line ends lost often enough to look for the openings of their items.
_ITEM_OPENING = re.compile(rf"(?<=[a-z0-9)!?:]) +(?=[A-Z\d])(?=(?:{'|'.join(wordings()[ENGLISH].item_openings)}))")
_INLINE_HEADING = re.compile(rf"(?:{'|'.join(wordings()[ENGLISH].inline_headings)})\b:?", re.IGNORECASE)
_INNER_HEADING = re.compile(rf" (?:{'|'.join(wordings()[ENGLISH].inline_headings)}) ?:")
