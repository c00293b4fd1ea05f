"""Names that are subjects of a degree and not asked for: "a degree in computer science"."""

import re
from collections.abc import Collection, Iterator, Sequence

from core.skills.ask import Named
from core.skills.cues import Cues, lowered

# Right after a degree's name, with what its subjects are joined to behind it.
_BRACKET = re.compile(r"(?:['’]?s)?(?: degrees?)? ?\([^()]{0,80}\)(?= (?:in|of)\b)")
_Place = tuple[int, int]  # half-open, in characters
_SUBJECTS_CHARS = 250
_BESIDE = 40
_REACH = 80
_MANY = 3
# Between two items of a list, of which the second may have a word before its name: "computer science, applied physics".
_LIST_JOINT = re.compile(
    r"[\s&)-]*(?:[,/;]|\b(?:or|and|oder|und|ou|et|o|y)\b)[\s,/(]*"
    r"(?:(?:or|and|oder|und|ou|et|o|y) )?(?:[^\W\d_]{3,}+ ){0,1}"
)
# Between a subject and what stands after it: "Statistics, Business or Engineering degree".
_JOINT = re.compile(
    r"[\s,/&'’(]*(?:s )?(?:(?:or|and|oder|und|ou|et|o|u|y)\b)?"
    r"(?:\s*(?:a |an |any )?(?:related|similar|equivalent|relevant|technical|other)\b)?\s*(?:university )?"
    r"|\s?(?:[,/(]|\b(?:or|and|oder|und|ou|et|o|y)\b)[\s,/]*(?:(?:or|and|oder|und|ou|et|o|y) )?"
    r"(?:(?!(?:an?|the|with|in|of|for|your|have|plus|strong|advanced|bachelor|master|university)\b)"
    r"[^\W\d_]{2,}+(?: [^\W\d_]{4,}+)?"
    r"(?:\s?[,/]\s?(?:or |and )?| (?:or|and|oder|und|ou|et|o|y) | |$)){1,4}"
)
# A line that names a degree and leaves its subjects to the lines below: "Bachelor's degree in one of the following:".
_OPENS_A_LIST = re.compile(
    r"(?:\b(?:in|of|en|following|fields|areas|subjects)(?: [^\W\d_]+){0,4} ?:|\b(?:in|one of))\s*$"
)
_ENDS_OF_OPENERS = (":", "in", "of")  # one of which it ends with; looked at first, as hardly a sentence does
_ITEM_CHARS = 60
_ITEM_MARK = re.compile(r"^[\s\-–—*•●▪·o]*")


def listed_subjects(
    sentences: Sequence[str], cues: Sequence[Cues], trades: Collection[int], continued: Collection[int] = ()
) -> frozenset[int]:
    """The numbers of the sentences that are items below or right behind a degree's name, nothing but its subjects.

    `sentences` are those of one text in order, `cues` those of the language of each, `trades` the numbers of the
    sentences in which nothing but trades are named, and `continued` of those the ones that stand on the line of the
    sentence before: "B.S. Robotics" and "Master's degree - Data Science" are parted behind the degree.
    """
    numbers = {number for number in continued if _ends_in_degree(sentences[number - 1], cues[number - 1])}
    is_open = False
    for number, (sentence, own) in enumerate(zip(sentences, cues, strict=True)):
        if not is_open and not sentence.rstrip()[-2:].lower().endswith(_ENDS_OF_OPENERS):
            continue
        words = lowered(sentence)
        item = _ITEM_MARK.sub("", words).strip()
        if not item:
            continue
        if is_open and len(item) <= _ITEM_CHARS and (number in trades or own.discipline.search(item)):
            numbers.add(number)
        else:
            degree = own.degree.search(words) if own.degree_hints.names_in(words) else None
            is_open = bool(degree and _OPENS_A_LIST.search(words) and not own.contents_of.search(words, degree.end()))
    return frozenset(numbers)


def _ends_in_degree(sentence: str, cues: Cues) -> bool:
    """Whether nothing follows a degree's name in a sentence."""
    words = lowered(sentence).rstrip(" :,–—-") + " "
    if not cues.degree_hints.names_in(words):
        return False
    return any(degree.end() >= len(words) - 1 for degree in cues.degree.finditer(words))


