"""Facts of a view as sentences: why a step stands where it stands, what a resource is."""

from collections.abc import Sequence

from babel import Locale

from core.catalogue.learning import Resource
from core.catalogue.translations import project_in_language
from core.formats.markup import escaped
from core.market.roadmap.steps import DecidedBy
from core.models import StepState
from core.stats.proportions import Estimate
from core.texts import number, percent, text
from core.views.changes import ChangesView
from core.views.data import SourceCard
from core.views.projects import ProjectCard
from core.views.roadmap import NotPlanned, StepCard
from core.views.skill_card import SkillLookup

SHOWN_WORDS = 12
LEAST_SAID = 0.0005  # readiness below which a gain would be told as 0 points


def step_reason(card: StepCard, locale: Locale) -> str:
    """Why the step is there, with share, unlock and intervals."""
    step = card.step
    sentences = [text("reason.demand", **_interval(step.demand, locale))]
    if step.state is StepState.DONE:
        sentences.append(text("reason.done"))
    elif step.decided_by is DecidedBy.PREREQUISITE and card.opens:
        sentences.append(text("reason.prerequisite", names=", ".join(card.opens)))
    elif step.decided_by is DecidedBy.STARTED:
        sentences.append(text("reason.started"))
    elif step.decided_by is DecidedBy.CORE:
        sentences.append(text("reason.core"))
    if step.gain and step.gain.value >= LEAST_SAID:
        sentences.append(text("reason.gain", **_points(step.gain, locale)))
    if step.unlock and step.unlock.value >= 1:
        low, high = number(round(step.unlock.low), locale), number(round(step.unlock.high), locale)
        sentences.append(text("reason.unlock", count=number(step.unlock.value, locale), low=low, high=high))
    if card.also:
        sentences.append(text("reason.also", names=", ".join(card.also)))
    return " ".join(sentences)


def left_out_lines(left_out: Sequence[NotPlanned], locale: Locale) -> str:
    """A Markdown list of what is not in a plan, and why."""
    return "\n".join(
        "- "
        + text(
            f"roadmap.why_{skill.found.why.value}",
            name=skill.name,
            beside=skill.beside,
            share=percent(skill.found.demand_share, locale),
            hours=number(skill.found.hours, locale),
        )
        for skill in left_out
    )


def resource_lines(resources: Sequence[Resource], locale: Locale) -> str:
    """A Markdown list of links."""
    return "\n".join(
        text(
            "resource.line",
            title=escaped(resource.title),
            url=resource.url,
            provider=escaped(resource.provider),
            type=text(f"resource.type_{resource.type}"),
            level=text(f"resource.level_{resource.level}"),
            cost=text(f"resource.cost_{resource.cost}"),
            hours=number(resource.hours, locale),
        )
        for resource in resources
    )


def project_reason(card: ProjectCard, locale: Locale) -> str:
    """`Practises 3 of your 5 gaps, asked for in 31 % of postings`, with what else must be learned for it."""
    assert card.found is not None
    sentences = [
        text(
            "project.fills",
            count=len(card.fills),
            names=", ".join(card.fills),
            **_interval(card.found.demand, locale),
        )
    ]
    if card.after_step:
        sentences.append(text("project.after", step=card.after_step))
    if card.also_learn:
        sentences.append(text("project.also_learn", names=", ".join(card.also_learn)))
    return " ".join(sentences)


def project_text(card: ProjectCard) -> str:
    """Skills, deliverables, roles and links of an idea as Markdown."""
    idea = project_in_language(card.project)
    parts = [text("project.core", names=", ".join(card.core))]
    if card.stretch:
        parts.append(text("project.stretch", names=", ".join(card.stretch)))
    parts.append(
        text("project.deliverables")
        + "\n"
        + "\n".join(f"- {escaped(deliverable)}" for deliverable in idea.deliverables)
    )
    if card.roles:
        parts.append(text("project.roles", names=", ".join(card.roles)))
    if card.project.links:
        parts.append("\n".join(f"- [{escaped(link.title)}]({link.url})" for link in card.project.links))
    return "\n\n".join(parts)


def lookup_lines(card: SkillLookup, locale: Locale) -> str:
    """What counts as a skill, as Markdown."""
    skill, rule = card.skill, card.skill.ambiguity
    facts: list[tuple[str, Sequence[str]]] = [
        ("lookup.any_case", card.any_case),
        ("lookup.exact_case", card.exact_case),
        ("lookup.implied_by", card.implied_by),
        ("lookup.implies", card.implies),
        ("lookup.prerequisites", card.prerequisites),
        *(("lookup.one_of", group) for group in card.one_of),
        ("lookup.helpful", card.helpful),
        ("lookup.related", card.related),
    ]
    parts = [text(key, names=escaped(", ".join(names))) for key, names in facts if names]
    if rule:
        case = text(f"lookup.case_{rule.case}", terms=escaped(", ".join(rule.terms)))
        parts.append(text("lookup.rule", case=case))
        for key, words in (("lookup.near", rule.require_near), ("lookup.reject", rule.reject_near)):
            if words:
                parts.append(text(key, names=escaped(", ".join(words[:SHOWN_WORDS]))))
        parts.append(text("lookup.examples", yes=escaped(rule.positive), no=escaped(rule.negative)))
    hours = text("lookup.hours", hours=number(skill.hours, locale), level=text(f"resource.level_{skill.level}"))
    parts.append(hours if not skill.official_url else hours + text("lookup.official", url=skill.official_url))
    if card.demand:
        count = number(card.asked_count, locale)
        parts.append(
            text(
                "lookup.demand",
                asked=count,
                days=card.days,
                alone=percent(card.demand.value - card.choice_share, locale),
                choice=percent(card.choice_share, locale),
                **_interval(card.demand, locale),
            )
        )
    else:
        parts.append(text("lookup.no_demand", days=card.days))
    return "\n\n".join(parts)


def changes_line(view: ChangesView, locale: Locale) -> str:
    """How many postings two snapshots count, and what made the difference."""
    moved = {f"{part}_gained": number(count, locale) for part, count in view.gained.items()}
    moved |= {f"{part}_lost": number(count, locale) for part, count in view.lost.items()}
    before, after, closed = view.found.before_count, view.found.after_count, view.found.closed_count
    return text(
        "data.changes_postings",
        before=number(before, locale),
        after=number(after, locale),
        closed=number(closed, locale),
        **moved,
    )


def source_line(card: SourceCard, locale: Locale) -> str:
    """A source with its postings, what it wants said and its terms, as Markdown."""
    name = f"[{escaped(card.label)}]({card.home_url})" if card.home_url else escaped(card.label)
    return text(
        "source.line",
        name=name,
        count=number(card.posting_count, locale),
        attribution=escaped(card.attribution),
        terms=escaped(card.terms),
    )


def _points(gain: Estimate, locale: Locale) -> dict[str, str]:
    points = {name: 100 * getattr(gain, name) for name in ("value", "low", "high")}
    return {name: number(round(value, 1), locale) for name, value in points.items()}


def _interval(share: Estimate, locale: Locale) -> dict[str, str]:
    return {
        "share": percent(share.value, locale),
        "low": percent(share.low, locale),
        "high": percent(share.high, locale),
    }
