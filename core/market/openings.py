"""Openings that fit: adverts ranked by how much of what they ask for a person has."""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from core.market.adverts import Adverts, adverts_of
from core.market.fit import ROUNDING, THETA
from core.market.opening_ranks import (
    FILLED,
    Fits,
    JudgedOpenings,
    Order,
    Tier,
    judged_openings,
    ranked_openings,
    with_near_roles,
    with_titles_read,
)
from core.market.profile import OwnedSkills
from core.models import Posting, Seniority
from core.snapshot.columns import day_of
from core.snapshot.slices import Slice
from core.snapshot.snapshot import Snapshot

LIMIT = 50
A_FEW = 5  # openings of a role from which its page shows some of them in any case
NICE = "matched_optional"  # what one has of the skills that are only nice to have: for the card, in no table
COLUMNS = (
    "posting_id",
    "fit",
    "ready",
    "required_count",
    "required_matched_count",
    "matched_count",
    "asked_count",
    "matched",
    "missing_required",
    "missing_optional",
    "alternatives",
    "role",
    "seniority",
    "company",
    "city",
    "region",
    "country",
    "work_model",
    "salary_min",
    "salary_max",
    "posted_on",
    "source",
    "near_role",
    "hurdles",
    "snapshot_id",
)
JUDGED = ("fit", "ready", "near_role", "hurdles")  # columns that tell of the person as well
CODED_COLUMNS = ("role", "seniority", "company", "city", "region", "country", "work_model", "source")


@dataclass(frozen=True, slots=True)
class OpeningCounts:
    """How many openings there are.

    `ready_count` of `total_count` fit at least theta; `few_skills` ask for fewer than `FEW` scored skills. This person
    could apply to `fitting_count` of the slice today; `near_role_count` more are of neighbouring roles; with the
    fitting ones of these `best_count` stand first. All but `leading_count` are of another stack or trade, or ask for a
    clearance or next to nothing that one has. The first page has room for `first_page`.
    """

    total_count: int
    ready_count: int
    few_skills: int
    fitting_count: int
    near_role_count: int
    leading_count: int
    first_page: int
    best_count: int = 0

    @property
    def rest_count(self) -> int:
        """How many are of another stack or ask for next to nothing that one has; they come last."""
        return self.total_count - self.leading_count

    def further_from(self, page: int, size: int) -> int:
        """The place on a page, from 0, at which those begin that one could not apply to today.

        `size` is that of all pages but the first.
        """
        return max(self.best_count - (self.first_page + (page - 1) * size if page else 0), 0)


@dataclass(frozen=True)
class Openings:
    """One page of openings, and how many there are in all."""

    frame: pd.DataFrame
    counts: OpeningCounts

    @property
    def total_count(self) -> int:
        """How many there are in all."""
        return self.counts.total_count


def matching_postings(
    snapshot: Snapshot,
    asked: Slice,
    profile: OwnedSkills,
    wish: Fits | None = None,
    *,
    theta: float = THETA,
    level: Seniority | None = None,
    near_roles: Collection[str] = (),
    offset: int = 0,
    limit: int = LIMIT,
    least: int | None = None,
    of_other_stack: Callable[[Sequence[str]], Collection[str]] | None = None,
) -> Openings:
    """Openings of a slice in the order of `wish`; by fit: smoothed towards the mean fit, then the newer, then by id.

    By fit come first those without any `Hurdle`: the person could apply to them today. Then come those within reach
    that fit less, among them, where the first are fewer than `FILLED`, fitting ones of `near_roles` at `NEAR_ROLE` of
    their fit; those that fit still less, lie elsewhere or ask for more years; those that ask for few skills; those of
    another stack or trade, that ask for a clearance, or of which one has next to nothing; of these last what asks for
    few skills. `of_other_stack` says which ids of adverts have a title of another stack.

    `frame` columns are `COLUMNS` and `NICE`: fit (0-1), ready (bool: fit is at least `theta`), scored skills as
    tuples of ids (alternatives: tuples of those of which one is enough; none of them is missing once one is
    matched), counts of them in which alternatives are one, salaries in annual USD (NaN where not said), posted_on
    (date), near_role (bool: of one of `near_roles`), hurdles (tuple of `Hurdle`), else text ("" where not said). For a
    `level` of intern or junior adverts that state no level rank a little lower. With `least`, by fit, the first page
    ends with those that name enough skills and are of no other stack, with so many on it at least, or half of the
    slice's; what does not stand there begins the next.
    """
    wish = wish or Fits()
    openings = judged_openings(snapshot, asked.rows(snapshot), profile, wish, level)
    fitting, role_count = openings.fitting_count, len(openings.places)
    if near_roles and asked.role and wish.order is Order.FIT and fitting < FILLED:
        openings = with_near_roles(snapshot, openings, asked, profile, wish, level, sorted(near_roles))
    if of_other_stack:
        openings = with_titles_read(snapshot, openings, of_other_stack)
        fitting = openings.fitting_count - int((openings.near & (openings.tier == Tier.FITTING)).sum())
    first = _first_page(openings, role_count, least, limit) if least and wish.order is Order.FIT else limit
    begin = offset - (limit - first) if offset else 0
    end = begin + limit if offset else first
    page = ranked_openings(snapshot, openings, wish.order, end)[begin:]
    frame = _frame(snapshot, openings.welcome_rows[page], profile)
    frame["near_role"] = openings.near[page]
    frame["hurdles"] = [openings.hurdles_of(number) for number in page.tolist()]
    frame.insert(1, "fit", openings.fit[page])
    frame.insert(2, "ready", openings.fit[page] >= theta - ROUNDING)
    counts = OpeningCounts(
        total_count=len(openings.places),
        ready_count=int((openings.fit >= theta - ROUNDING).sum()),
        few_skills=int(openings.few.sum()),
        fitting_count=fitting,
        near_role_count=int(openings.near.sum()),
        leading_count=openings.leading_count,
        first_page=first,
        best_count=openings.fitting_count,
    )
    return Openings(frame[[*COLUMNS, NICE]], counts)


