"""What docs/security.md says of the verification standard is complete, and every test it names is there."""

import ast
import re

from core.config import ROOT
from tests.tables import each_row

DOCUMENT = (ROOT / "docs" / "security.md").read_text("utf-8")
ROWS = re.findall(r"^\| (\d[^|]*) \| ([^|]*) \| ([^|]*) \|$", DOCUMENT, flags=re.MULTILINE)
NAMED = re.findall(r"`([\w/]+/(?:test_\w+|conftest)\.py)((?:::\w+)?)`((?:, `::\w+`)*)", DOCUMENT)


def _named_in(file: str) -> set[str]:
    tree = ast.parse((ROOT / "tests" / file).read_text("utf-8"))
    return {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}


def test_every_test_that_is_named_exists() -> None:
    missing = []
    for file, first, others in NAMED:
        there = _named_in(file)
        missing += [f"{file}::{name}" for name in re.findall(r"\w+", first + others) if name not in there]
    assert missing == [] and len(NAMED) > 40


@each_row(("number", "state", "shown"), ROWS)
def test_a_requirement_is_met_and_shown_or_says_what_is_missing(number: str, state: str, shown: str) -> None:
    assert re.match(r"(met|partly|not yet|not applicable)\b", state)
    if state.startswith("not yet"):
        assert ":" in state, "say what is missing"
    elif state.startswith(("met", "partly")):
        assert shown in ("above", "not testable by itself") or ".py" in shown or "the same" in shown
