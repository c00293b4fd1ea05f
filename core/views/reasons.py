"""Facts of a view as sentences: why a step stands where it stands, what a resource is."""

from collections.abc import Sequence

from babel import Locale

from core.learning import Resource
from core.market.plan_steps import DecidedBy
from core.market.statistics import Estimate
from core.markup import escaped
from core.models import StepState
from core.texts import number, percent, text
from core.views.roadmap import StepCard


def step_reason(card: StepCard, locale: Locale) -> str:
    """Why the step is there, with share, unlock and intervals."""
    step = card.step
    said = [text("reason.demand", **_interval(step.demand, locale))]
    if step.state is StepState.DONE:
        said.append(text("reason.done"))
    elif step.decided_by is DecidedBy.PREREQUISITE:
        said.append(text("reason.prerequisite", names=", ".join(card.opens)))
    elif step.decided_by is DecidedBy.STARTED:
        said.append(text("reason.started"))
    if step.unlock and step.unlock.value >= 1:
        low, high = number(round(step.unlock.low), locale), number(round(step.unlock.high), locale)
        said.append(text("reason.unlock", count=number(step.unlock.value, locale), low=low, high=high))
    elif step.unlock and step.decided_by is DecidedBy.READINESS:
        said.append(text("reason.with_later"))
    elif step.unlock and step.decided_by is DecidedBy.DEMAND:
        said.append(text("reason.by_demand"))
    if card.also:
        said.append(text("reason.also", names=", ".join(card.also)))
    return " ".join(said)


def resource_lines(resources: Sequence[Resource], locale: Locale) -> str:
    """A Markdown list of links."""
    return "\n".join(
        text(
            "resource.line", title=escaped(one.title), url=one.url, provider=escaped(one.provider),
            type=text(f"resource.type_{one.type}"), level=text(f"resource.level_{one.level}"),
            cost=text(f"resource.cost_{one.cost}"), hours=number(one.hours, locale),
        )
        for one in resources
    )  # fmt: skip


def _interval(share: Estimate, locale: Locale) -> dict[str, str]:
    return {
        "share": percent(share.value, locale),
        "low": percent(share.low, locale),
        "high": percent(share.high, locale),
    }
