"""Fit, coverage, gain and unlock equal plain counts over the postings: implications, rivals and weights included."""

import math
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from core.catalogue.scoring import Scoring
from core.market.fit import FEWEST_RATED
from core.market.gap import gap, unlocks
from core.market.gap_history import gap_changes
from core.market.profile import BASIC_CREDIT, RIVAL_CREDIT, OwnedSkills
from core.market.units import OPTIONAL_WEIGHT
from core.models import Posting, Seniority
from core.snapshot.slices import Slice
from core.snapshot.snapshot import Snapshot
from tests.market.worlds import (
    FIRST,
    SCORING,
    SKILLS,
    Implies,
    counted,
    fit_of,
    implications,
    profiles,
    quickly,
    rated,
    shares,
    worlds,
)


def satisfied_set(owned: frozenset[str], implies: Implies) -> set[str]:
    return {other for skill in owned for other in implies[skill]}


def person(owned: frozenset[str], implies: Implies | None = None) -> OwnedSkills:
    return OwnedSkills(owned, implies or {}, {}, SCORING)


@quickly
@given(worlds(), profiles, implications(), st.sampled_from([0.1, 0.25, 0.5]))
def test_coverage_is_matched_over_in_demand_skills_that_are_scored(
    world: list[Posting], owned: frozenset[str], implies: Implies, threshold: float
) -> None:
    answer = gap(Snapshot.build(world), Slice(), person(owned, implies), threshold=threshold)
    postings = counted(world, Slice())
    found = shares(postings) if postings else {}
    wanted = {skill: share for skill, share in found.items() if share >= threshold and SCORING.counts(skill)}
    matched = set(wanted) & satisfied_set(owned, implies)
    assert (answer.in_demand_count, answer.matched_count) == (len(wanted), len(matched))
    in_demand = answer.skills[answer.skills["in_demand"]]
    assert set(in_demand["skill"]) == set(wanted)
    assert set(in_demand.loc[in_demand["owned"], "skill"]) == matched
    assert answer.most_asked_owned_count == len(set(answer.most_asked) & satisfied_set(owned, implies))
    if not wanted:
        assert answer.coverage is None and answer.weighted_coverage is None
        return
    assert answer.coverage is not None and answer.weighted_coverage is not None
    expected = None if answer.words else pytest.approx(100 * len(matched) / len(wanted))
    assert answer.coverage_percentage == expected
    assert answer.weighted_coverage.value == pytest.approx(
        math.fsum(wanted[skill] for skill in matched) / math.fsum(wanted.values())
    )


@quickly
@given(worlds(), profiles, implications(), st.sampled_from(["0.5", "0.7", "1.0"]))
def test_fit_gain_and_unlock_equal_trying_every_posting_with_and_without_the_skill(
    world: list[Posting], owned: frozenset[str], implies: Implies, theta: str
) -> None:
    snapshot, profile = Snapshot.build(world), person(owned, implies)
    answer = gap(snapshot, Slice(), profile, theta=float(theta))
    base = rated(counted(world, Slice()))
    fits = [fit_of(posting, owned, implies) for posting in base]
    assert (answer.rated_count, answer.ready_count) == (len(base), sum(fit >= Fraction(theta) for fit in fits))
    assert answer.left_out_count == len(counted(world, Slice())) - len(base)
    assert (answer.readiness is None) == (len(base) < FEWEST_RATED)
    if answer.readiness:
        assert answer.readiness.value == pytest.approx(float(sum(fits)) / len(base))
        assert 0 <= answer.readiness.low <= answer.readiness.value + 1e-9 <= answer.readiness.high + 2e-9
    frame = unlocks(snapshot, Slice(), profile, theta=float(theta))
    asked_for = {skill for posting in counted(world, Slice()) for skill in posting.skills}
    assert set(frame["skill"]) == {one for one in asked_for if SCORING.counts(one)} - satisfied_set(owned, implies)
    alone = {**implies, **{skill: frozenset({skill}) for skill in SKILLS}}
    for skill, gain, count in frame[["skill", "gain", "unlock_count"]].itertuples(index=False):
        have = satisfied_set(owned, implies) | {skill}
        now = [fit_of(posting, have, alone) for posting in base]
        assert gain == pytest.approx(float(sum(now) - sum(fits)) / max(len(base), 1))
        assert count == sum(fit >= Fraction(theta) for fit in now) - answer.ready_count
    shown = answer.skills[~answer.skills["owned"]].set_index("skill")["gain"]
    assert shown.to_dict() == pytest.approx(frame.set_index("skill")["gain"][shown.index].to_dict())


