"""Who looks for a project, and how hard one may be for them."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from core.catalogue.curriculum import Curriculum
from core.catalogue.learning import Difficulty, ProjectIdea
from core.catalogue.scoring import EVERYTHING, Scoring
from core.models import Seniority

LEVELS = tuple(Difficulty)


@dataclass(frozen=True, slots=True)
class Learner:
    """Who looks for a project.

    `owned` are their skills, `plan` the steps of their roadmap in order, `demand` the share of the role's postings that
    ask for a skill; `role` is the one they want, `adjacent` its neighbours.
    """

    owned: frozenset[str]
    plan: tuple[str, ...]
    demand: Mapping[str, float]
    curriculum: Curriculum
    role: str | None = None
    adjacent: frozenset[str] = frozenset()
    level: Seniority | None = None
    scoring: Scoring = field(default_factory=lambda: EVERYTHING)

    @property
    def satisfied(self) -> frozenset[str]:
        """The skills that are there, with all that they imply."""
        return self.curriculum.satisfied(self.owned)

    @property
    def learned(self) -> frozenset[str]:
        """What is there when the plan is done, with what comes with it and what somebody of their level has anyway."""
        planned = self.satisfied | self.curriculum.satisfied(self.plan)
        return planned | self.scoring.picked_up_with(planned) | self.scoring.presumed_of(self.level, self.satisfied)

    @property
    def has_language(self) -> bool:
        """Whether a programming language is among them."""
        return bool(self.scoring.languages & self.satisfied)


def fitting_levels(learner: Learner) -> tuple[Difficulty, ...]:
    """Difficulties that suit somebody's level.

    The easier two for beginners, only the easiest without a programming language; from senior on not the easiest.
    """
    if not learner.has_language and learner.scoring.languages and learner.level is Seniority.MID:
        return LEVELS[:2]
    if learner.level is None or learner.level is Seniority.MID:
        return LEVELS
    if learner.level in (Seniority.INTERN, Seniority.JUNIOR):
        return LEVELS[:2] if learner.has_language or not learner.scoring.languages else LEVELS[:1]
    return LEVELS[1:]


def difficulty_for(project: ProjectIdea, satisfied: Collection[str]) -> Difficulty | None:
    """How hard a project is for somebody: unless easy, one level harder than it says if all of its core is new.

    None: harder than the hardest.
    """
    if project.difficulty is LEVELS[0] or not project.core.isdisjoint(satisfied):
        return project.difficulty
    return next(iter(LEVELS[LEVELS.index(project.difficulty) + 1 :]), None)
