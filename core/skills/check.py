"""Validates every data file: references, closed lists, addresses, counts, rules of ambiguous names, copied prose."""

import csv
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from core.catalogue.learning import ProjectIdea, clean_url, coverage_problems, load_projects, load_resources
from core.catalogue.roles import Role, RoleCatalogue
from core.catalogue.skill import Kind, Skill
from core.catalogue.taxonomy import DATA_FILE, Taxonomy
from core.errors import DataFileError
from core.sample.content import SampleProfile, load_content
from core.skills.cues import words_of

DATA = DATA_FILE.parent
MOST_ASKED_FILE = DATA / "most_asked.json"
MAX_HARD_DEPTH = 6
RUN_OF_WORDS = 8
# wordfreq's Zipf scale: 3.3 is two uses in a million words, about the 15,000 most frequent words of English.
COMMON = 3.3
MIN_SKILLS, MIN_CONCEPTS, MIN_SOFT, MIN_ALIASES = 1_200, 150, 40, 3_000
MIN_EDGES = 1_200
# Of the most asked skills so many may be roots: languages and basic concepts are learned from nothing.
MOST_ASKED, MAX_ROOTS = 500, 100
MIN_ROLES, MIN_PATTERNS = 60, 400
MIN_CORE, MAX_CORE = 8, 15
# Frequent in English text only because the technology is; they mean nothing else.
ONE_MEANING = words_of(
    """http https linux bitcoin photoshop paypal jenkins bluetooth wordpress sap html css xml sql javascript iot git tex
    unix ubuntu github gis aws cybersecurity"""
)


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong with the data: in which file, at which entry, and what."""

    file: str
    entry: str
    reason: str

    def __str__(self) -> str:
        return f"{self.file}: {self.entry}: {self.reason}"


def all_problems(against: Path | None = None) -> tuple[list[Problem], Mapping[str, int]]:
    """Every problem of every data file, and the counts the files reach.

    `against` is a folder of CSV and JSON lines files whose prose must not be found in ours. Raises `DataFileError`
    for a file so damaged that nothing after it can be checked.
    """
    taxonomy = Taxonomy.load()
    roles = RoleCatalogue.load().all()
    most_asked = load_most_asked(taxonomy)
    role_ids = [role.id for role in roles]
    resources = load_resources(taxonomy.skills)
    projects = load_projects(taxonomy.skills, role_ids)
    profiles = load_content().profiles
    counts = _counts(taxonomy) | {
        "roles": len(roles),
        "title patterns": sum(len(role.patterns) for role in roles),
        "learning resources": len(resources),
        "project ideas": len(projects),
        "sample profiles": len(profiles),
    }
    texts = dict(_descriptions(taxonomy, roles, projects))
    problems = [*skill_problems(taxonomy), *_prerequisite_problems(taxonomy, most_asked), *_count_problems(counts)]
    problems += role_problems(roles, profiles, taxonomy)
    problems += (
        Problem("learning_resources.json, project_ideas.json", "coverage", reason)
        for reason in coverage_problems(resources, projects, most_asked=most_asked, roles=role_ids)
    )
    problems += shared_runs(texts)
    if against is not None:
        problems += copied_runs(texts, against)
    return problems, counts


def role_problems(roles: Iterable[Role], profiles: Iterable[SampleProfile], taxonomy: Taxonomy) -> Iterator[Problem]:
    """What is wrong with roles and sample profiles.

    Unknown skills and roles, too few or too many core skills, core skills that nobody learns for a role. Yields one
    Problem each; nothing is raised.
    """
    roles = tuple(roles)
    for role in roles:
        if not MIN_CORE <= len(role.core_skills) <= MAX_CORE:
            yield Problem(
                "roles.json", role.id, f"has {len(role.core_skills)} core skills, not {MIN_CORE} to {MAX_CORE}"
            )
        for skill in role.core_skills:
            if skill not in taxonomy.skills:
                yield Problem("roles.json", role.id, f"names the unknown skill {skill!r}")
            elif not taxonomy.is_step_candidate(skill, role.core_skills):
                yield Problem("roles.json", role.id, f"names {skill!r} as core, which is nothing to learn for a role")
    role_ids = {role.id for role in roles}
    for profile in profiles:
        if profile.role not in role_ids:
            yield Problem("sample_postings.json", profile.id, f"names the unknown role {profile.role!r}")
        for skill in profile.shares:
            if skill not in taxonomy.skills:
                yield Problem("sample_postings.json", profile.id, f"names the unknown skill {skill!r}")


def _prerequisite_problems(taxonomy: Taxonomy, most_asked: Sequence[str]) -> Iterator[Problem]:
    """Prerequisites are what roadmaps are ordered by, so most of what is asked for has some."""
    leading = [taxonomy.skills[skill_id] for skill_id in most_asked[:MOST_ASKED]]
    without = [skill.id for skill in leading if not skill.prerequisites and skill.kind is not Kind.SOFT]
    if len(without) > MAX_ROOTS:
        yield Problem("skills.json", "prerequisites", f"none for {len(without)} of the {MOST_ASKED} most asked skills")


def load_most_asked(taxonomy: Taxonomy, file: Path = MOST_ASKED_FILE) -> list[str]:
    """Skill ids, most asked first. Raises `DataFileError` for damage, an unknown id or one given twice."""
    try:
        rows = json.loads(file.read_text(encoding="utf-8"))["skills"]
        ids = [row["id"] for row in rows]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise DataFileError(file, "whole file", repr(error)) from error
    for skill_id, times in Counter(ids).items():
        if skill_id not in taxonomy.skills or times > 1:
            reason = "stands twice" if times > 1 else "is no skill"
            raise DataFileError(file, str(skill_id), reason)
    return ids


def skill_problems(taxonomy: Taxonomy) -> Iterator[Problem]:
    """What the load does not refuse, yet the taxonomy promises."""
    owners: dict[str, set[str]] = defaultdict(set)
    for skill in taxonomy.skills.values():
        for spelling in skill.spellings:
            owners[spelling.casefold()].add(skill.id)
    for skill in taxonomy.skills.values():
        yield from (Problem("skills.json", skill.id, reason) for reason in _skill_reasons(skill, taxonomy, owners))
    yield from _claimed_twice("ESCO", {skill.id: skill.esco for skill in taxonomy.skills.values() if skill.esco})
    yield from _claimed_twice("O*NET", {skill.id: skill.onet.name for skill in taxonomy.skills.values() if skill.onet})


def _claimed_twice(source: str, entries: Mapping[str, str]) -> Iterator[Problem]:
    """Entries of a public classification that two skills say they are; `entries` has them by skill id."""
    claims: dict[str, list[str]] = defaultdict(list)
    for skill_id, entry in entries.items():
        claims[entry].append(skill_id)
    for entry, skills in claims.items():
        if len(skills) > 1:
            yield Problem("skills.json", skills[0], f"{source}'s {entry!r} is claimed by {', '.join(skills)}")


def _skill_reasons(skill: Skill, taxonomy: Taxonomy, owners: Mapping[str, set[str]]) -> Iterator[str]:
    if taxonomy.depth[skill.id] > MAX_HARD_DEPTH:
        yield f"its hard prerequisites are {taxonomy.depth[skill.id]} deep, more than {MAX_HARD_DEPTH}"
    for field, other in skill.references:
        if field in ("prerequisites", "one_of") and taxonomy.skills[other].is_umbrella:
            yield f"needs {other}, which is a whole field and no step"
    for other in skill.related:
        if skill.id not in taxonomy.skills[other].related:
            yield f"is related to {other}, but not the other way round"
    if skill.official_url is not None:
        yield from _url_reasons(skill.official_url)
    elif skill.kind not in (Kind.CONCEPT, Kind.METHOD, Kind.SOFT) and not skill.is_spoken:
        yield "has no official address"
    if skill.id in taxonomy.closure and any(
        skill.id in taxonomy.skills[implied_id].implies for implied_id in skill.implies
    ):
        yield "implies a skill that implies it"
    yield from _rule_reasons(skill, owners)


def _url_reasons(url: str) -> Iterator[str]:
    try:
        clean_url(url)
    except ValueError as error:
        yield f"its address {url} {error}"


def _rule_reasons(skill: Skill, owners: Mapping[str, set[str]]) -> Iterator[str]:
    rule = skill.ambiguity
    terms = {term.casefold() for term in rule.terms} if rule else set()
    for spelling in skill.spellings:
        word = spelling.casefold()
        if word in terms:
            continue
        if len(word) <= 2:
            yield f"{spelling!r} has two characters or fewer and no rule"
        elif len(owners[word]) > 1:
            yield f"{spelling!r} is claimed by {', '.join(sorted(owners[word]))} and has no rule"
        elif is_common_word(word):
            yield f"{spelling!r} is an English word and has no rule"
    if rule is None:
        return
    spelled = {spelling.casefold() for spelling in skill.spellings}
    yield from (
        f"its rule governs {term!r}, which it is not spelled" for term in rule.terms if term.casefold() not in spelled
    )
    for name, sentence in (("positive", rule.positive), ("negative", rule.negative)):
        if not any(term in sentence.casefold() for term in terms):
            yield f"the {name} sentence of its rule holds none of {', '.join(rule.terms)}"


def is_common_word(word: str) -> bool:
    """Whether people use the word in ordinary English, by its frequency. Needs wordfreq, which tests install."""
    from wordfreq import zipf_frequency

    plain = re.fullmatch(r"[a-z]+", word) is not None
    return plain and word not in ONE_MEANING and zipf_frequency(word, "en") >= COMMON


def _counts(taxonomy: Taxonomy) -> dict[str, int]:
    skills = taxonomy.skills.values()
    return {
        "skills": len(skills),
        "concepts and methods": sum(skill.kind in (Kind.CONCEPT, Kind.METHOD) for skill in skills),
        "soft skills": sum(skill.kind is Kind.SOFT for skill in skills),
        "aliases": sum(len(skill.aliases) for skill in skills),
        "prerequisite edges": sum(len(skill.prerequisites) for skill in skills),
        "implied skills": sum(len(skill.implies) for skill in skills),
        "skills with an ESCO id": sum(skill.esco is not None for skill in skills),
        "skills with an O*NET code": sum(skill.onet is not None for skill in skills),
        "rules of ambiguous names": sum(skill.ambiguity is not None for skill in skills),
    }


def _count_problems(counts: Mapping[str, int]) -> Iterator[Problem]:
    wanted = {
        "skills": MIN_SKILLS,
        "concepts and methods": MIN_CONCEPTS,
        "soft skills": MIN_SOFT,
        "aliases": MIN_ALIASES,
        "prerequisite edges": MIN_EDGES,
        "roles": MIN_ROLES,
        "title patterns": MIN_PATTERNS,
    }
    for what, least in wanted.items():
        if counts[what] < least:
            yield Problem("data", what, f"{counts[what]}, fewer than {least}")


def _descriptions(
    taxonomy: Taxonomy, roles: Iterable[Role], projects: Iterable[ProjectIdea]
) -> Iterator[tuple[tuple[str, str], str]]:
    """((file, entry), prose) of what is written in our files."""
    yield from ((("skills.json", skill.id), skill.description) for skill in taxonomy.skills.values())
    yield from ((("roles.json", role.id), role.summary) for role in roles)
    yield from ((("project_ideas.json", project.id), project.description) for project in projects)


def shared_runs(texts: Mapping[tuple[str, str], str]) -> Iterator[Problem]:
    """Runs of eight words that stand in two of our own texts."""
    first: dict[tuple[str, ...], tuple[str, str]] = {}
    for place, text in texts.items():
        for run in set(runs(text)):
            other = first.setdefault(run, place)
            if other != place:
                yield Problem(*place, f"shares {' '.join(run)!r} with {other[1]}")
                break


def copied_runs(texts: Mapping[tuple[str, str], str], folder: Path) -> Iterator[Problem]:
    """Runs of eight words that a CSV or JSON lines file in `folder` holds too."""
    runs_elsewhere = {run for cell in _cells(folder) for run in runs(cell)}
    for place, text in texts.items():
        if shared := next((run for run in runs(text) if run in runs_elsewhere), None):
            yield Problem(*place, f"shares {' '.join(shared)!r} with a file in {folder}")


def runs(text: str) -> Iterable[tuple[str, ...]]:
    """Each run of eight words, lower-cased, without punctuation."""
    words = re.findall(r"[a-z0-9']+", text.lower())
    return zip(*(words[offset:] for offset in range(RUN_OF_WORDS)), strict=False)


def _cells(folder: Path) -> Iterator[str]:
    for file in sorted(folder.glob("*.csv")):
        with file.open(encoding="utf-8", newline="") as stream:
            for row in csv.reader(stream):
                yield from row
    for file in sorted(folder.glob("*.jsonl")):
        for line in file.read_text(encoding="utf-8").splitlines():
            yield from _strings(json.loads(line))


def _strings(node: Any) -> Iterator[str]:
    if isinstance(node, str):
        yield node
    elif isinstance(node, dict):
        for value in node.values():
            yield from _strings(value)
    elif isinstance(node, list):
        for value in node:
            yield from _strings(value)
