"""Roles beside each other: the ranking says of each role what its own gap page says."""

import math
from dataclasses import replace

import pytest
from hypothesis import given

from core.catalogue.scoring import Scoring
from core.market.closest import closest_roles
from core.market.comparison import compare_roles
from core.market.demand import skill_demand
from core.market.gap import gap
from core.market.profile import OwnedSkills
from core.models import Posting
from core.snapshot.slices import Slice
from core.snapshot.snapshot import Snapshot
from tests.market.worlds import FIRST, Implies, counted, implications, profiles, quickly, shares, slices, worlds


@quickly
@given(worlds(), profiles, implications(), slices)
def test_each_row_of_the_ranking_equals_the_gap_of_that_role(
    world: list[Posting], owned: frozenset[str], implies: Implies, asked: Slice
) -> None:
    snapshot, profile = Snapshot.build(world), OwnedSkills(owned, implies, {})
    frame = closest_roles(snapshot, asked, profile, floor=5)
    there = {posting.role for posting in counted(world, asked.over_all_roles()) if posting.role}
    assert set(frame["role"]) == there
    for _, row in frame.iterrows():
        one = gap(snapshot, replace(asked, role=row["role"]), profile)
        assert row["posting_count"] == one.posting_count
        assert (row["in_demand_count"], row["matched_count"]) == (one.in_demand_count, one.matched_count)
        for name in ("coverage", "weighted_coverage"):
            expected = getattr(one, name)
            assert row[name] == pytest.approx(expected.value) if expected else math.isnan(row[name])


@quickly
@given(worlds(), profiles)
def test_roles_with_enough_postings_are_ranked_and_the_others_named_in_words(
    world: list[Posting], owned: frozenset[str]
) -> None:
    frame = closest_roles(Snapshot.build(world), Slice(), OwnedSkills(owned, {}, {}), floor=6)
    ranked = frame[(frame["words"] == "") & (frame["likeness"] > 0)]
    assert ranked["rank"].tolist() == list(range(1, len(ranked) + 1))
    assert frame["rank"].isna().sum() == len(frame) - len(ranked)
    assert (frame.loc[frame["posting_count"] < 6, "words"] != "").all()
    keys = [(-row["likeness"], -row["weighted_coverage"]) for _, row in ranked.fillna(-1).iterrows()]
    assert keys == sorted(keys)
    assert frame["likeness"].between(0, 1).all()


def roles_market() -> Snapshot:
    asks = {
        "backend": ["java", "spring", "sql", "git", "docker"],
        "frontend": ["react", "css", "html", "git", "docker"],
        "recruiter": ["excel"],
        "lead": ["java", "spring", "sql", "git", "hiring"],
        "ios": ["swift", "git", "docker", "sql"],
    }
    counts = {"ios": 4}
    return Snapshot.build(
        Posting(f"x:{role}{n}", "x", "x", FIRST, role=role, company=f"{role}{n}", required=frozenset(skills))
        for role, skills in asks.items()
        for n in range(counts.get(role, 20))
    )


@pytest.mark.parametrize(
    ("owned", "options", "closest"),
    [
        ({"spring", "git", "docker"}, {"left_out": ("lead",)}, ["backend", "frontend"]),
        (
            {"git", "docker", "react"},
            {"left_out": ("lead",)},
            ["frontend", "backend"],
        ),
        ({"spring", "hiring"}, {}, ["lead", "backend"]),
        ({"excel", "react", "css"}, {"left_out": ("lead",)}, ["frontend", "recruiter"]),
        # Few postings are enough where a core skill is there that few ask for; who has no language is no programmer.
        ({"excel"}, {"floor": 30}, []),
        ({"swift"}, {"floor": 30, "cores": {"ios": ("swift", "git")}}, ["ios"]),
        ({"git"}, {"floor": 30, "cores": {"ios": ("swift", "git")}}, []),
        ({"git"}, {"left_out": ("lead",), "of_programmers": ("frontend",)}, ["backend"]),
        ({"git"}, {"left_out": ("lead",), "of_programmers": ("backend",)}, ["frontend"]),
        ({"git", "css"}, {"left_out": ("lead",)}, ["frontend", "backend"]),
        ({"git", "css"}, {"left_out": ("lead",), "beside": ("recruiter",)}, ["frontend", "recruiter"]),
        ({"cobol"}, {"cores": {"recruiter": ("cobol",)}}, []),  # nobody asks for it
        ({"css"}, {"cores": {"backend": ("css",)}}, ["frontend", "backend"]),
        (set(), {}, []),
    ],
)
def test_what_tells_roles_apart_says_which_is_closest(
    owned: set[str], options: dict[str, object], closest: list[str]
) -> None:
    frame = closest_roles(roles_market(), Slice(), OwnedSkills(frozenset(owned), {}, {}), **options)  # type: ignore[arg-type]
    ranked = frame[frame["rank"].notna()]["role"].tolist()
    assert ranked[: len(closest) or None] == closest
    assert (frame.loc[frame["rank"].notna(), "words"] == "").all()


