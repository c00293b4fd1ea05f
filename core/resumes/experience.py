"""Positions with their months, years of experience, degree and place: proposals for the profile, with their lines."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from core.resumes.dates import Dates, Months
from core.resumes.sections import ResumeLine
from core.resumes.text import CELL
from core.resumes.wording import ClaimedDegree, ResumeSection, Words

MAX_HEADER_CHARS = 110
MAX_POSITIONS = 60
_PARTS = re.compile(
    r"\s*(?:[|•·⋅@\t]|,\s|\s[-–—/]\s|\s[-–—]|[–—]\s|\(|\)|\s(?:at|bei(?: de[rm])?|chez|for|für|in|en|à)\s)\s*",
    re.IGNORECASE,
)
_STORY = re.compile(r"(?<=[^\W\d_]{4})\.\s+(?=[^\W\d_]{2})")  # the end of a sentence, not of "Inc." or "St."
_FORM_END = re.compile(r",? (?:Inc|Ltd|Co|Corp|LLC|S\.A|S\.L|B\.V|e\.V)\.$")
LEGAL_FORM = re.compile(
    r"\b(?:inc|llc|ltd|gmbh|ag|se|sa|s\.a|sarl|sas|s\.l|bv|b\.v|corp|co|company|labs?|group|plc|technologies|kg|oy|ab|as)\b\.?",
    re.IGNORECASE,
)
_BULLET_END = re.compile(r"[.;]\s*$")


@dataclass(slots=True)
class Position:
    """One job: its months, its header's lines and what they say, and the numbers of the lines that belong to it."""

    months: Months
    header: list[int]
    title: str = ""
    employer: str = ""
    lines: list[int] = field(default_factory=list)
    is_current: bool = False


def read_positions(lines: Sequence[ResumeLine], dates: Dates, words: Words) -> list[Position]:
    """The positions of the section on work, in their order; each owns the lines down to the next one's header."""
    positions: list[Position] = []
    starts: list[int] = []
    is_headed = True  # whether lines above the one with the dates belong to a position; the first one shows it
    for number, line in enumerate(lines):
        if line.section is not ResumeSection.WORK or line.is_heading or len(positions) >= MAX_POSITIONS:
            continue
        if line.is_bullet and len(line.text) > 70:
            continue
        following = lines[number + 1].text if number + 1 < len(lines) else ""
        period = dates.period(line.text) or dates.stacked(line.text, following)
        if period is None:
            continue
        months, is_current, span = period
        header = _header(lines, number, span, words, upwards=is_headed)
        if not positions:
            is_headed = header[0] < number or len(header) == 1
        if positions and header and starts and header[0] <= positions[-1].header[-1]:
            header = [number_above for number_above in header if number_above > positions[-1].header[-1]] or [number]
        positions.append(Position(months, header, is_current=is_current))
        starts.append(header[0])
    for number, position in enumerate(positions):
        until = starts[number + 1] if number + 1 < len(positions) else len(lines)
        position.lines = list(_own_lines(lines, position.header[0], until))
        _name(position, lines, dates, words)
    return positions


def _own_lines(lines: Sequence[ResumeLine], first: int, until: int) -> Iterator[int]:
    """The lines from a position's header to the next one's, or to the section's end; lists of tools are among them."""
    for number in range(first, until):
        if lines[number].is_heading:
            following = lines[number + 1 : number + 2]
            if not following or following[0].section is not ResumeSection.WORK:
                return
        else:
            yield number


def _header(
    lines: Sequence[ResumeLine], dated: int, span: tuple[int, int], words: Words, *, upwards: bool
) -> list[int]:
    """The dated line and the short lines around it that name title and employer; those above it only where told."""
    undated = (lines[dated].text[: span[0]] + lines[dated].text[span[1] :]).strip(" \t,|-–—()·•:")
    header = [dated]
    names = len([part for part in _PARTS.split(undated) if part]) if undated else 0
    has_title = bool(words.role_noun.search(undated.lower()))
    for step in (-1, 1) if upwards else (1,):
        number, most = dated + step, 2
        while most and 0 <= number < len(lines) and _may_name(lines[number]):
            if names >= 2 and has_title and step == -1:
                break
            if step == 1 and names >= 2 and has_title:
                break
            text = lines[number].text
            header.append(number)
            names += len([part for part in _PARTS.split(text) if part])
            has_title = has_title or bool(words.role_noun.search(text.lower()))
            number, most = number + step, most - 1
    return sorted(header)


