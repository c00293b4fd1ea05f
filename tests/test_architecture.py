"""Holds the house to its plan: imports point one way, and each dependency has one home."""

import ast
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ROOMS = ("core", "collector", "pages")
PYTHON_FILES = (path for room in ROOMS for path in (ROOT / room).rglob("*.py") if "__pycache__" not in path.parts)
FILES = [*sorted(PYTHON_FILES), ROOT / "dashboard.py"]

# package -> the rooms that may import it
HOMES = {
    "pymongo": ("core/store",),
    "bson": ("core/store",),
    "plotly": ("core/charts", "dashboard"),
    "spacy": ("core/skills",),
    "requests": ("collector/sources",),
    "schedule": ("collector/__main__",),
    "streamlit": ("dashboard", "pages", "core/web"),
    "streamlit_authenticator": ("core/accounts/passwords", "core/web/auth"),
    "starlette": ("dashboard", "core/api"),
    "fastapi": ("core/api",),
    "limits": ("core/api",),
    "anyio": ("core/api",),
    "pypdfium2": ("core/resumes",),
    "striprtf": ("core/resumes",),
    "charset_normalizer": ("core/resumes",),
    "typst": ("core/formats",),
    "uvicorn": ("core/serving",),
    "click": ("core/commands",),
    "httpcore": ("core/alerts",),
    "apprise": ("core/alerts",),
    "smtplib": ("core/mail",),
    "matplotlib": ("core/pictures",),
}
# The floors of the house, lowest first: a room imports from its own floor's list of lower rooms only.
OUTER = ("core.views", "core.api", "core.web", "core.charts")
# room -> rooms it must not import
FORBIDDEN = {
    "core/models": ("core", "collector", "pages", "dashboard"),
    "core/stats": ("core", "collector", "pages", "dashboard"),
    "core/catalogue": (
        "core.skills",
        "core.snapshot",
        "core.stats",
        "core.market",
        "core.store",
        "core.accounts",
        *OUTER,
    ),
    "core/skills": ("core.store", "core.snapshot", "core.stats", "core.market", "core.accounts", *OUTER),
    "core/store": (
        "core.catalogue",
        "core.skills",
        "core.snapshot",
        "core.stats",
        "core.market",
        "core.accounts",
        "core.applications",
        *OUTER,
    ),
    "core/snapshot": ("core.catalogue", "core.skills", "core.stats", "core.market", "core.accounts", *OUTER),
    "core/resumes": ("core.store", "core.snapshot", "core.stats", "core.market", "core.accounts", *OUTER),
    "core/imports": ("core.store", "core.snapshot", "core.market", "core.accounts", "core.skills", *OUTER),
    "core/market": ("core.store", "core.skills", "core.accounts", "core.applications", *OUTER),
    "core/accounts": (
        "core.applications",
        "core.alerts",
        "core.sharing",
        "core.market",
        "core.snapshot",
        "core.runtime",
        *OUTER,
    ),
    "core/applications": ("core.market", "core.snapshot", "core.runtime", "core.skills", *OUTER),
    "core/mail": ("core.store", "core.accounts", "core.market", "core.snapshot", "core.alerts", "core.sharing", *OUTER),
    "core/alerts": ("core.web", "core.api", "core.charts", "core.runtime", "core.sharing"),
    "core/sharing": ("core.web", "core.api", "core.charts", "core.runtime", "core.alerts"),
    "core/pictures": (
        "core.store",
        "core.market",
        "core.views",
        "core.accounts",
        "core.web",
        "core.api",
        "core.alerts",
    ),
    "core/serving": ("core.web", "core.charts", "core.views", "core.market"),
    "core/charts": ("core.store", "core.market", "core.views", "core.web", "core.api", "core.accounts"),
    "core/views": ("core.web", "core.api", "core.charts"),
    "core/api": ("core.web", "core.charts"),
    "core": ("pages", "collector", "dashboard"),
    "collector": ("pages", "dashboard", "core.market", "core.snapshot", "core.stats", *OUTER),
    "pages": ("core.store", "core.market", "core.skills.matcher", "collector", "dashboard"),
}
ALLOWED_WITHIN = {"core/stats": "core.stats", "core/models": "core.models"}


MOST_LINES = 300
# Longer than that for now; a file that is not named here must not join them.
LONG = {
    "pages/roadmap",
}


def place(path: Path) -> str:
    return path.relative_to(ROOT).with_suffix("").as_posix()


@cache
def imports(path: Path) -> tuple[str, ...]:
    names: list[str] = []
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names += (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            names += (f"{node.module}.{alias.name}" for alias in node.names)
    return tuple(names)


def within(name: str, prefix: str, separator: str) -> bool:
    return name == prefix or name.startswith(prefix + separator)


def test_imports_point_one_way() -> None:
    upward = [
        f"{place(path)} imports {name}"
        for path in FILES
        for room, forbidden in FORBIDDEN.items()
        if within(place(path), room, "/")
        for name in imports(path)
        if any(within(name, other, ".") for other in forbidden)
        and not within(name, ALLOWED_WITHIN.get(room, "no room"), ".")
    ]
    assert upward == []


def test_tests_are_imported_by_tests_only() -> None:
    """What benchmarks share with them lies in `testbed`."""
    strays = [
        f"{place(path)} imports {name}"
        for path in [*FILES, *(path for room in ("benchmarks", "testbed") for path in (ROOT / room).rglob("*.py"))]
        for name in imports(path)
        if within(name, "tests", ".")
    ]
    assert strays == []


def test_each_dependency_has_one_home() -> None:
    strays = [
        f"{place(path)} imports {name}"
        for path in FILES
        for name in imports(path)
        if (homes := HOMES.get(name.split(".")[0])) and not any(within(place(path), home, "/") for home in homes)
    ]
    assert strays == []


def test_files_are_short() -> None:
    long = {place(path) for path in FILES if len(path.read_text("utf-8").splitlines()) > MOST_LINES}
    assert long - LONG == set()


def test_few_modules_lie_loose_beside_the_rooms() -> None:
    loose = {path.stem for path in (ROOT / "core").glob("*.py")} - {"__init__"}
    assert len(loose) <= 6, sorted(loose)


# Names that several modules must have: how a command and a source are found.
HOOKS = {"main", "open_source"}


def is_called_by_name(node: ast.stmt) -> bool:
    """Whether FastAPI calls it for an address: its name is part of the API's description."""
    decorators = getattr(node, "decorator_list", [])
    return any("route" in ast.unparse(decorator).lower() for decorator in decorators)


def test_no_two_public_things_share_a_name() -> None:
    # Nobody imports what a page's script defines, nor the models of one provider's reply.
    homes: dict[str, list[str]] = {}
    for path in FILES:
        if place(path).startswith(("pages/", "collector/sources/", "dashboard")):
            continue
        for node in ast.parse(path.read_text("utf-8")).body:
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) and not is_called_by_name(node):
                homes.setdefault(node.name, []).append(place(path))
    public = {name: places for name, places in homes.items() if len(places) > 1 and not name.startswith("_")}
    assert {name: places for name, places in public.items() if name not in HOOKS} == {}
