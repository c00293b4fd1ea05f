"""Which step of a roadmap needs which: rows and arrows, laid out so that every name has a line of its own."""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from core.market.roadmap.steps import RoadmapStep
from core.views.knowledge import Knowledge

OWNED = "owned"
COLUMNS = {
    "prerequisite": "taxonomy id of what is learned first",
    "prerequisite_name": "its name",
    "prerequisite_state": "owned, done, learning or to_do",
    "skill": "taxonomy id of the step that cannot do without it",
    "name": "its name",
    "state": "done, learning or to_do",
}


@dataclass(frozen=True)
class StepGraph:
    """Which step needs which, as a graph.

    `nodes` has columns skill, name, state (owned, done, learning, to_do), row (0 on top) and depth (0: needs nothing
    here); `edges` has columns from_row, from_depth, to_row, to_depth, one row an arrow from what is needed to what
    needs it. Steps that neither need nor serve another are left out. `table` names the same arrows in the columns of
    COLUMNS.
    """

    nodes: pd.DataFrame
    edges: pd.DataFrame
    table: pd.DataFrame


def step_graph(steps: Sequence[RoadmapStep], knowledge: Knowledge) -> StepGraph:
    """The graph of `steps` and of the hard prerequisites that are satisfied already, those on top."""
    needs = {step.skill: step.prerequisites for step in steps}
    pairs = [(need, skill) for skill, needed in needs.items() for need in needed]
    before = list(dict.fromkeys(need for need, _ in pairs if need not in needs))
    linked = {skill for pair in pairs for skill in pair}
    ordered = [*before, *(step.skill for step in steps if step.skill in linked)]
    row = {skill: number for number, skill in enumerate(ordered)}
    depth = _depths(ordered, needs)
    states = {step.skill: step.state.value for step in steps}
    nodes = pd.DataFrame(
        [(skill, knowledge.skill_name(skill), states.get(skill, OWNED), row[skill], depth[skill]) for skill in ordered],
        columns=["skill", "name", "state", "row", "depth"],
    )
    edges = pd.DataFrame(
        [(row[need], depth[need], row[skill], depth[skill]) for need, skill in pairs],
        columns=["from_row", "from_depth", "to_row", "to_depth"],
    )
    named = {node.skill: (node.skill, node.name, node.state) for node in nodes.itertuples()}
    table = pd.DataFrame([(*named[need], *named[skill]) for need, skill in pairs], columns=list(COLUMNS))
    return StepGraph(nodes, edges, table)


def _depths(ordered: Sequence[str], needs: dict[str, tuple[str, ...]]) -> dict[str, int]:
    """How many arrows lead to each skill at most; hard prerequisites have no cycle."""
    depths: dict[str, int] = {}

    def depth(skill: str) -> int:
        if skill not in depths:
            depths[skill] = 1 + max((depth(needed) for needed in needs.get(skill, ())), default=-1)
        return depths[skill]

    for skill in ordered:
        depth(skill)
    return depths
