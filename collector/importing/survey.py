"""What a file holds, and what became of its rows: the counts that a preview and a report are made of."""

import re
from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from collector.adverts import RawRow
from collector.importing.columns import Path, paths_of, value_at
from collector.importing.dates import DayOrder, day_order
from collector.importing.row_advert import ReadRow
from collector.importing.values import is_nothing, line
from core.config import WINDOW_DAYS

MOST_COLUMNS = 500
EXAMPLE_CHARS = 60
MOST_LOOKED_AT = 2_000
_AGO = re.compile(
    r"\d\+? ?[a-z]+ ago\b|\bvor \d|\bhace \d|\bil y a\b|\bhá \d|\d giorni fa|\d (?:dagen|dage|dager|dni|dagar)\b|"
    r"\d\s?(?:天|日|일) ?[前전]|"
    r"^(?:yesterday|gestern|ayer|hier|ontem|ieri|gisteren|wczoraj|昨天|昨日|어제)$",
    re.IGNORECASE,
)
FIRST_ROWS = 200
MOST_NESTED_ROWS = 2_000  # rows whose nested fields are looked into


@dataclass(slots=True)
class Survey:
    """What one pass over a file found: rows, and of each column how many say something, with an example."""

    rows: int = 0
    damaged: int = 0
    first_problem: str = ""
    columns: dict[str, Path] = field(default_factory=dict)
    filled: Counter[str] = field(default_factory=Counter)
    examples: dict[str, str] = field(default_factory=dict)
    keys: frozenset[str] = frozenset()
    damaged_bytes: int = 0
    shown_orders: dict[str, set[DayOrder]] = field(default_factory=dict)
    relative: set[str] = field(default_factory=set)  # columns with "3 days ago": a day without a year is of late, too

    first_rows: list[RawRow] = field(default_factory=list)

    def add(self, raw: RawRow) -> None:
        """Take one more row into account."""
        if len(self.first_rows) < FIRST_ROWS:
            self.first_rows.append(raw)
        if not self.keys:
            self.keys = frozenset(raw)
        for name, value in raw.items():
            if value is None or value == "":
                self.columns.setdefault(name, (name,))
                continue
            if isinstance(value, dict | list):
                if self.rows <= MOST_NESTED_ROWS:
                    self._look_inside(name, value)
                continue
            if name not in self.columns and len(self.columns) < MOST_COLUMNS:
                self.columns[name] = (name,)
            if is_nothing(value):
                continue
            self.filled[name] += 1
            if name not in self.examples:
                self.examples[name] = " ".join(str(value)[:EXAMPLE_CHARS].split())
            if self.rows <= MOST_LOOKED_AT and isinstance(value, str) and len(value) < 30 and _AGO.search(value):
                self.relative.add(name)
            is_short = isinstance(value, str) and len(value) < 30 and ("/" in value or "-" in value)
            if is_short and (order := day_order((value,))):
                self.shown_orders.setdefault(name, set()).add(order)

    def _look_inside(self, name: str, value: Any) -> None:
        for inner, path in paths_of({name: value}):
            if len(self.columns) < MOST_COLUMNS:
                self.columns.setdefault(inner, path)
            if (example := line(value_at({name: value}, path))) is not None:
                self.filled[inner] += 1
                self.examples.setdefault(inner, example[:EXAMPLE_CHARS])


@dataclass(slots=True)
class Tally:
    """What became of the rows while they were read."""

    adverts: int = 0
    read: Counter[str] = field(default_factory=Counter)
    undated: int = 0
    older: int = 0
    converted: int = 0  # whose pay was in another currency
    open_dates: Counter[str] = field(default_factory=Counter)
    unread_dates: Counter[str] = field(default_factory=Counter)
    unread_pay: Counter[str] = field(default_factory=Counter)
    refused: Counter[str] = field(default_factory=Counter)  # rows by why no advert came of them
    taken_currencies: Counter[str] = field(default_factory=Counter)
    taken_countries: int = 0

    def add(self, read: ReadRow, today: date) -> None:
        """Take one more advert into account; `today` is the day of the import."""
        advert = read.advert
        self.adverts += 1
        for name, value in (
            ("company", advert.company),
            ("place", any(place.city or place.region or place.country_code for place in advert.places)),
            ("date", advert.posted_on),
            ("pay", advert.salary),
            ("work model", advert.work_model or advert.remote is not None),
            ("level", advert.seniority),
            ("link", advert.url),
            ("text", advert.description),
        ):
            if value:
                self.read[name] += 1
        if advert.posted_on is None:
            self.undated += 1
        elif (today - advert.posted_on).days > WINDOW_DAYS:
            self.older += 1
        if advert.salary and advert.salary.rates_date:
            self.converted += 1
        if read.open_date:
            self.open_dates[read.open_date] += 1
        if read.unread_date:
            self.unread_dates[read.unread_date] += 1
        if read.unread_pay:
            self.unread_pay[read.unread_pay] += 1
        self.taken_countries += read.taken_country
        if read.taken_currency and advert.salary:
            self.taken_currencies[read.taken_currency] += 1
