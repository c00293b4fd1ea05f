"""What an advert says of who may apply and on which terms, each with the words that say it."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from core.catalogue.wording import DegreeLevel, Section, TermWords, wordings
from core.models import Ask, Degree, Fact, Mention, Spoken, Terms
from core.skills.ask import optional_scopes
from core.skills.cues import ENGLISH, Cues, lowered
from core.skills.hints import HintIndex
from core.skills.layout import Layout

# Of an advert's first lines, which hold what boards print as tags, and of its sections that are about the job.
_ABOUT_EMPLOYER = frozenset({Section.COMPANY, Section.LEGAL})
MOST_YEARS = 20
VALUED = ("visa", "relocation", "clearance", "contract", "hours")
# So far after "5 years of" a skill may stand for the years to be its own.
_YEARS_REACH = 45
_NOT_YEARS_REACH = 40
_LEVEL_REACH = 30
_DENIED_REACH = 60
_TAG_CHARS = 60
_NAME = "§"
_ORDER = tuple(DegreeLevel)
_DECISIVE = {"clearance": Ask.REQUIRED.value, "visa": "refused", "relocation": "refused"}  # what outweighs the rest


@dataclass(frozen=True, slots=True)
class _Patterns:
    """The compiled words of one language."""

    years: re.Pattern[str]
    not_years: re.Pattern[str]
    numbers: dict[str, int]
    degrees: tuple[tuple[DegreeLevel, re.Pattern[str]], ...]
    equivalent: re.Pattern[str]
    levels: tuple[tuple[str, re.Pattern[str]], ...]
    values: tuple[tuple[str, str, re.Pattern[str]], ...]
    denied: dict[str, re.Pattern[str]]
    hints: HintIndex

    @classmethod
    def of(cls, words: TermWords) -> "_Patterns":
        numbers = "|".join(map(re.escape, words.numbers))
        count = rf"(?<![\w,$€£])(?<!\d\.)(?P<least>\d{{1,2}}|{numbers})(?:\s?\(\d{{1,2}}\))?"
        most = rf"(?:\s?\+|\s?plus(?!\w)|\s?(?:[-–]|{'|'.join(words.range)})\s?(?:\d{{1,2}}|{numbers}))?\s?\+?"
        return cls(
            years=re.compile(rf"{count}{most}[\s-]?(?:{'|'.join(words.years)})(?!\w)"),
            not_years=_whole(words.not_years),
            numbers=dict(words.numbers),
            degrees=tuple((level, _whole(phrases)) for level, phrases in words.degrees.items()),
            equivalent=_whole(words.equivalent),
            levels=tuple((level, _whole(phrases)) for level, phrases in words.spoken_levels.items()),
            values=tuple(
                (name, value, _whole(phrases))
                for name, values in words.values.items()
                for value, phrases in values.items()
            ),
            denied={name: _whole(phrases) for name, phrases in words.denied.items()},
            hints=HintIndex(words.hints),
        )


def _whole(phrases: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(phrases)})(?!\w)")


@cache
def _patterns(language: str) -> _Patterns:
    tables = wordings()
    return _Patterns.of(tables.get(language, tables[ENGLISH]).terms)


@dataclass(slots=True)
class _Sentence:
    start: int
    before: str  # on its line: a number may part a sentence whose line ends were lost
    words: str
    section: Section
    cues: Cues
    patterns: _Patterns


def read_terms(
    text: str, layout: Layout, mentions: Sequence[Mention], spoken: frozenset[str]
) -> tuple[Terms, tuple[Fact, ...]]:
    """The terms of an advert and where it says them; `spoken` are the ids of spoken languages among the skills.

    What is not said is None. Where an advert says two different things of one term, it counts as not said, except for
    the years, of which the first for the job as a whole counts, and the degree, of which the lowest does.
    """
    facts: list[Fact] = []
    stating = _stating(lowered(text), layout)
    years, years_of = _years(stating.get("years", ()), mentions, facts)
    values = _values({name: stating.get(name, ()) for name in VALUED}, facts)
    terms = Terms(
        years=years,
        years_of=years_of,
        degree=_degree(stating.get("degree", ()), facts),
        spoken=tuple(_spoken(text, layout, mentions, spoken, facts)),
        **values,
    )
    return terms, tuple(facts)


def _stating(words: str, layout: Layout) -> dict[str, list[_Sentence]]:
    """For each field the sentences, in order, that hold one of its hints: few do, and only those are searched."""
    stating: dict[str, list[_Sentence]] = {}
    patterns_of = {cues: _patterns(cues.language) for cues in set(layout.cues)}
    rows = zip(layout.sentence_starts, layout.sentence_ends, layout.sections, layout.cues, strict=True)
    for start, end, section, cues in rows:
        sentence_words = words[start:end]
        patterns = patterns_of[cues]
        names = patterns.hints.names_in(sentence_words)
        if names:
            before = words[max(0, start - _NOT_YEARS_REACH) : start].rpartition("\n")[2]
            sentence = _Sentence(start, before, sentence_words, section, cues, patterns)
            for name in names:
                stating.setdefault(name, []).append(sentence)
    return stating


def _years(
    sentences: Iterable[_Sentence], mentions: Sequence[Mention], facts: list[Fact]
) -> tuple[int | None, dict[str, int]]:
    overall: int | None = None
    of_skills: dict[str, int] = {}
    smallest: list[tuple[int, int, int]] = []
    for sentence in sentences:
        if sentence.section in _ABOUT_EMPLOYER or sentence.section is Section.BENEFITS:
            continue
        for found in sentence.patterns.years.finditer(sentence.words):
            least = _number(found["least"], sentence.patterns)
            low = max(0, found.start() - _NOT_YEARS_REACH)
            around = (sentence.before if not found.start() else "") + sentence.words[low : found.end() + 25]
            if not 0 < least <= MOST_YEARS or sentence.patterns.not_years.search(around):
                continue
            if _is_denied("years", sentence, found.start(), found.end()):
                continue
            if not (
                sentence.section in (Section.REQUIREMENTS, Section.OPTIONAL)
                or sentence.cues.knowing.search(sentence.words)
            ):
                continue
            start, end = sentence.start + found.start(), sentence.start + found.end()
            limit = min(end + _YEARS_REACH, sentence.start + len(sentence.words))
            skills = [one.skill for one in mentions if end <= one.start < limit]
            is_optional = sentence.section is Section.OPTIONAL or _is_optional(sentence, found.start(), found.end())
            for skill in skills[:1]:
                of_skills.setdefault(skill, least)
            if not is_optional:
                smallest.append((least, start, end))
    if smallest:
        overall, start, end = smallest[0]
        facts.append(Fact("years", start, end))
    return overall, of_skills


def _number(word: str, patterns: _Patterns) -> int:
    return int(word) if word.isdecimal() else patterns.numbers[word]


def _is_optional(sentence: _Sentence, start: int, end: int) -> bool:
    scopes = optional_scopes(sentence.words, [(start, end)], sentence.cues)
    return any(low <= start and end <= high for low, high in scopes)


def _is_optional_clearance(sentence: _Sentence, start: int, end: int) -> bool:
    """Whether a clearance is a plus: "Top Secret preferred" where one is a must speaks of its height."""
    is_plus = sentence.section is Section.OPTIONAL or _is_optional(sentence, start, end)
    return is_plus and not _is_denied("optional_clearance", sentence, start, end)


def _degree(sentences: Iterable[_Sentence], facts: list[Fact]) -> Degree | None:
    best: tuple[bool, int, Degree, Fact] | None = None
    for sentence in sentences:
        if sentence.section in _ABOUT_EMPLOYER or sentence.section is Section.BENEFITS:
            continue
        named = [
            (level, found)
            for level, pattern in sentence.patterns.degrees
            for found in pattern.finditer(sentence.words)
            if not _is_denied("degree", sentence, found.start(), found.end())
        ]
        if not named:
            continue
        stated = [(level, found) for level, found in named if level is not DegreeLevel.ANY] or named
        level, found = min(stated, key=lambda pair: _ORDER.index(pair[0]))
        is_optional = sentence.section is Section.OPTIONAL or _is_optional(sentence, found.start(), found.end())
        degree = Degree(
            level.value,
            Ask.OPTIONAL if is_optional else Ask.REQUIRED,
            sentence.patterns.equivalent.search(sentence.words) is not None,
        )
        fact = Fact("degree", sentence.start + found.start(), sentence.start + found.end())
        # One whose level is not said tells less than any other, however low.
        order = len(_ORDER) if level is DegreeLevel.ANY else _ORDER.index(level)
        rank = (is_optional, order, degree, fact)
        if best is None or rank[:2] < best[:2]:
            best = rank
    if best is None:
        return None
    facts.append(best[3])
    return best[2]


def _spoken(
    text: str, layout: Layout, mentions: Sequence[Mention], spoken: frozenset[str], facts: list[Fact]
) -> Iterator[Spoken]:
    read: dict[str, Spoken] = {}
    for one in mentions:
        if one.skill not in spoken or one.ask is Ask.MENTIONED:
            continue
        known = read.get(one.skill)
        if _names_no_demand(text, layout, one):
            continue
        if known is None or (known.ask is Ask.OPTIONAL and one.ask is Ask.REQUIRED):
            number = layout.sentence_at(one.start)
            low = max(layout.sentence_starts[number], one.start - _LEVEL_REACH)
            high = min(layout.sentence_ends[number], one.end + _LEVEL_REACH)
            near = lowered(text[low:high])
            patterns = _patterns(layout.cues[number].language)
            level = next((level for level, pattern in patterns.levels if pattern.search(near)), None)
            read[one.skill] = Spoken(one.skill, level, one.ask)
            facts.append(Fact("spoken", one.start, one.end))
    yield from read.values()


def _names_no_demand(text: str, layout: Layout, language: Mention) -> bool:
    """Whether a spoken language is named for something else: lessons, a market, one example of "another language".

    The phrases of `denied` see the name as "§".
    """
    number = layout.sentence_at(language.start)
    denied = _patterns(layout.cues[number].language).denied.get("spoken")
    if denied is None:
        return False
    low = max(layout.sentence_starts[number], language.start - 2 * _DENIED_REACH)
    high = min(layout.sentence_ends[number], language.end + _DENIED_REACH)
    around = f"{lowered(text[low : language.start])}{_NAME}{lowered(text[language.end : high])}"
    return denied.search(around) is not None


def _may_state(name: str, sentence: _Sentence) -> bool:
    """Whether a sentence may state a field: what is said of the employer, or of all who work there, is no term."""
    if name == "clearance":
        return sentence.section is not Section.COMPANY
    if name in ("contract", "hours"):
        return sentence.section not in (Section.BENEFITS, Section.LEGAL) or len(sentence.words) <= _TAG_CHARS
    return True


def _is_denied(name: str, sentence: _Sentence, start: int, end: int) -> bool:
    """Whether a phrase stands near by which the words at [start, end) say nothing of the field."""
    denied = sentence.patterns.denied.get(name)
    return (
        denied is not None
        and denied.search(sentence.words[max(0, start - _DENIED_REACH) : end + _DENIED_REACH]) is not None
    )


def _values(stating: Mapping[str, Iterable[_Sentence]], facts: list[Fact]) -> dict[str, str | None]:
    """The values of the fields of `VALUED`, each from the sentences that may state it."""
    found: dict[str, dict[str, tuple[int, int]]] = {}
    names_of: dict[int, set[str]] = {}
    by_start: dict[int, _Sentence] = {}
    for name, sentences in stating.items():
        for sentence in sentences:
            by_start[sentence.start] = sentence
            names_of.setdefault(sentence.start, set()).add(name)
    for start_of, sentence in sorted(by_start.items()):
        stated = names_of[start_of]
        for name, value, pattern in sentence.patterns.values:
            if name not in stated or value in found.get(name, ()) or not _may_state(name, sentence):
                continue
            for match in pattern.finditer(sentence.words):
                if _is_denied(name, sentence, match.start(), match.end()):
                    continue
                start, end = sentence.start + match.start(), sentence.start + match.end()
                said = value
                if name == "clearance" and _is_optional_clearance(sentence, match.start(), match.end()):
                    said = Ask.OPTIONAL.value
                found.setdefault(name, {}).setdefault(said, (start, end))
                if said == value:
                    break  # "Clearance preferred, US citizens only": what is a plus is not all
    values: dict[str, str | None] = {}
    for name, stated_values in found.items():
        decisive = _DECISIVE.get(name, "")
        value = decisive if decisive in stated_values else next(iter(stated_values))
        if value == decisive or len(stated_values) == 1:
            start, end = stated_values[value]
            values[name] = value
            facts.append(Fact(name, start, end))
    return values
