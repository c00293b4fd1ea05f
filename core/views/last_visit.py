"""What changed for a person since they were last here: what they learned, and what the market did."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from core.market.gap_history import Change, gap_changes
from core.market.profile import OwnedSkills
from core.models import User, Visit
from core.snapshot.slices import Slice
from core.snapshot.snapshot import Snapshot
from core.views.knowledge import Knowledge
from core.views.windows import last_day, last_days

A_WEEK = timedelta(days=7)
Seen = Callable[[Visit], Snapshot | None]


@dataclass(frozen=True)
class Since:
    """`moved` says how coverage, weighted_coverage and readiness moved; without those that cannot be compared.

    `visit` is when the last visit began, None before there was one. `as_of` says how fresh the numbers compared with
    were; None where a week is compared, because there was no visit or its snapshot cannot be compared (any more).
    """

    visit: datetime | None
    as_of: datetime | None
    moved: dict[str, Change]


def since_last_visit(
    snapshot: Snapshot, knowledge: Knowledge, user: User, today: tuple[Slice, OwnedSkills], seen: Seen | None
) -> Since:
    """How the numbers of a slice and profile of `now` moved since the user's last visit; `seen` finds its snapshot.

    The window of then is as long as that of `now` and ends with the last day of the snapshot of then.
    """
    visit = user.last_visit
    then = seen(visit) if visit and seen else None
    if visit is None or then is None or not _comparable(then, snapshot):
        return Since(visit.began_at if visit else None, None, _since_a_week(snapshot, knowledge, user, today))
    slice = today[0]
    first, end = _window(slice)
    since, until = last_days((end - first).days, last_day(then, visit.began_at))
    # Of a visit that began with an empty profile what was named in it first is not learned either.
    skills = visit.skills or _skills_before(user, visit.began_at.date())
    before = then, replace(slice, since=since, until=until), knowledge.profile(replace(user, skills=skills))
    return Since(visit.began_at, then.as_of, gap_changes(before, (snapshot, *today)))


def _comparable(before: Snapshot, after: Snapshot) -> bool:
    """Whether what differs between two snapshots is the market.

    Both must be of the sample or both collected, read with one taxonomy, and in chronological order.
    """
    kinds = [(snapshot.is_sample, snapshot.taxonomy_version) for snapshot in (before, after)]
    return kinds[0] == kinds[1] and before.as_of is not None and after.as_of is not None and before.as_of <= after.as_of


def _since_a_week(
    snapshot: Snapshot, knowledge: Knowledge, user: User, today: tuple[Slice, OwnedSkills]
) -> dict[str, Change]:
    since, until = (day - A_WEEK for day in _window(today[0]))
    profile = knowledge.profile(replace(user, skills=_skills_before(user, until)))
    return gap_changes((snapshot, replace(today[0], since=since, until=until), profile), (snapshot, *today))


def _skills_before(user: User, day: date) -> tuple[str, ...]:
    """The profile's skills as they were before `day`, as far as today's profile shows."""
    return tuple(skill for skill in user.skills if user.learned_on.get(skill, date.min) < day)


def _window(slice: Slice) -> tuple[date, date]:
    assert slice.since and slice.until
    return slice.since, slice.until
