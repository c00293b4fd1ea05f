"""Small random worlds, and the plain-Python counts that every number is held against."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from fractions import Fraction
from random import Random

from hypothesis import strategies as st

from core.catalogue.scoring import Scoring
from core.models import Ask, Degree, Place, Posting, Salary, Seniority, Spoken, Terms, WorkModel
from core.snapshot.build import choice_numbers
from core.snapshot.slices import NOT_REMOTE, Slice
from tests.drawing import examples

FIRST = date(2026, 9, 1)
SKILLS = tuple("abcdefghij")
ROLES = ("data engineer", "data analyst", "data scientist")
COMPANIES = ("Acme", "Bolt", "Cargo", "Dyno")
SOURCES = ("theirstack", "arbeitnow")

quickly = examples(60)

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
        places=tuple(Place(country_code=code) for code in draw.choice(((), (None,), ("US",), ("DE",), ("US", "DE")))),
        work_model=draw.choice((None, *WorkModel)),
        salary=None if low is None else Salary(float(low), float(low + 10_000), "given"),
        required=required,
        optional=optional,
        mentioned=frozenset(SKILLS) - required - optional,
        duplicate_of=draw.choice((None, None, None, "theirstack:other")),
        alternatives=_random_groups(draw, sorted(required | optional)),
        language=draw.choice(("und", "en", "en", "en", "de", "pl")),
        terms=Terms(
            years=draw.choice((None, 2, 5)),
            degree=draw.choice((None, Degree("master", Ask.REQUIRED))),
            spoken=draw.choice(((), (Spoken("german", "C1", Ask.REQUIRED),))),
            contract=draw.choice((None, "permanent", "temporary")),
        ),
    )


def _random_groups(draw: Random, skills: list[str]) -> tuple[frozenset[str], ...]:
    if len(skills) < 3:
        return ()
    return tuple(frozenset(draw.sample(skills, 2)) for _ in range(draw.randrange(3)))


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
    work_model=st.none() | st.sampled_from((*WorkModel, NOT_REMOTE)),
    source=st.none() | st.sampled_from(SOURCES),
    contract=st.sampled_from((None, None, "permanent")),
    spoken=st.sampled_from((None, None, "german")),
    near_level=st.none() | st.sampled_from((Seniority.INTERN, Seniority.SENIOR)),
    home=st.none() | st.sampled_from(("US", "FR")),
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


def fits_work_model(asked: Slice, posting: Posting) -> bool:
    if asked.work_model == NOT_REMOTE:
        return posting.work_model in (WorkModel.HYBRID, WorkModel.ONSITE)
    return asked.work_model in (None, posting.work_model)


def counted(world: Iterable[Posting], asked: Slice) -> list[Posting]:
    """The postings of a slice, one condition after the other."""
    found = []
    for posting in world:
        if posting.duplicate_of is not None or posting.language == "pl":
            continue
        if asked.role is not None and posting.role != asked.role:
            continue
        if asked.since is not None and posting.posted_on < asked.since:
            continue
        if asked.until is not None and posting.posted_on >= asked.until:
            continue
        if asked.country is not None and asked.country not in {place.country_code for place in posting.places}:
            continue
        if asked.seniority is not None and posting.seniority != asked.seniority:
            continue
        if not fits_work_model(asked, posting):
            continue
        if asked.contract is not None and posting.terms.contract != asked.contract:
            continue
        if asked.spoken is not None and asked.spoken not in [one.language for one in posting.terms.spoken]:
            continue
        if asked.source is not None and posting.source != asked.source:
            continue
        if asked.near_level is Seniority.INTERN and posting.seniority not in (None, Seniority.INTERN, Seniority.JUNIOR):
            continue
        if asked.near_level is Seniority.SENIOR and posting.seniority not in (
            None,
            Seniority.MID,
            Seniority.SENIOR,
            Seniority.LEAD,
        ):
            continue
        countries = {place.country_code for place in posting.places if place.country_code}
        anywhere = not countries and posting.work_model is WorkModel.REMOTE
        if asked.home is not None and asked.home not in countries and not anywhere:
            continue
        found.append(posting)
    return found


def shares(postings: list[Posting]) -> dict[str, float]:
    """demand_share of every skill that anybody asks for."""
    asked = {skill for posting in postings for skill in posting.skills}
    return {skill: sum(skill in posting.skills for posting in postings) / len(postings) for skill in asked}


# c and d are rivals, so are e, f and g; i counts nowhere.
SCORING = Scoring(
    scored=frozenset("abcdefghj"), rivals={"c": "one", "d": "one", "e": "other", "f": "other", "g": "other"}
)


def fit_of(posting: Posting, owned: Iterable[str], implies: Implies, scoring: Scoring = SCORING) -> Fraction:
    """The fit of a posting, worked out one skill after the other: alternatives and rivals count once."""
    satisfied = {other for skill in owned for other in implies.get(skill, frozenset({skill}))} | set(owned)
    groups = {scoring.rivals[skill] for skill in satisfied if skill in scoring.rivals}
    units: dict[str, tuple[Fraction, Fraction]] = {}
    unit_of = units_of(posting, scoring)
    for skill in sorted(posting.skills):
        if not scoring.counts(skill):
            continue
        weight = Fraction(1) if skill in posting.required else Fraction(1, 3)
        near = scoring.rivals.get(skill) in groups
        credit = Fraction(1) if skill in satisfied else Fraction(1, 2) if near else Fraction(0)
        before = units.get(unit_of[skill], (Fraction(0), Fraction(0)))
        units[unit_of[skill]] = max(before[0], weight), max(before[1], credit)
    whole = sum((weight for weight, _ in units.values()), Fraction(0))
    return sum((weight * credit for weight, credit in units.values()), Fraction(0)) / whole if whole else Fraction(0)


def units_of(posting: Posting, scoring: Scoring = SCORING) -> dict[str, str]:
    """What each scored skill counts with: the advert's alternatives and the rivals of these, else its rivals."""
    groups = {skill: f"choice {number}" for skill, number in choice_numbers(posting.alternatives).items()}
    scored = sorted(filter(scoring.counts, posting.skills))
    unit_of = {}
    for skill in scored:
        rival = scoring.rivals.get(skill)
        near = sorted(
            groups[other] for other in scored if other in groups and rival and scoring.rivals.get(other) == rival
        )
        unit_of[skill] = groups.get(skill) or (near[0] if near else rival or skill)
    return unit_of


def rated(postings: list[Posting], scoring: Scoring = SCORING) -> list[Posting]:
    return [posting for posting in postings if sum(map(scoring.counts, posting.skills)) >= 3]
