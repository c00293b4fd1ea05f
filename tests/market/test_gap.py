"""Coverage, readiness and unlock equal plain counts over the postings, implications included."""

import math
from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from core.market.gap import Profile, gap, gap_changes, unlocks
from core.market.slices import Slice
from core.market.snapshot import Snapshot
from core.models import Posting
from tests.market.worlds import (
    FIRST,
    SKILLS,
    Implies,
    counted,
    implications,
    is_ready,
    profiles,
    quickly,
    rated,
    shares,
    worlds,
)


def satisfied_set(owned: frozenset[str], implies: Implies) -> set[str]:
    return {other for skill in owned for other in implies[skill]}


@quickly
@given(worlds(), profiles, implications(), st.sampled_from([0.1, 0.25, 0.5]))
def test_coverage_is_matched_over_in_demand_skills(
    world: list[Posting], owned: frozenset[str], implies: Implies, threshold: float
) -> None:
    answer = gap(Snapshot.build(world), Slice(), Profile(owned, implies, {}), threshold=threshold)
    postings = counted(world, Slice())
    wanted = {skill: share for skill, share in shares(postings).items() if share >= threshold} if postings else {}
    matched = set(wanted) & satisfied_set(owned, implies)
    assert (answer.in_demand_count, answer.matched_count) == (len(wanted), len(matched))
    assert set(answer.skills.loc[answer.skills["owned"], "skill"]) == matched
    if not wanted:
        assert answer.coverage is None and answer.weighted_coverage is None and answer.skills.empty
        return
    assert answer.coverage is not None and answer.weighted_coverage is not None
    assert answer.coverage_percentage == pytest.approx(100 * len(matched) / len(wanted))
    assert answer.weighted_coverage.value == pytest.approx(
        math.fsum(wanted[skill] for skill in matched) / math.fsum(wanted.values())
    )


@quickly
@given(worlds(), profiles, implications(), st.sampled_from(["0.5", "0.7", "0.75", "1.0"]))
def test_readiness_and_unlock_equal_trying_every_posting_with_and_without_the_skill(
    world: list[Posting], owned: frozenset[str], implies: Implies, theta: str
) -> None:
    snapshot, profile = Snapshot.build(world), Profile(owned, implies, {})
    answer = gap(snapshot, Slice(), profile, theta=float(theta))
    base = rated(counted(world, Slice()))
    ready = [posting for posting in base if is_ready(posting, owned, implies, theta)]
    assert (answer.rated_count, answer.ready_count) == (len(base), len(ready))
    assert answer.left_out_count == len(counted(world, Slice())) - len(base)
    if answer.readiness:
        assert answer.readiness.value == pytest.approx(len(ready) / len(base))
        assert 0 <= answer.readiness.low <= answer.readiness.value + 1e-9 <= answer.readiness.high + 2e-9
    frame = unlocks(snapshot, Slice(), profile, theta=float(theta))
    opened = dict(zip(frame["skill"], frame["unlock_count"], strict=True))
    for skill, owns, count in answer.skills[["skill", "owned", "unlock_count"]].itertuples(index=False):
        assert count == (0 if owns else opened[skill])
    asked_for = {skill for posting in counted(world, Slice()) for skill in posting.skills}
    assert set(frame["skill"]) == asked_for - satisfied_set(owned, implies)
    for skill, count in zip(frame["skill"], frame["unlock_count"], strict=True):
        now = sum(is_ready(posting, owned | {skill}, implies, theta) for posting in base)
        assert count == now - len(ready)


@quickly
@given(worlds(), profiles, implications(), st.sampled_from(SKILLS))
def test_learning_a_skill_never_lowers_coverage_or_readiness(
    world: list[Posting], owned: frozenset[str], implies: Implies, new: str
) -> None:
    snapshot, profile = Snapshot.build(world), Profile(owned, implies, {})
    before, after = (gap(snapshot, Slice(), one) for one in (profile, replace(profile, owned=owned | {new})))
    assume(before.coverage and before.readiness)
    assert before.coverage and after.coverage and before.readiness and after.readiness
    assert after.coverage.value >= before.coverage.value
    assert after.readiness.value >= before.readiness.value


def test_what_is_implied_is_satisfied_and_what_is_related_is_only_said() -> None:
    world = [Posting(f"x:{n}", "x", "x", FIRST, required=frozenset({"sql", "mysql", "python"})) for n in range(30)]
    profile = Profile(
        frozenset({"postgresql"}),
        {"postgresql": frozenset({"postgresql", "sql"})},
        {"mysql": ("postgresql",)},
    )
    frame = gap(Snapshot.build(world), Slice(), profile).skills.set_index("skill")
    assert frame.loc["sql", ["owned", "satisfied_by", "soft_match"]].tolist() == [True, "postgresql", ""]
    assert frame.loc["mysql", ["owned", "satisfied_by", "soft_match"]].tolist() == [False, "", "postgresql"]
    assert frame.loc["python", ["owned", "satisfied_by", "soft_match"]].tolist() == [False, "", ""]


def test_the_adverts_of_one_company_leave_every_number_open() -> None:
    world = [
        Posting(f"x:{n}", "x", "x", FIRST, company="Acme", required=frozenset("abc" if n % 2 else "abd"))
        for n in range(40)
    ]
    answer = gap(Snapshot.build(world), Slice(), Profile(frozenset("ab"), {}, {}))
    for number in (answer.coverage, answer.weighted_coverage, answer.readiness):
        assert number is not None
        assert (number.low, number.high) == pytest.approx((0, 1), abs=0.03)


def test_too_few_postings_are_said_in_words() -> None:
    world = [Posting(f"x:{n}", "x", "x", FIRST, required=frozenset("abc")) for n in range(12)]
    profile = Profile(frozenset(), {}, {})
    assert gap(Snapshot.build(world), Slice(), profile).words == "12 postings: too few to rank"
    assert gap(Snapshot.build(world[:1]), Slice(), profile).words == "1 posting: too few to rank"


@quickly
@given(worlds(), worlds(), profiles, profiles, implications())
def test_what_changed_is_what_was_learned_plus_the_market(
    then: list[Posting], now: list[Posting], before: frozenset[str], after: frozenset[str], implies: Implies
) -> None:
    old, new = Snapshot.build(then), Snapshot.build(now)
    profiles_ = Profile(before, implies, {}), Profile(after, implies, {})
    then, now = gap(old, Slice(), profiles_[0]), gap(new, Slice(), profiles_[1])
    for name, change in gap_changes((old, Slice(), profiles_[0]), (new, Slice(), profiles_[1])).items():
        assert (change.before, change.after) == (getattr(then, name).value, getattr(now, name).value)
        assert change.after - change.before == pytest.approx(change.learned + change.market)
        if before == after:
            assert change.learned == 0
    for change in gap_changes((old, Slice(), profiles_[0]), (old, Slice(), profiles_[1])).values():
        assert change.market == 0
