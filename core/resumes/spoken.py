"""The languages a person speaks, with their levels."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from babel import Locale

from core.resumes.language_names import ALSO_CALLED, LANGUAGES
from core.resumes.sections import ResumeLine
from core.resumes.wording import ResumeSection, SpokenLevel, Words

_CEFR = re.compile(r"(?<![\w#+])([abc][12])(?![\w#])")
_JLPT = {"1": "C1", "2": "B2", "3": "B1", "4": "A2", "5": "A1"}
_HSK = {"1": "A1", "2": "A2", "3": "B1", "4": "B2", "5": "C1", "6": "C2"}
_TEST = re.compile(r"\b(?:jlpt )?n([1-5])\b|\bhsk[ -]?([1-6])\b")
_FILLED, _EMPTY = "●★■▮⬤◆█▰⚫✦⭐", "○☆□▯◯◇░▱⚪✧▒"
_DOTS = re.compile(rf"(?:[{_FILLED}{_EMPTY}] ?){{3,12}}")
_SHARE = re.compile(r"\b(\d{1,2}) ?/ ?(\d{1,2})\b|\b(\d{1,3}) ?%")
_PIECE = re.compile(r"[^;|•·\n]+")
NEAR = 16
_ANYWHERE = (
    ResumeSection.HEAD,
    ResumeSection.SUMMARY,
    ResumeSection.SKILLS,
    ResumeSection.CONTACT,
    ResumeSection.CERTIFICATES,
)


@dataclass(frozen=True, slots=True)
class ClaimedLanguage:
    """A language with its level (A1 to C2, or a `SpokenLevel`, or nothing) and the words it was read from."""

    id: str
    level: str | None
    sentence: str


@dataclass(frozen=True, slots=True)
class _Level:
    value: str
    start: int
    end: int


class SpokenLanguages:
    """Finds them. Building it reads the names of all languages in four languages."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self._ids = dict(ALSO_CALLED)
        for locale in map(Locale, ("en", "de", "fr", "es")):
            for code, language in LANGUAGES.items():
                if name := locale.languages.get(code):
                    self._ids.setdefault(name.lower(), language)
        names = sorted(map(re.escape, self._ids), key=len, reverse=True)
        self._name = re.compile(rf"(?<![\w-])(?:{'|'.join(names)})(?![\w])")

    def names_one(self, text: str) -> bool:
        """Whether a line names a language that people speak."""
        return self._name.search(text.lower()) is not None

    def read(self, lines: Sequence[ResumeLine]) -> tuple[ClaimedLanguage, ...]:
        """Each language once, with the first level that is said of it."""
        read: dict[str, ClaimedLanguage] = {}
        for spoken in (*self._listed(lines), *self._told(lines)):
            held = read.get(spoken.id)
            if held is None or (held.level is None and spoken.level):
                read[spoken.id] = spoken
        return tuple(read.values())

    def _listed(self, lines: Sequence[ResumeLine]) -> Iterator[ClaimedLanguage]:
        """Those under their heading; a level on a line or cell of its own belongs to the language before it."""
        waiting: ClaimedLanguage | None = None
        level_first: str | None = None
        for line in lines:
            if line.section is not ResumeSection.LANGUAGES or line.is_heading:
                continue
            for piece in _PIECE.findall(line.text[line.body :]):
                names = list(self._named(piece, level_first))
                level_first = None
                if names:
                    if waiting:
                        yield waiting
                    yield from names[:-1]
                    waiting = names[-1]
                    continue
                levels = self._levels(piece.lower())
                if waiting and levels and waiting.level is None:
                    waiting = ClaimedLanguage(waiting.id, levels[0].value, f"{waiting.sentence} {piece.strip()}")
                elif levels:
                    level_first = levels[0].value
        if waiting:
            yield waiting

    def _told(self, lines: Sequence[ResumeLine]) -> Iterator[ClaimedLanguage]:
        """Those in other lines, where a level stands right beside the name."""
        for line in lines:
            if line.section in _ANYWHERE and not line.is_heading:
                for piece in _PIECE.findall(line.text):
                    lowered = piece.lower()
                    strong = [level for level in self._levels(lowered) if level.value not in ("good", "intermediate")]
                    for name in self._name.finditer(lowered):
                        if any(_is_near(lowered, level, name) for level in strong):
                            yield from (claimed for claimed in self._named(piece) if claimed.id == self._ids[name[0]])

    def _named(self, piece: str, level_before: str | None = None) -> Iterator[ClaimedLanguage]:
        lowered = piece.lower()
        names = list(self._name.finditer(lowered))
        if not names:
            return
        levels = self._levels(lowered)
        is_before = bool(levels) and levels[0].start < names[0].start()
        bounds = [0, *(name.start() for name in names), len(lowered)]
        held = level_before
        values: list[str | None] = []
        for number, name in enumerate(names):
            low, high = (bounds[number], name.start()) if is_before else (name.end(), bounds[number + 2])
            value = next((level.value for level in levels if low <= level.start < high), None)
            if value is None and is_before and number == 0:
                value = next((level.value for level in levels), None)
            held = value or (held if is_before or number == 0 else None)
            values.append(held)
        if not is_before:
            _take_from_next(values, [lowered[first.end() : second.start()] for first, second in pairwise(names)])
        for name, value in zip(names, values, strict=True):
            yield ClaimedLanguage(self._ids[name[0]], value, " ".join(piece.split())[:240])

    def _levels(self, lowered: str) -> list[_Level]:
        levels = [_Level(match[1].upper(), *match.span()) for match in _CEFR.finditer(lowered)]
        levels += [
            _Level(_JLPT[match[1]] if match[1] else _HSK[match[2]], *match.span()) for match in _TEST.finditer(lowered)
        ]
        levels += [_Level(_of_share(_dots(match[0])), *match.span()) for match in _DOTS.finditer(lowered)]
        for match in _SHARE.finditer(lowered):
            share = int(match[3]) / 100 if match[3] else int(match[1]) / max(1, int(match[2]))
            if share <= 1:
                levels.append(_Level(_of_share(share), *match.span()))
        # A level of the CEFR says it more exactly than the words around it.
        exact = bool(levels)
        names = list(self._name.finditer(lowered))
        for level, pattern in self._words.levels.items():
            for match in pattern.finditer(lowered):
                stands_in_name = any(name.start() <= match.start() < name.end() for name in names)
                if not stands_in_name and not (exact and _has_exact(levels, match, names)):
                    levels.append(_Level(level, *match.span()))
        return _longest(levels)


