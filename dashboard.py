"""The application: pages, HTTP routes and headers on one port. Start it with `make run`."""

import asyncio
import gc
import logging
import subprocess
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import streamlit as st
from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware

from core.api.bundles import CompressedBundles
from core.api.doors import StreamlitDoors
from core.api.headers import SecurityHeaders
from core.api.index_page import IndexPage
from core.api.requests import RequestIds, SoonAnswered
from core.api.routes import ROUTES
from core.config import ROOT, configure_logging
from core.errors import CareerNavigatorError, DataFileError
from core.runtime import runtime
from core.session.dropped import close_dropped_sessions

log = logging.getLogger("dashboard")
SETTLE_EVERY_SECONDS = 30


def load_sample_into_empty_store() -> None:
    """A child does it: reading skills needs spaCy, whose memory would stay with the dashboard for good."""
    if runtime().store.postings.count() == 0:
        subprocess.run([sys.executable, "-m", "collector", "--load-sample"], cwd=ROOT, check=False)


def prepare() -> None:
    """Open the store, fill an empty one, read the first snapshot. A store that is down stops nothing: pages say so."""
    try:
        load_sample_into_empty_store()
        runtime().snapshots.open()
    except CareerNavigatorError as error:
        log.error("%s The dashboard starts without its numbers and keeps trying.", error)


async def settle() -> None:
    """Leave what has been there for a while out of the collections that Streamlit makes after every rerun.

    With 50 sessions they took 38 % of all processor time; one over everything, each half a minute, takes 0.3 %. What
    only that one can free waits for it.
    """
    while True:
        before = _full_collections()
        await asyncio.sleep(SETTLE_EVERY_SECONDS)
        if _full_collections() > before:  # else nobody was here
            gc.unfreeze()
            gc.collect()
            gc.freeze()


def _full_collections() -> int:
    return int(gc.get_stats()[2]["collections"])


@asynccontextmanager
async def lifespan(app: st.App) -> AsyncIterator[None]:
    configure_logging(runtime().settings)
    try:
        runtime().load_data()
    except DataFileError as error:
        log.critical("%s Mend the file or take it from the release again; the dashboard does not start.", error)
        raise SystemExit(1) from None
    await run_in_threadpool(prepare)
    import plotly.graph_objects as go

    go.Figure(go.Bar(x=[1], y=[1])).to_json()  # its first figure costs a visitor 300 ms otherwise
    gc.collect()
    gc.freeze()  # a full collection after every rerun costs 77-90 ms while the imports are in it
    settling = asyncio.create_task(settle())
    close_dropped_sessions()
    yield
    settling.cancel()
    await run_in_threadpool(runtime().close)


app = st.App(
    "pages/navigation.py",
    routes=ROUTES,
    middleware=[
        Middleware(SecurityHeaders),
        Middleware(RequestIds),
        Middleware(SoonAnswered),
        Middleware(StreamlitDoors),
        Middleware(CompressedBundles),
        Middleware(IndexPage),
    ],
    lifespan=lifespan,
)
