"""What the process of the pages must not load at its start: what few requests need, or another process does."""

import subprocess
import sys

from core.config import ROOT

# spaCy takes 100 MB that only reading needs; the others 25 MB together.
LATER = (
    "spacy",
    "confusable_homoglyphs",
    "typst",
    "icalendar",
    "pypdfium2",
    "striprtf",
    "duckdb",
)


def test_a_start_loads_nothing_that_only_few_requests_need() -> None:
    code = f"import dashboard, core.web.auth.profile_editor, sys; print(*[n for n in {LATER!r} if n in sys.modules])"
    loaded = subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True, capture_output=True, text=True).stdout
    assert loaded.split() == []
