"""The shipped nginx.conf in front of two real dashboards on one store; only addresses and paths are replaced."""

import re
import secrets
import subprocess
import time
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from urllib.request import urlopen

import pytest

from core.config import ROOT, Settings
from tests.browser.conftest import browser, shared_settings  # noqa: F401 - fixtures
from tests.browser.dashboard import free_port, running
from tests.deploy import ensure_nginx

CONFIGURATION = ROOT / "deploy" / "nginx.conf"
STARTED_SECONDS = 15


@dataclass
class Fleet:
    """`url` is nginx's; `dashboards` are the addresses behind it; `stop` ends one of them."""

    url: str
    log: Path
    store: Settings
    dashboards: list[str] = field(default_factory=list)
    stops: dict[str, ExitStack] = field(default_factory=dict)

    def stop(self, dashboard: str) -> None:
        self.stops.pop(dashboard).close()

    def upstreams(self, marker: str) -> list[str]:
        """Who answered each request whose address holds `marker`; "-" is nginx itself."""
        time.sleep(0.2)  # nginx writes its log after the answer
        lines = [line.split(" | ") for line in self.log.read_text().splitlines()]
        return [upstream for upstream, address in lines if marker in address]

    def served_by(self, marker: str) -> set[str]:
        """The dashboards that answered them; one that failed on the way counts too."""
        return {f"http://{one}" for upstream in self.upstreams(marker) for one in upstream.split(", ") if one != "-"}


def adapted(text: str, folder: Path, port: int, dashboards: list[str]) -> str:
    """The shipped configuration with this test's ports and folders; each replacement must find its place."""
    first, second = (one.removeprefix("http://") for one in dashboards)
    changes = {
        "pid /run/nginx.pid;": f"pid {folder}/nginx.pid;",
        "error_log /dev/stderr warn;": f"error_log {folder}/error.log warn;",
        "access_log off;": f"log_format who '$upstream_addr | $request_uri'; access_log {folder}/access.log who;",
        "/var/cache/nginx/static": f"{folder}/cache",
        "server dashboard-1:8501": f"server {first}",
        "server dashboard-2:8501": f"server {second}",
        "listen 8080;": f"listen 127.0.0.1:{port};",
    }
    for old, new in changes.items():
        assert text.count(old) == 1, f"nginx.conf no longer holds {old!r}"
        text = text.replace(old, new)
    temporary = "".join(f"  {kind}_temp_path {folder}/{kind};\n" for kind in ("client_body", "proxy"))
    return re.sub(r"(http \{\n)", rf"\1{temporary}", text, count=1)


@pytest.fixture(scope="module")
def fleet(server_uri: str, shared_settings: Settings, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Fleet]:  # noqa: F811
    nginx = ensure_nginx.find()
    if nginx is None:
        pytest.skip(ensure_nginx.WITHOUT)
    folder, port, key = tmp_path_factory.mktemp("nginx"), free_port(), secrets.token_hex(32)
    made = Fleet(f"http://127.0.0.1:{port}", folder / "access.log", shared_settings)
    with ExitStack() as everything:
        for number in (1, 2):
            stack = everything.enter_context(ExitStack())
            dashboard = running(
                folder / f"home-{number}", server_uri, shared_settings.mongodb_database, JWT_SECRET_KEY=key,
                TRUSTED_PROXIES="127.0.0.1",
            )  # fmt: skip
            address = stack.enter_context(dashboard)
            made.dashboards.append(address)
            made.stops[address] = stack
        configuration = folder / "nginx.conf"
        configuration.write_text(adapted(CONFIGURATION.read_text(), folder, port, made.dashboards))
        # As root nginx's workers would become another user, who may not enter the test's folder.
        command = [nginx, "-p", str(folder), "-c", str(configuration), "-e", str(folder / "error.log")]
        server = subprocess.Popen([*command, "-g", "daemon off; user root;"])
        try:
            wait_for(made.url, server, folder / "error.log")
            yield made
        finally:
            server.terminate()
            server.wait(10)


def wait_for(url: str, server: "subprocess.Popen[bytes]", log: Path) -> None:
    deadline = time.monotonic() + STARTED_SECONDS
    while time.monotonic() < deadline and server.poll() is None:
        try:
            with urlopen(f"{url}/health", timeout=2):
                return
        except OSError:
            time.sleep(0.05)
    raise RuntimeError(f"nginx did not start:\n{log.read_text() if log.exists() else ''}")
