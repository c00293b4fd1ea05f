"""Ranks skills by how often postings ask for them: what `data/most_asked.json` is made with."""

import csv
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from core.catalogue.skill import Kind
from core.catalogue.taxonomy import Taxonomy
from core.errors import DataFileError
from core.skills.extractor import Extractor
from core.skills.text import plain_text

# Postings of all roles say most; the many of the ten data roles settle what a few hundred postings cannot.
READ_WEIGHT, COUNTED_WEIGHT = 0.75, 0.25
NOTE = (
    "Skills in the order in which postings ask for them; facts counted once, so that coverage of resources and "
    "projects can be checked without postings. Soft skills are left out: texts name them in passing, and a trait is "
    f"not learned from a link. Rank = {READ_WEIGHT} x share of the postings + {COUNTED_WEIGHT} x share of the data "
    "postings; ties by id. Made by `python -m core.skills rank`."
)
READ = (
    "postings of all tech roles and some other trades (SkillSpan, MIT), each counted once, that require the skill or "
    "call it optional, as read by core.skills"
)
COUNTED = "postings of ten data roles in 2023 that name the skill (aggregated from the data_jobs set)"


@dataclass(frozen=True, slots=True)
class Counts:
    """Of `base` postings, how many ask for each skill (by id)."""

    base: int
    skills: Mapping[str, int]

    def share(self, skill: str) -> float:
        """Between 0 and 1; 0 for a skill nobody asks for and when there are no postings."""
        return self.skills.get(skill, 0) / self.base if self.base else 0.0


def count_asked(texts: Iterable[str], extractor: Extractor) -> Counts:
    """How many of the different texts require each skill or call it optional."""
    asked_counts: Counter[str] = Counter()
    seen: set[str] = set()
    for raw in texts:
        text = plain_text(raw)
        letters = "".join(filter(str.isalpha, text.casefold()))
        if letters in seen:
            continue
        seen.add(letters)
        extraction = extractor.extract(text)
        asked_counts.update(extraction.required | extraction.optional)
    return Counts(len(seen), asked_counts)


def read_counts(file: Path, taxonomy: Taxonomy) -> Counts:
    """Add up a CSV with the columns role, postings, skill and count, one row a role and skill.

    Names that are no skill of ours are left out. Raises `DataFileError` for a missing column or a count that is none.
    """
    bases: dict[str, int] = {}
    by_name: dict[str, dict[str, int]] = defaultdict(dict)
    with file.open(encoding="utf-8", newline="") as stream:
        for number, row in enumerate(csv.DictReader(stream), 2):
            try:
                bases[row["role"]] = int(row["postings"])
                skill = taxonomy.resolve(row["skill"])
                count = int(row["count"])
            except (KeyError, ValueError, TypeError) as error:
                raise DataFileError(file, f"line {number}", repr(error)) from error
            if skill is not None:
                # Two spellings of one skill in one role may stand in the same postings: the larger count is safe.
                held = by_name[skill]
                held[row["role"]] = max(held.get(row["role"], 0), count)
    return Counts(sum(bases.values()), {skill: sum(roles.values()) for skill, roles in by_name.items()})


def ranking(read: Counts, counted: Counts, taxonomy: Taxonomy) -> list[tuple[str, int, int]]:
    """(skill id, postings read that ask for it, postings counted), most asked first, without soft skills."""
    ids = [skill_id for skill_id in {*read.skills, *counted.skills} if taxonomy.skills[skill_id].kind is not Kind.SOFT]
    ids.sort(
        key=lambda skill_id: (-READ_WEIGHT * read.share(skill_id) - COUNTED_WEIGHT * counted.share(skill_id), skill_id)
    )
    return [(skill_id, read.skills.get(skill_id, 0), counted.skills.get(skill_id, 0)) for skill_id in ids]


def lines_of(read: Counts, counted: Counts, taxonomy: Taxonomy) -> Iterator[str]:
    """The lines of `data/most_asked.json`, one skill a line so that a change is read at a glance."""
    sources = [
        {"id": "postings", "base": read.base, "what": READ},
        {"id": "data_postings_2023", "base": counted.base, "what": COUNTED},
    ]
    yield f'{{"schema": 1,\n "note": {json.dumps(NOTE)},\n "sources": ['
    yield ",\n".join(f"  {json.dumps(source)}" for source in sources)
    yield ' ],\n "skills": ['
    yield ",\n".join(
        f"  {json.dumps({'id': skill, 'postings': postings, 'data_postings_2023': named})}"
        for skill, postings, named in ranking(read, counted, taxonomy)
    )
    yield " ]}"
