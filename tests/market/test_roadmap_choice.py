"""What a plan chooses first for whom: a role's own language, concepts before tools, foundations, what names jobs."""

from typing import Any

import numpy as np
import pytest

from core.catalogue.curriculum import TRANSFER, Curriculum
from core.catalogue.scoring import AdviceRules, Scoring
from core.catalogue.skill import Level
from core.catalogue.taxonomy import Taxonomy
from core.market.languages import first_language, leading_language
from core.market.roadmap.plan import with_early_language, with_early_tools_second
from core.market.roadmap.task import Chosen, Task
from core.models import Seniority
from tests.market.test_roadmap import market, plain, planned, skills_of

LANGUAGES = Scoring(
    languages=frozenset({"python", "r", "ruby", "javascript", "c", "cpp"}),
    extensions={"cpp": "c"},
    stacks={"rails": "ruby"},
)


@pytest.mark.parametrize(
    ("shares", "owned", "leading"),
    [
        ({"python": 0.8, "r": 0.5}, {"r"}, "python"),
        ({"python": 0.45, "r": 0.4}, {"r"}, None),
        ({"python": 0.5, "r": 0.4}, {"r"}, "python"),
        ({"javascript": 0.5, "ruby": 0.1}, {"ruby", "sql"}, "javascript"),
        ({"javascript": 0.2, "ruby": 0.05}, {"ruby"}, None),
        ({"javascript": 0.5, "perl": 0.9}, {"ruby"}, "javascript"),
        ({"javascript": 0.5}, {"javascript"}, None),
        ({"python": 0.9}, {"sql"}, None),
        ({"python": 0.9, "javascript": 0.5}, {"ruby", "rails"}, "javascript"),
    ],
)
def test_a_language_leads_where_the_role_takes_it_far_more_than_what_one_has(
    shares: dict[str, float], owned: set[str], leading: str | None
) -> None:
    core = ("python", "r", "ruby", "javascript", "sql")
    assert leading_language(shares, core, owned, LANGUAGES) == leading


@pytest.mark.parametrize(
    ("share", "core", "leading"),
    [(0.6, ("python", "sql"), "python"), (0.45, ("python", "sql"), None), (0.6, ("python", "r", "sql"), None)],
)
def test_the_only_language_of_a_role_leads_even_for_who_builds_services_in_another(
    share: float, core: tuple[str, ...], leading: str | None
) -> None:
    assert leading_language({"python": share, "ruby": 0.1}, core, {"ruby", "rails"}, LANGUAGES) == leading


def test_a_language_beside_one_that_it_extends_is_no_new_one_and_a_second_takes_less_time() -> None:
    assert LANGUAGES.is_new_language("cpp", {"python"}) and not LANGUAGES.is_new_language("cpp", {"c"})
    asks = [{"x", "y", "python"}] * 30 + [{"x", "y", "r"}] * 10
    for owned, hours in (({"x", "y"}, 40.0), ({"x", "y", "r"}, 40.0 * TRANSFER)):
        made = planned(market(*asks), owned, plain({"python": 40}), core=("python", "r"), scoring=LANGUAGES)
        assert [(step.skill, step.hours) for step in made.steps] == [("python", hours)]


PLAN: dict[str, Any] = {"scoring": Scoring(concepts={"jenkins": "ci-cd"}), "core": ("x",)}
CI = Curriculum({}, {}, {"jenkins": frozenset({"jenkins", "ci-cd"})})
CHARTS = Curriculum({}, {}, {"tableau": frozenset({"tableau", "charts"})})
LEVELS = {"net": Level.BEGINNER, "siem": Level.INTERMEDIATE}
NEEDS = plain({"net": 40, "siem": 20}, level=LEVELS, soft={"siem": frozenset({"net"})})
PLATFORMS = Scoring(rivals={"ios": "mobile", "android": "mobile"}, job_names=frozenset({"ios", "android"}))
CHARTS_WITH = Scoring(picked_up={"tableau": frozenset({"dashboards"})})
CORE_CHARTS: dict[str, Any] = {"scoring": CHARTS_WITH, "core": ("x", "dashboards")}
HALF_KNOWN = Scoring(familiar={"x": frozenset({"a"})})
ASKED = Scoring(languages=frozenset({"x"}), interviews=frozenset({"z"}))
REACTS = Scoring(rivals={"react": "library", "angular": "library"})
STUDIED = Scoring(not_studied=frozenset({"a"}))
JOBS = Scoring(languages=frozenset({"x"}), presumed=((None, frozenset({"a"})),))
AZURE = Scoring(rivals={"jenkins": "ci", "pipes": "ci"}, preferences={"azure": frozenset({"pipes"})})


