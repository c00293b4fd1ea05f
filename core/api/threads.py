"""Runs handlers in bounded thread pools, off the event loop."""

import inspect
from collections.abc import Callable, Coroutine
from functools import partial
from typing import Any, ParamSpec, TypeVar

from anyio import CapacityLimiter, move_on_after, to_thread

Given = ParamSpec("Given")
Found = TypeVar("Found")
# Numbers hold the interpreter: more threads would only take turns with the pages.
NUMBERS = CapacityLimiter(4)
# bcrypt takes a core for a quarter of a second and lets go of the interpreter; questions must not queue behind it.
PASSWORDS = CapacityLimiter(2)
# A pasted advert is read by another process: waiting for it must not hold up the numbers.
READINGS = CapacityLimiter(4)
THREADS = CapacityLimiter(20)
PATIENCE_SECONDS = 1.0
READING_PATIENCE_SECONDS = 10.0
PASSWORD_PATIENCE_SECONDS = 30.0  # how often one may try is limited elsewhere


class Busy(Exception):
    """More is asked than can be answered in good time."""


def threaded(
    limiter: CapacityLimiter, patience: float = PATIENCE_SECONDS
) -> Callable[[Callable[Given, Found]], Callable[Given, Coroutine[Any, Any, Found]]]:
    """Make a function a coroutine that runs it in one of the limiter's threads; its parameters stay visible.

    Who does not get a thread within `patience` seconds gets Busy: a queue would only make everybody wait.
    """

    def decorate(function: Callable[Given, Found]) -> Callable[Given, Coroutine[Any, Any, Found]]:
        async def run(*args: Given.args, **kwargs: Given.kwargs) -> Found:
            me = object()
            with move_on_after(patience) as waiting:
                await limiter.acquire_on_behalf_of(me)
            if waiting.cancelled_caught:
                raise Busy
            try:
                return await to_thread.run_sync(partial(function, *args, **kwargs), limiter=THREADS)
            finally:
                limiter.release_on_behalf_of(me)

        run.__name__, run.__doc__, run.__module__ = function.__name__, function.__doc__, function.__module__
        run.__signature__ = inspect.signature(function)  # type: ignore[attr-defined]
        return run

    return decorate
