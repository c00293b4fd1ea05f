"""What a sentence says of the skills it names: required, optional, or only mentioned."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from core.models import Ask
from core.skills.cues import (
    AFTER_OPTIONAL,
    APPLYING,
    ASKED,
    BEFORE_OPTIONAL,
    BENEFIT,
    CLAUSE_END,
    COMPANY,
    KNOWING,
    LEGAL,
    PURPOSE,
    SEEKING,
    TASK,
    US,
    WORK_ON,
    YOU,
    lowered,
)  # fmt: skip
from core.skills.headings import Section

_OPENS_LIST = re.compile(
    r"\s*(?:prior |previous |some |any |additional )?(?:experience|knowledge|familiarity)", re.IGNORECASE
)
_NEAR_BEFORE = 100
_NEAR_AFTER = 25
_ITEM_START = 8
_LONG = 300
_AROUND = 120
_SEVERAL = 3
_FEW_WORDS = 2
_WORD = re.compile(r"[^\W\d_]{2,}")


@dataclass(frozen=True, slots=True)
class Named:
    """A span within a sentence. `is_trade` marks a concept or method, whose words also stand in plain narration."""

    start: int
    end: int
    is_trade: bool = False


def asks_of(sentence: str, section: Section, spans: Sequence[Named]) -> list[Ask]:
    """One `Ask` for each span, in order, of a sentence that stands in `section`.

    Trades ("monitoring", "product strategy") are asked for where the sentence speaks of knowing, or where the section
    lists what is asked; a technology is asked for unless the sentence is boilerplate or merely tells: of the employer
    ("we run our shop on ..."), or of how things are ("current languages include ...").
    """
    if section in (Section.LEGAL, Section.BENEFITS, Section.COMPANY):
        return [Ask.MENTIONED] * len(spans)
    words = lowered(sentence)
    # A stretch of lost line ends speaks of many things: only what stands near a span bears on it.
    whole = _is_boilerplate(words) if len(words) <= _LONG else None
    if whole:
        return [Ask.MENTIONED] * len(spans)
    scopes = _optional_scopes(words, spans)
    tells = section in (Section.UNSAID, Section.DUTIES) and (_tells_of_employer(words) or _narrates(words, spans))
    needs_knowing = tells or any(span.is_trade for span in spans)
    knowing = [found.span() for found in KNOWING.finditer(words)] if needs_knowing else []
    asks = []
    for span in spans:
        if whole is None and _is_boilerplate(words[max(0, span.start - _AROUND) : span.end + _AROUND]):
            asks.append(Ask.MENTIONED)
            continue
        is_asked = (
            _is_listed(section, span, len(spans)) or not (span.is_trade or tells) or _is_known(words, knowing, span)
        )
        asks.append(_ask(section, span, scopes, is_asked))
    return asks


def _is_boilerplate(words: str) -> bool:
    """Whether the words speak of the law, benefits, applying or the company rather than of the work."""
    if any(cue.stands_in(words) for cue in (LEGAL, APPLYING, BENEFIT)):
        return True
    return COMPANY.stands_in(words) and not ASKED.search(words)


def _tells_of_employer(words: str) -> bool:
    """Whether a sentence is about "us" and not about "you", and seeks nobody: "we run our shop on ..."."""
    return bool(US.search(words)) and not YOU.search(words) and not SEEKING.search(words)


def _narrates(words: str, spans: Sequence[Named]) -> bool:
    """Whether a sentence neither asks, nor gives a task, nor speaks to anybody, and is more than a list of names.

    A posting that asks for what it names in such a sentence mostly says so elsewhere too.
    """
    if any(cue.search(words) for cue in (ASKED, KNOWING, YOU, SEEKING, TASK, WORK_ON)) or AFTER_OPTIONAL.stands_in(
        words
    ):
        return False
    between = [words[one.end : other.start] for one, other in pairwise(spans)]
    around = " ".join((words[: spans[0].start], *between, words[spans[-1].end :]))
    return len(_WORD.findall(around)) > _FEW_WORDS


def _ask(section: Section, span: Named, scopes: list[tuple[int, int]], is_asked: bool) -> Ask:
    if not is_asked:
        return Ask.MENTIONED
    if section is Section.OPTIONAL or any(low <= span.start and span.end <= high for low, high in scopes):
        return Ask.OPTIONAL
    return Ask.REQUIRED


def _is_listed(section: Section, span: Named, named: int) -> bool:
    """Whether it is an item of what a section asks for: its first words, or one of several names."""
    asks = section in (Section.REQUIREMENTS, Section.OPTIONAL)
    return asks and (span.start <= _ITEM_START or named >= _SEVERAL)


def _is_known(words: str, words_of_knowing: list[tuple[int, int]], span: Named) -> bool:
    """Whether a word of knowing stands at most 100 characters before the span or 25 after it.

    A trade does not count that only names what the knowing is for.
    """
    for start, end in words_of_knowing:
        if span.end <= start and end <= span.end + _NEAR_AFTER:
            return True
        is_before = span.start - _NEAR_BEFORE <= start and end <= span.start
        if is_before and not (span.is_trade and PURPOSE.search(words, end, span.start)):
            return True
    return False


def _optional_scopes(words: str, spans: Sequence[Named]) -> list[tuple[int, int]]:
    scopes = []
    if BEFORE_OPTIONAL.may_stand_in(words):
        for cue in BEFORE_OPTIONAL.pattern.finditer(words):
            stop = CLAUSE_END.search(words, cue.end())
            scopes.append((cue.end(), stop.start() if stop else len(words)))
    if AFTER_OPTIONAL.may_stand_in(words):
        ends = [cue.start() for cue in AFTER_OPTIONAL.pattern.finditer(words)]
        scopes += [(_scope_start(words, end, spans), end) for end in ends]
    return scopes


def _scope_start(words: str, cue: int, spans: Sequence[Named]) -> int:
    """Where the words a trailing cue speaks of begin."""
    opened = words.rfind("(", 0, cue)
    if opened > words.rfind(")", 0, cue):
        # "Docker and Go (a plus)": the bracket speaks of what stands right before it, or of what it holds itself.
        inside = any(one.start > opened and one.end <= cue for one in spans)
        before = [one.start for one in spans if one.end <= opened]
        return opened if inside or not before else before[-1]
    ends = [stop.end() for stop in CLAUSE_END.finditer(words, 0, cue)]
    begin = ends[-1] if ends else 0
    comma = words.rfind(",", begin, cue)
    # "You know Java well, Kotlin is a plus": what asks by itself before the last comma is no part of the plus.
    named_after = any(one.start > comma and one.end <= cue for one in spans)
    if comma > begin and named_after and re.match(r",\s*(?!and\b|or\b)", words[comma:]):
        head = words[begin:comma]
        if ASKED.search(head) and not _OPENS_LIST.match(head):
            return comma
    return begin
