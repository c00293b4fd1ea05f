"""Where routes do their work: in a few threads, so that the event loop of the dashboard is never held up."""

import inspect
from collections.abc import Callable, Coroutine
from functools import partial
from typing import Any, ParamSpec, TypeVar

from anyio import CapacityLimiter, to_thread

Given = ParamSpec("Given")
Found = TypeVar("Found")
# Numbers hold the interpreter: more threads would only take turns with the pages.
NUMBERS = CapacityLimiter(4)
# bcrypt takes a core for a quarter of a second and lets go of the interpreter; questions must not queue behind it.
PASSWORDS = CapacityLimiter(2)


def threaded(
    limiter: CapacityLimiter,
) -> Callable[[Callable[Given, Found]], Callable[Given, Coroutine[Any, Any, Found]]]:
    """Make a function a coroutine that runs it in one of the limiter's threads; its parameters stay visible."""

    def decorate(function: Callable[Given, Found]) -> Callable[Given, Coroutine[Any, Any, Found]]:
        async def run(*args: Given.args, **kwargs: Given.kwargs) -> Found:
            return await to_thread.run_sync(partial(function, *args, **kwargs), limiter=limiter)

        run.__name__, run.__doc__, run.__module__ = function.__name__, function.__doc__, function.__module__
        run.__signature__ = inspect.signature(function)  # type: ignore[attr-defined]
        return run

    return decorate
