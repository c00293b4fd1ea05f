"""The plan of a user and the projects for it: one algorithm for Home, Roadmap and Projects."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from core.catalogue.learning import ProjectIdea
from core.market.demand import skill_demand
from core.market.learner import Learner
from core.market.projects import Recommendation, Wish, recommended_projects
from core.market.roadmap.candidates import Rules
from core.market.roadmap.plan import Roadmap, plan_roadmap
from core.market.roadmap.steps import Pace
from core.models import StepState, User
from core.snapshot.snapshot import Snapshot
from core.views.audience import Audience, level_of
from core.views.knowledge import Knowledge, person_key

DEFAULT_HOURS, DEFAULT_WEEKS = 8, 26
MOST_PROJECTS = 80


def plan_for(snapshot: Snapshot, knowledge: Knowledge, user: User, audience: Audience, pace: Pace) -> Roadmap:
    """The plan of a user for the adverts of an audience: what the Roadmap page shows and Home begins with."""
    key = ("roadmap", audience.asked, person_key(user), tuple(user.progress.items()), pace)
    plan: Roadmap | None = snapshot.recall(key)
    if plan is None:
        rules = Rules(core=knowledge.role_core(audience.asked.role), level=level_of(user))
        profile, curriculum = knowledge.profile(user), knowledge.curriculum
        plan = plan_roadmap(snapshot, audience.asked, profile, curriculum, pace, progress=user.progress, rules=rules)
        snapshot.remember(key, plan)
    return plan


def recommendations_for(
    snapshot: Snapshot,
    knowledge: Knowledge,
    projects: Sequence[ProjectIdea],
    user: User,
    around: Audience,
    wish: Wish,
    plan: Roadmap | None = None,
) -> list[Recommendation]:
    """Projects for the steps of `plan`, the usual one where none is given; at most MOST_PROJECTS."""
    role = around.asked.role
    if plan is None:
        # The last day, with which Home plans too, and the Roadmap on the day of a collection: one plan for all three.
        today = around.asked.until - timedelta(days=1) if around.asked.until else date.min
        plan = plan_for(snapshot, knowledge, user, around, Pace(DEFAULT_HOURS, DEFAULT_WEEKS, today))
    key = ("projects", around.asked, person_key(user), tuple(step.skill for step in plan.steps), wish)
    recommended: list[Recommendation] | None = snapshot.recall(key)
    if recommended is None:
        frame = skill_demand(snapshot, replace(around.asked, near_level=None, home=None))
        catalogue = knowledge.roles.get(role or "")
        done = (skill for skill, state in user.progress.items() if state is StepState.DONE)
        learner = Learner(
            frozenset((*user.skills, *done)),
            tuple(step.skill for step in plan.steps if step.state is not StepState.DONE),
            dict(zip(frame["skill"], frame["demand_share"], strict=True)),
            knowledge.curriculum,
            role,
            frozenset(catalogue.adjacent if catalogue else ()),
            level_of(user),
            knowledge.scoring(user),
        )
        recommended = snapshot.remember(
            key, recommended_projects(snapshot, around.asked, learner, projects, wish, limit=MOST_PROJECTS)
        )
    return recommended
