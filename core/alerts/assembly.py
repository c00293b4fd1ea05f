"""Puts together what a round of the alerts needs, in a process that serves no pages."""

from functools import cache

from core.alerts.sending import Outbox
from core.alerts.webhooks import Webhooks
from core.catalogue.roles import RoleCatalogue
from core.catalogue.taxonomy import Taxonomy
from core.config import Settings
from core.mail.smtp import Mailer
from core.snapshot.keeper import SnapshotKeeper
from core.snapshot.snapshot import Snapshot
from core.store import Store
from core.views.knowledge import Knowledge


def open_outbox(settings: Settings, store: Store) -> Outbox:
    """What sends for real. The snapshot is read where a mail or a question of Trends first needs it."""
    knowledge = Knowledge(Taxonomy.load(), RoleCatalogue.load())

    @cache
    def snapshot() -> Snapshot:
        keeper = SnapshotKeeper(
            store,
            settings.home,
            taxonomy_version=knowledge.taxonomy.version,
            window_days=settings.snapshot_window_days,
        )
        return keeper.refresh()

    mailer = Mailer(settings) if settings.has_mail else None
    return Outbox(store, knowledge, snapshot, Webhooks(), mailer, settings.site)
