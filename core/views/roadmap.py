"""The Roadmap page: what to learn in which order, by when, why, and from what."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime

import pandas as pd

from core.catalogue.learning import Cost, ProjectIdea, Resource
from core.catalogue.skill import Level
from core.formats.calendar_file import CalendarEntry, calendar_file
from core.formats.export import Export, Provenance, table_export
from core.market.demand import company_count
from core.market.projects import Wish, projects_by_step
from core.market.roadmap.plan import LeftOut, Roadmap
from core.market.roadmap.steps import RoadmapStep, steps_frame
from core.market.sample_size import Advice, advice, too_few
from core.models import StepState, User
from core.snapshot.slices import Slice
from core.snapshot.snapshot import Snapshot
from core.texts import number, spoken_locale, text
from core.views.audience import Chip, audience
from core.views.columns import SKILL, interval
from core.views.knowledge import Knowledge, person_key
from core.views.planning import plan_for, recommendations_for
from core.views.provenance import provenance_of
from core.views.roadmap_question import Learning, RoadmapQuestion, Taste
from core.views.step_graph import COLUMNS as ARROWS
from core.views.step_graph import StepGraph, step_graph
from core.views.view_cache import remembered
from core.views.windows import span

COLUMNS = {
    "place": "position in the plan, from 1",
    **SKILL,
    "stage": "basics or working: the stage of a big skill; empty where it is learned at once",
    "state": "to_do, learning or done",
    "hours": "hours of study for this step",
    "starts_on": "first day of study; empty where done",
    "finishes_on": "day on which the hours are done; empty where done",
    "demand_share": "share of postings that ask for it, 0-1",
    **interval("demand"),
    "gain": "readiness that the step adds at this place in the order, 0-1",
    **interval("gain"),
    "unlock": "postings that newly fit theta at this place in the order",
    **interval("unlock", "postings"),
    "ready_after": "readiness then: the mean fit of the rated postings, 0-1",
    "decided_by": "readiness, core, prerequisite or started: why it stands there",
    "prerequisites": "skills to learn before, joined by |",
    "also": "skills it newly satisfies as well, joined by |",
}
FORMULAS = {
    "gain": "readiness with this step and all before it minus readiness before it",
    "unlock": "rated postings that fit theta with this step and all before it minus those that fit before it",
    "finishes_on": "first day + hours so far / hours a week",
}
PROJECTS = 2
LEVELS = {level: number for number, level in enumerate(Level)}
COSTS = {cost: number for number, cost in enumerate(Cost)}


@dataclass(frozen=True, slots=True)
class StepCard:
    """One step as shown. `resources` suit the taste, `other_count` more do not; `opens` are later steps it is for.

    `projects` practise the skill and need no later step of the plan.
    """

    place: int
    name: str
    step: RoadmapStep
    prerequisites: tuple[str, ...]
    also: tuple[str, ...]
    opens: tuple[str, ...]
    resources: tuple[Resource, ...]
    other_count: int
    projects: tuple[ProjectIdea, ...]


@dataclass(frozen=True, slots=True)
class NotPlanned:
    """A missing skill outside the plan as shown: names instead of ids."""

    name: str
    found: LeftOut
    beside: str


@dataclass(frozen=True)
class RoadmapView:
    """What the page shows.

    `table` has the columns of COLUMNS; `words` is set below the floor, where the plan rests on what is core to the
    role. `chips` are the default filters of the profile; `asked` is the slice they lead to.
    """

    role: str
    role_name: str
    asked: Slice
    chips: tuple[Chip, ...]
    plan: Roadmap
    cards: tuple[StepCard, ...]
    left_out: tuple[NotPlanned, ...]
    table: pd.DataFrame
    graph: StepGraph
    words: str | None
    advice: Advice | None
    company_count: int
    span: tuple[date, date] | None
    finishes_on: date | None
    export: Export
    graph_export: Export

    def calendar(self, now: datetime) -> bytes:
        """The open steps as a calendar file, stamped `now` (aware)."""
        return calendar_file(
            text("calendar.name", role=self.role_name), _entries(self.role, self.role_name, self.cards), now
        )

    @property
    def open_count(self) -> int:
        """Steps that are not done."""
        return sum(card.step.state is not StepState.DONE for card in self.cards)

    @property
    def calendar_name(self) -> str:
        """The name of the calendar file."""
        return f"roadmap-{self.role}.ics"


@remembered(
    lambda snapshot, knowledge, learning, user, question, taste: (
        learning,
        person_key(user),
        tuple(user.progress.items()),
        question,
        taste,
    )
)
def roadmap_view(
    snapshot: Snapshot, knowledge: Knowledge, learning: Learning, user: User, question: RoadmapQuestion, taste: Taste
) -> RoadmapView:
    """The order in which `user` learns what is missing."""
    role, around = question.role, audience(snapshot, user, question.asked, question.filters, question.widened)
    asked, plan = around.asked, plan_for(snapshot, knowledge, user, around, question.pace)
    recommended = recommendations_for(snapshot, knowledge, learning.projects, user, around, Wish(), plan)
    cards = _cards(plan, knowledge, learning, taste, projects_by_step(recommended))
    table = steps_frame(plan.steps)
    table["name"] = knowledge.skill_names(table["skill"])
    table = table[list(COLUMNS)]
    catalogue = knowledge.roles.get(role)
    role_name = knowledge.role_name(role)
    graph, provenance = step_graph(plan.steps, knowledge), _provenance(snapshot, question, asked, plan)
    arrows = replace(provenance, table="roadmap-prerequisites", columns=ARROWS, formulas={})
    return RoadmapView(
        role=role,
        role_name=role_name,
        asked=asked,
        chips=around.chips,
        plan=plan,
        cards=cards,
        left_out=tuple(
            NotPlanned(
                knowledge.skill_name(left_out.skill),
                left_out,
                knowledge.skill_name(left_out.beside) if left_out.beside else "",
            )
            for left_out in plan.left_out
        ),
        table=table,
        graph=graph,
        words=too_few(plan.posting_count),
        advice=advice(snapshot, asked, catalogue.adjacent if catalogue else ()),
        company_count=company_count(snapshot, asked.rows(snapshot)),
        span=span(snapshot, asked),
        finishes_on=max((step.finishes_on for step in plan.steps if step.finishes_on), default=None),
        export=table_export(table, provenance),
        graph_export=table_export(graph.table, arrows),
    )


def _cards(
    plan: Roadmap, knowledge: Knowledge, learning: Learning, taste: Taste, projects: Mapping[str, Sequence[ProjectIdea]]
) -> tuple[StepCard, ...]:
    cards = []
    for place, step in enumerate(plan.steps, 1):
        everything = learning.taught.get(step.skill, ())
        suited = [resource for resource in everything if taste.suits(resource)]
        # What is about the skill first, of that what somebody new to it can follow, of that what costs nothing.
        suited.sort(key=lambda one: (not _is_about(one, step.skill), LEVELS[one.level], COSTS[one.cost]))
        first_stage = all(earlier.skill != step.skill for earlier in plan.steps[: place - 1])
        ideas = projects.get(step.skill, ()) if first_stage and step.state is not StepState.DONE else ()
        later = [following.skill for following in plan.steps[place:] if step.skill in following.prerequisites]
        cards.append(
            StepCard(
                place=place,
                name=knowledge.skill_name(step.skill),
                step=step,
                prerequisites=tuple(map(knowledge.skill_name, step.prerequisites)),
                also=tuple(map(knowledge.skill_name, step.also)),
                opens=tuple(map(knowledge.skill_name, later)),
                resources=tuple(suited),
                other_count=len(everything) - len(suited),
                projects=tuple(ideas[:PROJECTS]),
            )
        )
    return tuple(cards)


def _is_about(resource: Resource, skill: str) -> bool:
    return any(taught.id == skill and taught.primary for taught in resource.skills)


def _entries(role: str, role_name: str, cards: Sequence[StepCard]) -> list[CalendarEntry]:
    return [
        CalendarEntry(
            key=f"{role}-{card.step.skill}",
            title=text("calendar.title", name=card.name, hours=number(round(card.step.hours), spoken_locale())),
            starts_on=card.step.starts_on,
            ends_on=card.step.finishes_on,
            notes="\n".join(
                [
                    text("calendar.notes", place=card.place, role=role_name),
                    *(f"{resource.title}: {resource.url}" for resource in card.resources[:3]),
                ]
            ),
            url=card.resources[0].url if card.resources else None,
        )
        for card in cards
        if card.step.starts_on and card.step.finishes_on and card.step.state is not StepState.DONE
    ]


def _provenance(snapshot: Snapshot, question: RoadmapQuestion, asked: Slice, plan: Roadmap) -> Provenance:
    pace = question.pace
    return provenance_of(
        snapshot,
        "roadmap",
        slice={
            **asdict(asked),
            "days": question.days,
            "hours_per_week": pace.hours_per_week,
            "weeks": pace.weeks,
            "started_on": pace.started_on,
        },
        columns=COLUMNS,
        formulas=FORMULAS,
        counts={"postings": plan.posting_count, "too_few_skills": plan.few_skills, "steps": len(plan.steps)},
    )
