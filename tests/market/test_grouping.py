"""Any slice by any grouping equals a plain count, and leads to the postings it counts."""

from collections import Counter, defaultdict
from datetime import date, timedelta

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.market.grouping import COLUMNS, GROUPINGS, Grouping, grouped, rows_of_value
from core.models import Posting
from core.snapshot.slices import Slice
from core.snapshot.snapshot import Snapshot
from tests.market.worlds import SKILLS, counted, quickly, slices, worlds


def inside(posting: Posting, asked: Slice) -> bool:
    return bool(counted([posting], asked))


def values_of(posting: Posting, by: str) -> list[str]:
    if by == "skill":
        return sorted(posting.skills)
    day = posting.posted_on
    if by in ("country", "region", "city"):
        name = {"country": "country_code"}.get(by, by)
        return sorted({getattr(place, name) for place in posting.places} - {None}) or [""]
    found = {
        "role": posting.role,
        "seniority": posting.seniority,
        "company": posting.company,
        "source": posting.source,
        "week": (day - timedelta(days=day.weekday())).isoformat(),
        "month": day.replace(day=1).isoformat(),
        "work_model": posting.work_model,
        "years": None if posting.terms.years is None else str(posting.terms.years),
        "degree": posting.terms.degree and posting.terms.degree.level,
        "spoken": posting.terms.spoken[0].language if posting.terms.spoken else None,
        "visa": posting.terms.visa,
        "relocation": posting.terms.relocation,
        "clearance": posting.terms.clearance,
        "contract": posting.terms.contract,
        "hours": posting.terms.hours,
        "language": None if posting.language == "und" else posting.language,
    }[by]
    return [str(found) if found else ""]


def plainly(postings: list[Posting], asked: Slice, by: str, skill: str | None) -> dict[str, tuple[int, int]]:
    there = [posting for posting in postings if inside(posting, asked)]
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


def choices(frame: pd.DataFrame, postings: list[Posting], asked: Slice, by: str, skill: str | None) -> list[float]:
    """Of each value's base the part in which the counted skill is one of several; NaN where none is counted."""
    there = [posting for posting in postings if inside(posting, asked)]
    if by == "skill":
        there = [one for one in there if skill is None or skill in one.skills]
        counted = {
            value: sum(any(value in unit for unit in one.alternatives) for one in there) for value in frame["value"]
        }
        return [counted[value] / len(there) for value in frame["value"]]
    if skill is None:
        return [float("nan")] * len(frame)
    bases = [[one for one in there if value in values_of(one, by)] for value in frame["value"]]
    return [sum(any(skill in unit for unit in one.alternatives) for one in base) / len(base) for base in bases]


@given(
    postings=worlds(),
    asked=slices,
    skill=st.none() | st.sampled_from(SKILLS),
    groupings=st.lists(st.sampled_from(GROUPINGS), min_size=6, max_size=6, unique=True),
)
@quickly
def test_every_grouping_equals_a_plain_count_and_leads_to_its_postings_newest_first(
    postings: list[Posting], asked: Slice, skill: str | None, groupings: list[str]
) -> None:
    snapshot = Snapshot.build(postings)
    for by in groupings:
        frame = grouped(snapshot, asked, by, skill)
        assert tuple(frame.columns) == COLUMNS
        counts = {
            value: (count, base) for value, count, base in frame[["value", "count", "base"]].itertuples(index=False)
        }
        assert counts == plainly(postings, asked, by, skill), by
        assert ((frame["share_low"] <= frame["share"] + 1e-9) & (frame["share"] <= frame["share_high"] + 1e-9)).all()
        assert frame["choice_share"].tolist() == pytest.approx(choices(frame, postings, asked, by, skill), nan_ok=True)
        for value, (count, _) in counts.items():
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


@pytest.mark.parametrize("skill", [None, "a"])
def test_groups_beyond_what_a_page_shows_come_in_parts(skill: str | None) -> None:
    companies = [f"company {number:03}" for number in range(450) for _ in range(2 if number % 7 else 3)]
    postings = [
        Posting(f"a:{number}", "a", "x", date(2026, 3, 1), company=name, required=frozenset(SKILLS[: number % 4]))
        for number, name in enumerate(companies)
    ]
    snapshot = Snapshot.build(postings)
    grouping = Grouping(snapshot, Slice(), "company", skill)
    parts = list(grouping.parts())
    assert [len(part) for part in parts] == [200, 200, 50] and grouping.value_count == 450
    whole = pd.concat(parts, ignore_index=True)
    rows = whole[["value", "count", "base"]].itertuples(index=False)
    assert {value: (count, base) for value, count, base in rows} == plainly(postings, Slice(), "company", skill)
    assert parts[0].equals(grouped(snapshot, Slice(), "company", skill))
    sizes = Counter(companies)
    assert whole["value"].tolist() == sorted(sizes, key=lambda name: (-sizes[name], name))
