"""Collection `company_boards`: what the operator chose, and how the visits to each board went."""

from typing import Any

from core.models import BoardChoice, BoardState
from core.store.connection import Connection, translated
from core.store.mapping import from_collection, midnight


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
            return [_from_document(document) for document in self._boards.find()]

    def save(self, state: BoardState) -> None:
        """Store the state of a board, in place of the one before. Raises StoreError."""
        document = {
            "_id": f"{state.system}:{state.token}",
            "system": state.system,
            "token": state.token,
            "choice": state.choice.value,
            "visited_at": state.visited_at,
            "etag": state.etag,
            "modified": state.modified,
            "asked": state.asked,
            "missing_on": [midnight(day) for day in state.missing_on],
        }
        with translated():
            self._boards.replace_one({"_id": document["_id"]}, document, upsert=True)


@from_collection("company_boards")
def _from_document(document: dict[str, Any]) -> BoardState:
    return BoardState(
        document["system"],
        document["token"],
        BoardChoice(document.get("choice") or ""),
        document.get("visited_at"),
        document.get("etag") or "",
        document.get("modified") or "",
        document.get("asked") or "",
        tuple(day.date() for day in document.get("missing_on") or ()),
    )