def _first_page(openings: JudgedOpenings, role_count: int, least: int, limit: int) -> int:
    """How many the first page holds: those to apply to, and then those that name enough skills, as far as room is.

    A role with a few openings shows `least`, or half of all, as far as these are of no other stack or trade and ask for
    something that one has: they say what it asks for.
    """
    fewest = min(least, role_count // 2, openings.leading_count) if role_count >= A_FEW else 0
    return min(limit, max(openings.telling_count, fewest))


def _frame(snapshot: Snapshot, rows: NDArray[np.int64], profile: OwnedSkills) -> pd.DataFrame:
    """One row for each of `rows` of the snapshot."""
    records, satisfied = [], profile.satisfied
    units = _units_of(adverts_of(snapshot, rows, profile.scoring, fewest=0))
    for place, (row, posting_id) in enumerate(zip(rows, snapshot.ids(rows), strict=True)):
        asked = {skill: required for unit, required in units[place] for skill in unit}
        missing = {unit: required for unit, required in units[place] if satisfied.keys().isdisjoint(unit)}
        required_count = sum(required for _, required in units[place])
        matched = tuple(sorted(skill for skill in asked if skill in satisfied))
        needed = {skill for unit, required in units[place] if required for skill in unit}
        records.append(
            {
                "posting_id": posting_id,
                "required_count": required_count,
                "required_matched_count": required_count - sum(missing.values()),
                "matched_count": len(units[place]) - len(missing),
                "asked_count": len(units[place]),
                "matched": matched,
                NICE: tuple(skill for skill in matched if skill not in needed),
                "missing_required": tuple(sorted(skill for unit in missing if missing[unit] for skill in unit)),
                "missing_optional": tuple(sorted(skill for unit in missing if not missing[unit] for skill in unit)),
                "alternatives": tuple(sorted(unit for unit, _ in units[place] if len(unit) > 1)),
                **{name: getattr(snapshot, name).name(row) or "" for name in CODED_COLUMNS},
                "salary_min": float(snapshot.salary_min[row]),
                "salary_max": float(snapshot.salary_max[row]),
                "posted_on": day_of(int(snapshot.day[row])),
                "snapshot_id": snapshot.snapshot_id,
            }
        )
    return pd.DataFrame(records, columns=[name for name in (*COLUMNS, NICE) if name not in JUDGED])


def _units_of(adverts: Adverts) -> list[list[tuple[tuple[str, ...], bool]]]:
    """What each advert asks for: skills of which one is enough, by id, and whether that is required."""
    skills: dict[int, list[str]] = {}
    for unit, column in zip(adverts.unit.tolist(), adverts.column.tolist(), strict=True):
        skills.setdefault(unit, []).append(adverts.skills[column])
    units: list[list[tuple[tuple[str, ...], bool]]] = [[] for _ in adverts.rows]
    for unit, names in skills.items():
        units[int(adverts.row[unit])].append((tuple(sorted(names)), bool(adverts.required[unit])))
    return units


def with_adverts(frame: pd.DataFrame, adverts: Iterable[Posting]) -> pd.DataFrame:
    """`frame` with `title` and `url` of `adverts`, read from the store; None where there is none.

    With `source`, the link to the advert is what attribution needs. It comes from outside: only http addresses pass.
    """
    advert_by_id = {advert.posting_id: advert for advert in adverts}
    in_order = [advert_by_id.get(posting_id) for posting_id in frame["posting_id"]]
    urls = [advert.url if advert else None for advert in in_order]
    safe = [url if url and url.startswith(("https://", "http://")) else None for url in urls]
    titles = [advert.raw_title if advert else None for advert in in_order]
    made = frame.copy()
    made.insert(1, "title", pd.Series(titles, frame.index, dtype=object))
    made.insert(2, "url", pd.Series(safe, frame.index, dtype=object))
    return made
