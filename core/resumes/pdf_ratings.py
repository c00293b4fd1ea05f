"""Levels that a PDF draws instead of writing: one sign in two colours, bars of two boxes. Each becomes a word."""

import ctypes
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from core.resumes.pdf_layout import Word

FILLED, EMPTY = "●", "○"
MIN_DOTS, MAX_DOTS = 3, 10
MAX_OBJECTS = 20_000  # of a page; one with more is no résumé's
# In points: thinner are rules, higher are backgrounds.
BAR_HEIGHTS, BAR_WIDTHS = (1.2, 12.0), (4.0, 320.0)
DOT_SIZES = (2.5, 15.0)
MIN_BAR = 25.0
SAME = 1.5
LETTER_HEIGHT = 9.0
Box = tuple[float, float, float, float]
_SIGNS = frozenset("●★■▮⬤◆█⚫✦⭐•○")  # some fonts of icons call a filled circle "circle", which reads as ○
_RATING_ICONS = frozenset({0xF111, 0xF005})  # Font Awesome's circle and star


@dataclass(slots=True)
class Glyph:
    """A sign that is no letter: its code (0 where the font tells none), place and colour."""

    code: int
    left: float
    right: float
    baseline: float
    height: float
    color: int

    def follows(self, before: "Glyph") -> bool:
        """Whether it goes on a row of marks."""
        gap = self.left - before.right
        is_same = self.code == before.code and abs(self.height - before.height) < SAME
        return is_same and abs(self.baseline - before.baseline) < SAME and -SAME < gap < 1.2 * self.height


def may_rate(code: int) -> bool:
    """Whether a code is an icon's, or a sign's that ratings are made of."""
    return code == 0 or 0xE000 <= code <= 0xF8FF or code >= 0xF0000 or chr(code) in _SIGNS


def rating_colors(rows: Iterable[Sequence[Glyph]]) -> frozenset[tuple[int, int]]:
    """Sign and colour of the filled part of each row in two colours."""
    parted = (row for row in rows if MIN_DOTS <= len(row) <= MAX_DOTS and len({mark.color for mark in row}) == 2)
    return frozenset((row[0].code, row[0].color) for row in parted)


def dots_word(marks: Sequence[Glyph], filled_ones: frozenset[tuple[int, int]] = frozenset()) -> Word | None:
    """A row of one sign, the first some in one colour and the rest in another, as filled and empty dots.

    A row in one colour rates too where the sign is an icon's for ratings, or fills other rows (`filled_ones`).
    """
    if not MIN_DOTS <= len(marks) <= MAX_DOTS:
        return None
    colors = [mark.color for mark in marks]
    filled = next((number for number, color in enumerate(colors) if color != colors[0]), len(colors))
    rates = marks[0].code in _RATING_ICONS or (marks[0].code, colors[0]) in filled_ones
    if len(set(colors[filled:])) > 1 or (filled == len(colors) and not rates):
        return None
    text = FILLED * filled + EMPTY * (len(marks) - filled)
    return Word(text, marks[0].left, marks[-1].right, marks[0].baseline, marks[0].height)


def drawn_ratings(page: pypdfium2.PdfPage) -> Iterator[Word]:
    """What the shapes of a page rate: bars as percent, rows of dots as dots."""
    shapes = _shapes(page)
    yield from _bar_words(shapes)
    yield from _drawn_dots(shapes)


def _shapes(page: pypdfium2.PdfPage) -> list[tuple[Any, Box]]:
    """The drawn shapes of a page with left, bottom, right and top of each; none of a page that draws very many."""
    shapes = []
    for number, item in enumerate(page.get_objects(max_depth=4)):
        if number > MAX_OBJECTS:
            return []
        if item.type == pdfium.FPDF_PAGEOBJ_PATH:
            shapes.append((item, item.get_bounds()))
    return shapes


