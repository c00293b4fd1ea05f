"""Holds the house to its plan: imports point one way, and each dependency has one home."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
ROOMS = ("core", "collector", "pages")
FOUND = (path for room in ROOMS for path in (ROOT / room).rglob("*.py") if "__pycache__" not in path.parts)
FILES = [*sorted(FOUND), ROOT / "dashboard.py"]

# package -> the rooms that may import it
HOMES = {
    "pymongo": ("core/store",),
    "bson": ("core/store",),
    "plotly": ("core/charts", "dashboard"),
    "spacy": ("core/skills",),
    "requests": ("collector/sources",),
    "schedule": ("collector/__main__",),
    "streamlit": ("dashboard", "pages", "core/session", "core/accounts"),
    "streamlit_authenticator": ("core/accounts",),
    "starlette": ("dashboard", "core/api"),
    "fastapi": ("core/api",),
    "limits": ("core/api",),
    "anyio": ("core/api",),
}
# room -> rooms it must not import
FORBIDDEN = {
    "core/models": ("core", "collector", "pages", "dashboard"),
    "core/market": ("core.store", "core.views", "core.session", "core.api", "core.accounts", "core.charts"),
    "core/charts": ("core.store", "core.market", "core.views", "core.session", "core.api", "core.accounts"),
    "core/store": ("core.market", "core.views", "core.session", "core.api", "core.accounts", "core.charts"),
    "core/skills": ("core.store", "core.market", "core.views", "core.session", "core.api"),
    "core/views": ("core.session", "core.api", "core.charts"),
    "core/api": ("core.session", "core.charts"),
    "core": ("pages", "collector", "dashboard"),
    "collector": ("pages", "dashboard", "core.market", "core.views", "core.session", "core.charts", "core.api"),
    "pages": ("core.store", "core.market", "core.skills.matcher", "collector", "dashboard"),
}


def place(path: Path) -> str:
    return path.relative_to(ROOT).with_suffix("").as_posix()


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def within(name: str, prefix: str, separator: str) -> bool:
    return name == prefix or name.startswith(prefix + separator)


@pytest.mark.parametrize("path", FILES, ids=place)
def test_imports_point_one_way(path: Path) -> None:
    here = place(path)
    wrong = [
        name
        for room, forbidden in FORBIDDEN.items()
        if within(here, room, "/")
        for name in imports(path)
        if any(within(name, one, ".") for one in forbidden)
    ]
    assert wrong == [], f"{here} reaches against the grain"


@pytest.mark.parametrize("path", FILES, ids=place)
def test_each_dependency_has_one_home(path: Path) -> None:
    here = place(path)
    wrong = [
        name
        for name in imports(path)
        if (homes := HOMES.get(name.split(".")[0])) and not any(within(here, home, "/") for home in homes)
    ]
    assert wrong == [], f"{here} imports what lives elsewhere"
