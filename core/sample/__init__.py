"""Sample postings for a first look: drawn with a fixed seed from `data/sample_postings.json`, all of it invented."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Any

from core.sample.advert import write_advert
from core.sample.content import Content, load_content
from core.sample.draw import Frame, draw_frame

__all__ = ["sample_rows"]

# Of a thousand postings, how many lack which field: real feeds have holes.
_HOLES = {
    4: ("company",),
    8: ("city", "region", "location", "country_code"),
    11: ("seniority",),
    14: ("discovered_at",),
    16: ("description",),
}
_UNSTATED = 550  # of a thousand mid-level adverts, how many state no level, as real ones do


def sample_rows(today: date) -> Iterator[dict[str, Any]]:
    """TheirStack-shaped rows, oldest first, the newest dated the day before `today`.

    A posting keeps its id and text whatever `today` is; its date moves with it. `expected_required` and
    `expected_optional` are the skill ids a perfect reader finds. Raises `DataFileError`.
    """
    content = load_content()
    taken: set[tuple[str, str, str]] = set()
    reposts = round(content.postings * content.repost_share)
    frames = [draw_frame(content, number, taken) for number in range(content.postings - reposts)]
    again = list(_reposts(content, frames, reposts))
    repeats: dict[int, Frame] = {copy.number: original for copy, original in again}
    frames += [copy for copy, _ in again]
    for frame in sorted(frames, key=lambda frame: (-frame.days_ago, frame.number)):
        yield _row(content, frame, repeats.get(frame.number), today)


def _reposts(content: Content, frames: list[Frame], count: int) -> Iterator[tuple[Frame, Frame]]:
    """The same advert some days later under a new number, with the frame it repeats."""
    rng = Random(f"{content.seed}:reposts")
    old = [frame for frame in frames if frame.days_ago > 25 and not _hole(content, frame)]
    for number, original in enumerate(rng.sample(old, count), start=len(frames)):
        yield replace(original, number=number, days_ago=original.days_ago - rng.randint(3, 24)), original


def _hole(content: Content, frame: Frame) -> tuple[str, ...]:
    part = Random(f"{content.seed}:{frame.number}:hole").randrange(1000)
    return next((fields for limit, fields in _HOLES.items() if part < limit), ())


def _stated_level(content: Content, frame: Frame) -> str | None:
    part = Random(f"{content.seed}:{frame.number}:level").randrange(1000)
    return None if frame.level == "mid_level" and part < _UNSTATED else frame.level


def _row(content: Content, frame: Frame, original: Frame | None, today: date) -> dict[str, Any]:
    posted = today - timedelta(days=frame.days_ago)
    place = f"{frame.city}, {frame.country.name}"
    text = write_advert(content, original or frame)
    row = {
        "id": f"s{frame.number:05d}",
        "job_title": frame.title,
        "company": frame.company.name,
        "location": f"Remote, {frame.country.name}" if frame.remote else place,
        "city": frame.city,
        "region": frame.region,
        "country_code": frame.country_code,
        "remote": frame.remote,
        "seniority": _stated_level(content, original or frame),
        "date_posted": posted.isoformat(),
        "discovered_at": datetime.combine(posted, time(frame.number % 24, frame.number % 60)).isoformat(),
        "min_annual_salary_usd": frame.pay.min_usd if frame.pay else None,
        "max_annual_salary_usd": frame.pay.max_usd if frame.pay else None,
        "salary_string": frame.pay.text if frame.pay else None,
        "url": None,
        "description": f"{text}\n(Posted again.)" if original and frame.number % 2 else text,
        "expected_required": sorted(frame.asked.required),
        "expected_optional": sorted(frame.asked.optional),
    }
    holes = () if original else _hole(content, frame)
    row |= dict.fromkeys(holes)
    if row["description"] is None:
        row |= {"expected_required": [], "expected_optional": []}
    return row
