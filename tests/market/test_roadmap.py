"""The roadmap against a plain recount: what each step adds, what comes before what, and what never moves."""

from collections.abc import Collection
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.catalogue.curriculum import Curriculum
from core.catalogue.scoring import EVERYTHING, Scoring
from core.catalogue.skill import Level
from core.market.gap import gap
from core.market.profile import BASIC_CREDIT, OwnedSkills
from core.market.roadmap.candidates import RoleCore, Rules
from core.market.roadmap.plan import LeftOut, Roadmap, WhyNot, plan_roadmap
from core.market.roadmap.steps import STEP_COLUMNS, DecidedBy, Pace, steps_frame
from core.market.roadmap.task import BIG, LearningStage
from core.models import Posting, Seniority, StepState
from core.snapshot.slices import Slice
from core.snapshot.snapshot import Snapshot
from tests.drawing import examples

MONDAY = date(2026, 11, 23)
PACE = Pace(10, 52, MONDAY)
SKILLS = [f"s{number}" for number in range(8)]
DEV = Slice(role="dev")


def posting(number: int, skills: Collection[str], role: str = "dev") -> Posting:
    return Posting(
        f"x:{role}{number}",
        "x",
        "t",
        MONDAY - timedelta(days=1),
        role=role,
        company=f"c{number % 5}",
        required=frozenset(skills),
    )


def market(*asks: Collection[str]) -> Snapshot:
    """Postings of the role, and as many of another that ask for other things: what the role asks for is its own."""
    others = (posting(number, {"other", "else", "more"}, "chef") for number in range(3 * len(asks)))
    return Snapshot.build([*(posting(number, skills) for number, skills in enumerate(asks)), *others])


def plain(hours: dict[str, float] | None = None, hard: dict[str, set[str]] | None = None, **more: Any) -> Curriculum:
    return Curriculum(hours or {}, {skill: frozenset(needs) for skill, needs in (hard or {}).items()}, {}, **more)


def planned(
    snapshot: Snapshot,
    owned: Collection[str],
    curriculum: Curriculum,
    pace: Pace = PACE,
    *,
    core: Collection[str] = (),
    scoring: Scoring = EVERYTHING,
    where: Slice = DEV,
    progress: dict[str, StepState] | None = None,
    **rules: Any,
) -> Roadmap:
    """The roadmap of somebody who owns `owned`."""
    profile = OwnedSkills(frozenset(owned), curriculum.closure, {}, replace(scoring, implies=curriculum.closure))
    kept = Rules(core=RoleCore(tuple(core)), **rules)
    return plan_roadmap(snapshot, where, profile, curriculum, pace, progress=progress, rules=kept)


def skills_of(made: Roadmap) -> list[str]:
    return [step.skill for step in made.steps]


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
    return Curriculum({skill: float(draw(st.integers(5, 90))) for skill in SKILLS}, hard, closure)


def mean_fit(asks: list[set[str]], credits: dict[str, float]) -> float:
    counted = [skills for skills in asks if len(skills) >= 3]
    fits = [sum(credits.get(skill, 0.0) for skill in skills) / len(skills) for skills in counted]
    return sum(fits) / len(fits) if fits else 0.0


