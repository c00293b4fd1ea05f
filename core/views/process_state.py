"""What pages and routes of a process share. Cached views belong to the object they were made with."""

from functools import lru_cache

from core.catalogue.taxonomy import Taxonomy
from core.runtime import runtime
from core.views.knowledge import Knowledge
from core.views.roadmap_question import Learning


def knowledge() -> Knowledge:
    """Names of skills and roles. Raises DataFileError."""
    return _knowledge(runtime().taxonomy)


def learning() -> Learning:
    """What each skill costs, needs and is learned from. Raises DataFileError."""
    return _learning(runtime().taxonomy)


@lru_cache(maxsize=1)
def _knowledge(taxonomy: Taxonomy) -> Knowledge:
    return Knowledge(taxonomy, runtime().roles)


@lru_cache(maxsize=1)
def _learning(taxonomy: Taxonomy) -> Learning:  # noqa: ARG001 - all of it follows from the taxonomy
    return Learning(runtime().curriculum, runtime().taught, runtime().projects)


def forget_shared() -> None:
    """Rebuild them when next asked for (tests, benchmarks)."""
    _knowledge.cache_clear()
    _learning.cache_clear()
