"""Facts of a view as sentences: why a step stands where it stands, what a resource is."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from html import escape

from babel import Locale

from core.catalogue.learning import Resource
from core.catalogue.names import skill_name
from core.catalogue.translations import project_in_language
from core.formats.markup import escaped
from core.market.receipts import NotCounted
from core.market.roadmap.steps import DecidedBy
from core.models import StepState, Terms
from core.stats.proportions import Estimate, Pay
from core.texts import about_money, day, days_ago, decimal, level_name, money, number, percent, spoken_locale, text
from core.views.changes import ChangesView
from core.views.data import SourceCard
from core.views.openings import OpeningCard
from core.views.posting import PostingView
from core.views.projects import ProjectCard
from core.views.roadmap import NotPlanned, StepCard
from core.views.skill_card import SkillLookup

SHOWN_WORDS = 12
LEAST_SAID = 0.0005  # readiness below which a gain would be told as 0 points


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
    elif step.decided_by is DecidedBy.CORE:
        said.append(text("reason.core"))
    if step.gain and step.gain.value >= LEAST_SAID:
        said.append(text("reason.gain", **_points(step.gain, locale)))
    if step.unlock and step.unlock.value >= 1:
        low, high = number(round(step.unlock.low), locale), number(round(step.unlock.high), locale)
        said.append(text("reason.unlock", count=number(step.unlock.value, locale), low=low, high=high))
    if card.also:
        said.append(text("reason.also", names=", ".join(card.also)))
    return " ".join(said)


def left_out_lines(left_out: Sequence[NotPlanned], locale: Locale) -> str:
    """A Markdown list of what is not in a plan, and why."""
    return "\n".join(
        "- "
        + text(
            f"roadmap.why_{one.found.why.value}",
            name=one.name,
            beside=one.beside,
            share=percent(one.found.demand_share, locale),
            hours=number(one.found.hours, locale),
        )
        for one in left_out
    )


def resource_lines(resources: Sequence[Resource], locale: Locale) -> str:
    """A Markdown list of links."""
    return "\n".join(
        text(
            "resource.line",
            title=escaped(one.title),
            url=one.url,
            provider=escaped(one.provider),
            type=text(f"resource.type_{one.type}"),
            level=text(f"resource.level_{one.level}"),
            cost=text(f"resource.cost_{one.cost}"),
            hours=number(one.hours, locale),
        )
        for one in resources
    )


def opening_html(card: OpeningCard, locale: Locale, today: date) -> str:
    """Title, facts and skills of a job as HTML; everything in it was written by strangers and is escaped."""
    place = ", ".join(filter(None, (card.city, locale.territories.get(card.country or "", card.country))))
    facts = [card.company or text("opening.no_company"), place or text("opening.no_place")]
    if card.work_model:
        facts.append(text(f"filters.work_model_{card.work_model}"))
    if card.salary:
        facts.append(_pay(*card.salary, locale))
    facts.append(days_ago(card.posted_on, today, locale))
    if card.near_role:
        facts.append(text("opening.near_role", role=card.near_role))
    title = escape(card.title)
    if card.url:
        title = f'<a href="{escape(card.url)}" target="_blank" rel="noopener noreferrer">{title}</a>'
    terms = terms_line(card.terms, card.own_years)
    line = f"<p>{escape(terms)}</p>" if terms else ""
    return f"<h2>{title}</h2><p>{escape(' · '.join(facts))}</p>{line}{_skill_chips(card)}"


def _skill_chips(card: OpeningCard) -> str:
    """Must-haves, each or each group of alternatives once, as they are counted; what is nice to have stands behind."""
    units = {name: unit for unit in card.alternatives for name in unit}
    owned: dict[tuple[str, ...], list[str]] = {}
    for name in card.matched:
        if name not in card.matched_optional:
            owned.setdefault(units.get(name, (name,)), []).append(name)
    chips = [f'<span class="cn-skill">✓ {escape(", ".join(names))}</span>' for names in owned.values()]
    required, optional = (_with_alternatives(some, card) for some in (card.missing_required, card.missing_optional))
    chips += [f'<span class="cn-skill missing">○ {escape(name)}</span>' for name in required]
    if nice := [*(f"✓ {name}" for name in card.matched_optional), *optional]:
        chips.append(f'<span class="cn-note">{escape(text("opening.nice"))} {escape(", ".join(nice))}</span>')
    return f'<div class="cn-skills">{"".join(chips)}</div>'


def _with_alternatives(names: Sequence[str], card: OpeningCard) -> list[str]:
    """`names` with those of which one is enough as one: "AWS or Azure"."""
    units = {name: unit for unit in card.alternatives for name in unit}
    return list(dict.fromkeys(_one_of(units.get(name, (name,))) for name in names))


def _one_of(names: Sequence[str]) -> str:
    return text("opening.or", first=", ".join(names[:-1]), last=names[-1]) if len(names) > 1 else names[0]


def pay_words(key: str, pay: Pay | None, locale: Locale) -> str:
    """What a median of pay rests on, in the message `key`; that too few say it where there is none."""
    if pay is None:
        return text("roles.pay_few")
    ends = {"low": pay.lower, "high": pay.upper, "median_low": pay.median_low, "median_high": pay.median_high}
    return text(key, n=number(pay.n, locale), **{name: about_money(end, locale) for name, end in ends.items()})


def _pay(low: float | None, high: float | None, locale: Locale) -> str:
    """A range of annual pay, or the one side of it that is stated."""
    if low is None or high is None:
        known = low if high is None else high
        words = "opening.at_least" if high is None else "opening.at_most"
        return text(words, amount=money(known or 0.0, locale))
    return money(low, locale) if low == high else f"{money(low, locale)} – {money(high, locale)}"


def terms_line(terms: Terms, own_years: float | None = None) -> str:
    """Who may apply and on which terms, as far as the advert says; "" where it says nothing.

    Where the reader's own years of work are known, they stand beside those that are asked for.
    """
    parts: list[str] = []
    if terms.years is not None and own_years is not None:
        locale = spoken_locale()
        own = number(own_years, locale) if float(own_years).is_integer() else decimal(own_years, locale)
        parts.append(text("terms.years_beside", years=terms.years, own=own))
    elif terms.years is not None:
        parts.append(text("terms.years", years=terms.years))
    if terms.degree:
        degree = text(f"terms.degree_{terms.degree.ask}", level=text(f"terms.{terms.degree.level}"))
        parts.append(text("terms.degree_or_equivalent", degree=degree) if terms.degree.or_equivalent else degree)
    for one in terms.spoken:
        name = skill_name(one.language)
        parts.append(text("terms.spoken", language=name, level=one.level) if one.level else name)
    said = {name: getattr(terms, name) for name in ("visa", "relocation", "clearance")}
    parts += [text(f"terms.{name}", value=text(f"terms.{value}")) for name, value in said.items() if value]
    parts += [text(f"terms.{value}") for value in (terms.contract, terms.hours) if value]
    return " · ".join(parts)


def posting_facts(view: PostingView, locale: Locale) -> str:
    """Title, company, place, day, role and pay of one posting as HTML, escaped."""
    posting = view.posting
    place, salary = posting.place, posting.salary
    more = len(posting.places) - 1
    where = place.text or ", ".join(filter(None, (place.city, place.country_code)))
    if more > 0 and not place.text:
        where = text("opening.more_places", place=where, count=more)
    facts = [posting.company or text("opening.no_company"), where or text("opening.no_place")]
    if posting.work_model:
        facts.append(text(f"filters.work_model_{posting.work_model}"))
    if salary:
        facts.append(f"{_pay(salary.min_usd, salary.max_usd, locale)} ({salary.original})")
        if salary.rates_date:
            facts.append(text("posting.rates", day=day(salary.rates_date, locale)))
    dated = posting.posted_on
    facts.append(text("opening.posted", day=day(dated, locale)) if dated else text("opening.undated"))
    if (ended := posting.ended_on) is not None:
        word = "closed" if ended <= datetime.now(UTC).date() else "closes"
        facts.append(text(f"opening.{word}", day=day(ended, locale)))
    level = level_name(posting.seniority)
    read = (
        text("posting.read_as", role=view.role_name, level=level)
        if view.role_name
        else text("posting.read_as_none", level=level)
    )
    lines = [" · ".join(facts), read]
    lines += [text(f"posting.stated_{field}", sentence=sentence) for field, sentence in view.stated.items()]
    return f"<h1>{escape(posting.raw_title)}</h1>" + "".join(f"<p>{escape(line)}</p>" for line in lines)


def reason_words(reasons: Sequence[NotCounted]) -> str:
    """A Markdown list of why a posting does not count."""
    return "\n".join(f"- {escaped(line)}" for line in reason_lines(reasons))


def reason_lines(reasons: Sequence[NotCounted]) -> list[str]:
    """Why a posting does not count, as plain text."""
    return [text(f"why.{one.why.value}") + (f": {one.detail}" if one.detail else "") for one in reasons]


def project_reason(card: ProjectCard, locale: Locale) -> str:
    """`Practises 3 of your 5 gaps, asked for in 31 % of postings`, with what else must be learned for it."""
    assert card.found is not None
    said = [
        text(
            "project.fills",
            count=len(card.fills),
            names=", ".join(card.fills),
            **_interval(card.found.demand, locale),
        )
    ]
    if card.after_step:
        said.append(text("project.after", step=card.after_step))
    if card.also_learn:
        said.append(text("project.also_learn", names=", ".join(card.also_learn)))
    return " ".join(said)


def project_text(card: ProjectCard) -> str:
    """Skills, deliverables, roles and links of an idea as Markdown."""
    told = project_in_language(card.project)
    parts = [text("project.core", names=", ".join(card.core))]
    if card.stretch:
        parts.append(text("project.stretch", names=", ".join(card.stretch)))
    parts.append(text("project.deliverables") + "\n" + "\n".join(f"- {escaped(one)}" for one in told.deliverables))
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
        *(("lookup.one_of", group) for group in found.one_of),
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
        parts.append(
            text(
                "lookup.demand",
                asked=asked,
                days=found.days,
                alone=percent(found.demand.value - found.choice_share, locale),
                choice=percent(found.choice_share, locale),
                **_interval(found.demand, locale),
            )
        )
    else:
        parts.append(text("lookup.no_demand", days=found.days))
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
