"""An idle dashboard: `python -m benchmarks.idle --home DIR`. Prints JSON.

Seconds (of the clock and of the processor) until a start answers and until it serves numbers, and the memory of
dashboard and embedded store a while later; beside a bare Streamlit page in the same run. The home folder should hold a
store already: it is the second start that counts. Memory is told as resident (with files that other processes may
share) and as the process's own.
"""

import argparse
import json
import os
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from urllib.request import urlopen

import psutil

from core.config import ROOT
from core.store.probes import free_port

SETTLE_SECONDS = 10.0
BARE = "import streamlit as st\nst.write('hello')\n"


def answers(url: str) -> bool:
    """Whether the address answers with 200."""
    try:
        with urlopen(url, timeout=2) as reply:
            return bool(reply.status == 200)
    except OSError:
        return False


def seconds_until(url: str, began: float) -> float:
    """Seconds since `began` until the address answers."""
    while not answers(url) and time.monotonic() - began < 300:
        time.sleep(0.02)
    return round(time.monotonic() - began, 2)


def memory(process: psutil.Process) -> dict[str, float]:
    """Megabytes."""
    told = process.memory_full_info()
    return {"resident": round(told.rss / 1e6), "own": round(told.uss / 1e6)}


def started(command: tuple[str, ...], environment: Mapping[str, str], port: int, paths: Mapping[str, str]) -> dict:
    """What a start of `command` costs; `paths` name what is waited for, in order."""
    began = time.monotonic()
    child = subprocess.Popen(
        [sys.executable, *command], cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        found: dict = {name: seconds_until(f"http://127.0.0.1:{port}{path}", began) for name, path in paths.items()}
        process = psutil.Process(child.pid)
        found["processor_seconds"] = round(sum(process.cpu_times()[:2]), 2)
        time.sleep(SETTLE_SECONDS)
        found["dashboard_mb"] = memory(process)
        found["others_mb"] = {str(one.pid): memory(one) for one in process.children(recursive=True)}
    finally:
        child.terminate()
        child.wait(30)
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--home", type=Path, required=True)
    parser.add_argument("--rounds", type=int, default=3)
    given = parser.parse_args()
    rounds = []
    given.home.mkdir(parents=True, exist_ok=True)
    bare = given.home / "bare_page.py"
    bare.write_text(BARE)
    plain_command = ("-m", "streamlit", "run", str(bare), "--server.headless=true", "--server.port")
    for _ in range(given.rounds):
        port = free_port()
        environment = {**os.environ, "CAREER_NAVIGATOR_HOME": str(given.home), "PORT": str(port)}
        paths = {"answers_seconds": "/_stcore/health", "ready_seconds": "/health/ready"}
        ours = started(("-m", "core.start"), environment, port, paths)
        port = free_port()
        plain = started((*plain_command, str(port)), dict(os.environ), port, {"answers_seconds": "/_stcore/health"})
        rounds.append({"dashboard": ours, "bare_streamlit": plain})
    print(json.dumps({"load_average": os.getloadavg(), "rounds": rounds}, indent=2))


if __name__ == "__main__":
    main()
