"""Compares readings of adverts with the labels: what was found of what is there, what is right of what was read."""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path
from typing import Any

from collector.pay import annual_usd
from core.catalogue.skill import Kind
from core.catalogue.taxonomy import Taxonomy

Reading = dict[str, Any]
LABELS = Path(__file__).parent / "labels"
TECHNOLOGIES = frozenset({Kind.LANGUAGE, Kind.FRAMEWORK, Kind.LIBRARY, Kind.DATABASE, Kind.PLATFORM, Kind.TOOL})
CONCEPTS = frozenset({Kind.CONCEPT, Kind.METHOD})
SKILLS = {"technologies": TECHNOLOGIES, "concepts": CONCEPTS}
SPOKEN_LANGUAGES = "spoken-languages"
READ_LANGUAGES = ("en", "de", "fr", "es")
# Names of whole fields: in nearly every advert somewhere, and asked for or not as one likes to see it.
UMBRELLA = frozenset(json.loads((LABELS / "umbrella.json").read_text(encoding="utf-8")))
EQUAL_PAY = 0.02  # two amounts in US dollars that differ by less are one: rates and months are rounded


@dataclass(slots=True)
class Tally:
    """How many of the labelled things were found, and how many of the things read are labelled."""

    labelled: int = 0
    found: int = 0
    read: int = 0
    right: int = 0

    def add(self, labelled: int, found: int, read: int, right: int) -> None:
        """Count one advert."""
        self.labelled += labelled
        self.found += found
        self.read += read
        self.right += right

    def figures(self) -> dict[str, object]:
        """Recall and precision in percent with their bases; None where there is no base."""
        return {
            "recall": _percent(self.found, self.labelled),
            "precision": _percent(self.right, self.read),
            "labelled": self.labelled,
            "found": self.found,
            "read": self.read,
            "right": self.right,
        }


@dataclass(slots=True)
class Scores:
    """The figures of one file of labels; add the adverts one by one."""

    taxonomy: Taxonomy
    adverts: int = 0
    without_a_posting: int = 0
    tallies: dict[str, Tally] = field(default_factory=dict)
    by_language: dict[str, dict[str, Tally]] = field(default_factory=dict)
    required: dict[str, int] = field(default_factory=lambda: dict.fromkeys(("labelled", "mentioned", "not_read"), 0))
    degree_subjects: dict[str, int] = field(default_factory=lambda: dict.fromkeys(("adverts", "skills"), 0))
    roles: dict[str, int] = field(default_factory=lambda: dict.fromkeys(("labelled", "right", "without", "given"), 0))
    misses: list[dict[str, object]] = field(default_factory=list)

    def add(self, label: Reading, reading: Reading | None) -> None:
        """Compare one advert in the fields that its label holds.

        `reading` is None where the postings do not hold it: then it counts nowhere.
        """
        if reading is None:
            self.without_a_posting += 1
            return
        self.adverts += 1
        if "role" in label:
            self._count_role(label, reading)
        self._count_values(label, reading)
        if label.get("language", "en") in READ_LANGUAGES:
            if "skills" in label:
                self._count_skills(label, reading)
            if "alternatives" in label:
                self._count_alternatives(label, reading)

    def figures(self) -> dict[str, object]:
        """All that was counted, as one JSON object."""
        return {
            "adverts": self.adverts,
            "without_a_posting": self.without_a_posting,
            "skills": {name: tally.figures() for name, tally in self.tallies.items() if name in SKILLS},
            "by_language": {
                language: {name: tally.figures() for name, tally in kinds.items()}
                for language, kinds in sorted(self.by_language.items())
            },
            "required": {**self.required},
            "degree_subjects_as_skills": {**self.degree_subjects},
            "role": {"right_percent": _percent(self.roles["right"], self.roles["labelled"]), **self.roles},
            "fields": {name: tally.figures() for name, tally in self.tallies.items() if name not in SKILLS},
        }

    def _tally(self, name: str) -> Tally:
        return self.tallies.setdefault(name, Tally())

    def _count_role(self, label: Reading, reading: Reading) -> None:
        role = reading["role"]
        if label["role"] is None:
            self.roles["without"] += 1
            self.roles["given"] += role is not None
            return
        self.roles["labelled"] += 1
        if role in (label["role"], *label.get("role_also", ())):
            self.roles["right"] += 1
        else:
            self._miss(label, "role", label["role"], role)

    def _count_values(self, label: Reading, reading: Reading) -> None:
        for name, values in _VALUES.items():
            if name in label:
                self._count_sets(label, name, values(label[name]), values(reading.get(name)))
        if "places" in label:
            self._count_sets(label, "cities", _cities(label["places"]), _cities(reading["places"]))
            self._count_sets(label, "countries", _countries(label["places"]), _countries(reading["places"]))
        if "salary" in label:
            self._count_pay(label, reading)

    def _count_pay(self, label: Reading, reading: Reading) -> None:
        wanted, got = _annual(label["salary"]), _annual(reading["salary"])
        same = wanted is not None and got is not None and _equal_pay(wanted, got)
        self._tally("salary").add(wanted is not None, same, got is not None, same)
        if (wanted or got) and not same:
            self._miss(label, "salary", wanted, got)

    def _count_sets(self, label: Reading, name: str, wanted: set[Any], got: set[Any]) -> None:
        both = len(wanted & got)
        self._tally(name).add(len(wanted), both, len(got), both)
        if wanted != got:
            self._miss(label, name, sorted(wanted - got, key=str), sorted(got - wanted, key=str))

    def _count_skills(self, label: Reading, reading: Reading) -> None:
        wanted, read = _named(label["skills"], self.taxonomy), _named(reading["skills"], self.taxonomy)
        asked_of_label = {key for key, skill in wanted.items() if skill["ask"] != "mentioned"}
        asked_of_reading = {key for key, skill in read.items() if skill["ask"] != "mentioned"}
        for name, kinds in SKILLS.items():
            labelled = {key for key in asked_of_label if self._counts(key, wanted[key], kinds)}
            got = {key for key in asked_of_reading if self._counts(key, read[key], kinds)}
            # A skill whose kind the taxonomy has changed since is right all the same.
            found, right = labelled & asked_of_reading, got & asked_of_label
            numbers = (len(labelled), len(found), len(got), len(right))
            self._tally(name).add(*numbers)
            self.by_language.setdefault(label["language"], {}).setdefault(name, Tally()).add(*numbers)
            if labelled - found or got - right:
                self._miss(label, name, sorted(labelled - found), sorted(got - right))
        both = (asked_of_label & asked_of_reading) - UMBRELLA
        same_ask = sum(wanted[key]["ask"] == read[key]["ask"] for key in both)
        self._tally("ask_of_skills_found").add(len(both), same_ask, len(both), same_ask)
        self._count_required(wanted, read)
        subjects = asked_of_reading & set(label.get("degree_subjects", ()))
        self.degree_subjects["adverts"] += bool(subjects)
        self.degree_subjects["skills"] += len(subjects)
        if subjects:
            self._miss(label, "degree_subjects", [], sorted(subjects))

    def _counts(self, key: str, skill: Reading, kinds: frozenset[Kind]) -> bool:
        known = self.taxonomy.skills.get(key)
        if known and known.category == SPOKEN_LANGUAGES:
            return False
        return key not in UMBRELLA and (known.kind if known else skill["kind"]) in kinds

    def _count_required(self, wanted: Mapping[str, Reading], read: Mapping[str, Reading]) -> None:
        for key, skill in wanted.items():
            if skill["ask"] == "required" and key not in UMBRELLA:
                self.required["labelled"] += 1
                self.required["not_read"] += key not in read
                self.required["mentioned"] += key in read and read[key]["ask"] == "mentioned"

    def _count_alternatives(self, label: Reading, reading: Reading) -> None:
        wanted = _pairs(label["alternatives"], self.taxonomy)
        got = _pairs(reading["alternatives"] or [], self.taxonomy)
        self._count_sets(label, "alternatives_pairs", wanted, got)

    def _miss(self, label: Reading, name: str, missed: object, wrong: object) -> None:
        self.misses.append({"id": label["id"], "what": name, "missed": missed, "wrong": wrong})


