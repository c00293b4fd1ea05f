"""Reads a posting text: which skills it names, where, by which rule, and whether it asks for them."""

import gc
from collections.abc import Iterable, Iterator
from typing import Self

from core.models import Ask, Extraction, Mention
from core.skills.ask import Named, asks_of
from core.skills.language import language_of
from core.skills.layout import Layout, read_layout
from core.skills.matcher import Found, SkillMatcher
from core.skills.taxonomy import Kind, Taxonomy
from core.skills.text import MAX_CHARS, is_binary, shortened

MAX_MENTIONS = 2_000
_STRENGTH = {Ask.REQUIRED: 0, Ask.OPTIONAL: 1, Ask.MENTIONED: 2}


class Extractor:
    """Text in, mentions out. Building it takes about a second; one thread at a time may use it."""

    def __init__(self, taxonomy: Taxonomy) -> None:
        self.taxonomy = taxonomy
        self.taxonomy_version = taxonomy.version
        self._matcher = SkillMatcher(taxonomy)
        language_of("Loads the model now, so that the first posting does not wait for it.")
        self._is_trade = {skill.id: skill.kind in (Kind.CONCEPT, Kind.METHOD) for skill in taxonomy.skills.values()}

    @classmethod
    def load(cls) -> Self:
        """Build from `data/skills.json`; raises `DataFileError` when it is damaged."""
        extractor = cls(Taxonomy.load())
        # Half a million objects that live as long as the process: each full collection would walk them for nothing.
        gc.freeze()
        return extractor

    def extract(self, text: str) -> Extraction:
        """Read plain text (`plain_text` makes it from HTML or Markdown).

        Offsets are into `text`. Only its first 100,000 characters are read and at most 2,000 mentions kept; binary
        rubbish and an empty text give no mention and the language "und". In a language other than English only
        names count that mean one thing everywhere, written as the taxonomy writes them.
        """
        read = shortened(text, MAX_CHARS)
        if not read.strip() or is_binary(read):
            return _extraction("und", [])
        language = language_of(read)
        layout = read_layout(read)
        found = self._matcher.find(read, layout, only_unambiguous=language not in ("en", "und"))
        return _extraction(language, self._mentions(read, layout, found[:MAX_MENTIONS]))

    def extract_many(self, texts: Iterable[str]) -> Iterator[Extraction]:
        """`extract` for each text, in order, lazily."""
        return map(self.extract, texts)

    def _mentions(self, text: str, layout: Layout, found: list[Found]) -> list[Mention]:
        by_sentence: dict[int, list[Found]] = {}
        for one in found:
            by_sentence.setdefault(layout.sentence_at(one.start), []).append(one)
        mentions = []
        for number, group in by_sentence.items():
            low, high = layout.sentence_starts[number], layout.sentence_ends[number]
            spans = [Named(one.start - low, one.end - low, self._is_trade[one.skill]) for one in group]
            asks = asks_of(text[low:high], layout.section_at(low), spans)
            for one, ask in zip(group, asks, strict=True):
                mentions.append(Mention(one.skill, one.start, one.end, text[one.start : one.end], ask, one.rule))
        return mentions


def _extraction(language: str, mentions: list[Mention]) -> Extraction:
    strongest: dict[str, Ask] = {}
    for mention in mentions:
        held = strongest.get(mention.skill)
        if held is None or _STRENGTH[mention.ask] < _STRENGTH[held]:
            strongest[mention.skill] = mention.ask
    required, optional, mentioned = (
        frozenset(skill for skill, held in strongest.items() if held is ask) for ask in _STRENGTH
    )
    return Extraction(language, tuple(mentions), required, optional, mentioned)