def degree_subjects(sentence: str, spans: Sequence[Named], cues: Cues) -> list[bool]:
    """For each span whether it is a trade named as the subject of a degree.

    Subjects stand after a degree's name, before it ("a Statistics or Physics degree"), or in a list of disciplines that
    ends in "or a related field" or names three disciplines at least. The bare name of a whole discipline is one
    wherever nothing speaks of knowing it, and so are those joined to it: "computer science or statistics".
    """
    is_subject = [False] * len(spans)
    if not any(span.is_trade for span in spans):
        return is_subject
    words = lowered(sentence)
    if cues.degree_hints.names_in(words):
        for degree in cues.degree.finditer(words):
            _mark(is_subject, spans, degree.end(), _subjects_end(words, degree.end(), cues))
            _mark_holding(is_subject, spans, degree.span())
            _mark_before(is_subject, spans, words, _start_of_span(spans, degree.start()))
    for start in _ends_of_disciplines(words, spans, cues):
        _mark_before(is_subject, spans, words, start)
    for start, end in _runs_of_disciplines(words, spans, cues):
        _mark(is_subject, spans, start, end)
    return is_subject


def _subjects_end(words: str, low: int, cues: Cues) -> int:
    high = min(len(words), low + _SUBJECTS_CHARS)
    if bracket := _BRACKET.match(words, low):
        low = bracket.end()  # "a PhD (or a Master's with 5 years of experience) in robotics"
    stop = cues.degree_end.search(words, low, high)
    return stop.start() if stop else high


def _mark(is_subject: list[bool], spans: Sequence[Named], low: int, high: int) -> None:
    for number, span in enumerate(spans):
        if span.is_trade and low <= span.start and span.end <= high:
            is_subject[number] = True


def _start_of_span(spans: Sequence[Named], place: int) -> int:
    """Where the span begins that holds `place`, or `place` itself."""
    return next((span.start for span in spans if span.start < place < span.end), place)


def _mark_holding(is_subject: list[bool], spans: Sequence[Named], degree: _Place) -> None:
    """Mark the trades whose spelling holds the degree's name: "electrical engineering degree"."""
    for number, span in enumerate(spans):
        if span.is_trade and span.start < degree[0] and degree[1] <= span.end:
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


def _runs_of_disciplines(words: str, spans: Sequence[Named], cues: Cues) -> Iterator[_Place]:
    """Where a sentence lists disciplines: three at least, more than half of its items, of which one is no skill.

    In other lists the bare name of a whole discipline and those beside it. A list that a word of knowing opens
    ("a grounding in computer science, statistics and economics") is none.
    """
    trades = [(span.start, span.end) for span in spans if span.is_trade]
    if not trades:
        return
    named = [match.span() for match in cues.discipline.finditer(words)]
    bare = [place for place in trades if cues.bare_discipline.fullmatch(words, *place)]
    for run in _runs(words, sorted({*named, *trades})):
        if cues.contents_of.search(words, max(0, run[0] - _BESIDE), run[0]) or cues.contents.match(words, run[1]):
            continue
        of_run = [place for place in named if _overlap(place, run)]
        others = [
            place for place in trades if _overlap(place, run) and not any(_overlap(place, other) for other in named)
        ]
        has_no_skill = any(place in bare or not any(_overlap(place, other) for other in trades) for place in of_run)
        if len(of_run) >= _MANY and len(of_run) > len(others) and has_no_skill:
            yield run
        elif any(_overlap(place, run) for place in bare):
            yield from (*of_run, *bare)


def _overlap(first: _Place, second: _Place) -> bool:
    return first[0] < second[1] and second[0] < first[1]


def _runs(words: str, places: Sequence[_Place]) -> Iterator[_Place]:
    """Stretches of places that nothing but commas, slashes and conjunctions join."""
    begin, end = places[0]
    for start, stop in places[1:]:
        if start >= end and not _LIST_JOINT.fullmatch(words, end, start):
            yield begin, end
            begin = start
        end = max(end, stop)
    yield begin, end
