"""Serves the dashboard with uvicorn: `python -m core.start` becomes this. What can go wrong is said in one line.

`streamlit run` would do nearly the same, but it takes no limits for connections, goes on to another port where ours is
taken, and asks a service on the internet for the machine's address at every start on 0.0.0.0.
"""

import gc
import logging
import os
import sys

import uvicorn

from core.config import ROOT, Settings, configure_logging, load_settings, require_signing_key
from core.errors import SettingsError
from core.serving.listening import CannotListen, open_sockets

log = logging.getLogger(__name__)
PING_SECONDS = 20.0  # a browser that is gone is known after twice this
MAX_MESSAGE = 4 * 1024 * 1024  # what a browser sends are states of widgets; a file comes by HTTP
DESCRIPTORS = 65_536
DESCRIPTORS_KEPT = 256  # for files, the store and what is passed on
BACKLOG = 512


def raise_descriptor_limit() -> int:
    """Raise this process's soft limit of open files as far as the hard limit goes; returns what it is then."""
    try:
        import resource
    except ImportError:  # Windows has no such limit
        return DESCRIPTORS
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = DESCRIPTORS if hard == resource.RLIM_INFINITY else min(hard, DESCRIPTORS)
    if soft == resource.RLIM_INFINITY or soft >= wanted:
        return DESCRIPTORS
    resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
    return wanted


def serve(settings: Settings) -> None:
    """Listen until told to end."""
    # Streamlit reads these where the browser's address has to be known; they say nothing of where we listen.
    os.environ["STREAMLIT_SERVER_PORT"] = str(settings.port)
    os.environ["STREAMLIT_SERVER_ADDRESS"] = settings.addresses[0]
    from core.serving import connections

    connections.gate.limits = connections.Limits(
        in_all=min(settings.max_connections, (raise_descriptor_limit() - DESCRIPTORS_KEPT) // 2),
        per_address=settings.max_connections_per_address,
        trusted=settings.trusted_proxies,
    )
    configuration = uvicorn.Config(
        "dashboard:app",
        host=settings.addresses[0],
        port=settings.port,
        http=connections.LimitedProtocol,
        ws="websockets-sansio",
        ws_ping_interval=PING_SECONDS,
        ws_ping_timeout=PING_SECONDS,
        ws_max_size=MAX_MESSAGE,
        ws_per_message_deflate=False,
        forwarded_allow_ips=list(settings.trusted_proxies),
        server_header=False,
        access_log=False,
        log_config=None,
        backlog=BACKLOG,
        timeout_graceful_shutdown=10,
    )
    # Imports and data files make a million objects that stay: collecting among them takes a third of a start's
    # processor time and frees nothing. `dashboard.lifespan` switches it on again.
    gc.disable()
    server = uvicorn.Server(configuration)
    try:
        listening = open_sockets(settings.addresses, settings.port)
    except CannotListen as error:
        log.error(error)
        sys.exit(1)
    from core.runtime import runtime

    runtime().begin_opening()  # beside the rest of the imports, which take longer
    server.run(listening)
    if not server.started:
        sys.exit(1)


def main() -> None:
    """Serve until a signal ends it. Exits with 2 where a setting is wrong, with 1 where the port cannot be had."""
    try:
        settings = load_settings()
        require_signing_key(settings)
    except SettingsError as error:
        sys.stderr.write(f"{error}\n")
        sys.exit(2)
    configure_logging(settings)
    os.chdir(ROOT)
    serve(settings)


if __name__ == "__main__":
    main()
