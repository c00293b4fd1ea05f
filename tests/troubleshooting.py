"""docs/troubleshooting.md as patterns: what the program must print in each case."""

import re

from core.config import ROOT

PAGE = ROOT / "docs" / "troubleshooting.md"


def headings() -> list[str]:
    """The cases: sections that hold a message."""
    found = re.findall(r"^## (.+)$", PAGE.read_text(), re.MULTILINE)
    return [one for one in found if messages(one)]


def messages(heading: str) -> list[str]:
    """The documented messages of one case, with their `<…>`."""
    section = PAGE.read_text().split(f"\n## {heading}\n")[1].split("\n## ")[0]
    return re.findall(r"^```text\n(.+?)\n```$", section, re.MULTILINE | re.DOTALL)


def assert_said(heading: str, number: int, said: str) -> None:
    """`said` must hold the whole message `number` (from 0) of the case; `<…>` may be any words on one line."""
    message = messages(heading)[number]
    pattern = ".+?".join(re.escape(part) for part in re.split(r"<[a-z]+>", message))
    assert re.search(pattern, said), f"documented: {message}\nsaid: {said}"
