"""Which project comes next, against the rule written plainly, and a search that forgives typing errors."""

import math
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.catalogue.curriculum import Curriculum
from core.catalogue.learning import Difficulty, ProjectIdea, SkillUse, UsedSkill
from core.catalogue.scoring import Scoring
from core.market.learner import Learner, fitting_levels
from core.market.project_search import ProjectIndex, search_words
from core.market.projects import (
    COLUMNS,
    MOST_UNKNOWN,
    Wish,
    projects_by_step,
    projects_for,
    projects_frame,
    recommended_projects,
)
from core.models import Posting, Seniority
from core.snapshot.slices import Slice
from core.snapshot.snapshot import Snapshot
from core.texts import speaking
from tests.drawing import examples

SKILLS = tuple("abcdefg")
FREE = Curriculum({}, {}, {})
EVENLY = dict.fromkeys("abcdefgwxyz", 0.5)


def idea(
    name: str,
    core: str,
    stretch: str = "",
    hours: int = 10,
    difficulty: Difficulty = Difficulty.BEGINNER,
    roles: tuple[str, ...] = ("dev",),
    **more: str,
) -> ProjectIdea:
    used = [UsedSkill(id=skill, role=SkillUse.CORE) for skill in core]
    used += [UsedSkill(id=skill, role=SkillUse.STRETCH) for skill in stretch]
    return ProjectIdea(
        id=name,
        title=more.get("title", f"Project {name}"),
        difficulty=difficulty,
        skills=tuple(used),
        hours=hours,
        roles=roles,
        deliverables=("A URL",),
        description=more.get("description", "Something worth building for somebody."),
    )


def market(*asks: str) -> Snapshot:
    return Snapshot.build(
        Posting(f"x:{number}", "x", "t", date(2026, 11, 1), company=f"c{number}", required=frozenset(skills))
        for number, skills in enumerate(asks)
    )


ROLE = "dev"
X, XY = Scoring(languages=frozenset("x")), Scoring(languages=frozenset("xy"))


def learner(plan: str, owned: str = "", demand: dict[str, float] | None = None, **more: object) -> Learner:
    shares = dict.fromkeys((*plan, *owned), 0.5) if demand is None else demand
    return Learner(frozenset(owned), tuple(plan), shares, FREE, ROLE, frozenset({"ops"}), **more)  # type: ignore[arg-type]


def recommended(person: Learner, *ideas: ProjectIdea, **more: object) -> list[str]:
    return [one.project.id for one in recommended_projects(market("ab"), Slice(), person, ideas, **more)]  # type: ignore[arg-type]


def test_a_project_says_what_it_practises_how_often_that_is_asked_for_and_after_which_step_it_fits() -> None:
    snapshot = market("ax", "bx", "xy", "xy")
    (found,) = recommended_projects(snapshot, Slice(), learner("cba", "x", EVENLY), [idea("one", "abxz", hours=10)])
    assert (found.fills, found.after_step, found.demand.value) == (("b", "a", "z"), "a", 0.5)
    assert found.demand.low < 0.5 < found.demand.high
    assert (found.also_learn, found.hours) == (("z",), 10 + FREE.cost("z"))


def test_the_next_steps_count_more_than_later_ones_and_what_was_practised_counts_less() -> None:
    ideas = [idea("first", "a"), idea("second", "b"), idea("both", "ab"), idea("stretched", "", "a")]
    assert recommended(learner("ab"), *ideas) == ["both", "first", "second", "stretched"]
    assert recommended(learner("ab", demand={"a": 0.1, "b": 0.5}), *ideas[:2]) == ["second", "first"]
    alike = [idea("one", "a"), idea("same", "a"), idea("other", "c")]
    assert recommended(learner("abc"), *alike) == ["one", "other", "same"]


def test_what_is_neither_owned_nor_planned_costs_a_project_its_place() -> None:
    ideas = [idea("far", "awxy"), idea("strange", "ax"), idea("near", "a")]
    assert recommended(learner("ab", demand=EVENLY), *ideas) == ["near", "strange"]


