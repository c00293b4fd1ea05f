"""The periods that a résumé names, in months."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from core.resumes.wording import Words

OLDEST = 1950
_TO = r"\s*(?:[-–—~→]|\b(?:to|until|till?|through|bis|au?|à|jusqu['’](?:à|en)|hasta|al)(?!\w))+\s*(?:la |the )?"
_OPEN_END = re.compile(r"\s*[-–—]")


@dataclass(frozen=True, slots=True)
class Months:
    """A period in months since the year 0, both ends included."""

    first: int
    last: int

    @property
    def length(self) -> int:
        """How many months, both ends included."""
        return self.last - self.first + 1


class Dates:
    """Reads periods such as "March 2021 – present", "03/2021-04/2022", "2019 to 2020", "seit 2020"."""

    def __init__(self, words: Words, today: date) -> None:
        self._words, self._this_month = words, today.year * 12 + today.month - 1
        months = "|".join(sorted(map(re.escape, words.months), key=len, reverse=True))
        seasons = "|".join(map(re.escape, words.seasons))
        named = (
            rf"(?:\d{{1,2}}(?:st|nd|rd|th)?\.? )?(?P<mX>{months})\.?,? ?(?:de |of |del )?|(?P<sX>{seasons}) (?:de )?"
        )
        numbered = r"(?:\d{1,2}[./])?(?P<nX>\d{1,2}) ?[./-] ?"
        year = r"['’]?(?P<yX>(?:19|20)\d\d|(?<=['’/ ])\d\d)(?!\d)(?:[-/.](?P<iX>0[1-9]|1[0-2])(?!\d))?"
        point = f"(?:(?:{named}|{numbered})?{year})"
        first, last = point.replace("X>", "1>"), point.replace("X>", "2>")
        now = f"(?P<now>{words.present.pattern})(?!\\w)"
        self._range = re.compile(rf"(?<![\w.])(?:from |von |de |du |desde )?{first}{_TO}(?:{now}|{last})")
        self._stands_first = re.compile(rf"(?:(?P<now>{words.present.pattern})(?!\w)|{first})")
        self._since = re.compile(rf"(?<!\w)(?:{words.since.pattern})\s+{first}(?!\s*[-–—])")

    def period(self, line: str) -> tuple[Months, bool, tuple[int, int]] | None:
        """The first period of a line, whether it goes on, and where it stands."""
        lowered = line.lower()
        if match := self._range.search(lowered):
            first = self._month(match, "1", last=False)
            is_current = match["now"] is not None
            last = self._this_month if is_current else self._month(match, "2", last=True)
            if (
                match["m1"] is None
                and match["n1"] is None
                and match["s1"] is None
                and match["i1"] is None
                and not is_current
            ):
                last = max(last, first)
            if self._may_be(first, last):
                return Months(first, min(last, self._this_month)), is_current, match.span()
        if match := self._since.search(lowered):
            first = self._month(match, "1", last=False)
            if self._may_be(first, self._this_month):
                return Months(first, self._this_month), True, match.span()
        return None

    def stacked(self, line: str, following: str) -> tuple[Months, bool, tuple[int, int]] | None:
        """A period whose ends open two lines, one below the other, in either order; the place of the first.

        One that goes on may end in the second line where the first is left open: "mars 2021 –", "aujourd'hui".
        """
        above, below = (self._stands_first.match(text.lower()) for text in (line, following))
        if above is None or below is None:
            return None
        if below["now"] and (above["now"] or not _OPEN_END.match(line[above.end() :])):
            return None
        points = [self._this_month if end["now"] else self._month(end, "1", last=False) for end in (above, below)]
        if not self._may_be(min(points), max(points)) or any(
            not end["now"] and not end["m1"] for end in (above, below)
        ):
            return None
        is_current = above["now"] is not None or below["now"] is not None
        return Months(min(points), max(points)), is_current, above.span()

    def span_in(self, line: str) -> tuple[int, int] | None:
        """Where the dates of a line stand: a period, or one of its ends that opens the line."""
        if period := self.period(line):
            return period[2]
        end = self._stands_first.match(line.lower())
        return end.span() if end else None

    def _month(self, match: re.Match[str], end: str, *, last: bool) -> int:
        year = int(match[f"y{end}"])
        if year < 100:
            year += 2000 if year <= self._this_month // 12 % 100 + 1 else 1900
        number = match[f"n{end}"] or match[f"i{end}"]
        if name := match[f"m{end}"]:
            month = self._words.months[name]
        elif season := match[f"s{end}"]:
            month = self._words.seasons[season]
        elif number and 1 <= int(number) <= 12:
            month = int(number)
        else:
            # A year alone: from its beginning to, as an end, the same point, so that "2018 – 2020" are two years.
            return year * 12 + (-1 if last else 0)
        return year * 12 + month - 1

    def _may_be(self, first: int, last: int) -> bool:
        return OLDEST * 12 <= first <= last + 12 and first <= self._this_month


def total_years(periods: Iterable[Months]) -> float | None:
    """Years that the periods cover, months in several of them counted once; None without any."""
    covered = {month for period in periods for month in range(period.first, period.last + 1)}
    return round(len(covered) / 12, 1) if covered else None
