"""What pages and routes of a process share. Remembered views are of the very one they were made with."""

from functools import cache

from core.runtime import runtime
from core.views.knowledge import Knowledge
from core.views.roadmap import Learning


@cache
def knowledge() -> Knowledge:
    """Names of skills and roles. Raises DataFileError."""
    return Knowledge(runtime().taxonomy, runtime().roles)


@cache
def learning() -> Learning:
    """What each skill costs, needs and is learned from. Raises DataFileError."""
    return Learning(runtime().curriculum, runtime().taught, runtime().projects)