def test_a_rival_of_what_one_has_costs_a_project_more_and_so_does_another_level_at_mid_level() -> None:
    scoring = Scoring(rivals={"b": "cloud", "c": "cloud"}, languages=frozenset({"c"}))
    other, rival = idea("other", "ad"), idea("rival", "ab")
    person = learner("a", "c", EVENLY, scoring=scoring)
    assert recommended(person, rival, other) == ["other", "rival"]
    middle = idea("middle", "ac", difficulty=Difficulty.INTERMEDIATE, hours=20)
    for level, first in ((Seniority.MID, "middle"), (None, "easy")):
        assert recommended(learner("a", "c", scoring=scoring, level=level), idea("easy", "ac"), middle)[0] == first


def test_a_project_for_a_neighbouring_role_is_worth_less_and_one_for_another_nothing() -> None:
    ideas = [idea("office", "ab", roles=("cook",)), idea("beside", "ab", roles=("ops",)), idea("own", "a")]
    assert recommended(learner("ab"), *ideas) == ["own", "beside"]


def test_a_project_in_a_language_nobody_asked_for_is_left_out() -> None:
    scoring = Scoring(languages=frozenset({"x", "y"}))
    ideas = [idea("perl", "ax"), idea("own", "ay")]
    assert recommended(learner("ab", "y", scoring=scoring), *ideas) == ["own"]


@pytest.mark.parametrize(
    ("level", "owned", "levels"),
    [
        (None, "", "BIA"),
        (Seniority.INTERN, "", "B"),
        (Seniority.JUNIOR, "x", "BI"),
        (Seniority.MID, "", "BI"),
        (Seniority.MID, "x", "BIA"),
        (Seniority.SENIOR, "", "IA"),
        (Seniority.PRINCIPAL, "x", "IA"),
    ],
)
def test_projects_at_ones_level_come_first(level: Seniority | None, owned: str, levels: str) -> None:
    person = learner("a", f"c{owned}", level=level, scoring=Scoring(languages=frozenset("x")))
    assert "".join(one.value[0] for one in fitting_levels(person)) == levels
    ideas = [idea(one.value[0].lower(), "ac", difficulty=one) for one in Difficulty]
    assert set(recommended(person, *ideas)[: len(levels)]) == set(levels.lower())


