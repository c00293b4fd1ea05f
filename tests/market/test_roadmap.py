"""The roadmap against a plain recount: what each step readies, what comes before what, and what never moves."""

from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.market.comparison import closest_roles
from core.market.gap import Profile, gap, unlocks
from core.market.plan_steps import STEP_COLUMNS, DecidedBy, Pace, steps_frame
from core.market.roadmap import Roadmap, Rules, roadmap
from core.market.slices import Slice
from core.market.snapshot import Snapshot
from core.market.study import Curriculum
from core.models import Posting, StepState
from tests.market.simulated import UNTIL, World, drawn

MONDAY = date(2026, 11, 23)
PACE = Pace(10, 52, MONDAY)
SKILLS = [f"s{number}" for number in range(8)]


def posting(number: int, skills: set[str], role: str = "dev") -> Posting:
    return Posting(
        f"x:{number}", "x", "t", MONDAY - timedelta(days=1), role=role, company=f"c{number % 5}",
        required=frozenset(sorted(skills)[::2]), optional=frozenset(sorted(skills)[1::2]),
    )  # fmt: skip


def market(*asks: set[str]) -> Snapshot:
    return Snapshot.build(posting(number, skills) for number, skills in enumerate(asks))


def plain(hours: dict[str, float] | None = None, hard: dict[str, set[str]] | None = None) -> Curriculum:
    return Curriculum(hours or {}, {skill: frozenset(needs) for skill, needs in (hard or {}).items()}, {})


@st.composite
def curricula(draw: st.DrawFn) -> Curriculum:
    hard = {
        skill: frozenset(draw(st.sets(st.sampled_from(SKILLS[:place]), max_size=2))) if place else frozenset()
        for place, skill in enumerate(SKILLS)
    }
    closure: dict[str, frozenset[str]] = {}
    for place, skill in enumerate(SKILLS):
        implied = draw(st.sampled_from([None, None, *SKILLS[:place]]))
        closure[skill] = frozenset((skill, *(closure[implied] if implied else ())))
    return Curriculum({skill: float(draw(st.integers(1, 60))) for skill in SKILLS}, hard, closure)


def ready_share(postings: list[set[str]], satisfied: frozenset[str], theta: float) -> float:
    counted = [skills for skills in postings if len(skills) >= 3]
    ready = sum(len(skills & satisfied) >= theta * len(skills) - 1e-9 for skills in counted)
    return ready / len(counted) if counted else 0.0


