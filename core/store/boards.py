"""Collection `company_boards`: what the operator chose, and how the visits to each board went."""

from typing import Any

from core.models import BoardState
from core.store.connection import Connection, translated
from core.store.records import Records

_RECORDS = Records("company_boards", BoardState)


class BoardStates:
    """One document a board, made at its first visit or choice."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    @property
    def _boards(self) -> Any:
        return self._connection.database["company_boards"]

    def all(self) -> list[BoardState]:
        """Every board that was ever visited or chosen, in no order."""
        with translated():
            return [_RECORDS.from_document(document) for document in self._boards.find()]

    def save(self, state: BoardState) -> None:
        """Store the state of a board in place of the previous one. Raises StoreError."""
        document = {"_id": f"{state.system}:{state.token}", **_RECORDS.to_document(state)}
        with translated():
            self._boards.replace_one({"_id": document["_id"]}, document, upsert=True)