@pytest.mark.parametrize(
    ("beside", "closest"),
    [((), ["backend", "frontend"]), (("frontend",), ["frontend", "backend"])],
)
def test_of_programmers_roles_those_count_half_whose_languages_one_lacks_unless_they_lie_beside(
    beside: tuple[str, ...], closest: list[str]
) -> None:
    scoring = Scoring(languages=frozenset({"java", "javascript"}))
    frame = closest_roles(
        roles_market(),
        Slice(),
        OwnedSkills(frozenset({"java", "spring", "css", "html"}), {}, {}, scoring),
        cores={"frontend": ("javascript", "css"), "backend": ("java",)},
        of_programmers=("backend", "frontend"),
        beside=beside,
    )
    assert [role for role in frame["role"] if role in ("backend", "frontend")] == closest


def test_two_roles_are_told_apart_by_what_only_one_asks_for() -> None:
    asks = {"a": frozenset({"sql", "spark"}), "b": frozenset({"sql", "excel"})}
    world = [
        Posting(f"x:{role}{n}", "x", "x", FIRST, role=role, company=f"{role}{n}", required=asks[role])
        for role in "ab"
        for n in range(60)
    ]
    answer = compare_roles(Snapshot.build(world), Slice(), "a", "b")
    kinds = dict(zip(answer.skills["skill"], answer.skills["kind"], strict=True))
    assert kinds == {"sql": "shared", "spark": "first only", "excel": "second only"}
    by_skill = answer.skills.set_index("skill")
    assert by_skill["difference"].to_dict() == {"sql": 0.0, "spark": -1.0, "excel": 1.0}
    assert (by_skill["q_value"] < 0.05).to_dict() == {"sql": False, "spark": True, "excel": True}
    assert (answer.similarity, answer.posting_counts, answer.words) == (pytest.approx(1 / 3), (60, 60), (None, None))


@quickly
@given(worlds())
def test_both_sides_of_a_comparison_are_the_demand_of_each_role(world: list[Posting]) -> None:
    snapshot = Snapshot.build(world)
    answer = compare_roles(snapshot, Slice(), "data engineer", "data analyst", threshold=0.1)
    sides = {
        name: counted(world, Slice(role=role))
        for name, role in (("first", "data engineer"), ("second", "data analyst"))
    }
    for name, postings in sides.items():
        expected = shares(postings) if postings else {}
        for skill, share, count in zip(
            answer.skills["skill"], answer.skills[f"{name}_share"], answer.skills[f"{name}_count"], strict=True
        ):
            assert share == pytest.approx(expected.get(skill, 0.0))
            assert count == len(postings)
    one, two = (shares(postings) if postings else {} for postings in sides.values())
    if one and two:
        both = [(one.get(skill, 0.0), two.get(skill, 0.0)) for skill in {*one, *two}]
        assert answer.similarity == pytest.approx(sum(map(min, both)) / sum(map(max, both)))
    asked = set(skill_demand(snapshot, Slice(role="data engineer"))["skill"])
    assert set(answer.skills.loc[answer.skills["first_share"] > 0, "skill"]) <= asked


def test_nothing_to_compare_gives_no_rows_with_the_same_columns() -> None:
    world = [Posting(f"x:{n}", "x", "x", FIRST, role="ab"[n % 2], required=frozenset({"sql"})) for n in range(10)]
    full, empty = Snapshot.build(world), Snapshot.empty()
    none, some = (compare_roles(one, Slice(), "a", "b").skills for one in (empty, full))
    assert none.empty and list(none.columns) == list(some.columns)
    profile = OwnedSkills(frozenset(), {}, {})
    none, some = (closest_roles(one, Slice(), profile) for one in (empty, full))
    assert none.empty and list(none.columns) == list(some.columns)
