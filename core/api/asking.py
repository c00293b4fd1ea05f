"""What routes share: the snapshot that is asked, names from outside turned into ids, and the table routes."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from fastapi import APIRouter, Depends
from pydantic import BaseModel
from rapidfuzz import process

from core.accounts.vocabulary import find_role
from core.api.access import no_parameters
from core.api.answers import CSV
from core.api.refusals import NothingFound, Refused, described
from core.market.floors import Advice
from core.market.snapshot import Snapshot
from core.models import User
from core.runtime import runtime
from core.texts import locale_of
from core.views.filters import choices
from core.views.knowledge import Knowledge
from core.views.shared import knowledge
from core.views.windows import last_day

CLOSE = 5


LOCALE = locale_of(None)


@dataclass(frozen=True, slots=True)
class Market:
    """A snapshot, the day its windows end on, and names."""

    snapshot: Snapshot
    today: date
    knowledge: Knowledge


def market(snapshot_id: str | None = None) -> Market:
    """The current snapshot or a stored one. Raises NothingFound for an unknown one, StoreUnavailable."""
    snapshots = runtime().snapshots
    found = snapshots.current if snapshot_id is None else snapshots.by_id(snapshot_id)
    if found is None:
        kept = [one for one, _ in snapshots.stored()]
        raise NothingFound(f"There is no snapshot {snapshot_id!r} (any more).", ["leave the snapshot out"], kept)
    return Market(found, last_day(found, datetime.now(UTC)), knowledge())


def country_name(code: str) -> str:
    return str(LOCALE.territories.get(code, code))


def role_of(asked: Market, name: str | None) -> str | None:
    """The id of a role. Raises NothingFound with those most alike."""
    if name is None:
        return None
    if (found := find_role(name)) is not None:
        return found
    there = choices(asked.snapshot).roles
    if name in there:
        return name
    raise NothingFound(f"There is no role {name!r} here.", ["one of the alternatives"], _alike(name, there))


def skill_of(asked: Market, name: str | None) -> str | None:
    """The id of a skill. Raises NothingFound with those most alike."""
    if name is None or name in asked.snapshot.skills:
        return name
    if (found := asked.knowledge.taxonomy.resolve(name)) is not None:
        return found
    alike = _alike(name, tuple(asked.knowledge.taxonomy.skills))
    raise NothingFound(f"There is no skill {name!r} here.", ["one of the alternatives"], alike)


def target_role(asked: Market, user: User, name: str) -> str:
    """A role among the user's target roles. Raises Refused with those there are."""
    found = find_role(name) or name
    if found not in user.target_roles:
        available = ", ".join(user.target_roles) or "none yet; add some with PUT /auth/me"
        raise Refused(f"Role '{name}' is not in your target roles. Available: {available}")
    return found


def nothing_for(role_name: str, words: str, found: Advice | None) -> NothingFound:
    """404 for a slice below the floor."""
    tips = [f"{wider} ({count} postings)" if count else wider for wider, count in found.try_instead] if found else []
    return NothingFound(f"{role_name}: {words}", tips, found.similar_roles if found else ())


def _alike(name: str, known: tuple[str, ...]) -> list[str]:
    return [one for one, _, _ in process.extract(name, known, limit=CLOSE)]


def table(
    router: APIRouter, path: str, model: type[BaseModel], *statuses: int, plain: bool = False
) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """A GET route that gives `model` or CSV, and its twin that gives CSV, `.csv`; `plain`: without parameters."""
    text: dict[str, Any] = {CSV.partition(";")[0]: {"schema": {"type": "string"}}}
    both: dict[int | str, dict[str, Any]] = {200: {"description": "The table as JSON or CSV", "content": text}}
    only: dict[int | str, dict[str, Any]] = {
        200: {"description": "The table as CSV, the bytes of the page's download", "content": text}
    }

    def decorate(function: Callable[..., Any]) -> Callable[..., Any]:
        others = described(304, 404, *statuses)
        name, title = function.__name__, _title(function.__name__)
        checks = [Depends(no_parameters)] if plain else []
        router.get(
            f"{path}.csv", response_model=None, responses=only | others, name=f"{name}_csv",
            summary=f"{title} as CSV", dependencies=checks,
        )(function)  # fmt: skip
        router.get(
            path, response_model=model, responses=both | others, name=name, summary=title, dependencies=checks
        )(function)  # fmt: skip
        return function

    return decorate


def _title(name: str) -> str:
    return name.replace("_", " ").capitalize()
