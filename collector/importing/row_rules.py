"""How the rows of one file are read, and what a field of a row says."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from collector.adverts import MAX_WORDS, RawRow
from collector.importing.columns import ColumnMap
from collector.importing.dates import DayOrder
from collector.importing.values import line

_LOST = re.compile("[\ud800-\udfff\0]")


def kept(text: str) -> str:
    """Text without what no store takes: half of a pair of UTF-16, and zeros."""
    return _LOST.sub("", text)


@dataclass(frozen=True, slots=True)
class RowRules:
    """How the rows of one file are read: `today` is the day of the import, `orders` the order of each date column."""

    columns: ColumnMap
    today: date
    as_of: date | None = None
    orders: Mapping[str, DayOrder] = ()  # type: ignore[assignment]
    pay_period: str | None = None
    is_adzuna: bool = False
    without_year: bool = False  # days are "Nov 5", as lists for people have them
    home: str | None = None  # the country of all rows that name one

    def value(self, row: RawRow, field: str) -> Any:
        """The value of a field in a row; None where there is none."""
        return self.columns.get(row, field)

    def words(self, row: RawRow, field: str) -> str | None:
        """A field as one line of at most `MAX_WORDS` characters; None where it holds no words."""
        text = line(self.columns.get(row, field))
        return kept(text)[:MAX_WORDS] or None if text else None

    def each(self, row: RawRow, field: str) -> Iterable[tuple[str, Any]]:
        """The columns of a field that say something in a row, best first, each with its value."""
        return self.columns.each(row, field)