@given(
    st.lists(st.sets(st.sampled_from(SKILLS)), min_size=1, max_size=25),
    st.sets(st.sampled_from(SKILLS), max_size=3),
    curricula(),
    st.sampled_from([0.5, 0.7, 1.0]),
    st.integers(1, 6),
)
@settings(max_examples=80, deadline=None)
def test_every_step_is_what_a_plain_recount_says(
    asks: list[set[str]], owned: set[str], curriculum: Curriculum, theta: float, most: int
) -> None:
    made = roadmap(market(*asks), Slice(role="dev"), owned, curriculum, PACE, rules=Rules(theta, most))
    have = curriculum.satisfied(owned)
    counted = sum(len(skills) >= 3 for skills in asks)
    assert made.readiness.value == pytest.approx(ready_share(asks, have, theta))
    assert (made.posting_count, made.few_skills) == (len(asks), len(asks) - counted)
    hours = 0.0
    for step in made.steps:
        assert step.skill not in have
        assert curriculum.hard[step.skill] <= have, "a step comes before what it needs"
        before, have = have, have | curriculum.teaches(step.skill)
        hours += curriculum.cost(step.skill)
        assert step.demand.value == pytest.approx(sum(step.skill in skills for skills in asks) / len(asks))
        gained = ready_share(asks, have, theta) - ready_share(asks, before, theta)
        assert step.unlock is not None
        assert step.unlock.value == pytest.approx(gained * counted)
        assert step.unlock.low <= step.unlock.value + 1e-9 and step.unlock.value <= step.unlock.high + 1e-9
        assert step.ready_after == pytest.approx(ready_share(asks, have, theta))
        assert set(step.also) == have - before - {step.skill}
        assert step.finishes_on == MONDAY + timedelta(days=-(-hours * 7 // 10))
    assert made.readiness_after.value == pytest.approx(ready_share(asks, have, theta))
    assert made.hours == hours <= made.budget
    assert len(made.steps) <= most
    assert made.gap_to_greedy >= 0


def test_missing_prerequisites_become_steps_before_what_needs_them() -> None:
    asks = [{"react", "sql", "git"}] * 40
    made = roadmap(
        market(*asks),
        Slice(),
        {"sql", "git"},
        plain(hard={"react": {"js"}, "js": {"html"}}),
        PACE,
        rules=Rules(theta=1.0),
    )
    assert [step.skill for step in made.steps] == ["html", "js", "react"]
    assert [step.decided_by for step in made.steps] == [
        DecidedBy.PREREQUISITE, DecidedBy.PREREQUISITE, DecidedBy.READINESS,
    ]  # fmt: skip
    assert made.steps[2].prerequisites == ("js",)


def test_where_no_plan_readies_enough_postings_demand_per_hour_decides_and_is_said() -> None:
    asks = [{"a", "b", *(f"far{number}{place}" for place in range(9))} for number in range(60)]
    asks[0] = {"a", "x", "y"}
    made = roadmap(market(*asks), Slice(), {"x", "y"}, plain({"a": 60, "b": 10}), PACE)
    assert made.decided_by is DecidedBy.DEMAND
    assert made.steps[0].skill == "b"  # asked for by 59 postings instead of 60, and six times as quick
    assert {step.decided_by for step in made.steps} == {DecidedBy.DEMAND}


def test_of_equal_unlocks_the_shorter_study_comes_first() -> None:
    asks = [{"x", "y", "slow"}] * 30 + [{"x", "y", "quick"}] * 30
    made = roadmap(market(*asks), Slice(), {"x", "y"}, plain({"slow": 80, "quick": 20}), PACE, rules=Rules(theta=1.0))
    assert [step.skill for step in made.steps] == ["quick", "slow"]
    assert made.optimal
    assert made.posting_hours == 30 * (520 - 20) + 30 * (520 - 100)


def test_what_does_not_fit_the_budget_is_left_out_and_named() -> None:
    made = roadmap(market(*[{"x", "y", "big", "small"}] * 30), Slice(), {"x", "y"}, plain({"big": 500, "small": 5}),
                   Pace(1, 100, MONDAY))  # fmt: skip
    assert [step.skill for step in made.steps] == ["small"]
    assert made.left_out == ("big",)


def names(made: Roadmap, state: StepState) -> list[str]:
    return [step.skill for step in made.steps if step.state is state]


@given(st.lists(st.sets(st.sampled_from(SKILLS), min_size=3), max_size=30), curricula(), st.permutations(SKILLS[:5]))
@settings(max_examples=60, deadline=None)
def test_begun_and_done_steps_keep_their_order_whatever_is_posted(
    asks: list[set[str]], curriculum: Curriculum, begun: list[str]
) -> None:
    progress = {skill: StepState.DONE if place < 2 else StepState.LEARNING for place, skill in enumerate(begun)}
    made = roadmap(market(*asks), Slice(), (), curriculum, PACE, progress=progress)
    nothing = roadmap(market(), Slice(), (), curriculum, PACE, progress=progress)
    assert names(made, StepState.DONE) == begun[:2]
    assert names(made, StepState.LEARNING) == names(nothing, StepState.LEARNING)
    given_order = [skill for skill in begun[2:] if skill not in curriculum.satisfied(begun[:2])]
    kept = [skill for skill in names(made, StepState.LEARNING) if skill in given_order]
    have = curriculum.satisfied(begun[:2])
    for step in made.steps[2:]:
        assert curriculum.hard[step.skill] <= have
        have |= curriculum.teaches(step.skill)
    if not any(curriculum.hard[skill] for skill in begun):
        assert kept == given_order


def test_a_done_step_counts_as_owned() -> None:
    snapshot = market(*[{"x", "y", "z"}] * 30)
    made = roadmap(snapshot, Slice(), {"x", "y"}, plain(), PACE, progress={"z": StepState.DONE}, rules=Rules(theta=1.0))
    assert made.readiness.value == 1.0
    assert [(step.skill, step.state, step.finishes_on) for step in made.steps] == [("z", StepState.DONE, None)]


def test_a_short_study_does_not_count_for_the_long_one_it_implies() -> None:
    closure = {"kubectl": frozenset({"kubectl", "kubernetes", "yaml"})}
    curriculum = Curriculum({"kubectl": 5.0, "kubernetes": 90.0, "yaml": 4.0}, {}, closure)
    asks = [{"x", "kubectl", "kubernetes", "yaml"}] * 30
    made = roadmap(market(*asks), Slice(), {"x"}, curriculum, PACE, rules=Rules(theta=1.0))
    assert {step.skill: step.also for step in made.steps} == {"kubectl": ("yaml",), "kubernetes": ()}
    known = roadmap(market(*asks), Slice(), {"x", "kubectl"}, curriculum, PACE, rules=Rules(theta=1.0))
    assert known.readiness.value == 1.0  # who has it already satisfies all it implies


def test_an_unwanted_skill_is_planned_only_where_another_needs_it() -> None:
    asks = [{"x", "soft", "js", "react"}] * 30
    curriculum = plain(hard={"react": {"js"}})
    made = roadmap(market(*asks), Slice(), {"x"}, curriculum, PACE, rules=Rules(without=frozenset({"soft", "js"})))
    assert [(step.skill, step.decided_by) for step in made.steps] == [
        ("js", DecidedBy.PREREQUISITE), ("react", DecidedBy.READINESS),
    ]  # fmt: skip


def test_no_postings_give_no_steps_and_a_frame_with_its_columns() -> None:
    made = roadmap(Snapshot.empty(), Slice(role="dev"), {"x"}, plain(), PACE)
    frame = steps_frame(made.steps)
    assert (len(frame), tuple(frame.columns)) == (0, STEP_COLUMNS)


def test_a_step_has_a_row_of_its_own() -> None:
    made = roadmap(market(*[{"x", "y", "z"}] * 30), Slice(), {"x", "y"}, plain({"z": 35}), PACE, rules=Rules(theta=1.0))
    row = steps_frame(made.steps).iloc[0]
    assert (row.place, row.skill, row.state, row.hours, row.unlock) == (1, "z", "to_do", 35, 30)
    assert (row.starts_on, row.finishes_on) == (MONDAY, MONDAY + timedelta(days=25))


@pytest.mark.parametrize(("hours", "weeks"), [(0, 5), (-1, 5), (200, 5), (5, 0), (float("nan"), 5)])
def test_a_pace_nobody_can_keep_is_refused(hours: float, weeks: float) -> None:
    with pytest.raises(ValueError, match="hours a week"):
        Pace(hours, weeks, MONDAY)


def test_readiness_and_unlock_have_one_interval_wherever_they_are_told() -> None:
    shares = np.random.default_rng(4).beta(1, 4, 40)
    snapshot = drawn(World(40, sizes="unequal", skills=40), shares, 4).snapshot
    profile = Profile(frozenset(f"s{number}" for number in range(0, 40, 2)), {}, {})
    for asked in (Slice(), Slice(since=UNTIL - timedelta(days=28))):
        ranked = closest_roles(snapshot, asked, profile).set_index("role")
        for role, row in ranked.iterrows():
            where = replace(asked, role=str(role))
            plan, found = roadmap(snapshot, where, profile.owned, plain(), PACE), gap(snapshot, where, profile)
            assert plan.readiness == found.readiness
            told = row[["readiness", "readiness_low", "readiness_high"]].tolist()
            assert told == [plan.readiness.value, plan.readiness.low, plan.readiness.high]
            opened = unlocks(snapshot, where, profile).set_index("skill")
            first = plan.steps[0].unlock
            assert first is not None
            told = opened.loc[plan.steps[0].skill].tolist()
            assert told == [first.value, first.low, first.high, first.n]
            # Whatever else is shown beside it.
            missing = found.skills[~found.skills["owned"]].set_index("skill")[["unlock_low", "unlock_high"]]
            assert len(missing) > 1
            assert missing.to_numpy() == pytest.approx(opened.loc[missing.index, missing.columns].to_numpy())
