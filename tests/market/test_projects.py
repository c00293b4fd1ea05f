"""Which project comes next, against the rule written plainly, and a search that forgives typing errors."""

import math
from datetime import date
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.learning import Difficulty, ProjectIdea, SkillUse, UsedSkill
from core.market.project_search import ProjectIndex, words_of
from core.market.projects import (
    COLUMNS,
    Learner,
    Wish,
    projects_for,
    projects_frame,
    recommended_projects,
    within_reach,
)
from core.market.slices import Slice
from core.market.snapshot import Snapshot
from core.market.study import Curriculum
from core.models import Posting

SKILLS = tuple("abcdefg")
FREE = Curriculum({}, {}, {})


def idea(
    name: str, core: str, stretch: str = "", hours: int = 10, difficulty: Difficulty = Difficulty.BEGINNER, **more: str
) -> ProjectIdea:
    used = [UsedSkill(id=skill, role=SkillUse.CORE) for skill in core]
    used += [UsedSkill(id=skill, role=SkillUse.STRETCH) for skill in stretch]
    return ProjectIdea(
        id=name, title=more.get("title", f"Project {name}"), difficulty=difficulty, skills=tuple(used), hours=hours,
        description=more.get("description", "Something worth building for somebody."), deliverables=("A deployed URL",),
    )  # fmt: skip


def market(*asks: str) -> Snapshot:
    return Snapshot.build(
        Posting(f"x:{number}", "x", "t", date(2026, 11, 1), company=f"c{number}", required=frozenset(skills))
        for number, skills in enumerate(asks)
    )


def learner(gaps: dict[str, float], owned: str = "", curriculum: Curriculum = FREE) -> Learner:
    return Learner(frozenset(owned), gaps, curriculum)


def test_a_project_says_how_many_gaps_it_practises_and_how_often_they_are_asked_for() -> None:
    snapshot = market("ax", "bx", "xy", "xy")
    (found,) = recommended_projects(
        snapshot, Slice(), learner({"a": 0.25, "b": 0.25, "c": 0.1}, "x"), [idea("one", "abx")]
    )
    assert (found.fills, found.gap_count, found.demand.value) == (("a", "b"), 3, 0.5)
    assert found.demand.low < 0.5 < found.demand.high
    assert found.hours == 10


def test_what_practises_most_demand_an_hour_comes_first_and_then_what_adds_to_it() -> None:
    gaps = {"a": 0.5, "b": 0.4, "c": 0.1}
    ideas = [idea("ab", "ab"), idea("a", "a", hours=9), idea("bc", "bc", hours=12), idea("none", "x")]
    found = recommended_projects(market("abc"), Slice(), learner(gaps, "x"), ideas)
    assert [one.project.id for one in found] == ["ab", "bc", "a"]
    assert [one.adds for one in found] == [("a", "b"), ("c",), ()]


def test_a_stretch_goal_is_worth_half() -> None:
    found = recommended_projects(
        market("a"), Slice(), learner({"a": 0.5}), [idea("stretch", "", "a", 10), idea("core", "a", "", 19)]
    )
    assert [(one.project.id, one.adds) for one in found] == [("core", ("a",)), ("stretch", ())]


def test_core_skills_that_are_no_gaps_cost_their_study_and_are_named() -> None:
    curriculum = Curriculum({"z": 30.0}, {}, {})
    (found,) = recommended_projects(market("a"), Slice(), learner({"a": 0.5}, "", curriculum), [idea("one", "az")])
    assert (found.also_learn, found.hours) == (("z",), 40.0)


def test_a_project_whose_core_cannot_be_learned_yet_is_left_out() -> None:
    curriculum = Curriculum({}, {"z": frozenset("y"), "b": frozenset("a"), "c": frozenset("y")}, {})
    ideas = [idea("far", "az"), idea("near", "ab"), idea("own", "azy")]
    person = learner({"a": 0.5, "b": 0.3, "c": 0.3}, "", curriculum)
    assert within_reach(person.gaps, frozenset(), curriculum) == {"a", "b"}
    assert {one.project.id for one in recommended_projects(market("a"), Slice(), person, ideas)} == {"near", "own"}


def test_difficulty_and_hours_are_respected() -> None:
    ideas = [idea("long", "a", hours=100), idea("hard", "a", difficulty=Difficulty.ADVANCED), idea("fits", "a")]
    wish = Wish((Difficulty.BEGINNER,), 50)
    found = recommended_projects(market("a"), Slice(), learner({"a": 0.5}), ideas, wish)
    assert [one.project.id for one in found] == ["fits"]


