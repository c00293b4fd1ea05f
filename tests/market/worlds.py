"""Small random worlds, and the plain-Python counts that every number is held against."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from fractions import Fraction
from random import Random

from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from core.market.slices import Slice
from core.models import Place, Posting, Salary, Seniority

FIRST = date(2026, 9, 1)
SKILLS = tuple("abcdefghij")
ROLES = ("data engineer", "data analyst", "data scientist")
COMPANIES = ("Acme", "Bolt", "Cargo", "Dyno")
SOURCES = ("theirstack", "arbeitnow")

quickly = hypothesis_settings(max_examples=60, deadline=None)

Implies = Mapping[str, frozenset[str]]


def random_posting(draw: Random, posting_id: int) -> Posting:
    required = frozenset(draw.sample(SKILLS, draw.randrange(7)))
    optional = frozenset(draw.sample(SKILLS, draw.randrange(4))) - required
    low = draw.choice((None, draw.randrange(20_000, 200_000)))
    source = draw.choice(SOURCES)
    return Posting(
        posting_id=f"{source}:{posting_id}",
        source=source,
        raw_title="Somebody",
        posted_on=FIRST + timedelta(days=draw.randrange(31)),
        role=draw.choice((None, *ROLES)),
        seniority=draw.choice((None, Seniority.JUNIOR, Seniority.SENIOR)),
        company=draw.choice((None, *COMPANIES)),
        place=Place(country_code=draw.choice((None, "US", "DE"))),
        remote=draw.choice((None, True, False)),
        salary=None if low is None else Salary(float(low), float(low + 10_000), "given"),
        required=required,
        optional=optional,
        mentioned=frozenset(SKILLS) - required - optional,
        duplicate_of=draw.choice((None, None, None, "theirstack:other")),
    )


def worlds(largest: int = 60) -> st.SearchStrategy[list[Posting]]:
    """Postings with unique ids. Size and seed are drawn, not each field, which would take seconds a world."""
    return st.builds(
        lambda size, seed: [random_posting(Random(f"{seed}-{number}"), number) for number in range(size)],
        st.integers(0, largest),
        st.integers(0, 10_000),
    )


slices = st.builds(
    Slice,
    role=st.none() | st.sampled_from((*ROLES, "never seen")),
    since=st.none() | st.dates(FIRST, FIRST + timedelta(days=15)),
    until=st.none() | st.dates(FIRST + timedelta(days=10), FIRST + timedelta(days=32)),
    country=st.none() | st.sampled_from(("US", "DE", "FR")),
    seniority=st.none() | st.sampled_from((Seniority.JUNIOR, Seniority.SENIOR)),
    remote=st.none() | st.booleans(),
    source=st.none() | st.sampled_from(SOURCES),
)

profiles = st.frozensets(st.sampled_from(SKILLS), max_size=6)


@st.composite
def implications(draw: st.DrawFn) -> Implies:
    """Each skill with itself and what it implies, closed: implying x implies all that x implies."""
    direct = {skill: draw(st.frozensets(st.sampled_from(SKILLS), max_size=2)) for skill in SKILLS[:5]}
    closed = {}
    for skill in SKILLS:
        reached, todo = {skill}, [skill]
        while todo:
            for other in direct.get(todo.pop(), frozenset()) - reached:
                reached.add(other)
                todo.append(other)
        closed[skill] = frozenset(reached)
    return closed


def counted(world: Iterable[Posting], asked: Slice) -> list[Posting]:
    """The postings of a slice, one condition after the other."""
    found = []
    for posting in world:
        if posting.duplicate_of is not None:
            continue
        if asked.role is not None and posting.role != asked.role:
            continue
        if asked.since is not None and posting.posted_on < asked.since:
            continue
        if asked.until is not None and posting.posted_on >= asked.until:
            continue
        if asked.country is not None and posting.place.country_code != asked.country:
            continue
        if asked.seniority is not None and posting.seniority != asked.seniority:
            continue
        if asked.remote is not None and posting.remote is not asked.remote:
            continue
        if asked.source is not None and posting.source != asked.source:
            continue
        found.append(posting)
    return found


def shares(postings: list[Posting]) -> dict[str, float]:
    """demand_share of every skill that anybody asks for."""
    asked = {skill for posting in postings for skill in posting.skills}
    return {skill: sum(skill in posting.skills for posting in postings) / len(postings) for skill in asked}


def is_ready(posting: Posting, owned: Iterable[str], implies: Implies, theta: str = "0.7") -> bool:
    """Whether at least theta of the posting's skills are satisfied."""
    satisfied = {other for skill in owned for other in implies.get(skill, frozenset({skill}))} | set(owned)
    return len(posting.skills & satisfied) >= Fraction(theta) * len(posting.skills)


def rated(postings: list[Posting]) -> list[Posting]:
    return [posting for posting in postings if len(posting.skills) >= 3]
