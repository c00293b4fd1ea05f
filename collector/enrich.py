"""From an advert to a posting: plain text, role, skills, content hash, fingerprints."""

import hashlib
import logging
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Protocol

from collector.adverts import Advert
from collector.fingerprints import fingerprints
from collector.importing.values import without_markdown_escapes
from collector.pay_sentences import pay_in_text
from collector.work_model_choice import where_one_works
from collector.workers import ReadText, SkillPool, texts_read
from core.catalogue.roles import RoleCatalogue
from core.errors import MissingPackage
from core.models import Extraction, Fact, Place, Posting, PostingText, Salary, Seniority, Terms, TitleReading, WorkModel
from core.skills.employers import without_own_name
from core.skills.text import CUT, plain_text

log = logging.getLogger(__name__)
ReadPosting = tuple[Posting, PostingText]
_ADVERT_FIELDS = tuple(Advert.__dataclass_fields__)
MOST_NAMED = 20  # a hostile file may hold thousands


NOTHING_READ = Extraction("und", (), frozenset(), frozenset(), frozenset())


class SkillReader(Protocol):
    """What finds skills in a text; `core.skills.extractor.Extractor` is one."""

    @property
    def taxonomy_version(self) -> str:
        """The version of the taxonomy that reads."""

    def extract_many(self, texts: Iterable[str]) -> Iterator[Extraction]:
        """The skills and facts of each text, in the order of `texts`."""

    def read_title(self, title: str, company: str | None, language: str) -> TitleReading:
        """What the title of an advert of `company`, whose text is in `language`, asks for."""


class Reader:
    """Reads roles and skills. Build it once and share it: `skills` loads spaCy."""

    def __init__(self, roles: RoleCatalogue, skills: SkillReader) -> None:
        self.roles, self.skills = roles, skills
        self.texts_cut = 0
        self._match = lru_cache(maxsize=5_000)(roles.match)  # few titles make up most postings

    @classmethod
    def load(cls, workers: int = 1) -> "Reader":
        """With `workers` of two or more, so many processes read the texts of large batches.

        Raises DataFileError where a data file is damaged, MissingPackage where spaCy cannot be loaded.
        """
        try:
            from core.skills.extractor import Extractor  # spaCy takes a second to load: only when postings are read
        except ImportError as error:
            raise MissingPackage(
                f"Reading skills needs the package {error.name or 'spacy'}, which cannot be loaded here. Install what "
                "is pinned: .venv/bin/python -m pip install --require-hashes -r requirements.txt"
            ) from error

        own = Extractor.load(is_warm=False)  # rows without texts need no model of languages: 60 MB
        return cls(RoleCatalogue.load(), SkillPool(own, workers) if workers > 1 else own)

    def draft(self, source: str, advert: Advert, now: datetime) -> ReadPosting:
        """The posting without its skills and fingerprints: enough to tell whether it changed.

        Where the source does not say where one works, the location or the text may; where it states no pay, the text
        may. What comes from the text leaves a fact: the sentence that says it. A date that lies in the future is none.
        """
        text = plain_text(without_markdown_escapes(advert.description))
        if text.endswith(CUT):
            self._tell_cut(source, advert, text)
        facts: list[Fact] = []
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
            places=advert.places,
            work_model=_work_model(advert, text, facts),
            salary=advert.salary or _salary_in(text, advert.places, facts),
            url=advert.url,
            taxonomy_version=self.skills.taxonomy_version,
            content_hash=content_hash(advert, text),
            closed_on=advert.closed_on or (now.date() if says_closed(text) else None),
            discovered_at=advert.discovered_at,
        )
        return posting, PostingText(posting_id, text, facts=tuple(facts))

    def _tell_cut(self, source: str, advert: Advert, text: str) -> None:
        self.texts_cut += 1
        if self.texts_cut <= MOST_NAMED:
            log.warning(
                "%s:%s: its text of %s characters is too long; the first %s are kept and read",
                source,
                advert.native_id,
                f"{len(advert.description):,}",
                f"{len(text):,}",
            )
        if self.texts_cut == MOST_NAMED:
            log.warning("further texts that are too long are cut without a word")

    def with_skills(self, drafts: Iterable[ReadPosting]) -> Iterator[ReadPosting]:
        """The same postings with skills, mentions, language and fingerprints.

        Where other processes read, they begin at once and not when the first posting is asked for.
        """
        listed = list(drafts)
        texts = [text.text for _, text in listed if text.text]
        pool = self.skills if isinstance(self.skills, SkillPool) else None
        return self._with_read(listed, pool.read_many(texts) if pool else texts_read(self.skills, texts))

    def _with_read(self, drafts: Iterable[ReadPosting], texts: Iterator[ReadText]) -> Iterator[ReadPosting]:
        for posting, text in drafts:
            extraction, of_text = next(texts) if text.text else (NOTHING_READ, ())
            read, read_text = self.read_as(posting, text, extraction)
            prints = fingerprints(posting.url, posting.company, posting.raw_title, posting.place, of_text)
            yield replace(read, fingerprints=prints), read_text

    def read_as(self, posting: Posting, text: PostingText, extraction: Extraction) -> ReadPosting:
        """Both with what was read in the text and what the title asks for beside it."""
        extraction = without_own_name(extraction, posting.company)
        titled = self.skills.read_title(posting.raw_title, posting.company, extraction.language)
        read = _with_title(with_extraction(posting, extraction, self.skills.taxonomy_version), titled)
        read_text = with_mentions(text, extraction)
        return read, replace(read_text, title_mentions=titled.mentions) if titled.mentions else read_text


