"""Collection `reports`: what people say was read wrongly out of a posting."""

from datetime import datetime
from typing import Any

from core.models import Decision, Report
from core.store.connection import Connection, translated
from core.store.records import Records

NEWEST = 200


_RECORDS = Records(
    "reports", Report, "report_id", posting_id=None, words="", taxonomy_version="", user_id=None, decided_at=None
)


class Reports:
    """Written once each; read by the maintainers of the taxonomy."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    @property
    def _reports(self) -> Any:
        return self._connection.database["reports"]

    def add(self, report: Report) -> None:
        """Store a report. Raises StoreError."""
        with translated():
            self._reports.insert_one(_RECORDS.to_document(report))

    def newest(self, limit: int = NEWEST) -> list[Report]:
        """Up to `limit` reports, newest first."""
        with translated():
            documents = list(self._reports.find().sort([("created_at", -1)]).limit(limit))
        return [_RECORDS.from_document(document) for document in documents]

    def of_user(self, user_id: str) -> list[Report]:
        """What one user sent, oldest first."""
        with translated():
            documents = list(self._reports.find({"user_id": str(user_id)}))
        return sorted(
            (_RECORDS.from_document(document) for document in documents), key=lambda report: report.created_at
        )

    def count_by(self, user_id: str, since: datetime) -> int:
        """How many `user_id` sent since then."""
        with translated():
            return int(self._reports.count_documents({"created_at": {"$gte": since}, "user_id": user_id}))

    def decide(self, report_id: str, decision: Decision, now: datetime) -> bool:
        """Record an operator's decision on a report; False if the id is unknown."""
        change = {"$set": {"decision": decision.value, "decided_at": now}}
        with translated():
            return bool(self._reports.update_one({"_id": str(report_id)}, change).matched_count)

    def forget_user(self, user_id: str) -> int:
        """Keep the reports but remove who sent them; returns how many there were."""
        with translated():
            written = self._reports.update_many({"user_id": user_id}, {"$set": {"user_id": None}})
        return int(written.modified_count)
