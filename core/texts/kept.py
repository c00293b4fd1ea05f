"""What is worked out of an object, such as the figure of a frame, kept as long as that object lives."""

import threading
import weakref
from collections.abc import Callable, Hashable, Mapping
from functools import partial, wraps
from typing import Any, Concatenate, ParamSpec, TypeVar

from cachetools import LRUCache

from core.texts.messages import language

MOST = 24  # of one object: a visitor may ask for any six lines of a chart

Given = ParamSpec("Given")
Source = TypeVar("Source")
Made = TypeVar("Made")
_Results = LRUCache[Hashable, tuple[Any, object]]
_lock = threading.Lock()


def kept_with(make: Callable[Concatenate[Source, Given], Made]) -> Callable[Concatenate[Source, Given], Made]:
    """Remember what `make` gives for an object and whatever else it takes, by language, as long as the object lives.

    All that is handed in and comes out is shared: change none of it. What comes out must not hold the object, which
    would live for ever. What cannot be hashed, such as a second frame, is told by its place in memory.
    """
    kept: dict[int, tuple[weakref.ref[Any], _Results]] = {}

    @wraps(make)
    def recall(source: Source, /, *args: Given.args, **kwargs: Given.kwargs) -> Made:
        place, key = id(source), (language(), _name(args), _name(kwargs))
        with _lock:
            of_source = kept.get(place)
            if of_source is None or of_source[0]() is not source:
                of_source = kept[place] = (weakref.ref(source, partial(_drop, kept, place)), LRUCache(MOST))
            done = of_source[1].get(key)
        if done is None:
            done = make(source, *args, **kwargs), (args, kwargs)  # these live on, so that their places name them
            with _lock:
                of_source[1][key] = done
        made: Made = done[0]
        return made

    return recall


def _name(value: object) -> Hashable:
    if isinstance(value, dict | Mapping):
        return tuple((key, _name(part)) for key, part in value.items())
    if isinstance(value, list | tuple):
        return tuple(map(_name, value))
    try:
        hash(value)
    except TypeError:
        return "at", id(value)
    return value


def _drop(kept: dict[int, tuple["weakref.ref[Any]", _Results]], place: int, gone: "weakref.ref[Any]") -> None:
    """Forget an object that is gone, unless another one has come to live in its place."""
    if (of_source := kept.get(place)) is not None and of_source[0] is gone:
        del kept[place]