@given(
    st.lists(st.sets(st.sampled_from(SKILLS)), min_size=1, max_size=25),
    st.sets(st.sampled_from(SKILLS), max_size=3),
    curricula(),
    st.sampled_from([0.3, 0.5, 1.0]),
    st.integers(1, 6),
    st.sampled_from([30, 520]),
)
@examples(80)
def test_every_step_is_what_a_plain_recount_says(
    asks: list[set[str]], owned: set[str], curriculum: Curriculum, theta: float, most: int, budget: float
) -> None:
    pace = Pace(10, budget / 10, MONDAY)
    made = planned(market(*asks), owned, curriculum, pace, theta=theta, max_steps=most)
    have = curriculum.satisfied(owned)
    credits = dict.fromkeys(have, 1.0)
    counted = sum(len(skills) >= 3 for skills in asks)
    assert (made.posting_count, made.few_skills) == (len(asks), len(asks) - counted)
    assert (made.readiness is None) == (counted < 10)
    hours, stages = 0.0, set[tuple[str, LearningStage | None]]()
    for step in made.steps:
        assert (step.skill, step.stage) not in stages, "a step stands twice"
        stages.add((step.skill, step.stage))
        assert curriculum.needs(step.skill, have) <= have | {step.skill}, "a step comes before what it needs"
        before, taught = dict(credits), curriculum.teaches(step.skill)
        credit = BASIC_CREDIT if step.stage is LearningStage.BASICS else 1.0
        credits |= {skill: max(credits.get(skill, 0.0), credit) for skill in taught}
        assert set(step.also) == taught - have - {step.skill}
        have |= taught
        hours += step.hours
        assert step.demand.value == pytest.approx(sum(step.skill in skills for skills in asks) / len(asks))
        assert step.gain is not None and step.unlock is not None
        assert step.gain.value == pytest.approx(mean_fit(asks, credits) - mean_fit(asks, before))
        assert step.gain.low <= step.gain.value + 1e-9 and step.gain.value <= step.gain.high + 1e-9
        if counted:
            assert step.ready_after == pytest.approx(mean_fit(asks, credits))
        assert step.finishes_on == MONDAY + timedelta(days=-(-hours * 7 // 10))
    if made.readiness and made.readiness_after:
        assert made.readiness_after.value == pytest.approx(mean_fit(asks, credits))
        assert made.readiness_after.value >= made.readiness.value
    assert made.hours == pytest.approx(hours)
    assert hours <= made.budget + 1e-9
    assert len(made.steps) <= most


@given(
    st.lists(st.sets(st.sampled_from(SKILLS), min_size=3), min_size=10, max_size=25),
    st.sets(st.sampled_from(SKILLS), max_size=2),
    curricula(),
)
@examples(60)
def test_with_twice_the_weeks_the_order_of_a_plan_stays(
    asks: list[set[str]], owned: set[str], curriculum: Curriculum
) -> None:
    short, long = (planned(market(*asks), owned, curriculum, Pace(10, weeks, MONDAY)) for weeks in (20, 40))
    kept = [(step.skill, step.stage) for step in long.steps]
    places = [kept.index((step.skill, step.stage)) for step in short.steps if (step.skill, step.stage) in kept]
    assert places == sorted(places)


def test_missing_prerequisites_become_steps_before_what_needs_them() -> None:
    made = planned(
        market(*[{"react", "sql", "git"}] * 40), {"sql", "git"}, plain(hard={"react": {"js"}, "js": {"html"}})
    )
    assert skills_of(made) == ["html", "js", "react"]
    assert [step.decided_by for step in made.steps] == [
        DecidedBy.PREREQUISITE,
        DecidedBy.PREREQUISITE,
        DecidedBy.READINESS,
    ]
    assert made.steps[2].prerequisites == ("js",)


def test_nothing_is_learned_that_another_step_teaches_or_that_only_a_satisfied_one_needs() -> None:
    # Step 2 teaches 3 too, so that 3, and 0 which only 3 needs, are no detour on the way to 4.
    closure = {"2": frozenset({"2", "3"})}
    curriculum = Curriculum({}, {"3": frozenset({"0"}), "4": frozenset({"2", "3"})}, closure)
    assert curriculum.missing_before("4", frozenset()) == ("2",)
    assert curriculum.missing_before("4", frozenset({"3"})) == ("2",)
    made = planned(market(*[{"4", "x", "y"}] * 40), {"x", "y"}, curriculum)
    assert skills_of(made) == ["2", "4"]


def test_a_chain_takes_the_usual_language_only_where_none_is_known_and_then_the_roles_own() -> None:
    curriculum = Curriculum({}, {"mocking": frozenset({"tests"})}, {}, {"tests": (("java", "python"),)})
    assert curriculum.missing_before("mocking", frozenset()) == ("java", "tests")
    assert curriculum.missing_before("mocking", frozenset({"python"})) == ("tests",)
    assert curriculum.preferring("python").missing_before("mocking", frozenset()) == ("python", "tests")


def test_what_helps_comes_before_and_the_rest_in_the_order_of_choice() -> None:
    asks = [{"tableau", "x", "y"}] * 30 + [{"sql", "tableau", "y"}] * 10
    curriculum = plain({"tableau": 30, "sql": 30}, soft={"tableau": frozenset({"sql"})})
    assert skills_of(planned(market(*asks), {"x", "y"}, curriculum)) == ["sql", "tableau"]
    assert skills_of(planned(market(*asks), {"x", "y"}, replace(curriculum, soft={}))) == ["tableau", "sql"]
    # What only helps stays where it was chosen before a core skill, unless it is core too.
    for core, expected in ((("tableau",), ["tableau", "sql"]), (("tableau", "sql"), ["sql", "tableau"])):
        assert skills_of(planned(market(*asks), {"x", "y"}, curriculum, core=core)) == expected


def test_big_skills_come_in_two_stages_and_the_basics_earn_a_part() -> None:
    made = planned(market(*[{"big", "x", "y"}] * 30), {"x", "y"}, plain({"big": 2 * BIG}))
    assert [(step.skill, step.stage, step.hours) for step in made.steps] == [
        ("big", LearningStage.BASICS, 33),
        ("big", LearningStage.WORKING, 67),
    ]
    gains = [step.gain.value for step in made.steps if step.gain]
    assert gains == pytest.approx([BASIC_CREDIT / 3, (1 - BASIC_CREDIT) / 3])
    short = planned(market(*[{"big", "x", "y"}] * 30), {"x", "y"}, plain({"big": 2 * BIG}), Pace(10, 5, MONDAY))
    assert [step.stage for step in short.steps] == [LearningStage.BASICS]


def test_the_working_level_of_what_is_known_at_a_basic_level_is_a_step() -> None:
    asks, hours = market(*[{"big", "x", "y"}] * 30), {"big": 2 * BIG}
    profile = OwnedSkills(frozenset({"x", "y", "big"}), {}, {}, EVERYTHING, frozenset({"big"}))
    made = plan_roadmap(asks, DEV, profile, plain(hours), PACE)
    assert [(step.skill, step.stage, step.hours) for step in made.steps] == [("big", LearningStage.WORKING, 67)]
    assert made.readiness and made.readiness.value == pytest.approx((2 + BASIC_CREDIT) / 3)
    assert made.readiness_after and made.readiness_after.value == pytest.approx(1)
    done = plan_roadmap(asks, DEV, profile, plain(hours), PACE, progress={"big": StepState.DONE})
    assert done.readiness and done.readiness.value == pytest.approx(1)


def test_what_does_not_fit_the_budget_is_named_with_the_reason() -> None:
    made = planned(
        market(*[{"x", "y", "large", "small"}] * 30), {"x", "y"}, plain({"large": 49, "small": 15}), Pace(1, 20, MONDAY)
    )
    assert skills_of(made) == ["small"]
    assert made.left_out == (LeftOut("large", WhyNot.NO_ROOM, 1.0, 49.0),)


LANGUAGES = frozenset({"java", "python"})
ASKED = frozenset({"aws", "azure", "java", "python", "scrum"})
CLOUDS = {"rivals": {"aws": "cloud", "azure": "cloud"}}


@pytest.mark.parametrize(
    ("owned", "core", "scoring", "left_out"),
    [
        # A rival of what one has is no step, and of two rivals the core one is.
        ({"x", "aws"}, (), CLOUDS, {"azure": WhyNot.RIVAL}),
        ({"x"}, ("azure",), CLOUDS, {"aws": WhyNot.RIVAL}),
        # One language at a time, and none beside the role's that one has.
        ({"x"}, ("java",), {"languages": LANGUAGES}, {"python": WhyNot.LANGUAGE}),
        ({"x", "python"}, ("java",), {"languages": LANGUAGES}, {"java": WhyNot.LANGUAGE}),
        # Nothing that services are built on in another language, and nothing that is the trade of others.
        ({"x", "aws"}, (), {"stacks": {"aws": "a", "azure": "b"}}, {"azure": WhyNot.LANGUAGE}),
        # Ways of working are steps only where they are core, and what does not count is none.
        ({"x"}, (), {"process": frozenset({"scrum"})}, {"scrum": WhyNot.PROCESS}),
        ({"x"}, ("scrum",), {"process": frozenset({"scrum"})}, {}),
    ],
)
def test_what_is_no_step_for_this_person_is_left_out_and_said_why(
    owned: set[str], core: tuple[str, ...], scoring: dict[str, Any], left_out: dict[str, WhyNot]
) -> None:
    made = planned(market(*[{"x", *ASKED}] * 30), owned, plain(), core=core, scoring=Scoring(**scoring), max_steps=6)
    assert set(skills_of(made)) == ASKED - owned - left_out.keys()
    assert {one.skill: one.why for one in made.left_out} == left_out
    assert all((one.beside != "") == (one.why is WhyNot.RIVAL) for one in made.left_out)


def test_professionals_are_not_sent_to_what_they_have_picked_up_and_nobody_to_the_trade_of_others() -> None:
    scoring = Scoring(languages=LANGUAGES, presumed=((None, frozenset({"azure"})), ("go", frozenset({"aws"}))))
    snapshot = market(*[{"x", *ASKED}] * 30)
    senior = planned(snapshot, {"x", "java"}, plain(), scoring=scoring, level=Seniority.SENIOR)
    assert {one.skill: one.why for one in senior.left_out}["azure"] is WhyNot.PRESUMED
    assert "azure" not in skills_of(senior) and "aws" in skills_of(senior)
    for other in ({"owned": {"x"}, "level": Seniority.SENIOR}, {"owned": {"x", "java"}, "level": Seniority.JUNIOR}):
        made = planned(snapshot, other.pop("owned"), plain(), scoring=scoring, **other)
        assert "azure" in skills_of(made)
    learning = planned(
        snapshot,
        {"x", "java"},
        plain(),
        scoring=scoring,
        level=Seniority.SENIOR,
        progress={"azure": StepState.LEARNING},
    )
    assert skills_of(learning)[0] == "azure"
    profile = OwnedSkills(frozenset({"x"}), {}, {})
    rules = Rules(core=RoleCore(foreign=frozenset({"scrum"})))
    assert "scrum" not in skills_of(plan_roadmap(snapshot, DEV, profile, plain(), PACE, rules=rules))


def test_what_counts_nowhere_is_neither_a_step_nor_left_out() -> None:
    made = planned(
        market(*[{"x", *ASKED}] * 30), {"x"}, plain(), scoring=Scoring(scored=frozenset({"x", "aws", "java"}))
    )
    assert (set(skills_of(made)), made.left_out) == ({"aws", "java"}, ())


def test_who_has_no_language_begins_the_roles_by_the_second_step_and_version_control_second() -> None:
    often, seldom = {f"a{number}" for number in range(6)}, {"python", "git"}
    asks = [often | {"x"}] * 50 + [often | seldom] * 3
    hours = {**dict.fromkeys(often, 15.0), "python": 120.0, "git": 25.0}
    scoring = Scoring(languages=frozenset({"python"}))
    made = planned(market(*asks), {"x"}, plain(hours), core=("python", "git"), scoring=scoring)
    steps = skills_of(made)
    assert steps.index("python") <= 2
    assert steps.index("git") <= 1


def test_a_beginner_learns_what_comes_late_in_a_learners_path_later() -> None:
    asks = [{"hard", "x", "y"}] * 33 + [{"easy", "x", "y"}] * 30
    curriculum = plain({}, level={"hard": Level.ADVANCED, "easy": Level.BEGINNER})
    assert skills_of(planned(market(*asks), {"x", "y"}, curriculum)) == ["hard", "easy"]
    assert skills_of(planned(market(*asks), {"x", "y"}, curriculum, level=Seniority.JUNIOR)) == ["easy", "hard"]


def test_a_role_without_postings_is_planned_by_its_core() -> None:
    made = planned(Snapshot.empty(), {"x"}, plain(hard={"b": {"a"}}), core=("x", "b", "c"))
    assert sorted(skills_of(made)) == ["a", "b", "c"]
    assert (made.readiness, made.posting_count) == (None, 0)
    assert {step.decided_by for step in made.steps} == {DecidedBy.CORE, DecidedBy.PREREQUISITE}


def test_the_adverts_of_the_slice_count_more_than_the_others_of_the_role() -> None:
    inside = [replace(posting(n, {"x", "y", "in"}), seniority=Seniority.JUNIOR) for n in range(60)]
    outside = [replace(posting(1000 + n, {"x", "y", "out"}), seniority=Seniority.LEAD) for n in range(90)]
    others = [posting(n, {"other", "else", "more"}, "chef") for n in range(900)]
    made = planned(
        Snapshot.build([*inside, *outside, *others]), {"x", "y"}, plain(), where=Slice(role="dev", near_level="junior")
    )
    assert skills_of(made) == ["in", "out"]


def names(made: Roadmap, state: StepState) -> list[str]:
    return list(dict.fromkeys(step.skill for step in made.steps if step.state is state))


@given(st.lists(st.sets(st.sampled_from(SKILLS), min_size=3), max_size=30), curricula(), st.permutations(SKILLS[:5]))
@examples(60)
def test_begun_and_done_steps_keep_their_order_whatever_is_posted(
    asks: list[set[str]], curriculum: Curriculum, begun: list[str]
) -> None:
    progress = {skill: StepState.DONE if place < 2 else StepState.LEARNING for place, skill in enumerate(begun)}
    made = planned(market(*asks), (), curriculum, progress=progress, core=SKILLS)
    nothing = planned(market(), (), curriculum, progress=progress, core=SKILLS)
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
    made = planned(market(*[{"x", "y", "z"}] * 30), {"x", "y"}, plain(), progress={"z": StepState.DONE})
    assert made.readiness is not None
    assert made.readiness.value == 1.0
    assert [(step.skill, step.state, step.finishes_on) for step in made.steps] == [("z", StepState.DONE, None)]


def test_a_step_begun_for_another_role_does_not_lead_this_plan() -> None:
    progress = {"cooking": StepState.LEARNING, "z": StepState.LEARNING}
    made = planned(market(*[{"x", "y", "z", "w"}] * 30), {"x"}, plain(), progress=progress)
    assert made.steps[0].skill == "z"
    assert "cooking" not in skills_of(made)
    assert made.left_out[0] == LeftOut("cooking", WhyNot.OTHER_ROLE, 0.0, 40.0)


def test_a_short_study_does_not_count_for_the_long_one_it_implies() -> None:
    closure = {"kubectl": frozenset({"kubectl", "kubernetes", "yaml"})}
    curriculum = Curriculum({"kubectl": 15.0, "kubernetes": 45.0, "yaml": 14.0}, {}, closure)
    asks = [{"x", "kubectl", "kubernetes", "yaml"}] * 30
    made = planned(market(*asks), {"x"}, curriculum)
    assert {step.skill: step.also for step in made.steps} == {"kubectl": ("yaml",), "kubernetes": ()}
    known = planned(market(*asks), {"x", "kubectl"}, curriculum)
    assert known.readiness is not None
    assert known.readiness.value == 1.0  # who has it already satisfies all it implies


def test_no_postings_and_no_core_give_no_steps_and_a_frame_with_its_columns() -> None:
    made = planned(Snapshot.empty(), {"x"}, plain())
    frame = steps_frame(made.steps)
    assert (len(frame), tuple(frame.columns)) == (0, STEP_COLUMNS)


def test_a_step_has_a_row_of_its_own() -> None:
    made = planned(market(*[{"x", "y", "z"}] * 30), {"x", "y"}, plain({"z": 35}), theta=1.0)
    row = steps_frame(made.steps).iloc[0]
    assert (row.place, row.skill, row.stage, row.state, row.hours, row.unlock) == (1, "z", "", "to_do", 35, 30)
    assert (row.starts_on, row.finishes_on) == (MONDAY, MONDAY + timedelta(days=25))


def test_readiness_is_one_number_wherever_it_is_told() -> None:
    snapshot = market(*[{"x", "y", "z"}, {"x", "v", "w"}] * 30)
    made = planned(snapshot, {"x"}, plain())
    assert made.readiness == gap(snapshot, DEV, OwnedSkills(frozenset("x"), {}, {})).readiness


@pytest.mark.parametrize(("hours", "weeks"), [(0, 5), (-1, 5), (200, 5), (5, 0), (float("nan"), 5)])
def test_a_pace_nobody_can_keep_is_refused(hours: float, weeks: float) -> None:
    with pytest.raises(ValueError, match="hours a week"):
        Pace(hours, weeks, MONDAY)
