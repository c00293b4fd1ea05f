"""A whole résumé: its text, the skills it claims, languages, positions, degree and place."""

import json
from dataclasses import asdict, dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Self

from babel import Locale

from core.catalogue.files import DATA
from core.errors import UnreadableResume
from core.resumes.claim_rules import NotClaimed
from core.resumes.claims import Claims
from core.resumes.dates import Dates, total_years
from core.resumes.experience import Position, highest_degree, read_positions, years_said
from core.resumes.files import file_text
from core.resumes.place import place_of
from core.resumes.sections import Sections
from core.resumes.spoken import SpokenLanguages
from core.resumes.typography import Typography
from core.resumes.wording import Words
from core.texts import text as words

if TYPE_CHECKING:  # it brings spaCy, which the dashboard, where results are only shown, must not load
    from core.skills.extractor import Extractor

MIN_LETTERS = 20
MIN_THOUSANDS = 30  # people of a city whose name alone is taken for it


@dataclass(frozen=True, slots=True)
class ReadSkill:
    """A skill with the sentence it was read in; `reason` says why it is not claimed, None that it is.

    `years` are those of the positions in which it was used, None where it stands in none.
    """

    id: str
    sentence: str
    reason: NotClaimed | None
    years: float | None


@dataclass(frozen=True, slots=True)
class ReadLanguage:
    """A spoken language; `level` is A1 to C2, native, fluent, good, intermediate, basic or None."""

    id: str
    level: str | None
    sentence: str


@dataclass(frozen=True, slots=True)
class ReadPosition:
    """A job from one month (YYYY-MM) to another, `end` None where it goes on."""

    title: str
    employer: str
    start: str
    end: str | None


@dataclass(frozen=True, slots=True)
class ResumeReading:
    """All that a résumé says, as proposals. `years` of work overall, overlaps once; `years_sentence` where stated."""

    skills: tuple[ReadSkill, ...]
    languages: tuple[ReadLanguage, ...]
    positions: tuple[ReadPosition, ...]
    years: float | None
    degree: str | None
    subject: str
    degree_sentence: str
    city: str
    country_code: str
    notes: tuple[str, ...]

    def to_json(self) -> dict[str, Any]:
        """Plain values for JSON."""
        return asdict(self)

    @classmethod
    def from_json(cls, content: dict[str, Any]) -> Self:
        """The reading that `to_json` wrote. Raises KeyError, TypeError or ValueError on anything else."""
        skills = [
            ReadSkill(
                skill["id"],
                skill["sentence"],
                NotClaimed(skill["reason"]) if skill["reason"] else None,
                skill["years"],
            )
            for skill in content["skills"]
        ]
        return cls(
            **{
                **content,
                "skills": tuple(skills),
                "notes": tuple(content["notes"]),
                "languages": tuple(ReadLanguage(**fields) for fields in content["languages"]),
                "positions": tuple(ReadPosition(**fields) for fields in content["positions"]),
            }
        )


class ResumeReader:
    """Holds all that reading needs; building it takes seconds. One thread at a time may use it."""

    def __init__(self, extractor: "Extractor", words: Words) -> None:
        self.extractor = extractor
        self._words = words
        self._spoken = SpokenLanguages(words)
        self._sections = Sections(words, self._spoken.names_one)
        self._typography = Typography(extractor.taxonomy, extractor.spellings, self._sections.is_heading)
        self._claims = Claims(extractor, words)
        self._cities, self._countries = _places()

    @classmethod
    def load(cls) -> Self:
        """From the files in `data/`. Raises DataFileError when one of them is damaged."""
        from core.skills.extractor import Extractor

        return cls(Extractor.load(), Words.load())

    def read_file(self, name: str, data: bytes, today: date) -> ResumeReading:
        """Read one file; jobs that go on end `today`. Raises UnreadableResume with a sentence for the person."""
        read = file_text(name, data, self._sections.heads_column, self._typography.spell_gap)
        return self.read_text(read.text, today, read.notes)

    def text_of(self, name: str, data: bytes) -> str:
        """The tidied text of a file, as `read_file` reads it. Raises UnreadableResume."""
        return self._typography.tidied(
            file_text(name, data, self._sections.heads_column, self._typography.spell_gap).text
        )

    def read_text(self, raw: str, today: date, notes: tuple[str, ...] = ()) -> ResumeReading:
        """Read text that a file held or somebody pasted. Raises UnreadableResume where it holds no words."""
        text = self._typography.tidied(raw)
        if sum(map(str.isalpha, text)) < MIN_LETTERS and not any(map(str.isalpha, text)):
            raise UnreadableResume(words("resume_error.no_words"))
        lines = self._sections.lines(text)
        dates = Dates(self._words, today)
        positions = read_positions(lines, dates, self._words)
        claims = self._claims.read(text, lines, positions, dates)
        skills = []
        for claim in claims:
            used_in = [position.months for position in positions if set(claim.lines) & set(position.lines)]
            skills.append(ReadSkill(claim.skill, claim.sentence, claim.reason, total_years(used_in)))
        stated = years_said(lines, self._words)
        worked = total_years(position.months for position in positions)
        degree = highest_degree(lines, self._words)
        place = place_of(lines, self._cities, self._countries)
        return ResumeReading(
            tuple(skills),
            tuple(
                ReadLanguage(language.id, language.level, language.sentence) for language in self._spoken.read(lines)
            ),
            tuple(
                ReadPosition(position.title, position.employer, _month(position.months.first), _end(position))
                for position in positions
            ),
            worked if worked is not None else (stated[0] if stated else None),
            degree[0] if degree else None,
            degree[1] if degree else "",
            degree[2] if degree else "",
            place[0] if place else "",
            place[1] if place else "",
            notes,
        )


def _end(position: Position) -> str | None:
    return None if position.is_current else _month(position.months.last)


def _month(number: int) -> str:
    return f"{number // 12:04d}-{number % 12 + 1:02d}"


def _places() -> tuple[dict[str, tuple[str, str]], dict[str, str]]:
    """Cities by their name without case and accents, and the codes of countries by their names in four languages."""
    content = json.loads((DATA / "cities.json").read_text("utf-8"))
    cities: dict[str, tuple[str, str]] = {}
    for spelling, numbers in content["names"].items():
        name, country, _, thousands = content["cities"][min(numbers)]  # the largest of those called so
        if thousands >= MIN_THOUSANDS:
            cities[spelling] = (name, country)
    countries: dict[str, str] = {}
    for language in ("en", "de", "fr", "es"):
        for code, name in Locale(language).territories.items():
            if len(code) == 2 and code.isalpha():
                countries.setdefault(name.lower(), code)
                countries.setdefault(code.lower(), code)
    countries |= {"usa": "US", "uk": "GB", "england": "GB", "scotland": "GB", "uae": "AE"}
    return cities, countries
