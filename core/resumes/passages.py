"""The pieces of a résumé that are read together: groups of lines, the items of a list, the sentence around a name."""

import re
from collections.abc import Iterator, Sequence

from core.resumes.sections import ResumeLine
from core.resumes.text import CELL
from core.resumes.wording import ResumeSection

MAX_SENTENCE = 240
MAX_ITEM_CHARS = 60
# Lines joined to one list so that one name a line reads like names with commas.
MAX_LIST_CHARS = 1_500
_SEPARATORS = re.compile(r"[\t|•·▪●;○■⋅]|\s[-–—/]\s")
_RATING = re.compile(r"[●○★☆■□▮▯⬤◯◆◇█░▰▱⚫⚪]+|\b\d{1,3} ?%|\b\d ?/ ?\d{1,2}\b")
LISTS = (ResumeSection.SKILLS, ResumeSection.CERTIFICATES)


def grouped_lines(lines: Sequence[ResumeLine]) -> Iterator[list[ResumeLine]]:
    """Lines that are read together: of one section, lists apart from prose, and no list without end."""
    group: list[ResumeLine] = []
    length = 0
    for line in lines:
        is_new = not group or group[-1].is_heading or line.is_heading or line.section is not group[-1].section
        is_new = is_new or is_list(line) != is_list(group[-1]) or (length > MAX_LIST_CHARS and is_list(line))
        if is_new and group:
            yield group
            group, length = [], 0
        group.append(line)
        length += len(line.text)
    if group:
        yield group


def is_list(line: ResumeLine) -> bool:
    """Whether a line is a list of names, or one name of a list."""
    if line.section in LISTS and len(line.text) < 400 and not re.search(r"[.!?]\s+[A-ZÄÖÜÉ]", line.text):
        return True
    parts = _SEPARATORS.split(line.text)
    return len(parts) >= 4 and all(len(part) <= MAX_ITEM_CHARS for part in parts)


def list_items(line: ResumeLine) -> Iterator[tuple[int, str]]:
    """The items of a line with their places in the text, without bullets, ratings and the label before a colon."""
    start = line.body
    label = re.match(r"[^:]{1,40}:\s", line.text[start:])
    if label:
        yield line.start + start, label[0].strip(" :")
        start += label.end()
    unrated = _RATING.sub(lambda rating: " " * len(rating[0]), line.text[start:])
    at = 0
    for joint in (*_SEPARATORS.finditer(unrated), None):
        end = joint.start() if joint else len(unrated)
        item = unrated[at:end].strip(" ,")
        if item:
            yield line.start + start + at + unrated[at:end].index(item), item.replace(CELL, " ")
        at = joint.end() if joint else end


def sentence_bounds(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the sentence around `text[start:end]` begins and ends; single line ends are within it, after words."""
    low = max((stop.end() for stop in _STOPS.finditer(text, max(0, start - 600), start)), default=max(0, start - 600))
    stop = _STOPS.search(text, end, end + 600)
    return low, stop.start() + 1 if stop else min(len(text), end + 600)


# A full stop, an empty line, a bullet, a line end before a label (its colon, its cell) or a line that ended a sentence.
_STOPS = re.compile(
    r"(?<=[.!?])\s+|\n\s*\n|\n(?=[-–—*•●▪◦‣·]\s?)|[•▪●◦‣]|\n(?=[^\n:\t]{1,40}[:\t])|(?<=[^\n]{1})\n(?=[^\n]{0,200}\n)(?<=[.!?:;]\n)"
)


def sentence_around(text: str, start: int, end: int) -> str:
    """The sentence or line that holds `text[start:end]`, on one line, cut around it to MAX_SENTENCE."""
    since = max((match.end() for match in _LINE_OR_SENTENCE.finditer(text, max(0, start - 2_000), start)), default=0)
    stop = _LINE_OR_SENTENCE.search(text, end)
    until = stop.start() if stop else len(text)
    spare = max(MAX_SENTENCE - (end - start), 0) // 2
    cut_since, cut_until = max(since, start - spare), min(until, end + spare)
    sentence = " ".join(text[cut_since:cut_until].split())
    return f"{'…' if cut_since > since else ''}{sentence}{'…' if cut_until < until else ''}"


_LINE_OR_SENTENCE = re.compile(r"(?<=[.!?])\s+|\n+|[•▪●◦‣]\s*")
