"""Field types for the models of what providers answer: every field may be missing, null or of another type."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Annotated, Any, Self, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, ValidationError

from collector.adverts import RawRow, amount, find_day, find_moment, long_text, truth, web_url, words
from core.errors import BadRecord

MOST_LISTED = 50
Item = TypeVar("Item")


def _one(value: object) -> RawRow:
    return {"it": value}


def _listed(value: object) -> list[Any]:
    return [member for member in value[:MOST_LISTED] if member is not None] if isinstance(value, list) else []


def _mapping(value: object) -> object:
    return value if isinstance(value, Mapping) else None


def _mappings(value: object) -> list[Any]:
    return [member for member in _listed(value) if isinstance(member, Mapping)]


def _lines(value: object) -> list[str]:
    return [text for member in _listed(value) if (text := words(_one(member), "it"))]


Words = Annotated[str | None, BeforeValidator(lambda value: words(_one(value), "it"))]
Text = Annotated[str, BeforeValidator(lambda value: long_text(_one(value), "it"))]
Link = Annotated[str | None, BeforeValidator(lambda value: web_url(_one(value), "it"))]
Amount = Annotated[float | None, BeforeValidator(lambda value: amount(_one(value), "it"))]
Truth = Annotated[bool | None, BeforeValidator(lambda value: truth(_one(value), "it"))]
Moment = Annotated[datetime | None, BeforeValidator(lambda value: find_moment(_one(value), "it"))]
Day = Annotated[date | None, BeforeValidator(lambda value: find_day(_one(value), "it"))]
Lines = Annotated[tuple[str, ...], BeforeValidator(_lines)]
Maybe = Annotated[Item | None, BeforeValidator(_mapping)]
Many = Annotated[tuple[Item, ...], BeforeValidator(_mappings)]


class ProviderFields(BaseModel):
    """A part of an answer. What a model does not name is not looked at."""

    model_config = ConfigDict(extra="ignore", frozen=True, populate_by_name=True)

    @classmethod
    def read(cls, raw: RawRow) -> Self:
        """Raises BadRecord naming the field where even the lenient types cannot read one."""
        try:
            return cls.model_validate(raw)
        except ValidationError as error:
            where = ".".join(map(str, error.errors()[0]["loc"]))
            raise BadRecord(f"{where} cannot be read") from None


def required(value: str | None, name: str) -> str:
    """Raises BadRecord where there is none."""
    if not value:
        raise BadRecord(f"no {name}")
    return value
