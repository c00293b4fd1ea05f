"""What a saved search asks, as plain values: fixed when it is saved, so that a later profile changes no question."""

from collections.abc import Mapping
from typing import Any

from core.market.opening_ranks import Order
from core.models import User
from core.snapshot.slices import Slice
from core.snapshot.snapshot import Snapshot
from core.views.audience import audience
from core.views.filters import ANY, Filters
from core.views.openings_question import OpeningsQuestion
from core.views.trends import BY, TrendsQuestion

SLICE = (
    "role",
    "country",
    "seniority",
    "work_model",
    "contract",
    "visa",
    "relocation",
    "spoken",
    "near_level",
    "home",
)
FILTERS = ("country", "seniority", "work_model")
SECTIONS = tuple(BY)  # what rises and falls; work models and pay have no verdicts


def openings_question(snapshot: Snapshot, user: User, asked: OpeningsQuestion) -> dict[str, Any]:
    """The question of Openings without its window: level and place are those of the profile as they are now."""
    around = audience(snapshot, user, asked.asked, asked.filters, asked.widened, floor=0)
    return {
        **_slice_values(around.asked),
        "skills": sorted(asked.skills),
        "least_fit": asked.least_fit,
        "least_salary": asked.least_salary,
        "most_years": asked.most_years,
        "no_degree": asked.no_degree,
    }


def trends_question(asked: TrendsQuestion) -> dict[str, Any]:
    """The question of a section of Trends."""
    return {**_slice_values(asked.filters.narrow()), "section": asked.section, "role": asked.role}


def _slice_values(asked: Slice) -> dict[str, Any]:
    values = {name: getattr(asked, name) for name in SLICE}
    return {name: str(value) for name, value in values.items() if value is not None}


def saved_filters(question: Mapping[str, Any]) -> Filters:
    """The filters a stored question names."""
    return Filters(**{name: str(question.get(name) or ANY) for name in Filters.__dataclass_fields__})


def address_of_openings(asked: OpeningsQuestion) -> dict[str, Any]:
    """The choices in the address of the page that show the same."""
    chosen: dict[str, Any] = {
        "role": asked.role,
        "days": asked.days,
        "country": asked.filters.country,
        "level": asked.filters.seniority,
        "work_model": asked.filters.work_model,
        "fit": asked.least_fit or ANY,
        "salary": asked.least_salary or ANY,
        "years": asked.most_years or ANY,
        "degree": "none" if asked.no_degree else ANY,
        "must": sorted(asked.skills),
        "wide": sorted(asked.widened),
        "order": Order.DATE.value,
    }
    return {name: value for name, value in chosen.items() if value not in (ANY, [])}


def address_of_trends(asked: TrendsQuestion) -> dict[str, Any]:
    """The same for Trends."""
    filters = asked.filters
    chosen = {
        "show": asked.section,
        "role": asked.role,
        "country": filters.country,
        "level": filters.seniority,
        "work_model": filters.work_model,
    }
    return {name: value for name, value in chosen.items() if value != ANY}
