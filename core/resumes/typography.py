"""Tidies what printing does to words: ligatures, invisible signs, icons, names broken over two lines."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator

from core.catalogue.taxonomy import Taxonomy
from core.resumes.text import CELL
from core.skills.spellings import Spelling

MAX_NAME_WORDS = 4
MAX_OPEN_HEADING = 28
MAX_CELL_REST = 24  # characters of a name that go over to the next row of a table
# A line without end, as of a file that lost its line ends, is parted where a sentence or a word ends.
_LONG_LINE = re.compile(r"(?=[^\n]{1201})(?:[^\n]{400,1200}[.!?;] |[^\n]{1,1200}(?:\s|(?<=[^\n]{1200})))")
SPOKEN = "spoken-languages"
_INVISIBLE = re.compile(
    r"[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\ufe0e\ufe0f\ue000-\uf8ff\U000f0000-\U0010ffff]"
)
_HYPHENS = re.compile(r"[\u2010\u2011\u2043\u02d7]")
_GLYPH_NAMES = re.compile(r"/(f_f_i|f_f_l|f_f|f_i|f_l|t_t|t_i|f_t)(?![a-z_])")
_CONTROLS = re.compile(r"[\x01-\x08\x0e-\x1f\x7f]")
_WIDE_BLANK = re.compile(r"(?<=\S) {4,}(?=\S)")
_BLANKS = re.compile(r"[^\S\n\t]+")
# TeX sets an accent beside its letter where the font has no letter with one: "Formaci´on", "Espa˜na".
_ACCENTS = {
    "´": "\u0301",
    "`": "\u0300",
    "¨": "\u0308",
    "ˆ": "\u0302",
    "˜": "\u0303",
    "¸": "\u0327",
    "ˇ": "\u030c",
    "˚": "\u030a",
}
_ACCENTED = re.compile(r"(?:(?<=\w)|(?<!\S))([´¨ˆ˜ˇ˚]|(?<=[^\W\d_])`) ?([a-zA-Zıȷ])|([cCsStT])¸")
_LIGATURES = ("fi", "fl", "ff", "ffi", "ffl", "ti", "tt", "ft")
_WORD = re.compile(r"[^\W_]+(?:[.+#'’&/-]+[^\W_]+)*[+#]*")
_BROKEN = re.compile(r"(\w+)-$")
_OPENS = re.compile(r"^\w+")
_OPEN_HEADING = re.compile(r"(?:-|&|\b(?:und|and|et|y|e|de|des|der|zur|of))$", re.IGNORECASE)
_LINE_ENDS = re.compile(r"[.,;:!?)\]|•·]\s*$")
# The bullet after a label in a cell of its own: "Langages", "• PHP, SQL"; a grid of bullets begins with one.
_LABELLED_BULLET = re.compile(r"^([^\t•▪●◦‣○]+\t)[•▪●◦‣○] (?=\S)")


class Typography:
    """Knows the names of the taxonomy and the headings, to tell which broken words are one."""

    def __init__(self, taxonomy: Taxonomy, spellings: Iterable[Spelling], is_heading: Callable[[str], bool]) -> None:
        self._is_heading = is_heading
        names = {spelling.text.lower() for spelling in spellings if taxonomy.skills[spelling.skill].category != SPOKEN}
        self._spellings = names
        self._names = {name for name in names if " " in name}
        self._known = names | {word for name in names for word in name.split()}

    def spell_gap(self, word: str) -> str:
        """The word with the ligature whose glyph has no letters (NUL) spelled out; "fi" where no name decides."""
        for ligature in _LIGATURES:
            tried = word.replace("\0", ligature)
            if any(part.lower() in self._known for part in _WORD.findall(tried)):
                return tried
        return word.replace("\0", "fi")

    def tidied(self, text: str) -> str:
        """Lines with the names and words in them whole; an empty line stays one."""
        text = (
            text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n").replace("\v", "\n").replace("\x02", "-")
        )
        if "\0" in text:
            text = re.sub(r"\w*\0[\w\0]*", lambda match: self.spell_gap(match[0]), text)
        text = _GLYPH_NAMES.sub(lambda match: match[1].replace("_", ""), text)
        text = _HYPHENS.sub("-", _ligatures(text))
        text = _ACCENTED.sub(_composed, text)
        text = _CONTROLS.sub("", _INVISIBLE.sub("", unicodedata.normalize("NFC", text)))
        text = _WIDE_BLANK.sub(CELL, text)
        text = _LONG_LINE.sub(lambda match: match[0].rstrip() + "\n", text)
        lines = [
            CELL.join(part.strip() for part in _BLANKS.sub(" ", line).split(CELL)).strip() for line in text.split("\n")
        ]
        return "\n".join(_LABELLED_BULLET.sub(r"\1", line) for line in self._joined(lines))

    def _joined(self, lines: Iterable[str]) -> Iterator[str]:
        """A word or name that is broken over two lines ends on the first of them."""
        held: str | None = None
        for line in lines:
            if held is not None and (whole := self._across(held, line)) is not None:
                held = whole
                continue
            if held is not None:
                yield held
            held = line
        if held is not None:
            yield held

    def _across(self, line: str, following: str) -> str | None:
        """Both lines in one where a word or a name goes over their end."""
        if not line or not following:
            return None
        if len(line) <= MAX_OPEN_HEADING and _OPEN_HEADING.search(line) and self._is_heading(f"{line} {following}"):
            return f"{line} {following}"
        broken, opening = _BROKEN.search(line), _OPENS.match(following)
        if broken and opening and not broken[1].isdigit():
            return line[: broken.end() - 1] + self._joint(broken[1], opening[0]) + following
        if (CELL in line or CELL in following) and (cells := self._across_cells(line, following)):
            return cells
        if _LINE_ENDS.search(line) or CELL in line[-40:] or self._is_heading(line) or self._is_heading(following):
            return None
        before, after = _WORD.findall(line)[-MAX_NAME_WORDS:], _WORD.findall(following)[:MAX_NAME_WORDS]
        if not before or not after or not line.endswith(before[-1]) or not following.startswith(after[0]):
            return None
        for first in range(1, len(before) + 1):
            for last in range(1, len(after) + 1):
                # Two names of a list that also read as one ("React", "Next.js") stay two.
                if self._is_one_name(" ".join(before[-first:]), " ".join(after[:last])):
                    return f"{line} {following}"
        return None

    def _across_cells(self, line: str, following: str) -> str | None:
        """The row whole where names in its cells go on in the next: "Visual Studio | Git", below it "Code"."""
        cells, rests = line.split(CELL), following.split(CELL)
        if len(rests) > len(cells) or len(following) > MAX_CELL_REST * len(rests):
            return None
        for ending in rests:
            ends = [number for number, cell in enumerate(cells) if self._is_one_name(cell, ending)]
            if len(ends) != 1:
                return None
            cells[ends[0]] = f"{cells[ends[0]]} {ending}"
        return CELL.join(cells)

    def _is_one_name(self, first: str, second: str) -> bool:
        """Whether two halves are one name, and not also two."""
        halves = first.lower(), second.lower()
        return " ".join(halves) in self._names and not all(half in self._spellings for half in halves)

    def _joint(self, before: str, after: str) -> str:
        """What stands between the halves of a word that a line's end divides: a hyphen of its own, or nothing."""
        with_hyphen, without = f"{before}-{after}".lower(), f"{before}{after}".lower()
        if without in self._known and with_hyphen not in self._known:
            return ""
        if with_hyphen in self._known or after[0].isupper() or after[0].isdigit():
            return "-"
        return ""


def _ligatures(text: str) -> str:
    return re.sub("[\ufb00-\ufb06]", lambda match: unicodedata.normalize("NFKC", match[0]), text)


def _composed(match: re.Match[str]) -> str:
    if match[3]:
        return unicodedata.normalize("NFC", match[3] + _ACCENTS["¸"])
    letter = {"ı": "i", "ȷ": "j"}.get(match[2], match[2])
    return unicodedata.normalize("NFC", letter + _ACCENTS[match[1]])
