"""`make explore` draws more cases of every test that draws any, and no test is failed for drawing them slowly."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests import drawing
from tests.tables import each_row

TESTS = Path(__file__).parent
OWN_COUNT = {"drawing.py", "test_schema.py", "test_drawing.py"}  # `make faults` sends more to the API


@each_row(
    "explores, drawn_by_others, count, drawn",
    [(False, 300, 60, 60), (True, 300, 60, 180), (True, 20_000, 25, 5_000), (True, 10, 20, 2), (True, 1, 20, 1)],
)
def test_a_dear_test_draws_as_many_times_more_as_others(
    monkeypatch: pytest.MonkeyPatch, explores: bool, drawn_by_others: int, count: int, drawn: int
) -> None:
    monkeypatch.setattr(drawing, "EXPLORES", explores)
    monkeypatch.setattr(drawing, "EXAMPLES", drawn_by_others)
    assert drawing.examples(count).max_examples == drawn


def test_no_test_counts_its_cases_past_make_explore() -> None:
    paths = [path for path in TESTS.rglob("*.py") if path.name not in OWN_COUNT]
    assert [path.name for path in paths if "max_examples" in path.read_text("utf-8")] == []


def test_a_busy_machine_may_draw_slowly() -> None:
    chosen = drawing.examples(60)
    assert chosen.deadline is None and settings.default.deadline is None
    assert HealthCheck.too_slow in chosen.suppress_health_check
