"""Reports of wrong mentions and users' marks on postings, on the real server."""

from datetime import UTC, datetime, timedelta

from core.accounts.service import Accounts
from core.config import Settings
from core.models import PostingMark, Report, ReportKind, StepState, User
from core.store import Store

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)


def report(number: int, user_id: str | None = "ada") -> Report:
    return Report(
        report_id=f"r{number}",
        kind=ReportKind.NOT_MEANT,
        skill="go",
        posting_id="sample:1",
        words="a verb",
        taxonomy_version="t1",
        user_id=user_id,
        created_at=NOW + timedelta(hours=number),
    )


def test_reports_come_back_as_they_were_newest_first(store: Store) -> None:
    reports = [report(number) for number in range(3)]
    for one in reports:
        store.reports.add(one)
    assert store.reports.newest() == reports[::-1]
    assert store.reports.newest(limit=1) == [reports[2]]


def test_reports_of_one_user_are_counted_since_a_moment(store: Store) -> None:
    for one in (report(0), report(1), report(2), report(3, "bob")):
        store.reports.add(one)
    assert store.reports.count_by("ada", NOW + timedelta(hours=1)) == 2


def test_a_forgotten_user_leaves_the_report_but_not_the_name(store: Store) -> None:
    store.reports.add(report(0))
    assert store.reports.forget_user("ada") == 1
    assert store.reports.newest()[0].user_id is None


def test_a_posting_has_one_mark_a_user_and_it_can_be_taken_back(store: Store) -> None:
    store.marks.set("ada", "sample:1", PostingMark.SAVED, NOW)
    store.marks.set("ada", "sample:2", PostingMark.SAVED, NOW + timedelta(seconds=1))
    store.marks.set("bob", "sample:1", PostingMark.HIDDEN, NOW)
    store.marks.set("ada", "sample:1", PostingMark.HIDDEN, NOW + timedelta(seconds=2))
    assert list(store.marks.of_user("ada").items()) == [
        ("sample:1", PostingMark.HIDDEN),
        ("sample:2", PostingMark.SAVED),
    ]
    store.marks.set("ada", "sample:1", None, NOW)
    assert store.marks.of_user("ada") == {"sample:2": PostingMark.SAVED}
    assert store.marks.delete_of_user("ada") == 1
    assert store.marks.of_user("bob") == {"sample:1": PostingMark.HIDDEN}


def test_steps_of_a_roadmap_keep_the_order_in_which_they_were_begun(store: Store) -> None:
    begun = {"terraform": StepState.LEARNING, "go": StepState.DONE, "ansible": StepState.LEARNING}
    store.users.create(User("ada", "ada@example.org", "hash", progress=begun))
    found = store.users.by_id("ada")
    assert found is not None
    assert list(found.progress.items()) == list(begun.items())


def test_a_deleted_account_takes_its_marks_along_and_leaves_its_reports_unnamed(
    store: Store, settings: Settings
) -> None:
    accounts = Accounts.open(store, settings)
    user = accounts.register("ada@example.org", "correct horse battery", "Ada")
    store.marks.set(user.user_id, "sample:1", PostingMark.SAVED, NOW)
    store.reports.add(report(0, user.user_id))
    kept = accounts.export_data(user)
    assert kept["openings"] == {"sample:1": "saved"}
    assert kept["reports"] == [
        {"posting": "sample:1", "skill": "go", "kind": "not_meant", "words": "a verb", "decision": "open"}
    ]
    accounts.delete(user)
    assert store.marks.of_user(user.user_id) == {}
    assert [one.user_id for one in store.reports.newest()] == [None]
