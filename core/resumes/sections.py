"""The lines of a résumé and the section each stands in."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from core.resumes.text import CELL
from core.resumes.wording import ResumeSection, Words, word_set

MAX_HEADING_WORDS = 6
MAX_HEADING_CHARS = 48
_BULLET = re.compile(r"^\s*(?:[-–—*•●▪◦‣·○■□➢➤✓✔»►▸⁃o]\s+|[-–—*•●▪◦‣·■➢➤✓✔»►▸]|\(?\d{1,2}[.)]\s+)")
_EDGES = re.compile(r"^[\W\d_]+|[\W_]+$")
_WEAK_HEADINGS = word_set(
    """
    highlights technologies technology tools stack tech software frameworks technologien werkzeuge outils environnement
    logiciels tecnologías herramientas libraries databases languages langages lenguajes programmiersprachen
    """
)
_PARTS_OF_POSITIONS = (ResumeSection.SKILLS, ResumeSection.SUMMARY)
_SPACED_OUT = re.compile(r"^(?:\w ){3,}\w$")


@dataclass(frozen=True, slots=True)
class ResumeLine:
    """One line. `start` is its place in the text, `body` where its words begin in it, after bullet and label."""

    text: str
    start: int
    section: ResumeSection
    is_heading: bool = False
    is_bullet: bool = False
    body: int = 0


class Sections:
    """Tells headings from lines. `is_spoken` tells whether a line names a language people speak."""

    def __init__(self, words: Words, is_spoken: Callable[[str], bool]) -> None:
        self._words = words
        self._is_spoken = is_spoken

    def section_of(self, line: str) -> ResumeSection | None:
        """The section that a line opens which is nothing but a heading."""
        if len(line) > MAX_HEADING_CHARS or CELL in line.strip():
            return None
        bare = _EDGES.sub("", line)
        if _SPACED_OUT.match(bare):
            bare = bare.replace(" ", "")
        if not bare or bare.count(" ") >= MAX_HEADING_WORDS or "," in bare or line.rstrip().endswith("."):
            return None
        lowered = re.sub(r"\s+", " ", bare.lower())
        for section, pattern in self._words.headings.items():
            if pattern.match(lowered):
                return section
        return None

    def is_heading(self, line: str) -> bool:
        """Whether a line is the heading of a section."""
        return self.section_of(line) is not None

    def heads_column(self, line: str) -> bool:
        """Whether a line is a heading and no mere label such as "Tools"."""
        return self.is_heading(line) and not self._is_weak(line)

    def lines(self, text: str) -> list[ResumeLine]:
        """Every line that is not empty; what stands before the first heading is the head."""
        lines: list[ResumeLine] = []
        current, start = ResumeSection.HEAD, 0
        rows = text.split("\n")
        for number, raw in enumerate(rows):
            if raw.strip():
                following = next((row for row in rows[number + 1 : number + 4] if row.strip()), "")
                if (label := self._row_label(raw, start, current, following)) is not None:
                    lines.append(label)
                    current = label.section
                cut = len(label.text) + 1 if label else 0
                line = self._line(raw[cut:], start + cut, current, following)
                lines.append(line)
                # "Technologies" under a position lists what was used in it; the position goes on.
                is_part = line.section in _PARTS_OF_POSITIONS and current in (
                    ResumeSection.WORK,
                    ResumeSection.PROJECTS,
                )
                if line.is_heading and not (is_part and self._is_weak(raw)):
                    current = line.section
            start += len(raw) + 1
        return lines

    def _row_label(self, raw: str, start: int, current: ResumeSection, following: str) -> ResumeLine | None:
        """The heading that stands in the first cell of a row, beside what it heads; a mere label is none."""
        label, cell, content = raw.partition(CELL)
        section = self._meant(self.section_of(label), content) if cell else None
        if section is None or (section is ResumeSection.SKILLS and (section is current or self._is_weak(label))):
            return None
        if section is ResumeSection.LANGUAGES and current is ResumeSection.SKILLS and not self._is_spoken(following):
            return None  # one row of a table of skills
        return ResumeLine(label, start, section, is_heading=True)

    def _line(self, raw: str, start: int, current: ResumeSection, following: str) -> ResumeLine:
        bullet = _BULLET.match(raw)
        body = bullet.end() if bullet else 0
        label, colon, content = raw[body:].partition(":")
        if colon and content.strip():
            section = self._meant(self.section_of(label), content)
            if section is None or section is ResumeSection.CONTACT:
                return ResumeLine(raw, start, current, is_bullet=bool(bullet), body=body)
            return ResumeLine(raw, start, section, is_bullet=bool(bullet), body=body + len(label) + 1)
        may_head = not bullet or raw[0] not in "-–*•·"
        section = self._meant(self.section_of(raw), following) if may_head else None
        if section is None:
            return ResumeLine(raw, start, current, is_bullet=bool(bullet), body=body)
        return ResumeLine(raw, start, section, is_heading=True)

    def _meant(self, section: ResumeSection | None, listed: str) -> ResumeSection | None:
        """The section that is meant: "Languages" are spoken or programmed; what is listed under them tells."""
        if section is ResumeSection.LANGUAGES and not self._is_spoken(listed):
            return ResumeSection.SKILLS
        return section

    @staticmethod
    def _is_weak(heading: str) -> bool:
        return heading.strip(" :").lower().split(" ")[0] in _WEAK_HEADINGS
