"""The reading order of a page: words by their places become lines, lines become columns."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise, zip_longest
from statistics import median

from core.resumes.text import CELL

# In heights of the letters.
SAME_BASELINE = 0.35
CELL_GAP = 0.8
BLOCK_GAP = 2.1
MIN_GUTTER = 0.7
# A column has at least so many lines; fewer are a heading with its date.
MIN_COLUMN_LINES = 3
ROWS_SHARE = 0.8
NEARLY_ALL = 0.85
SAME_EDGE = 3.0  # in points
LABEL_GAP = 1.6
# Narrower is one column; what stands apart in it are rows: a language and its level.
MIN_PARTED_WIDTH = 210.0
# Columns within columns within columns: no page has more.
MAX_DEPTH = 6

_OPEN_PERIOD = re.compile(r"\d{4}\s*[-–—]$")

IsHeading = Callable[[str], bool]


@dataclass(slots=True)
class Word:
    """Letters without a gap, in points from the lower left corner of the page."""

    text: str
    left: float
    right: float
    baseline: float
    height: float


@dataclass(slots=True)
class Segment:
    """Words that stand together on one line."""

    words: list[Word]
    text: str = field(init=False)
    left: float = field(init=False)
    right: float = field(init=False)

    def __post_init__(self) -> None:
        self.text = _spelled(self.words)
        self.left, self.right = self.words[0].left, self.words[-1].right


@dataclass(slots=True)
class TextRow:
    """The segments on one baseline, from left to right."""

    segments: list[Segment]
    baseline: float
    height: float

    def text(self) -> str:
        """The segments of the row from left to right, cells marked off."""
        return CELL.join(segment.text for segment in self.segments)


def page_text(words: Sequence[Word], is_heading: IsHeading) -> str:
    """The words in the order a person reads them; columns one after the other."""
    rows = _rows(words)
    return "\n".join(_ordered(rows, is_heading, 0)).strip("\n") if rows else ""


def _rows(words: Sequence[Word]) -> list[TextRow]:
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda word: -word.baseline):
        last = rows[-1] if rows else None
        if last and abs(last[0].baseline - word.baseline) <= SAME_BASELINE * min(last[0].height, word.height):
            last.append(word)
        else:
            rows.append([word])
    return [_row(group) for group in rows]


def _row(words: list[Word]) -> TextRow:
    words.sort(key=lambda word: word.left)
    height = max(word.height for word in words)
    segments: list[list[Word]] = [[words[0]]]
    for word in words[1:]:
        before = segments[-1][-1]
        if word.text == before.text and abs(word.left - before.left) < 1:
            continue  # bold letters that are drawn twice
        if word.left - before.right > CELL_GAP * max(before.height, word.height):
            segments.append([word])
        else:
            segments[-1].append(word)
    if _is_stretched(segments, height):
        segments = [[word for segment in segments for word in segment]]
    return TextRow([Segment(segment) for segment in segments], words[0].baseline, height)


def _is_stretched(segments: list[list[Word]], height: float) -> bool:
    """Whether single words stand evenly apart: a line that was stretched to the width of its column."""
    gaps = [after[0].left - before[-1].right for before, after in pairwise(segments)]
    return (
        len(gaps) >= 3 and all(len(segment) == 1 for segment in segments) and max(gaps) < 1.15 * min(gaps) < 2 * height
    )


def _spelled(words: list[Word]) -> str:
    """The words with blanks between; letters set apart ("S K I L L S") are one word again."""
    if len(words) >= 4 and sum(len(word.text) == 1 and word.text.isalpha() for word in words) >= 0.8 * len(words):
        gaps = [after.left - before.right for before, after in pairwise(words)]
        usual = median(gaps)
        if all(word.text.isupper() for word in words if word.text.isalpha()) and max(gaps) < 1.1 * words[0].height:
            text = words[0].text
            for gap, word in zip(gaps, words[1:], strict=True):
                text += ("" if gap < 1.6 * usual + 0.5 else " ") + word.text
            return text
    return " ".join(word.text for word in words)


def _ordered(rows: list[TextRow], is_heading: IsHeading, depth: int) -> list[str]:
    """The lines of `rows`; where a gutter runs through some of them, its left side comes before its right."""
    if depth < MAX_DEPTH and (cut := _widest_band(rows, is_heading)):
        first, last, gutter = cut
        last = _end_of_head(rows, cut, is_heading)
        left, right = _split(rows[first:last], gutter)
        parts = [rows[:first], left, right, rows[last:]]
        lines: list[str] = []
        for part in parts:
            if part:
                lines += (
                    ["", *_ordered(part, is_heading, depth + 1)] if lines else _ordered(part, is_heading, depth + 1)
                )
        return lines
    return list(_plain_lines(rows))


def _end_of_head(rows: list[TextRow], band: tuple[int, int, float], is_heading: IsHeading) -> int:
    """Where a band ends whose right side is an address beside the name: before the first heading below it."""
    first, last, gutter = band
    sides = [_split([row], gutter) for row in rows[first:last]]
    right = [number for number, (_, side) in enumerate(sides) if side]
    headings = [number for number, (side, _) in enumerate(sides) if side and is_heading(side[0].text())]
    is_head = not any(is_heading(sides[number][1][0].text()) for number in right)
    if is_head and headings and right[-1] < headings[0]:
        return first + headings[0]
    return last


def _is_margin(left: list[TextRow]) -> bool:
    """Whether the lines of a left side end at one place and begin at many: labels, dates and headings of the right."""
    edge = median(row.segments[-1].right for row in left)
    begins = [row.segments[0].left for row in left if abs(row.segments[-1].right - edge) < SAME_EDGE]
    return len(begins) >= NEARLY_ALL * len(left) and max(begins) - min(begins) > SAME_EDGE


def _plain_lines(rows: list[TextRow]) -> Iterable[str]:
    before: TextRow | None = None
    for row, following in zip_longest(rows, rows[1:]):
        if not row.segments:
            continue
        if before and before.baseline - row.baseline > BLOCK_GAP * max(before.height, row.height):
            yield ""
        if following is not None:
            _mend_period(row, following)
            _mend_label(row, following)
        yield row.text()
        before = row


def _mend_period(row: TextRow, following: TextRow) -> None:
    """A period that a narrow margin breaks after its dash ("01/2020 –", below it "06/2023") is whole again."""
    first, second = row.segments[0], following.segments[0]
    is_broken = (
        _OPEN_PERIOD.search(first.text) and len(following.segments) > 1 and abs(first.left - second.left) < row.height
    )
    if is_broken and len(row.segments) > 1 and len(second.text) <= len(first.text) + 4:
        first.text = f"{first.text} {second.text}"
        del following.segments[0]


def _mend_label(row: TextRow, following: TextRow) -> None:
    """A label that a narrow margin breaks ("EDV-", below it "Kenntnisse") is whole again, beside its text."""
    if len(row.segments) < 2 or len(following.segments) != 1:
        return
    first, second = row.segments[0], following.segments[0]
    is_near = row.baseline - following.baseline < LABEL_GAP * row.height
    if is_near and abs(first.right - second.right) < SAME_EDGE and second.right < row.segments[1].left:
        first.text += second.text if first.text.endswith("-") else f" {second.text}"
        following.segments.clear()


def _widest_band(rows: list[TextRow], is_heading: IsHeading) -> tuple[int, int, float] | None:
    """The longest run of rows [first, last) that one gutter at x parts into two columns."""
    best: tuple[int, int, float] | None = None
    first = 0
    if max(row.segments[-1].right for row in rows) - min(row.segments[0].left for row in rows) < MIN_PARTED_WIDTH:
        return None
    while first < len(rows):
        last, gutter = _band_from(rows, first)
        is_longer = best is None or last - first > best[1] - best[0]
        if gutter is not None and is_longer and _are_columns(*_split(rows[first:last], gutter), is_heading):
            best = first, last, gutter
            first = last
        else:
            first += 1
    return best


def _band_from(rows: list[TextRow], first: int) -> tuple[int, float | None]:
    """How far down from row `first` a gutter reaches, and its middle."""
    left = min(row.segments[0].left for row in rows)
    right = max(row.segments[-1].right for row in rows)
    free = [(left, right)]
    last = first
    for row in rows[first:]:
        gutters = [gap for gap in _without(free, row) if gap[1] - gap[0] >= MIN_GUTTER * row.height]
        inner = [gap for gap in gutters if _has_both_sides(rows[first : last + 1], gap)] if last > first else gutters
        if last > first + MIN_COLUMN_LINES and not inner:
            break
        if not gutters:
            break
        free = inner or gutters
        last += 1
    inner = [gap for gap in free if _has_both_sides(rows[first:last], gap)]
    if not inner:
        return last, None
    widest = max(inner, key=lambda gap: gap[1] - gap[0])
    return last, (widest[0] + widest[1]) / 2


def _without(gaps: list[tuple[float, float]], row: TextRow) -> list[tuple[float, float]]:
    for segment in row.segments:
        gaps = [
            part
            for low, high in gaps
            for part in ((low, min(high, segment.left)), (max(low, segment.right), high))
            if part[0] < part[1]
        ]
    return gaps


def _has_both_sides(rows: Sequence[TextRow], gap: tuple[float, float]) -> bool:
    middle = (gap[0] + gap[1]) / 2
    return any(row.segments[0].left < middle for row in rows) and any(row.segments[-1].right > middle for row in rows)


def _split(rows: list[TextRow], gutter: float) -> tuple[list[TextRow], list[TextRow]]:
    sides: tuple[list[TextRow], list[TextRow]] = [], []
    for row in rows:
        for side, segments in (
            (sides[0], [segment for segment in row.segments if segment.right <= gutter]),
            (sides[1], [segment for segment in row.segments if segment.left >= gutter]),
        ):
            if segments:
                side.append(TextRow(segments, row.baseline, row.height))
    return sides


def _are_columns(left: list[TextRow], right: list[TextRow], is_heading: IsHeading) -> bool:
    """Whether two sides are columns and not the cells of a table, or entries with their dates."""
    if min(len(left), len(right)) < MIN_COLUMN_LINES:
        return False
    headings = [sum(is_heading(row.text()) for row in side) for side in (left, right)]
    baselines = [{round(row.baseline) for row in side} for side in (left, right)]
    if _is_margin(left):
        return False
    if headings[0] > 1 and not headings[1]:
        alone = [row for row in left if round(row.baseline) not in baselines[1] and not is_heading(row.text())]
        if len(alone) <= (1 - NEARLY_ALL) * len(left):
            return False  # headings and labels, each beside what it names
    shared = len(baselines[0] & baselines[1])
    if shared < ROWS_SHARE * min(len(left), len(right)):
        # Dates or labels in a margin mostly stand beside a line, the lines of a column mostly do not.
        return True
    # A table's rows are labelled from the left; columns have headings of their own.
    return min(headings) > 0 and not any(
        count == len(side) for count, side in zip(headings, (left, right), strict=True)
    )
