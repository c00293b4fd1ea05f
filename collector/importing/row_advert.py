"""One row of a file as an advert, by the columns its fields are in."""

import ast
import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from babel.numbers import get_territory_currencies

from collector.adverts import MAX_WORDS, Advert, RawRow
from collector.importing.columns import ColumnMap, thing_type
from collector.importing.dates import DayOrder, has_open_order, read_day, serial_day
from collector.importing.values import (
    is_nothing,
    line,
    read_number,
    unescaped,
    without_rating,
    without_tags,
    yes_or_no,
)
from collector.levels import seniority_from_word
from collector.pay import annual_usd, salary_from_text, structured_pay
from collector.pay_words import HOUR, MONTH, YEAR, period_of
from collector.places import merged_places, read_places
from collector.work_model import from_field, from_location
from core.errors import BadRecord
from core.models import Place, Salary, WorkModel

MAX_TEXT = 400_000
_PERIOD_IN_NAME = (("annual", YEAR), ("year", YEAR), ("hour", HOUR), ("month", MONTH))
CLOSES_WITHIN = timedelta(days=730)  # a day further ahead is no last day of applying
_CLOSED = frozenset(
    {"closed", "expired", "inactive", "filled", "archived", "removed", "cancelled", "canceled", "ended"}
)
_URL = re.compile(r"https?://[^\s/]+\S*$", re.IGNORECASE)
_NO_COUNTRY = frozenset({"remote", "anywhere"})
_TITLE_JOINTS = re.compile(r"\s+[—–|@-]\s+|\s+at\s+")
_LOST = re.compile("[\ud800-\udfff\0]")


@dataclass(frozen=True, slots=True)
class RowRules:
    """How the rows of one file are read: `today` is the day of the import, `orders` the order of each date column."""

    columns: ColumnMap
    today: date
    as_of: date | None = None
    orders: Mapping[str, DayOrder] = ()  # type: ignore[assignment]
    pay_period: str | None = None
    is_adzuna: bool = False
    is_workbook: bool = False

    def value(self, row: RawRow, field: str) -> Any:
        """The value of a field in a row; None where there is none."""
        return self.columns.get(row, field)

    def words(self, row: RawRow, field: str) -> str | None:
        """A field as one line of at most `MAX_WORDS` characters; None where it holds no words."""
        text = line(self.columns.get(row, field))
        return _LOST.sub("", text)[:MAX_WORDS] or None if text else None


@dataclass(frozen=True, slots=True)
class ReadRow:
    """An advert, and what of its row could not be read: `open_date` and `no_period` name the column."""

    advert: Advert
    open_date: str = ""
    unread_date: str = ""
    unread_pay: str = ""


def read_row(row: RawRow, rules: RowRules) -> ReadRow:
    """Raises BadRecord where the row has no title."""
    if (kind := thing_type(row)) is not None:
        raise BadRecord(f"{kind[:40]}, not a JobPosting")
    title = _title(row, rules)
    if title is None:
        raise BadRecord("no title")
    places = _places(row, rules)
    country = next((place.country_code for place in places if place.country_code), None)
    posted_on, open_date, unread = _posted_on(row, rules)
    salary = _salary(row, rules, country)
    company = line(without_rating(rules.value(row, "company"), rules.value(row, "rating")))
    if company is None:
        title, company = _parted_title(title, line(rules.value(row, "description")))
    flag = rules.value(row, "remote")
    advert = Advert(
        native_id=rules.words(row, "id") or "",
        raw_title=title,
        description=_description(row, rules),
        posted_on=posted_on,
        company=company and _LOST.sub("", company)[:MAX_WORDS],
        places=places,
        work_model=_work_model(row, rules, flag),
        remote=yes_or_no(flag),
        salary=salary,
        seniority=seniority_from_word(rules.words(row, "seniority")),
        url=_url(row, rules),
        closed_on=_closed_on(row, rules),
    )
    if not advert.native_id:
        advert = replace(advert, native_id=_made_up_id(advert))
    unread_pay = "" if salary else _pay_column(row, rules)
    return ReadRow(advert, open_date, unread, unread_pay)


def _title(row: RawRow, rules: RowRules) -> str | None:
    """The first of the title's columns that holds letters: a number ("position 1") is the title of nothing."""
    for column, _ in rules.columns.columns.get("title", ()):
        text = line(rules.columns.column(row, "title", column))
        if text and any(map(str.isalpha, text)):
            return _LOST.sub("", without_tags(text))[:MAX_WORDS] or None
    return None


def _parted_title(title: str, description: str | None) -> tuple[str, str | None]:
    """Title and company of "Data Scientist — Acme" where the text begins with that name too ("Acme · Berlin")."""
    parts = _TITLE_JOINTS.split(title)
    company = parts[-1].strip()
    if len(parts) < 2 or not company or not description or not description.startswith(company):
        return title, None
    if any(place.city or place.country_code for place in read_places(company)):
        return title, None  # "Data Engineer - Berlin"
    if description[len(company) :].lstrip()[:1] not in ("·", "|", "-", "–", "—", ","):
        return title, None
    return title[: title.rindex(company)].rstrip(" —–-|@").removesuffix(" at").rstrip(), company