@quickly
@given(worlds(), profiles, implications(), st.sampled_from(SKILLS))
def test_learning_a_skill_never_lowers_coverage_or_readiness(
    world: list[Posting], owned: frozenset[str], implies: Implies, new: str
) -> None:
    snapshot, profile = Snapshot.build(world), person(owned, implies)
    before, after = (gap(snapshot, Slice(), one) for one in (profile, replace(profile, owned=owned | {new})))
    assume(before.coverage and before.readiness)
    assert before.coverage and after.coverage and before.readiness and after.readiness
    assert after.coverage.value >= before.coverage.value
    assert after.readiness.value >= before.readiness.value - 1e-12


@pytest.mark.parametrize(
    ("owned", "basics", "required", "optional", "fit"),
    [
        ("a", "", "abc", "", 1 / 3),
        ("a", "", "ab", "h", 1 / (2 + OPTIONAL_WEIGHT)),
        ("h", "", "ab", "h", OPTIONAL_WEIGHT / (2 + OPTIONAL_WEIGHT)),  # required weighs three times as much
        ("c", "", "abd", "", RIVAL_CREDIT / 3),  # an alternative of one's own earns a part
        ("c", "", "abcd", "", 1 / 3),  # of rivals asked for together any will do, and they count once
        ("i", "", "abhi", "", 0.0),  # what is not scored counts nowhere
        ("a", "a", "abh", "", BASIC_CREDIT / 3),
        ("ac", "a", "abd", "", (BASIC_CREDIT + RIVAL_CREDIT) / 3),
    ],
)
def test_the_fit_of_an_advert_is_the_weighted_part_one_has(
    owned: str, basics: str, required: str, optional: str, fit: float
) -> None:
    advert = Posting("x:0", "x", "x", FIRST, required=frozenset(required), optional=frozenset(optional))
    world = [replace(advert, posting_id=f"x:{number}") for number in range(FEWEST_RATED)]
    profile = replace(person(frozenset(owned)), basics=frozenset(basics))
    answer = gap(Snapshot.build(world), Slice(), profile)
    assert answer.readiness is not None
    assert answer.readiness.value == pytest.approx(fit)


def test_adverts_two_skills_away_are_counted_by_trying_all_pairs() -> None:
    asks = ["abhj", "abhjefc", "ab", "hja", "cdefghjb"] * 6
    world = [Posting(f"x:{n}", "x", "x", FIRST, required=frozenset(one)) for n, one in enumerate(asks)]
    answer = gap(Snapshot.build(world), Slice(), person(frozenset("a")), theta=0.6)
    near = 0
    for posting in rated(world):
        tries = [fit_of(posting, {"a", one, other}, {}) for one in SKILLS for other in SKILLS]
        near += fit_of(posting, {"a"}, {}) < Fraction("0.6") <= max(tries)
    assert answer.near_count == near > 0


def test_of_rivals_one_stands_high_in_the_gap_and_the_others_by_what_they_still_add() -> None:
    asks = ["cab", "dab", "hab", "haj"] * 10 + ["cab"] * 3
    world = [Posting(f"x:{n}", "x", "x", FIRST, required=frozenset(one)) for n, one in enumerate(asks)]
    skills = gap(Snapshot.build(world), Slice(), person(frozenset("ab")), threshold=0.9).skills
    assert skills.loc[~skills["owned"], "skill"].tolist() == ["h", "c", "j", "d"]


