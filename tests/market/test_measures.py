"""Sums over adverts against the units they are sums of, to the last digit."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from core.market import measures as module
from core.market.adverts import adverts_of
from core.market.fit import ROUNDING, THETA, Standing
from core.market.measures import measures_of
from core.market.opening_ranks import Fits, Order, judged_openings, ranked_openings
from core.market.profile import OwnedSkills
from core.models import Posting
from core.snapshot.slices import Slice
from core.snapshot.snapshot import Snapshot
from tests.market.worlds import SCORING, SKILLS, profiles, quickly, slices, worlds

CREDITS = st.lists(st.sampled_from((0.0, 0.5, 1.0)), min_size=len(SKILLS), max_size=len(SKILLS))


def before(world: list[Posting], asked: Slice, credits: list[float]) -> tuple[Snapshot, Standing]:
    snapshot = Snapshot.build(world)
    adverts = adverts_of(snapshot, asked.rows(snapshot), SCORING, fewest=0)
    return snapshot, Standing(adverts, np.array(credits)[: len(snapshot.skills)])


@given(worlds(), slices, CREDITS, st.frozensets(st.sampled_from(SKILLS)), st.integers(1, 9))
@quickly
def test_measures_are_the_sums_over_all_units(
    world: list[Posting], asked: Slice, credits: list[float], telling: frozenset[str], piece: int
) -> None:
    snapshot, standing = before(world, asked, credits)
    adverts, whole_piece = standing.adverts, module.PIECE
    module.PIECE = piece
    try:
        measures = measures_of(snapshot, adverts.rows, SCORING, standing.credits)
    finally:
        module.PIECE = whole_piece
    assert measures.fits.tolist() == standing.fits.tolist()
    assert measures.unit_count.tolist() == np.bincount(adverts.row, minlength=adverts.size).tolist()
    assert measures.skill_count.tolist() == np.bincount(adverts.row[adverts.unit], minlength=adverts.size).tolist()
    shared = np.bincount(adverts.row[standing.unit_credits > 0], minlength=adverts.size)
    assert measures.shared.tolist() == shared.tolist()
    some, chosen = measures.units_with(telling), adverts.units_of(telling)
    assert some.row.tolist() == adverts.row[chosen].tolist()
    assert some.weight.tolist() == adverts.weight[chosen].tolist()
    assert some.required.tolist() == adverts.required[chosen].tolist()
    number = np.cumsum(chosen) - 1
    members = chosen[adverts.unit]
    pairs = zip(number[adverts.unit[members]].tolist(), adverts.column[members].tolist(), strict=True)
    assert sorted(zip(some.unit.tolist(), some.column.tolist(), strict=True)) == sorted(pairs)


@given(worlds(), slices, profiles, st.sampled_from(list(Order)))
@quickly
def test_the_first_openings_are_the_beginning_of_all(
    world: list[Posting], asked: Slice, owned: frozenset[str], order: Order
) -> None:
    snapshot = Snapshot.build(world)
    profile = OwnedSkills(owned, {}, {}, SCORING)
    openings = judged_openings(snapshot, asked.rows(snapshot), profile, Fits(order=order), None)
    ranked = ranked_openings(snapshot, openings, order).tolist()
    for most in range(0, len(ranked) + 2, 3):
        assert ranked_openings(snapshot, openings, order, most).tolist() == ranked[:most]


@given(worlds(), slices, CREDITS, CREDITS)
@quickly
def test_a_standing_that_follows_another_is_the_one_worked_out_anew(
    world: list[Posting], asked: Slice, credits: list[float], learned: list[float]
) -> None:
    _, standing = before(world, asked, credits)
    after = np.maximum(standing.credits, np.array(learned)[: len(standing.credits)])
    anew = Standing(standing.adverts, after)
    for following in (standing.with_skills(after), standing.with_skills(standing.credits).with_skills(after)):
        assert following.unit_credits.tolist() == anew.unit_credits.tolist()
        assert following.fits.tolist() == anew.fits.tolist()
    row, more = standing.gain(after)
    gained = np.bincount(row, more, minlength=standing.adverts.size)
    assert np.allclose(standing.fits + gained, anew.fits)


@given(worlds(), slices, CREDITS)
@quickly
def test_near_adverts_are_those_that_their_two_heaviest_missing_units_lift(
    world: list[Posting], asked: Slice, credits: list[float]
) -> None:
    _, standing = before(world, asked, credits)
    adverts, near = standing.adverts, 0
    for number, fit in enumerate(standing.fits.tolist()):
        units = adverts.row == number
        lacking = sorted((adverts.weight[units] * (1 - standing.unit_credits[units])).tolist())
        near += fit < THETA - ROUNDING <= fit + sum(lacking[-2:])
    assert standing.near_count(THETA) == near
