"""Names and reports: noticed after a pass, decided on by an operator, kept in the overlay."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from collector.boards import DEAD_AFTER_DAYS
from collector.new_names import note_new_names
from collector.watch import Watch
from core.catalogue import overlay as overlays
from core.catalogue.names import resolve_skill, use_skills
from core.catalogue.taxonomy import Taxonomy
from core.config import Settings
from core.models import (
    Ask,
    BoardState,
    CollectorRun,
    Decision,
    Mention,
    Posting,
    PostingText,
    Report,
    ReportKind,
)
from core.runtime import Runtime, use_runtime
from core.skills.decisions import BadDecision, accept_as_skill
from core.store import Store
from core.views.operating.collecting import SET_ASIDE_DAYS, SourceHealth, collecting_view, set_board
from core.views.operating.reading import NameVerdict, decide_name, decide_report, reading_view
from core.views.operating.state import state_view
from core.views.process_state import knowledge, learning

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
WORDS = "Experience with Kafka, Zorblax and Airflow."


def stored(number: int, company: str) -> tuple[Posting, PostingText]:
    """An advert that names Zorblax beside what is known, as a pass would store it."""
    mentions = tuple(
        Mention(skill, WORDS.index(name), WORDS.index(name) + len(name), name, Ask.REQUIRED, "name")
        for skill, name in (("kafka", "Kafka"), ("airflow", "Airflow"))
    )
    posting = Posting(f"lever:{number}", "lever", "Engineer", NOW.date(), company=company, content_hash=str(number))
    return posting, PostingText(posting.posting_id, WORDS, mentions)


@pytest.fixture
def home(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[Settings]:
    """A folder of its own for what operators decide; the skills that are named are read anew, and again afterwards."""
    monkeypatch.setattr(overlays._Place, "file", None)
    overlays.use_overlay(settings.home)
    use_skills(None)
    yield settings
    use_skills(None)


def test_after_each_pass_new_names_are_noticed_once_and_decided_on(store: Store, home: Settings) -> None:
    watch = Watch(clock=lambda: NOW + timedelta(days=1))
    store.postings.upsert([stored(1, "Acme"), stored(2, "Bolt")], NOW)
    assert note_new_names(store, watch) == 2
    assert note_new_names(store, watch) == 0, "what was looked at is not looked at again"
    store.postings.upsert([stored(3, "Acme"), stored(4, "Cargo")], NOW + timedelta(hours=1))
    assert note_new_names(store, watch) == 2
    (name,) = reading_view(store).names
    assert (name.name, name.rank, name.sentences) == ("Zorblax", (3, 1, 4), (WORDS,))
    decide_name(store, "Zorblax", NameVerdict.LATER)
    assert [one.name for one in reading_view(store).names] == ["Zorblax"]
    with pytest.raises(BadDecision, match="no skill"):
        decide_name(store, "Zorblax", NameVerdict.ALIAS, skill="no such")
    with pytest.raises(BadDecision, match="category"):
        decide_name(store, "Zorblax", NameVerdict.SKILL, category="no such", kind="tool")
    decide_name(store, "Zorblax", NameVerdict.SKILL, category="databases", kind="tool")
    assert reading_view(store).names == () and Taxonomy.load().resolve("Zorblax") == "zorblax"
    store.postings.upsert([stored(5, "Delta")], NOW + timedelta(hours=2))
    note_new_names(store, watch)
    assert reading_view(store).names == (), "what was decided does not come back"


def test_a_name_that_was_accepted_is_known_to_running_pages_from_the_next_snapshot_on(
    store: Store, home: Settings
) -> None:
    store.postings.upsert([stored(1, "Acme")], NOW)
    use_runtime(running := Runtime(home))
    try:
        before = running.snapshots.current
        assert knowledge().taxonomy.resolve("Zorblax") is None and resolve_skill("Zorblax") is None
        accept_as_skill("Zorblax", "databases", "tool")
        after = running.snapshots.refresh()
        assert knowledge().skill_name("zorblax") == "Zorblax" and resolve_skill("Zorblax") == "zorblax"
        assert learning().curriculum is running.curriculum and "zorblax" in running.taxonomy.skills
        assert after.taxonomy_version == running.taxonomy.version != before.taxonomy_version
        (home.home / overlays.FILE_NAME).write_text("{")  # damaged: what was known before stays
        running.snapshots.refresh()
        assert resolve_skill("Zorblax") == "zorblax"
    finally:
        use_runtime(None)
        running.close()


def test_a_report_is_accepted_with_a_spelling_or_rejected(store: Store, home: Settings) -> None:
    for number, kind in enumerate((ReportKind.MISSED, ReportKind.NOT_MEANT)):
        store.reports.add(Report(f"r{number}", kind, "python", None, "Pythonium", "1", None, NOW))
    assert [report.skill for report in reading_view(store).reports] == ["Python", "Python"]
    assert decide_report(store, "r0", Decision.ACCEPTED, NOW, spelling="Pythonium")
    assert Taxonomy.load().resolve("pythonium") == "python"
    assert decide_report(store, "r1", Decision.LATER, NOW) and len(reading_view(store).reports) == 1
    assert decide_report(store, "r1", Decision.REJECTED, NOW) and reading_view(store).reports == ()
    assert not decide_report(store, "none", Decision.REJECTED, NOW)


def test_sources_gone_stale_stand_first_and_say_why(store: Store, settings: Settings) -> None:
    def run(source: str, days: float, **more: object) -> None:
        started = NOW - timedelta(days=days)
        store.collecting.save_run(
            CollectorRun(f"{source}{days}", source, started, started + timedelta(minutes=1), **more)  # type: ignore[arg-type]
        )

    run("remotive", 0.1, new=3, credits=2)
    run("jobicy", 5, new=3, credits=3)
    run("jobicy", 1, error="down")
    run("jobicy", 0.5, error="still down")
    run("arbeitnow", 20, new=1)
    run("arbeitnow", 0.2)
    run("file:mine", 9, new=1)
    view = collecting_view(store, settings, NOW)
    assert {one.source: (one.health, one.failures, one.error) for one in view.stale} == {
        "jobicy": (SourceHealth.STALE, 2, "still down"),
        "arbeitnow": (SourceHealth.QUIET, 0, ""),
    }
    assert [one.source for one in view.sources][-1] == "remotive"
    assert (view.credits.today, view.credits.month) == (2, 5)


def test_boards_are_set_aside_as_the_collector_does_and_brought_back(store: Store, settings: Settings) -> None:
    assert SET_ASIDE_DAYS == DEAD_AFTER_DAYS
    store.boards.save(BoardState("lever", "gone", missing_on=(NOW.date(), NOW.date() + timedelta(days=1))))
    store.boards.save(BoardState("lever", "there"))
    view = collecting_view(store, settings, NOW)
    assert view.board_counts == {"lever": 1} and [board.token for board in view.left_out_boards] == ["gone"]
    assert set_board(store, "lever", "gone", visited=True) and set_board(store, "lever", "there", visited=False)
    assert not set_board(store, "lever", "no such", visited=True)
    assert [board.token for board in collecting_view(store, settings, NOW).left_out_boards] == ["there"]


def test_the_state_tells_every_setting_and_no_secret(runtime: Runtime) -> None:
    secrets = {"jwt_secret_key": "s3cret" * 8, "metrics_token": "t0ken-of-metrics", "their_stack_api_key": "k3y"}
    settings = Settings(
        **{**runtime.settings.model_dump(), **secrets, "their_stack_base_url": "https://me:pw@example.org"}  # type: ignore[arg-type]
    )
    runtime.settings = settings
    view = state_view(runtime, NOW)
    words = view.settings.to_csv()
    assert len(view.settings) == len(Settings.model_fields) and not view.problem
    assert not [secret for secret in (*secrets.values(), "me:pw") if secret in words]
    assert words.count(",set,") >= 4
    assert not view.backup.is_old, "none is wanted on a MongoDB of one's own"
