"""Days as files write them: ISO, slashed, dotted, with month names, RFC 2822, epochs, and relative ("3 days ago").

A date that cannot be read is None. It is never taken for today: old adverts would become this week's market.
"""

import math
import re
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from email.utils import parsedate_to_datetime
from enum import StrEnum
from functools import lru_cache

FIRST_DAY = date(1990, 1, 1)
MAX_CHARS = 80
# The languages whose relative forms and month names are read; each one more costs milliseconds a new text.
LANGUAGES = ["en", "de", "fr", "es", "it", "nl", "pt", "pl", "sv", "da", "cs"]
# Tried where none of those reads a text that has a digit or letters of theirs.
FURTHER_LANGUAGES = ["zh", "ja", "ko", "ru", "uk", "tr", "nb", "fi", "hu", "ro", "id", "vi", "el", "bg", "hr", "sk"]

_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")
_YEAR_FIRST = re.compile(r"(\d{4})[/.](\d{1,2})[/.](\d{1,2})(?!\d)")
_SPACED = re.compile(r"(\d{4})\. ?(\d{1,2})\. ?(\d{1,2})\.?")
_COMPACT = re.compile(r"((?:19|20)\d{2})(\d{2})(\d{2})")
_COMPACT_TIME = re.compile(r"(?:19|20)\d{6}T\d{6}(?:Z|[+-]\d{2}:?\d{2})?")
_YEAR_LAST = re.compile(r"(\d{1,2})([/.\-])(\d{1,2})\2(\d{4}|\d{2})(?!\d)(?:[ T,].*)?$", re.DOTALL)
_RFC_2822 = re.compile(r"(?:[A-Z][a-z]{2}, )?\d{1,2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}")
_WEEK_DAY = re.compile(r"\d{4}-W\d{2}-[1-7]")
_UNTIL = re.compile(r"\s*(?:→|➔|->|(?<=\d{4}-\d\d-\d\d)/(?=\d{4}-))\s*")  # Notion's span of days
_NUMBER = re.compile(r"[+-]?\d+(?:\.\d*)?(?:[eE][+-]?\d+)?")
_JUST_NOW = re.compile(
    r"(?:just (?:posted|now)|posted today|new(?: today)?|today|neu|nouveau|nuev[ao]|nov[ao]|nuovo|(?:gerade )?eben|"
    r"à l'instant|justo ahora|ahora mismo|刚刚|剛剛|たった今|방금|本日|bugün)!*",
    re.IGNORECASE,
)
# Indeed's pages run label and value together ("PostedPosted 12 days ago", "EmployerActive 3 days ago").
_LEADING = re.compile(
    r"^(?:(?:posted|employer)(?=[A-Z]))*(?:(?:date |job )?(?:re-?)?posted(?: on)?|active|published(?: on)?|"
    r"(?:last )?updated(?: on)?|added(?: on)?|listed(?: on)?|closes(?: on)?|online seit|erschienen(?: am)?|"
    r"seit|sinds|depuis|sedan|"
    r"(?:veröffentlicht|gepostet|aktualisiert|eingestellt)(?: am)?|(?:offre )?(?:publi|actualis)[ée]e?(?: le)?|"
    r"mise? en ligne(?: le)?|"
    r"mise? à jour(?: le)?|"
    r"publicad[ao](?: (?:el|em))?|actualizad[ao](?: el)?|pubblicat[oa](?: il)?|(?:geplaatst|gepubliceerd)(?: op)?|"
    r"opublikowan[aoey]|dodan[aoey]|publicerad(?: den)?|"
    r"发布(?:于|时间|日期)?|發布(?:於|時間|日期)?|更新(?:于|於|时间)?|掲載日|公開日|登録日|등록일|게시일|опубликовано|"
    r"размещено|yayınlanma tarihi)\s*[:：]?\s*",
    re.IGNORECASE,
)
_TRAILING = re.compile(
    r"\s+(?:online|veröffentlicht|gepostet|posted|publiée?|publicad[ao]|pubblicato|geplaatst)$", re.IGNORECASE
)
_DAY_AND_MONTH = re.compile(
    r"\d{1,2}[月월] ?\d{1,2}[日일号]|"
    r"\d{1,2}(?:st|nd|rd|th|er)?[ .-]+(?:de )?[^\W\d]{3,}\.?|[^\W\d]{3,}\.? \d{1,2}(?:st|nd|rd|th)?"
)
_ONE = re.compile(r"\b(?:een|un[aeo]?|uma?)\s+(?=[^\W\d])", re.IGNORECASE)
_MONTHS = re.compile(r"(?<=\d)\s?(?:mos|mths?)\b\.?", re.IGNORECASE)
_HOURS_AGO = re.compile(r"^(?:a few|few|several|some) (?:hours?|minutes?) ago$", re.IGNORECASE)
_GROUPED = re.compile(r"\d(?:,\d{3}){3,4}")  # an epoch as a sheet shows it
# Digits beside letters, or letters that are not Latin.
_MAY_BE_OTHER = re.compile(r"\d.*[^\W\d_]|[^\W\d_].*\d|[\u0370-\uffff]", re.DOTALL)
_PLAIN_EAST = re.compile(r"(\d{4})\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일号號]?")
_JSON_DATE = re.compile(r"\\?/Date\((\d{9,13})")
_MORE_THAN = re.compile(
    r"(?<=\d)\s*\+|\b(?:over|more than|mehr als|plus de|más de|mais de|meer dan|più di|über)\s+"
    r"(?=\d|an? |ein(?:em|er)? |un[ae]? )",
    re.IGNORECASE,
)
# Epochs by size: seconds, milliseconds, microseconds, nanoseconds between 1990 and 2100.
_EPOCH_UNITS = (1.0, 1e3, 1e6, 1e9)
_EPOCH_FIRST, _EPOCH_LAST = 631_152_000.0, 4_102_444_800.0


