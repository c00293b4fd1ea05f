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


def openings_question(snapshot: Snapshot, user: User, question: OpeningsQuestion) -> dict[str, Any]:
    """The question of Openings without its window: level and place are those of the profile as they are now."""
    around = audience(snapshot, user, question.asked, question.filters, question.widened, floor=0)
    return {
        **_slice_values(around.asked),
        "skills": sorted(question.skills),
        "least_fit": question.least_fit,
        "least_salary": question.least_salary,
        "most_years": question.most_years,
        "no_degree": question.no_degree,
    }


def trends_question(question: TrendsQuestion) -> dict[str, Any]:
    """The question of a section of Trends."""
    return {**_slice_values(question.filters.narrow()), "section": question.section, "role": question.role}


def _slice_values(market_slice: Slice) -> dict[str, Any]:
    values = {name: getattr(market_slice, name) for name in SLICE}
    return {name: str(value) for name, value in values.items() if value is not None}


def saved_filters(question: Mapping[str, Any]) -> Filters:
    """The filters a stored question names."""
    return Filters(**{name: str(question.get(name) or ANY) for name in Filters.__dataclass_fields__})


def address_of_openings(question: OpeningsQuestion) -> dict[str, Any]:
    """The choices in the address of the page that show the same."""
    chosen: dict[str, Any] = {
        "role": question.role,
        "days": question.days,
        "country": question.filters.country,
        "level": question.filters.seniority,
        "work_model": question.filters.work_model,
        "fit": question.least_fit or ANY,
        "salary": question.least_salary or ANY,
        "years": question.most_years or ANY,
        "degree": "none" if question.no_degree else ANY,
        "must": sorted(question.skills),
        "wide": sorted(question.widened),
        "order": Order.DATE.value,
    }
    return {name: value for name, value in chosen.items() if value not in (ANY, [])}


def address_of_trends(question: TrendsQuestion) -> dict[str, Any]:
    """The same for Trends."""
    filters = question.filters
    chosen = {
        "show": question.section,
        "role": question.role,
        "country": filters.country,
        "level": filters.seniority,
        "work_model": filters.work_model,
    }
    return {name: value for name, value in chosen.items() if value != ANY}
