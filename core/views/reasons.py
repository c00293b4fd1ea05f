"""Facts of a view as sentences: why a step stands where it stands, what a resource is."""

from collections.abc import Sequence
from html import escape

from babel import Locale

from core.learning import Resource
from core.market.plan_steps import DecidedBy
from core.market.receipts import Reason
from core.market.statistics import Estimate
from core.markup import escaped
from core.models import StepState
from core.texts import day, money, number, percent, text
from core.views.changes import ChangesView
from core.views.data import SourceCard
from core.views.lookup import SkillLookup
from core.views.openings import OpeningCard
from core.views.posting import PostingView
from core.views.projects import ProjectCard
from core.views.roadmap import StepCard

SHOWN_WORDS = 12


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


def opening_facts(card: OpeningCard, locale: Locale) -> str:
    """Title, company, place, day and pay as HTML; everything in it was written by strangers and is escaped."""
    place = ", ".join(filter(None, (card.city, locale.territories.get(card.country or "", card.country))))
    facts = [card.company or text("opening.no_company"), place or text("opening.no_place")]
    if card.remote:
        facts.append(text("opening.remote"))
    if card.salary:
        low, high = card.salary
        facts.append(money(low, locale) if low == high else f"{money(low, locale)} – {money(high, locale)}")
    facts.append(text("opening.posted", day=day(card.posted_on, locale)))
    return f"<h2>{escape(card.title)}</h2><p>{escape(' · '.join(facts))}</p>"


def opening_skills(card: OpeningCard) -> str:
    """What matches and what is missing, one Markdown line each."""
    lines = (
        ("opening.matched", card.matched),
        ("opening.missing_required", card.missing_required),
        ("opening.missing_optional", card.missing_optional),
    )
    return "  \n".join(text(key, names=escaped(", ".join(names))) for key, names in lines if names)


def posting_facts(view: PostingView, locale: Locale) -> str:
    """Title, company, place, day, role and pay of one posting as HTML, escaped."""
    posting = view.posting
    place, salary = posting.place, posting.salary
    where = place.text or ", ".join(filter(None, (place.city, place.country_code)))
    facts = [posting.company or text("opening.no_company"), where or text("opening.no_place")]
    if posting.remote:
        facts.append(text("opening.remote"))
    if salary:
        facts.append(f"{money(salary.min_usd, locale)} – {money(salary.max_usd, locale)} ({salary.original})")
        if salary.rates_date:
            facts.append(text("posting.rates", day=day(salary.rates_date, locale)))
    facts.append(text("opening.posted", day=day(posting.posted_on, locale)))
    read = text("posting.read_as", role=view.role_name or text("posting.no_role"), level=posting.seniority or "–")
    return f"<h1>{escape(posting.raw_title)}</h1><p>{escape(' · '.join(facts))}</p><p>{escape(read)}</p>"


def reason_words(reasons: Sequence[Reason]) -> str:
    """A Markdown list of why a posting does not count."""
    return "\n".join(f"- {one.why.value}{f': {escaped(one.detail)}' if one.detail else ''}" for one in reasons)


def project_reason(card: ProjectCard, locale: Locale) -> str:
    """`Practises 3 of your 5 gaps, asked for in 31 % of postings`, with what else must be learned for it."""
    assert card.found is not None
    said = [
        text(
            "project.fills", count=len(card.fills), gaps=card.found.gap_count, names=", ".join(card.fills),
            **_interval(card.found.demand, locale),
        )
    ]  # fmt: skip
    if card.also_learn:
        said.append(text("project.also_learn", names=", ".join(card.also_learn)))
    return " ".join(said)


def project_text(card: ProjectCard) -> str:
    """Skills, deliverables, roles and links of an idea as Markdown."""
    parts = [text("project.core", names=", ".join(card.core))]
    if card.stretch:
        parts.append(text("project.stretch", names=", ".join(card.stretch)))
    parts.append(
        text("project.deliverables") + "\n" + "\n".join(f"- {escaped(one)}" for one in card.project.deliverables)
    )
    if card.roles:
        parts.append(text("project.roles", names=", ".join(card.roles)))
    if card.project.links:
        parts.append("\n".join(f"- [{escaped(one.title)}]({one.url})" for one in card.project.links))
    return "\n\n".join(parts)


def lookup_lines(found: SkillLookup, locale: Locale) -> str:
    """What counts as a skill, as Markdown."""
    skill, rule = found.skill, found.skill.ambiguity
    facts: list[tuple[str, Sequence[str]]] = [
        ("lookup.any_case", found.any_case),
        ("lookup.exact_case", found.exact_case),
        ("lookup.implied_by", found.implied_by),
        ("lookup.implies", found.implies),
        ("lookup.prerequisites", found.prerequisites),
        ("lookup.helpful", found.helpful),
        ("lookup.related", found.related),
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
    if found.demand:
        asked = number(found.asked_count, locale)
        parts.append(text("lookup.demand", asked=asked, days=found.days, **_interval(found.demand, locale)))
    else:
        parts.append(text("lookup.no_demand", days=found.days))
    return "\n\n".join(parts)


def changes_line(view: ChangesView, locale: Locale) -> str:
    """How many postings two snapshots count, and what made the difference."""
    moved = {f"{part}_gained": number(count, locale) for part, count in view.gained.items()}
    moved |= {f"{part}_lost": number(count, locale) for part, count in view.lost.items()}
    before, after, closed = view.found.before_count, view.found.after_count, view.found.closed_count
    return text(
        "data.changes_postings", before=number(before, locale), after=number(after, locale),
        closed=number(closed, locale), **moved,
    )  # fmt: skip


def source_line(card: SourceCard, locale: Locale) -> str:
    """A source with its postings, what it wants said and its terms, as Markdown."""
    name = f"[{escaped(card.label)}]({card.home_url})" if card.home_url else escaped(card.label)
    return text(
        "source.line", name=name, count=number(card.posting_count, locale), attribution=escaped(card.attribution),
        terms=escaped(card.terms),
    )  # fmt: skip


def _interval(share: Estimate, locale: Locale) -> dict[str, str]:
    return {
        "share": percent(share.value, locale),
        "low": percent(share.low, locale),
        "high": percent(share.high, locale),
    }
