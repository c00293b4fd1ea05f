"""Any slice by any grouping equals a plain count, and leads to the postings it counts."""

from collections import Counter, defaultdict
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.market.grouping import COLUMNS, GROUPINGS, grouped, rows_of_value
from core.market.slices import Slice
from core.market.snapshot import Snapshot
from core.models import Posting
from tests.market.worlds import SKILLS, quickly, slices, worlds


def inside(posting: Posting, asked: Slice) -> bool:
    wanted = (
        (asked.role, posting.role), (asked.country, posting.place.country_code), (asked.source, posting.source),
        (asked.seniority, posting.seniority), (asked.remote, posting.remote),
    )  # fmt: skip
    return (
        posting.duplicate_of is None
        and all(value is None or value == given for value, given in wanted)
        and (asked.since is None or posting.posted_on >= asked.since)
        and (asked.until is None or posting.posted_on < asked.until)
    )


def values_of(posting: Posting, by: str) -> list[str]:
    if by == "skill":
        return sorted(posting.skills)
    day = posting.posted_on
    found = {
        "role": posting.role, "country": posting.place.country_code, "region": posting.place.region,
        "city": posting.place.city, "seniority": posting.seniority, "company": posting.company,
        "source": posting.source, "week": (day - timedelta(days=day.weekday())).isoformat(),
        "month": day.replace(day=1).isoformat(),
        "remote": None if posting.remote is None else ("yes" if posting.remote else "no"),
    }[by]  # fmt: skip
    return [str(found) if found else ""]


def plainly(postings: list[Posting], asked: Slice, by: str, skill: str | None) -> dict[str, tuple[int, int]]:
    there = [one for one in postings if inside(one, asked)]
    if by == "skill" and skill is not None:
        there = [one for one in there if skill in one.skills]
    counts: Counter[str] = Counter()
    bases: defaultdict[str, int] = defaultdict(int)
    for one in there:
        for value in values_of(one, by):
            bases[value] += 1
            counts[value] += skill is None or by == "skill" or skill in one.skills
    if skill is None or by == "skill":
        return {value: (count, len(there)) for value, count in counts.items() if value != skill}
    return {value: (counts[value], bases[value]) for value in bases}


@pytest.mark.parametrize("by", GROUPINGS)
@given(postings=worlds(), asked=slices, skill=st.none() | st.sampled_from(SKILLS))
@quickly
def test_every_grouping_equals_a_plain_count(by: str, postings: list[Posting], asked: Slice, skill: str | None) -> None:
    snapshot = Snapshot.build(postings)
    frame = grouped(snapshot, asked, by, skill)
    assert tuple(frame.columns) == COLUMNS
    found = {value: (count, base) for value, count, base in frame[["value", "count", "base"]].itertuples(index=False)}
    assert found == plainly(postings, asked, by, skill)
    assert ((frame["share_low"] <= frame["share"] + 1e-9) & (frame["share"] <= frame["share_high"] + 1e-9)).all()


@pytest.mark.parametrize("by", GROUPINGS)
@given(postings=worlds(), asked=slices, skill=st.none() | st.sampled_from(SKILLS))
@quickly
def test_each_count_leads_to_as_many_postings_newest_first(
    by: str, postings: list[Posting], asked: Slice, skill: str | None
) -> None:
    snapshot = Snapshot.build(postings)
    frame = grouped(snapshot, asked, by, skill)
    for value, count in frame[["value", "count"]].itertuples(index=False):
        rows = rows_of_value(snapshot, asked, by, value, skill)
        assert len(rows) == count
        assert list(snapshot.day[rows]) == sorted(snapshot.day[rows], reverse=True)


def test_time_runs_forward_and_other_groups_by_size() -> None:
    postings = [
        Posting(f"a:{number}", "a", "x", day, company="Acme" if number % 3 else "Bolt")
        for number, day in enumerate(date(2026, 3, 1) + timedelta(days=5 * n) for n in range(12))
    ]
    snapshot = Snapshot.build(postings)
    weeks = grouped(snapshot, Slice(), "week")["value"].tolist()
    assert weeks == sorted(weeks)
    assert grouped(snapshot, Slice(), "company")["value"].tolist() == ["Acme", "Bolt"]


def test_an_unknown_grouping_is_refused() -> None:
    with pytest.raises(ValueError, match="none of"):
        grouped(Snapshot.empty(), Slice(), "shoe size")
