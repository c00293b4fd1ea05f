"""Files for analysts: Parquet that gives the numbers of the pages, and a release that one can publish."""

import json
import re
from datetime import UTC, date, datetime
from pathlib import Path

import duckdb
import pandas as pd
import polars as pl
import pytest
from click.testing import CliRunner
from frictionless import Package, system

from core.commands.main import main
from core.commands.parquet import write_parquet
from core.commands.release import write_release
from core.config import ROOT
from core.market.demand import skill_demand
from core.market.release import FEWEST
from core.models import Posting, Salary, Seniority
from core.snapshot.slices import Slice
from core.snapshot.snapshot import Snapshot

PAGE = (ROOT / "docs" / "analysts.md").read_text("utf-8")


def posting(number: int, **fields: object) -> Posting:
    given = {
        "posting_id": f"arbeitnow:{number}",
        "source": "arbeitnow",
        "raw_title": "Data Engineer",
        "salary": Salary(60_000.0 + 100 * number, 80_000.0, "given"),
        "posted_on": date(2026, 8 + number % 3, 1 + number % 28),
        "role": "data-engineer",
        "company": f"company {number % 17}",
        "seniority": Seniority.SENIOR if number % 2 else None,
        "required": frozenset({"python"} | ({"sql"} if number % 4 else set())),
        "optional": frozenset({"docker"}) if number % 5 == 0 else frozenset(),
    }
    return Posting(**(given | fields))  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def snapshot() -> Snapshot:
    """300 postings of three months, of a source that may be published and of one that may not."""
    rows = [posting(number) for number in range(300)]
    rows += [posting(n, posting_id=f"theirstack:{n}", source="theirstack") for n in range(1000, 1060)]
    rows += [posting(2000, role="devops-engineer", posted_on=date(2026, 8, 3)), posting(2001, posted_on=None)]
    return Snapshot.build(rows, taxonomy_version="t1", as_of=datetime(2026, 11, 1, tzinfo=UTC))


def code(language: str) -> str:
    (found,) = re.findall(rf"```{language}\n(.*?)```", PAGE.partition("## As Parquet")[2], re.DOTALL)
    return str(found)


def test_the_examples_of_the_page_give_the_numbers_of_the_pages(
    snapshot: Snapshot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = write_parquet(snapshot, tmp_path / "asks")
    monkeypatch.chdir(tmp_path)
    dated = Slice(role="data-engineer", since=date(2026, 1, 1))
    frame = skill_demand(snapshot, dated).sort_values(["asked_count", "skill"], ascending=[False, True]).head(5)
    expected = list(zip(frame.skill, frame.asked_count.tolist(), strict=True))
    assert duckdb.sql(code("sql")).fetchall() == expected
    names: dict[str, object] = {}
    exec(code("python"), names)
    top = names["top"]
    assert isinstance(top, pl.DataFrame)
    assert top.rows() == expected
    described = json.loads((tmp_path / "asks" / "metadata.json").read_text("utf-8"))
    assert described["rows"] == rows == len(pd.read_parquet(tmp_path / "asks" / "asks"))


def test_a_release_is_valid_withholds_small_cells_and_is_the_same_twice(snapshot: Snapshot, tmp_path: Path) -> None:
    package = write_release(snapshot, tmp_path / "one")
    write_release(snapshot, tmp_path / "two")
    for path in sorted((tmp_path / "one").iterdir()):
        assert path.read_bytes() == (tmp_path / "two" / path.name).read_bytes(), path.name
    with system.use_context(trusted=True):
        assert Package(str(tmp_path / "one" / "datapackage.json")).validate().valid
    counts = pd.read_csv(tmp_path / "one" / "postings_by_month.csv")
    small = counts[counts.suppressed]
    assert small.posting_count.isna().all() and set(small.value) >= {"devops-engineer"}
    assert counts[~counts.suppressed].posting_count.min() >= FEWEST
    shares = pd.read_csv(tmp_path / "one" / "skill_shares_by_month.csv")
    assert shares.posting_count.min() >= FEWEST and set(shares.month) == {"2026-08-01", "2026-09-01"}
    pay = pd.read_csv(tmp_path / "one" / "pay_by_month.csv")
    assert len(pay) and (pay.salary_count >= FEWEST).all()
    assert ((pay.salary_median_low <= pay.salary_median) & (pay.salary_median <= pay.salary_median_high)).all()
    assert ((shares.share_low <= shares.share) & (shares.share <= shares.share_high)).all()
    assert [source["title"] for source in package["left_out"]] == ["TheirStack"]
    assert "TheirStack: 60" in (tmp_path / "one" / "README.md").read_text("utf-8")


def test_nothing_is_overwritten(snapshot: Snapshot, tmp_path: Path) -> None:
    (tmp_path / "mine").write_text("kept")
    with pytest.raises(FileExistsError, match="not empty"):
        write_release(snapshot, tmp_path)
    with pytest.raises(FileExistsError, match="not empty"):
        write_parquet(snapshot, tmp_path)
    refused = CliRunner().invoke(main, ["export", str(tmp_path)])
    assert refused.exit_code == 2 and "--parquet" in refused.output
