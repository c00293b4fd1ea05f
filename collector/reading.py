"""From an advert to a posting: plain text, role, skills, content hash, fingerprints."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Protocol

from collector.adverts import Advert
from collector.fingerprints import fingerprints
from core.errors import MissingPackage
from core.models import Extraction, Posting, PostingText
from core.roles import RoleCatalogue
from core.skills.text import plain_text

ReadPosting = tuple[Posting, PostingText]


class SkillReader(Protocol):
    """What finds skills in a text; `core.skills.extractor.Extractor` is one."""

    @property
    def taxonomy_version(self) -> str: ...

    def extract_many(self, texts: Iterable[str]) -> Iterator[Extraction]: ...


class Reader:
    """Reads roles and skills. Build it once and share it: `skills` loads spaCy."""

    def __init__(self, roles: RoleCatalogue, skills: SkillReader) -> None:
        self.roles, self.skills = roles, skills
        self._match = lru_cache(maxsize=20_000)(roles.match)  # few titles make up most postings

    @classmethod
    def load(cls) -> "Reader":
        """Raises DataFileError where a data file is damaged, MissingPackage where spaCy cannot be loaded."""
        try:
            from core.skills.extractor import Extractor  # spaCy takes a second to load: only when postings are read
        except ImportError as error:
            raise MissingPackage(
                f"Reading skills needs the package {error.name or 'spacy'}, which cannot be loaded here. Install what "
                "is pinned: .venv/bin/python -m pip install --require-hashes -r requirements.txt"
            ) from error

        return cls(RoleCatalogue.load(), Extractor.load())

    def draft(self, source: str, advert: Advert, now: datetime) -> ReadPosting:
        """The posting without its skills and fingerprints: enough to tell whether it changed.

        A date that is missing or lies in the future becomes the day of discovery, else today; the content hash
        holds what the advert said, so that it does not change with the day it is read.
        """
        text = plain_text(advert.description)
        match = self._match(advert.raw_title)
        posting_id = f"{source}:{advert.native_id}"
        posting = Posting(
            posting_id=posting_id,
            source=source,
            raw_title=advert.raw_title,
            posted_on=_posted_on(advert, now),
            role=match.role_id,
            seniority=match.seniority or advert.seniority,
            company=advert.company,
            place=advert.place,
            remote=advert.remote,
            salary=advert.salary,
            url=advert.url,
            taxonomy_version=self.skills.taxonomy_version,
            content_hash=content_hash(advert, text),
            closed_on=advert.closed_on,
            discovered_at=advert.discovered_at,
        )
        return posting, PostingText(posting_id, text)

    def with_skills(self, drafts: Iterable[ReadPosting]) -> Iterator[ReadPosting]:
        """The same postings with skills, mentions, language and fingerprints."""
        listed = list(drafts)
        for (posting, text), found in zip(
            listed, self.skills.extract_many(text.text for _, text in listed), strict=True
        ):
            yield (
                replace(
                    with_extraction(posting, found, self.skills.taxonomy_version),
                    fingerprints=fingerprints(
                        posting.url, posting.company, posting.raw_title, posting.place, text.text
                    ),
                ),
                replace(text, mentions=found.mentions),
            )


def with_extraction(posting: Posting, found: Extraction, taxonomy_version: str) -> Posting:
    return replace(
        posting,
        required=found.required,
        optional=found.optional,
        mentioned=found.mentioned,
        language=found.language,
        taxonomy_version=taxonomy_version,
    )


def content_hash(advert: Advert, text: str) -> str:
    """A short hash of all that an advert says. When and where it was found is no part of it."""
    said = replace(advert, description=text, discovered_at=None)
    return hashlib.blake2b(repr(said).encode("utf-8", "replace"), digest_size=12).hexdigest()


def _posted_on(advert: Advert, now: datetime) -> date:
    latest = now.date() + timedelta(days=1)  # it may be tomorrow already where the employer is
    for said in (advert.posted_on, advert.discovered_at and advert.discovered_at.date()):
        if said and said <= latest:
            return said
    return now.date()
