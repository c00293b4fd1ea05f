"""When a row's posting was put up, and from which day on nobody can apply."""

import re
from datetime import date, timedelta
from typing import Any

from collector.adverts import RawRow
from collector.importing.column_words import name_words
from collector.importing.dates import DayOrder, has_open_order, read_day
from collector.importing.row_rules import RowRules
from collector.importing.values import is_nothing, read_number, yes_or_no

CLOSES_WITHIN = timedelta(days=730)  # a day further ahead is no last day of applying
MOST_DAYS_AGO = 3_650
_PARTS = ("year", "month", "day")
_CLOSED = re.compile(
    r"(?:position |job )?(?:closed|expired|inactive|filled|archived|removed|cancell?ed|ended|withdrawn)|"
    r"no longer (?:accepting applications|available|open|active)|"
    r"geschlossen|besetzt|abgelaufen|ferm[ée]e?|expir[ée]e?|pourvue?|cerrad[ao]|caducad[ao]|encerrad[ao]|"
    r"gesloten|verlopen|chius[ao]|scadut[ao]|zamkni[ęe]t[ya]",
    re.IGNORECASE,
)


def posted_on(row: RawRow, rules: RowRules) -> tuple[date | None, str, str]:
    """The day, else the column whose order is open or that could not be read."""
    open_column = unread = ""
    listed = list(rules.each(row, "date_posted"))
    if rules.columns.columns.get("valid_until"):  # else it may be the first day of work
        listed += list(rules.each(row, "opens_on"))
    for column, value in listed:
        day = _days_ago(column, value, row, rules) or read_day(
            value, scraped_on(row, rules), _order(rules, column), now=rules.today, without_year=rules.without_year
        )
        if day is not None:
            return day, "", ""
        if has_open_order(value) and _order(rules, column) is None:
            open_column = open_column or column
        else:
            unread = unread or column
    return _from_parts(row, rules), open_column, unread


def _from_parts(row: RawRow, rules: RowRules) -> date | None:
    """The day of three columns called year, month and day; None where there are no such."""
    parts = {str(name).casefold(): value for name, value in row.items() if str(name).casefold() in _PARTS}
    if len(parts) < len(_PARTS):
        return None
    numbers = [read_number(parts[name]) for name in _PARTS]
    if None in numbers:
        return None
    return read_day("-".join(f"{int(number or 0):02}" for number in numbers), rules.today, now=rules.today)


def _days_ago(column: str, value: Any, row: RawRow, rules: RowRules) -> date | None:
    """The day of a plain number in a column that counts days ("Posted days ago": 12); None for another column."""
    words = name_words(column)
    if "age" not in words and not ("ago" in words and {"day", "days"} & set(words)):
        return None
    number = 0.0 if value in (0, "0") else read_number(value)
    if number is None or number > MOST_DAYS_AGO:
        return None
    return scraped_on(row, rules) - timedelta(days=int(number))


def _order(rules: RowRules, column: str) -> DayOrder | None:
    return rules.orders.get(column) if rules.orders else None


def scraped_on(row: RawRow, rules: RowRules) -> date:
    """What "3 days ago" is counted from: the day the row was scraped, else --as-of, else today."""
    scraped = rules.value(row, "scraped_at")
    column = next(iter(rules.columns.names("scraped_at")), "")
    day = None if is_nothing(scraped) else read_day(scraped, rules.today, _order(rules, column), now=rules.today)
    return day or rules.as_of or rules.today


def closed_on(row: RawRow, rules: RowRules) -> date | None:
    """The day from which on nobody can apply, which may lie ahead; where only a status tells, the last day known."""
    ahead = rules.today + CLOSES_WITHIN
    told = None
    for field in ("closed_on", "valid_until"):
        for column, value in rules.each(row, field):
            told = told or read_day(value, rules.today, _order(rules, column), latest=ahead)
    if _is_said_closed(row, rules):
        last = scraped_on(row, rules)
        return min(told, last) if told else last
    return told


def _is_said_closed(row: RawRow, rules: RowRules) -> bool:
    if _CLOSED.fullmatch(rules.words(row, "status") or ""):
        return True
    return any(yes_or_no(value) for _, value in rules.each(row, "is_closed")) or any(
        yes_or_no(value) is False for _, value in rules.each(row, "is_open")
    )
