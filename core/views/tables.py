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
class ExportedTable:
    """A kind of table: how the names of its files begin, what it lists, and what each of its columns holds."""

    name: str
    about: str
    columns: Mapping[str, str]


TRENDS = trend_columns.KEYS | trend_columns.CHANGE | trend_columns.WEEKS
FORECAST = {name: trend_columns.KEYS[name] for name in [*BY.values(), "name"]} | forecasts.COLUMNS
TABLES = (
    ExportedTable("skill-gap", "What a person has and lacks for a role, one row a skill.", gap.COLUMNS),
    ExportedTable("roadmap", "The steps of a plan, in order.", roadmap.COLUMNS),
    ExportedTable("roadmap-prerequisites", "Which step of a plan comes before which.", step_graph.COLUMNS),
    ExportedTable("projects", "Projects to build, the most useful first.", projects.COLUMNS),
    ExportedTable("openings", "One page of openings, the best fit first.", openings.COLUMNS),
    ExportedTable("mentions", "What was read in one posting, in the order of its text.", posting.COLUMNS),
    ExportedTable("advert", "What a pasted advert asks for, one row a skill.", advert.COLUMNS),
    ExportedTable("market", "The most requested skills over all roles.", home.COLUMNS),
    ExportedTable("trends-places-map", "Where the adverts are, one row a country.", places.COLUMNS),
    ExportedTable("explore", "Any slice of the adverts by any grouping, one row a group.", explore.COLUMNS),
    ExportedTable("explore-postings", "The newest adverts behind one group.", explore.RECEIPT_COLUMNS),
    ExportedTable(
        "trends", "Changes and weeks of one section; each table has those of the columns that it needs.", TRENDS
    ),
    ExportedTable("trends-…-forecast", "The weeks ahead of every line for which a forecast is shown.", FORECAST),
    ExportedTable("closest-roles", "All roles, the one most like the profile first.", roles.RANKED),
    ExportedTable("two-roles", "Two roles, one row a skill.", roles.PAIRED),
    ExportedTable("changes", "Two snapshots, one row a skill.", changes.CHANGED),
    ExportedTable("skill", "One skill by role, or by week.", skill_page.COLUMNS),
    ExportedTable("postings-per-day", "How many adverts each source brought.", data.DAY_COLUMNS),
    ExportedTable("applications", "One person's applications.", applications.COLUMNS),
    ExportedTable("application-outcomes", "How many applications were answered, by fit.", applications.BAND_COLUMNS),
)
COLUMNS: Mapping[str, str] = {name: about for table in TABLES for name, about in table.columns.items()}

TABLES_HEAD = """# Columns of the CSV files

Every CSV file has one header line and a `.metadata.json` twin that describes its columns and says which adverts were
counted. Dates are ISO 8601, instants are UTC, several values in a cell are joined by `|`, and an empty cell means that
there is no value. In the [HTTP API](api.md) fields of the same names hold the same values, with null for an empty cell.
The headings are the beginnings of the files' names.

This page is made from the code: `python -m core.views.tables > docs/tables.md`.
"""

TABLE_COLUMNS = "| column | what it holds |\n|---|---|\n"


def tables_page() -> str:
    """The page docs/tables.md."""
    parts = [TABLES_HEAD]
    for table in TABLES:
        rows = "\n".join(f"| `{name}` | {about.replace('|', '&#124;')} |" for name, about in table.columns.items())
        parts.append(f"\n## `{table.name}`\n\n{table.about}\n\n{TABLE_COLUMNS}{rows}\n")
    return "".join(parts)


if __name__ == "__main__":
    sys.stdout.write(tables_page())
