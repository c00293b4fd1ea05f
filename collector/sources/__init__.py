"""One file a provider. A new one is a module here with NAME and `open_source`; nothing else has to know it."""

import importlib
import pkgutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from collector.adverts import Source
from collector.sources.http import Http
from core.config import Settings
from core.errors import SettingsError
from core.store import Store

WITHOUT_KEY = ("arbeitnow", "jobicy", "remotive", "hackernews", "himalayas", "jobtech")
BOARDS = ("greenhouse", "ashby", "lever", "teamtailor", "workable", "recruitee", "personio")


@dataclass(frozen=True, slots=True)
class Context:
    """What a provider may need to open its source."""

    settings: Settings
    http: Http
    store: Store
    clock: Callable[[], datetime]


def source_names() -> tuple[str, ...]:
    """Every provider there is."""
    return tuple(sorted(_openers()))


def open_sources(context: Context, chosen: Sequence[str] = ()) -> list[Source]:
    """The sources to visit: those named, else those of COLLECTOR_SOURCES, else what needs no more than is set.

    The last is TheirStack where its key is set, and the sources that need no key where it is not. Company boards are
    visited in any case, last because they are many.

    Raises SettingsError for a name that does not exist or one that lacks what it needs.
    """
    openers = _openers()
    chosen_names = tuple(chosen) or context.settings.collector_sources
    if unknown := [name for name in chosen_names if name not in openers]:
        raise SettingsError(f"No source is called {', '.join(unknown)}; there are {', '.join(sorted(openers))}.")
    default = (("theirstack",) if context.settings.their_stack_api_key else WITHOUT_KEY) + BOARDS
    opened = [openers[name](context) for name in chosen_names or default]
    missing = [name for name, source in zip(chosen_names, opened, strict=False) if source is None]
    if missing:
        raise SettingsError(f"{', '.join(missing)}: set what it needs first ({'; '.join(map(_needs, missing))}).")
    return [source for source in opened if source is not None]


def _needs(name: str) -> str:
    return "THEIR_STACK_API_KEY" if name == "theirstack" else "COMPANY_BOARDS=on, or a board by `boards add`"


def _openers() -> dict[str, Callable[[Context], Source | None]]:
    openers = {}
    for module in pkgutil.iter_modules(__path__):
        loaded = importlib.import_module(f"{__name__}.{module.name}")
        if hasattr(loaded, "open_source"):
            openers[loaded.NAME] = loaded.open_source
    return openers
