"""Applications: what is kept, what is refused, who wins, and what time alone does."""

from datetime import timedelta
from pathlib import Path

import pytest

from core.applications.history import ApplicationStanding, stage_changes, standing
from core.applications.service import MOST_APPLICATIONS, ApplicationDesk, Happened
from core.config import Settings
from core.errors import DamagedDocument, InvalidProfile, StaleVersion, UnknownApplication
from core.models import EventKind, JobCopy, Posting, PostingMark, PostingText, Salary, Stage
from core.store import Store
from core.store.archive import export_store, import_store
from core.store.migrations import migrate
from tests.applications.conftest import DAY, START, Clock
from tests.tables import each_row

ME = "u1"
JOB = JobCopy(
    "Data Engineer",
    "Ümlaut & Söhne",
    "https://example.org/7",
    "Zürich",
    "CHF 120k",
    fit=0.7,
    required=("python",),
    optional=("aws",),
)
POSTING = Posting(
    "file:1",
    "file",
    "Data <b>Engineer</b>",
    DAY,
    company="Acme",
    url="javascript:alert(1)",
    salary=Salary(90_000.0, None, "$90k"),
    required=frozenset({"sql", "python"}),
    optional=frozenset({"aws"}),
)


def test_what_was_written_down_comes_back_as_it_was(desk: ApplicationDesk, clock: Clock) -> None:
    made = desk.enter(ME, JOB)
    clock.advance(3)
    happened = Happened(Stage.APPLIED, DAY + timedelta(days=2), " by  mail\nto Grace ", DAY + timedelta(days=9), False)
    applied = desk.record(ME, made.application_id, made.version, happened)
    assert desk.get(ME, made.application_id) == applied == desk.of_user(ME)[0]
    assert (applied.version, len(applied.events), applied.job) == (2, 2, JOB)
    assert applied.events[0] == made.events[0], "an event was rewritten"
    assert applied.events[1].note == "by mail\nto Grace" and applied.events[1].recorded_at == clock.now
    today = clock.now.date()
    assert standing(applied, today) == ApplicationStanding(
        Stage.APPLIED, DAY + timedelta(days=2), False, DAY + timedelta(days=9)
    )


def test_an_opening_is_saved_once_whoever_saves_it_first(desk: ApplicationDesk, store: Store) -> None:
    copy = JobCopy.of(POSTING, 0.5)
    first, again = desk.enter(ME, copy), desk.enter(ME, JobCopy.of(POSTING, 0.9))
    other = desk.enter("u2", copy)
    assert first == again and other.application_id != first.application_id
    assert store.applications.create(first) == first, "the loser of two saves at once gets the winner's"
    assert (first.job.title, first.job.url, first.job.pay) == ("Data <b>Engineer</b>", None, "$90k")
    assert (first.job.required, first.job.pay_min_usd, first.job.fit) == (("python", "sql"), 90_000.0, 0.5)
    assert store.marks.of_user(ME) == {"file:1": PostingMark.SAVED}
    assert [len(desk.of_user(one)) for one in (ME, "u2", "u3")] == [1, 1, 0]


def test_unsaving_forgets_what_was_only_saved_and_keeps_what_went_further(desk: ApplicationDesk, store: Store) -> None:
    made = desk.enter(ME, JobCopy.of(POSTING))
    assert desk.unsave(ME, "file:1") and desk.of_user(ME) == [] and store.marks.of_user(ME) == {}
    made = desk.enter(ME, JobCopy.of(POSTING))
    applied = desk.record(ME, made.application_id, 1, Happened(Stage.APPLIED))
    assert not desk.unsave(ME, "file:1") and desk.of_user(ME) == [applied]
    desk.delete(ME, applied.application_id, applied.version)
    assert desk.of_user(ME) == [] and store.marks.of_user(ME) == {}


@pytest.mark.parametrize("late", ["record", "undo", "change", "delete"])
def test_the_second_of_two_writers_writes_nothing(desk: ApplicationDesk, late: str) -> None:
    made = desk.enter(ME, JOB)
    newer = desk.record(ME, made.application_id, 1, Happened(Stage.APPLIED))
    given = {"record": (Happened(Stage.REJECTED),), "change": ({"title": "x"},)}.get(late, ())
    with pytest.raises(StaleVersion):
        getattr(desk, late)(ME, made.application_id, 1, *given)
    assert desk.get(ME, made.application_id) == newer


