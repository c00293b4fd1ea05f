"""The loop around the passes: schedule, lease, signals, a store that goes away, reading again, the command line."""

import json
import os
import signal
import subprocess
import sys
import threading
import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from importlib import import_module
from pathlib import Path

import pytest
from pydantic import SecretStr

import collector
import collector.__main__ as commands
from collector import lease
from collector.adverts import Asked, Page
from collector.arguments import read_arguments
from collector.enrich import Reader
from collector.lease import NAME, AnotherCollector, collector_lease
from collector.reextract import reextract
from collector.run import collect_once
from collector.schedule import due_time, mark_done, next_time, previous_time
from collector.sources.http import Http
from collector.status import status_lines
from collector.watch import Watch, utc_now
from core.config import ROOT, Settings
from core.errors import StoreError
from core.models import CollectorRun
from core.store import Store
from core.store.embedded import EmbeddedServer
from testbed.stand_in import KEY, StandIn, row
from tests.collector.conftest import NOW, Collect
from tests.collector.reading import quick_reader
from tests.pages.market import market, stored
from tests.waiting import PATIENCE_SECONDS

DAILY = "0 2 * * *"


@pytest.fixture
def local_utc(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "UTC")
    time.tzset()


@pytest.mark.usefixtures("local_utc")
def test_a_time_missed_while_asleep_is_due_once(store: Store) -> None:
    monday = datetime(2026, 11, 23, 2, 0, 30, tzinfo=UTC)
    assert due_time(DAILY, store, monday) == datetime(2026, 11, 23, 2, tzinfo=UTC)
    mark_done(store, datetime(2026, 11, 23, 2, tzinfo=UTC))
    assert due_time(DAILY, store, monday + timedelta(hours=23)) is None
    awake = monday + timedelta(days=4, hours=7)
    due = due_time(DAILY, store, awake)
    assert due == datetime(2026, 11, 27, 2, tzinfo=UTC)
    mark_done(store, due)
    assert due_time(DAILY, store, awake + timedelta(minutes=1)) is None


@pytest.mark.usefixtures("local_utc")
def test_a_mark_left_by_a_clock_that_ran_ahead_keeps_no_pass_away(store: Store) -> None:
    mark_done(store, datetime(2031, 1, 1, 2, tzinfo=UTC))
    now = datetime(2026, 11, 23, 9, tzinfo=UTC)
    assert due_time(DAILY, store, now) == datetime(2026, 11, 23, 2, tzinfo=UTC)


@pytest.mark.usefixtures("local_utc")
def test_the_minute_of_the_schedule_itself_is_due() -> None:
    at = datetime(2026, 11, 23, 2, 0, 0, tzinfo=UTC)
    assert previous_time(DAILY, at) == at
    assert previous_time(DAILY, at - timedelta(seconds=1)) == at - timedelta(days=1)
    assert next_time(DAILY, at).astimezone(UTC) == at + timedelta(days=1)


def test_two_collectors_never_work_at_once(store: Store) -> None:
    with collector_lease(store, Watch()):
        with pytest.raises(AnotherCollector, match="at work"), collector_lease(store, Watch()):
            pass
        assert store.collecting.lease_holder(NAME)
    with collector_lease(store, Watch()):
        pass


def test_a_lease_ends_by_time_and_at_once_where_its_holder_is_dead_here(store: Store) -> None:
    now = utc_now()
    assert store.collecting.take_lease(NAME, "elsewhere:1:aa", now, timedelta(seconds=60))
    with pytest.raises(AnotherCollector), collector_lease(store, Watch(clock=lambda: now + timedelta(seconds=59))):
        pass
    with collector_lease(store, Watch(clock=lambda: now + timedelta(seconds=61))):
        pass


