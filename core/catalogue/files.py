"""Reads data files: JSON, validated by a model, every error naming file and entry."""

import json
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, ConfigDict, StringConstraints, ValidationError

from core.errors import DataFileError

DATA = Path(__file__).resolve().parents[2] / "data"

ENTRY = ConfigDict(extra="forbid")  # of a dataclass that is an entry of a data file
Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=100)]
Model = TypeVar("Model", bound=BaseModel)
NO_FIELD = ("extra_forbidden", "unexpected_keyword_argument")  # what pydantic calls it in a model and in a dataclass


def load_data_file(file: Path, model: type[Model]) -> Model:
    """Read `file` and validate it by `model`.

    Raises DataFileError with the file, the entry (`skills[3] (python).aliases[0]`) and the reason.
    """
    return parse_data_file(read_data_file(file), file, model)


def read_data_file(file: Path) -> bytes:
    """The bytes of `file`. Raises DataFileError where it cannot be read."""
    try:
        return file.read_bytes()
    except OSError as error:
        raise DataFileError(file, "whole file", str(error)) from error


def parse_data_file(content: bytes, file: Path, model: type[Model]) -> Model:
    """The same for bytes read from `file`. Raises DataFileError."""
    try:
        return model.model_validate_json(content)
    except ValidationError as error:
        first = error.errors()[0]
    try:
        raw = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise DataFileError(file, "whole file", str(error)) from error
    reason = "there is no such field" if first["type"] in NO_FIELD else first["msg"].removeprefix("Value error, ")
    raise DataFileError(file, _entry(raw, first["loc"]), reason)


def regular_expression(phrase: str) -> str:
    """`phrase` itself, for a model's field. Raises ValueError where it does not compile."""
    try:
        re.compile(phrase)
    except re.error as error:
        raise ValueError(f"{phrase!r} is no regular expression: {error}") from error
    return phrase


def _entry(raw: Any, location: Sequence[str | int]) -> str:
    """`resources[3] (go-tour).url`: a place inside the file, its entry called by its id where it has one."""
    text = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in location).lstrip(".")
    if not text:
        return "whole file"
    if len(location) < 2 or not isinstance(location[1], int):
        return text
    entry = raw[location[0]][location[1]]
    if not isinstance(entry, Mapping) or "id" not in entry:
        return text
    return text.replace(f"[{location[1]}]", f"[{location[1]}] ({entry['id']})", 1)
