"""The sample is loaded beside the running server, and how its loading ended is told."""

import sys
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from core.config import Settings
from core.models import CollectorRun, Posting, PostingText
from core.runtime import Runtime
from core.serving.sample_loading import SampleLoading, ending
from core.store import Store
from tests.waiting import PATIENCE_SECONDS, eventually

SLEEPS = (sys.executable, "-c", "import time; time.sleep(120)")
DIES = (sys.executable, "-c", "import os, signal; os.kill(os.getpid(), signal.SIGKILL)")


@pytest.fixture
def runtime(settings: Settings) -> Runtime:
    return Runtime(settings)


def test_a_collected_posting_ends_the_loading_of_the_sample(
    store: Store, runtime: Runtime, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO")
    loading = SampleLoading(runtime, SLEEPS)
    loading.start()
    assert eventually(lambda: "the sample is loaded into it" in caplog.text)
    posting = Posting("file:1", "file", "Data Engineer", date(2026, 11, 1))
    store.postings.upsert([(posting, PostingText("file:1", "Python"))], datetime.now(UTC))
    assert eventually(lambda: "the sample is not needed" in caplog.text)
    loading.close()
    assert not loading._thread.is_alive() and "ended with" not in caplog.text
    runtime.close()


@pytest.mark.parametrize(
    ("ended", "error", "source", "is_completed"),
    [
        (False, None, "sample", True),  # killed
        (True, "stopped before the end", "sample", True),
        (True, None, "sample", False),
        (False, None, "file", False),  # real postings came before the sample was whole
    ],
)
def test_a_loading_that_was_cut_off_is_completed_at_the_next_start(
    ended: bool, error: str | None, source: str, is_completed: bool, store: Store, runtime: Runtime, tmp_path: Path
) -> None:
    now = datetime.now(UTC)
    posting = Posting(f"{source}:1", source, "Data Engineer", date(2026, 11, 1))
    store.postings.upsert([(posting, PostingText(posting.posting_id, "Python"))], now)
    store.collecting.save_run(CollectorRun("1", "sample", now, now if ended else None, error=error))
    mark = tmp_path / "started"
    loading = SampleLoading(runtime, (sys.executable, "-c", f"open({str(mark)!r}, 'w')"))
    loading.start()
    loading._thread.join(PATIENCE_SECONDS)
    assert mark.exists() == is_completed
    runtime.close()


def test_a_first_start_has_the_sample_ready_before_its_store_is_open(tmp_path: Path) -> None:
    mark = tmp_path / "told"
    command = (sys.executable, "-c", f"import sys; open({str(mark)!r}, 'w').write(sys.stdin.readline())")
    runtime = Runtime(Settings(_env_file=None, career_navigator_home=tmp_path / "home", debug=True))
    not_wanted, wanted, late = (SampleLoading(runtime, command) for _ in range(3))
    not_wanted.make_ready()
    not_wanted.close()
    assert mark.read_text() == "", "it ended without having been told"
    wanted.make_ready()
    wanted.start()
    wanted._thread.join(PATIENCE_SECONDS)
    assert mark.read_text() == "now\n"
    late.make_ready()
    assert late._ready is None, "there is a store, which may be full"
    runtime.close()


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_a_loading_that_is_killed_is_told_with_what_it_needs(
    runtime: Runtime, caplog: pytest.LogCaptureFixture
) -> None:
    loading = SampleLoading(runtime, DIES)
    loading.start()
    loading._thread.join(PATIENCE_SECONDS)
    assert "signal SIGKILL, as where the memory is used up. It needs about" in caplog.text
    runtime.close()


def test_a_server_that_ends_ends_the_loading(runtime: Runtime, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("INFO")
    loading = SampleLoading(runtime, SLEEPS)
    loading.start()
    assert eventually(lambda: "the sample is loaded into it" in caplog.text)
    loading.close()
    assert not loading._thread.is_alive() and "ended with" not in caplog.text
    runtime.close()


def test_an_ending_is_put_in_words() -> None:
    assert (ending(3), ending(-15)) == ("exit code 3", "signal SIGTERM")
