"""Groups: joined by choice, left at any time, and nothing to be learned of one member. The attacks tried stand here."""

from collections.abc import Collection
from datetime import UTC, datetime, timedelta
from random import Random

import pytest

from core.accounts.service import Accounts
from core.errors import InvalidProfile
from core.models import User
from core.runtime import Runtime
from core.store import Store
from core.views.group.answers import FEWEST, FLIPPED, STEP, counted_answer, estimated_shares, share_of
from core.views.group.report import group_report, is_due
from core.views.process_state import knowledge, learning
from tests.accounts.conftest import PASSWORD
from tests.pages.conftest import Open, Token

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
TRIALS = 2_000


def people(accounts: Accounts, count: int) -> list[User]:
    profile = {"skills": ["python"], "target_roles": ["data-engineer"]}
    return [accounts.register(f"p{number}@example.org", PASSWORD, f"P {number}", profile) for number in range(count)]


def test_one_joins_by_a_code_sees_whose_it_is_and_leaves(accounts: Accounts, ada: User, store: Store) -> None:
    group = accounts.groups.create(ada, "Course of 2026")
    bob, *_ = people(accounts, 1)
    spaced = f"{group.code[:4].lower()} {group.code[4:8]}-{group.code[8:]}"
    assert accounts.groups.find(spaced) == group and accounts.groups.owner_of(group) == ada
    for wrong in ("", "x", group.code[:-1], {"$ne": ""}, "A" * 12):
        with pytest.raises(InvalidProfile, match="No group has this code"):
            accounts.groups.join(bob, wrong)
    accounts.groups.join(bob, spaced)
    assert [one.name for one in accounts.groups.joined(bob)] == ["Course of 2026"]
    assert accounts.groups.seen_by(bob, group.group_id) and not accounts.groups.end(bob, group.group_id)
    assert accounts.groups.leave(bob, group.group_id) and not accounts.groups.leave(bob, group.group_id)
    assert accounts.groups.seen_by(bob, group.group_id) is None
    accounts.groups.join(bob, group.code)
    accounts.delete(ada)
    assert accounts.groups.joined(bob) == [] and store.groups.members(group.group_id) == []


def guesses(told: Collection[tuple[float, float, bool]]) -> float:
    """How often an attacker is right who takes a difference of at least half a member for a yes."""
    return sum((after - before > 0.5) == truth for before, after, truth in told) / len(told)


def counts(known: int, victim: bool, secret: str, question: str, *, protected: bool) -> tuple[float, float, bool]:
    """The exact count before and after a victim joins: more than any report tells, which rounds and waits for five."""
    members = {f"sybil {number}": False for number in range(known)}
    answer = counted_answer if protected else (lambda secret, member, question, answer: answer)
    before = sum(answer(secret, member, question, said) for member, said in members.items())
    return before, before + answer(secret, "victim", question, victim), victim


def test_differencing_by_joins_and_leaves_learns_a_person_s_answer_no_better_than_chance_allows() -> None:
    """All members but one are the attacker's own accounts; the count is read before and after the victim joins."""
    draw = Random(4)
    truths = [draw.random() < 0.5 for _ in range(TRIALS)]
    for protected, least, most in ((False, 1.0, 1.0), (True, 0.5, 1 - FLIPPED + 0.03)):
        told = [
            counts(FEWEST - 1, truth, f"secret {number}", "lacks sql", protected=protected)
            for number, truth in enumerate(truths)
        ]
        assert least <= guesses(told) <= most


def test_repeating_it_every_day_averages_nothing_out() -> None:
    """The victim leaves and joins again thirty times: each time the same answer is counted."""
    answers = {counted_answer("s", "victim", "lacks sql", True) for _ in range(30)}
    assert len(answers) == 1
    wrong = sum(not counted_answer(f"s{number}", "victim", "lacks sql", True) for number in range(TRIALS)) / TRIALS
    assert abs(wrong - FLIPPED) < 0.03
    over_questions = sum(not counted_answer("s", "victim", f"q{number}", True) for number in range(TRIALS)) / TRIALS
    assert abs(over_questions - FLIPPED) < 0.03, "the draws of one person are apart"


