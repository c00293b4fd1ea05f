"""The shipped nginx.conf on this machine: only addresses and paths are replaced."""

import re
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

from core.config import ROOT
from testbed import ensure_nginx

CONFIGURATION = ROOT / "deploy" / "nginx.conf"
STARTED_SECONDS = 120


def adapted(text: str, folder: Path, port: int, dashboards: list[str]) -> str:
    """The shipped configuration with the ports and folders given; each replacement must find its place."""
    first, second = (dashboard.removeprefix("http://") for dashboard in dashboards)
    changes = {
        "pid /run/nginx.pid;": f"pid {folder}/nginx.pid;",
        "error_log /dev/stderr warn;": f"error_log {folder}/error.log warn;",
        "access_log off;": f"log_format who '$upstream_addr | $request_uri'; access_log {folder}/access.log who;",
        "/var/cache/nginx/static": f"{folder}/cache",
        "server 172.28.0.11:8501": f"server {first}",
        "server 172.28.0.12:8501": f"server {second}",
        "listen 8080;": f"listen 127.0.0.1:{port};",
    }
    for old, new in changes.items():
        assert text.count(old) == 1, f"nginx.conf no longer holds {old!r}"
        text = text.replace(old, new)
    temporary = "".join(f"  {kind}_temp_path {folder}/{kind};\n" for kind in ("client_body", "proxy"))
    return re.sub(r"(http \{\n)", rf"\1{temporary}", text, count=1)


@contextmanager
def nginx(folder: Path, text: str, url: str) -> Iterator[None]:
    """Nginx with the configuration `text` while the block runs; `url` accepts from then on."""
    program = ensure_nginx.find()
    assert program is not None
    configuration = folder / "nginx.conf"
    configuration.write_text(text)
    # As root nginx's workers would become another user, who may not enter the test's folder.
    command = [program, "-p", str(folder), "-c", str(configuration), "-e", str(folder / "error.log")]
    server = subprocess.Popen([*command, "-g", "daemon off; user root;"])
    try:
        wait_for(url, server, folder / "error.log")
        yield
    finally:
        server.terminate()
        server.wait(10)


def wait_for(url: str, server: "subprocess.Popen[bytes]", log: Path) -> None:
    deadline, port = time.monotonic() + STARTED_SECONDS, int(urlsplit(url).port or 0)
    while time.monotonic() < deadline and server.poll() is None:
        try:
            with socket.create_connection(("127.0.0.1", port), timeout=2):
                return
        except OSError:
            time.sleep(0.05)
    raise RuntimeError(f"nginx did not start:\n{log.read_text() if log.exists() else ''}")
