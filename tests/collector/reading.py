"""A reader quick enough for tests that store thousands of postings: real roles, real plain text, three skills."""

import re
from collections.abc import Iterable, Iterator

from collector.enrich import Reader
from core.catalogue.roles import RoleCatalogue
from core.models import Ask, Extraction, Mention, TitleReading

_FOUND = re.compile(r"\b(?:Python|SQL|Docker)\b")


class ThreeSkills:
    """Speaks the extractor's interface. Building the real one takes seconds; it has tests of its own."""

    def __init__(self, taxonomy_version: str = "three-1") -> None:
        self.taxonomy_version = taxonomy_version

    def extract_many(self, texts: Iterable[str]) -> Iterator[Extraction]:
        for text in texts:
            mentions = tuple(
                Mention(found[0].lower(), found.start(), found.end(), found[0], Ask.REQUIRED, "name")
                for found in _FOUND.finditer(text)
            )
            skills = frozenset(mention.skill for mention in mentions)
            yield Extraction("en", mentions, skills, frozenset(), frozenset())

    def read_title(self, title: str, company: str | None, language: str) -> TitleReading:
        return TitleReading()


def quick_reader(taxonomy_version: str = "three-1") -> Reader:
    return Reader(RoleCatalogue.load(), ThreeSkills(taxonomy_version))