@pytest.mark.parametrize(
    ("holder", "is_dead"),
    [
        ("{space}:{gone}:1:aa", True),  # killed here
        ("{space}:1:999999999999:aa", True),  # its number went on to another process
        ("{space}:{parent}:{parent_started}:aa", False),  # alive here
        ("{space}:{own}:{own_started}:aa", True),  # an earlier pass of this process that lost its store
        ("another-boot/4026531836:{gone}:1:aa", False),  # another machine, or this one before it was started again
        ("{boot}/1:{gone}:1:aa", False),  # another container on this machine
        (":{gone}:1:aa", False),  # a system that does not tell
        ("{host}:{gone}:bb", False),  # of an earlier version: a host name is no evidence
        ("", False),
    ],
)
def test_a_lease_is_taken_at_once_only_from_a_process_that_is_surely_gone(
    holder: str, is_dead: bool, store: Store
) -> None:
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    space = lease._process_space()
    known = {
        "space": space,
        "boot": space.partition("/")[0],
        "gone": gone.pid,
        "host": os.uname().nodename,
        "parent": os.getppid(),
        "parent_started": lease._started(os.getppid()),
        "own": os.getpid(),
        "own_started": lease._started(os.getpid()),
    }
    now = utc_now()
    assert store.collecting.take_lease(NAME, holder.format(**known), now, timedelta(seconds=60))
    if is_dead:
        with collector_lease(store, Watch(clock=lambda: now)):
            pass
    else:
        with pytest.raises(AnotherCollector), collector_lease(store, Watch(clock=lambda: now)):
            pass


def test_a_scheduled_pass_runs_once_though_two_collectors_looked(
    vendor: StandIn, settings: Settings, store: Store, reader: Reader
) -> None:
    keyed = settings.model_copy(update={"their_stack_api_key": SecretStr(KEY), "their_stack_base_url": vendor.url})
    due = due_time(DAILY, store, utc_now())
    asked = Asked(roles=("Data Engineer",))
    passes = [collect_once(keyed, store, Watch(), asked, reader=reader, scheduled=due) for _ in range(2)]
    assert [len(runs) for runs in passes] == [1, 0]


