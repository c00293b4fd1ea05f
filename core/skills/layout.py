"""Where a posting's lines and sentences begin and end, and which section each line belongs to."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from core.skills.cues import lowered
from core.skills.headings import FILLER, HEADINGS, INLINE_HEADING, ITEM_OPENING, Section

MAX_HEADING_CHARS = 70
MAX_HEADING_WORDS = 9
# Longer lines are adverts or lists whose line ends were lost on the way.
FLAT_LINE_CHARS = 300
FLAT_ITEM_CHARS = 120
# Keeps what is quadratic in the length of a sentence small.
MAX_SENTENCE_CHARS = 1_500

_WORD = re.compile(r"[^\s<>()\[\]/&:?!*_.,\-'’]+(?!>)")
_LINE = re.compile(r"[^\n]+")
_ABBREVIATIONS = ("e.g.", "i.e.", "etc.", "incl.", "ex.", "vs.", "mr.", "ms.", "mrs.", "dr.", "ref.", "no.")
_SENTENCE_END = re.compile(r"[.!?][\")’]?\s{1,20}(?=[A-Z<\"*•(])(?!NET\b)|[•●▪·*]\s{1,20}|\s(?:-|–|—)\s{1,20}(?=[A-Z])")
# The full pattern is dear, and most lines hold one sentence.
_MAY_END = re.compile(r"[.!?][\")’]?\s|[•●▪·*–—]|\s-\s")
_BULLET = re.compile(r"^\s*(?:[-–—*•●▪·]|\d{1,2}[.)])\s+")
_MARKS = frozenset("-–—*•●▪·")
_NOT_HEADING_END = (".", ",", ";")


@dataclass(frozen=True, slots=True)
class Layout:
    """The sentences of a text: sorted starts, ends, and the section each is in."""

    sentence_starts: list[int]
    sentence_ends: list[int]
    sections: list[Section]

    def section_at(self, offset: int) -> Section:
        """The section of the sentence that holds the character at `offset`."""
        return self.sections[self.sentence_at(offset)]

    def sentence_at(self, offset: int) -> int:
        """The number of the sentence that holds the character at `offset`."""
        return max(0, bisect_right(self.sentence_starts, offset) - 1)


def read_layout(text: str) -> Layout:
    """Sentences and sections of `text`; an empty text has one empty sentence."""
    layout = Layout([0], [0], [Section.UNSAID])
    current = Section.UNSAID
    for line in _LINE.finditer(text):
        heading, alone = _heading(line[0])
        if heading and alone:
            current = heading
        is_flat = len(line[0]) > FLAT_LINE_CHARS
        if not is_flat and not _MAY_END.search(line[0]):
            layout.sentence_starts.append(line.start())
            layout.sentence_ends.append(line.end())
            layout.sections.append(heading or current)
            continue
        for begin, end in _sentences(line[0], is_flat):
            if is_flat and (opening := INLINE_HEADING.match(line[0], begin)):
                current = heading = _section_of(opening[0].rstrip(" :")) or current
            layout.sentence_starts.append(line.start() + begin)
            layout.sentence_ends.append(line.start() + end)
            layout.sections.append(heading or current)
        if is_flat and not alone:
            heading = None
    return layout


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
        for opener in ITEM_OPENING.finditer(line, begin + 1, end):
            yield begin, opener.start()
            begin = opener.end()
    while end - begin > MAX_SENTENCE_CHARS:
        blank = line.rfind(" ", begin + 1, begin + MAX_SENTENCE_CHARS)
        cut = blank if blank > 0 else begin + MAX_SENTENCE_CHARS
        yield begin, cut
        begin = cut
    yield begin, end


def _heading(line: str) -> tuple[Section | None, bool]:
    """The section a line opens, and whether for the lines after it too (else only for what follows its colon)."""
    may_introduce = ":" in line[: MAX_HEADING_CHARS + 4]
    if not may_introduce and (len(line) > MAX_HEADING_CHARS or line[0] in _MARKS):
        return None, False
    bare = line.strip() if line[0].isalpha() else _BULLET.sub("", line).strip()
    if not bare:
        return None, False
    before, colon, after = bare.partition(":")
    is_bullet = bare != line.strip()
    if colon and len(before) <= MAX_HEADING_CHARS and before.count(" ") < MAX_HEADING_WORDS:
        section = _section_of(before)
        return section, not after.strip() and not is_bullet
    short = len(bare) <= MAX_HEADING_CHARS and bare.count(" ") < MAX_HEADING_WORDS - 2
    if not short or is_bullet or bare.rstrip(" *_").endswith(_NOT_HEADING_END):
        return None, False
    section = _section_of(bare)
    return section, section is not None


@lru_cache(maxsize=4_096)
def _section_of(words: str) -> Section | None:
    """The first section one of whose headings leaves only filler words of the line over."""
    words = lowered(words)
    for section, pattern in HEADINGS:
        found = pattern.search(words)
        if found and FILLER.issuperset(_WORD.findall(words[: found.start()] + " " + words[found.end() :])):
            return section
    return None
