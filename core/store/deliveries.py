"""Collection `deliveries`: messages, written before they are sent and marked afterwards."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from core.store.connection import Connection, translated
from core.store.records import Document, Records, skip_damaged


class DeliveryState(StrEnum):
    """`IN_FLIGHT` is under way, or was when the program ended; `GIVEN_UP` waits for its owner."""

    TO_SEND = "to_send"
    IN_FLIGHT = "in_flight"
    SENT = "sent"
    GIVEN_UP = "given_up"


ON_ITS_WAY = (DeliveryState.TO_SEND, DeliveryState.IN_FLIGHT)


@dataclass(frozen=True, slots=True)
class Delivery:
    """`match_ids` of the searches in `search_ids` by one `channel` ("mail", "webhook").

    `is_claimed`: the matches are marked as standing in it. `attempts` counts those that failed, `next_at` is when the
    next is due, `error` what went wrong last.
    """

    delivery_id: str
    user_id: str
    channel: str
    search_ids: tuple[str, ...]
    match_ids: tuple[str, ...]
    created_at: datetime
    next_at: datetime
    state: DeliveryState = DeliveryState.TO_SEND
    is_claimed: bool = False
    attempts: int = 0
    error: str = ""
    sent_at: datetime | None = None
    every: str = ""


_RECORDS = Records("deliveries", Delivery, "delivery_id")


class Deliveries:
    """One document a delivery; whoever sends holds the lease of the alerts."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    @property
    def _deliveries(self) -> Any:
        return self._connection.database["deliveries"]

    def create(self, delivery: Delivery) -> None:
        """Store a new one."""
        with translated():
            self._deliveries.insert_one(_RECORDS.to_document(delivery))

    def change(self, delivery_id: str, **fields: object) -> None:
        """Set single fields, by the names of `Delivery`."""
        with translated():
            self._deliveries.update_one({"_id": delivery_id}, {"$set": fields})

    def unclaimed(self) -> list[Delivery]:
        """Those written down by somebody who died before marking their matches."""
        return self._find({"is_claimed": False})

    def due(self, now: datetime) -> list[Delivery]:
        """What is to be sent now, the oldest first: first of all what was under way when somebody died."""
        under_way = self._find({"state": DeliveryState.IN_FLIGHT.value})
        waiting = self._find({"state": DeliveryState.TO_SEND.value, "next_at": {"$lte": now}})
        return [*_ordered(under_way), *_ordered(waiting)]

    def of_user(self, user_id: str) -> list[Delivery]:
        """All of a user's, oldest first."""
        return _ordered(self._find({"user_id": str(user_id)}))

    def has_open_mail(self, user_id: str) -> bool:
        """Is a digest on its way? One that was given up holds up no later one."""
        return any(delivery.state in ON_ITS_WAY and delivery.channel == "mail" for delivery in self.of_user(user_id))

    def has_open_webhook(self, user_id: str, search_id: str) -> bool:
        """Is something of a search not sent yet? One that was given up waits for its owner, and all later ones do."""
        return any(
            delivery.state is not DeliveryState.SENT
            and delivery.channel == "webhook"
            and search_id in delivery.search_ids
            for delivery in self.of_user(user_id)
        )

    def delete_of_user(self, user_id: str) -> int:
        """Take away all of a user's; returns how many there were."""
        with translated():
            return int(self._deliveries.delete_many({"user_id": str(user_id)}).deleted_count)

    def delete(self, delivery_id: str) -> None:
        """Take one away."""
        with translated():
            self._deliveries.delete_one({"_id": delivery_id})

    def _find(self, query: Document) -> list[Delivery]:
        with translated():
            documents = list(self._deliveries.find(query))
        return list(skip_damaged(_RECORDS.from_document, documents))


def _ordered(deliveries: Sequence[Delivery]) -> list[Delivery]:
    return sorted(deliveries, key=lambda delivery: (delivery.created_at, delivery.delivery_id))
