"""The application: pages, HTTP routes and headers on one port. Start it with `make run`."""

import asyncio
import ctypes
import gc
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from importlib import import_module

import streamlit as st
from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware

from core.accounts.sealing import seal_all
from core.api.base_path import BasePath
from core.api.compression import CompressedBundles
from core.api.first_visit import FirstVisit
from core.api.headers import SecurityHeaders
from core.api.hosts import AllowedHosts
from core.api.index_page import IndexPage
from core.api.requests import RequestContext
from core.api.routes import ROUTES
from core.api.shedding import Shedding
from core.api.streamlit_endpoints import StreamlitDoors
from core.api.websockets import WebsocketLimit
from core.config import configure_logging
from core.errors import CareerNavigatorError, DataFileError
from core.runtime import runtime
from core.serving.sample_loading import SampleLoading

log = logging.getLogger("dashboard")
SETTLE_EVERY_SECONDS = 30
COLLECT_EVERY_SECONDS = 5
OF_EVERY_PAGE = ("core.web.auth.gate", "core.views.home", "plotly.io", "plotly.tools")
pages_are_loaded = asyncio.Event()


def prepare() -> None:
    """Open the store and read the first snapshot. A store that is down stops nothing: pages say so."""
    try:
        runtime().snapshots.open()
        if done := seal_all(runtime().store.second_factors, runtime().settings.signing_key):
            log.info("sealed the secrets of %d second factors that an earlier version kept as they were", done)
    except CareerNavigatorError as error:
        log.error("%s The dashboard starts without its numbers and keeps trying.", error)


async def settle() -> None:
    """Collect what sessions left behind, and leave what has been there for a while out of that.

    Streamlit would collect after every rerun, which with 50 sessions took 38 % of all processor time with everything in
    it and 6 % with what is new. One over everything, each half a minute, takes 0.3 %; what only that one can free waits
    for it. The first one, soon after a start, is for what the imports left behind.
    """
    await asyncio.sleep(COLLECT_EVERY_SECONDS)
    collect_everything()
    await pages_are_loaded.wait()
    from core.web.rerun_limit import pages_run

    while True:
        before = seen = pages_run()
        for _ in range(SETTLE_EVERY_SECONDS // COLLECT_EVERY_SECONDS):
            await asyncio.sleep(COLLECT_EVERY_SECONDS)
            if pages_run() > seen:  # else nobody was here
                seen = pages_run()
                gc.collect()
        if seen > before:
            collect_everything()


def collect_everything() -> None:
    """A full collection, after which what is left is spared from the next ones."""
    gc.unfreeze()
    gc.collect()
    gc.freeze()
    give_memory_back()


def give_memory_back() -> None:
    """Let the C library return to the system what was freed: after a start 7 MB, after busy times more.

    Takes 8 ms. Only glibc keeps it otherwise.
    """
    with suppress(OSError, AttributeError, TypeError):  # another C library, or a system that names it otherwise
        ctypes.CDLL(None).malloc_trim(0)


def load_pages() -> None:
    """Load what every page and its charts are made of, for the first visitor: a second, and some 70 MB.

    Until then a dashboard that nobody looks at starts in half the time and keeps half of the memory.
    """
    gc.disable()  # as at start: what is loaded stays
    try:
        for module in OF_EVERY_PAGE:
            import_module(module)
        from core.web.session_cleanup import close_dropped_sessions

        close_dropped_sessions()
        runtime().get_ready()
        gc.freeze()
    finally:
        gc.enable()


def tell_failure(error: Exception) -> bool:
    """Show and log an error that no page expected; see `core.web.page_failures`."""
    from core.web import page_failures

    return page_failures.tell(error)


@asynccontextmanager
async def lifespan(_app: st.App) -> AsyncIterator[None]:
    """What is done before the first visitor comes and after the last has gone.

    A damaged data file ends the start with exit code 1 and one sentence.
    """
    configure_logging(runtime().settings)
    try:
        runtime().load_data()
    except DataFileError as error:
        log.critical("%s Mend the file or take it from the release again; the dashboard does not start.", error)
        raise SystemExit(1) from None
    sample = SampleLoading(runtime())
    sample.make_ready()
    await run_in_threadpool(prepare)
    sample.start()
    gc.freeze()  # a full collection costs 77-90 ms while the imports are in it, and the first one 370
    gc.enable()  # `core.serving.server` switches it off for the start
    settling = asyncio.create_task(settle())
    yield
    settling.cancel()
    await run_in_threadpool(sample.close)
    await run_in_threadpool(runtime().close)


app = st.App(
    "pages/navigation.py",
    routes=ROUTES,
    middleware=[
        Middleware(BasePath),
        Middleware(SecurityHeaders),
        Middleware(AllowedHosts),
        Middleware(RequestContext),
        Middleware(Shedding),
        Middleware(StreamlitDoors),
        Middleware(WebsocketLimit),
        Middleware(FirstVisit, load_pages, pages_are_loaded),
        Middleware(CompressedBundles),
        Middleware(IndexPage),
    ],
    lifespan=lifespan,
    on_script_error=tell_failure,
)
