"""Years of work, years with a skill, degree and place: their fields in the profile's form, and what a résumé offers."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

import streamlit as st

from core.accounts.profile import DEGREES, MAX_SUBJECT, MAX_YEARS
from core.catalogue.names import skill_name
from core.models import User
from core.resumes.reading import ResumeReading
from core.texts import decimal, number, spoken_locale, text
from core.web.fields import checked

FACTS = ("experience_years", "skill_years", "degree", "degree_subject")
MIN_YEARS = 0.5  # with a skill; less is not offered


@dataclass(frozen=True, slots=True)
class Offer:
    """Something a résumé says of a person: its label, the lines it rests on, and what of the profile it sets."""

    key: str
    label: str
    lines: tuple[str, ...]
    changes: Mapping[str, Any]


def facts_of(user: User) -> dict[str, Any]:
    """The fields of FACTS as the form shows them."""
    return {
        "experience_years": user.experience_years,
        "skill_years": dict(user.skill_years),
        "degree": user.degree,
        "degree_subject": user.degree_subject,
    }


def fact_fields(base: User) -> dict[str, Any]:
    """The widgets of FACTS; all may stay empty."""
    version = base.version
    with st.expander(text("profile.background"), expanded=any(facts_of(base).values())):
        years = st.number_input(
            text("profile.experience_years"),
            0.0,
            float(MAX_YEARS),
            base.experience_years,
            0.5,
            format="%0.1f",
            help=text("profile.experience_years_help"),
            key=f"profile_years_{version}",
        )
        degree = st.selectbox(
            text("profile.degree"),
            ["", *DEGREES],
            ["", *DEGREES].index(base.degree),
            format_func=degree_name,
            key=f"profile_degree_{version}",
        )
        subject = st.text_input(
            text("profile.degree_subject"), base.degree_subject, max_chars=MAX_SUBJECT, key=f"profile_subject_{version}"
        )
        checked("degree_subject", subject)
        with_skills = {
            skill: st.number_input(
                text("profile.years_with", name=skill_name(skill)),
                0.0,
                float(MAX_YEARS),
                years_with,
                0.5,
                format="%0.1f",
                key=f"profile_years_{skill}_{version}",
            )
            for skill, years_with in base.skill_years.items()
        }
    return {
        "experience_years": None if years is None else round(years, 1),
        "skill_years": {skill: round(years, 1) for skill, years in with_skills.items() if years},
        "degree": degree,
        "degree_subject": subject,
    }


def degree_name(degree: str) -> str:
    """A degree of DEGREES in words."""
    return text(f"profile.degree_{degree}") if degree else text("profile.not_said")


def spoken_years(years: float) -> str:
    """2 or 2.5, as the reader writes it."""
    locale = spoken_locale()
    return str(number(years, locale)) if float(years).is_integer() else decimal(years, locale)


def fact_shown(field: str, value: Any) -> str:
    """A field of FACTS in words, "" where nothing is said."""
    if field == "skill_years":
        return ", ".join(f"{skill_name(skill)}: {spoken_years(years)}" for skill, years in value.items())
    if field == "degree":
        return degree_name(value) if value else ""
    return spoken_years(value) if isinstance(value, int | float) else str(value or "")


def offers_of(reading: ResumeReading, user: User) -> list[Offer]:
    """What a résumé says beside skills and the profile does not have yet."""
    offers = []
    if reading.years is not None and reading.years != user.experience_years:
        label = text("profile.resume_years", years=spoken_years(reading.years))
        offers.append(Offer("years", label, _position_lines(reading), {"experience_years": reading.years}))
    with_skills = {
        skill.id: skill.years
        for skill in reading.skills
        if skill.reason is None
        and skill.years
        and skill.years >= MIN_YEARS
        and user.skill_years.get(skill.id) != skill.years
    }
    if with_skills:
        lines = (fact_shown("skill_years", with_skills),)
        offers.append(Offer("skill_years", text("profile.resume_skill_years"), lines, {"skill_years": with_skills}))
    if reading.degree and (reading.degree, reading.subject) != (user.degree, user.degree_subject):
        label = ", ".join(filter(None, (degree_name(reading.degree), reading.subject)))
        changes = {"degree": reading.degree, "degree_subject": reading.subject[:MAX_SUBJECT]}
        offers.append(Offer("degree", label, (reading.degree_sentence,), changes))
    if (place := _place(reading)) and place != user.location:
        offers.append(Offer("place", text("profile.resume_place", place=place), (), {"location": place}))
    return offers


def choose_facts(offers: Collection[Offer], user: User) -> dict[str, Any]:
    """Show the offers; what those that are ticked set. What would write over something is not ticked beforehand."""
    if not offers:
        return {}
    st.subheader(text("profile.resume_experience"))
    chosen: dict[str, Any] = {}
    for offer in offers:
        is_free = not any(getattr(user, field) for field in offer.changes)
        if st.checkbox(offer.label, value=is_free, key=f"profile_fact_{offer.key}"):
            chosen |= offer.changes
        for line in offer.lines:
            st.text(line)  # a stranger's words: no Markdown
    return chosen


def _place(reading: ResumeReading) -> str:
    country = spoken_locale().territories.get(reading.country_code, "")
    return ", ".join(filter(None, (reading.city, country)))


def _position_lines(reading: ResumeReading) -> tuple[str, ...]:
    today = text("profile.resume_today")
    return tuple(
        f"{position.start} – {position.end or today}  {', '.join(filter(None, (position.title, position.employer)))}"
        for position in reading.positions
    )
