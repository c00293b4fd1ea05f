"""The degree an advert asks for: the lowest that is enough, whether it is a must, and what may stand for it."""

import re
from collections.abc import Iterable
from dataclasses import replace

from core.catalogue.wording import DegreeLevel, Section
from core.models import Ask, Degree, Fact
from core.skills.ask import optional_scopes
from core.skills.term_sentences import ABOUT_EMPLOYER, StatingSentence, is_denied

_ORDER = tuple(DegreeLevel)
# Of more than one word: "(preferred)" is said of the degree before it, "(PhD preferred)" is not.
_BRACKET = re.compile(r"\((?!(?:highly|strongly|very|not|but)\b)[^()]*\w\s+\w[^()]*\)")
# "BSc in Biology, PhD a plus": what is said of a degree named so much later says nothing of the first.
_OTHER_DEGREE = 12
_GLUED_END = re.compile(r"(?<=[a-z])\.(?=\d)")

_Named = tuple[DegreeLevel, re.Match[str]]


def read_degree(sentences: Iterable[StatingSentence], facts: list[Fact]) -> Degree | None:
    """The lowest degree that the sentences ask for, a must before a plus; its place is added to `facts`.

    Experience or other training may stand for it where any sentence says so that names a degree and asks for it alike:
    what may stand for one that is a plus may not for a must.
    """
    best: tuple[bool, int, Degree, Fact] | None = None
    equivalents: set[bool] = set()  # whether the degree is a plus for which something may stand
    for sentence in sentences:
        if sentence.section in ABOUT_EMPLOYER or sentence.section is Section.BENEFITS:
            continue
        named = _named(sentence)
        if not named:
            continue
        stated = [(level, match) for level, match in named if level is not DegreeLevel.ANY] or named
        level, match = min(stated, key=lambda pair: _ORDER.index(pair[0]))
        is_optional = _is_optional(sentence, match, named)
        if sentence.patterns.equivalent.search(sentence.words + sentence.after):
            equivalents.add(is_optional)
        degree = Degree(level.value, Ask.OPTIONAL if is_optional else Ask.REQUIRED)
        fact = Fact("degree", sentence.start + match.start(), sentence.start + match.end())
        # One whose level is not said tells less than any other, however low.
        order = len(_ORDER) if level is DegreeLevel.ANY else _ORDER.index(level)
        if best is None or (is_optional, order) < best[:2]:
            best = is_optional, order, degree, fact
    if best is None:
        return None
    facts.append(best[3])
    return replace(best[2], or_equivalent=best[0] in equivalents)


def _named(sentence: StatingSentence) -> list[_Named]:
    return [
        (level, match)
        for level, pattern in sentence.patterns.degrees
        for match in pattern.finditer(sentence.words)
        if not is_denied("degree", sentence, match.start(), match.end(), is_before=True)
    ]


def _is_optional(sentence: StatingSentence, degree: re.Match[str], named: list[_Named]) -> bool:
    """Whether the degree is called a plus, by its sentence or else by the section.

    What stands in brackets beside it ("PhD preferred"), of another degree named later or behind a lost line end is not
    said of it, and a sentence that calls it required outweighs its section.
    """
    words = _BRACKET.sub(lambda part: part[0] if _overlaps(part, degree) else " " * len(part[0]), sentence.words)
    ends = [other.start() for _, other in named if other.start() - degree.end() > _OTHER_DEGREE]
    ends += [glued.start() for glued in _GLUED_END.finditer(words, degree.end())]
    words = words[: min(ends, default=len(words))]
    if (must := sentence.patterns.must.search(words, degree.end())) is not None:
        words = words[: must.start()]
    scopes = optional_scopes(words, [degree.span()], sentence.cues)
    if any(low <= degree.start() and degree.end() <= high for low, high in scopes):
        return True
    return sentence.section is Section.OPTIONAL and must is None


def _overlaps(part: re.Match[str], other: re.Match[str]) -> bool:
    return part.start() < other.end() and other.start() < part.end()
