"""Which column is which field: names compared without case and signs, the words other sets use, and the user's own."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from collector.importing.column_names import (
    CLEAR_TITLES,
    FIELD_NAMES,
    TITLES,
    WEAK_TITLES,
    fields_meant,
    is_wrapper,
    plain_name,
)
from collector.importing.known import known_source
from collector.importing.values import is_nothing

_IS_THING_TYPE = re.compile(r"JobPosting|ListItem")
_TRELLO_CARD = {"name", "desc", "idList"}
_LISTS = frozenset({"jobs", "results", "positions", "postings", "hits", "items", "vacancies", "openings", "offers"})


def known_columns(names: Iterable[str]) -> int:
    """How many of these cells are names of columns we know, 0 unless a title is among them: a header's score."""
    cells = [name for name in names if isinstance(name, str) and 0 < len(name) <= 80]
    if known_source(cells):
        return len(cells)
    meant = [{field for field, _ in fields_meant(name)} for name in cells]
    return sum(map(bool, meant)) if any("title" in fields for fields in meant) else 0


def is_posting(row: Mapping[str, Any]) -> bool:
    """Whether an object looks like one posting, by itself or in an envelope of its own ("_source", "node")."""
    if known_source(row):
        return True
    if _is_other_thing(row):
        return False
    if row.keys() >= _TRELLO_CARD:
        return True
    if any(isinstance(value, dict) and is_wrapper(str(name)) and is_posting(value) for name, value in row.items()):
        return True
    present = [str(key) for key, value in row.items() if value is not None]
    plain = {plain_name(name) for name in present}
    if plain & CLEAR_TITLES or any("title" in _fields_of((name,)) for name in plain - TITLES - WEAK_TITLES):
        return True
    fields = _fields_of(present)
    if plain & TITLES:
        return bool(fields - {"title"}) and not _is_list_of_postings(row, len(fields))
    # A name may be anybody's: it is a title beside a day and what else a posting has.
    nested = [f"{name}.{inner}" for name, value in row.items() if isinstance(value, dict) for inner in value]
    fields |= _fields_of(nested)
    beside = fields & {"description", "company", "location", "city", "url"}
    return "name" in plain and "date_posted" in fields and ("description" in beside or len(beside) > 1)


def _fields_of(names: Iterable[str]) -> set[str]:
    return {field for name in names for field, _ in fields_meant(name)}


def _is_other_thing(row: Mapping[str, Any]) -> bool:
    """Whether schema.org's type says that this is something else: a page, an organisation, a list of crumbs."""
    return thing_type(row) is not None


def thing_type(row: Mapping[str, Any]) -> str | None:
    """The type of an object of schema.org that is no posting; None where it is one or none is said."""
    type_name = row.get("@type")
    named = (
        type_name
        if isinstance(type_name, str)
        else " ".join(map(str, type_name))
        if isinstance(type_name, list)
        else ""
    )
    return named if named and not _IS_THING_TYPE.search(named) else None


def _is_list_of_postings(row: Mapping[str, Any], fields: int) -> bool:
    """Whether a title belongs to what holds the postings (a feed's title) and not to one of them.

    `fields` is how many fields the row has itself: a posting may list smaller things with a title, such as links.
    """
    return any(
        isinstance(value, list)
        and value
        and isinstance(value[0], dict)
        and is_posting(value[0])
        and (plain_name(str(name)) in _LISTS or len(_fields_of(value[0])) >= fields)
        for name, value in row.items()
    )


# Paths ----------------------------------------------------------------------------------------------------------------

Path = tuple[str | int, ...]


def paths_of(row: Mapping[str, Any], depth: int = 4) -> Iterable[tuple[str, Path]]:
    """Every value of a row by its dotted name; a list stands for what all its members hold."""
    for key, value in row.items():
        name = str(key)
        if isinstance(value, dict) and depth:
            for inner, path in paths_of(value, depth - 1):
                yield f"{name}.{inner}", (name, *path)
        elif isinstance(value, list) and value and isinstance(value[0], dict) and depth:
            for inner, path in paths_of(value[0], depth - 1):
                yield f"{name}.{inner}", (name, *path)
        else:
            yield name, (name,)


def value_at(row: Any, path: Path) -> Any:
    """What lies at `path`; of a list every member's, in a list. None where there is nothing."""
    value = row
    for position, step in enumerate(path):
        if isinstance(value, list):
            if isinstance(step, int):
                value = value[step] if -len(value) <= step < len(value) else None
                continue
            inner = [value_at(member, path[position:]) for member in value[:50]]
            values = [member for member in inner if not is_nothing(member)]
            return values[0] if len(values) == 1 else values or None
        if not isinstance(value, Mapping):
            return None
        value = value.get(str(step))
    return value


