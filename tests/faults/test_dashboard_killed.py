"""kill -9 of the dashboard and of the store behind it, while somebody saves their profile."""

import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import pytest

from core.config import ROOT, Settings
from core.models import Posting, PostingText
from core.store import Store
from core.store.embedded import EmbeddedServer
from core.store.probes import free_port
from testbed.dashboard import running
from tests.api.conftest import REGISTRATION
from tests.faults.conftest import LINUX_ONLY, ROUNDS, eventually, server_pid, told
from tests.waiting import PATIENCE_SECONDS

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason=LINUX_ONLY)
KILLS = max(1, ROUNDS // 2) if ROUNDS < 4 else ROUNDS


def one_posting(store: Store) -> None:
    """So that no sample is loaded."""
    one = Posting("file:1", "file", "Data Engineer", date(2026, 11, 1), role="data-engineer")
    store.postings.upsert([(one, PostingText("file:1", "Python"))], datetime.now(UTC))


@pytest.fixture
def home(tmp_path: Path) -> Path:
    store = Store.connect(Settings(career_navigator_home=tmp_path))
    one_posting(store)
    store.close()
    return tmp_path


class Dashboard:
    """The dashboard of a home folder, started anew on its port as a supervisor does."""

    def __init__(self, home: Path) -> None:
        self.home, self.port = home, free_port()
        self.base = f"http://127.0.0.1:{self.port}"

    @contextmanager
    def kept(self) -> Iterator["Dashboard"]:
        self.start()
        try:
            yield self
        finally:
            self.process.terminate()
            self.process.wait(PATIENCE_SECONDS)

    def start(self) -> None:
        environment = {**os.environ, "CAREER_NAVIGATOR_HOME": str(self.home), "PORT": str(self.port)}
        with (self.home / "dashboard.log").open("ab") as log:
            command = [sys.executable, "-m", "core.start"]
            self.process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=log, stderr=log)

    def lose(self, victim: str) -> None:
        """kill -9. A dashboard is started again, as its supervisor does; its server comes back without us."""
        if victim == "dashboard":
            self.process.kill()
            self.process.wait()
            self.start()
        else:
            os.kill(server_pid(self.home), signal.SIGKILL)
            time.sleep(0.1)

    def is_healthy(self) -> bool:
        try:
            return httpx.get(f"{self.base}/health", timeout=5).status_code == 200
        except httpx.HTTPError:
            return False


class Saving:
    """Somebody who saves a name with a growing number in it; `saved` is the last that was acknowledged."""

    def __init__(self, base: str) -> None:
        with httpx.Client(base_url=base, timeout=PATIENCE_SECONDS) as http:
            assert http.post("/auth/register", json=REGISTRATION).status_code == 201
            given = {name: REGISTRATION[name] for name in ("email", "password")}
            token = http.post("/auth/login", json=given).json()["access_token"]
        self._http = httpx.Client(base_url=base, timeout=10, headers={"Authorization": f"Bearer {token}"})
        self.saved = self._tried = 0
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._save)

    def __enter__(self) -> "Saving":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._thread.join()
        self._http.close()

    def _save(self) -> None:
        while not self._stop.wait(0.12):  # an account may ask 600 times a minute
            self._tried += 1
            try:
                answer = self._http.put("/auth/me", json={"full_name": f"Ada {self._tried}"})
            except httpx.HTTPError:
                continue
            if answer.status_code == 200:
                self.saved = self._tried

    def is_lost(self) -> bool:
        """Is an older name stored than the last that was acknowledged?"""
        acknowledged = self.saved
        name = self._http.get("/auth/me").json()["full_name"]
        return int(name.removeprefix("Ada ").replace("Example", "0")) < acknowledged


def test_nothing_acknowledged_is_lost_and_the_page_is_back(home: Path) -> None:
    chance = random.Random(7)
    with Dashboard(home).kept() as dashboard:
        assert eventually(dashboard.is_healthy, 120) is not None
        with Saving(dashboard.base) as saving:
            for victim in ("dashboard", "embedded server"):
                waits = []
                for _ in range(KILLS):
                    time.sleep(chance.uniform(0.3, 1.0))
                    dashboard.lose(victim)
                    waits.append(eventually(dashboard.is_healthy, 120) or 0)
                    assert waits[-1], (home / "dashboard.log").read_text()[-2000:]
                    assert not saving.is_lost()
                told(
                    f"{KILLS} kills of the {victim}, one saving: {saving.saved} saves acknowledged so far, none lost; "
                    f"back after {max(waits):.1f} s at most"
                )


def test_the_dashboard_starts_without_its_store_and_recovers_when_it_returns(tmp_path: Path) -> None:
    server = EmbeddedServer(tmp_path / "elsewhere")
    server.open()
    uri = server.uri
    one_posting(store := Store.connect(Settings(mongodb_uri=uri, debug=True)))
    store.close()
    server.close()
    with (
        running(tmp_path / "home", uri, "career_navigator") as base,
        httpx.Client(base_url=base, timeout=PATIENCE_SECONDS) as http,
    ):
        assert http.get("/health").status_code == 503
        for _ in range(min(ROUNDS - 1, 3)):
            server = EmbeddedServer(tmp_path / "elsewhere")
            assert urlsplit(uri).port == server.open()
            assert eventually(lambda: http.get("/health/ready").status_code == 200) is not None
            assert http.get("/health/ready").json()["snapshot"]["postings"] == 1
            os.kill(server_pid(tmp_path / "elsewhere"), signal.SIGKILL)
            server.close()
            assert http.get("/health").status_code == 503
            assert http.get("/market/trending").status_code in (200, 404), "the numbers it has stay"