def _has_exact(levels: Iterable[_Level], match: re.Match[str], names: list[re.Match[str]]) -> bool:
    """Whether an exact level stands between the same two names as these words."""
    low = max((name.end() for name in names if name.end() <= match.start()), default=0)
    high = min((name.start() for name in names if name.start() >= match.end()), default=10**9)
    return any(low <= level.start < high and level.value[0] in "ABC" for level in levels)


def _longest(levels: list[_Level]) -> list[_Level]:
    """Without those that lie in a longer one ("working" in "limited working"), in order."""
    return sorted(
        (
            level
            for level in levels
            if not any(
                other is not level
                and other.start <= level.start
                and level.end <= other.end
                and (other.end - other.start) > (level.end - level.start)
                for other in levels
            )
        ),
        key=lambda level: level.start,
    )


def _take_from_next(values: list[str | None], between: list[str]) -> None:
    """Fill the gaps from behind: "German and English: fluent" says it of both."""
    for number in range(len(values) - 2, -1, -1):
        if values[number] is None and re.fullmatch(r"\W*(?:and|und|et|y|&|,)?\W*", between[number]):
            values[number] = values[number + 1]


def _is_near(lowered: str, level: _Level, name: re.Match[str]) -> bool:
    between = lowered[name.end() : level.start] if level.start >= name.end() else lowered[level.end : name.start()]
    return (
        len(between) <= NEAR
        and re.fullmatch(r"[\W_]*(?:in|en|at|level|niveau|nivel|speaker of|:)?[\W_]*", between) is not None
    )


def _dots(text: str) -> float:
    filled = sum(text.count(sign) for sign in _FILLED)
    return filled / max(1, filled + sum(text.count(sign) for sign in _EMPTY))


def _of_share(share: float) -> str:
    """A rating as a level: full is fluent, for nobody can tell a native speaker by it."""
    for least, level in ((0.9, SpokenLevel.FLUENT), (0.7, SpokenLevel.GOOD), (0.5, SpokenLevel.INTERMEDIATE)):
        if share >= least:
            return level
    return SpokenLevel.BASIC
