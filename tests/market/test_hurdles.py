"""What stands between a person and an opening."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest

from core.market.hurdles import Hurdle
from core.market.opening_ranks import Fits
from core.market.openings import matching_postings
from core.market.profile import OwnedSkills
from core.market.stacks import names_other_stack, strange_stacks
from core.models import Place, Posting, Seniority, Terms
from core.snapshot.slices import Slice
from core.snapshot.snapshot import Snapshot
from tests.market.test_openings import NOME, REACT, STACKS, TODAY


@pytest.mark.parametrize(
    ("level", "owned", "changed", "hurdles"),
    [
        (Seniority.MID, "ab", {}, ()),
        (Seniority.MID, "a", {"seniority": Seniority.MID}, ("little",)),
        (Seniority.MID, "ab", {"seniority": Seniority.SENIOR}, ()),  # half of it, and a third would be enough
        (Seniority.MID, "bc", {"seniority": Seniority.SENIOR, "required": frozenset("abchj")}, ("level",)),
        (Seniority.MID, "abch", {"seniority": Seniority.INTERN}, ("internship",)),
        (Seniority.INTERN, "a", {"seniority": Seniority.INTERN}, ()),  # who takes interns teaches them
        (Seniority.INTERN, "abc", {}, ("no_level",)),
        (Seniority.JUNIOR, "abc", {}, ()),
        (Seniority.JUNIOR, "ab", {"required": frozenset("abchjk")}, ("no_level",)),
        (Seniority.MID, "ab", {"terms": Terms(years=7), "required": frozenset("abc")}, ("years", "few_skills")),
        (
            Seniority.MID,
            "ab",
            {"terms": Terms(clearance="required"), "places": (Place("Miami", "Florida", "US"),)},
            ("clearance", "place"),
        ),
        # Far below a senior: so few years, and no level of seniors named; a contract of some months is a year further.
        (Seniority.SENIOR, "abc", {"terms": Terms(years=2)}, ("level",)),
        (Seniority.SENIOR, "abc", {"terms": Terms(years=3)}, ()),
        (Seniority.SENIOR, "abc", {"terms": Terms(years=3, contract="temporary")}, ("level",)),
        (Seniority.SENIOR, "abc", {"terms": Terms(contract="temporary")}, ()),
        (Seniority.SENIOR, "abc", {"terms": Terms(years=2), "seniority": Seniority.SENIOR}, ()),
        (Seniority.SENIOR, "abc", {"terms": Terms(years=2), "seniority": Seniority.MID}, ("level",)),
        (Seniority.LEAD, "abc", {"terms": Terms(years=3)}, ("level",)),
        (Seniority.LEAD, "abc", {"terms": Terms(years=4)}, ()),
        (Seniority.PRINCIPAL, "abc", {"terms": Terms(years=4, contract="temporary")}, ("level",)),
        (Seniority.MID, "abc", {"terms": Terms(years=2, contract="temporary")}, ()),
    ],
)
def test_each_opening_says_what_stands_in_the_way(
    level: Seniority, owned: str, changed: dict[str, Any], hurdles: tuple[str, ...]
) -> None:
    advert = replace(Posting("x:1", "x", "t", TODAY, required=frozenset("abch")), **changed)
    person = OwnedSkills(frozenset(owned), {}, {})
    found = matching_postings(Snapshot.build([advert]), Slice(), person, Fits(home=NOME), level=level)
    assert found.frame["hurdles"].tolist() == [tuple(map(Hurdle, hurdles))]
    assert found.counts.best_count == (not hurdles)


def test_a_title_of_another_stack_moves_an_opening_behind() -> None:
    base = Posting("x:1", "x", "t", TODAY, role="front", required=frozenset({"react", "html", "git", "javascript"}))
    snapshot = Snapshot.build([base, replace(base, posting_id="x:2"), replace(base, posting_id="x:3")])
    asked = list[str]()

    def of_other_stack(ids: Sequence[str]) -> set[str]:
        asked.extend(ids)
        return {"x:2"}

    person = OwnedSkills(frozenset(REACT), {}, {}, STACKS)
    found = matching_postings(snapshot, Slice(role="front"), person, of_other_stack=of_other_stack)
    assert sorted(asked) == ["x:1", "x:2", "x:3"]
    assert found.frame["posting_id"].tolist()[-1] == "x:2"
    assert found.frame["hurdles"].tolist() == [(), (), (Hurdle.STACK,)]
    assert (found.counts.fitting_count, found.counts.rest_count) == (2, 1)


@pytest.mark.parametrize(
    ("owned", "named", "usual", "other"),
    [
        (REACT, "python", "", True),
        (REACT, "python react", "", False),
        (REACT, "angular", "", True),
        (REACT, "typescript", "", False),
        (REACT, "dotnet", "", True),
        (REACT, "", "", False),
        (("csharp",), "dotnet", "", False),
        (("sql", "html"), "java", "", True),
        (("sql", "html"), "python", "python", False),
    ],
)
def test_a_title_is_of_another_stack_where_it_names_strange_ones_only(
    owned: tuple[str, ...], named: str, usual: str, other: bool
) -> None:
    scoring = replace(STACKS, extensions={"typescript": "javascript"})
    person = OwnedSkills(frozenset(owned), {}, {}, scoring)
    assert names_other_stack(named.split(), strange_stacks(person, frozenset(usual.split()))) == other