def parse_path(text: str) -> Path:
    """`locations[0].name` as steps."""
    steps: list[str | int] = []
    for part in text.split("."):
        name, *indexes = re.split(r"\[(\d+)\]", part)
        if name:
            steps.append(name)
        steps += [int(index) for index in indexes if index.isdecimal()]
    return tuple(steps)


@dataclass(frozen=True, slots=True)
class ColumnMap:
    """Fields with the columns they are read from: the first that says something counts."""

    columns: Mapping[str, tuple[tuple[str, Path], ...]]

    def get(self, row: Mapping[str, Any], field: str) -> Any:
        """The value of a field: that of the first of its columns that holds one; None where none does."""
        for _, path in self.columns.get(field, ()):
            value = row.get(str(path[0])) if len(path) == 1 else value_at(row, path)
            if not is_nothing(value):
                return value
        return None

    def each(self, row: Mapping[str, Any], field: str) -> Iterable[tuple[str, Any]]:
        """The columns of a field that hold something in a row, best first, each with its value."""
        for name, path in self.columns.get(field, ()):
            value = row.get(str(path[0])) if len(path) == 1 else value_at(row, path)
            if not is_nothing(value):
                yield name, value

    def column(self, row: Mapping[str, Any], field: str, column: str) -> Any:
        """What one of the columns of a field holds."""
        return next((value_at(row, path) for name, path in self.columns.get(field, ()) if name == column), None)

    def names(self, field: str) -> tuple[str, ...]:
        """The columns that a field is read from, in the order they are tried."""
        return tuple(name for name, _ in self.columns.get(field, ()))

    @property
    def used(self) -> frozenset[str]:
        """The columns that are read into some field."""
        return frozenset(name for listed in self.columns.values() for name, _ in listed)


def column_map(columns: Mapping[str, Path], chosen: Mapping[str, str]) -> ColumnMap:
    """Fields of the columns that a file has. `chosen` are the user's own choices by field, which stand alone.

    Raises KeyError with the column's name where a chosen one is not in the file.
    """
    ranked: dict[str, list[tuple[int, str, Path]]] = {}
    for name, path in columns.items():
        for field, rank in fields_meant(name):
            ranked.setdefault(field, []).append((rank, name, path))
    if "salary_currency" not in ranked:  # else a bare "Min" may be of years
        for field in ("salary_min", "salary_max"):
            ranked[field] = [entry for entry in ranked.get(field, ()) if plain_name(entry[1]) not in ("min", "max")]
    if any(_POSTED.search(name) for _, name, _ in ranked.get("date_posted", ())):
        ranked["date_posted"] = [entry for entry in ranked["date_posted"] if not _RECORDED.search(entry[1])]
    strong = [entry for entry in ranked.get("title", ()) if not _is_weak_title(entry[1])]
    if strong:
        ranked["title"] = strong
    elif "title" not in chosen and not ranked.keys() & _BESIDE_A_NAME:
        ranked.pop("title", None)  # names of anything
    mapped = {field: tuple((name, path) for _, name, path in sorted(listed)) for field, listed in ranked.items()}
    for field, name in chosen.items():
        mapped[field] = ((name, _chosen_path(columns, name)),)
    taken = {name for field, name in chosen.items()}
    for field in mapped.keys() - chosen.keys():
        mapped[field] = tuple(entry for entry in mapped[field] if entry[0] not in taken)
    return ColumnMap({field: listed for field, listed in mapped.items() if listed})


# Beside a day of posting, that on which somebody's table got the row says nothing.
_POSTED = re.compile(r"post|publi", re.IGNORECASE)
_RECORDED = re.compile(r"^created_?(?:time|at)?$|updated|modified", re.IGNORECASE)
# With one of these a column called "name" may be the title.
_BESIDE_A_NAME = frozenset({"company", "location", "city", "date_posted", "url", "description"})


def _is_weak_title(name: str) -> bool:
    return plain_name(name.rpartition(".")[2]) in WEAK_TITLES


def _chosen_path(columns: Mapping[str, Path], name: str) -> Path:
    if name in columns:
        return columns[name]
    alike = [path for column, path in columns.items() if plain_name(column) == plain_name(name)]
    if "[" in name:
        return parse_path(name)
    if not alike:
        raise KeyError(name)
    return alike[0]


def field_named(name: str) -> str | None:
    """The field that `--map` means by `name` ("date_posted", "Date posted", "job title"), None where there is none."""
    return FIELD_NAMES.get(re.sub(r"[^a-z]", "", name.casefold()))


def closest(names: Sequence[str], wanted: str) -> str | None:
    """A name that differs from `wanted` by little, to offer it."""
    from difflib import get_close_matches

    near = get_close_matches(wanted, names, 1, 0.6)
    return near[0] if near else None