def _made_up_id(advert: Advert) -> str:
    """The same row gets the same id in every import."""
    place = advert.places[0].text if advert.places else ""
    identity = advert.url or "|".join((advert.raw_title, advert.company or "", place or "", advert.description))
    return hashlib.blake2b(identity.encode("utf-8", "replace"), digest_size=10).hexdigest()


def _places(row: RawRow, rules: RowRules) -> tuple[Place, ...]:
    location = rules.value(row, "location")
    if isinstance(location, list):
        location = "; ".join(part for member in location[:20] if (part := line(member)))
    text, city = line(location), rules.value(row, "city")
    if isinstance(city, str) and from_location(city):
        text, city = text or city, None  # "Remote - USA" is no city
    if isinstance(city, list):
        text, city = text or "; ".join(part for member in city[:20] if (part := line(member))), None
    return merged_places(text, line(city), rules.words(row, "region"), rules.words(row, "country"))


def _posted_on(row: RawRow, rules: RowRules) -> tuple[date | None, str, str]:
    """The day, else the column whose order is open or that could not be read."""
    open_column = unread = ""
    listed = [("date_posted", column) for column, _ in rules.columns.columns.get("date_posted", ())]
    if rules.columns.columns.get("valid_until"):  # else it may be the first day of work
        listed += [("opens_on", column) for column, _ in rules.columns.columns.get("opens_on", ())]
    for field, column in listed:
        value = rules.columns.column(row, field, column)
        if is_nothing(value):
            continue
        if rules.is_workbook and isinstance(value, int | float):
            value = serial_day(value) or value
        day = read_day(value, _base(row, rules), _order(rules, column), now=rules.today)
        if day is not None:
            return day, "", ""
        if has_open_order(value) and _order(rules, column) is None:
            open_column = open_column or column
        else:
            unread = unread or column
    return None, open_column, unread


def _order(rules: RowRules, column: str) -> DayOrder | None:
    return rules.orders.get(column) if rules.orders else None


def _base(row: RawRow, rules: RowRules) -> date:
    """What "3 days ago" is counted from: the day the row was scraped, else --as-of, else today."""
    scraped = rules.value(row, "scraped_at")
    day = None if is_nothing(scraped) else read_day(scraped, rules.today, now=rules.today)
    return day or rules.as_of or rules.today


def _closed_on(row: RawRow, rules: RowRules) -> date | None:
    """The day from which on nobody can apply, which may lie ahead; where only a status tells, the last day known."""
    ahead = rules.today + CLOSES_WITHIN
    for field in ("closed_on", "valid_until"):
        value = rules.value(row, field)
        if not is_nothing(value) and (day := read_day(value, rules.today, now=ahead)):
            return day
    if (rules.words(row, "status") or "").casefold() in _CLOSED:
        return _base(row, rules)
    return None


def _work_model(row: RawRow, rules: RowRules, flag: object) -> WorkModel | None:
    for column, _ in rules.columns.columns.get("work_model", ()):
        if stated := from_field(line(rules.columns.column(row, "work_model", column))):
            return stated
    if yes_or_no(rules.value(row, "hybrid")):
        return WorkModel.HYBRID
    if stated := from_field(flag if isinstance(flag, str) else None) or _by_share(rules.value(row, "remote_share")):
        return stated
    country = rules.words(row, "country")
    return from_field(country) if country and country.casefold() in _NO_COUNTRY else None


def _by_share(value: object) -> WorkModel | None:
    """From the share of remote work in per cent: 100 is remote, 0 on site, all between hybrid."""
    try:
        share = float(value) if isinstance(value, str | int | float) else -1.0
    except ValueError:
        return None
    if not 0 <= share <= 100:
        return None
    return WorkModel.ONSITE if share == 0 else WorkModel.REMOTE if share == 100 else WorkModel.HYBRID


def _url(row: RawRow, rules: RowRules) -> str | None:
    for column, _ in rules.columns.columns.get("url", ()):
        value = rules.columns.column(row, "url", column)
        if isinstance(value, list):
            value = next((member for member in value if isinstance(member, str)), None)
        if isinstance(value, str) and len(value) <= 2000 and _URL.match(value.strip()):
            return _LOST.sub("", unescaped(value.strip()) if "&amp;" in value else value.strip())
    return None


