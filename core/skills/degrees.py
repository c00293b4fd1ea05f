"""Names in a sentence that are subjects of a degree and not asked for: "a degree in computer science"."""

import re
from collections.abc import Iterator, Sequence

from core.skills.ask import Named
from core.skills.cues import Cues, lowered

_SUBJECTS_CHARS = 250
_BESIDE = 40
_REACH = 80
# Between a subject and what stands after it: "Statistics, Business or Engineering degree".
_JOINT = re.compile(
    r"[\s,/&'’(]*(?:s )?(?:(?:or|and|oder|und|ou|et|o|u|y)\b)?"
    r"(?:\s*(?:a |an |any )?(?:related|similar|equivalent|relevant|technical|other)\b)?\s*(?:university )?"
    r"|\s?(?:[,/(]|\b(?:or|and|oder|und|ou|et|o|y)\b)[\s,/]*(?:(?:or|and|oder|und|ou|et|o|y) )?"
    r"(?:(?!(?:an?|the|with|in|of|for|your|have|plus|strong|advanced|bachelor|master|university)\b)"
    r"[^\W\d_]{2,}+(?: [^\W\d_]{4,}+)?"
    r"(?:\s?[,/]\s?(?:or |and )?| (?:or|and|oder|und|ou|et|o|y) | |$)){1,4}"
)


def degree_subjects(sentence: str, spans: Sequence[Named], cues: Cues) -> list[bool]:
    """For each span whether it is a trade named as the subject of a degree.

    Subjects stand after a degree's name, before it ("a Statistics or Physics degree"), or in a list of disciplines that
    ends in "or a related field". The bare name of a whole discipline is one wherever nothing speaks of knowing it.
    """
    is_subject = [False] * len(spans)
    if not any(span.is_trade for span in spans):
        return is_subject
    words = lowered(sentence)
    if cues.degree_hints.names_in(words):
        for degree in cues.degree.finditer(words):
            _mark(is_subject, spans, degree.end(), _subjects_end(words, degree.end(), cues))
            _mark_before(is_subject, spans, words, degree.start())
    for start in _ends_of_disciplines(words, spans, cues):
        _mark_before(is_subject, spans, words, start)
    for number, span in enumerate(spans):
        if span.is_trade and not is_subject[number]:
            is_subject[number] = _is_bare_discipline(words, span, cues)
    return is_subject


def _subjects_end(words: str, low: int, cues: Cues) -> int:
    high = min(len(words), low + _SUBJECTS_CHARS)
    stop = cues.degree_end.search(words, low, high)
    return stop.start() if stop else high


def _mark(is_subject: list[bool], spans: Sequence[Named], low: int, high: int) -> None:
    for number, span in enumerate(spans):
        if span.is_trade and low <= span.start and span.end <= high:
            is_subject[number] = True


def _mark_before(is_subject: list[bool], spans: Sequence[Named], words: str, low: int) -> None:
    """Mark the trades of the list that ends at `low`."""
    for number in range(len(spans) - 1, -1, -1):
        if spans[number].is_trade and _is_joined(words, spans[number], low):
            is_subject[number], low = True, spans[number].start


def _is_joined(words: str, span: Named, low: int) -> bool:
    """Whether between a span and the place `low` there is nothing but a joint or further subjects."""
    return span.end <= low <= span.end + _REACH and _JOINT.fullmatch(words, span.end, low) is not None


def _ends_of_disciplines(words: str, spans: Sequence[Named], cues: Cues) -> Iterator[int]:
    """Where a list ends that names a discipline and goes on with "or a related field"."""
    for related in cues.related_field.finditer(words):
        low = related.start()
        for span in reversed(spans):
            if span.is_trade and _is_joined(words, span, low):
                low = span.start
        if low < related.start() and cues.discipline.search(words, max(0, low - _BESIDE), related.start()):
            yield related.start()


def _is_bare_discipline(words: str, span: Named, cues: Cues) -> bool:
    """Whether a span is nothing but "computer science", and no word beside it tells of its contents."""
    if not cues.bare_discipline.fullmatch(words, span.start, span.end):
        return False
    if cues.contents.match(words, span.end):
        return False
    return cues.contents_of.search(words, max(0, span.start - _BESIDE), span.start) is None