ideas_in_worlds = st.lists(
    st.tuples(st.sets(st.sampled_from(SKILLS), min_size=1, max_size=4), st.integers(1, 20)), min_size=1, max_size=6
).map(lambda rows: [idea(f"p{place}", "".join(sorted(core)), hours=hours) for place, (core, hours) in enumerate(rows)])


@given(ideas_in_worlds, st.dictionaries(st.sampled_from(SKILLS), st.just(1.0), min_size=1))
@settings(max_examples=80, deadline=None)
def test_the_cover_is_within_the_known_bound_of_the_best(ideas: list[ProjectIdea], gaps: dict[str, float]) -> None:
    person = learner(gaps, "".join(set(SKILLS) - set(gaps)))
    found = recommended_projects(market("a"), Slice(), person, ideas, limit=99)
    coverable = set(gaps) & {skill for one in ideas for skill in one.core}
    cover = [one for one in found if one.adds]
    assert {gap for one in cover for gap in one.adds} == coverable
    best = min(
        sum(one.hours for one in chosen)
        for size in range(len(ideas) + 1)
        for chosen in combinations(ideas, size)
        if coverable <= {skill for one in chosen for skill in one.core}
    )
    harmonic = sum(1 / number for number in range(1, len(SKILLS) + 1))
    assert sum(one.hours for one in cover) <= best * harmonic + 1e-9


@given(
    ideas_in_worlds,
    st.dictionaries(st.sampled_from(SKILLS), st.sampled_from([0.1, 0.3, 0.35, 0.8]), min_size=1),
    st.lists(st.text(SKILLS, min_size=1, max_size=4), min_size=1, max_size=12),
)
@settings(max_examples=80, deadline=None)
def test_each_project_is_the_next_by_demand_practised_an_hour_and_its_demand_is_a_plain_count(
    ideas: list[ProjectIdea], gaps: dict[str, float], asks: list[str]
) -> None:
    person = learner(gaps, "".join(set(SKILLS) - set(gaps)))
    found = recommended_projects(market(*asks), Slice(), person, ideas, limit=99)
    left, practised = {one.id: one for one in ideas if one.core & set(gaps)}, set[str]()
    assert {one.project.id for one in found} == set(left)
    for one in found:
        rates = {
            name: sum(gaps.get(gap, 0.0) for gap in idea.core - practised) / idea.hours for name, idea in left.items()
        }
        assert rates[one.project.id] == pytest.approx(max(rates.values()))
        assert set(one.fills) == one.project.core & set(gaps)
        assert set(one.adds) == set(one.fills) - practised
        assert (one.gap_count, one.demand.n) == (len(gaps), len(asks))
        assert one.demand.value == pytest.approx(sum(bool(set(ask) & set(one.fills)) for ask in asks) / len(asks))
        practised |= set(one.fills)
        del left[one.project.id]


def test_a_step_names_projects_that_need_little_else() -> None:
    ideas = [idea("else", "axyz"), idea("long", "ax", hours=30), idea("quick", "ax", hours=8), idea("other", "x", "a")]
    found = projects_for("a", ideas, frozenset("x"), FREE)
    assert [one.id for one in found] == ["quick", "long", "else"]


def test_no_gap_or_no_posting_gives_no_failure() -> None:
    assert recommended_projects(market(), Slice(), learner({}), [idea("one", "a")]) == []
    (found,) = recommended_projects(Snapshot.empty(), Slice(), learner({"a": 0.5}), [idea("one", "a")])
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
        ("kubernetes", "k"), ("kuberntes", "k"), ("Kubernetse", "k"), ("K8S", "k"), ("kube", "k"), ("pyhton", "p"),
        ("trakcer parcel", "p"), ("c++", "c"), ("ches engine", "c"), ("idle workloads", "k"), ("deployed parcels", "p"),
    ],
)  # fmt: skip
def test_search_finds_it_in_titles_texts_and_skills_with_and_without_slips(query: str, first: str) -> None:
    assert ids(query)[0] == first


@pytest.mark.parametrize("query", ["zebra", "q", "qqqqqqqqqq", "🦓" * 500, "' OR 1=1 --"])
def test_what_is_not_there_is_not_found(query: str) -> None:
    assert ids(query) == ([] if words_of(query) else ["c", "k", "p"])


def test_a_title_counts_for_more_than_a_text() -> None:
    assert ids("kubernetes") == ["k", "p"]


def test_search_keeps_to_difficulty_and_limit() -> None:
    assert ids("", difficulties=(Difficulty.ADVANCED,)) == ["c"]
    assert ids("", limit=2) == ["c", "k"]


def test_words_keep_what_belongs_to_them() -> None:
    assert words_of("C++, Node.js & CI-CD. F#!") == ["c++", "node.js", "ci-cd", "f#"]
    assert math.isfinite(sum(len(word) for word in words_of("a" * 10_000)))
