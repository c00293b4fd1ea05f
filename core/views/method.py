"""The sections of `docs/method.md`, as the page shows them."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FILE = Path(__file__).resolve().parent.parent.parent / "docs" / "method.md"
_MARKER = re.compile(r"<!--.*?-->\n?", re.DOTALL)


@dataclass(frozen=True, slots=True)
class MethodSection:
    """A heading and the Markdown below it."""

    title: str
    body: str


@cache
def sections(file: Path = FILE) -> tuple[MethodSection, ...]:
    """Every section of the file, without the markers that tie it to the code; none where the file is not there."""
    try:
        content = _MARKER.sub("", file.read_text("utf-8"))
    except OSError:
        return ()
    parts = re.split(r"^## +(.+)$", content, flags=re.MULTILINE)
    return tuple(
        MethodSection(title.strip(), body.strip()) for title, body in zip(parts[1::2], parts[2::2], strict=True)
    )
