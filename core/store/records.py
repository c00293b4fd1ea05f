"""Dataclasses to documents and back, field by field. BSON has no plain date and no set: midnights and lists serve.

Every field has a name, also within arrays, so that people can ask for it in a shell: docs/data-model.md lists them.
"""

import functools
import logging
from collections.abc import Callable, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import fields
from datetime import UTC, date, datetime
from enum import Enum
from typing import Any, Generic, TypeVar, get_args, get_type_hints

from pydantic import TypeAdapter, ValidationError

from core.errors import DamagedDocument

log = logging.getLogger(__name__)
META = "meta"  # the collection that says which version the others are of
Document = dict[str, Any]
_AS_IT_IS = frozenset({str, int, float, bool, type(None), datetime})
Record = TypeVar("Record")


class Records(Generic[Record]):
    """How the records of one dataclass are stored in one collection: under the names of their fields, `key` as `_id`.

    `where_missing` are values for fields without a default that older documents lack, or that a server drops when null.
    """

    def __init__(self, collection: str, record: type[Record], key: str | None = None, **where_missing: object) -> None:
        self._collection, self._record, self._key, self._where_missing = collection, record, key, where_missing

    @functools.cached_property
    def _adapter(self) -> TypeAdapter[Record]:
        return TypeAdapter(self._record)

    @functools.cached_property
    def _days(self) -> frozenset[str]:
        """Its fields that hold a day: other programs may have written any time of it."""
        hints = get_type_hints(self._record)
        return frozenset(name for name, hint in hints.items() if date in (hint, *get_args(hint)))

    def to_document(self, record: Record) -> Document:
        """The document of a record."""
        document: Document = as_stored(record)
        return {"_id": document.pop(self._key), **document} if self._key else document

    def from_document(self, document: Mapping[str, Any]) -> Record:
        """The record of a document. A null is as good as no field. Raises DamagedDocument."""
        values = self._where_missing | {name: value for name, value in document.items() if value is not None}
        if self._key:
            values[self._key] = document["_id"]
        for name in self._days & values.keys():
            if isinstance(moment := values[name], datetime):
                values[name] = moment.date()
        try:
            return self._adapter.validate_python(values)
        except ValidationError as error:
            raise DamagedDocument(self._collection, document.get("_id"), _reason(error)) from error


def _reason(error: ValidationError) -> str:
    first = error.errors(include_url=False, include_input=False)[0]
    name = ".".join(map(str, first["loc"]))
    if first["type"] == "missing":
        return f"has no field {name!r}"
    return f"has a field of a wrong type or value ({name!r})"


def as_stored(value: Any) -> Any:
    """A value of a record as documents keep it."""
    kind: Any = type(value)
    if kind in _AS_IT_IS:
        return value
    if isinstance(value, Enum):
        return value.value
    if kind is date:
        return midnight(value)
    if isinstance(value, tuple | list):
        return [as_stored(item) for item in value]
    if isinstance(value, AbstractSet):
        return sorted(value)
    if isinstance(value, Mapping):
        return dict(value)
    return {name: as_stored(getattr(value, name)) for name in _field_names(kind)}


@functools.cache
def _field_names(record: Any) -> tuple[str, ...]:
    return tuple(field.name for field in fields(record))


def from_collection(collection: str) -> Callable[[Callable[[Any], Record]], Callable[[Any], Record]]:
    """For a function that makes an object of a document: what cannot be made raises DamagedDocument.

    Its sentence names the collection, the document and the field.
    """

    def decorate(read: Callable[[Any], Record]) -> Callable[[Any], Record]:
        @functools.wraps(read)
        def reading(document: Any) -> Record:
            try:
                return read(document)
            except KeyError as error:
                raise DamagedDocument(collection, document.get("_id"), f"has no field {error}") from error
            except (TypeError, ValueError, AttributeError) as error:
                reason = f"has a field of a wrong type or value ({type(error).__name__})"
                raise DamagedDocument(collection, document.get("_id"), reason) from error

        return reading

    return decorate


def skip_damaged(read: Callable[[Any], Record], documents: Iterable[Document]) -> Iterator[Record]:
    """Those that can be read. The others are logged: one damaged document must not hide a million others."""
    for document in documents:
        try:
            yield read(document)
        except DamagedDocument as error:
            log.error("%s It is left out.", error)


def midnight(day: date | None) -> datetime | None:
    """The start of a day in UTC, as documents keep days; None for None."""
    return datetime(day.year, day.month, day.day, tzinfo=UTC) if day else None
