"""What new postings look saved searches up by: a search lies under the few values every posting has.

A search stands under one key (two where it wants a home country or remote work of nowhere), a posting looks at some
ninety, however many searches there are.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from core.models import Ask, Posting, Seniority, WorkModel
from core.snapshot.slices import NOT_REMOTE, are_near

WHATEVER = "*"
ANYWHERE = "h:*"


def search_keys(question: Mapping[str, Any]) -> tuple[str, ...]:
    """The keys a question of Openings stands under."""
    role, work = question.get("role") or WHATEVER, question.get("work_model") or WHATEVER
    level = WHATEVER
    if question.get("seniority"):
        level = f"s:{question['seniority']}"
    elif question.get("near_level"):
        level = f"n:{question['near_level']}"
    places = [WHATEVER]
    if question.get("country"):
        places = [f"c:{question['country']}"]
    elif question.get("home"):
        places = [f"h:{question['home']}", ANYWHERE]
    return tuple(_key(role, place, level, work) for place in places)


def posting_keys(posting: Posting) -> Iterator[str]:
    """Every key under which a search may stand that the posting answers."""
    roles = {WHATEVER, posting.role or WHATEVER}
    countries = {place.country_code for place in posting.places if place.country_code}
    places = {WHATEVER, *(f"{kind}:{code}" for code in countries for kind in "ch")}
    if not countries and posting.work_model is WorkModel.REMOTE:
        places.add(ANYWHERE)
    levels, stated = {WHATEVER}, posting.seniority
    if stated:
        levels.add(f"s:{stated.value}")
    levels |= {f"n:{level.value}" for level in Seniority if stated is None or are_near(stated, level)}
    works = {WHATEVER}
    if posting.work_model:
        works.add(posting.work_model.value)
        if posting.work_model is not WorkModel.REMOTE:
            works.add(NOT_REMOTE)
    return (_key(role, place, level, work) for role in roles for place in places for level in levels for work in works)


def _key(*parts: str) -> str:
    return "|".join(parts)


def answers(question: Mapping[str, Any], posting: Posting) -> bool:
    """Does a posting found by a key also answer what no key says: terms, years, skills and pay?"""
    terms = posting.terms
    for name in ("contract", "visa", "relocation"):
        if question.get(name) and getattr(terms, name) != question[name]:
            return False
    required = {spoken.language for spoken in terms.spoken if spoken.ask is Ask.REQUIRED}
    if question.get("spoken") and question["spoken"] not in required:
        return False
    if not posting.skills.issuperset(question.get("skills") or ()):
        return False
    most_years = question.get("most_years") or 0
    if most_years and (terms.years is None or terms.years > most_years):
        return False
    degree = terms.degree
    if question.get("no_degree") and degree and degree.ask.value == "required" and not degree.or_equivalent:
        return False
    least = question.get("least_salary") or 0
    if least:
        stated = [pay for pay in (posting.salary.min_usd, posting.salary.max_usd) if pay] if posting.salary else []
        return bool(stated) and max(stated) >= least
    return True
