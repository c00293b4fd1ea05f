"""New names: terms that stand in lists beside known skills and are not read as one, ranked by who writes them."""

import gzip
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from core.catalogue.overlay import overlay
from core.catalogue.skill import Kind
from core.catalogue.taxonomy import Taxonomy
from core.errors import DataFileError
from core.models import Mention
from core.skills.check import is_common_word
from core.skills.extractor import Extractor
from core.skills.layout import read_layout
from core.skills.text import plain_text

SENTENCES = 3
MOST_WORDS = 3
_SENTENCE_CHARS = 300
_PARTS = re.compile(
    r"[,;/|()\[\]•\n]|\s[-–—]\s|:\s|\b(?:and|or|und|oder|et|ou|y|o)\b|\be\.g\.|\bsuch as\b|\blike\b|\betc\b"
)
_TRIM = " \t.,:;-–—*•'\"“”’"
_NAME = re.compile(r"[A-Z0-9][\w.+#-]*(?: [A-Z0-9][\w.+#-]*)*")
_VERSION = re.compile(r"[\d.+vV-]+")


@dataclass(frozen=True, slots=True)
class AdvertText:
    """What is read: a text, who wrote it and when."""

    text: str
    company: str
    day: date | None
    mentions: tuple[Mention, ...] | None = None  # as stored; None where it has yet to be read


@dataclass(slots=True)
class SkillCandidate:
    """A name that may be a skill. `known_as` is the skill that is spelled so where it was left unread."""

    name: str
    known_as: str | None = None
    companies: set[str] = field(default_factory=set)
    weeks: set[tuple[int, int]] = field(default_factory=set)
    adverts: int = 0
    sentences: list[str] = field(default_factory=list)

    @property
    def rank(self) -> tuple[int, int, int]:
        """Companies, weeks, adverts: more is better."""
        return len(self.companies), len(self.weeks), self.adverts


def adverts_in(file: Path) -> Iterator[AdvertText]:
    """Adverts of a JSON Lines file, packed or not: `text` or `description`, with `company` and `date_posted`.

    Raises DataFileError for a line that is none.
    """
    unpack = gzip.open if file.suffix == ".gz" else open
    with unpack(file, "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            try:
                row = json.loads(line)
                raw = row.get("text") or row.get("description") or ""
                day = row.get("date_posted")
                written = date.fromisoformat(day[:10]) if day else None
                yield AdvertText(plain_text(str(raw)), str(row.get("company") or ""), written)
            except (ValueError, AttributeError, TypeError) as error:
                raise DataFileError(file, f"line {number}", f"is no posting: {error!r}") from error


def candidates(adverts: Iterable[AdvertText], extractor: Extractor) -> list[SkillCandidate]:
    """The candidates of these adverts, the most widespread first; what was rejected is left out, "later" comes last.

    An advert counts once for a name. A name in lower case, of a person's trade, a place or a common word is none.
    """
    read = (replace(advert, mentions=extractor.extract(advert.text).mentions) for advert in adverts)
    return candidates_of_read(read, extractor.taxonomy)


def candidates_of_read(adverts: Iterable[AdvertText], taxonomy: Taxonomy) -> list[SkillCandidate]:
    """The same of adverts whose mentions are known."""
    decided = overlay()
    rejected = {name.casefold() for name in decided.rejected}
    later = {name.casefold() for name in decided.later}
    by_name: dict[str, SkillCandidate] = {}
    spellings: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for number, advert in enumerate(adverts):
        seen: set[str] = set()
        for name, sentence in _unread_names(advert.text, advert.mentions or (), taxonomy):
            key = name.casefold()
            if key in rejected:
                continue
            spellings[key][name] += 1
            candidate = by_name.setdefault(key, SkillCandidate(name, taxonomy.resolve(name)))
            if key in seen:
                continue
            seen.add(key)
            candidate.adverts += 1
            company = advert.company or f"advert {number}"
            if company not in candidate.companies and len(candidate.sentences) < SENTENCES:
                candidate.sentences.append(sentence)
            candidate.companies.add(company)
            if advert.day:
                candidate.weeks.add(advert.day.isocalendar()[:2])
    for key, candidate in by_name.items():
        candidate.name = max(spellings[key], key=lambda name: (spellings[key][name], name))
    return sorted(
        by_name.values(), key=lambda candidate: (candidate.name.casefold() not in later, candidate.rank), reverse=True
    )


def _unread_names(text: str, mentions: Iterable[Mention], taxonomy: Taxonomy) -> Iterator[tuple[str, str]]:
    """Names beside known technologies in one list, with their sentence."""
    layout = read_layout(text)
    by_sentence: dict[int, list[Mention]] = defaultdict(list)
    for mention in mentions:
        by_sentence[layout.sentence_at(mention.start)].append(mention)
    for number, named in by_sentence.items():
        low, high = layout.sentence_starts[number], layout.sentence_ends[number]
        sentence = text[low:high]
        parts = list(_parts(sentence))
        read = [[span for span in named if low + start <= span.start < low + end] for start, end in parts]
        is_known = [any(_is_technology(span, taxonomy) for span in there) for there in read]
        for place, (start, end) in enumerate(parts):
            beside = (place > 0 and is_known[place - 1]) or (place + 1 < len(parts) and is_known[place + 1])
            name = sentence[start:end].strip(_TRIM)
            if beside and not read[place] and _may_be_name(name, taxonomy):
                yield name, sentence.strip()[:_SENTENCE_CHARS]


def _parts(sentence: str) -> Iterator[tuple[int, int]]:
    start = 0
    for joint in _PARTS.finditer(sentence):
        if sentence[start : joint.start()].strip():
            yield start, joint.start()
        start = joint.end()
    if sentence[start:].strip():
        yield start, len(sentence)


def _is_technology(mention: Mention, taxonomy: Taxonomy) -> bool:
    skill = taxonomy.skills[mention.skill]
    return skill.kind not in (Kind.SOFT, Kind.CONCEPT, Kind.METHOD) and skill.category != "spoken-languages"


def _may_be_name(name: str, taxonomy: Taxonomy) -> bool:
    fits = 2 <= len(name) <= 40 and name.count(" ") < MOST_WORDS
    if not (fits and _NAME.fullmatch(name)) or _VERSION.fullmatch(name):
        return False
    skill_id = taxonomy.resolve(name)
    if skill_id is not None:
        return taxonomy.skills[skill_id].kind is not Kind.SOFT
    words = name.split(" ")
    return not all(is_common_word(word.casefold()) for word in words)
