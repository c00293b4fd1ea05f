"""deploy/Dockerfile, built and started. Long (it installs every package): `make image-test` asks for it."""

import os
import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from core.store.probes import free_port
from tests.deploy import image

LARGEST_MB = 860  # of the packages; with base and program below one gigabyte: docs/operations.md says what takes it
STARTS_SECONDS = 300

pytestmark = [
    pytest.mark.skipif(not os.environ.get("IMAGE_TEST"), reason="installs every package anew: make image-test"),
    pytest.mark.skipif(image.why_not() is not None, reason=str(image.why_not())),
]


@pytest.fixture(scope="module")
def container(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A container of the image, which was built from a checkout under umask 077."""
    folder = tmp_path_factory.mktemp("image")
    for name in ("base", "wheels", "checkout"):
        (folder / name).mkdir()
    image.make_base(folder / "base")
    image.fetch_wheels(folder / "wheels")
    image.copy_of_the_checkout(folder / "checkout")
    image.build(folder / "checkout", folder / "wheels", {"REVISION": "abc123"})
    made = image.run("buildah", "from", "--pull-never", f"localhost/{image.TAG}").strip()
    yield made
    image.run("buildah", "rm", made)


def inside(container: str, *command: str) -> str:
    return image.run("buildah", "run", container, "--", *command)


def test_it_runs_as_nobody_says_what_it_is_and_holds_no_build_tools(container: str) -> None:
    told = image.configuration()
    assert told["User"] == "10001:10001"
    assert told["Labels"]["org.opencontainers.image.revision"] == "abc123"
    assert told["Cmd"] == ["python", "-m", "core.start"]
    assert inside(container, "python", "-c", "import os; print(os.getuid())").strip() == "10001"
    tools = "import importlib.util as u; print([name for name in ('pip', 'wheel') if u.find_spec(name)])"
    assert inside(container, "/venv/bin/python", "-c", tools).strip() == "[]"
    unreadable = "find /app /venv ! -perm -o+r"
    assert inside(container, "sh", "-c", unreadable).strip() == ""


def test_its_packages_stay_below_what_is_written(container: str) -> None:
    assert int(inside(container, "du", "-sm", "--apparent-size", "/venv").split()[0]) <= LARGEST_MB


def test_what_was_taken_out_of_packages_is_missed_by_nothing(container: str) -> None:
    """Each part that leans on a package `slim.sh` touches: charts, pictures, paper, reading, countries, Parquet."""
    uses = """
import plotly.graph_objects as go, pyarrow.parquet, pyarrow.dataset, pycountry, spacy, uvloop, yaml, regex, typst
from matplotlib.figure import Figure
import io
go.Figure(go.Bar(x=[1], y=[1])).to_json()
Figure().savefig(io.BytesIO(), format="png")
Figure().savefig(io.BytesIO(), format="svg")
assert pycountry.countries.get(alpha_2="DE").name == "Germany"
assert spacy.blank("en")("Python and SQL")[0].text == "Python"
print("all there")
"""
    assert inside(container, "python", "-c", uses).strip() == "all there"


def test_the_dashboard_and_the_collector_start(container: str, tmp_path: Path) -> None:
    port = free_port()
    command = ["buildah", "run", "--env", f"PORT={port}", container, "--", "python", "-m", "core.start"]
    with (tmp_path / "log").open("wb") as log:
        dashboard = subprocess.Popen(command, env=image.ENVIRONMENT, stdout=log, stderr=log, start_new_session=True)
    try:
        deadline = time.monotonic() + STARTS_SECONDS
        while not _ready(port):
            assert dashboard.poll() is None and time.monotonic() < deadline, (tmp_path / "log").read_text()
            time.sleep(0.5)
        demand = httpx.get(f"http://127.0.0.1:{port}/market/demand", params={"by": "role"}, timeout=60)
        assert demand.status_code == 200, demand.text
        assert "Career Navigator" in httpx.get(f"http://127.0.0.1:{port}/", timeout=60).text
        assert "postings" in inside(container, "python", "-m", "collector", "--status").lower()
    finally:
        os.killpg(dashboard.pid, signal.SIGTERM)
        dashboard.wait(60)


def _ready(port: int) -> bool:
    try:
        return httpx.get(f"http://127.0.0.1:{port}/health/ready", timeout=5).status_code == 200
    except httpx.HTTPError:
        return False
