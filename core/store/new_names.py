"""Collection `new_names`: names that adverts list next to known skills and that the taxonomy lacks."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from core.store.connection import Connection, translated
from core.store.records import Document, Records

MOST_COMPANIES = 300  # kept for a name; more add nothing
MOST_WEEKS = 120
SENTENCES = 3
AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class NewName:
    """A name, who wrote it in which weeks (ISO, "2026-W48"), in how many adverts, and up to three sentences.

    An advert that was stored again with another text counts again.
    """

    key: str
    name: str
    known_as: str | None
    companies: frozenset[str]
    weeks: frozenset[str]
    adverts: int
    sentences: tuple[str, ...]

    @property
    def rank(self) -> tuple[int, int, int]:
        """Companies, weeks, adverts: more is better."""
        return len(self.companies), len(self.weeks), self.adverts

    def merged(self, more: "NewName") -> "NewName":
        """The same with what was noticed since."""
        return NewName(
            self.key,
            self.name,
            more.known_as,
            frozenset(sorted(self.companies | more.companies)[:MOST_COMPANIES]),
            frozenset(sorted(self.weeks | more.weeks)[-MOST_WEEKS:]),
            self.adverts + more.adverts,
            tuple(dict.fromkeys((*self.sentences, *more.sentences)))[:SENTENCES],
        )


_RECORDS = Records("new_names", NewName, "key", known_as=None, companies=(), weeks=(), adverts=0, sentences=())


class NewNames:
    """One document a name, by its lower case."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    @property
    def _names(self) -> Any:
        return self._connection.database["new_names"]

    def add(self, names: Iterable[NewName]) -> None:
        """Merge what was noticed into what is kept."""
        noticed = {name.key: name for name in names}
        keys = list(noticed)
        with translated():
            for start in range(0, len(keys), AT_ONCE):
                batch = keys[start : start + AT_ONCE]
                stored = {
                    name.key: name for name in map(_RECORDS.from_document, self._names.find({"_id": {"$in": batch}}))
                }
                for key in batch:
                    name = stored[key].merged(noticed[key]) if key in stored else noticed[key]
                    self._names.replace_one({"_id": key}, _document_of(name), upsert=True)

    def most_widespread(self, limit: int) -> list[NewName]:
        """Up to `limit` names, those that most companies write first."""
        with translated():
            documents = list(self._names.find().sort([("company_count", -1)]).limit(limit))
        return sorted(map(_RECORDS.from_document, documents), key=lambda name: (name.rank, name.key), reverse=True)

    def forget(self, key: str) -> bool:
        """Delete a name that was decided on."""
        with translated():
            return bool(self._names.delete_one({"_id": str(key)}).deleted_count)


def _document_of(name: NewName) -> Document:
    return {**_RECORDS.to_document(name), "company_count": len(name.companies)}