def test_the_gap_shows_ten_missing_skills_where_so_many_are_worth_showing_whatever_the_threshold() -> None:
    skills = [f"s{number:02}" for number in range(14)]
    world = [
        Posting(f"x:{n}", "x", "x", FIRST, required=frozenset({"a", *skills[n % 7 :: 7], *skills[n % 2 :: 5]}))
        for n in range(60)
    ]
    answer = gap(Snapshot.build(world), Slice(), OwnedSkills(frozenset("a"), {}, {}), threshold=0.8)
    assert answer.in_demand_count == 1
    assert len(answer.skills[~answer.skills["owned"]]) == 10


def test_ways_of_working_stand_last_in_the_gap_and_core_skills_higher_than_their_demand() -> None:
    asks = ["abc", "abd", "abe", "abe"] * 10
    world = [Posting(f"x:{n}", "x", "x", FIRST, required=frozenset(one)) for n, one in enumerate(asks)]
    profile = OwnedSkills(frozenset("a"), {}, {}, Scoring(process=frozenset("b")))
    for core, expected in (((), ["e", "c", "d", "b"]), (("d",), ["d", "e", "c", "b"])):
        skills = gap(Snapshot.build(world), Slice(), profile, core=core).skills
        assert skills.loc[~skills["owned"], "skill"].tolist() == expected


def test_what_is_learned_with_a_skill_above_stands_further_down() -> None:
    asks = ["abc", "abd"] * 15 + ["abc"] * 3
    world = [Posting(f"x:{n}", "x", "x", FIRST, required=frozenset(one)) for n, one in enumerate(asks)]
    for picked_up, expected in (({}, ["b", "c", "d"]), ({"b": frozenset("c")}, ["b", "d", "c"])):
        profile = OwnedSkills(frozenset("a"), {}, {}, Scoring(picked_up=picked_up))
        skills = gap(Snapshot.build(world), Slice(), profile).skills
        assert skills.loc[~skills["owned"], "skill"].tolist() == expected


def test_where_there_are_few_postings_core_skills_that_none_asks_for_follow() -> None:
    world = [Posting("x:1", "x", "x", FIRST, role="dev", required=frozenset("abc"))]
    world += [Posting(f"x:o{n}", "x", "x", FIRST, role="other", required=frozenset("aexy")) for n in range(40)]
    snapshot, profile = Snapshot.build(world), OwnedSkills(frozenset("a"), {}, {})
    few = gap(snapshot, Slice(role="dev"), profile, core=("e", "b", "x", "unnamed")).skills.set_index("skill")
    assert few.index[~few["owned"]].tolist() == ["b", "e", "x", "unnamed", "c"]
    assert few.loc["e", ["demand_share", "share_low", "gain"]].tolist() == [0, 0, 0]
    assert few.loc["e", "share_high"] > 0.5
    enough = gap(snapshot, Slice(role="other"), profile, core=("e", "b")).skills
    assert "b" not in enough["skill"].tolist()


def test_what_is_implied_is_satisfied_a_rival_is_named_and_what_is_related_is_only_said() -> None:
    world = [
        Posting(f"x:{n}", "x", "x", FIRST, required=frozenset({"sql", "mysql", "dbt", "python"})) for n in range(30)
    ]
    profile = OwnedSkills(
        frozenset({"postgresql", "airflow"}),
        {"postgresql": frozenset({"postgresql", "sql"})},
        {"dbt": ("airflow",)},
        Scoring(rivals={"mysql": "database", "postgresql": "database"}),
    )
    frame = gap(Snapshot.build(world), Slice(), profile).skills.set_index("skill")
    columns = ["owned", "satisfied_by", "soft_match"]
    assert frame.loc["sql", columns].tolist() == [True, "postgresql", ""]
    assert frame.loc["mysql", columns].tolist() == [False, "", "postgresql"]
    assert frame.loc["dbt", columns].tolist() == [False, "", "airflow"]
    assert frame.loc["python", columns].tolist() == [False, "", ""]


