"""An operator's decisions about new names, kept in the overlay file."""

import re
import threading
from collections.abc import Callable
from pathlib import Path

from core.catalogue.overlay import Overlay, OwnAlias, OwnSkill, overlay, write_overlay
from core.catalogue.taxonomy import Taxonomy
from core.errors import CareerNavigatorError

MAX_NAME = 60
_one_at_a_time = threading.Lock()


class BadDecision(CareerNavigatorError):
    """A name cannot be taken so; the message says why and what to do."""


def accept_as_alias(name: str, skill: str) -> Path:
    """Read `name` as the skill of this id or name from the next pass on. Raises BadDecision, OSError."""
    taxonomy, name = Taxonomy.load(), _clean(name)
    skill_id = taxonomy.resolve(skill)
    if skill_id is None:
        raise BadDecision(f"There is no skill {skill!r}; name one by its id or name.")
    return _write(lambda decided: {"aliases": (*decided.aliases, OwnAlias(id=skill_id, text=name))})


def accept_as_skill(name: str, category: str, kind: str) -> Path:
    """Read `name` as a skill of its own from the next pass on. Raises BadDecision, OSError."""
    taxonomy, name = Taxonomy.load(), _clean(name)
    if category not in taxonomy.categories:
        raise BadDecision(f"The category has to be one of: {', '.join(taxonomy.categories)}")
    slug = re.sub(r"[^a-z0-9]+", "-", name.casefold()).strip("-")
    if not slug or slug in taxonomy.skills or taxonomy.resolve(name):
        raise BadDecision(f"{name!r} is a skill already; take it as an alias of another one.")
    own = OwnSkill(id=slug, name=name, category=category, kind=kind)
    return _write(lambda decided: {"skills": (*decided.skills, own)})


def reject(name: str) -> Path:
    """Never propose a name again. Raises BadDecision, OSError."""
    name = _clean(name)
    return _write(lambda decided: {"rejected": tuple(dict.fromkeys((*decided.rejected, name)))})


def put_off(name: str) -> Path:
    """Put a name at the end of the list. Raises BadDecision, OSError."""
    name = _clean(name)
    return _write(lambda decided: {"later": tuple(dict.fromkeys((*decided.later, name)))})


def _clean(name: str) -> str:
    words = " ".join(name.split())
    if not 0 < len(words) <= MAX_NAME or not words.isprintable():
        raise BadDecision(f"A name has 1 to {MAX_NAME} characters that can be shown.")
    return words


def _write(change: Callable[[Overlay], dict[str, object]]) -> Path:
    with _one_at_a_time:
        decided = overlay()
        changed = Overlay.model_validate({**decided.model_dump(), **change(decided)})
        return write_overlay(changed)
