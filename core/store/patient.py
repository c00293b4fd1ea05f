"""A database whose writes outlast a restart of the embedded server, as reads do by the driver's own doing.

The driver repeats an interrupted write only on a replica set, and as one the embedded server keeps a log of every
write: pruning that log inside a long import made it wait for its own cache for ever, at some 45,000 postings.
"""

from collections.abc import Callable
from typing import Any

from pymongo.collection import Collection
from pymongo.database import Database
from pymongo.errors import AutoReconnect, NetworkTimeout, ServerSelectionTimeoutError

Document = dict[str, object]


class PatientCollection(Collection[Document]):
    """Repeats a write once when the connection broke under it; the second try waits until the server is back."""

    def bulk_write(self, *args: Any, **options: Any) -> Any:
        return _twice(super().bulk_write, *args, **options)

    def insert_one(self, *args: Any, **options: Any) -> Any:
        return _twice(super().insert_one, *args, **options)

    def insert_many(self, *args: Any, **options: Any) -> Any:
        return _twice(super().insert_many, *args, **options)

    def replace_one(self, *args: Any, **options: Any) -> Any:
        return _twice(super().replace_one, *args, **options)

    def update_one(self, *args: Any, **options: Any) -> Any:
        return _twice(super().update_one, *args, **options)

    def update_many(self, *args: Any, **options: Any) -> Any:
        return _twice(super().update_many, *args, **options)

    def delete_one(self, *args: Any, **options: Any) -> Any:
        return _twice(super().delete_one, *args, **options)

    def delete_many(self, *args: Any, **options: Any) -> Any:
        return _twice(super().delete_many, *args, **options)


class PatientDatabase(Database[Document]):
    """A database of patient collections."""

    def __getitem__(self, name: str) -> PatientCollection:
        return PatientCollection(self, name)


def _twice(write: Callable[..., Any], *args: Any, **options: Any) -> Any:
    try:
        return write(*args, **options)
    except (NetworkTimeout, ServerSelectionTimeoutError):
        raise  # it was waited for already
    except AutoReconnect:
        return write(*args, **options)