def test_the_adverts_of_one_company_leave_every_number_open() -> None:
    world = [
        Posting(f"x:{n}", "x", "x", FIRST, company="Acme", required=frozenset("abc" if n % 2 else "abd"))
        for n in range(40)
    ]
    answer = gap(Snapshot.build(world), Slice(), OwnedSkills(frozenset("ab"), {}, {}))
    for number in (answer.coverage, answer.weighted_coverage, answer.readiness):
        assert number is not None
        assert (number.low, number.high) == pytest.approx((0, 1), abs=0.03)


def test_too_few_postings_are_said_in_words() -> None:
    world = [Posting(f"x:{n}", "x", "x", FIRST, required=frozenset("abc")) for n in range(12)]
    profile = OwnedSkills(frozenset("a"), {}, {})
    few = gap(Snapshot.build(world), Slice(), profile)
    assert (few.words, few.coverage_percentage) == ("12 adverts: too few to be sure", None)
    assert few.readiness is not None
    one = gap(Snapshot.build(world[:1]), Slice(), profile)
    assert (one.words, one.readiness) == ("1 advert: too few to be sure", None)


@quickly
@given(worlds(), worlds(), profiles, profiles, implications())
def test_what_changed_is_what_was_learned_plus_the_market(
    then: list[Posting], now: list[Posting], before: frozenset[str], after: frozenset[str], implies: Implies
) -> None:
    old, new = Snapshot.build(then), Snapshot.build(now)
    profiles_ = person(before, implies), person(after, implies)
    then, now = gap(old, Slice(), profiles_[0]), gap(new, Slice(), profiles_[1])
    for name, change in gap_changes((old, Slice(), profiles_[0]), (new, Slice(), profiles_[1])).items():
        told = getattr(then, name), getattr(now, name)
        assert [one.value for one in told if one] == [
            value for one, value in zip(told, (change.before, change.after), strict=True) if one
        ]
        assert change.after - change.before == pytest.approx(change.learned + change.market)
        if before == after:
            assert change.learned == 0
    for change in gap_changes((old, Slice(), profiles_[0]), (old, Slice(), profiles_[1])).values():
        assert change.market == 0


def test_for_who_has_no_language_the_gap_puts_that_of_the_plan_before_the_others() -> None:
    scoring = Scoring(languages=frozenset({"java", "python"}))
    seniors = [
        Posting(
            f"x:{n}",
            "x",
            "x",
            FIRST,
            role="dev",
            required=frozenset({"java", "sql", "git"}),
            seniority=Seniority.SENIOR,
        )
        for n in range(30)
    ]
    others = [
        Posting(f"x:o{n}", "x", "x", FIRST, role="dev", required=frozenset({"python", "git", "sql"})) for n in range(60)
    ]
    snapshot = Snapshot.build([*seniors, *others])
    asked = Slice(role="dev", seniority=Seniority.SENIOR)
    for owned, order in (("git", ["sql", "java"]), ("java", ["git", "sql"])):
        profile = OwnedSkills(frozenset({owned}), {}, {}, scoring)
        skills = gap(snapshot, asked, profile, core=("java", "python")).skills
        assert skills.loc[~skills["owned"], "skill"].tolist() == order


def test_of_rivals_the_gap_puts_the_one_that_goes_with_what_one_has_first() -> None:
    scoring = Scoring(rivals={"aws": "cloud", "azure": "cloud"}, preferences={"servers": frozenset({"azure"})})
    world = [
        Posting(f"x:{n}", "x", "x", FIRST, role="dev", required=frozenset({"aws", "git", "sql"})) for n in range(40)
    ]
    world += [
        Posting(f"x:o{n}", "x", "x", FIRST, role="dev", required=frozenset({"azure", "git", "sql"})) for n in range(20)
    ]
    for owned, order in (({"git", "sql"}, ["aws", "azure"]), ({"git", "sql", "servers"}, ["azure", "aws"])):
        skills = gap(Snapshot.build(world), Slice(role="dev"), OwnedSkills(frozenset(owned), {}, {}, scoring)).skills
        assert skills.loc[~skills["owned"], "skill"].tolist() == order
