"""`GET /metrics` in Prometheus' text format, for loopback or the bearer of METRICS_TOKEN."""

import ipaddress
import secrets
from collections.abc import Iterator
from datetime import UTC, datetime

from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, generate_latest
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.gc_collector import GCCollector
from prometheus_client.platform_collector import PlatformCollector
from prometheus_client.process_collector import ProcessCollector
from prometheus_client.registry import Collector
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from core import __version__
from core.errors import CareerNavigatorError
from core.runtime import Runtime, runtime
from core.store.backups import backup_state

FORWARDED = ("x-forwarded-for", "forwarded", "x-real-ip", "via")  # what proxies add to a request that is not their own


class ProcessMetrics(Collector):
    """What this process knows: is the store there, how large and how old is its snapshot."""

    def __init__(self, source: Runtime) -> None:
        self._source = source

    def collect(self) -> Iterator[Metric]:
        """What Prometheus reads, counted when it asks."""
        info = GaugeMetricFamily("career_navigator_info", "Version of the program", labels=["version"])
        info.add_metric([__version__], 1)
        yield info
        backups = backup_state(self._source.settings, datetime.now(UTC))
        yield GaugeMetricFamily("career_navigator_backups_wanted", "1 if backups are made here", value=backups.wanted)
        if backups.made:
            yield GaugeMetricFamily(
                "career_navigator_backup_timestamp_seconds",
                "When the newest backup was made, in seconds since 1970",
                value=backups.made[0].made_at.timestamp(),
            )
        up = GaugeMetricFamily("career_navigator_store_up", "1 if the store answers, else 0")
        try:
            self._source.store.ping()
            snapshot = self._source.snapshots.current
        except CareerNavigatorError:
            up.add_metric([], 0)
            yield up
            return
        up.add_metric([], 1)
        yield up
        yield GaugeMetricFamily("career_navigator_snapshot_postings", "Postings in the snapshot", value=snapshot.size)
        yield GaugeMetricFamily(
            "career_navigator_snapshot_is_sample", "1 while sample data is shown", value=snapshot.is_sample
        )
        if snapshot.as_of:
            yield GaugeMetricFamily(
                "career_navigator_collected_timestamp_seconds",
                "When the collector last succeeded, in seconds since 1970",
                value=snapshot.as_of.timestamp(),
            )


def may_read(peer: str | None, forwarded: bool, authorization: str, token: str | None) -> bool:
    """True for a request straight from loopback (not one a proxy there passed on) or with the token."""
    if token and secrets.compare_digest(authorization.encode(), f"Bearer {token}".encode()):
        return True
    try:
        return not forwarded and ipaddress.ip_address(peer or "").is_loopback
    except ValueError:
        return False


async def metrics(request: Request) -> Response:
    """200 with the metrics; 403 for whoever may not read them."""
    settings = runtime().settings
    token = settings.metrics_token.get_secret_value() if settings.metrics_token else None
    peer = request.client.host if request.client else None
    forwarded = any(name in request.headers for name in FORWARDED)
    if not may_read(peer, forwarded, request.headers.get("authorization", ""), token):
        return JSONResponse({"detail": "Metrics are for loopback or the bearer of METRICS_TOKEN."}, 403)
    registry = CollectorRegistry(auto_describe=False)
    for collector in (ProcessCollector, PlatformCollector, GCCollector):
        collector(registry=registry)
    registry.register(ProcessMetrics(runtime()))
    body = await run_in_threadpool(generate_latest, registry)
    return Response(body, headers={"content-type": CONTENT_TYPE_LATEST})
