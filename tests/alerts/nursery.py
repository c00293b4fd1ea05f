"""A process of its own that forks one round of the alerts for each line on standard input, for a test to kill."""

import ssl
from datetime import datetime
from pathlib import Path
from typing import Any

from pydantic import SecretStr

from collector.lease import collector_lease
from collector.watch import Watch
from core.alerts.run import run_alerts
from core.alerts.sending import Outbox
from core.alerts.webhooks import Webhooks
from core.config import Settings
from core.mail.smtp import Mailer
from core.snapshot.snapshot import Snapshot
from core.store import Store
from core.views.process_state import knowledge
from tests.forking import fork_for_each_line

known = knowledge()


def run(told: dict[str, Any]) -> None:
    settings = Settings(
        _env_file=None,
        mongodb_uri=SecretStr(told["uri"]),
        mongodb_database=told["database"],
        career_navigator_home=Path(told["home"]),
        debug=True,
        smtp_host="127.0.0.1",
        smtp_port=int(told["smtp"]),
        smtp_security="none",
        smtp_from="jobs@example.org",
        public_url="https://career.example.org",
    )  # type: ignore[call-arg]
    context = ssl.create_default_context(cafile=told["authority"])
    store = Store.connect(settings)
    webhooks = Webhooks(lambda address: address == "127.0.0.1", context)
    outbox = Outbox(store, known, Snapshot.empty, webhooks, Mailer(settings), settings.site)
    now = datetime.fromisoformat(told["now"])
    with collector_lease(store, Watch(), 30, name="alerts"):
        run_alerts(outbox, lambda: now)
    store.close()


if __name__ == "__main__":
    fork_for_each_line(run)
