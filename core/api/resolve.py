"""Resolves snapshot, role and skill names for the routes, and makes the table routes."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from fastapi import APIRouter, Depends
from pydantic import BaseModel
from rapidfuzz import process

from core.api.auth import no_parameters
from core.api.errors import NothingFound, Refused, error_responses
from core.api.responses import CSV
from core.catalogue.names import find_role
from core.market.sample_size import Advice
from core.models import User
from core.runtime import runtime
from core.snapshot.snapshot import Snapshot
from core.texts import number, spoken_locale, text
from core.views.filters import choices
from core.views.knowledge import Knowledge
from core.views.process_state import knowledge
from core.views.windows import last_day

CLOSE = 5


@dataclass(frozen=True, slots=True)
class Market:
    """A snapshot, the day its windows end on, and names."""

    snapshot: Snapshot
    today: date
    knowledge: Knowledge


def resolve_market(snapshot_id: str | None = None) -> Market:
    """The current snapshot or a stored one. Raises NothingFound for an unknown one, StoreUnavailable."""
    snapshots = runtime().snapshots
    snapshot = snapshots.current if snapshot_id is None else snapshots.by_id(snapshot_id)
    if snapshot is None:
        stored_ids = [stored_id for stored_id, _ in snapshots.stored()]
        raise NothingFound(
            text("api_error.snapshot", name=repr(snapshot_id)), [text("api_error.try_current")], stored_ids
        )
    return Market(snapshot, last_day(snapshot, datetime.now(UTC)), knowledge())


def country_name(code: str) -> str:
    """The name of a country in the language spoken; its code where it has none."""
    return str(spoken_locale().territories.get(code, code))


def role_of(market: Market, name: str | None) -> str | None:
    """The id of a role. Raises NothingFound with those most alike."""
    if name is None:
        return None
    if (role := find_role(name)) is not None:
        return role
    roles = choices(market.snapshot).roles
    if name in roles:
        return name
    raise NothingFound(
        text("api_error.role", name=repr(name)), [text("api_error.try_alternatives")], _alike(name, roles)
    )


def skill_of(market: Market, name: str | None) -> str | None:
    """The id of a skill. Raises NothingFound with those most alike."""
    if name is None or name in market.snapshot.skills:
        return name
    if (skill := market.knowledge.taxonomy.resolve(name)) is not None:
        return skill
    alike = _alike(name, tuple(market.knowledge.taxonomy.skills))
    raise NothingFound(text("api_error.skill", name=repr(name)), [text("api_error.try_alternatives")], alike)


def target_role(market: Market, user: User, name: str) -> str:
    """A role among the user's target roles, without an account any. Raises Refused, NothingFound."""
    if not user.user_id:
        return role_of(market, name) or name
    role = find_role(name) or name
    if role not in user.target_roles:
        available = ", ".join(user.target_roles) or text("api_error.no_targets")
        raise Refused(text("api_error.not_target", name=name, available=available))
    return role


def nothing_for(role_name: str, words: str, advice: Advice | None) -> NothingFound:
    """404 for a slice below the floor."""
    tips = [
        text("few.try_counted", wider=wider, count=number(count, spoken_locale())) if count else wider
        for wider, count in (advice.try_instead if advice else ())
    ]
    return NothingFound(f"{role_name}: {words}", tips, advice.similar_roles if advice else ())


def _alike(name: str, names: tuple[str, ...]) -> list[str]:
    return [close for close, _, _ in process.extract(name, names, limit=CLOSE)]


def table_route(
    router: APIRouter, path: str, model: type[BaseModel], *statuses: int, plain: bool = False
) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """A GET route that gives `model` or CSV, and its twin that gives CSV, `.csv`; `plain`: without parameters."""
    file: dict[str, Any] = {CSV.partition(";")[0]: {"schema": {"type": "string"}}}
    both: dict[int | str, dict[str, Any]] = {200: {"description": "The table as JSON or CSV", "content": file}}
    only: dict[int | str, dict[str, Any]] = {
        200: {"description": "The table as CSV, the bytes of the page's download", "content": file}
    }

    def decorate(function: Callable[..., Any]) -> Callable[..., Any]:
        failures = error_responses(304, 404, *statuses)
        name, title = function.__name__, _title(function.__name__)
        checks = [Depends(no_parameters)] if plain else []
        router.get(
            f"{path}.csv",
            response_model=None,
            responses=only | failures,
            name=f"{name}_csv",
            summary=f"{title} as CSV",
            dependencies=checks,
        )(function)
        router.get(
            path, response_model=model, responses=both | failures, name=name, summary=title, dependencies=checks
        )(function)
        return function

    return decorate


def _title(name: str) -> str:
    return name.replace("_", " ").capitalize()