class DayOrder(StrEnum):
    """Which comes first in dates such as 11/09/2026."""

    DAY_FIRST = "dmy"
    MONTH_FIRST = "mdy"


# Names of columns in languages whose countries write the day first.
_DAY_FIRST_NAMES = re.compile(
    r"geplaatst|plaatsing|\bdatum\b|fecha|publicad[ao]|publicaci[oó]n|publica[cç][aã]o|\bpubli[ée]e?\b|parution|"
    r"mise en ligne|date de |pubblica|ver[öo]e?ffentlich|erstellt am|eingestellt am|erschienen|publikacji|dodan|"
    r"opublikowan|publicerad|publisert|oprettet|opprettet|julkaistu|zveřejn|yayın|közzét|publicării|дата|опубликован"
)


def day_order(values: Iterable[object]) -> DayOrder | None:
    """The order a whole column shows: a first number above 12 is a day, a second one too. None where it stays open."""
    orders = {order for value in values if isinstance(value, str) and (order := _shown_order(value))}
    return orders.pop() if len(orders) == 1 else None


def order_of_name(name: str) -> DayOrder | None:
    """The order that a column's name says ("Posted (mm/dd/yyyy)"); None where it says none."""
    plain = name.casefold()
    if _DAY_FIRST_NAMES.search(plain):
        return DayOrder.DAY_FIRST
    if re.search(r"\bmm?[/.-]?dd?[/.-]?y", plain):
        return DayOrder.MONTH_FIRST
    return DayOrder.DAY_FIRST if re.search(r"\b(?:dd?[/.-]?mm?[/.-]?y|tt\.mm\.jj|jj/mm/aa)", plain) else None


def has_open_order(value: object) -> bool:
    """Whether `value` is a date that means two days, depending on the order."""
    parts = _slashed(value) if isinstance(value, str) else None
    return parts is not None and parts[0] <= 12 and parts[1] <= 12 and parts[0] != parts[1]


def read_day(
    value: object,
    base: date,
    order: DayOrder | None = None,
    latest: date | None = None,
    *,
    now: date | None = None,
    without_year: bool = False,
) -> date | None:
    """The day (UTC) that `value` names, None where it names none, one before 1990 or one after `latest`.

    `base` is what "3 days ago" is counted from. A slashed date whose order is open is None without `order`; dots are
    day first. "Nov 5" is the latest one before `base` where days are `without_year`, else none. `latest` defaults to
    the day after `now` (default: `base`), as it may be tomorrow at the employer's.
    """
    day = _read(value, base, order)
    if day is None and without_year and isinstance(value, str) and _DAY_AND_MONTH.fullmatch(value.strip()[:MAX_CHARS]):
        day = _from_dateparser(value.strip(), base, ["day", "month"])
    limit = latest or (now or base) + timedelta(days=1)
    return day if day and FIRST_DAY <= day <= limit else None


def _read(value: object, base: date, order: DayOrder | None) -> date | None:
    if isinstance(value, datetime):
        return (value.astimezone(UTC) if value.tzinfo else value).date()
    if isinstance(value, date):
        return value
    if isinstance(value, bool):
        return None
    if isinstance(value, int | float):
        return _from_number(float(value))
    if not isinstance(value, str):
        return None
    return _from_text(_UNTIL.split(" ".join(value[:MAX_CHARS].split()))[0], base, order)


@lru_cache(maxsize=5_000)
def _from_text(text: str, base: date, order: DayOrder | None) -> date | None:
    if _ISO.match(text) or _WEEK_DAY.fullmatch(text):
        return _from_iso(text)
    if parts := _YEAR_FIRST.match(text):
        return _day(int(parts[1]), int(parts[2]), int(parts[3]))
    if parts := _SPACED.fullmatch(text):
        return _day(int(parts[1]), int(parts[2]), int(parts[3]))
    if parts := _COMPACT.fullmatch(text):
        return _day(int(parts[1]), int(parts[2]), int(parts[3]))
    if _COMPACT_TIME.fullmatch(text):
        return _from_iso(f"{text[:4]}-{text[4:6]}-{text[6:8]}T{text[9:11]}:{text[11:13]}:{text[13:]}")
    if _GROUPED.fullmatch(text):
        return _from_number(float(text.replace(",", "")))
    if _NUMBER.fullmatch(text):
        return _from_number(float(text))
    if parts := _YEAR_LAST.match(text):
        return _from_year_last(int(parts[1]), int(parts[3]), parts[4], parts[2], order)
    return _from_words(text, base, order)