@pytest.mark.parametrize(
    ("person", "ideas", "shown"),
    [
        # Five that practise a step of the plan at one's level leave no room for what shows nothing new ...
        (learner("ab", "c"), [idea(f"new{one}", "a") for one in range(5)] + [idea("old", "c")], "new"),
        # ... or is beside one's level; fewer are filled up with others.
        (
            learner("ab", "c", level=Seniority.SENIOR),
            [idea(f"new{one}", "ac", difficulty=Difficulty.INTERMEDIATE) for one in range(5)] + [idea("easy", "ab")],
            "new",
        ),
        (learner("ab", "c"), [idea("new", "a"), idea("old", "c")], "new old"),
        # What is long to learn and hardly asked for makes a project unfit; what is asked for or short does not.
        (learner("ab", demand={"a": 0.5}), [idea("niche", "az"), idea("new", "a")], "new"),
        (learner("ab", demand={"a": 0.5, "z": 0.1}), [idea("asked", "az"), idea("new", "a")], "new asked"),
        (
            replace(learner("ab", demand={"a": 0.5}), curriculum=Curriculum({"z": 8.0}, {}, {})),
            [idea("short", "az"), idea("new", "a")],
            "new short",
        ),
        # To a beginner nothing long is, however many ask for it.
        (
            learner("ab", demand={"a": 0.5, "z": 0.9}, level=Seniority.JUNIOR),
            [idea("long", "az"), idea("new", "a")],
            "new",
        ),
        (learner("ab", "c", demand={"a": 0.5, "z": 0.9}, level=Seniority.MID), [idea("long", "acz")], "long"),
        # Nor is a language that a beginner without one begins later in the plan.
        (learner("abdx", level=Seniority.INTERN, scoring=X), [idea("later", "ax"), idea("new", "a")], "new"),
        (learner("abxd", level=Seniority.INTERN, scoring=X), [idea("soon", "ax"), idea("new", "d")], "soon new"),
        (learner("abdx", "y", level=Seniority.JUNIOR, scoring=XY), [idea("second", "ax")], "second"),
        # What can begin sooner comes first, and what is of the role itself leaves no room for a neighbour's.
        (learner("abcd", demand={"a": 0.6, "d": 0.9}), [idea("late", "d"), idea("soon", "a")], "soon late"),
        (learner("ab"), [idea(f"own{one}", "a") for one in range(5)] + [idea("beside", "ab", roles=("ops",))], "own"),
        (learner("ab"), [idea("own", "a"), idea("beside", "ab", roles=("ops",))], "own beside"),
        # What comes with a step, or with one's level, is not strange.
        (
            learner("ab", demand={"a": 0.5}, scoring=Scoring(picked_up={"b": frozenset("z")})),
            [idea("with", "az")],
            "with",
        ),
        # A project of which nothing is there is harder than it says, unless it is easy.
        (
            learner("ab", "x", level=Seniority.MID, scoring=Scoring(languages=frozenset("x"))),
            [idea("all-new", "ab", difficulty=Difficulty.ADVANCED)]
            + [idea(f"half{one}", "ax", difficulty=Difficulty.ADVANCED) for one in range(5)],
            "half",
        ),
        (
            learner("ab", "x", level=Seniority.JUNIOR, scoring=Scoring(languages=frozenset("x"))),
            [idea("all-new", "ab", difficulty=Difficulty.INTERMEDIATE)]
            + [idea(f"easy{one}", "ab") for one in range(5)],
            "easy",
        ),
    ],
)
def test_a_project_practises_the_plan_at_ones_level(person: Learner, ideas: list[ProjectIdea], shown: str) -> None:
    names = [name.rstrip("0123456789") for name in recommended(person, *ideas)]
    assert list(dict.fromkeys(names)) == shown.split()


def test_difficulty_and_hours_are_respected() -> None:
    ideas = [idea("long", "a", hours=100), idea("hard", "a", difficulty=Difficulty.ADVANCED), idea("fits", "a")]
    assert recommended(learner("a"), *ideas, wish=Wish((Difficulty.BEGINNER,), 50)) == ["fits"]


def test_a_skill_names_projects_that_need_little_else() -> None:
    ideas = [idea("else", "axyz"), idea("long", "ax", hours=30), idea("quick", "ax", hours=8), idea("other", "x", "a")]
    assert [one.id for one in projects_for("a", ideas, frozenset("x"), FREE)] == ["quick", "long", "else"]


def test_projects_stand_between_the_steps_they_close() -> None:
    ideas = [idea("early", "a"), idea("late", "ac"), idea("now", "x")]
    found = recommended_projects(market("a"), Slice(), learner("abc", "x"), ideas)
    by_step = {step: [one.id for one in each] for step, each in projects_by_step(found).items()}
    assert by_step == {"a": ["early"], "c": ["late"]}


ideas_in_worlds = st.lists(
    st.tuples(st.sets(st.sampled_from(SKILLS), min_size=1, max_size=4), st.integers(1, 20)), min_size=1, max_size=6
).map(lambda rows: [idea(f"p{place}", "".join(sorted(core)), hours=hours) for place, (core, hours) in enumerate(rows)])


@given(
    ideas_in_worlds,
    st.permutations(SKILLS).map(lambda order: "".join(order[:4])),
    st.sets(st.sampled_from(SKILLS), max_size=3),
    st.lists(st.text(SKILLS, min_size=1, max_size=4), min_size=1, max_size=12),
)
@examples(80)
def test_whatever_the_world_projects_keep_to_the_rules_and_their_demand_is_a_plain_count(
    ideas: list[ProjectIdea], plan: str, owned: set[str], asks: list[str]
) -> None:
    person = learner(plan, "".join(sorted(owned)), EVENLY)
    found = recommended_projects(market(*asks), Slice(), person, ideas, limit=99)
    assert len({one.project.id for one in found}) == len(found)
    for one in found:
        strange = one.project.core - set(plan) - owned
        assert len(strange) <= MOST_UNKNOWN
        assert one.also_learn == tuple(sorted(strange))
        assert set(one.fills) >= one.project.core & set(plan) - owned
        assert not set(one.fills) & owned
        assert one.demand.value == pytest.approx(sum(bool(set(ask) & set(one.fills)) for ask in asks) / len(asks))
        assert one.after_step in {"", *one.project.core & set(plan)}


