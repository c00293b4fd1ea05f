"""Every table that pages and API export, with its columns.

`python -m core.views.tables > docs/tables.md` documents them.
"""

import sys
from collections.abc import Mapping
from dataclasses import dataclass

from core.views import (
    advert,
    applications,
    changes,
    data,
    explore,
    forecasts,
    gap,
    home,
    openings,
    places,
    posting,
    projects,
    roadmap,
    roles,
    skill_page,
    step_graph,
    trend_columns,
)
from core.views.trends import BY


@dataclass(frozen=True, slots=True)
class Table:
    """A kind of table: how the names of its files begin, what it lists, and what each of its columns holds."""

    name: str
    about: str
    columns: Mapping[str, str]


TRENDS = trend_columns.KEYS | trend_columns.CHANGE | trend_columns.WEEKS
FORECAST = {name: trend_columns.KEYS[name] for name in [*BY.values(), "name"]} | forecasts.COLUMNS
TABLES = (
    Table("skill-gap", "What a person has and lacks for a role, one row a skill.", gap.COLUMNS),
    Table("roadmap", "The steps of a plan, in order.", roadmap.COLUMNS),
    Table("roadmap-prerequisites", "Which step of a plan comes before which.", step_graph.COLUMNS),
    Table("projects", "Projects to build, the most useful first.", projects.COLUMNS),
    Table("openings", "One page of openings, the best fit first.", openings.COLUMNS),
    Table("mentions", "What was read in one posting, in the order of its text.", posting.COLUMNS),
    Table("advert", "What a pasted advert asks for, one row a skill.", advert.COLUMNS),
    Table("market", "The most requested skills over all roles.", home.COLUMNS),
    Table("trends-places-map", "Where the adverts are, one row a country.", places.COLUMNS),
    Table("explore", "Any slice of the adverts by any grouping, one row a group.", explore.COLUMNS),
    Table("explore-postings", "The newest adverts behind one group.", explore.RECEIPT_COLUMNS),
    Table("trends", "Changes and weeks of one section; each table has those of the columns that it needs.", TRENDS),
    Table("trends-…-forecast", "The weeks ahead of every line for which a forecast is shown.", FORECAST),
    Table("closest-roles", "All roles, the one most like the profile first.", roles.RANKED),
    Table("two-roles", "Two roles, one row a skill.", roles.PAIRED),
    Table("changes", "Two snapshots, one row a skill.", changes.CHANGED),
    Table("skill", "One skill by role, or by week.", skill_page.COLUMNS),
    Table("postings-per-day", "How many adverts each source brought.", data.DAY_COLUMNS),
    Table("applications", "One person's applications.", applications.COLUMNS),
    Table("application-outcomes", "How many applications were answered, by fit.", applications.BAND_COLUMNS),
)
COLUMNS: Mapping[str, str] = {name: about for table in TABLES for name, about in table.columns.items()}

HEAD = """# Columns of the CSV files

Every CSV file has one header line and a `.metadata.json` twin that describes its columns and says which adverts were
counted. Dates are ISO 8601, instants are UTC, several values in a cell are joined by `|`, and an empty cell means that
there is no value. In the [HTTP API](api.md) fields of the same names hold the same values, with null for an empty cell.
The headings are the beginnings of the files' names.

This page is made from the code: `python -m core.views.tables > docs/tables.md`.
"""


def documentation() -> str:
    """The page docs/tables.md."""
    parts = [HEAD]
    for table in TABLES:
        rows = "\n".join(f"| `{name}` | {about.replace('|', '&#124;')} |" for name, about in table.columns.items())
        parts.append(f"\n## `{table.name}`\n\n{table.about}\n\n| column | what it holds |\n|---|---|\n{rows}\n")
    return "".join(parts)


if __name__ == "__main__":
    sys.stdout.write(documentation())
