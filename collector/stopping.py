"""SIGTERM and Ctrl-C: finish the current page and end within ten seconds."""

import os
import signal
import threading
from types import FrameType

from collector.sources.http import Http, Stopped
from collector.watch import Watch

ANSWER_SECONDS = 5.0  # how long an answer that is under way may still take; it may be paid for
LAST_SECONDS = 9.0  # then even a store that hangs keeps us no longer: what is stored is whole


def stop_on_signals(watch: Watch, http: Http) -> None:
    """Call once, in the main thread."""

    def on_signal(_number: int, _frame: FrameType | None) -> None:
        if watch.stop.is_set():
            return
        watch.stop.set()
        last = threading.Timer(LAST_SECONDS, os._exit, args=(0,))
        last.daemon = True
        last.start()
        if hasattr(signal, "setitimer"):
            signal.setitimer(signal.ITIMER_REAL, ANSWER_SECONDS, 0.2)

    def on_alarm(_number: int, _frame: FrameType | None) -> None:
        if http.is_waiting:  # never while a page is being written
            raise Stopped("stopped while waiting for an answer")

    if hasattr(signal, "SIGALRM"):
        signal.signal(signal.SIGALRM, on_alarm)
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, on_signal)


def end_alarms() -> None:
    """Call last: an alarm that rings while the interpreter shuts down would kill it."""
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_REAL, 0)