def test_no_plan_or_no_posting_gives_no_failure() -> None:
    assert recommended_projects(market(), Slice(), learner(""), [idea("one", "a")]) == []
    (found,) = recommended_projects(Snapshot.empty(), Slice(), learner("a"), [idea("one", "a")])
    assert found.demand.n == 0
    assert tuple(projects_frame([]).columns) == COLUMNS
    assert projects_frame([found]).iloc[0]["fills"] == ("a",)


IDEAS = [
    idea("k", "a", title="Kubernetes cost watch", description="A small operator that finds idle workloads."),
    idea("p", "b", title="Parcel tracker", description="An API for depots, deployed to kubernetes.", hours=20),
    idea("c", "c", title="Chess engine", description="A fast move generator.", difficulty=Difficulty.ADVANCED),
]
INDEX = ProjectIndex(IDEAS, {"a": ("Kubernetes", "k8s"), "b": ("Python",), "c": ("C++", "cpp")})


def ids(query: str, **more: object) -> list[str]:
    return [one.id for one in INDEX.search(query, **more)]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("kubernetes", "k"),
        ("kuberntes", "k"),
        ("Kubernetse", "k"),
        ("K8S", "k"),
        ("kube", "k"),
        ("pyhton", "p"),
        ("trakcer parcel", "p"),
        ("c++", "c"),
        ("ches engine", "c"),
        ("idle workloads", "k"),
        ("deployed parcels", "p"),
    ],
)
def test_search_finds_it_in_titles_texts_and_skills_with_and_without_slips(query: str, first: str) -> None:
    assert ids(query)[0] == first


@pytest.mark.parametrize("query", ["zebra", "q", "qqqqqqqqqq", "🦓" * 500, "' OR 1=1 --"])
def test_what_is_not_there_is_not_found(query: str) -> None:
    assert ids(query) == ([] if search_words(query) else ["c", "k", "p"])


def test_a_title_counts_for_more_than_a_text() -> None:
    assert ids("kubernetes") == ["k", "p"]


def test_german_words_are_found_inside_of_longer_ones_and_behind_those_that_stand_alone() -> None:
    titles = {"l": "Sportvereine", "a": "Chat-Agent", "v": "Verein", "e": "Vereinbarungen"}
    ideas = [idea(name, "a", title=title) for name, title in titles.items()]
    with speaking("de"):
        german = ProjectIndex(ideas, {})
    assert [one.id for one in german.search("Verein")] == ["v", "e", "l"]
    assert [one.id for one in german.search("Agent")] == ["a"]
    assert [one.id for one in ProjectIndex(ideas, {}).search("Verein")] == ["v", "e"]


def test_a_word_itself_comes_before_rarer_ones_like_it() -> None:
    titles = {"w": "Charts", "x": "Chart A", "y": "Chart B", "z": "Chart C"}
    ideas = [idea(name, "a", title=title) for name, title in titles.items()]
    assert [one.id for one in ProjectIndex(ideas, {}).search("chart")] == ["x", "y", "z", "w"]


def test_search_keeps_to_difficulty_and_limit() -> None:
    assert ids("", difficulties=(Difficulty.ADVANCED,)) == ["c"]
    assert ids("", limit=2) == ["c", "k"]


def test_words_keep_what_belongs_to_them() -> None:
    assert search_words("C++, Node.js & CI-CD. F#!") == ["c++", "node.js", "ci-cd", "f#"]
    assert math.isfinite(sum(len(word) for word in search_words("a" * 10_000)))
