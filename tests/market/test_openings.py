"""Openings against a plain ranking of the stored postings."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.catalogue.commuting import Commuting, commuting_area
from core.catalogue.scoring import Scoring
from core.market.adverts import adverts_of
from core.market.fit import THETA
from core.market.hurdles import LEAST_FITTING, LEAST_TAUGHT
from core.market.opening_ranks import (
    FEW,
    FEWEST_SHARED,
    LEAST_NEAR,
    LEAST_SHARED,
    MOST_NEAR,
    STEADY,
    Fits,
    Order,
)
from core.market.openings import COLUMNS, NICE, matching_postings, with_adverts
from core.market.profile import OwnedSkills
from core.market.stacks import MAIN_PART, is_other_stack
from core.market.suitability import (
    ABOVE,
    BELOW,
    LEVELS,
    STUDENTS,
    TOO_MANY_YEARS,
    UNSTATED,
    USUAL_YEARS,
)
from core.models import Ask, Degree, Place, Posting, Salary, Seniority, Terms, WorkModel
from core.snapshot.slices import Slice
from core.snapshot.snapshot import Snapshot
from tests.drawing import examples
from tests.market.worlds import SCORING, SKILLS, fit_of, profiles, slices, units_of, worlds
from tests.tables import each_row

TODAY = date(2026, 11, 23)
NOME = Commuting("United States", frozenset({"Nome"}))


def having(*owned: str) -> OwnedSkills:
    return OwnedSkills(frozenset(owned), {}, {}, SCORING)


def scored_count(posting: Posting) -> int:
    return sum(map(SCORING.counts, posting.skills))


def is_out_of_reach(posting: Posting, level: Seniority | None, fit: float) -> bool:
    """Whether level, or too little fit for the level, stands in the way; `fit` times what the level counts."""
    is_internship, is_student = posting.seniority is Seniority.INTERN, level is Seniority.INTERN
    least = LEAST_TAUGHT if is_internship and is_student else LEAST_FITTING
    for_others = posting.seniority is None if is_student else is_internship and level is not None
    return for_others or fit < least - 1e-9


@given(worlds(), slices, profiles, st.integers(0, 10), st.integers(1, 10), st.sampled_from([None, *Seniority][:4]))
@examples(80)
def test_openings_are_ranked_as_a_plain_sort_of_steadied_fits_ranks_them(
    postings: list[Posting], asked: Slice, owned: frozenset[str], offset: int, limit: int, level: Seniority | None
) -> None:
    snapshot = Snapshot.build(postings)
    inside = {snapshot.ids([row])[0] for row in asked.rows(snapshot)}
    there = [posting for posting in postings if posting.posting_id in inside]
    found = matching_postings(snapshot, asked, having(*owned), offset=offset, limit=limit, level=level)
    fits = {one.posting_id: float(fit_of(one, owned, {})) for one in there}
    mean = sum(fits.values()) / max(len(fits), 1)
    key = {}
    for one in there:
        units = len(set(units_of(one).values()))
        steadied = (fits[one.posting_id] * units + mean * STEADY) / (units + STEADY)
        if one.seniority and level not in (None, Seniority.INTERN):
            above = LEVELS.index(one.seniority) - LEVELS.index(level)
            below = STUDENTS if one.seniority is Seniority.INTERN else BELOW
            steadied *= ABOVE if above > 0 else below if above < 0 else 1
        if one.seniority is None and level in (Seniority.INTERN, Seniority.JUNIOR):
            steadied *= UNSTATED
        level_worth = steadied / ((fits[one.posting_id] * units + mean * STEADY) / (units + STEADY) or 1)
        few, years = scored_count(one) < FEW, one.terms.years
        over = max(years - USUAL_YEARS[level], 0) if level in USUAL_YEARS and years is not None else 0
        steadied *= TOO_MANY_YEARS**over
        credited = {
            skill for skill in units_of(one) if fit_of(Posting("x:", "x", "t", TODAY, required={skill}), owned, {})
        }
        shared = len({units_of(one)[skill] for skill in credited})
        steadied *= shared > 0
        tier = int(is_out_of_reach(one, level, fits[one.posting_id] * level_worth) or few or over > 0)
        tier = 2 if over > 1 or fits[one.posting_id] < LEAST_NEAR else tier
        tier = 3 if few and (fits[one.posting_id] < THETA or shared < FEWEST_SHARED or over > 1) else tier
        strange = fits[one.posting_id] < LEAST_SHARED or one.terms.clearance == "required"
        tier = 4 + few if strange else tier
        key[one.posting_id] = (tier, -round(steadied, 9), -one.posted_on.toordinal())
    tiers = [tier for tier, _, _ in key.values()]
    assert (found.total_count, found.counts.few_skills) == (len(there), sum(scored_count(one) < FEW for one in there))
    assert (found.counts.fitting_count, found.counts.rest_count) == (tiers.count(0), tiers.count(4) + tiers.count(5))
    expected = sorted(key.values())[offset : offset + limit]
    assert [key[name] for name in found.frame["posting_id"]] == [pytest.approx(one) for one in expected]
    for row in found.frame.itertuples():
        one = next(posting for posting in there if posting.posting_id == row.posting_id)
        unit_of = units_of(one)
        skills_of = {name: {skill for skill in unit_of if unit_of[skill] == name} for name in unit_of.values()}
        required = {name for name, unit in skills_of.items() if unit & one.required}
        missing = {name for name, unit in skills_of.items() if not unit & owned}
        assert row.fit == pytest.approx(fits[one.posting_id])
        assert set(row.matched) == set(unit_of) & owned
        assert set(row.missing_required) == {skill for name in missing & required for skill in skills_of[name]}
        assert set(row.missing_optional) == {skill for name in missing - required for skill in skills_of[name]}
        assert set(row.alternatives) == {tuple(sorted(unit)) for unit in skills_of.values() if len(unit) > 1}
        assert set(row.matched_optional) == {one for one in row.matched if unit_of[one] not in required}
        assert (row.required_count, row.required_matched_count) == (len(required), len(required - missing))
        assert (row.asked_count, row.matched_count) == (len(skills_of), len(skills_of) - len(missing))
        assert (row.role, row.source, row.posted_on) == (one.role or "", one.source, one.posted_on)
        assert row.work_model == (one.work_model or "")


def test_nine_of_ten_skills_stand_before_four_of_four_of_which_little_is_known() -> None:
    long = Posting("x:long", "x", "t", TODAY, required=frozenset(f"s{number}" for number in range(10)))
    short = Posting("x:short", "x", "t", TODAY, required=frozenset({"s0", "s1", "s2", "s3"}))
    thin = Posting("x:thin", "x", "t", TODAY, required=frozenset({"s0"}))
    others = [
        Posting(f"x:{n}", "x", "t", TODAY, required=frozenset(f"o{number}" for number in range(8))) for n in range(20)
    ]
    profile = OwnedSkills(frozenset(f"s{number}" for number in range(9)), {}, {})
    frame = matching_postings(Snapshot.build([thin, short, long, *others]), Slice(), profile).frame
    assert frame["posting_id"].tolist()[:3] == ["x:long", "x:short", "x:thin"]


def test_of_equals_what_is_near_or_remote_stands_first() -> None:
    base = Posting("x:0", "x", "t", TODAY, required=frozenset("abch"))
    places = {
        "far": (Place("Miami", "Florida", "US"), WorkModel.ONSITE),
        "unsaid": (Place(None, None, "US"), WorkModel.ONSITE),
        "remote": (Place("Miami", "Florida", "US"), WorkModel.REMOTE),
        "region": (Place("Naperville", "Illinois", "US"), WorkModel.HYBRID),
        "city": (Place("Chicago", "Illinois", "US"), None),
        "namesake": (Place("Naperville", "Ohio", "US"), WorkModel.ONSITE),
    }
    snapshot = Snapshot.build(
        [replace(base, posting_id=f"x:{name}", places=(at,), work_model=how) for name, (at, how) in places.items()]
    )
    found = matching_postings(snapshot, Slice(), having("a", "b"), Fits(home=commuting_area("Chicago, IL")))
    assert set(found.frame["posting_id"][-2:]) == {"x:far", "x:namesake"}
    assert (found.counts.fitting_count, found.counts.total_count) == (4, 6)
    nowhere = matching_postings(
        snapshot, Slice(), having("a", "b"), Fits(home=Commuting("United States", frozenset({"Nome"})))
    )
    assert set(nowhere.frame["posting_id"][:2]) == {"x:unsaid", "x:remote"}


def test_interns_are_shown_internships_of_every_role_that_ask_for_what_they_have() -> None:
    asks = {"front": "html css git php go sql", "data": "python sql git pandas numpy", "ml": "cuda c cpp rust zig"}
    adverts = [
        Posting(
            f"x:{role}",
            "x",
            "t",
            TODAY,
            role=role,
            required=frozenset(asked.split()),
            seniority=Seniority.JUNIOR if role == "front" else Seniority.INTERN,
        )
        for role, asked in asks.items()
    ]
    snapshot, person = Snapshot.build(adverts), OwnedSkills(frozenset({"python", "git"}), {}, {})
    for level, roles in ((Seniority.INTERN, ["data", "front"]), (Seniority.JUNIOR, ["front"])):
        found = matching_postings(snapshot, Slice(role="front"), person, level=level, near_roles=["none"])
        assert sorted(found.frame["role"]) == roles


TRADES = Scoring(trades=(frozenset({"fpga", "vhdl"}),))


@pytest.mark.parametrize(
    ("changed", "owned", "core", "counts"),
    [
        ({}, "ab", "", (1, 0)),
        ({"terms": Terms(clearance="required")}, "ab", "", (0, 1)),
        ({"terms": Terms(clearance="optional")}, "ab", "", (1, 0)),
        ({"terms": Terms(years=5)}, "ab", "", (1, 0)),
        ({"terms": Terms(years=6)}, "ab", "", (0, 0)),
        ({"required": frozenset("abc")}, "ab", "", (0, 0)),  # says little
        ({"places": (Place("Miami", "Florida", "US"),)}, "ab", "", (0, 0)),
        ({"places": (Place("United States", None, "US"),)}, "ab", "", (1, 0)),
        ({"places": (Place("Miami", "Florida", "US"),), "work_model": WorkModel.REMOTE}, "ab", "", (1, 0)),
        ({"places": (Place("Miami", "Florida", "US"), Place("Nome", "Alaska", "US"))}, "ab", "", (1, 0)),
        ({"required": frozenset({*"abch", "fpga"})}, "ab", "", (0, 1)),
        ({"required": frozenset({*"abch", "fpga"})}, "ab", "vhdl", (1, 0)),  # the role's own trade
        ({"required": frozenset({*"abch", "fpga"})}, "ab vhdl", "", (1, 0)),
        ({"optional": frozenset({"fpga"})}, "ab", "", (1, 0)),
    ],
)
def test_what_nobody_could_take_today_is_not_for_them(
    changed: dict[str, Any], owned: str, core: str, counts: tuple[int, int]
) -> None:
    advert = replace(Posting("x:1", "x", "t", TODAY, required=frozenset("abch")), **changed)
    has = frozenset(owned.partition(" ")[0]) | frozenset(owned.split()[1:])
    wish = Fits(home=NOME, core=frozenset(core.split()))
    profile = OwnedSkills(has, {}, {}, TRADES)
    found = matching_postings(Snapshot.build([advert]), Slice(), profile, wish, level=Seniority.MID).counts
    assert (found.fitting_count, found.rest_count) == counts


def test_openings_can_be_sorted_by_day_and_by_pay() -> None:
    base = Posting("x:0", "x", "t", TODAY, required=frozenset("abch"))
    old = replace(base, posting_id="x:old", posted_on=TODAY - timedelta(days=9), salary=Salary(90_000.0, 99_000.0, "x"))
    new = replace(base, posting_id="x:new", required=frozenset("bchj"), salary=Salary(50_000.0, 60_000.0, "x"))
    snapshot = Snapshot.build([old, new])
    for order, first in ((Order.FIT, "x:old"), (Order.DATE, "x:new"), (Order.PAY, "x:old")):
        assert matching_postings(snapshot, Slice(), having("a"), Fits(order=order)).frame["posting_id"][0] == first


def test_all_pages_together_hold_each_opening_once() -> None:
    postings = [Posting(f"x:{n}", "x", "t", TODAY, required=frozenset(SKILLS[n % 3 : n % 3 + 3])) for n in range(50)]
    snapshot = Snapshot.build(postings)
    pages = [matching_postings(snapshot, Slice(), having("a"), offset=at, limit=7).frame for at in range(0, 60, 7)]
    ids = [name for page in pages for name in page["posting_id"]]
    assert sorted(ids) == sorted(posting.posting_id for posting in postings)
    shuffled = Snapshot.build(reversed(postings))
    assert list(matching_postings(shuffled, Slice(), having("a")).frame["posting_id"]) == ids


BASE = Posting("x:1", "x", "Engineer", TODAY, required=frozenset("abc"), url="https://x.example/1")


@each_row(
    ("wish", "change", "counts"),
    [
        (Fits(), {}, True),
        (Fits(least_fit=2 / 3), {}, True),
        (Fits(least_fit=0.7), {}, False),
        (Fits(skills=frozenset("ab")), {}, True),
        (Fits(skills=frozenset("ax")), {}, False),
        (Fits(hidden=("x:1",)), {}, False),
        (Fits(), {"closed_on": TODAY}, False),
        (Fits(), {"closed_on": TODAY + timedelta(days=3)}, True),
        (Fits(with_closed=True), {"closed_on": TODAY}, True),
        (Fits(least_salary=90_000), {}, False),
        (Fits(least_salary=90_000), {"salary": Salary(50_000.0, 90_000.0, "x")}, True),
        (Fits(most_years=3), {}, False),
        (Fits(most_years=3), {"terms": Terms(years=3)}, True),
        (Fits(most_years=3), {"terms": Terms(years=4)}, False),
        (Fits(no_degree=True), {}, True),
        (Fits(no_degree=True), {"terms": Terms(degree=Degree("master", Ask.REQUIRED))}, False),
        (Fits(no_degree=True), {"terms": Terms(degree=Degree("master", Ask.REQUIRED, or_equivalent=True))}, True),
        (Fits(no_degree=True), {"terms": Terms(degree=Degree("master", Ask.OPTIONAL))}, True),
        (Fits(company="Acme"), {"company": "Acme"}, True),
        (Fits(company="Acme"), {"company": "Acme Bank"}, False),
        (Fits(company="Acme"), {"company": None}, False),
        (Fits(least_salary=90_001), {"salary": Salary(50_000.0, 90_000.0, "x")}, False),
    ],
)
def test_a_filter_keeps_what_it_says(wish: Fits, change: dict[str, object], counts: bool) -> None:
    snapshot = Snapshot.build([replace(BASE, **change)], as_of=datetime(2026, 11, 23, 12, tzinfo=UTC))
    assert matching_postings(snapshot, Slice(), having("a", "b"), wish).total_count == counts


def test_openings_carry_title_link_and_source() -> None:
    odd = replace(BASE, posting_id="x:2", url="javascript:alert(1)")
    frame = matching_postings(Snapshot.build([BASE, odd]), Slice(), having("a")).frame
    made = with_adverts(frame, [BASE, odd]).set_index("posting_id")
    assert made.loc["x:1", ["title", "url", "source"]].tolist() == ["Engineer", "https://x.example/1", "x"]
    assert made.loc["x:2", "url"] is None
    assert with_adverts(frame, [])["title"].tolist() == [None, None]


def test_no_postings_give_no_openings() -> None:
    found = matching_postings(Snapshot.empty(), Slice(), having("a"))
    assert (len(found.frame), tuple(found.frame.columns), found.total_count) == (0, (*COLUMNS, NICE), 0)


STACKS = Scoring(
    languages=frozenset({"python", "csharp", "java", "javascript", "typescript", "r", "php"}),
    stacks={"dotnet": "csharp", "django": "python", "spring": "java", "laravel": "php", "nodejs": "javascript"},
    rivals={"react": "Front end", "angular": "Front end", "jquery": "Front end"},
    job_names=frozenset({"react", "angular"}),
)
REACT = ("javascript", "react", "html", "git")
PYTHON = ("python", "sql", "git")
SMALL = ("sql", "git", "html")


@each_row(
    ("owned", "required", "other"),
    [
        (REACT, "react typescript html redux", False),
        (REACT, "react javascript jquery css", False),
        (REACT, "angular javascript html css", True),
        (REACT, "react|angular javascript html css", False),
        (REACT, "csharp dotnet javascript html", True),
        (REACT, "csharp dotnet javascript react html css", True),
        (REACT, "java javascript react html", False),
        (REACT, "php laravel javascript html", True),
        (REACT, "nodejs react html css", False),
        (REACT, "java|javascript html css git", False),
        (REACT, "php javascript sql git", True),
        (PYTHON, "python r sql git", False),
        (PYTHON, "java sql git docker", True),
        (PYTHON, "java docker kubernetes linux terraform aws git sql ansible helm", False),
        (("python", "django", *SMALL), "laravel aws docker linux helm redis sql git html css", True),
        (("python", "django", *SMALL), "laravel python aws docker linux helm redis sql git html css", False),
        (("html", "git"), "csharp dotnet html git", False),
        (("csharp", "sql", "git"), "dotnet sql git aws", False),
        (("csharp", "dotnet", "javascript", "sql"), "nodejs react sql git", True),
        (("csharp", "dotnet", "javascript", "sql"), "csharp javascript react sql", False),
        (("java", "sql", "git"), "php java|csharp|go sql git", True),
        (("java", "sql", "git"), "php java sql git", False),
        (
            ("php", "laravel", "javascript", *SMALL),
            "dotnet javascript aws docker linux redis sql git html css",
            True,
        ),
        (("php", "laravel", "javascript", *SMALL), "nodejs javascript aws docker linux helm redis sql git css", False),
        (REACT, "dotnet javascript aws docker linux helm redis sql git html css", False),
    ],
)
def test_an_advert_is_of_another_stack_where_its_main_languages_are_strange(
    owned: tuple[str, ...], required: str, other: bool
) -> None:
    units = [tuple(unit.split("|")) for unit in required.split()]
    asked = frozenset(skill for unit in units for skill in unit)
    choices = tuple(frozenset(unit) for unit in units if len(unit) > 1)
    advert = Posting("x:1", "x", "t", TODAY, required=asked, alternatives=choices)
    snapshot = Snapshot.build([advert])
    person = OwnedSkills(frozenset(owned), {}, {}, STACKS)
    adverts = adverts_of(snapshot, Slice().rows(snapshot), STACKS, fewest=0)
    assert is_other_stack(adverts, person).tolist() == [other]
    counts = matching_postings(snapshot, Slice(), person).counts
    assert counts.rest_count == other


def test_the_only_language_of_a_role_is_strange_to_nobody_and_beside_it_who_has_none_needs_none() -> None:
    adverts = [
        Posting("x:1", "x", "t", TODAY, required=frozenset({"python", "sql", "git", "html"})),
        Posting("x:2", "x", "t", TODAY, required=frozenset({"csharp", "sql", "git", "html"})),
        Posting("x:3", "x", "t", TODAY, required=frozenset({"sql", "git", "html"}), optional=frozenset({"python"})),
    ]
    snapshot = Snapshot.build(adverts)
    rows = Slice().rows(snapshot)
    names = snapshot.ids(rows)

    def others(owned: tuple[str, ...], *how: Any) -> set[str]:
        person = OwnedSkills(frozenset(owned), {}, {}, STACKS)
        strange = is_other_stack(adverts_of(snapshot, rows, STACKS, fewest=0), person, *how)
        return {name for name, is_other in zip(names, strange, strict=True) if is_other}

    java = ("java", "spring", "sql")
    assert others(java) == {"x:1", "x:2"}
    assert others(java, MAIN_PART, {"python"}) == {"x:2"}
    assert others(("sql", "html")) == set()
    assert others(("sql", "html"), 0.0) == {"x:1", "x:2"}


def test_few_fitting_openings_are_told_and_filled_from_neighbouring_roles_only() -> None:
    def advert(name: str, role: str, *required: str) -> Posting:
        return Posting(f"x:{name}", "x", "t", TODAY, role=role, required=frozenset(required))

    own = advert("own", "front", "react", "html", "git", "css")
    little = advert("little", "front", "react", *(f"o{number}" for number in range(9)))
    other = advert("other", "front", "angular", "javascript", "html", "git")
    nothing = advert("nothing", "front", "aws", "docker", "linux", "helm")
    near = [advert(f"near{number}", "full", "react", "html", "git", "sql") for number in range(8)]
    far = advert("far", "back", "react", "html", "git", "javascript")
    near_other = advert("near_other", "full", "csharp", "dotnet", "html", "git")
    snapshot = Snapshot.build([own, little, other, nothing, *near, far, near_other])
    person = OwnedSkills(frozenset(REACT), {}, {}, STACKS)
    found = matching_postings(snapshot, Slice(role="front"), person, near_roles=["full"])
    ids = found.frame["posting_id"].tolist()
    assert ids[0] == "x:own"
    assert set(ids[-2:]) == {"x:other", "x:nothing"}
    assert found.frame.loc[found.frame["near_role"], "role"].tolist() == ["full"] * MOST_NEAR
    assert (found.counts.fitting_count, found.counts.leading_count, found.counts.total_count) == (1, 7, 9)
    pages = [
        matching_postings(snapshot, Slice(role="front"), person, near_roles=["full"], offset=at, limit=8, least=3)
        for at in (0, 8)
    ]
    assert [page.frame["posting_id"].tolist() for page in pages] == [ids[:7], ids[7:]]
    assert [page.counts.further_from(at, 8) for at, page in enumerate(pages)] == [6, 0]
    # Where next to none of the role's own fits, such of neighbouring roles that fit less stand before other stacks.
    less = [advert(f"less{number}", "full", "react", "html", *(f"o{one}" for one in range(9))) for number in range(8)]
    snapshot = Snapshot.build([own, other, *less])
    found = matching_postings(snapshot, Slice(role="front"), person, near_roles=["full"], least=5)
    assert found.frame["near_role"].tolist() == [False, True, True, True, True]
    # Who has few skills is shown what asks for one of them.
    little_known = OwnedSkills(frozenset({"html"}), {}, {}, STACKS)
    snapshot = Snapshot.build([nothing, *near, near_other])
    found = matching_postings(snapshot, Slice(role="front"), little_known, near_roles=["full"], least=5)
    assert found.frame["near_role"].tolist() == [True] * MOST_NEAR
    # Of neighbouring roles nothing counts that names languages of which one has none, however little of it they are.
    odd = [
        advert(f"odd{number}", "full", "php", "html", "git", *(f"o{one}" for one in range(9))) for number in range(4)
    ]
    found = matching_postings(Snapshot.build([own, *odd]), Slice(role="front"), person, near_roles=["full"], least=5)
    assert found.frame["posting_id"].tolist() == ["x:own"]
    # Where nothing is worth an application, the first page is empty.
    nothing_left = matching_postings(Snapshot.build([nothing, other]), Slice(role="front"), person, least=5)
    assert (len(nothing_left.frame), nothing_left.counts.rest_count, nothing_left.counts.first_page) == (0, 2, 0)
    by_day = matching_postings(snapshot, Slice(role="front"), person, Fits(order=Order.DATE), near_roles=["full"])
    assert by_day.total_count == 1
