"""Openings and postings as sentences: pay, terms, place, why one does not count."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from html import escape

from babel import Locale

from core.catalogue.names import skill_name
from core.formats.markup import escaped
from core.market.receipts import NotCounted
from core.models import Terms
from core.stats.proportions import Pay
from core.texts import about_money, day, days_ago, decimal, level_name, money, number, spoken_locale, text
from core.views.openings import OpeningCard
from core.views.posting import PostingView

TOLD_HURDLES = 3


def opening_html(card: OpeningCard, locale: Locale, today: date, *, is_plain: bool = False) -> str:
    """Title, facts and skills of a job as HTML; everything in it was written by strangers and is escaped.

    `is_plain` is for who has not said what they have: nothing is missing, and nothing speaks against a job.
    """
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
    terms, hurdles = terms_line(card.terms, card.own_years), "" if is_plain else hurdles_line(card)
    line = "".join(f"<p>{escape(words)}</p>" for words in (terms, hurdles) if words)
    return f"<h2>{title}</h2><p>{escape(' · '.join(facts))}</p>{line}{_skill_chips(card, '' if is_plain else '○ ')}"


def hurdles_line(card: OpeningCard) -> str:
    """Why one could not apply today, the first `TOLD_HURDLES` of the reasons; "" where nothing speaks against it."""
    reasons = [text(f"hurdle.{hurdle}", years=card.terms.years or 0) for hurdle in card.hurdles[:TOLD_HURDLES]]
    return text("hurdle.line", reasons="; ".join(reasons)) if reasons else ""


def _skill_chips(card: OpeningCard, missing_sign: str) -> str:
    """Must-haves, each or each group of alternatives once, as they are counted; what is nice to have stands behind."""
    units = {name: unit for unit in card.alternatives for name in unit}
    owned: dict[tuple[str, ...], list[str]] = {}
    for name in card.matched:
        if name not in card.matched_optional:
            owned.setdefault(units.get(name, (name,)), []).append(name)
    chips = [f'<span class="cn-skill">✓ {escape(", ".join(names))}</span>' for names in owned.values()]
    required, optional = (_with_alternatives(some, card) for some in (card.missing_required, card.missing_optional))
    chips += [f'<span class="cn-skill missing">{missing_sign}{escape(name)}</span>' for name in required]
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
    """What a median of pay is based on, in the message `key`; without one, that too few adverts state their pay."""
    if pay is None:
        return text("roles.pay_few")
    ends = {"low": pay.lower, "high": pay.upper, "median_low": pay.median_low, "median_high": pay.median_high}
    return text(key, n=number(pay.n, locale), **{name: about_money(end, locale) for name, end in ends.items()})


def _pay(low: float | None, high: float | None, locale: Locale) -> str:
    """A range of annual pay, or the one side of it that is stated."""
    if low is None or high is None:
        amount = low if high is None else high
        words = "opening.at_least" if high is None else "opening.at_most"
        return text(words, amount=money(amount or 0.0, locale))
    return money(low, locale) if low == high else f"{money(low, locale)} – {money(high, locale)}"


def terms_line(terms: Terms, own_years: float | None = None) -> str:
    """Who may apply and on which terms, as far as the advert says; "" where it says nothing.

    If the reader's own years of work are known, they are shown next to those required.
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
    for language in terms.spoken:
        name = skill_name(language.language)
        parts.append(text("terms.spoken", language=name, level=language.level) if language.level else name)
    stated = {name: getattr(terms, name) for name in ("visa", "relocation", "clearance")}
    parts += [text(f"terms.{name}", value=text(f"terms.{value}")) for name, value in stated.items() if value]
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


def not_counted_words(reasons: Sequence[NotCounted]) -> str:
    """A Markdown list of why a posting does not count."""
    return "\n".join(f"- {escaped(line)}" for line in reason_lines(reasons))


def reason_lines(reasons: Sequence[NotCounted]) -> list[str]:
    """Why a posting does not count, as plain text."""
    return [text(f"why.{reason.why.value}") + (f": {reason.detail}" if reason.detail else "") for reason in reasons]