_CLOSED = re.compile(
    r"(?<!until )(?<!once )(?<!when )(?:this|the) (?:position|role|job|vacancy|posting|opening) "
    r"(?:is|has been|was) (?:now |already )?(?:closed|filled|no longer (?:available|open|accepting))|"
    r"\bno longer accepting applications\b|\bapplications (?:are|have been) (?:now )?closed\b",
    re.IGNORECASE,
)
_OPENING_CHARS = 400


def says_closed(text: str) -> bool:
    """Whether an advert begins by saying that its opening is filled. Further down it is said of other things."""
    return _CLOSED.search(text[:_OPENING_CHARS]) is not None


def with_extraction(posting: Posting, extraction: Extraction, taxonomy_version: str) -> Posting:
    """The posting with the skills that were read in its text, and the version of the taxonomy that read them."""
    return replace(
        posting,
        required=extraction.required,
        optional=extraction.optional,
        mentioned=extraction.mentioned,
        alternatives=extraction.alternatives,
        terms=extraction.terms,
        language=extraction.language,
        taxonomy_version=taxonomy_version,
    )


def _with_title(posting: Posting, titled: TitleReading) -> Posting:
    """The posting that requires what its title names too.

    A group of the title is none where the text asks for each of its members and offers no choice between them.
    """
    terms = _with_terms_of_title(posting, titled.terms)
    if not titled.mentions:
        return posting if terms is posting.terms else replace(posting, terms=terms)
    named = frozenset(mention.skill for mention in titled.mentions)
    offered = [group for group in posting.alternatives if len(group & named) > 1]
    groups = [
        group
        for group in titled.alternatives
        if not group <= posting.skills or any(len(group & other) > 1 for other in offered)
    ]
    return replace(
        posting,
        required=posting.required | named,
        optional=posting.optional - named,
        mentioned=posting.mentioned - named,
        alternatives=tuple(dict.fromkeys((*posting.alternatives, *groups))),
        terms=terms,
    )


def _with_terms_of_title(posting: Posting, titled: Terms) -> Terms:
    """The text's terms, and the title's where the text says nothing; an intern's job is an internship."""
    terms = posting.terms
    contract = "internship" if posting.seniority is Seniority.INTERN else titled.contract
    if not (titled.clearance or contract or titled.hours):
        return terms
    return replace(
        terms,
        clearance=terms.clearance or titled.clearance,
        contract=terms.contract or contract,
        hours=terms.hours or titled.hours,
    )


def with_mentions(text: PostingText, extraction: Extraction) -> PostingText:
    """The text with what was read in it; facts that the draft found by itself stay."""
    if extraction is NOTHING_READ and not (text.facts or text.mentions):
        return text
    own = tuple(fact for fact in text.facts if fact.field not in Terms.__dataclass_fields__)
    return replace(text, mentions=extraction.mentions, facts=(*own, *extraction.facts))


def with_stated(posting: Posting, text: PostingText) -> ReadPosting:
    """Both with pay and work model read again, where the text and not the source had told them, or nothing had."""
    told = {fact.field for fact in text.facts}
    facts = [fact for fact in text.facts if fact.field not in ("salary", "work_model")]
    salary, work_model = posting.salary, posting.work_model
    if salary is None or "salary" in told:
        salary = _salary_in(text.text, posting.places, facts)
    if work_model is None or "work_model" in told:
        location = posting.places[0].text if posting.places else None
        work_model, stated = where_one_works(None, location, posting.raw_title, text.text)
        if stated:
            facts.append(Fact("work_model", stated.start, stated.end))
    return replace(posting, salary=salary, work_model=work_model), replace(text, facts=tuple(facts))


def content_hash(advert: Advert, text: str) -> str:
    """A short hash of all that an advert says. When and where it was found is no part of it."""
    told = {"description": text, "discovered_at": None}
    # As repr() of the advert writes it, which takes three times as long.
    fields = ", ".join(
        f"{name}={_places_told(advert.places) if name == 'places' else repr(told.get(name, getattr(advert, name)))}"
        for name in _ADVERT_FIELDS
    )
    return hashlib.blake2b(f"Advert({fields})".encode("utf-8", "replace"), digest_size=12).hexdigest()


@lru_cache(maxsize=5_000)
def _places_told(places: tuple[Place, ...]) -> str:
    return repr(places)


def _posted_on(advert: Advert, now: datetime) -> date | None:
    """The advert's own date, else the day on which its source discovered it; None where neither can be."""
    latest = now.date() + timedelta(days=1)  # it may be tomorrow already where the employer is
    posted_on = advert.posted_on or (advert.discovered_at.date() if advert.discovered_at else None)
    return posted_on if posted_on and posted_on <= latest else None


def _work_model(advert: Advert, text: str, facts: list[Fact]) -> WorkModel | None:
    location = advert.places[0].text if advert.places else None
    model, stated = where_one_works(advert.work_model, location, advert.raw_title, text, is_remote=advert.remote)
    if stated:
        facts.append(Fact("work_model", stated.start, stated.end))
    return model


def _salary_in(text: str, places: Iterable[Place], facts: list[Fact]) -> Salary | None:
    country = next((place.country_code for place in places if place.country_code), None)
    if (stated := pay_in_text(text, country)) is None:
        return None
    facts.append(Fact("salary", stated.start, stated.end))
    return stated.salary