@pytest.mark.parametrize(
    ("asks", "owned", "curriculum", "more", "first"),
    [
        # What the tools of a group are for comes before the first of them.
        ([{"x", "y", "jenkins"}] * 30 + [{"x", "y", "ci-cd"}] * 9, {"x", "y"}, CI, PLAN, ["ci-cd", "jenkins"]),
        ([{"x", "y", "jenkins"}] * 30, {"x", "y"}, CI, PLAN, ["jenkins"]),
        # So does what is core before another that teaches it.
        ([{"x", "y", "tableau", "charts"}] * 30, {"x", "y"}, CHARTS, {"core": ("x", "charts")}, ["charts", "tableau"]),
        ([{"x", "y", "tableau", "charts"}] * 30, {"x", "y"}, CHARTS, {}, ["tableau"]),
        # Beginners with nothing of the core learn what begins a path before what it helps with.
        (
            [{"x", "y", "siem"}] * 30,
            {"x"},
            NEEDS,
            {"core": ("net", "siem"), "level": Seniority.JUNIOR},
            ["net", "siem"],
        ),
        # What whole jobs are named after comes first for who has nothing of its kind.
        ([{"x", "y", "ios", "a"}] * 30, {"x", "y"}, plain(), {"core": ("a", "ios"), "scoring": PLATFORMS}, ["ios"]),
        ([{"x", "y", "ios", "a"}] * 30, {"x", "y"}, plain(), {"core": ("a", "ios")}, ["a"]),
        # Of rivals the one that goes with what one has.
        ([{"x", "jenkins", "y"}] * 30 + [{"x", "pipes"}] * 5, {"x", "y"}, plain(), {"scoring": AZURE}, ["jenkins"]),
        (
            [{"x", "jenkins", "y"}] * 30 + [{"x", "pipes", "y"}] * 5,
            {"x", "azure"},
            plain(),
            {"scoring": AZURE},
            ["y", "pipes"],
        ),
        # What nobody learns apart from a tool is no step beside it; what is half known, or a tool of what is, waits.
        ([{"x", "y", "tableau", "dashboards"}] * 30, {"x", "y"}, plain(), {"scoring": CHARTS_WITH}, ["tableau"]),
        ([{"x", "y", "tableau", "dashboards"}] * 30, {"x", "y"}, plain(), {}, ["dashboards"]),
        ([{"x", "y", "a", "b"}] * 30, {"x", "y"}, plain(), {"scoring": HALF_KNOWN}, ["b", "a"]),
        ([{"x", "y", "jenkins", "z"}] * 30, {"x", "y", "ci-cd"}, plain(), PLAN, ["z", "jenkins"]),
        # Being short brings nothing to the front.
        ([{"x", "q", "a", "b"}] * 20 + [{"x", "q", "b"}] * 10, {"x"}, plain({"a": 12, "b": 25}), {}, ["b"]),
        # Who is near is told last of what is known from the job.
        ([{"x", "y", "a", "z"}] * 30, {"x", "y"}, plain(), {"scoring": JOBS, "level": Seniority.SENIOR}, ["z", "a"]),
        # What the role usually learns before goes before what is asked for a little more.
        ([{"x", "q", "a", "b"}] * 20 + [{"x", "q", "b"}] * 4, {"x", "q"}, plain(), {"core": ("b", "a")}, ["b", "a"]),
        ([{"x", "q", "a", "b"}] * 20 + [{"x", "q", "b"}] * 4, {"x", "q"}, plain(), {"core": ("a", "b")}, ["a", "b"]),
        # Who needs no BI tool draws data without one.
        ([{"x", "y", "tableau", "dashboards"}] * 30, {"x", "y"}, plain(), CORE_CHARTS, ["dashboards"]),
        # Interviews ask beginners for more than adverts say.
        (
            [{"x", "y", "a", "z"}] * 30,
            {"x"},
            plain(),
            {"core": ("a", "z"), "scoring": ASKED, "level": Seniority.JUNIOR},
            ["z"],
        ),
        ([{"x", "y", "a", "z"}] * 30, {"x", "y"}, plain(), {"core": ("a", "z"), "scoring": ASKED}, ["a"]),
        # What stands on a rival of what one has is no step; nor is what nobody studies, unless it is core.
        (
            [{"x", "y", "nextjs"}] * 30 + [{"x", "y", "z"}] * 9,
            {"x", "y", "angular"},
            plain(hard={"nextjs": {"react"}}),
            {"scoring": REACTS},
            ["z"],
        ),
        ([{"x", "y", "a", "z"}] * 30, {"x", "y"}, plain(), {"scoring": STUDIED}, ["z"]),
        ([{"x", "y", "a", "z"}] * 30, {"x", "y"}, plain(), {"scoring": STUDIED, "core": ("a", "z")}, ["a"]),
    ],
)
def test_what_a_plan_begins_with(
    asks: list[set[str]], owned: set[str], curriculum: Curriculum, more: dict[str, Any], first: list[str]
) -> None:
    made = skills_of(planned(market(*asks), owned, curriculum, **more))
    assert made[: len(first)] == first


