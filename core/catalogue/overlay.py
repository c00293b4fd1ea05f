"""The operator's decisions on new names: skills and aliases of their own, in a file that updates leave alone."""

from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from core.catalogue.files import load_data_file

FILE_NAME = "skills_overlay.json"
_STRICT = ConfigDict(extra="forbid", frozen=True)


class OwnAlias(BaseModel):
    """Another spelling of a skill."""

    model_config = _STRICT

    id: str
    text: str


class OwnSkill(BaseModel):
    """A skill that the taxonomy lacks."""

    model_config = _STRICT

    id: str
    name: str
    category: str
    kind: str


class Overlay(BaseModel):
    """Decisions: `rejected` names are not proposed again, `later` ones stand at the end."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)

    schema_: Literal[1] = Field(default=1, alias="schema")
    aliases: tuple[OwnAlias, ...] = ()
    skills: tuple[OwnSkill, ...] = ()
    rejected: tuple[str, ...] = ()
    later: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether it changes nothing of what is read."""
        return not (self.aliases or self.skills)


class _Place:
    """Where the overlay of this process lies; nowhere until `use_overlay` is called."""

    file: Path | None = None


def use_overlay(home: Path) -> None:
    """From now on read and write the overlay in the folder `home`."""
    _Place.file = home / FILE_NAME


def overlay_home() -> Path | None:
    """The folder named to `use_overlay`, to be named to a process that this one starts."""
    return _Place.file and _Place.file.parent


def overlay_stamp() -> tuple[int, int] | None:
    """What changes whenever the file does: when it was written (ns) and its size (bytes); None where there is none."""
    try:
        state = _Place.file.stat() if _Place.file else None
    except OSError:
        return None
    return state and (state.st_mtime_ns, state.st_size)


def overlay() -> Overlay:
    """The decisions so far; none where there is no file. Raises DataFileError where it is damaged."""
    if _Place.file is None or not _Place.file.exists():
        return Overlay()
    return load_data_file(_Place.file, Overlay)


def write_overlay(decided: Overlay) -> Path:
    """Replace the file. Raises OSError, and ValueError where no home was named."""
    if _Place.file is None:
        raise ValueError("call use_overlay first")
    _Place.file.parent.mkdir(parents=True, exist_ok=True)
    partial = _Place.file.with_suffix(".new")
    partial.write_text(decided.model_dump_json(by_alias=True, indent=1), "utf-8")
    partial.replace(_Place.file)
    return _Place.file
