"""The shipped nginx.conf in front of two real dashboards on one store; only addresses and paths are replaced."""

import secrets
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import httpx
import pytest
import trustme

from core.config import ROOT, Settings
from core.store.probes import free_port
from testbed import ensure_nginx
from testbed.dashboard import running
from testbed.nginx import CONFIGURATION, adapted, nginx
from tests.browser.conftest import browser, shared_settings  # noqa: F401 - fixtures
from tests.deploy.dockerfile import copied
from tests.waiting import PATIENCE_SECONDS


@dataclass
class Fleet:
    """`url` is nginx's; `dashboards` are the addresses behind it; `stop` ends one of them."""

    url: str
    log: Path
    store: Settings
    dashboards: list[str] = field(default_factory=list)
    stops: dict[str, ExitStack] = field(default_factory=dict)
    starts: dict[str, Callable[[], None]] = field(default_factory=dict)

    def make_whole(self) -> None:
        """Start again what another test stopped, and wait until nginx counts on it: tests may come in any order."""
        for address in self.dashboards:
            if address in self.stops:
                continue
            self.starts[address]()
            deadline, marker = time.monotonic() + 120, secrets.token_hex(6)
            while address not in self.served_by(marker) and time.monotonic() < deadline:
                httpx.get(f"{self.url}/health", params={"browser": marker}, timeout=PATIENCE_SECONDS)

    def stop(self, dashboard: str) -> None:
        self.stops.pop(dashboard).close()

    def requests(self) -> list[tuple[str, str]]:
        """Who answered which address; "-" is nginx itself, several were tried in turn."""
        time.sleep(0.2)  # nginx writes its log after the answer
        upstreams_and_addresses = (line.split(" | ") for line in self.log.read_text().splitlines())
        return [(upstream, address) for upstream, address in upstreams_and_addresses]

    def upstreams(self, marker: str) -> list[str]:
        """Who answered each request whose address holds `marker`."""
        return [upstream for upstream, address in self.requests() if marker in address]

    def served_by(self, marker: str) -> set[str]:
        """The dashboards that answered them; one that failed on the way counts too."""
        return {f"http://{one}" for upstream in self.upstreams(marker) for one in upstream.split(", ") if one != "-"}


def image(folder: Path) -> Path:
    """A folder with just those files of ours that the Dockerfile copies: what runs in a container, and nothing more."""
    for source, target in copied():
        there = folder / target
        there.parent.mkdir(parents=True, exist_ok=True)
        if source.is_dir():
            shutil.copytree(source, there, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, there)
    return folder


def with_tls(text: str, folder: Path, port: int) -> str:
    """The lines for TLS put where compose.tls.yaml puts them, with a certificate for this machine."""
    include = "include /etc/nginx/server.d/*.conf;"
    assert text.count(include) == 1
    ready = text.replace(include, (ROOT / "deploy" / "nginx-tls.conf").read_text("utf-8"))
    certificate = trustme.CA().issue_cert("127.0.0.1")
    certificate.private_key_pem.write_to_path(folder / "privkey.pem")
    for part in certificate.cert_chain_pems:
        part.write_to_path(folder / "fullchain.pem", append=True)
    return ready.replace("listen 8443", f"listen 127.0.0.1:{port}").replace("/etc/nginx/tls", str(folder))


@dataclass(frozen=True)
class Tls:
    """A second nginx before the same dashboards: the address with TLS, and the one without."""

    url: str
    plain: str


@pytest.fixture(scope="module")
def tls(fleet: "Fleet", tmp_path_factory: pytest.TempPathFactory) -> Iterator[Tls]:
    folder, port, secure = tmp_path_factory.mktemp("nginx-tls"), free_port(), free_port()
    text = with_tls(adapted(CONFIGURATION.read_text("utf-8"), folder, port, fleet.dashboards), folder, secure)
    found = Tls(f"https://127.0.0.1:{secure}", f"http://127.0.0.1:{port}")
    with nginx(folder, text, found.plain):
        yield found


@pytest.fixture(scope="module")
def fleet(server_uri: str, shared_settings: Settings, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Fleet]:  # noqa: F811
    """nginx before two dashboards that run from the image's files."""
    if ensure_nginx.find() is None:
        pytest.skip(ensure_nginx.WITHOUT)
    folder, port, key = tmp_path_factory.mktemp("nginx"), free_port(), secrets.token_hex(32)
    program = image(folder / "app")
    made = Fleet(f"http://127.0.0.1:{port}", folder / "access.log", shared_settings)
    with ExitStack() as everything:

        def start(number: int, port: int) -> None:
            stack = everything.enter_context(ExitStack())
            dashboard = running(
                folder / f"home-{number}",
                server_uri,
                shared_settings.mongodb_database,
                program,
                port,
                JWT_SECRET_KEY=key,
                TRUSTED_PROXIES="127.0.0.1",
            )
            made.stops[stack.enter_context(dashboard)] = stack

        for number in (1, 2):
            dashboard_port = free_port()
            address = f"http://127.0.0.1:{dashboard_port}"
            made.dashboards.append(address)
            made.starts[address] = partial(start, number, dashboard_port)
            made.starts[address]()
        text = adapted(CONFIGURATION.read_text("utf-8"), folder, port, made.dashboards)
        everything.enter_context(nginx(folder, text, made.url))
        yield made
