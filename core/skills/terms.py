"""What an advert says of who may apply and on which terms, each with the words that say it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from core.catalogue.wording import Section
from core.models import Ask, Fact, Mention, Spoken, Terms
from core.skills.cues import ENGLISH, lowered
from core.skills.layout import Layout
from core.skills.term_degrees import read_degree
from core.skills.term_sentences import (
    ABOUT_EMPLOYER,
    DENIED_REACH,
    StatingSentence,
    TermPatterns,
    is_a_plus,
    is_denied,
    patterns_of,
)

MOST_YEARS = 20
VALUED = ("visa", "relocation", "clearance", "contract", "hours")
# So far after "5 years of" a skill may stand for the years to be its own.
_YEARS_REACH = 45
_NOT_YEARS_REACH = 40
_AFTER_REACH = 60
_LEVEL_REACH = 30
_TAG_CHARS = 60
_NAME = "§"
_DECISIVE = {"clearance": Ask.REQUIRED.value, "visa": "refused", "relocation": "refused"}  # what outweighs the rest


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
        degree=read_degree(stating.get("degree", ()), facts),
        spoken=tuple(_spoken(text, layout, mentions, spoken, facts)),
        **values,
    )
    return terms, tuple(facts)


def _stating(words: str, layout: Layout) -> dict[str, list[StatingSentence]]:
    """For each field the sentences, in order, that hold one of its hints: few do, and only those are searched."""
    stating: dict[str, list[StatingSentence]] = {}
    by_cues = {cues: patterns_of(cues.language) for cues in set(layout.cues)}
    rows = zip(layout.sentence_starts, layout.sentence_ends, layout.sections, layout.cues, strict=True)
    for start, end, section, cues in rows:
        sentence_words = words[start:end]
        patterns = by_cues[cues]
        names = patterns.hints.names_in(sentence_words)
        if names:
            before = words[max(0, start - _NOT_YEARS_REACH) : start].rpartition("\n")[2]
            after = words[end : end + _AFTER_REACH].partition("\n")[0]
            sentence = StatingSentence(start, before, sentence_words, after, section, cues, patterns)
            for name in names:
                stating.setdefault(name, []).append(sentence)
    return stating


def _years(
    sentences: Iterable[StatingSentence], mentions: Sequence[Mention], facts: list[Fact]
) -> tuple[int | None, dict[str, int]]:
    overall: int | None = None
    of_skills: dict[str, int] = {}
    smallest: list[tuple[int, int, int]] = []
    for sentence in sentences:
        if sentence.section in ABOUT_EMPLOYER or sentence.section is Section.BENEFITS:
            continue
        for match in sentence.patterns.years.finditer(sentence.words):
            least = _number(match["least"], sentence.patterns)
            low = max(0, match.start() - _NOT_YEARS_REACH)
            around = (sentence.before if not match.start() else "") + sentence.words[low : match.end() + 25]
            if not 0 < least <= MOST_YEARS or sentence.patterns.not_years.search(around):
                continue
            if is_denied("years", sentence, match.start(), match.end()):
                continue
            if not (
                sentence.section in (Section.REQUIREMENTS, Section.OPTIONAL)
                or sentence.cues.knowing.search(sentence.words)
            ):
                continue
            start, end = sentence.start + match.start(), sentence.start + match.end()
            limit = min(end + _YEARS_REACH, sentence.start + len(sentence.words))
            skills = [mention.skill for mention in mentions if end <= mention.start < limit]
            is_optional = sentence.section is Section.OPTIONAL or is_a_plus(sentence, match.start(), match.end())
            for skill in skills[:1]:
                of_skills.setdefault(skill, least)
            if not is_optional:
                smallest.append((least, start, end))
    if smallest:
        overall, start, end = smallest[0]
        facts.append(Fact("years", start, end))
    return overall, of_skills


def _number(word: str, patterns: TermPatterns) -> int:
    return int(word) if word.isdecimal() else patterns.numbers[word]


def _is_optional_clearance(sentence: StatingSentence, start: int, end: int) -> bool:
    """Whether a clearance is a plus: "Top Secret preferred" where one is a must speaks of its height."""
    is_plus = sentence.section is Section.OPTIONAL or is_a_plus(sentence, start, end)
    return is_plus and not is_denied("optional_clearance", sentence, start, end)


def _spoken(
    text: str, layout: Layout, mentions: Sequence[Mention], spoken: frozenset[str], facts: list[Fact]
) -> Iterator[Spoken]:
    read: dict[str, Spoken] = {}
    for mention in mentions:
        if mention.skill not in spoken or mention.ask is Ask.MENTIONED:
            continue
        earlier = read.get(mention.skill)
        if _names_no_demand(text, layout, mention):
            continue
        if earlier is None or (earlier.ask is Ask.OPTIONAL and mention.ask is Ask.REQUIRED):
            number = layout.sentence_at(mention.start)
            low = max(layout.sentence_starts[number], mention.start - _LEVEL_REACH)
            high = min(layout.sentence_ends[number], mention.end + _LEVEL_REACH)
            near = lowered(text[low:high])
            patterns = patterns_of(layout.cues[number].language)
            level = next((level for level, pattern in patterns.levels if pattern.search(near)), None)
            read[mention.skill] = Spoken(mention.skill, level, mention.ask)
            facts.append(Fact("spoken", mention.start, mention.end))
    yield from read.values()


def _names_no_demand(text: str, layout: Layout, language: Mention) -> bool:
    """Whether a spoken language is named for something else: lessons, a market, one example of "another language".

    The phrases of `denied` see the name as "§".
    """
    number = layout.sentence_at(language.start)
    denied = patterns_of(layout.cues[number].language).denied.get("spoken")
    if denied is None:
        return False
    low = max(layout.sentence_starts[number], language.start - 2 * DENIED_REACH)
    high = min(layout.sentence_ends[number], language.end + DENIED_REACH)
    around = f"{lowered(text[low : language.start])}{_NAME}{lowered(text[language.end : high])}"
    return denied.search(around) is not None


def _may_state(name: str, sentence: StatingSentence) -> bool:
    """Whether a sentence may state a field: what is said of the employer, or of all who work there, is no term."""
    if name == "clearance":
        return sentence.section is not Section.COMPANY
    if name in ("contract", "hours"):
        # An English benefit may be one "for full-time employees"; others name the contract as a benefit.
        most = _TAG_CHARS if sentence.cues.language == ENGLISH else 2 * _TAG_CHARS
        return sentence.section not in (Section.BENEFITS, Section.LEGAL) or len(sentence.words) <= most
    return True


def _values(stating: Mapping[str, Iterable[StatingSentence]], facts: list[Fact]) -> dict[str, str | None]:
    """The values of the fields of `VALUED`, each from the sentences that may state it."""
    places: dict[str, dict[str, tuple[int, int]]] = {}
    names_of: dict[int, set[str]] = {}
    by_start: dict[int, StatingSentence] = {}
    for name, sentences in stating.items():
        for sentence in sentences:
            by_start[sentence.start] = sentence
            names_of.setdefault(sentence.start, set()).add(name)
    for start_of, sentence in sorted(by_start.items()):
        stated = names_of[start_of]
        for name, value, pattern in sentence.patterns.values:
            if name not in stated or value in places.get(name, ()) or not _may_state(name, sentence):
                continue
            for match in pattern.finditer(sentence.words):
                if is_denied(name, sentence, match.start(), match.end()):
                    continue
                start, end = sentence.start + match.start(), sentence.start + match.end()
                stated_value = value
                if name == "clearance" and _is_optional_clearance(sentence, match.start(), match.end()):
                    stated_value = Ask.OPTIONAL.value
                places.setdefault(name, {}).setdefault(stated_value, (start, end))
                if stated_value == value:
                    break  # "Clearance preferred, US citizens only": what is a plus is not all
    values: dict[str, str | None] = {}
    for name, stated_values in places.items():
        decisive = _DECISIVE.get(name, "")
        value = decisive if decisive in stated_values else next(iter(stated_values))
        if value == decisive or len(stated_values) == 1:
            start, end = stated_values[value]
            values[name] = value
            facts.append(Fact(name, start, end))
    return values