def _description(row: RawRow, rules: RowRules) -> str:
    text = _long(rules.value(row, "description"))
    for field, heading in (("responsibilities", "Responsibilities"), ("requirements", "")):
        more = _long(rules.value(row, field))
        if more and more not in text:
            text = "\n\n".join(filter(None, (text, _headed(more, heading))))
    lists = (("must_skills", "Requirements"), ("nice_skills", "Nice to have"), ("skills", "Skills"))
    for field, heading in lists:
        if skills := _listed(rules.value(row, field)):
            text = "\n\n".join(filter(None, (text, "\n".join((heading, *(f"- {skill}" for skill in skills))))))
    return text


def _long(value: object) -> str:
    """A text, or the lines of a list of them."""
    if isinstance(value, list):
        value = "\n".join(member for member in value if isinstance(member, str))
    return _LOST.sub("", value)[:MAX_TEXT] if isinstance(value, str) and not is_nothing(value) else ""


def _headed(text: str, heading: str) -> str:
    """The text below a heading, unless it begins with a short line of its own."""
    first = text.lstrip().partition("\n")[0]
    return text if not heading or re.fullmatch(r"[^•*.-][^.]{2,40}", first.strip()) else f"{heading}\n{text}"


def _listed(value: Any) -> list[str]:
    """Skills of a list, of a Python list as pandas writes it, or between commas."""
    if isinstance(value, str) and value.lstrip().startswith("["):
        try:
            value = ast.literal_eval(value)
        except (ValueError, SyntaxError, MemoryError, RecursionError):
            value = value.strip("[] ")
    if isinstance(value, str):
        value = re.split(r"[,;|\n]", value) if len(value) < 2_000 else [value]
    if not isinstance(value, list | tuple):
        return []
    return [skill for member in value[:200] if (skill := line(member)) and len(skill) <= 2_000]


def _salary(row: RawRow, rules: RowRules, country: str | None) -> Salary | None:
    pay_words = _pay_words(row, rules)
    low, high = read_number(rules.value(row, "salary_min_usd")), read_number(rules.value(row, "salary_max_usd"))
    if (low or high) and (salary := annual_usd(low, high, "USD", YEAR, pay_words)):
        return salary
    if (salary := _structured(row, rules, country, pay_words)) is not None:
        return salary
    for field, period in (("salary_year", YEAR), ("salary_hour", HOUR)):
        value = read_number(rules.value(row, field))
        if value and (salary := structured_pay(value, value, _currency(row, rules, country) or "USD", period, country)):
            return salary
    if (value := read_number(rules.value(row, "salary_year_usd"))) and (
        salary := annual_usd(value, value, "USD", YEAR)
    ):
        return salary
    return salary_from_text(pay_words, country, rules.pay_period) if pay_words else None


def _pay_words(row: RawRow, rules: RowRules) -> str | None:
    value = rules.value(row, "salary_text")
    if isinstance(value, list) and len(value) == 2 and all(isinstance(side, str) for side in value):
        return line(" - ".join(value))  # ["$120,000", "$150,000"]
    return rules.words(row, "salary_text")


def _structured(row: RawRow, rules: RowRules, country: str | None, pay_words: str | None) -> Salary | None:
    low, high = read_number(rules.value(row, "salary_min")), read_number(rules.value(row, "salary_max"))
    names = (*rules.columns.names("salary_min"), *rules.columns.names("salary_max"))
    if low is None and high is None:
        low = high = read_number(rules.value(row, "salary_value"))
        names = rules.columns.names("salary_value")
    if low is None and high is None:
        return None
    if rules.is_adzuna and yes_or_no(rules.value(row, "salary_predicted")):
        return None  # worked out by the site, stated by nobody
    period = period_of(rules.words(row, "salary_period")) or _period_of_names(names) or rules.pay_period
    currency = _currency(row, rules, country)
    if rules.is_adzuna:
        period = period or YEAR
        currency = currency or _currency_of_country(country)
    if currency is None and period and country == "US":
        currency = "USD"
    return structured_pay(low, high, currency, period, country, pay_words)


def _period_of_names(names: tuple[str, ...]) -> str | None:
    return next((period for name in names for word, period in _PERIOD_IN_NAME if word in name.casefold()), None)


_SIGNS = {"$": "USD", "US$": "USD", "€": "EUR", "£": "GBP", "₹": "INR"}


def _currency(row: RawRow, rules: RowRules, country: str | None) -> str | None:
    currency = (rules.words(row, "salary_currency") or "").strip().upper()
    if currency == "$":
        return "USD" if country == "US" else None
    return _SIGNS.get(currency, currency) or None


def _currency_of_country(country: str | None) -> str | None:
    used = get_territory_currencies(country, datetime.now(UTC).date()) if country else []
    return str(used[0]) if used else None


def _pay_column(row: RawRow, rules: RowRules) -> str:
    """The column that holds an amount of which no pay could be made."""
    for field in ("salary_text", "salary_min", "salary_max", "salary_value"):
        value = rules.value(row, field)
        if (isinstance(value, str) and any(map(str.isdigit, value))) or read_number(value):
            return rules.columns.names(field)[0]
    return ""
