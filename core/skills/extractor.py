"""Reads a posting text: which skills it names, where, by which rule, and whether it asks for them."""

import gc
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Self

from core.catalogue.skill import Kind
from core.catalogue.taxonomy import Taxonomy
from core.models import UNKNOWN_LANGUAGE, Ask, Extraction, Mention, TitleReading, is_read
from core.skills.alternatives import Member, groups_in
from core.skills.ask import Named, asks_for_knowing, asks_of
from core.skills.cues import ENGLISH, lowered
from core.skills.degrees import degree_subjects, listed_subjects
from core.skills.language import language_of
from core.skills.layout import Layout, read_layout
from core.skills.matcher import SkillMatcher, SkillSpan
from core.skills.spellings import Spelling
from core.skills.terms import read_terms
from core.skills.text import MAX_CHARS, is_binary, shortened
from core.skills.titles import TitleReader

MAX_MENTIONS = 2_000
SPOKEN = "spoken-languages"
BUSINESS = "enterprise"
_NAME_GOES_ON = re.compile(r" [A-Z][a-z]")
_STRENGTH = {Ask.REQUIRED: 0, Ask.OPTIONAL: 1, Ask.MENTIONED: 2}


class Extractor:
    """Text in, mentions out. Building it takes about a second; one thread at a time may use it."""

    def __init__(self, taxonomy: Taxonomy, *, is_warm: bool = True) -> None:
        self.taxonomy = taxonomy
        self.taxonomy_version = taxonomy.version
        self._matcher = SkillMatcher(taxonomy)
        self._titles = TitleReader(taxonomy, self._matcher)
        if is_warm:
            language_of("Loads the model now, so that the first posting does not wait for it.")
        self._spoken = frozenset(skill.id for skill in taxonomy.skills.values() if skill.category == SPOKEN)
        self._is_soft = {skill.id: skill.kind is Kind.SOFT for skill in taxonomy.skills.values()}
        self._businesses = frozenset(
            skill.id for skill in taxonomy.skills.values() if skill.category == BUSINESS and skill.is_umbrella
        )
        self._is_trade = {skill.id: skill.kind in (Kind.CONCEPT, Kind.METHOD) for skill in taxonomy.skills.values()}

    @classmethod
    def load(cls, *, is_warm: bool = True) -> Self:
        """Build from `data/skills.json`; raises `DataFileError` when it is damaged.

        With `is_warm` the model of languages is loaded now, else with the first text that is long enough.
        """
        extractor = cls(Taxonomy.load(), is_warm=is_warm)
        # Half a million objects that live as long as the process: each full collection would walk them for nothing.
        gc.freeze()
        return extractor

    @property
    def spellings(self) -> Sequence[Spelling]:
        """Every spelling of every skill."""
        return self._matcher.spellings

    def extract(self, text: str) -> Extraction:
        """Read plain text (`plain_text` makes it from HTML or Markdown).

        Offsets are into `text`. Only its first 100,000 characters are read and at most 2,000 mentions kept; binary
        rubbish and an empty text give no mention and the language "und". A text in a language without a table
        (`data/reading_*.json`) is not read: it gives its language and no mention.
        """
        read = shortened(text, MAX_CHARS)
        if not read.strip() or is_binary(read):
            return _extraction(UNKNOWN_LANGUAGE, [], [])
        language = language_of(read)
        if not is_read(language):
            return _extraction(language, [], [])
        layout = read_layout(read, ENGLISH if language == UNKNOWN_LANGUAGE else language)
        named = self._matcher.find(read, layout)
        mentions, groups = self._mentions(read, layout, named[:MAX_MENTIONS])
        terms, facts = read_terms(read, layout, mentions, self._spoken)
        return replace(_extraction(language, mentions, groups), terms=terms, facts=facts)

    def read_title(self, title: str, company: str | None, language: str) -> TitleReading:
        """What the title of an advert of `company` asks for; nothing where its text, in `language`, is not read."""
        return self._titles.read(title, company, language) if is_read(language) else TitleReading()

    def extract_many(self, texts: Iterable[str]) -> Iterator[Extraction]:
        """`extract` for each text, in order, lazily."""
        return map(self.extract, texts)

    def _mentions(
        self, text: str, layout: Layout, named: list[SkillSpan]
    ) -> tuple[list[Mention], list[frozenset[str]]]:
        """The mentions, and the groups of asked skills of which one is enough."""
        by_sentence: dict[int, list[SkillSpan]] = {}
        for span in named:
            by_sentence.setdefault(layout.sentence_at(span.start), []).append(span)
        mentions: list[Mention] = []
        groups: list[frozenset[str]] = []
        trades = {number for number, group in by_sentence.items() if all(self._is_trade[span.skill] for span in group)}
        sentences = [text[low:high] for low, high in zip(layout.sentence_starts, layout.sentence_ends, strict=True)]
        continued = {
            number
            for number in trades
            if number and "\n" not in text[layout.sentence_ends[number - 1] : layout.sentence_starts[number]]
        }
        listed = listed_subjects(sentences, layout.cues, trades, continued)
        for number, group in by_sentence.items():
            low, high = layout.sentence_starts[number], layout.sentence_ends[number]
            sentence, section, cues = text[low:high], layout.sections[number], layout.cues[number]
            spans = [
                Named(span.start - low, span.end - low, self._is_trade[span.skill], span.skill in self._businesses)
                for span in group
            ]
            asks = asks_of(sentence, section, spans, cues)
            subjects = [span.is_trade for span in spans] if number in listed else degree_subjects(sentence, spans, cues)
            asked_members = []
            for span, ask, is_subject in zip(group, asks, subjects, strict=True):
                if not is_subject and not self._is_part_of_product(span, group, text):
                    mentions.append(
                        Mention(span.skill, span.start, span.end, text[span.start : span.end], ask, span.rule)
                    )
                    if ask is not Ask.MENTIONED and not self._is_soft[span.skill]:
                        asked_members.append(self._member(text, span, low))
            if len(asked_members) > 1:
                words = lowered(sentence)
                groups += groups_in(words, asked_members, cues, asks_for_knowing=asks_for_knowing(words, section, cues))
        return mentions, groups

    def _member(self, text: str, named: SkillSpan, low: int) -> Member:
        written = text[named.start : named.end]
        return Member(
            named.skill,
            named.start - low,
            named.end - low,
            self._is_trade[named.skill],
            written.isupper() and " " not in written,
            self.taxonomy.closure[named.skill],
            self.taxonomy.skills[named.skill].kind,
        )

    def _is_part_of_product(self, named: SkillSpan, group: list[SkillSpan], text: str) -> bool:
        """Whether a trade is the middle of a product's name: "Container" in "Azure Container Instances"."""
        if not (self._is_trade[named.skill] and text[named.start].isupper() and _NAME_GOES_ON.match(text, named.end)):
            return False
        return any(other.end + 1 == named.start and not self._is_trade[other.skill] for other in group)


def _extraction(language: str, mentions: list[Mention], groups: list[frozenset[str]]) -> Extraction:
    strongest: dict[str, Ask] = {}
    for mention in mentions:
        held = strongest.get(mention.skill)
        if held is None or _STRENGTH[mention.ask] < _STRENGTH[held]:
            strongest[mention.skill] = mention.ask
    required, optional, mentioned = (
        frozenset(skill for skill, held in strongest.items() if held is ask) for ask in _STRENGTH
    )
    return Extraction(language, tuple(mentions), required, optional, mentioned, tuple(dict.fromkeys(groups)))