def test_the_rest_of_a_big_skill_waits_for_those_that_come_next() -> None:
    asks = [{"x", "q", "a", "b"}] * 20 + [{"x", "q", "a"}] * 10
    level = {"core": ("a", "b"), "level": Seniority.JUNIOR}
    made = planned(market(*asks), {"x", "q"}, plain({"a": 60, "b": 60}), **level)
    assert [(step.skill, str(step.stage)) for step in made.steps][:3] == [
        ("a", "basics"),
        ("b", "basics"),
        ("a", "working"),
    ]


def test_what_would_stand_on_the_skill_itself_is_no_prerequisite_of_it() -> None:
    made = plain(hard={"a": {"b"}}).needing({"b": {"a", "c"}, "c": {"c"}})
    assert (made.hard["b"], made.hard.get("c")) == (frozenset({"c"}), frozenset())


@pytest.mark.parametrize(
    ("order", "hard", "early"),
    [
        ("abcdP", {}, "aPbcd"),
        ("aPbcd", {}, "aPbcd"),
        ("abcdP", {"P": {"d"}}, "abcdP"),
        ("abcdP", {"P": {"a"}}, "aPbcd"),
    ],
)
def test_a_first_language_is_moved_to_its_place_unless_it_needs_what_comes_later(
    order: str, hard: dict[str, set[str]], early: str
) -> None:
    standing: Any = None
    task = Task(standing, np.ones(0), (), frozenset(), plain(hard=hard), Scoring(), frozenset(), first_language="P")
    steps = [Chosen(skill, None, 10.0, skill) for skill in order]
    assert "".join(step.skill for step in with_early_language(steps, task, ())) == early


