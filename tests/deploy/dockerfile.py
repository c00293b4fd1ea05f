"""What deploy/Dockerfile copies out of the project's folder."""

import re
from pathlib import Path

from core.config import ROOT

TEXT = (ROOT / "deploy" / "Dockerfile").read_text("utf-8")
_COPY = re.compile(r"(?m)^COPY (?!--from)(.+) (\S+)$")


def copied() -> list[tuple[Path, str]]:
    """Each source of the program, with its place below the image's working folder."""
    program = TEXT.partition("\nWORKDIR /app\n")[2]
    pairs = []
    for sources, target in _COPY.findall(program):
        for source in sources.split():
            into_folder = target.endswith("/")
            pairs.append((ROOT / source, f"{target}{Path(source).name}" if into_folder else target))
    return pairs


def seen_by_the_build() -> set[str]:
    """Everything any stage copies, as it is written there."""
    return {source for sources, _ in _COPY.findall(TEXT) for source in sources.split()}
