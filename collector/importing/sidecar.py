"""What the user said of a file, kept in a small file beside it: `data.csv.mapping.json`."""

import json
import logging
from dataclasses import replace
from pathlib import Path
from typing import Any

from collector.importing.column_names import FIELDS
from collector.importing.dates import DayOrder
from collector.importing.file_source import ImportOptions
from core.errors import SourceError

log = logging.getLogger(__name__)
ENDING = ".mapping.json"


def with_kept(path: Path, options: ImportOptions) -> ImportOptions:
    """`options`, filled up with what was kept beside the file. Raises SourceError where that cannot be read."""
    kept_file = _beside(path)
    if kept_file is None or not kept_file.exists():
        return options
    try:
        choices: dict[str, Any] = json.loads(kept_file.read_text("utf-8"))
        columns = {str(name): str(column) for name, column in choices.get("map", {}).items()}
        order = DayOrder(choices["dates"]) if choices.get("dates") else None
        period, name = choices.get("pay_period"), str(choices.get("name") or "")
    except (OSError, ValueError, AttributeError, TypeError) as error:
        raise SourceError(f"{kept_file.name} cannot be read ({error}): mend it or delete it.") from error
    if unknown := columns.keys() - set(FIELDS):
        raise SourceError(f"{kept_file.name} names no field we know: {', '.join(sorted(unknown))}.")
    return replace(
        options,
        name=options.name or name,
        columns={**columns, **options.columns},
        day_order=options.day_order or order,
        pay_period=options.pay_period or period,
    )


def keep(path: Path, options: ImportOptions) -> None:
    """Keep what was said of a file, where anything was; says so in the log where it cannot be written."""
    kept_file = _beside(path)
    answers = {
        "name": options.name,
        "map": dict(sorted(options.columns.items())),
        "dates": options.day_order.value if options.day_order else None,
        "pay_period": options.pay_period,
    }
    content = {name: value for name, value in answers.items() if value}
    if kept_file is None or not content:
        return
    try:
        kept_file.write_text(json.dumps(content, indent=1, ensure_ascii=False) + "\n", "utf-8")
    except OSError as error:
        log.warning("%s could not be written (%s): give the same options next time.", kept_file.name, error.strerror)


def _beside(path: Path) -> Path | None:
    return None if str(path) == "-" else path.with_name(path.name + ENDING)
