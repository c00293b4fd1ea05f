"""In which turn a plan learns: in the role's own order, one's own cloud first, a first language when it is used."""

from typing import Any

import numpy as np
import pytest

from core.catalogue.curriculum import Curriculum
from core.catalogue.roles import RoleCatalogue
from core.catalogue.scoring import AdviceRules, Scoring
from core.catalogue.taxonomy import Taxonomy
from core.market.roadmap.candidates import path_of, turn_of_language
from core.market.roadmap.order import in_learning_order, with_core_in_turn
from core.market.roadmap.plan import latest_for_tools, with_early_tools
from core.market.roadmap.task import Chosen, LearningStage, Task
from core.models import Seniority
from tests.market.test_roadmap import market, plain, planned, skills_of

CLOUDS = Scoring(rivals={"aws": "cloud", "azure": "cloud"}, preferences={"servers": frozenset({"azure"})})
STAGES = {"b": LearningStage.BASICS, "w": LearningStage.WORKING}


def chosen(order: str) -> list[Chosen]:
    """Steps of words such as `sql` or `sql:b`, its basics."""
    words = (word.partition(":") for word in order.split())
    return [Chosen(skill, STAGES.get(stage), 10.0, skill) for skill, _, stage in words]


def told(steps: list[Chosen]) -> str:
    names = {LearningStage.BASICS: ":b", LearningStage.WORKING: ":w", None: ""}
    return " ".join(step.skill + names[step.stage] for step in steps)


def task(curriculum: Curriculum | None = None, **more: Any) -> Task:
    standing: Any = None
    given = {"core": frozenset(more.get("path", ())), "scoring": Scoring(), "satisfied": frozenset(), **more}
    return Task(standing, np.ones(0), (), curriculum=curriculum or plain(), **given)


@pytest.mark.parametrize(
    ("order", "fixed", "made"),
    [
        ("c b a", "", "a b c"),
        ("c x a", "", "a x c"),  # what is not core keeps its place
        ("c b a", "c", "c a b"),  # so do what was begun, and what interviews ask for
        ("c:b a c:w b", "", "a b c:w c:b"),  # and second stages
        ("x y", "", "x y"),
    ],
)
def test_core_skills_change_places_until_they_stand_in_the_order_of_the_role(order: str, fixed: str, made: str) -> None:
    assert told(with_core_in_turn(chosen(order), ("a", "b", "c"), set(fixed))) == made


@pytest.mark.parametrize(
    ("person", "made"),
    [
        ({}, "a b"),
        ({"is_beginner": True, "scoring": Scoring(interviews=frozenset("b"), languages=frozenset("p"))}, "a b"),
        # Interviews ask beginners who can program.
        (
            {
                "is_beginner": True,
                "scoring": Scoring(interviews=frozenset("b"), languages=frozenset("p")),
                "satisfied": frozenset("p"),
            },
            "b a",
        ),
    ],
)
def test_everybody_learns_in_the_order_of_the_role_but_for_what_interviews_ask(
    person: dict[str, Any], made: str
) -> None:
    assert told(in_learning_order([chosen("b"), chosen("a")], task(path=("a", "b"), **person), ())) == made


def test_the_basics_of_a_skill_come_before_the_rest_of_it() -> None:
    chains = [chosen("c:b"), chosen("a"), chosen("c:w"), chosen("b")]
    made = told(in_learning_order(chains, task(path=("a", "b", "c"), is_beginner=True), ()))
    assert made == "a b c:b c:w"


@pytest.mark.parametrize(
    ("skills", "preferred", "path"),
    [
        (("linux", "network", "aws", "azure"), {"azure"}, "azure linux network aws"),
        (("linux", "aws", "azure"), set[str](), "linux aws azure"),
        (("python", "git", "sql", "docker", "azure"), {"azure"}, "python git sql docker azure"),
    ],
)
def test_a_role_that_begins_with_what_goes_with_what_one_has_is_begun_with_it(
    skills: tuple[str, ...], preferred: set[str], path: str
) -> None:
    assert " ".join(path_of(skills, preferred)) == path


def test_a_windows_administrator_begins_a_role_about_clouds_with_azure() -> None:
    asks = [{"x", "y", "linux", "azure"}] * 30 + [{"x", "y", "linux"}] * 20
    core = ("linux", "aws", "azure")
    for owned, first in (({"x", "y", "servers"}, "azure"), ({"x", "y"}, "linux")):
        assert skills_of(planned(market(*asks), owned, plain(), core=core, scoring=CLOUDS))[0] == first


@pytest.mark.parametrize(
    ("path", "first", "satisfied", "place"),
    [
        ("python git sql", "python", "", 2),
        ("tests cases jira python", "python", "", 4),
        ("tests cases jira python", "python", "tests cases", 2),
        ("linux aws azure python", "python", "", 3),  # rivals share a place
        ("a b c d e f g python", "python", "", 6),
        ("a b c d", None, "", 2),
    ],
)
def test_a_first_language_is_begun_when_the_role_usually_begins_it(
    path: str, first: str | None, satisfied: str, place: int
) -> None:
    assert turn_of_language(path.split(), first, satisfied.split(), CLOUDS) == place


@pytest.mark.parametrize(
    ("language_by", "order", "made"),
    [
        (2, "a python b c git", "a git python b c"),
        (6, "a b python c d git e", "a b git python c d e"),
        (6, "a b c d python git", "a b git c d python"),  # in the first half of a plan at the latest
        (6, "a b c git", "a git b c"),
    ],
)
def test_version_control_comes_before_the_first_language(language_by: int, order: str, made: str) -> None:
    steps = chosen(order)
    latest = latest_for_tools(steps, task(first_language="python", language_by=language_by))
    assert told(with_early_tools(steps, (), latest)) == made


CATALOGUE = Taxonomy.load()
SCORING = Scoring.of(CATALOGUE, AdviceRules.load(CATALOGUE.skills))


@pytest.mark.parametrize(
    ("level", "owned", "is_presumed"),
    [
        (Seniority.SENIOR, {"java"}, True),
        (Seniority.PRINCIPAL, {"python"}, True),
        (Seniority.MID, {"java", "spring-boot"}, False),
        (Seniority.SENIOR, {"windows-server"}, False),
        (Seniority.JUNIOR, {"java"}, False),
    ],
)
def test_who_has_programmed_for_years_is_not_sent_to_data_structures(
    level: Seniority, owned: set[str], is_presumed: bool
) -> None:
    learned_early = {"algorithms", "data-structures", "design-patterns"}
    assert (learned_early <= SCORING.presumed_of(level, owned)) == is_presumed


@pytest.mark.parametrize(
    ("old", "new"), [("jquery", "react"), ("knockout", "vue"), ("backbone", "angular"), ("docker-swarm", "kubernetes")]
)
def test_what_is_out_of_date_bars_nobody_from_what_took_its_place_and_is_no_step(old: str, new: str) -> None:
    assert SCORING.rival_among(new, {old}) is None
    assert not SCORING.may_be_step(old)


def test_a_tester_is_sent_to_testing_before_a_language_and_a_student_to_a_language() -> None:
    roles = RoleCatalogue.load()
    places = {
        role: turn_of_language(roles.get(role).core_skills, first, (), SCORING)
        for role, first in (("qa-engineer", "python"), ("software-engineer", "python"), ("security-analyst", "python"))
    }
    assert places == {"qa-engineer": 6, "software-engineer": 2, "security-analyst": 6}