def test_a_write_between_reading_and_writing_is_not_written_over(desk: ApplicationDesk, store: Store) -> None:
    made = desk.enter(ME, JOB)
    event = made.events[0]
    store.applications.add_event(made, event, START)
    for write in (lambda: store.applications.add_event(made, event, START), lambda: store.applications.delete(made)):
        with pytest.raises(StaleVersion):
            write()
    assert len(desk.get(ME, made.application_id).events) == 2


def test_nobody_reads_or_changes_what_is_somebody_elses(desk: ApplicationDesk) -> None:
    made = desk.enter(ME, JOB)
    for call in (
        lambda: desk.get("u2", made.application_id),
        lambda: desk.record("u2", made.application_id, 1, Happened(Stage.APPLIED)),
        lambda: desk.change("u2", made.application_id, 1, {"title": "x"}),
        lambda: desk.undo("u2", made.application_id, 1),
        lambda: desk.delete("u2", made.application_id, 1),
    ):
        with pytest.raises(UnknownApplication):
            call()
    assert desk.get(ME, made.application_id) == made


@each_row(
    ("changes", "field"),
    [
        ({"title": " "}, "title"),
        ({"title": "x" * 301}, "title"),
        ({"title": "a\x00b"}, "title"),
        ({"url": "javascript:alert(1)"}, "url"),
        ({"url": "https://user:secret@example.org"}, "url"),
        ({"place": 7}, "place"),
        ({"fit": 1.0}, "fit"),
    ],
)
def test_a_field_that_cannot_be_kept_is_named(desk: ApplicationDesk, changes: dict[str, object], field: str) -> None:
    made = desk.enter(ME, JOB)
    with pytest.raises(InvalidProfile) as refused:
        desk.change(ME, made.application_id, 1, changes)
    assert refused.value.field == field and desk.get(ME, made.application_id) == made


@each_row(
    ("happened", "field"),
    [
        (Happened(), "note"),
        (Happened(note="x" * 2001), "note"),
        (Happened(note="a\u202eb"), "note"),
        (Happened(Stage.APPLIED, DAY + timedelta(days=2)), "happened_on"),
        (Happened(Stage.APPLIED, DAY.replace(year=1999)), "happened_on"),
        (Happened(next_on=DAY.replace(year=2036), keeps_next=False), "next_on"),
    ],
)
def test_what_cannot_have_happened_is_refused(desk: ApplicationDesk, happened: Happened, field: str) -> None:
    made = desk.enter(ME, JOB)
    with pytest.raises(InvalidProfile) as refused:
        desk.record(ME, made.application_id, 1, happened)
    assert refused.value.field == field and desk.get(ME, made.application_id) == made


def test_silence_sets_in_by_itself_and_can_be_taken_back(desk: ApplicationDesk, clock: Clock) -> None:
    made = desk.enter(ME, JOB, Happened(Stage.APPLIED))
    clock.advance(29)
    assert standing(made, desk.today).stage is Stage.APPLIED
    clock.advance(1)
    assert standing(made, desk.today) == ApplicationStanding(Stage.SILENT, DAY + timedelta(days=30), True, None)
    assert desk.get(ME, made.application_id) == made, "nothing is written while time passes"
    waiting = desk.undo(ME, made.application_id, 1)
    assert waiting.events[-1].kind is EventKind.WAITING and standing(waiting, desk.today).stage is Stage.APPLIED
    clock.advance(30)
    assert standing(waiting, desk.today).by_itself


def test_a_day_that_is_still_to_come_keeps_silence_away(desk: ApplicationDesk, clock: Clock) -> None:
    made = desk.enter(ME, JOB, Happened(Stage.INTERVIEW, next_on=DAY + timedelta(days=45), keeps_next=False))
    clock.advance(74)
    assert standing(made, desk.today).stage is Stage.INTERVIEW
    clock.advance(1)
    assert standing(made, desk.today).by_itself
    saved = desk.enter(ME, JOB)
    clock.advance(400)
    assert standing(saved, desk.today).stage is Stage.SAVED


