"""The Data & method page: what was collected when, what it says and what it leaves out, and under whose terms."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
import pandas as pd

from core.catalogue.sources import spoken_note
from core.formats.export import Export, table_export
from core.market.adverts import FEWEST_SKILLS
from core.models import CollectorRun
from core.snapshot.columns import day_number, day_of
from core.snapshot.slices import Slice
from core.snapshot.snapshot import Snapshot
from core.views.provenance import provenance_of
from core.views.windows import last_days

DAY_COLUMNS = {"posted_on": "day of the adverts", "source": "where they were collected", "count": "postings"}
RUN_COLUMNS = (
    "started_at",
    "source_label",
    "fetched",
    "new",
    "updated",
    "unchanged",
    "rejected",
    "duplicates",
    "credits",
    "seconds",
    "error",
)
FIELDS = ("role", "seniority", "company", "country", "city", "work_model", "salary", "skills")


@dataclass(frozen=True)
class CoverageView:
    """Postings per day and source (`per_day`, columns of DAY_COLUMNS) and how many say what (`fields`).

    Columns of `fields`: field (what an advert may say), known_count (postings that say it), base (postings),
    known_share (known_count / base, 0-1).

    `empty_days` are days of the window, up to its last posting, on which nothing was posted; `duplicate_count` copies
    and `unread_count` postings in a language that is not read are kept and not counted.
    """

    posting_count: int
    duplicate_count: int
    unread_count: int
    empty_days: int
    span: tuple[date, date] | None
    per_day: pd.DataFrame
    fields: pd.DataFrame
    export: Export


def coverage_view(snapshot: Snapshot, *, today: date, days: int) -> CoverageView:
    """What the postings of the last `days` days are and say."""
    key = ("coverage", today, days, snapshot.as_of, snapshot.is_sample)
    view: CoverageView | None = snapshot.recall(key)
    return view or snapshot.remember(key, _coverage(snapshot, today, days))


def _coverage(snapshot: Snapshot, today: date, days: int) -> CoverageView:
    since, until = last_days(days, today)
    slice = Slice(since=since, until=until)
    rows, everything = slice.rows(snapshot), slice.mask(snapshot, left_out=True)
    copies = int((everything & snapshot.duplicate).sum())
    per_day = _per_day(snapshot, rows, since, until)
    days_posted = snapshot.day[rows]
    span = (day_of(int(days_posted.min())), day_of(int(days_posted.max()))) if len(rows) else None
    provenance = provenance_of(
        snapshot,
        "postings-per-day",
        slice={"since": since, "until": until, "days": days},
        columns=DAY_COLUMNS,
        counts={"postings": len(rows)},
    )
    return CoverageView(
        posting_count=len(rows),
        duplicate_count=copies,
        unread_count=int(everything.sum()) - len(rows) - copies,
        empty_days=(span[1] - span[0]).days + 1 - len(np.unique(days_posted)) if span else 0,
        span=span,
        per_day=per_day,
        fields=_fields(snapshot, rows),
        export=table_export(per_day, provenance),
    )


def _per_day(
    snapshot: Snapshot, rows: "np.ndarray[tuple[int], np.dtype[np.int64]]", since: date, until: date
) -> pd.DataFrame:
    length = (until - since).days
    day = snapshot.day[rows] - day_number(since)
    code = snapshot.source.codes[rows]
    kinds = len(snapshot.source.categories)
    counts = np.bincount(day * kinds + code, minlength=length * kinds).reshape(length, kinds)
    records = [
        (since + timedelta(days=number), snapshot.source.categories[kind], int(counts[number, kind]))
        for kind in np.flatnonzero(counts.sum(axis=0))
        for number in range(length)
    ]
    return pd.DataFrame(records, columns=list(DAY_COLUMNS))


def _fields(snapshot: Snapshot, rows: "np.ndarray[tuple[int], np.dtype[np.int64]]") -> pd.DataFrame:
    is_stated = {name: getattr(snapshot, name).codes[rows] >= 0 for name in FIELDS if name not in ("salary", "skills")}
    is_stated["salary"] = ~(np.isnan(snapshot.salary_min[rows]) & np.isnan(snapshot.salary_max[rows]))
    is_stated["skills"] = np.diff(snapshot.asks.indptr)[rows] >= FEWEST_SKILLS
    counts = [int(is_stated[name].sum()) for name in FIELDS]
    return pd.DataFrame(
        {
            "field": pd.Series(FIELDS, dtype="str"),
            "known_count": counts,
            "base": len(rows),
            "known_share": [count / max(len(rows), 1) for count in counts],
        }
    )


def runs_table(runs: Iterable[CollectorRun]) -> pd.DataFrame:
    """One row a collector pass, newest first: RUN_COLUMNS; `seconds` is empty where it has not ended."""
    records = [
        (
            run.started_at,
            spoken_note(run.source).label,
            run.fetched,
            run.new,
            run.updated,
            run.unchanged,
            run.rejected,
            run.duplicates,
            run.credits,
            (run.ended_at - run.started_at).total_seconds() if run.ended_at else None,
            run.error or "",
        )
        for run in runs
    ]
    return pd.DataFrame(records, columns=list(RUN_COLUMNS))


@dataclass(frozen=True, slots=True)
class SourceCard:
    """A source in use: how many postings of it are counted, and what it wants said."""

    label: str
    home_url: str | None
    posting_count: int
    attribution: str
    terms: str


def source_cards(snapshot: Snapshot) -> tuple[SourceCard, ...]:
    """The sources of the postings that are counted, most postings first."""
    codes = snapshot.source.codes[~snapshot.left_out]
    counts = np.bincount(codes, minlength=len(snapshot.source.categories))
    source_codes = sorted(np.flatnonzero(counts).tolist(), key=lambda code: -int(counts[code]))
    notes = [(spoken_note(snapshot.source.categories[code]), int(counts[code])) for code in source_codes]
    return tuple(SourceCard(note.label, note.home_url, count, note.attribution, note.terms) for note, count in notes)