def _may_name(line: ResumeLine) -> bool:
    """Whether a line can hold a title or an employer: short, no item, no sentence, no list with a label."""
    text = _FORM_END.sub("", line.text.strip())
    return (
        line.section is ResumeSection.WORK
        and not line.is_heading
        and not line.is_bullet
        and len(text) <= MAX_HEADER_CHARS
        and ":" not in text
        and not _BULLET_END.search(text)
        and text.count(",") <= 3
        and len(text.split()) <= 14
        and not re.search(r"(?:19|20)\d\d\s*[-–—]", text)
        and (text[:1].isupper() or not text[:1].isalpha())
    )


def header_parts(text: str) -> list[tuple[str, int, int]]:
    """The parts of a position's header between commas, bars and dashes, with their places; a story after it is none."""
    if story := _STORY.search(text):
        text = text[: story.start()]
    parts, start = [], 0
    for joint in (*_PARTS.finditer(text), None):
        end = joint.start() if joint else len(text)
        if text[start:end].strip():
            parts.append((text[start:end].strip(), start, end))
        start = joint.end() if joint else end
    return parts


def _name(position: Position, lines: Sequence[ResumeLine], dates: Dates, words: Words) -> None:
    """Title: the part of the header with the noun of a role; employer: the first other part."""
    names: list[str] = []
    for number in position.header:
        text = lines[number].text
        if span := dates.span_in(text):
            text = text[: span[0]] + CELL + text[span[1] :]
        for untrimmed, _, _ in header_parts(text):
            part = untrimmed.strip(" ,.:;-–—()")
            if not position.title and words.role_noun.search(part.lower()):
                position.title = part[:100]
            elif re.search(r"[^\W\d]{2}", part):
                names.append(part)
    position.employer = names[0][:100] if names else ""


def years_said(lines: Sequence[ResumeLine], words: Words) -> tuple[float, str] | None:
    """Years of experience that the person states themselves, with the line."""
    for line in lines:
        if line.section in (ResumeSection.HEAD, ResumeSection.SUMMARY):
            for pattern in words.years_said:
                if match := pattern.search(line.text.lower()):
                    return float(next(group for group in match.groups() if group)), " ".join(line.text.split())[:240]
    return None


def highest_degree(lines: Sequence[ResumeLine], words: Words) -> tuple[ClaimedDegree, str, str] | None:
    """The highest degree named under education (anywhere, where there is no such section), its subject and its line."""
    named = [line for line in lines if line.section is ResumeSection.EDUCATION and not line.is_heading]
    for degree, pattern in words.degrees.items():
        for line in named or [
            head_line for head_line in lines if not head_line.is_heading and head_line.section is ResumeSection.HEAD
        ]:
            text = line.text.lower()
            match = pattern.search(text)
            if match and not _is_ahead(text):
                return degree, _subject(line.text, match.span()), " ".join(line.text.split())[:240]
    return None


def _is_ahead(text: str) -> bool:
    return bool(re.search(r"\b(?:planned|applied for|drop(?:ped)? out|abgebrochen|interrompu|abandonné)\b", text))


_IN = re.compile(r"^[\s,.:()–—-]*(?:degree|abschluss)?\s*(?:in|of|en|der|des|im|de|d['’])?[\s:,(–—-]+", re.IGNORECASE)


def _subject(line: str, span: tuple[int, int]) -> str:
    after = _IN.sub("", line[span[1] :] + " ")
    subject = re.split(r"[,;|()\t•·]|\s[-–—]\s|\s(?:at|from|an der|an|à|bei)\s|\b(?:19|20)\d\d", after)[0].strip(" .:")
    return subject[:80]


def employer_names(position: Position) -> Iterator[str]:
    """What the employer of a position may be called, in lower case: as written, and without its legal form."""
    name = position.employer.lower().strip(" .,")
    if name:
        yield name
        bare = LEGAL_FORM.sub("", name).strip(" .,")
        if len(bare) > 2:
            yield bare