def test_a_mistake_is_taken_back_and_stays_in_the_history(desk: ApplicationDesk) -> None:
    made = desk.enter(ME, JOB)
    applied = desk.record(ME, made.application_id, 1, Happened(Stage.APPLIED))
    rejected = desk.record(ME, made.application_id, 2, Happened(Stage.REJECTED))
    back = desk.undo(ME, made.application_id, 3)
    assert standing(back, desk.today).stage is Stage.APPLIED and len(back.events) == 4
    assert stage_changes(back) == stage_changes(applied) and rejected.events == back.events[:3]
    desk.undo(ME, made.application_id, 4)
    with pytest.raises(InvalidProfile, match="no change of stage"):
        desk.undo(ME, made.application_id, 5)


def test_the_next_day_goes_with_the_end_and_else_stays_until_it_is_changed(desk: ApplicationDesk) -> None:
    later = DAY + timedelta(days=5)
    made = desk.enter(ME, JOB, Happened(Stage.APPLIED, next_on=later, keeps_next=False))
    interview = desk.record(ME, made.application_id, 1, Happened(Stage.INTERVIEW))
    assert interview.events[-1].next_on == later
    cleared = desk.record(ME, made.application_id, 2, Happened(keeps_next=False))
    assert cleared.events[-1].next_on is None
    again = desk.record(ME, made.application_id, 3, Happened(next_on=later, keeps_next=False))
    assert desk.record(ME, made.application_id, again.version, Happened(Stage.REJECTED)).events[-1].next_on is None


def test_there_is_an_end_to_how_many_are_kept(desk: ApplicationDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    assert MOST_APPLICATIONS == 2_000
    monkeypatch.setattr("core.applications.service.MOST_APPLICATIONS", 2)
    monkeypatch.setattr("core.applications.service.MOST_EVENTS", 1)
    made = desk.enter(ME, JOB)
    desk.enter(ME, JOB)
    with pytest.raises(InvalidProfile, match="Delete old ones first"):
        desk.enter(ME, JOB)
    with pytest.raises(InvalidProfile, match="up to 1 events"):
        desk.record(ME, made.application_id, 1, Happened(Stage.APPLIED))


def test_an_archive_carries_applications(
    desk: ApplicationDesk, store: Store, settings: Settings, tmp_path: Path
) -> None:
    made = desk.enter(ME, JOB, Happened(Stage.APPLIED, note="note", next_on=DAY + timedelta(days=5), keeps_next=False))
    export_store(store.connection, tmp_path / "out")
    other = Store.connect(settings.model_copy(update={"mongodb_database": settings.mongodb_database[:30] + "_other"}))
    import_store(other.connection, tmp_path / "out")
    assert other.applications.of_user(ME) == [made]
    other.connection.database.client.drop_database(other.connection.database.name)
    other.close()


def test_what_an_older_version_saved_becomes_an_application(desk: ApplicationDesk, store: Store) -> None:
    database = store.connection.database
    store.postings.upsert([(POSTING, PostingText("file:1", "Python and SQL."))], START)
    store.marks.set(ME, "file:1", PostingMark.SAVED, START)
    store.marks.set(ME, "file:2", PostingMark.SAVED, START)
    store.marks.set(ME, "file:3", PostingMark.HIDDEN, START)
    kept = desk.enter("u2", JobCopy.of(POSTING), Happened(Stage.APPLIED))
    for _ in range(2):
        database["meta"].update_one({"_id": "schema"}, {"$set": {"version": 3}})
        migrate(store.connection)
        by_posting = {one.job.posting_id: one for one in desk.of_user(ME)}
        assert by_posting.keys() == {"file:1", "file:2"} and desk.of_user("u2") == [kept]
        assert by_posting["file:1"].job.company == "Acme" and by_posting["file:2"].job.title == "file:2"
        assert all(standing(one, DAY).stage is Stage.SAVED for one in by_posting.values())
    assert desk.enter(ME, JobCopy.of(POSTING)) == by_posting["file:1"]


def test_a_damaged_document_is_named(store: Store) -> None:
    store.connection.database["applications"].insert_one({"_id": "x", "user_id": ME})
    with pytest.raises(DamagedDocument, match="Collection applications: the document 'x' has no field 'job'"):
        store.applications.of_user(ME)
