"""The audit log as a table, for operators and for the owner of an account."""

from collections.abc import Sequence

import pandas as pd

from core.accounts.audit import who_did
from core.models import User
from core.store.audit import AuditEntry
from core.texts import text
from core.views.operating.log import LogLine


def log_table(lines: Sequence[LogLine]) -> pd.DataFrame:
    """For operators: one row an entry, with the accounts it is about and by."""
    rows = [
        (
            line.entry.at,
            text(f"audit.{line.entry.event.value}"),
            line.about,
            line.by,
            line.entry.address,
            line.entry.detail,
        )
        for line in lines
    ]
    return pd.DataFrame(rows, columns=["happened_at", "event", "about", "by", "address", "detail"])


def own_log_table(entries: Sequence[AuditEntry], user: User) -> pd.DataFrame:
    """For the owner: what happened to the account; of an operator neither name nor address."""
    rows = []
    for entry in entries:
        by = who_did(entry, user.user_id)
        address = "" if by == "operator" else entry.address
        rows.append((entry.at, text(f"audit.{entry.event.value}"), text(f"audit.by_{by}"), address, entry.detail))
    return pd.DataFrame(rows, columns=["happened_at", "event", "by", "address", "detail"])