@pytest.mark.parametrize(
    ("order", "hard", "begun", "made"),
    [
        (("git", "python", "aws"), {}, (), ("python", "git", "aws")),
        (("git", "gitops", "aws"), {"gitops": {"git"}}, (), ("git", "gitops", "aws")),
        (("git", "python"), {}, ("git",), ("git", "python")),
        (("git",), {}, (), ("git",)),
        (("python", "git"), {}, (), ("python", "git")),
    ],
)
def test_no_professional_is_sent_to_version_control_first_unless_the_next_step_needs_it(
    order: tuple[str, ...], hard: dict[str, set[str]], begun: tuple[str, ...], made: tuple[str, ...]
) -> None:
    standing: Any = None
    task = Task(standing, np.ones(0), (), frozenset(), plain(hard=hard), Scoring(), frozenset())
    steps = [Chosen(skill, None, 10.0, skill) for skill in order]
    assert tuple(step.skill for step in with_early_tools_second(steps, task, begun)) == made


def test_who_works_with_scikit_learn_is_presumed_to_know_what_it_is_used_with() -> None:
    taxonomy = Taxonomy.load()
    scoring = Scoring.of(taxonomy, AdviceRules.load(taxonomy.skills))
    known = {"python", "scikit-learn"}
    assert "feature-engineering" in scoring.presumed_of(Seniority.MID, known)
    assert "feature-engineering" not in scoring.presumed_of(Seniority.JUNIOR, known)


def test_beginners_are_presumed_to_know_what_comes_with_a_skill() -> None:
    taxonomy = Taxonomy.load()
    scoring = Scoring.of(taxonomy, AdviceRules.load(taxonomy.skills))
    react = {"react", "javascript"}
    assert {"html", "es6"} <= scoring.presumed_of(Seniority.JUNIOR, react)
    assert "webpack" not in scoring.presumed_of(Seniority.JUNIOR, react)
    assert "webpack" in scoring.presumed_of(Seniority.SENIOR, react)


@pytest.mark.parametrize(
    ("asking", "hours", "core", "is_step"),
    [(3, 40, "", False), (3, 30, "", True), (4, 40, "", True), (3, 40, "a", True)],
)
def test_what_takes_long_and_few_ask_for_is_no_step_unless_it_is_core(
    asking: int, hours: float, core: str, is_step: bool
) -> None:
    asks = [{"x", "y", "z", "a"}] * asking + [{"x", "y", "z"}] * (50 - asking)
    made = planned(market(*asks), {"x", "y", "z"}, plain({"a": hours}), core=("x", *core))
    assert ("a" in skills_of(made)) == is_step


def test_beginners_begin_an_advanced_skill_that_is_core_in_its_turn() -> None:
    asks = [{"x", "y", "late", "b"}] * 40
    curriculum = plain({"late": 30, "b": 30}, level={"late": Level.ADVANCED, "b": Level.INTERMEDIATE})
    made = planned(market(*asks), {"x", "y"}, curriculum, core=("late", "b"), level=Seniority.JUNIOR)
    assert skills_of(made) == ["late", "b"]


@pytest.mark.parametrize(
    ("owned", "core", "first"),
    [("sql", ("r", "python", "sql"), "python"), ("sql", ("sql",), None), ("ruby", ("r", "python"), None)],
)
def test_who_has_no_language_begins_with_the_core_one_that_most_ask_for(
    owned: str, core: tuple[str, ...], first: str | None
) -> None:
    assert first_language({"python": 0.4, "r": 0.3, "ruby": 0.9}, core, {owned}, LANGUAGES) == first


def test_what_stands_on_one_of_several_rivals_stands_on_the_one_that_goes_with_what_one_has() -> None:
    clouds = Scoring(rivals={"aws": "cloud", "azure": "cloud"}, preferences={"servers": frozenset({"azure"})})
    curriculum = plain({"aws": 30, "azure": 30, "terraform": 20}, one_of={"terraform": (("aws", "azure"),)})
    asks = [{"x", "y", "terraform"}] * 30 + [{"x", "aws", "azure"}] * 5
    for owned, cloud in (({"x", "y"}, "aws"), ({"x", "y", "servers"}, "azure")):
        made = planned(market(*asks), owned, curriculum, core=("terraform", "aws", "azure"), scoring=clouds)
        assert skills_of(made) == [cloud, "terraform"]
