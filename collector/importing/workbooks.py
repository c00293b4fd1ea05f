"""Excel and OpenDocument workbooks, Parquet and Feather files."""

from collections.abc import Iterator
from typing import IO, Any

from collector.adverts import Row
from collector.importing.column_names import plain_name
from collector.importing.tables import MOST_PREAMBLE, HeaderScore, unique_names
from core.errors import SourceError

BATCH = 500
LEAST_GROUPS = 2  # cells that span columns; a single one is the title of the sheet
_SIDES = frozenset(["min", "max", "from", "to", "low", "high", "minimum", "maximum", "von", "bis", "start", "end"])


def read_workbook(name: str, file: IO[bytes], score: HeaderScore) -> tuple[str, tuple[str, ...], Iterator[Row]]:
    """The sheet that holds postings: its name, the headers that come twice, its rows. Raises SourceError."""
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        workbook = CalamineWorkbook.from_filelike(file)
        names = workbook.sheet_names
        sheets = [(sheet, workbook.get_sheet_by_name(sheet).to_python()) for sheet in names[:20]]
    except (CalamineError, OSError, ValueError) as error:
        raise SourceError(f"{name} cannot be read as a workbook: {error}.") from error
    best = max(((_header(rows, score), position) for position, (_, rows) in enumerate(sheets)), default=None)
    if best is None or best[0][0] == 0:
        raise SourceError(f"{name}: no sheet ({', '.join(names)[:200]}) has a header line with a title.")
    (_, minus_line), position = best
    sheet, rows = sheets[position]
    line = -minus_line
    header, skipped = unique_names(_with_groups(rows, line))
    return sheet, skipped, _rows(rows, line, header)


def _header(rows: list[list[Any]], score: HeaderScore) -> tuple[int, int]:
    return max(
        ((score([str(cell) for cell in row]), -line) for line, row in enumerate(rows[:MOST_PREAMBLE])), default=(0, 0)
    )


def _with_groups(rows: list[list[Any]], line: int) -> list[str]:
    """The header's cells; "Pay (annual, USD) Min" for a "Min" below a cell that spans several columns."""
    cells = [str(cell) for cell in rows[line]]
    above = [str(cell).strip() for cell in rows[line - 1]] if line else []
    if sum(map(bool, above)) < LEAST_GROUPS:
        return cells
    group = ""
    named = []
    for position, cell in enumerate(cells):
        group = (above[position] if position < len(above) else "") or group
        named.append(f"{group} {cell}" if group and cell and plain_name(cell) in _SIDES else cell)
    return named


def _rows(rows: list[list[Any]], line: int, header: tuple[str, ...]) -> Iterator[Row]:
    for number, cells in enumerate(rows[line + 1 :], line + 2):
        if any(cell not in ("", None) for cell in cells):
            yield Row(f"line {number}", dict(zip(header, cells, strict=False)))


def read_parquet(file: IO[bytes], name: str) -> Iterator[Row]:
    """Rows of a Parquet file. Raises SourceError where it is damaged."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    number = 0
    try:
        for batch in pq.ParquetFile(file).iter_batches(BATCH):
            for row in batch.to_pylist():
                number += 1
                yield Row(f"row {number}", row)
    except (pa.ArrowException, OSError) as error:
        raise SourceError(f"{name} cannot be read as Parquet: {error}.") from error


def read_feather(file: IO[bytes], name: str) -> Iterator[Row]:
    """Rows of a Feather (Arrow IPC) file. Raises SourceError where it is damaged."""
    import pyarrow as pa

    number = 0
    try:
        with pa.ipc.open_file(file) as reader:
            for position in range(reader.num_record_batches):
                for row in reader.get_batch(position).to_pylist():
                    number += 1
                    yield Row(f"row {number}", row)
    except (pa.ArrowException, OSError) as error:
        raise SourceError(f"{name} cannot be read as Feather: {error}.") from error