def _from_iso(text: str) -> date | None:
    try:
        if len(text) == 10:
            return date.fromisoformat(text)
        moment = datetime.fromisoformat(text.removesuffix(" UTC").removesuffix(" GMT"))
    except ValueError:
        behind_day = text[10:]  # such as " 10:00:00.5 PST": the day stands whatever the time zone is
        return _from_iso(text[:10]) if behind_day and behind_day[0] in " T,Z" else None
    return (moment.astimezone(UTC) if moment.tzinfo else moment).date()


def _from_number(number: float) -> date | None:
    if not math.isfinite(number):
        return None
    if 19_900_101 <= number <= 21_000_101 and number.is_integer() and (parts := _COMPACT.fullmatch(str(int(number)))):
        return _day(int(parts[1]), int(parts[2]), int(parts[3]))
    if (serial := serial_day(number)) is not None:
        return serial
    for unit in _EPOCH_UNITS:
        if _EPOCH_FIRST <= number / unit <= _EPOCH_LAST:
            return datetime.fromtimestamp(number / unit, UTC).date()
    return None


def _from_year_last(first: int, second: int, year: str, sign: str, order: DayOrder | None) -> date | None:
    full_year = int(year) + (2000 if len(year) == 2 else 0)
    if sign == "." or first > 12 or first == second:
        return _day(full_year, second, first)
    if second > 12 or order is DayOrder.MONTH_FIRST:
        return _day(full_year, first, second)
    return _day(full_year, second, first) if order is DayOrder.DAY_FIRST else None


def _from_words(text: str, base: date, order: DayOrder | None) -> date | None:
    if not any(map(str.isalpha, text)):
        return None
    if _RFC_2822.match(text):
        return _from_rfc_2822(text)
    plain = _MORE_THAN.sub("", _LEADING.sub("", text)).strip()
    shorter = _TRAILING.sub("", plain)
    if any(map(_JUST_NOW.fullmatch, (text, plain, shorter))):
        return base
    plain = (
        _ONE.sub("1 ", _MONTHS.sub(" months", _HOURS_AGO.sub("0 hours ago", shorter)))
        .replace("以前", "前")
        .replace("之前", "前")
    )
    if plain.casefold() == "dün":
        return base - timedelta(days=1)
    if plain != text and plain[:1].isdigit() and (_ISO.match(plain) or _YEAR_LAST.match(plain)):
        return _from_text(plain, base, order)
    if epoch := _JSON_DATE.match(text):
        return _from_number(float(epoch[1]))
    day = _from_dateparser(plain, base, ["day", "month", "year"])
    return None if day and day > base and not any(map(str.isdigit, plain)) else day  # "tomorrow"


def _from_dateparser(text: str, base: date, parts: list[str]) -> date | None:
    day = _parsed(text, base, parts, LANGUAGES)
    if day is None and _MAY_BE_OTHER.search(text):
        day = _parsed(_PLAIN_EAST.sub(r"\1-\2-\3 ", text), base, parts, FURTHER_LANGUAGES)
    return day


def _parsed(text: str, base: date, parts: list[str], languages: list[str]) -> date | None:
    import dateparser  # 0.1 s to load, and most files need it for no row

    try:
        moment = dateparser.parse(
            text,
            languages=languages,
            settings={
                "RELATIVE_BASE": datetime(base.year, base.month, base.day, 12),  # noqa: DTZ001  naive by its interface
                "REQUIRE_PARTS": parts,
                "PREFER_DATES_FROM": "past",
            },
        )
    except (ValueError, OverflowError, TypeError, AttributeError):  # what odd texts have made it raise
        return None
    if moment is None:
        return None
    day: date = (moment.astimezone(UTC) if moment.tzinfo else moment).date()
    return day


def serial_day(number: float) -> date | None:
    """The day of a date cell that lost its format: days since the end of 1899, as Excel counts; None for others."""
    if not 32_874 <= number <= 73_050:  # 1990 to 2099
        return None
    return date(1899, 12, 30) + timedelta(days=int(number))


def _from_rfc_2822(text: str) -> date | None:
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError):
        return None
    return (moment.astimezone(UTC) if moment.tzinfo else moment).date()


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _slashed(text: str) -> tuple[int, int] | None:
    parts = _YEAR_LAST.match(_LEADING.sub("", text.strip()[:MAX_CHARS]))
    return (int(parts[1]), int(parts[3])) if parts and parts[2] != "." else None


def _shown_order(text: str) -> DayOrder | None:
    parts = _slashed(text)
    if parts is None:
        return None
    first, second = parts
    if first > 12 >= second:
        return DayOrder.DAY_FIRST
    return DayOrder.MONTH_FIRST if second > 12 >= first else None
