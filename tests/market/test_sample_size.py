"""Below a floor: words, and what to try instead."""

from dataclasses import replace
from datetime import timedelta

from hypothesis import given

from core.market.demand import all_roles_share, skill_demand
from core.market.sample_size import advice, too_few
from core.models import Place, Posting
from core.snapshot.slices import Slice
from core.snapshot.snapshot import Snapshot
from tests.market.worlds import FIRST, ROLES, counted, quickly, slices, worlds


def market() -> Snapshot:
    here, there = Place(country_code="DE"), Place(country_code="US")
    return Snapshot.build(
        [
            *(Posting(f"x:a{n}", "x", "x", FIRST, role="data engineer", places=(here,)) for n in range(12)),
            *(Posting(f"x:b{n}", "x", "x", FIRST, role="data engineer", places=(there,)) for n in range(40)),
            *(Posting(f"x:c{n}", "x", "x", FIRST, role="data analyst", places=(here,)) for n in range(35)),
            *(Posting(f"x:d{n}", "x", "x", FIRST, role="data scientist", places=(here,)) for n in range(3)),
        ]
    )


def test_a_small_count_is_said_in_words() -> None:
    assert too_few(12) == "12 adverts: too few to be sure"
    assert too_few(1, purpose="trend") == "1 advert: too few to tell a trend"
    assert too_few(0) == "No adverts yet"
    assert too_few(30) is None


def test_what_to_try_names_only_what_has_more_postings() -> None:
    found = advice(market(), Slice(role="data engineer", country="DE"), alike=("data scientist", "data analyst"))
    assert found is not None
    assert (found.words, found.posting_count) == ("12 adverts: too few to be sure", 12)
    assert found.try_instead == (("every country", 52),)  # which is no filters
    assert found.similar_roles == ("data analyst",)


@quickly
@given(worlds(), slices)
def test_each_wider_question_has_the_postings_it_promises(world: list[Posting], asked: Slice) -> None:
    count, found = len(counted(world, asked)), advice(Snapshot.build(world), asked, ROLES)
    assert (found is None) == (count >= 30)
    if found is None:
        return
    wider = {
        "a longer time span": replace(asked, since=None, until=None),
        "every country": replace(asked, country=None),
        "every level": replace(asked, seniority=None, near_level=None),
        "every place": replace(asked, home=None),
        "remote, hybrid and on site": replace(asked, work_model=None),
        "every source": replace(asked, source=None),
        "no filters": Slice(role=asked.role),
    }
    plain: dict[str, int] = {}
    seen = {asked}
    for words, other in wider.items():
        if other not in seen:
            plain[words] = len(counted(world, other))
        seen.add(other)
    better = {words: more for words, more in plain.items() if more > count}
    assert dict(found.try_instead) == (better or {"collecting more adverts": 0})
    enough = [role for role in ROLES if len(counted(world, replace(asked, role=role))) >= 30 and role != asked.role]
    assert list(found.similar_roles) == enough


def test_where_nothing_wider_helps_collecting_is_what_is_left() -> None:
    found = advice(market(), Slice(role="prompt engineer"), alike=("data engineer",))
    assert found is not None
    assert (found.words, found.try_instead) == ("No adverts yet", (("collecting more adverts", 0),))
    assert found.similar_roles == ("data engineer",)
    assert advice(market(), Slice(role="data engineer")) is None


def test_one_advert_with_an_odd_date_changes_no_lift() -> None:
    world = [Posting(f"x:{n}", "x", "x", FIRST, role="ab"[n % 2], required=frozenset({"go"})) for n in range(20)]
    odd = Posting("x:99", "x", "x", FIRST - timedelta(days=20_000), role="a", required=frozenset({"sql"}))
    snapshot, asked = Snapshot.build([*world, odd]), Slice(role="a", since=FIRST)
    assert all_roles_share(snapshot, asked).tolist() == [1.0, 0.0]
    assert skill_demand(snapshot, asked)["lift"].tolist() == [1.0]
