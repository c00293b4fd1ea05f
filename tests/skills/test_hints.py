"""The quick looks before the costly patterns let through all that those would match."""

import pytest

from core.skills.enumerations import shared_names
from core.skills.matcher import _without_runs_of_marks


@pytest.mark.parametrize("before", range(12))
@pytest.mark.parametrize("length", [39, 40, 41, 60])
def test_a_run_of_marks_is_taken_out_wherever_it_begins(before: int, length: int) -> None:
    text = "x" * before + "!" * length + "Go"
    runs = " " if length >= 40 else "!"

    assert _without_runs_of_marks(text) == "x" * before + runs * length + "Go"


@pytest.mark.parametrize("joint", ["and", "or", "/", "&", ",", "und", "oder", "et", "ou", "y", "o", "e"])
def test_every_joint_before_a_name_shares_its_last_word(joint: str) -> None:
    text = f"unit {joint} integration testing"

    assert (0, 4, "unit testing") in list(shared_names(text, text.index("integration"), len(text)))
