"""What the process of the pages must not load at its start: what few requests need, or another process does."""

import gc
import subprocess
import sys

import pytest

import dashboard
from core.config import ROOT

# spaCy takes 100 MB that only reading needs; the others 25 MB together.
BY_NO_PAGE = (
    "spacy",
    "confusable_homoglyphs",
    "typst",
    "icalendar",
    "pypdfium2",
    "striprtf",
    "duckdb",
)
# Half of a start's time and a third of its memory, which nobody needs before the first visitor or program comes.
BEFORE_ANYBODY_COMES = (*BY_NO_PAGE, "pandas", "fastapi", "core.web", "core.market.demand", "core.accounts.service")
# A dashboard without visitors reads a snapshot, keeps it as a file and folds in what a collector has stored since.
KEPT_AND_FOLDED = """
import datetime, pathlib, tempfile
from core.models import Posting
from core.snapshot.snapshot import Snapshot
def made(number, company):
    day = datetime.date(2026, 11, 1 + number % 20)
    return Posting(f"x:{number}", "x", "Developer", day, company=company, required=frozenset({"python", "sql"}))
path = pathlib.Path(tempfile.mkdtemp()) / "kept.arrow"
Snapshot.build([made(number, "Acme") for number in range(40)]).save(path)
kept = Snapshot.load(path)
folded = kept.fold([made(number, "Umbrella") for number in range(20, 60)])
assert sorted(folded.ids(range(folded.size))) == sorted(f"x:{number}" for number in range(60))
"""


def loaded_by(code: str, modules: tuple[str, ...]) -> list[str]:
    """Which of `modules` a new process has loaded after `code`."""
    code = f"{code}\nimport sys; print(*[name for name in {modules!r} if name in sys.modules])"
    return subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, check=True, capture_output=True, text=True
    ).stdout.split()


def test_a_start_loads_nothing_that_only_few_requests_need() -> None:
    assert loaded_by("import dashboard, core.web.auth.profile_editor", BY_NO_PAGE) == []


def test_a_start_loads_nothing_that_the_first_visitor_is_the_first_to_need() -> None:
    assert loaded_by("import dashboard", BEFORE_ANYBODY_COMES) == []


def test_a_dashboard_without_visitors_keeps_its_snapshot_up_to_date_without_pandas() -> None:
    assert loaded_by(KEPT_AND_FOLDED, BEFORE_ANYBODY_COMES) == []


def test_garbage_is_collected_again_where_what_pages_need_cannot_be_loaded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dashboard, "OF_EVERY_PAGE", ("core.no_such_room",))
    with pytest.raises(ModuleNotFoundError):
        dashboard.load_pages()
    assert gc.isenabled()
