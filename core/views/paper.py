"""My plan on paper: two pages with where one stands, the steps with boxes to tick, sources, date and base."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from babel import Locale

from core.config import ROOT
from core.formats.paper import set_on_paper
from core.market.roadmap.steps import Pace
from core.models import StepState
from core.snapshot.snapshot import Snapshot
from core.stats.proportions import Estimate
from core.texts import day, language, lower_name, number, percent, text
from core.views.provenance import source_uses
from core.views.roadmap import NotPlanned, RoadmapView, StepCard
from core.views.standing import CountsView

TEMPLATE = ROOT / "core" / "assets" / "plan.typ"
LETTER = frozenset({"US", "CA", "MX", "PH", "CL", "CO", "VE"})  # where paper is Letter, not A4
# What fits on its page for certain, however long the names are.
MOST_STEPS, MOST_SOURCES, MOST_LEFT_OUT, MOST_NAMES, MOST_CREDITS = 20, 12, 4, 12, 3
NAME_CHARS, TITLE_CHARS, LINE_CHARS = 55, 75, 150


def plan_paper(
    view: RoadmapView,
    counts: CountsView,
    snapshot: Snapshot,
    locale: Locale,
    today: date,
    *,
    pace: Pace,
    letter: bool | None = None,
) -> bytes:
    """The plan, made at `pace`, as a PDF of two pages; `today` is printed on it.

    On Letter or A4, by the reader's country where `letter` does not say.
    """
    is_letter = locale.territory in LETTER if letter is None else letter
    return set_on_paper(TEMPLATE, paper_data(view, counts, snapshot, locale, today, pace=pace, letter=is_letter))


def paper_data(
    view: RoadmapView, counts: CountsView, snapshot: Snapshot, locale: Locale, today: date, *, pace: Pace, letter: bool
) -> dict[str, Any]:
    """All words of the paper, for the template."""
    return {
        "paper": "us-letter" if letter else "a4",
        "language": language(),
        "title": text("paper.title", role=lower_name(view.role_name)),
        "dated": text("paper.dated", day=day(today, locale)),
        "footer": text(
            "paper.footer",
            day=day(today, locale),
            count=number(view.plan.posting_count, locale),
            last=day(view.span[1], locale) if view.span else "–",
        ),
        "stand": _stand(view, counts, locale),
        "steps": _steps(view, locale, pace.hours_per_week),
        "sources": _sources(view.cards, locale),
        "left_out": {
            "title": text("roadmap.left_out"),
            "rows": [_why_not(skill, locale) for skill in view.left_out[:MOST_LEFT_OUT]],
        },
        "base": {"title": text("paper.base"), "lines": _base(view, snapshot, locale)},
    }


def _stand(view: RoadmapView, counts: CountsView, locale: Locale) -> dict[str, Any]:
    lines = []
    if counts.words is None:
        lines.append(text("paper.owned_count", owned=counts.owned_count, asked=counts.asked_count))
        lines.append(
            text(
                "paper.fit_count",
                fit=number(counts.fit_count, locale),
                rated=number(counts.rated_count, locale),
                near=number(counts.near_count, locale),
            )
        )
    if view.plan.readiness and view.plan.readiness_after:
        before, after = (_share(estimate, locale) for estimate in (view.plan.readiness, view.plan.readiness_after))
        lines.append(text("paper.readiness", before=before, after=after))
    if view.words:
        lines.append(_cut(view.words, LINE_CHARS))
    names = {
        kind: [str(name) for name in counts.table.loc[counts.table["owned"] == owned, "name"]][:MOST_NAMES]
        for kind, owned in (("owned", True), ("missing", False))
    }
    return {
        "title": text("paper.stand"),
        "lines": lines,
        "owned_title": text("paper.owned"),
        "owned": _cut(", ".join(names["owned"]), 2 * LINE_CHARS),
        "missing_title": text("paper.missing"),
        "missing": _cut(", ".join(names["missing"]), 2 * LINE_CHARS),
    }


def _share(share: Estimate, locale: Locale) -> str:
    return percent(share.value, locale)


def _steps(view: RoadmapView, locale: Locale, hours_per_week: float) -> dict[str, Any]:
    further = len(view.cards) - MOST_STEPS
    finish = view.finishes_on
    return {
        "title": text("paper.steps"),
        "intro": text(
            "paper.steps_intro",
            hours=number(view.plan.hours, locale),
            week=number(hours_per_week, locale),
            day=day(finish, locale) if finish else "–",
        ),
        "columns": [text(f"paper.column_{name}") for name in ("step", "hours", "until", "demand")],
        "rows": [_step(card, locale) for card in view.cards[:MOST_STEPS]],
        "more": text("paper.more", count=further) if further > 0 else "",
    }


def _step(card: StepCard, locale: Locale) -> dict[str, Any]:
    step = card.step
    stage = f" ({text(f'roadmap.stage_{step.stage.value}')})" if step.stage else ""
    return {
        "done": step.state is StepState.DONE,
        "name": _cut(f"{card.name}{stage}", NAME_CHARS),
        "hours": text("roadmap.hours_short", hours=number(step.hours, locale)),
        "until": day(step.finishes_on, locale) if step.finishes_on else "",
        "demand": percent(step.demand.value, locale),
    }


def _sources(cards: Sequence[StepCard], locale: Locale) -> dict[str, Any]:
    """The first source of each open step."""
    rows, skills = [], set()
    for card in cards:
        if card.step.state is StepState.DONE or not card.resources or card.step.skill in skills:
            continue
        skills.add(card.step.skill)
        source = card.resources[0]
        about = text(
            "paper.source",
            provider=source.provider,
            hours=number(source.hours, locale),
            cost=text(f"resource.cost_{source.cost}"),
            url=_cut(source.url, TITLE_CHARS),
        )
        row = {"name": _cut(card.name, 30), "title": _cut(source.title, TITLE_CHARS), "url": source.url, "about": about}
        rows.append(row)
    return {"title": text("paper.sources"), "rows": rows[:MOST_SOURCES], "none": text("paper.no_sources")}


def _why_not(skill: NotPlanned, locale: Locale) -> str:
    words = text(
        f"roadmap.why_{skill.found.why.value}",
        name=skill.name,
        beside=skill.beside,
        share=percent(skill.found.demand_share, locale),
        hours=number(skill.found.hours, locale),
    )
    return _cut(words.replace("**", ""), LINE_CHARS)


def _base(view: RoadmapView, snapshot: Snapshot, locale: Locale) -> list[str]:
    first, last = view.span or (None, None)
    lines = [
        text(
            "paper.base_line",
            postings=number(view.plan.posting_count, locale),
            companies=number(view.company_count, locale),
            first=day(first, locale) if first else "–",
            last=day(last, locale) if last else "–",
        ),
        text("paper.method"),
    ]
    if snapshot.is_sample:
        lines.append(text("sample.banner"))
    credits = [use.attribution for use in source_uses(snapshot) if use.attribution]
    return [*lines, *(_cut(credit, LINE_CHARS) for credit in credits[:MOST_CREDITS])]


def _cut(words: str, most: int) -> str:
    return words if len(words) <= most else f"{words[: most - 1].rstrip()}…"
