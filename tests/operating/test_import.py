"""The import page: a look that writes nothing, bounds on the child that reads, and an import that is followed."""

import subprocess
import sys
from pathlib import Path

import pytest

from core.config import ROOT, Settings
from core.imports.child import ImportFailed, ImportJobs, ImportWishes, import_jobs, look
from core.imports.files import ImportFolder, safe_name
from core.models import AccountRole
from core.runtime import Runtime
from core.store import Store
from tests.operating.test_reach import somebody
from tests.pages.conftest import Open, Token
from tests.waiting import PATIENCE_SECONDS

TABLE = (
    "exported by a tool\n"
    "Position;company;posted;salary;location;weird\n"
    "Data Engineer;Acme;2026-11-20;90000;Austin, TX;x\n"
    "Data Engineer;Acme;2026-11-20;90000;Austin, TX;x\n"
    "Data Analyst;Bolt;;;Berlin;y\n"
    ";Nobody;2026-11-20;;;z\n"
    "ML Engineer;Cargo;2020-01-01;;London;z\n"
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "jobs.csv"
    path.write_text(TABLE, "utf-8")
    return path


def test_a_look_tells_all_and_writes_nothing(file: Path, settings: Settings, store: Store) -> None:
    found = look(file, ImportWishes(name="mine", columns={"title": "Position"}), settings)
    assert (found["format"], found["encoding"], found["delimiter"], found["header_line"]) == (
        found["format"],
        "UTF-8",
        ";",
        2,
    )
    assert found["name"] == "mine" and found["rows"] == 5
    columns = {one["field"]: (one["column"], one["filled"]) for one in found["columns"]}
    assert columns["title"] == ("Position", 4) and columns["company"][0] == "company"
    assert found["ignored"] == ["weird"]
    assert (found["wanted"], found["undated"], found["older"], found["refused"]) == (3, 1, 1, 1)
    assert found["repeated"] == 1 and len(found["postings"]) == 3 and len(found["problems"]) == 1
    assert found["postings"][0]["title"] == "Data Engineer" and "US" in found["postings"][0]["place"]
    assert store.postings.count() == 0 and store.collecting.sources() == set()
    assert not list(file.parent.glob("*.mapping.json"))


def test_what_cannot_be_read_is_said_in_the_words_of_the_program(tmp_path: Path, settings: Settings) -> None:
    pdf = tmp_path / "cv.csv"
    pdf.write_bytes(b"%PDF-1.7 not a table")
    with pytest.raises(ImportFailed, match="a PDF document"):
        look(pdf, ImportWishes(), settings)
    with pytest.raises(ImportFailed, match="--map"):
        look(pdf, ImportWishes(columns={"no such field": "x"}), settings)


def test_the_child_is_bounded_in_memory_and_time(tmp_path: Path) -> None:
    def ended(bounds: str, work: str) -> subprocess.CompletedProcess[str]:
        script = f"from collector.limits import limit_process; limit_process({bounds}); {work}"
        return subprocess.run(
            [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=False, timeout=60
        )

    assert "MemoryError" in ended("1500, None", "bytearray(4 * 10**9)").stderr
    assert ended("None, 1", "[None for _ in iter(int, 1)]").returncode < 0
    assert ended("1500, 5", "bytearray(10**6)").returncode == 0


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("jobs.csv", "jobs.csv"),
        ("../../etc/passwd", "passwd"),
        ("..", "file"),
        ("a b\x00c.json.gz", "a-b-c.json.gz"),
        ("C:\\data\\jobs.xlsx", "jobs.xlsx"),
        ("--forget", "forget"),
        ("", "file"),
        ("é" * 300 + ".csv", "csv"),
    ],
)
def test_a_name_of_a_file_is_only_a_name(given: str, kept: str, tmp_path: Path) -> None:
    assert safe_name(given) == kept
    path = ImportFolder(tmp_path).keep(given, b"x")
    assert path.resolve().is_relative_to((tmp_path / "imports").resolve())
    assert path.stat().st_mode & 0o777 == 0o600 and ImportFolder(tmp_path).offered() == []


def test_what_an_operator_types_is_no_option_of_the_command() -> None:
    wishes = ImportWishes("--forget", {"title": "--load-sample"}, "dmy", "year")
    assert wishes.arguments == ["--name=--forget", "--map=title=--load-sample", "--dates=dmy", "--pay-period=year"]


def test_one_import_at_a_time_with_its_outcome(file: Path, settings: Settings, store: Store) -> None:
    jobs = ImportJobs()
    job = jobs.begin(file, ImportWishes(columns={"title": "Position"}), settings)
    with pytest.raises(ImportFailed, match="is being imported"):
        jobs.begin(file, ImportWishes(), settings)
    assert job.wait(PATIENCE_SECONDS) and not job.problem and job.progress == 1.0
    assert job.lines[0].startswith("file:jobs: 3 new") and store.postings.count() == 3


def test_the_page_looks_first_and_imports_after_a_yes(
    runtime: Runtime, open_page: Open, token: Token, monkeypatch: pytest.MonkeyPatch
) -> None:
    import_jobs.cache_clear()
    given = token()
    somebody(runtime, given, AccountRole.OPERATOR)
    folder = ImportFolder(runtime.settings.home).path
    folder.mkdir(parents=True)
    (folder / "jobs.csv").write_text(TABLE.replace("Position", "title"), "utf-8")
    at = open_page("operator_import", given)
    assert not at.exception and at.button(key="import_look").disabled
    at.selectbox(key="import_offered").set_value("jobs.csv").run()
    at.button(key="import_look").click().run(timeout=PATIENCE_SECONDS)
    assert not at.exception and not at.error
    assert {metric.label: metric.value for metric in at.metric}["Would be stored"] == "3"
    assert runtime.store.postings.count() == 0
    at.button(key="import_yes").click().run(timeout=PATIENCE_SECONDS)
    job = import_jobs().last
    assert job is not None and job.wait(PATIENCE_SECONDS)
    at.run()
    assert "3 new" in at.success[0].value and runtime.store.postings.count() == 3
