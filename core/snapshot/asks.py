"""The snapshot as one long table for analysts: a row a posting and skill it asks for, typed, without texts."""

from collections.abc import Mapping
from typing import Any

import numpy as np
import pyarrow as pa

from core.snapshot.coded import Coded
from core.snapshot.columns import NO_DAY, REQUIRED
from core.snapshot.snapshot import Snapshot

# name -> what it holds; the same order as in the table
FIELDS: Mapping[str, str] = {
    "posting_id": "the posting, `source:native id`",
    "posted_on": "the advert's own date",
    "role": "role id, null where the title names none that is known",
    "level": "intern to executive, null where it is not stated",
    "country": "ISO 3166-1 alpha-2 of its first place",
    "region": "state or region of its first place",
    "city": "city of its first place",
    "work_model": "remote, hybrid or onsite, null where it is not stated",
    "pay_min_usd": "lower end of a year's pay in US dollars",
    "pay_max_usd": "upper end of a year's pay in US dollars",
    "company": "who asks",
    "source": "where the advert was collected",
    "closed_on": "the day on which it was seen to be closed",
    "skill": "skill id",
    "ask": "required or optional",
    "month": "first day of the month of posted_on; the files are partitioned by it",
}


def asks_table(snapshot: Snapshot) -> pa.Table:
    """Every skill that a counted posting asks for, one row each; columns as in FIELDS, postings without a skill absent.

    Duplicates and postings without a date are left out, as everywhere where time is counted.
    """
    counted = np.flatnonzero(~snapshot.duplicate & (snapshot.day != NO_DAY))
    asks = snapshot.asks[counted].tocoo()
    rows = counted[asks.row]
    order = np.lexsort((asks.col, rows))
    rows, skills, kinds = rows[order], asks.col[order], asks.data[order]
    days = snapshot.day[rows]
    columns: dict[str, Any] = {
        "posting_id": snapshot.posting_ids.take(pa.array(rows)),
        "posted_on": pa.array(days, pa.int32()).cast(pa.date32()),
        **{name: _text(getattr(snapshot, column).first(), rows) for name, column in _CODED.items()},
        "pay_min_usd": _number(snapshot.salary_min[rows]),
        "pay_max_usd": _number(snapshot.salary_max[rows]),
        "company": _text(snapshot.company, rows),
        "source": _text(snapshot.source, rows),
        "closed_on": _day(snapshot.closed[rows]),
        "skill": pa.DictionaryArray.from_arrays(pa.array(skills.astype(np.int32)), pa.array(snapshot.skills)).cast(
            pa.string()
        ),
        "ask": pa.array(np.where(kinds == REQUIRED, "required", "optional")),
        "month": pa.array(days.astype("datetime64[D]").astype("datetime64[M]").astype("datetime64[D]")),
    }
    return pa.table({name: columns[name] for name in FIELDS})


_CODED = {
    "role": "role",
    "level": "seniority",
    "country": "country",
    "region": "region",
    "city": "city",
    "work_model": "work_model",
}


def _text(column: Coded, rows: Any) -> Any:
    codes = column.codes[rows]
    indices = pa.array(codes, mask=codes < 0)
    names = pa.array(column.categories, pa.string())
    return pa.DictionaryArray.from_arrays(indices, names).cast(pa.string())


def _number(values: Any) -> Any:
    return pa.array(values, pa.float32(), mask=np.isnan(values))


def _day(days: Any) -> Any:
    return pa.array(days, pa.int32(), mask=days == NO_DAY).cast(pa.date32())