def _equal_pay(labelled: tuple[float | None, float | None], read: tuple[float | None, float | None]) -> bool:
    """Whether both sides are as good as equal; a side that is not stated equals only one that is not."""
    return all(_as_good_as_equal(*side) for side in zip(labelled, read, strict=True))


def _as_good_as_equal(one: float | None, other: float | None) -> bool:
    if one is None or other is None:
        return one is other
    return abs(one - other) <= EQUAL_PAY * max(one, other)


def _percent(part: int, whole: int) -> float | None:
    return round(100 * part / whole, 1) if whole else None


def _set_of(value: object) -> set[object]:
    return set() if value is None else {value}


def _named(skills: Iterable[Reading], taxonomy: Taxonomy) -> dict[str, Reading]:
    """Skills by id. What had none when it was labelled gets it from the taxonomy of today, else goes by its name."""
    return {skill["id"] or _key(skill["name"], taxonomy): skill for skill in skills}


def _key(name: str, taxonomy: Taxonomy) -> str:
    return name if name in taxonomy.skills else taxonomy.resolve(name) or name.casefold()


def _pairs(groups: Iterable[Iterable[str]], taxonomy: Taxonomy) -> set[tuple[str, str]]:
    """Each two skills of which one is enough."""
    keyed = (sorted({_key(member, taxonomy) for member in group}) for group in groups)
    return {pair for group in keyed for pair in combinations(group, 2)}


def _degree(value: object) -> object:
    """The lowest degree that is enough; a program may tell it with or without the rest."""
    return value.get("level") if isinstance(value, dict) else value


def _languages(spoken: Iterable[Reading] | None) -> set[str]:
    return {language["id"] for language in spoken or ()}


def _cities(places: Iterable[Reading] | None) -> set[str]:
    return {place["city"].casefold() for place in places or () if place["city"]}


def _countries(places: Iterable[Reading] | None) -> set[str]:
    return {place["country_code"] for place in places or () if place["country_code"]}


def _annual(salary: Reading | None) -> tuple[float | None, float | None] | None:
    """Yearly pay in US dollars, so that a label in euros a month and a reading in dollars a year can be compared."""
    if not salary:
        return None
    pay = annual_usd(salary["min"], salary["max"], salary["currency"], salary["period"])
    if not pay:
        return None
    # Pay that has one side only is told by that side.
    sides = [side for side in (pay.min_usd, pay.max_usd) if side is not None]
    return sides[0], sides[-1]


# The fields with one value or several that are compared as sets.
_VALUES: dict[str, Callable[[Any], set[Any]]] = {
    **dict.fromkeys(("level", "work_model", "years", "visa", "relocation", "clearance", "contract", "hours"), _set_of),
    "degree": lambda value: _set_of(_degree(value)),
    "spoken": _languages,
}
