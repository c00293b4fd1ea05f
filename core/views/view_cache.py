"""Caches views, because a rerun repeats most questions of the previous one."""

import threading
from collections.abc import Callable, Hashable
from functools import wraps
from typing import Any, ParamSpec, TypeVar, cast

from cachetools import LRUCache

from core.texts import language

KEPT = 128  # a view holds its table and its files, 0.05 to 0.5 MB

Given = ParamSpec("Given")
View = TypeVar("View")
_kept: LRUCache[Hashable, tuple[Any, Any]] = LRUCache(KEPT)
_lock = threading.Lock()


def remembered(
    key_of: Callable[Given, Hashable], *, in_snapshot: bool = False
) -> Callable[[Callable[Given, View]], Callable[Given, View]]:
    """Keep the last KEPT views of a process, of all functions together.

    `key_of` takes what the function takes, a snapshot and the knowledge first, and gives all that the view depends on
    beside these and the language spoken; None where it cannot be said. Views are shared: nobody may change their
    frames. A view that holds its snapshot is kept `in_snapshot`, which would otherwise outlive its time.
    """

    def decorate(function: Callable[Given, View]) -> Callable[Given, View]:
        @wraps(function)
        def recall(*args: Given.args, **kwargs: Given.kwargs) -> View:
            snapshot: Any = args[0]
            question, knowledge = key_of(*args, **kwargs), args[1]
            if question is None:
                return function(*args, **kwargs)
            key = (function.__qualname__, _name(snapshot), language(), question)
            if in_snapshot:
                made_with, view = snapshot.recall(key) or (None, None)
            else:
                with _lock:
                    made_with, view = _kept.get(key, (None, None))
            if view is not None and made_with is knowledge:
                return cast("View", view)
            made = function(*args, **kwargs)
            if in_snapshot:
                snapshot.remember(key, (knowledge, made))
            else:
                with _lock:
                    _kept[key] = knowledge, made
            return made

        return recall

    return decorate


def forget_views() -> None:
    """Drop the cache (benchmarks)."""
    with _lock:
        _kept.clear()


def _name(snapshot: Any) -> Hashable:
    """Snapshots of the same name hold the same numbers and say the same of themselves."""
    return snapshot.snapshot_id, snapshot.as_of, snapshot.taxonomy_version, snapshot.is_sample
