"""What a sentence says of the skills it names: required, optional, or only mentioned."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from core.catalogue.wording import Section
from core.models import Ask
from core.skills.cues import Cues, lowered

_NEAR_BEFORE = 100
_NEAR_AFTER = 25
_LONG = 300
_AROUND = 120
_FEW_WORDS = 2
_SENTENCE = 80
# "Data wrangling: perform ..." gives a task as well.
_TITLE = re.compile(r"\W*[^:.;]{3,50}:\s*")
_ROW = 3
# Between two trades of a row, of which the second may have a word before its name.
_ROW_JOINT = re.compile(r"\s*[,;/&]\s*(?:and |or |& )?(?:[^\W\d_]+[ -]){0,2}| (?:and|or|&) (?:[^\W\d_]+[ -]){0,2}")
_BULLETS = frozenset("-–—*•●▪·")
_WORD = re.compile(r"[^\W\d_]{2,}")
_LONG_WORD = re.compile(r"[^\W\d_]{4,}")


@dataclass(frozen=True, slots=True)
class Named:
    """A span within a sentence. `is_trade` marks a concept or method, whose words also stand in plain narration.

    `is_business` marks a trade that names a line of business (fintech): a task within it asks for no knowledge of it.
    """

    start: int
    end: int
    is_trade: bool = False
    is_business: bool = False


def asks_of(sentence: str, section: Section, spans: Sequence[Named], cues: Cues) -> list[Ask]:
    """One `Ask` for each span, in order, of a sentence that stands in `section` and is written in the cues' language.

    Trades ("monitoring", "product strategy") are asked for where the section lists what is asked, the sentence gives a
    task or speaks of knowing; a technology is asked for unless the sentence is boilerplate or merely tells: of the
    employer ("our shop ran on ..."), or of how things are. What the employer works with today is asked for.
    """
    words = lowered(sentence)
    if section in (Section.BENEFITS, Section.COMPANY) and _is_stack(words, spans):
        section = Section.UNSAID
    if section in (Section.LEGAL, Section.BENEFITS, Section.COMPANY):
        return [Ask.MENTIONED] * len(spans)
    scopes = _optional_scopes(words, spans, cues)
    lists = section in (Section.REQUIREMENTS, Section.OPTIONAL) or bool(cues.requirement_opening.match(words))
    about_employer = _tells_of_employer(words, cues)
    if lists:
        # A whole sentence among the requirements may still be about the employer.
        tells = len(words) > _SENTENCE and words.rstrip().endswith(".") and about_employer
    else:
        is_item = words[:1] in _BULLETS or section is Section.DUTIES
        tells = about_employer or (not (is_item or _is_list_of_names(words, spans)) and _narrates(words, cues))
    lists = lists and not tells
    trades = any(span.is_trade for span in spans)
    lists_trades = lists or (trades and _is_list_of_names(words, spans) and len(spans) > 1)
    lists_trades = lists_trades or (section is Section.DUTIES and not tells and _enumerates_trades(words, spans))
    done = _task_spans(words, cues) if trades and not lists_trades else []
    needs_knowing = tells or (trades and not lists_trades)
    knowing = [cue.span() for cue in cues.knowing.finditer(words)] if needs_knowing and not about_employer else []
    # A stretch of lost line ends speaks of many things: only what stands near a span bears on it.
    whole = (0, _boilerplate_start(words, cues)) if len(words) <= _LONG else None
    asks = []
    for span in spans:
        if _is_in_boilerplate(words, span, whole, cues):
            asks.append(Ask.MENTIONED)
            continue
        if span.is_trade:
            is_done = any(low <= span.start and span.end <= high for low, high in done)
            is_done = not span.is_business and (is_done or (section is Section.DUTIES and _opens(words, span)))
            is_asked = lists_trades or is_done or _is_known(words, knowing, span, cues)
            is_asked = is_asked and not _is_of_others(words, span, whole, cues)
        else:
            is_asked = not tells or _is_known(words, knowing, span, cues)
        asks.append(_ask(section, span, scopes, is_asked))
    return asks


def asks_for_knowing(words: str, section: Section, cues: Cues) -> bool:
    """Whether a lower-cased sentence of `section` asks for knowing: it stands among what is asked, or says so."""
    return section in (Section.REQUIREMENTS, Section.OPTIONAL) or cues.knowing.search(words) is not None


def _opens(words: str, span: Named) -> bool:
    """Whether an item opens with a trade or its article, as tasks do that are given by nouns: "- Code reviews".

    An item has a bullet, or is a short line that no full stop ends.
    """
    is_item = words[:1] in _BULLETS or (len(words) <= _SENTENCE and not words.rstrip().endswith("."))
    return is_item and _LONG_WORD.search(words, 0, span.start) is None


def _is_of_others(words: str, span: Named, whole: tuple[int, int | None] | None, cues: Cues) -> bool:
    """Whether a trade is no work of the person sought: a team's name, a praised product, or an aim of what is asked.

    "Join our data science team", "create delightful user interfaces", "build tools to ensure data quality", "at the
    heart of the AI revolution", "report to the Director of Data Science". A word of knowing before a team's name asks
    for the trade all the same: "worked in a data science team".
    """
    if any(praise.end() == span.start for praise in cues.praise.finditer(words, max(0, span.start - _AROUND))):
        return True
    if cues.ambient.search(words, max(0, span.start - _AROUND), span.start):
        return True
    if cues.team.match(words, span.end):
        if cues.us.search(words, max(0, span.start - _NEAR_AFTER), span.start):
            return True  # "join our QA team"
        return cues.knowing.search(words, 0, span.start) is None
    aim = cues.result.search(words, 0, span.start) if whole is not None else None
    return aim is not None and cues.knowing.search(words, aim.end(), span.start) is None


def _task_spans(words: str, cues: Cues) -> list[tuple[int, int]]:
    """The stretches of a sentence that gives a task in which its objects stand; none where it gives no task."""
    low = _task_start(words, cues)
    if low is None:
        return []
    end = result.start() if (result := cues.result.search(words, low)) else len(words)
    spans = []
    for people in cues.company_of.finditer(words, low, end):
        stop = cues.company_end.search(words, people.end(), end)
        if people.start() > low:
            spans.append((low, people.start()))
        low = max(low, stop.end() if stop else end)
    return [*spans, (low, end)]


def _task_start(words: str, cues: Cues) -> int | None:
    """Where the task begins that a sentence gives, or None: "Build ...", "Wrangling: perform ...", "you will …"."""
    titled = _TITLE.match(words)
    if cues.task.match(words) or (titled and cues.task.match(words[titled.end() :])) or cues.task_nouns.search(words):
        return 0
    inside = cues.task_inside.search(words)
    return inside.start() if inside else None


def _is_in_boilerplate(words: str, span: Named, whole: tuple[int, int | None] | None, cues: Cues) -> bool:
    """Whether a span stands among words of the law, benefits, applying or the company, not after what asks for it.

    `whole` is where those words begin in a short sentence; in a long one they are looked for around the span.
    """
    low, begin = whole or (0, None)
    if whole is None:
        low = max(0, span.start - _AROUND)
        begin = _boilerplate_start(words[low : span.end + _AROUND], cues)
    if begin is None:
        return False
    # "Experience with Oracle, MySQL Benefits: health insurance": what asks before them is no part of them.
    return span.end > low + begin or cues.knowing.search(words, low, span.start) is None


def _boilerplate_start(words: str, cues: Cues) -> int | None:
    """Where words begin that speak of the law, benefits, applying or the company rather than of the work."""
    starts = [start for cue in (cues.legal, cues.applying, cues.benefit) if (start := cue.start_in(words)) is not None]
    company = cues.company.start_in(words)
    if company is not None and not cues.asked.search(words):
        starts.append(company)
    return min(starts, default=None)


def _tells_of_employer(words: str, cues: Cues) -> bool:
    """Whether a sentence is about "us" and not about "you", and seeks nobody: "we run our shop on ...".

    One that gives a task or speaks of knowing before it says "we" is not: "Support the migration of our database".
    """
    employer = cues.us.search(words)
    if employer is None or cues.you.search(words) or cues.seeking.search(words):
        return False
    return not (_task_start(words, cues) is not None or cues.knowing.search(words, 0, employer.start()))


def _narrates(words: str, cues: Cues) -> bool:
    """Whether a sentence neither asks, nor gives a task, nor speaks to anybody.

    A posting that asks for what it names in such a sentence mostly says so elsewhere too. A fragment without a verb
    ("Libraries such as ...") is an item of a list and tells nothing.
    """
    speaking = (cues.asked, cues.knowing, cues.you, cues.seeking, cues.task, cues.task_nouns)
    if any(cue.search(words) for cue in (*speaking, cues.after_optional)):
        return False
    return cues.telling.search(words) is not None


def _is_stack(words: str, spans: Sequence[Named]) -> bool:
    """Whether a sentence is a bare list of technologies: what the employer works with, wherever it stands."""
    return sum(not span.is_trade for span in spans) > 1 and _is_list_of_names(words, spans)


def _enumerates_trades(words: str, spans: Sequence[Named]) -> bool:
    """Whether a sentence names three trades in a row, as tasks do that say what the work is made of."""
    row = 0
    for span, after in pairwise(spans):
        row = row + 1 if span.is_trade and after.is_trade and _ROW_JOINT.fullmatch(words, span.end, after.start) else 0
        if row >= _ROW - 1:
            return True
    return False


def _is_list_of_names(words: str, spans: Sequence[Named]) -> bool:
    """Whether a sentence holds hardly a word beside the names."""
    between = [words[span.end : following.start] for span, following in pairwise(spans)]
    around = " ".join((words[: spans[0].start], *between, words[spans[-1].end :]))
    return len(_WORD.findall(around)) <= max(_FEW_WORDS, len(spans) - 1)


def _ask(section: Section, span: Named, scopes: list[tuple[int, int]], is_asked: bool) -> Ask:
    if not is_asked:
        return Ask.MENTIONED
    if section is Section.OPTIONAL or any(low <= span.start and span.end <= high for low, high in scopes):
        return Ask.OPTIONAL
    return Ask.REQUIRED


def _is_known(words: str, words_of_knowing: list[tuple[int, int]], span: Named, cues: Cues) -> bool:
    """Whether a word of knowing stands at most 100 characters before the span or 25 after it.

    A trade does not count that only names what the knowing is for.
    """
    for start, end in words_of_knowing:
        if span.end <= start and end <= span.end + _NEAR_AFTER:
            return True
        is_before = span.start - _NEAR_BEFORE <= start and end <= span.start
        if is_before and not (span.is_trade and cues.purpose.search(words, end, span.start)):
            return True
    return False


def optional_scopes(words: str, spans: Sequence[tuple[int, int]], cues: Cues) -> list[tuple[int, int]]:
    """The stretches of a lower-cased sentence in which skills are called optional.

    `spans` are start and end (half-open, in characters) of the skills in it; `cues` are those of its language.
    """
    return _optional_scopes(words, [Named(start, end) for start, end in spans], cues)


def _optional_scopes(words: str, spans: Sequence[Named], cues: Cues) -> list[tuple[int, int]]:
    scopes = []
    for cue in cues.before_optional.finditer(words):
        stop = cues.clause_end.search(words, cue.end())
        scopes.append((cue.end(), stop.start() if stop else len(words)))
    ends = [cue.start() for cue in cues.after_optional.finditer(words)]
    scopes += [(_scope_start(words, end, spans, cues), end) for end in ends]
    return scopes


def _names_something(words: str, cues: Cues) -> bool:
    """Whether the words before a trailing cue name what is a plus, though it is no skill."""
    content = [word for word in _LONG_WORD.findall(words) if word not in cues.plus_filler]
    return len(content) >= _FEW_WORDS


def _scope_start(words: str, cue: int, spans: Sequence[Named], cues: Cues) -> int:
    """Where the words a trailing cue speaks of begin."""
    opened = words.rfind("(", 0, cue)
    if opened > words.rfind(")", 0, cue):
        # "Docker and Go (a plus)": the bracket speaks of what stands right before it, or of what it holds itself.
        inside = any(span.start > opened and span.end <= cue for span in spans)
        before = [span.start for span in spans if span.end <= opened]
        return opened if inside or not before else before[-1]
    ends = [stop.end() for stop in cues.clause_end.finditer(words, 0, cue)]
    begin = ends[-1] if ends else 0
    is_of_a_name = any(begin <= span.start and span.end <= cue for span in spans)
    if not is_of_a_name and ends and _names_something(words[begin:cue], cues):
        return cue  # "Java; a background in finance is a plus"
    if not is_of_a_name and len(ends) > 1:
        begin = ends[-2]  # "Kafka - a plus": the dash parts the cue from what it speaks of
    elif not is_of_a_name:
        begin = 0
    comma = words.rfind(",", begin, cue)
    # "You know Java well, Kotlin is a plus": what asks by itself before the last comma is no part of the plus.
    named_after = any(span.start > comma and span.end <= cue for span in spans)
    if comma > begin and named_after and re.match(r",\s*(?!and\b|or\b)", words[comma:]):
        head = words[begin:comma]
        if cues.asked.search(head) and not cues.opens_list.match(head):
            return comma
    return begin
