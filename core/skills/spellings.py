"""Every spelling that may stand for a skill, with the small variants nobody should have to list."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from core.catalogue.skill import Ambiguity, Casing, Kind, Skill
from core.catalogue.taxonomy import Taxonomy
from core.catalogue.wording import wordings

# Who does it is not what is done: "product managers" in an advert are colleagues, or the job itself.
PERSON = (
    "developers?|engineers?|designers?|managers?|scientists?|analysts?|architects?|owners?|administrators?|admins?|"
    "testers?|researchers?|masters?|programmers?|consultants?|specialists?|experts?|leads?|officers?|directors?|"
    "coaches|coach|devs?|sres?|writers?|artists?|technicians?|statisticians?|strategists?|marketers?|practitioners?|coordinators?|assistants?|trainers?|buyers?|planners?"
)
_ENDS_IN_PERSON = re.compile(rf"(?:\W(?:{PERSON})|^SREs)$", re.IGNORECASE)
_GROWS_PLURAL = frozenset({Kind.CONCEPT, Kind.METHOD})
# British and American endings; both stand in postings.
_ENDINGS = (
    ("ization", "isation"),
    ("izations", "isations"),
    ("izing", "ising"),
    ("ize", "ise"),
    ("modeling", "modelling"),
    ("labeling", "labelling"),
    ("behavior", "behaviour"),
    ("center", "centre"),
)
_RESPELLINGS = tuple(
    (here, re.compile(rf"{here}\b", re.IGNORECASE), there) for pair in _ENDINGS for here, there in (pair, pair[::-1])
)
_KEPT_ENDING = re.compile(r"exerc|enterpr|prom|comprom", re.IGNORECASE)


_MAY_BE_SMALL = 2


@dataclass(frozen=True, slots=True)
class Spelling:
    """One way to write one skill. `exact` counts only in this case; `rule` governs it when it is ambiguous.

    With a `language` it counts in sentences of that language only.
    """

    skill: str
    text: str
    exact: bool
    rule: Ambiguity | None
    origin: str
    language: str | None = None


def all_spellings(taxonomy: Taxonomy) -> Iterator[Spelling]:
    """Names and aliases of all skills, then generated variants, which never take what another skill claims."""
    everything = [spelling for skill in taxonomy.skills.values() for spelling in _stated(skill)]
    owners: dict[str, set[str]] = {}
    for spelling in everything:
        owners.setdefault(spelling.text.casefold(), set()).add(spelling.skill)
    names = {skill.id: skill.name for skill in taxonomy.skills.values()}
    stated = [
        spelling
        for spelling in everything
        if spelling.origin == "name" or not _joins_two(spelling, names[spelling.skill], owners)
    ]
    claimed = {spelling.text.casefold() for spelling in stated}
    yield from stated
    for table in wordings().values():
        for skill_id, texts in table.names.items():
            if skill_id in taxonomy.skills:
                yield from (Spelling(skill_id, text, False, None, "name", table.language) for text in texts)
    for spelling in stated:
        if spelling.exact:
            continue
        skill = taxonomy.skills[spelling.skill]
        for text in _variants(spelling.text, skill.kind in _GROWS_PLURAL):
            if text.casefold() not in claimed:
                claimed.add(text.casefold())
                yield Spelling(skill.id, text, False, spelling.rule, "variant")


def _joins_two(spelling: Spelling, name: str, owners: dict[str, set[str]]) -> bool:
    """Whether an alias is two names in one ("AI/ML"): then each of them is found by itself."""
    if re.search(r"[/&]", name) and name.casefold() in spelling.text.casefold():
        return False  # "CI/CD pipelines" is CI/CD
    parts = [part.casefold() for part in re.split(r"\s*[/&,]\s*|\s+(?:and|or)\s+", spelling.text) if part]
    if len(parts) < 2 or not all(part in owners for part in parts):
        return False
    return len(set().union(*(owners[part] for part in parts))) > 1


def _stated(skill: Skill) -> Iterator[Spelling]:
    rule = skill.ambiguity
    governed = {term.casefold() for term in rule.terms} if rule else set()
    seen: set[str] = set()
    forms = [(skill.name, False, "name")]
    forms += [(alias.text, alias.match is Casing.EXACT_CASE, "alias") for alias in skill.aliases]
    forms += [(term, False, "alias") for term in (rule.terms if rule else ())]
    for text, exact, origin in forms:
        if text in seen or (text != skill.name and _ENDS_IN_PERSON.search(text) and skill.kind in _GROWS_PLURAL):
            continue
        seen.add(text)
        governs = rule if text.casefold() in governed else None
        # Between other names "ml" is ML, but "ran", "was" and "dry" are words.
        is_exact = exact and (governs is None or len(text) > _MAY_BE_SMALL)
        yield Spelling(skill.id, text, is_exact, governs, origin)


def _variants(text: str, plural: bool) -> Iterator[str]:
    forms = [text]
    if " " in text and text.count(" ") <= 2:
        forms.append(text.replace(" ", "-"))
        if text.count(" ") == 2:
            first, second, third = text.split(" ")
            forms += [f"{first}-{second} {third}", f"{first} {second}-{third}"]
    if re.search(r"\w-\w", text):
        forms.append(re.sub(r"(?<=\w)-(?=\w)", " ", text))
    if " & " in text:
        forms.append(text.replace(" & ", " and "))
    if " and " in text:
        forms.append(text.replace(" and ", " & "))
    forms += [swapped for form in tuple(forms) for swapped in _respelled(form)]
    if plural:
        forms += [other for form in tuple(forms) if (other := _other_number(form))]
    yield from dict.fromkeys(forms[1:])


def _respelled(text: str) -> Iterator[str]:
    lowered = text.lower()
    for here, ending, there in _RESPELLINGS:
        if here in lowered:  # few hold one, and patterns over all of them were a third of the time of loading
            changed = ending.sub(there, text)
            if changed != text and not _KEPT_ENDING.search(text):
                yield changed


def _other_number(text: str) -> str | None:
    """The plural of a singular and the other way round, for plain words only."""
    last = re.search(r"[a-z]{4,}$", text)
    if not last:
        return None
    if text.endswith("s"):
        return None if text.endswith(("ss", "is", "us", "ics", "ops", "ies", "ches", "sses")) else text[:-1]
    return None if text.endswith(("ing", "y", "ch", "x", "ed")) else f"{text}s"
