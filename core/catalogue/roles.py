"""Roles: reads a posting's raw title into a canonical role and a seniority, from `data/roles.json`."""

import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from typing import Annotated, Literal, NamedTuple, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from core.catalogue.files import DATA, Slug, load_data_file
from core.catalogue.titles import (
    BREAK,
    GAP,
    MAX_CHARS,
    end_of,
    find,
    holds_any,
    is_whole,
    pattern_tokens,
    starting,
    title_tokens,
    without,
)
from core.errors import DataFileError
from core.models import Seniority

DATA_FILE = DATA / "roles.json"
FIELD_PRIORITY = 25

Phrase = Annotated[str, StringConstraints(min_length=1, max_length=80)]


class Role(BaseModel):
    """One canonical role. `patterns` name the job itself, `fields` only its subject ("machine learning").

    A `*` in a pattern stands for up to two words; a leading `=` asks for a whole part of the title. The highest
    `priority` wins, then the longest phrase, then the earliest; a field counts as priority 25 whatever its role, and
    not at all in a title that names another trade ("AI Financial Analyst"). A role whose `exclusions` occur in the
    title is out.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: Slug
    name: Phrase
    family: Slug
    priority: Annotated[int, Field(ge=1, le=100)]
    summary: Annotated[str, StringConstraints(min_length=10, max_length=300)]
    patterns: Annotated[tuple[Phrase, ...], Field(min_length=1)]
    fields: tuple[Phrase, ...]
    exclusions: tuple[Phrase, ...]
    core_skills: tuple[Slug, ...]
    adjacent: tuple[Slug, ...]


class _SeniorityRules(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    order: tuple[Seniority, ...]
    markers: Mapping[Seniority, tuple[Phrase, ...]]
    levels: Mapping[str, Seniority]
    level_after: tuple[str, ...]
    opening_only: tuple[Phrase, ...]
    unmistakable: tuple[Phrase, ...]
    ignored: tuple[Phrase, ...]
    manager_is_the_trade: tuple[Slug, ...]


class _RoleFile(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    schema_: Literal[1] = Field(alias="schema")
    words: Mapping[str, Phrase]
    alike: Mapping[str, Phrase]
    other_trades: tuple[Phrase, ...]
    seniority: _SeniorityRules
    roles: Annotated[tuple[Role, ...], Field(min_length=1)]


@dataclass(frozen=True, slots=True)
class RoleMatch:
    """What a title says: `role_id` is None when it names no role we know, `seniority` when it states none."""

    role_id: str | None
    seniority: Seniority | None
    pattern: str | None


class _Pattern(NamedTuple):
    role: int
    priority: int
    tokens: tuple[str, ...]
    whole: bool
    text: str
    is_field: bool
    number: int


class RoleCatalogue:
    """All roles, and the reading of titles. Build it once and share it; nothing in it changes."""

    def __init__(self, content: _RoleFile, file: Path) -> None:
        self._content, self._file = content, file
        self._by_id = {role.id: role for role in content.roles}
        self._check_references()
        self._exclusions = [
            starting(title_tokens(text, content.words) for text in role.exclusions) for role in content.roles
        ]
        self._other_trades = starting(title_tokens(text, content.words) for text in content.other_trades)
        self._patterns = self._index_patterns()
        rules = content.seniority
        self._interns = starting(title_tokens(phrase, content.words) for phrase in rules.unmistakable)
        self._markers = [
            (level, title_tokens(text, content.words)) for level in rules.order for text in rules.markers[level]
        ]
        self._ignored = [title_tokens(text, content.words) for text in rules.ignored]
        self._opening = {title_tokens(text, content.words) for text in rules.opening_only}

    @classmethod
    def load(cls, file: Path = DATA_FILE) -> Self:
        """Read the catalogue. Raises `DataFileError` with file, entry and reason when the file is damaged."""
        return cls(load_data_file(file, _RoleFile), file)

    def all(self) -> tuple[Role, ...]:
        """Every role, in the file's order."""
        return self._content.roles

    def get(self, role_id: str) -> Role | None:
        """The role with this id, or None."""
        return self._by_id.get(role_id)

    def nearest(self, text: str, limit: int = 5) -> tuple[Role, ...]:
        """Up to `limit` roles whose names come nearest to `text`, best first: what to offer for an unknown role."""
        names = {role.id: role.name.casefold() for role in self.all()}
        from rapidfuzz import fuzz, process  # loads slowly, and few ask

        ranked = process.extract(text[:MAX_CHARS].casefold(), names, scorer=fuzz.WRatio, limit=max(limit, 0))
        return tuple(self._by_id[role_id] for _, score, role_id in ranked if score > 0)

    def match(self, raw_title: str) -> RoleMatch:
        """Read a title as the advert wrote it; any text gives an answer, in bounded time."""
        tokens = title_tokens(raw_title, self._content.words)
        best = self._best_pattern(tokens)
        role_id = self.all()[best.role].id if best else None
        return RoleMatch(role_id, self._seniority(tokens, role_id), best.text if best else None)

    @cached_property
    def _level_words(self) -> frozenset[str]:
        """Single words that tell only the level; a title is also read without them ("Data Senior Analyst")."""
        posts = {Seniority.EXECUTIVE, Seniority.MANAGER}
        return frozenset(phrase[0] for level, phrase in self._markers if len(phrase) == 1 and level not in posts)

    def _best_pattern(self, tokens: Sequence[str]) -> _Pattern | None:
        """The pattern that tells the role, as written or, where nothing is known, with a like word for the job."""
        alike = [self._content.alike.get(token, token) for token in tokens]
        return self._best_in(tokens) or (self._best_in(alike) if alike != list(tokens) else None)

    def _best_in(self, tokens: Sequence[str]) -> _Pattern | None:
        plain = [token for token in tokens if token not in self._level_words]
        foreign = holds_any(self._other_trades, tokens)
        ranked: list[tuple[tuple[int, int, int], _Pattern]] = []
        excluded: dict[int, bool] = {}
        for reading in (tokens, plain):
            for start, pattern in self._found_in(reading):
                if pattern.is_field and foreign:
                    continue
                if pattern.role not in excluded:
                    excluded[pattern.role] = holds_any(self._exclusions[pattern.role], tokens)
                if not excluded[pattern.role]:
                    length = sum(token != GAP for token in pattern.tokens)
                    ranked.append(((pattern.priority, length, -start), pattern))
        return max(ranked, key=lambda entry: entry[0])[1] if ranked else None

    def _found_in(self, tokens: Sequence[str]) -> Iterator[tuple[int, _Pattern]]:
        for start, token in enumerate(tokens):
            by_last = self._patterns.get(token)
            if by_last is None:
                continue
            fitting = [pattern for last in dict.fromkeys(tokens[start:]) for pattern in by_last.get(last, ())]
            for pattern in sorted(fitting, key=lambda one: one.number):
                end = end_of(pattern.tokens, tokens, start)
                if end is None or (pattern.whole and not is_whole(tokens, start, end)):
                    continue
                yield start, pattern

    def _seniority(self, tokens: tuple[str, ...], role_id: str | None) -> Seniority | None:
        rules = self._content.seniority
        named_levels = set(_levels_by_number(tokens, rules))
        open_tokens = without(self._ignored, tokens)
        for level, phrase in self._markers:
            start = find(phrase, open_tokens)
            if start is not None and (phrase not in self._opening or start <= 1):
                named_levels.add(level)
        if role_id in rules.manager_is_the_trade:
            named_levels.discard(Seniority.MANAGER)
        if holds_any(self._interns, open_tokens):
            return (
                Seniority.INTERN
            )  # whatever else the title says: of a "Staff Accountant Intern" staff is the accountant
        return next((level for level in rules.order if level in named_levels), None)

    def _index_patterns(self) -> dict[str, dict[str, list[_Pattern]]]:
        """Patterns by their first and their last word: few of those that begin with "data" end in a title's words."""
        owners: dict[tuple[bool, tuple[str, ...]], str] = {}
        index: dict[str, dict[str, list[_Pattern]]] = defaultdict(lambda: defaultdict(list))
        for number, role in enumerate(self.all()):
            for text in (*role.patterns, *role.fields):
                whole = text.startswith("=")
                phrase = pattern_tokens(text.removeprefix("="), self._content.words)
                if not phrase or phrase[0] == GAP or phrase[-1] == GAP:
                    raise DataFileError(self._file, role.id, f"pattern {text!r} needs a word at each end")
                if (owner := owners.setdefault((whole, phrase), role.id)) != role.id:
                    raise DataFileError(self._file, role.id, f"pattern {text!r} already belongs to {owner}")
                is_field = text not in role.patterns
                priority = FIELD_PRIORITY if is_field else role.priority
                pattern = _Pattern(number, priority, phrase, whole, text, is_field, len(owners))
                index[phrase[0]][phrase[-1]].append(pattern)
        return {first: dict(by_last) for first, by_last in index.items()}

    def _check_references(self) -> None:
        counted = Counter(role.id for role in self.all())
        for role in self.all():
            if counted[role.id] > 1:
                raise DataFileError(self._file, role.id, "the id occurs twice")
            for other in role.adjacent:
                if other not in self._by_id or other == role.id:
                    raise DataFileError(self._file, role.id, f"adjacent role {other!r} is not another role here")
        rules = self._content.seniority
        if missing := set(Seniority) - (set(rules.markers) & set(rules.order)):
            raise DataFileError(self._file, "seniority", f"no markers or order for {', '.join(sorted(missing))}")
        for role_id in rules.manager_is_the_trade:
            if role_id not in self._by_id:
                raise DataFileError(self._file, "seniority.manager_is_the_trade", f"no role {role_id!r}")


def _levels_by_number(tokens: Sequence[str], rules: _SeniorityRules) -> Iterator[Seniority]:
    """Levels written as numbers right after the job: "Data Engineer II", "Analyst 3"."""
    words = [token for token in tokens if token != BREAK]
    for before, token in pairwise(words):
        if token in rules.levels and before in rules.level_after:
            yield rules.levels[token]


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit('usage: python -m core.catalogue.roles "Title" …')
    catalogue = RoleCatalogue.load()
    for title in sys.argv[1:]:
        print(f"{title!r}: {catalogue.match(title)}")
