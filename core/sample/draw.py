"""Draws what a sample posting is about: profile, company, place, level, skills, pay."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from random import Random
from statistics import NormalDist

from core.sample.content import TECH_GROUPS, Company, Content, Country, SampleProfile

FEWEST, MOST = 6, 26
# How strongly skills of one stack follow it: 0 not at all, 1 always together. Who runs on one of two rivals says so.
LOADING, RIVAL_LOADING = 0.75, 0.9
_NORMAL = NormalDist()
LEVEL_PAY = {"junior": 0.74, "mid_level": 1.0, "senior": 1.26, "staff": 1.48}


@dataclass(frozen=True, slots=True)
class DrawnSkills:
    """Skill ids in the order they were drawn; the two never share one."""

    required: tuple[str, ...]
    optional: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DrawnPay:
    """Annual; `text` is what the advert says in its own currency."""

    min_usd: int
    max_usd: int
    text: str


@dataclass(frozen=True, slots=True)
class Frame:
    """A posting before its words. `days_ago` counts from the day the rows are made for."""

    number: int
    days_ago: int
    profile: SampleProfile
    level: str
    title: str
    company: Company
    country_code: str
    country: Country
    city: str
    region: str
    remote: bool | None
    asked: DrawnSkills
    pay: DrawnPay | None


def draw_frame(content: Content, number: int, taken: set[tuple[str, str, str]]) -> Frame:
    """Posting `number`: the same at every call. `taken` holds (company, title, city) of those before and grows."""
    rng = Random(f"{content.seed}:{number}")
    days_ago = rng.randint(1, content.weeks * 7)
    week = content.weeks - 1 - (days_ago - 1) // 7
    profile = rng.choices(content.profiles, [p.weight for p in content.profiles])[0]
    level = rng.choices(list(profile.levels), list(profile.levels.values()))[0]
    asked = _draw_skills(content, rng, profile, week)
    for _ in range(50):
        code, company = _draw_company(content, rng, profile)
        country = content.countries[code]
        city, region = rng.choice(country.cities)
        title = _draw_title(content, rng, profile, level, asked)
        if (company.name, title, city) not in taken:
            break
    taken.add((company.name, title, city))
    remote = None if rng.random() < 0.06 else rng.random() < country.remote_share
    pay = _draw_pay(rng, profile, level, country) if rng.random() < country.salary_share else None
    return Frame(number, days_ago, profile, level, title, company, code, country, city, region, remote, asked, pay)


def _draw_skills(content: Content, rng: Random, profile: SampleProfile, week: int) -> DrawnSkills:
    """Each skill keeps exactly its share while skills of a stack come together: a Gaussian copula."""
    factors = _stack_factors(content, rng)
    named = []
    for skill, usual_share in profile.shares.items():
        moving = content.drift_of.get((profile.id, skill))
        share = moving.share(week) if moving else usual_share
        own = rng.gauss(0, 1)
        stack = content.stack_of.get(skill)
        loading = 0.0 if stack is None else RIVAL_LOADING if stack in content.rivalling else LOADING
        drawn = loading * factors.get(stack or "", 0.0) + sqrt(1 - loading**2) * own
        if share > 0 and (share >= 1 or drawn > _NORMAL.inv_cdf(1 - share)):
            named.append((skill, share))
    rng.shuffle(named)
    named = named[:MOST]
    optional = [skill for skill, share in named if rng.random() < 0.34 - 0.3 * share]
    required = [skill for skill, _ in named if skill not in optional]
    fillers = min(max(FEWEST - len(named), rng.choice((0, 1, 1, 2, 3))), MOST - len(named))
    required += _draw_fillers(content, rng, set(profile.shares), fillers)
    return DrawnSkills(tuple(required), tuple(optional))


def _stack_factors(content: Content, rng: Random) -> dict[str, float]:
    """One standard normal number a stack; those of rivals lean against each other and stay standard normal."""
    factors = {stack: rng.gauss(0, 1) for stack in content.stacks}
    for rivals in content.rivals:
        mean = sum(factors[stack] for stack in rivals) / len(rivals)
        scale = sqrt(len(rivals) / (len(rivals) - 1))
        factors.update({stack: (factors[stack] - mean) * scale for stack in rivals})
    return factors


def _draw_fillers(content: Content, rng: Random, stated: set[str], count: int) -> list[str]:
    """Skills without a stated share, which fill a short posting and leave the shares alone."""
    pool = {skill: weight for skill, weight in content.filler.items() if skill not in stated}
    drawn: list[str] = []
    for _ in range(min(count, len(pool))):
        skill = rng.choices(list(pool), list(pool.values()))[0]
        drawn.append(skill)
        del pool[skill]
    return drawn


def _draw_company(content: Content, rng: Random, profile: SampleProfile) -> tuple[str, Company]:
    """A country by weight, then mostly a company from there; those early in the file post most."""
    code = rng.choices(list(content.countries), [country.weight for country in content.countries.values()])[0]
    at_home = rng.random() < 0.85
    ranked = [
        (company, 1 / (rank + 6) ** 0.8)
        for rank, company in enumerate(content.companies)
        if profile.industry in (None, company.industry)
    ]
    near = [entry for entry in ranked if entry[0].country == code]
    pool = near if at_home and near else ranked
    return code, rng.choices([company for company, _ in pool], [weight for _, weight in pool])[0]


def _draw_title(content: Content, rng: Random, profile: SampleProfile, level: str, asked: DrawnSkills) -> str:
    fitting = []
    for title in profile.titles:
        needs = [skill for word, skill in content.title_needs.items() if word in title]
        if all(skill in asked.required for skill in needs):
            fitting.append(title)
    title = rng.choice(fitting[:1] + fitting)
    filled = {"area": rng.choice(content.text.areas)}
    for slot, skills in content.title_choices.items():
        first = next((skill for skill in asked.required if skill in skills), None)
        if f"{{{slot}}}" in title:
            if first is None:
                title = profile.titles[0]
            else:
                filled[slot] = content.words[first][0]
    prefix = "" if profile.plain_title else rng.choice(content.title_prefixes[level])  # type: ignore[index]
    return f"{prefix} {title.format(**filled)}".strip()


def _draw_pay(rng: Random, profile: SampleProfile, level: str, country: Country) -> DrawnPay:
    middle = profile.base * country.pay * LEVEL_PAY[level] * rng.uniform(0.86, 1.16) / country.usd
    step = 1000 if middle < 1_000_000 else 50_000
    half = rng.uniform(0.05, 0.13)
    low, high = (max(step, round(middle * factor / step) * step) for factor in (1 - half, 1 + half))
    short = country.sign.strip()
    text = rng.choice(
        (
            f"{country.sign}{low:,} - {country.sign}{high:,}",
            f"{low:,} - {high:,} {country.currency}",
            f"{country.sign}{low // 1000}k–{short}{high // 1000}k",
        )
    )
    return DrawnPay(round(low * country.usd), round(high * country.usd), text)


def tech_of(content: Content, skills: Sequence[str]) -> list[str]:
    """Those that are technologies rather than concepts, methods or soft skills."""
    return [skill for skill in skills if content.group_of[skill] in TECH_GROUPS]
