"""What can be judged of advice from the advice and the catalogue alone, without an adviser's lists."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from core.market.projects import MOST_UNKNOWN
from core.views.knowledge import Knowledge

Advice = Mapping[str, Any]
Measure = Callable[[Mapping[str, Any], Advice], float | None]
FIRST = 6  # steps of a plan that are looked at
PROJECTS = 5


def rubric(people: Sequence[Mapping[str, Any]], told: Mapping[str, Advice], knowledge: Knowledge) -> dict[str, Any]:
    """Each measure with its mean over the people it applies to (0-1), its bar, whether it is met, and who missed it.

    People with `ask` are only asked for some parts, and left out here.
    """
    judge = _Judge(knowledge)
    measures: dict[str, tuple[float, Measure]] = {
        "the next step is the first of the roadmap": (1.0, judge.next_is_first),
        "only what is scored in gap, missing must-haves and projects": (1.0, judge.scored_only),
        "no step that is a way of working, unless core to the role": (1.0, judge.steps_allowed),
        "no step before one of the plan that it needs": (1.0, judge.needs_kept),
        "no rival of what is owned or planned before it": (1.0, judge.no_rivals),
        "at most one new programming language in the first six steps": (1.0, judge.one_language),
        "version control, where it is planned, in the first half": (1.0, judge.early_half),
        "projects made for the role, of five": (0.8, judge.projects_of_role),
        "projects within reach, of five": (0.8, judge.projects_in_reach),
        "closest roles only for who has skills": (1.0, judge.closest_roles),
        "the main number grows by the plan": (1.0, judge.plan_helps),
    }
    whole = [one for one in people if not one.get("ask")]
    table = {}
    for name, (bar, measure) in measures.items():
        values = {one["id"]: measure(one, told[one["id"]]) for one in whole}
        known = {who: value for who, value in values.items() if value is not None}
        mean = sum(known.values()) / len(known) if known else 1.0
        missed = sorted(who for who, value in known.items() if value < 1)
        table[name] = {
            "value": round(mean, 3),
            "bar": bar,
            "pass": mean >= bar - 1e-9,
            "people": len(known),
            "missed": missed,
        }
    return table


class _Judge:
    def __init__(self, knowledge: Knowledge) -> None:
        self._scoring, self._curriculum, self._roles = knowledge.scoring(), knowledge.curriculum, knowledge.roles

    def _core(self, person: Mapping[str, Any]) -> tuple[str, ...]:
        role = self._roles.get(person["role"])
        return role.core_skills if role else ()

    def _owned(self, person: Mapping[str, Any]) -> set[str]:
        return set(self._curriculum.satisfied(person["skills"]))

    def next_is_first(self, _: Mapping[str, Any], told: Advice) -> float:
        return float(told["next"] == next(iter(_steps(told)), None))

    def scored_only(self, _: Mapping[str, Any], told: Advice) -> float:
        shown = [*told["gap"], *(one for row in told["openings"] for one in row["missing"])]
        shown += [one for row in told["projects"] for one in row["fills"]]
        return float(all(map(self._scoring.counts, shown)))

    def steps_allowed(self, person: Mapping[str, Any], told: Advice) -> float:
        core = self._core(person)
        return float(all(self._scoring.may_be_step(step, core) for step in _steps(told)))

    def needs_kept(self, person: Mapping[str, Any], told: Advice) -> float:
        have = self._owned(person)
        for step in _steps(told):
            if not self._curriculum.needs(step, have) <= have | {step}:
                return 0.0
            have |= self._curriculum.teaches(step)
        return 1.0

    def no_rivals(self, person: Mapping[str, Any], told: Advice) -> float:
        have = self._owned(person)
        for step in _steps(told)[:FIRST]:
            if self._scoring.rival_among(step, have):
                return 0.0
            have.add(step)
        return 1.0

    def one_language(self, person: Mapping[str, Any], told: Advice) -> float:
        have = self._owned(person) | set(_steps(told)[:FIRST])
        new = self._scoring.languages & set(_steps(told)[:FIRST]) - self._owned(person)
        return float(len(new - ({"typescript"} if "javascript" in have else set())) <= 1)

    def early_half(self, _: Mapping[str, Any], told: Advice) -> float | None:
        steps = _steps(told)
        place = next((number for number, step in enumerate(steps) if step in ("git", "version-control")), None)
        return None if place is None else float(place < max(3, (len(steps) + 1) // 2))

    def projects_of_role(self, person: Mapping[str, Any], told: Advice) -> float:
        return sum(person["role"] in one["roles"] for one in told["projects"]) / PROJECTS

    def projects_in_reach(self, person: Mapping[str, Any], told: Advice) -> float:
        known = self._owned(person) | set(self._curriculum.satisfied(_steps(told)))
        strange = [[one for one in row["core"] if one not in known] for row in told["projects"]]
        return sum(len(one) <= MOST_UNKNOWN for one in strange) / PROJECTS

    def closest_roles(self, person: Mapping[str, Any], told: Advice) -> float:
        return float(bool(told["closest"]) == any(map(self._scoring.counts, person["skills"])))

    def plan_helps(self, _: Mapping[str, Any], told: Advice) -> float | None:
        if told["main"] is None or not told["roadmap"]:
            return None
        return float(told["main_after"] > told["main"])


def _steps(told: Advice) -> list[str]:
    skills: Iterable[str] = (one["skill"] for one in told["roadmap"])
    return list(dict.fromkeys(skills))
