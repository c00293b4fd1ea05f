"""Which programming languages and stacks the title of an advert names: the title decides what a job is built on."""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Self

from core.catalogue.skill import Ambiguity, Casing
from core.catalogue.taxonomy import Taxonomy

_BEFORE, _AFTER = r"(?<![\w.#+-])", r"(?![\w#+]|\.\w)"


@dataclass(frozen=True, slots=True)
class StackNames:
    """The spellings of some skills, by which titles are read.

    `skill_of` maps spellings to skill ids: those that count in any case in lower case, those of `exact` as written.
    """

    skill_of: Mapping[str, str]
    exact: Mapping[str, str]
    rules: Mapping[str, Ambiguity]
    pattern: "re.Pattern[str]" = field(repr=False)

    @classmethod
    def of(cls, taxonomy: Taxonomy, skills: Collection[str]) -> Self:
        """The names and aliases of `skills` (ids), the longest spelling first."""
        any_case, exact, rules = dict[str, str](), dict[str, str](), dict[str, Ambiguity]()
        for skill in sorted(skills):
            entry = taxonomy.skills[skill]
            rule = entry.ambiguity
            only = set(rule.terms) if rule and rule.case == "exact" else set[str]()
            spellings = [(entry.name, Casing.ANY_CASE), *((alias.text, alias.match) for alias in entry.aliases)]
            for spelling, casing in spellings:
                if casing is Casing.EXACT_CASE or spelling in only:
                    exact[spelling] = skill
                else:
                    any_case[spelling.casefold()] = skill
            if rule:
                rules |= {term.casefold(): rule for term in rule.terms}
        longest_first = sorted({*any_case, *map(str.casefold, exact)}, key=lambda one: (-len(one), one))
        names = "|".join(map(re.escape, longest_first))
        return cls(any_case, exact, rules, re.compile(f"{_BEFORE}(?:{names}){_AFTER}", re.IGNORECASE))

    def in_title(self, title: str) -> frozenset[str]:
        """The skills that `title` names; an ordinary word counts beside what its rule asks for, or another name."""
        named = list(self._spellings(title))
        return frozenset(skill for term, skill in named if self._stands(term, title.casefold(), len(named) > 1))

    def _spellings(self, title: str) -> Iterator[tuple[str, str]]:
        for match in self.pattern.finditer(title):
            term = match.group()
            skill = self.exact.get(term) or self.skill_of.get(term.casefold())
            if skill:
                yield term.casefold(), skill

    def _stands(self, term: str, title: str, beside_others: bool) -> bool:
        rule = self.rules.get(term)
        if rule is None:
            return True
        is_near = beside_others or not rule.require_near or any(phrase in title for phrase in rule.require_near)
        return is_near and not any(phrase in title for phrase in rule.reject_near)
