"""Faults on purpose. Marks every test here `faults`.

`make test` runs a short form; `make faults` sets FAULT_ROUNDS and FAULT_CONNECTIONS and runs the whole.
"""

import json
import os
import socket
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

HERE = Path(__file__).parent
ROUNDS = int(os.environ.get("FAULT_ROUNDS", "2"))
CLIENTS = tuple(int(one) for one in os.environ.get("FAULT_CLIENTS", "30").split(","))
CONNECTIONS = int(os.environ.get("FAULT_CONNECTIONS", "500"))
LINUX_ONLY = "reads /proc and kills by number"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.faults)
            item.add_marker(pytest.mark.timeout(120 + 60 * ROUNDS))


def told(figures: str) -> None:
    """Print figures; `make faults` shows them."""
    sys.stdout.write(f"\n{figures}\n")


def eventually(condition: Callable[[], bool], seconds: float = 60) -> float | None:
    """Seconds until the condition held, None where it never did. A failure while asking counts as "not yet"."""
    started = time.monotonic()
    while time.monotonic() - started < seconds:
        try:
            if condition():
                return time.monotonic() - started
        except (OSError, ValueError):
            pass
        time.sleep(0.05)
    return None


def server_pid(home: Path) -> int:
    """The process of the embedded server of `home`."""
    return int(json.loads((home / "store.json").read_text())["pid"])


def server_port(home: Path) -> int:
    return int(json.loads((home / "store.json").read_text())["port"])


def listens(port: int) -> bool:
    with socket.create_connection(("127.0.0.1", port), timeout=2):
        return True
