"""The tables that `career-navigator` prints for people: few columns, shares as percentages with their intervals."""

from collections.abc import Callable, Mapping
from typing import Any

import pandas as pd

Row = Mapping[str, Any]
Columns = Mapping[str, Callable[[Row], str]]  # heading to cell, left to right
TO_THE_LEFT = ("skill", "name", "title", "company", "place", "verdict", "id")


def for_people(command: str, frame: pd.DataFrame) -> pd.DataFrame | None:
    """The frame of a command as text cells under headings, (rows, fewer columns); None where it has no such table."""
    for columns, needed in TABLES.get(command, ()):
        if needed <= set(frame.columns):
            rows = frame.to_dict("records")
            cells = pd.DataFrame({heading: [cell(row) for row in rows] for heading, cell in columns.items()})
            return _to_the_left(cells, [heading for heading in TO_THE_LEFT if heading in cells])
    return None


def headline(command: str, facts: Row) -> str | None:
    """The main number of a command's answer as a sentence, None where it has none."""
    readiness = facts.get("readiness")
    if command not in ("gap", "roadmap") or not readiness or not _is_number(readiness.get("value")):
        return None
    sentence = f"{facts.get('role_name', 'The role')}: you are {_percent(readiness['value'])} of the way"
    after = facts.get("readiness_after")
    if command == "roadmap" and after and _is_number(after.get("value")):
        return f"{sentence}, and {_percent(after['value'])} after {facts['hours']:.0f} hours."
    return f"{sentence} ({100 * readiness['low']:.0f}-{100 * readiness['high']:.0f})."


def _to_the_left(cells: pd.DataFrame, headings: list[str]) -> pd.DataFrame:
    """Words begin below their heading; numbers end where it ends."""
    widths = {heading: max([len(heading), *cells[heading].map(len)]) for heading in headings}
    padded = cells.assign(**{heading: cells[heading].str.ljust(widths[heading]) for heading in headings})
    return padded.rename(columns={heading: heading.ljust(widths[heading]) for heading in headings})


def _is_number(value: Any) -> bool:
    return not pd.isna(value)


def _text(name: str) -> Callable[[Row], str]:
    return lambda row: str(row[name]) if _is_number(row[name]) else ""


def _percent(value: Any) -> str:
    return f"{value:.0%}" if _is_number(value) else ""


def _share(value: str, low: str, high: str) -> Callable[[Row], str]:
    """68% (60-76): a share and its 95 % interval, columns of fractions."""
    return lambda row: (
        f"{_percent(row[value])} ({100 * row[low]:.0f}-{100 * row[high]:.0f})" if _is_number(row[low]) else ""
    )


def _of(count: str, base: str) -> Callable[[Row], str]:
    return lambda row: f"{row[count]:.0f} of {row[base]:.0f}"


def _gain(row: Row) -> str:
    """+7.6 points: what learning the skill adds to how near somebody is, from a fraction; nothing for what is known."""
    return f"+{100 * row['gain']:.1f}" if _is_number(row["gain"]) and row["gain"] > 0 else ""


def _change(row: Row) -> str:
    return f"{row['trend_pp']:+.1f} ({row['trend_low']:+.1f} to {row['trend_high']:+.1f})"


def _pay(row: Row) -> str:
    amounts = [f"{row[name]:,.0f}" for name in ("salary_min", "salary_max") if _is_number(row[name])]
    return " to ".join(dict.fromkeys(amounts))


def _place(row: Row) -> str:
    parts = (row["city"], row["country"], row["work_model"])
    return ", ".join(str(part) for part in parts if _is_number(part) and part)


TABLES: Mapping[str, tuple[tuple[Columns, frozenset[str]], ...]] = {
    "gap": (
        (
            {
                "have": lambda row: "yes" if row["owned"] else "",
                "skill": _text("name"),
                "asked for": _share("demand_share", "share_low", "share_high"),
                "adverts": _of("asked_count", "posting_count"),
                "required": lambda row: _percent(row["required_share"]),
                "brings points": _gain,
            },
            frozenset({"owned", "demand_share", "gain"}),
        ),
    ),
    "roadmap": (
        (
            {
                "step": _text("place"),
                "skill": lambda row: row["name"] + (f" ({row['stage']})" if _is_number(row["stage"]) else ""),
                "hours": lambda row: f"{row['hours']:.0f}",
                "from": _text("starts_on"),
                "to": _text("finishes_on"),
                "near after": lambda row: _percent(row["ready_after"]),
                "asked for": lambda row: _percent(row["demand"]["value"]) if row["demand"] else "",
            },
            frozenset({"place", "ready_after"}),
        ),
    ),
    "trends": (
        (
            {
                "name": _text("name"),
                "before": lambda row: _percent(row["before_share_weighted"]),
                "now": lambda row: _percent(row["now_share_weighted"]),
                "change in points": _change,
                "adverts now": _of("now_count", "now_postings"),
                "verdict": _text("verdict"),
            },
            frozenset({"trend_pp", "before_share_weighted"}),
        ),
    ),
    "demand": (
        (
            {
                "name": _text("label"),
                "adverts": _of("count", "base"),
                "share": _share("share", "share_low", "share_high"),
            },
            frozenset({"label", "share_low"}),
        ),
    ),
    "openings": (
        (
            {
                "fit": lambda row: _percent(row["fit"]),
                "must-haves": _of("required_matched_count", "required_count"),
                "title": _text("title"),
                "company": _text("company"),
                "place": _place,
                "pay": _pay,
                "posted": _text("posted_on"),
                "id": _text("posting_id"),
            },
            frozenset({"fit", "posting_id"}),
        ),
    ),
}