def _drawn_dots(shapes: Sequence[tuple[Any, Box]]) -> Iterator[Word]:
    """Rows of drawn circles, squares or stars as filled and empty dots; at least one row shows both colours."""
    rows: list[list[Glyph]] = []
    for mark in _dots(shapes):
        if rows and mark.follows(rows[-1][-1]):
            rows[-1].append(mark)
        else:
            rows.append([mark])
    filled = rating_colors(rows)
    for row in rows:
        if word := dots_word(row, filled):
            yield word


def _dots(shapes: Sequence[tuple[Any, Box]]) -> list[Glyph]:
    """The small drawn shapes that are as wide as high, row by row; of two in one place the upper one."""
    dots: dict[tuple[int, int], Glyph] = {}
    for item, (left, bottom, right, top) in shapes:
        if DOT_SIZES[0] <= top - bottom <= DOT_SIZES[1] and abs((right - left) - (top - bottom)) < SAME:
            place = round(left), -round(bottom)
            dots[place] = Glyph(0, left, right, bottom, round(top - bottom, 1), _fill(item.raw))
    return sorted(dots.values(), key=lambda mark: (-round(mark.baseline), mark.left))


def _fill(raw: pdfium.FPDF_PAGEOBJECT) -> int:
    """The colour a shape is filled with, -1 where only its outline is drawn."""
    mode, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(raw, mode, stroke)
    if not mode.value:
        return -1
    parts = [ctypes.c_uint() for _ in range(4)]
    pdfium.FPDFPageObj_GetFillColor(raw, *parts)
    return packed_color(parts)


def packed_color(parts: Sequence[ctypes.c_uint]) -> int:
    """Red, green, blue and opacity in one number."""
    return sum(part.value << (8 * number) for number, part in enumerate(parts))


def _bar_words(shapes: Sequence[tuple[Any, Box]]) -> Iterator[Word]:
    """The share of each bar in percent, where it stands; at least two of one length, for one may be anything."""
    boxes = _boxes(shapes)
    bars = list(_bars(boxes))
    lengths = [right - left for left, right, _, _ in bars]
    shared = [length for length in lengths if sum(abs(length - other) < SAME for other in lengths) > 1]
    drawn = {round(middle) for _, _, middle, _ in bars}
    # A full bar hides what lies under it, so that some programs leave that out.
    full = [(left, right, (low + high) / 2, 1.0) for left, low, right, high in boxes]
    for left, right, middle, share in [*bars, *(bar for bar in full if round(bar[2]) not in drawn)]:
        if any(abs(right - left - length) < SAME for length in shared):
            yield Word(f"{round(100 * share)}%", left, right, middle - LETTER_HEIGHT / 3, LETTER_HEIGHT)


def _boxes(shapes: Sequence[tuple[Any, Box]]) -> list[Box]:
    """Left, bottom, right and top of the drawn boxes that may be bars, row by row."""
    boxes = []
    for _, (left, bottom, right, top) in shapes:
        is_high = BAR_HEIGHTS[0] <= top - bottom <= BAR_HEIGHTS[1]
        if is_high and BAR_WIDTHS[0] <= right - left <= BAR_WIDTHS[1]:
            boxes.append((left, bottom, right, top))
    return sorted(boxes, key=lambda box: (-round(box[1] + box[3]), box[0], box[2] - box[0]))


def _bars(boxes: Sequence[tuple[float, float, float, float]]) -> Iterator[tuple[float, float, float, float]]:
    """Left, right, middle and share of each two boxes that are a bar: one begins the other, or goes on after it."""
    for number, (left, bottom, right, top) in enumerate(boxes):
        for other_left, other_bottom, other_right, other_top in boxes[number + 1 : number + 4]:
            if abs(other_bottom + other_top - bottom - top) > 2 * SAME:
                break
            end = max(right, other_right)
            begins = abs(left - other_left) < SAME
            if (begins or abs(right - other_left) < SAME) and end - left >= MIN_BAR:
                filled = min(right, other_right) if begins else right
                yield left, end, (bottom + top) / 2, (filled - left) / (end - left)
                break