def test_a_store_that_goes_away_ends_the_pass_and_the_next_makes_it_good(
    vendor: StandIn, tmp_path: Path, reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("collector.sources.theirstack.PAGE_ROWS", 10)
    server = EmbeddedServer(tmp_path)
    server.open()
    uri = SecretStr(server.uri)
    settings = Settings(
        mongodb_uri=uri, debug=True, their_stack_api_key=SecretStr(KEY), their_stack_base_url=vendor.url
    )
    asked = Asked(roles=("Data Engineer",))

    def pass_over(on_page: object = lambda page: None) -> CollectorRun:
        store = Store.connect(settings)
        try:
            watch = Watch(on_page=on_page)  # type: ignore[arg-type]
            return collect_once(settings, store, watch, asked, reader=reader)[0]
        finally:
            store.close()

    def lose_store(page: Page) -> None:
        server.close()

    with pytest.raises(StoreError, match="store"):
        pass_over(lose_store)
    server = EmbeddedServer(tmp_path)
    assert str(server.open()) in uri.get_secret_value()
    run = pass_over()
    assert (run.error, run.new) == (None, 15)
    store = Store.connect(settings)
    runs = store.collecting.runs(NOW - timedelta(days=1))
    assert store.postings.count() == 25
    assert [one.error for one in runs] == [None, "interrupted: the collector or the store went away"]
    assert all(one.fetched == one.new + one.updated + one.unchanged + one.rejected for one in runs)
    store.close()
    server.close()


def test_reading_again_goes_on_where_it_was_cut_off(
    store: Store, collect: Collect, monkeypatch: pytest.MonkeyPatch
) -> None:
    collect()
    before = {one.posting_id: one for one in store.postings.changes(None)}
    monkeypatch.setattr("collector.reextract.AT_ONCE", 10)
    watch = Watch(stop=threading.Event())
    newer = quick_reader("three-2")
    rewrite = store.postings.rewrite

    def rewrite_and_stop(*arguments: object) -> None:
        rewrite(*arguments)  # type: ignore[arg-type]
        watch.stop.set()

    monkeypatch.setattr(store.postings, "rewrite", rewrite_and_stop)
    assert reextract(store, watch, newer) == 10
    monkeypatch.undo()
    assert reextract(store, Watch(), newer) == 15
    assert reextract(store, Watch(), newer) == 0
    after = list(store.postings.changes(None))
    assert {one.taxonomy_version for one in after} == {"three-2"}
    assert all(one.first_seen == before[one.posting_id].first_seen for one in after)
    assert all(one.required == {"python", "sql"} for one in after)


def test_reading_again_reads_pay_and_work_model_of_the_text(store: Store, collect: Collect) -> None:
    collect()
    posting = next(iter(store.postings.changes(None)))
    text = store.postings.texts([posting.posting_id])[posting.posting_id]
    words = f"{text.text}\nThis role is fully remote.\nThe salary range is USD 90,000 - USD 110,000 per year."
    bare = replace(posting, salary=None, work_model=None)
    store.postings.rewrite([(bare, replace(text, text=words, facts=()))], utc_now())
    reextract(store, Watch(), quick_reader("three-2"))
    again = next(one for one in store.postings.changes(None) if one.posting_id == posting.posting_id)
    facts = store.postings.texts([posting.posting_id])[posting.posting_id].facts
    assert again.salary and again.salary.min_usd == 90_000 and again.work_model == "remote"
    assert {"salary", "work_model"} <= {fact.field for fact in facts}


def test_the_status_says_what_is_stored_and_how_passes_went(
    vendor: StandIn, settings: Settings, store: Store, collect: Collect
) -> None:
    vendor.faults = ["ok", "402"]
    collect()
    said = "\n".join(status_lines(settings, store, utc_now(), None))
    assert "TheirStack: 10" in said
    assert "credits spent today: 10 of 1,000" in said
    assert "fetched 10 = new 10 + updated 0 + unchanged 0 + rejected 0" in said
    assert "not enough credits" in said


def test_the_command_line_is_read(capsys: pytest.CaptureFixture[str]) -> None:
    found = read_arguments(
        [
            "--once",
            "--source",
            "jobicy",
            "--source",
            "lever,ashby",
            "--roles",
            "A, B",
            "--locations",
            "Germany",
            "--days",
            "7",
            "--limit-per-role",
            "50",
        ]
    )
    assert found.sources == ("jobicy", "lever", "ashby")
    assert found.asked == Asked(("A", "B"), ("Germany",), 7, 50, is_age_given=True)
    imports = read_arguments(["--import", "a.csv", "b", "--dry-run", "--map", "Job title=was", "--dates", "dmy"])
    assert ([path.name for path in imports.files], imports.dry_run) == (["a.csv", "b"], True)
    assert (imports.options.columns, imports.options.day_order) == ({"title": "was"}, "dmy")
    for wrong in (
        ["--import", "a", "--map", "mood=x"],
        ["--import", "a", "--name", "a b"],
        ["--import", "a", "--as-of", "soon"],
        ["--days", "0"],
        ["--limit-per-role", "-1"],
        ["--import", "x", "--status"],
        ["--nonsense"],
    ):
        with pytest.raises(SystemExit):
            read_arguments(wrong)
    assert "--days: '0' is no whole number of 1 or more" in capsys.readouterr().err


class TestProgram:
    """`python -m collector` as users start it, with the real reader."""

    @pytest.fixture
    def environment(self, settings: Settings, vendor: StandIn) -> dict[str, str]:
        assert settings.mongodb_uri is not None
        return {
            **os.environ,
            "MONGODB_URI": settings.mongodb_uri.get_secret_value(),
            "MONGODB_DATABASE": settings.mongodb_database,
            "CAREER_NAVIGATOR_HOME": str(settings.career_navigator_home),
            "THEIR_STACK_API_KEY": KEY,
            "THEIR_STACK_BASE_URL": vendor.url,
            "JOB_ROLES": "Data Engineer",
            "DEBUG": "1",
        }

    def program(self, environment: dict[str, str], *arguments: str) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [sys.executable, "-m", "collector", *arguments],
            cwd=ROOT,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def test_told_to_end_it_ends_well_though_an_answer_hangs(
        self, environment: dict[str, str], vendor: StandIn, store: Store
    ) -> None:
        vendor.rows += [row(2000 + n, NOW - timedelta(hours=3, minutes=n)) for n in range(100)]
        vendor.faults = ["ok", "hang"]
        asked_twice = threading.Event()
        vendor.before_answer = lambda page: asked_twice.set() if page == 1 else None
        program = self.program(environment)
        assert asked_twice.wait(PATIENCE_SECONDS)
        program.send_signal(signal.SIGTERM)
        output, errors = program.communicate(timeout=PATIENCE_SECONDS)
        assert program.returncode == 0, errors
        assert KEY not in output + errors
        assert store.postings.count() == 100
        assert store.collecting.lease_holder(NAME) is None
        (run,) = store.collecting.runs(NOW - timedelta(days=1))
        assert run.ended_at is not None
        assert "stopped" in (run.error or "")

    def test_an_import_says_what_it_did_and_a_missing_file_is_one_line(
        self, environment: dict[str, str], tmp_path: Path, store: Store
    ) -> None:
        path = tmp_path / "postings.jsonl"
        path.write_text("".join(f"{json.dumps(row(n, NOW))}\n" for n in range(3)) + "{broken\n")
        imports = self.program(environment, "--once", "--import", str(path))
        output, errors = imports.communicate(timeout=PATIENCE_SECONDS)
        assert imports.returncode == 0
        assert "theirstack: 3 new, 0 updated, 0 unchanged, 1 refused of 4 rows" in output
        assert "line 4 skipped" in errors
        assert {"python", "sql"} <= store.postings.find(["theirstack:1"])[0].skills
        missing = self.program(environment, "--once", "--import", str(tmp_path / "absent.jsonl"))
        _, errors = missing.communicate(timeout=PATIENCE_SECONDS)
        assert missing.returncode == 1
        assert "Traceback" not in errors
        assert "absent.jsonl cannot be read: No such file" in errors

    def test_a_bad_setting_and_a_dry_run_are_said_plainly(self, environment: dict[str, str], vendor: StandIn) -> None:
        bad = self.program({**environment, "JOB_COLLECTION_SCHEDULE": "every day"}, "--once")
        _, errors = bad.communicate(timeout=PATIENCE_SECONDS)
        assert bad.returncode == 2
        assert "JOB_COLLECTION_SCHEDULE" in errors
        dry = self.program(environment, "--dry-run")
        output, _ = dry.communicate(timeout=PATIENCE_SECONDS)
        assert "A pass now would cost 25 credits" in output
        assert "balance: 160 API credits" in output
        assert vendor.times_billed() == 0


def test_the_collector_is_called_from_python(
    settings: Settings, store: Store, vendor: StandIn, reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert settings.mongodb_uri is not None
    monkeypatch.setattr(Reader, "load", lambda workers=1: reader)
    monkeypatch.setenv("MONGODB_URI", settings.mongodb_uri.get_secret_value())
    monkeypatch.setenv("MONGODB_DATABASE", settings.mongodb_database)
    monkeypatch.setenv("THEIR_STACK_API_KEY", KEY)
    monkeypatch.setenv("THEIR_STACK_BASE_URL", vendor.url)
    monkeypatch.setenv("DEBUG", "1")
    (run,) = collector.collect(roles=["Data Engineer"], locations=["Germany"], max_age_days=30, per_role_limit=5)
    assert (run.error, run.new, run.credits) == (None, 5, 5)
    assert vendor.searches[0]["job_country_code_or"] == ["DE"]
    with pytest.raises(ValueError, match="1 or more"):
        collector.collect(max_age_days=0)


def test_a_first_pass_without_a_network_says_so_in_a_sentence_and_ends_with_1(
    settings: Settings, store: Store, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Every host refuses. The sample that was stored before stays."""
    store.postings.upsert(stored(market()[:5]), utc_now())
    before = store.postings.count()
    assert before
    monkeypatch.setattr("collector.sources.arbeitnow.Arbeitnow.__init__.__defaults__", ("http://127.0.0.1:9", 0.0))
    for module in ("jobicy", "remotive", "hackernews", "himalayas", "jobtech"):
        opened = import_module(f"collector.sources.{module}")
        class_name = next(name for name in vars(opened) if name.casefold() == module)
        init = getattr(opened, class_name).__init__
        defaults = tuple("http://127.0.0.1:9" if isinstance(default, str) else default for default in init.__defaults__)
        monkeypatch.setattr(init, "__defaults__", defaults)
    for module in ("greenhouse", "ashby", "lever"):
        opened = import_module(f"collector.sources.{module}")
        source = getattr(opened, module.capitalize())
        monkeypatch.setattr(source, "homes", dict.fromkeys(source.homes, "http://127.0.0.1:9"))
    watch = Watch()
    on = settings.model_copy(update={"company_boards": True})
    failed = commands._do(read_arguments(["--once"]), on, store, watch, Http(watch.stop, first_wait_seconds=0.01))
    assert failed
    assert capsys.readouterr().out == f"{commands.NO_NETWORK}\n"
    assert store.postings.count() == before
    assert len(store.collecting.runs(utc_now() - timedelta(minutes=5))) <= 3