def test_that_something_is_asked_at_all_tells_nothing() -> None:
    alone = estimated_shares("s", ["a", "b"], {str(number): frozenset() for number in range(FEWEST)})
    one_says = estimated_shares(
        "s", ["a", "b"], {str(number): frozenset({"b"} if number == 0 else ()) for number in range(FEWEST)}
    )
    assert set(alone) == set(one_says) == {"a", "b"}
    assert estimated_shares("s", ["a"], {str(number): frozenset({"a"}) for number in range(FEWEST - 1)}) == {}


@pytest.mark.parametrize("truth", [0.0, 0.3, 0.7, 1.0])
def test_a_share_is_near_the_truth_as_often_as_it_says(truth: float) -> None:
    hits, members, rounds = 0, 100, 300
    for number in range(rounds):
        answers = (counted_answer(f"s{number}", str(one), "q", one < truth * members) for one in range(members))
        share = share_of(answers)
        assert share is not None and abs(share.value * 10 - round(share.value * 10)) < 1e-9
        hits += abs(share.value - truth) <= share.margin + STEP / 2
    assert hits / rounds >= 0.93


def test_numbers_are_made_anew_at_most_once_a_day_and_only_after_five_changes() -> None:
    day = timedelta(days=1)
    assert not is_due(NOW, 50, NOW + 0.9 * day) and not is_due(NOW, 4, NOW + 20 * day)
    assert is_due(NOW, 5, NOW + day) and is_due(NOW, 0, NOW + 28 * day)


def test_a_report_stands_while_few_come_and_go_and_ends_below_five(shared: Runtime) -> None:
    accounts = Accounts.open(shared.store, shared.settings)
    owner = accounts.register(f"office.{id(shared)}@example.org", PASSWORD, "Office")
    group = accounts.groups.create(owner, "Course")
    profile = {"skills": ["python"], "target_roles": ["data-engineer"]}
    members = [
        accounts.register(f"m{number}.{id(shared)}@example.org", PASSWORD, "M", profile) for number in range(FEWEST + 1)
    ]

    def report(now: datetime):  # type: ignore[no-untyped-def]
        fresh = shared.store.groups.by_id(group.group_id)
        assert fresh is not None
        snapshot = shared.snapshots.current
        return group_report(shared.store, fresh, snapshot, knowledge(), learning(), now, datetime.now(UTC).date())

    for member in members[: FEWEST - 1]:
        accounts.groups.join(member, group.code)
    assert report(NOW) is None
    accounts.groups.join(members[FEWEST - 1], group.code)
    first = report(NOW)
    assert first is not None and first.members == FEWEST
    assert all(row.share >= 0.2 for rows in (first.aims, first.gaps, first.courses) for row in rows)
    accounts.groups.join(members[FEWEST], group.code)
    accounts.update_profile(members[0], {"target_roles": []}, members[0].version)
    assert report(NOW + timedelta(days=20)) == first, "one who joins or changes moves nothing by themselves"
    for member in members[:2]:
        accounts.groups.leave(member, group.group_id)
    assert report(NOW + timedelta(days=20)) is None and shared.store.groups.report(group.group_id) is None


def test_the_page_shows_members_and_owners_the_same(shared: Runtime, open_page: Open, token: Token) -> None:
    accounts = Accounts.open(shared.store, shared.settings)
    given = token()
    owner = accounts.authenticate(given)[0]
    at = open_page("groups", given)
    assert not at.exception
    at.text_input(key="group_name").set_value("Class <b>of</b> *2026*")
    next(button for button in at.button if button.label == "Make a group").click()
    at.run()
    (group,) = accounts.groups.own(owner)
    assert not at.exception and group.code in {code.value for code in at.code}
    member = token("Bob")
    at = open_page("groups", member)
    at.text_input(key="group_code").set_value(group.code).run()
    assert "run by Ada Lovelace" in " ".join(words.value for words in at.text)
    at.button(key="group_join").click().run()
    assert [one.group_id for one in accounts.groups.joined(accounts.authenticate(member)[0])] == [group.group_id]
    at.button(key=f"leave_{group.group_id}").click().run()
    assert accounts.groups.joined(accounts.authenticate(member)[0]) == [] and not at.exception
