"""The process that reads what people submit."""

import pytest

from core.resumes.service import read_resume
from tests.waiting import PATIENCE_SECONDS

# The first file waits for the process to load; on a busy machine longer than a person would.
LOADED_SECONDS = 3 * PATIENCE_SECONDS


@pytest.fixture
def loaded() -> None:
    """The process has loaded."""
    read_resume("r.txt", b"I know Python.", seconds=LOADED_SECONDS)
