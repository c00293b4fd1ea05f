"""A file as a source: what format it has, which columns it holds, and its rows as adverts."""

import hashlib
import logging
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from itertools import islice
from pathlib import Path
from typing import IO, Any

from collector.adverts import Advert, Asked, Page, RawRow, Row
from collector.importing import json_files, json_shapes, tables, workbooks, xml_files
from collector.importing.columns import ColumnMap, closest, column_map, is_posting, known_columns
from collector.importing.dates import DayOrder, order_of_name
from collector.importing.home_country import with_home
from collector.importing.known import COMMENTS, comment_rows, known_source, parser_of, structured, thawed
from collector.importing.opening import DAMAGED, InputFile
from collector.importing.row_advert import ReadRow, read_row
from collector.importing.row_rules import RowRules
from collector.importing.survey import Survey, Tally
from collector.importing.text_formats import TextFormat, format_by_content, format_by_ending
from core.catalogue.sources import FILE_SOURCE
from core.errors import BadRecord, SourceError

log = logging.getLogger(__name__)
PAGE_ROWS = 500
_DATE_FIELDS = ("date_posted", "scraped_at", "valid_until", "closed_on", "opens_on")
EXPORT_AGAIN = "Export it again, or import the file that holds the postings."
_CONTROL = re.compile(r"[\x01-\x08\x0e-\x1a\x1c-\x1f]")
_ENDINGS = re.compile(
    r"(?:\.(?:csv|tsv|txt|json|jsonl|ndjson|xml|rss|xlsx?|ods|parquet|feather|arrow|gz|zip|bz2|xz|html?|md|sql|ya?ml))+$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class ImportOptions:
    """What the user says about a file. `columns` are their columns by field."""

    name: str = ""
    columns: Mapping[str, str] = field(default_factory=dict)
    as_of: date | None = None
    day_order: DayOrder | None = None
    pay_period: str | None = None


def default_name(path: Path) -> str:
    """A name for an import: the file's, without its endings, in plain characters."""
    stem = "stdin" if str(path) == "-" else _ENDINGS.sub("", path.name)
    return re.sub(r"[^A-Za-z0-9._-]+", "-", stem).strip("-.")[:60] or "file"


class FileSource:
    """One file as a source. Damaged rows come as rows that say what is wrong with them."""

    pages_are_free = True

    def __init__(self, path: Path, options: ImportOptions | None = None, now: datetime | None = None) -> None:
        """Looks through the whole file. Raises SourceError where it cannot be read or holds no postings."""
        self.path, self.options = path, options or ImportOptions()
        self.input = InputFile(path, self._names_columns)
        self.size = self.input.size
        self.today = (now or datetime.now(UTC)).date()
        self.tally = Tally()
        self._json: json_shapes.JsonFile | None = None
        self._table: tables.TableShape | None = None
        self._text_format: TextFormat | None = None
        self._xml_tag = self.sheet = ""
        self.skipped_headers: tuple[str, ...] = ()
        self.format = self._find_format()
        self.survey = self._look_through()
        if self.survey.rows == 0:
            why = f" ({self.survey.first_problem})" if self.survey.first_problem else ""
            raise SourceError(f"There are no rows in {self.input.name}{why}. {EXPORT_AGAIN}")
        self.known = None if self.options.columns else known_source(self.survey.keys)
        self.import_name = self.options.name or default_name(path)
        self.name = self.known or f"{FILE_SOURCE}:{self.import_name}"
        self.columns = self._map_columns()
        self.rules = RowRules(
            self.columns,
            self.today,
            self.options.as_of,
            self._orders(),
            self.options.pay_period,
            without_year=self.format in ("Markdown", "web page")
            or not self.survey.relative.isdisjoint(self.columns.names("date_posted")),
            is_adzuna="redirect_url" in self.survey.columns and "company.display_name" in self.survey.columns,
        )
        self.rules = self.rules if self.known else with_home(self.rules, self.survey.first_rows)
        self._parser = parser_of(self.known, self.import_name) if self.known else None

    # Format -----------------------------------------------------------------------------------------------------------

    def _find_format(self) -> str:
        start = self.input.start
        if start.startswith(b"PAR1"):
            return "Parquet"
        if start.startswith(b"ARROW1"):
            return "Feather"
        if start.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
            return "workbook"
        with self.input.text() as (text, _, _):
            beginning = text.read(tables.SAMPLE_CHARS).lstrip("\ufeff")
            head = beginning.lstrip()
            if not head.strip("\0"):
                raise SourceError(f"There are no rows in {self.input.name}: it is empty. {EXPORT_AGAIN}")
            self._text_format = format_by_ending(self.input.name, self.path, head, self._score)
            if self._text_format:
                return self._text_format.words
            if head.startswith("<"):
                with self.input.open() as (file, _):
                    self._xml_tag = xml_files.row_tag(self.input.name, file)
                return f"XML, one <{self._xml_tag}> a posting"
            if head.startswith(("{", "[")) or self.path.suffix.casefold() in (".json", ".jsonl", ".ndjson"):
                self._json = json_shapes.json_shape(self.input.name, beginning, text, is_posting)
                return self._json.words
        return self._table_format(beginning)

    def _table_format(self, beginning: str) -> str:
        try:
            self._table = tables.table_shape(beginning, self._score)
        except SourceError as error:
            self._text_format = format_by_content(self.input.name, beginning, self._score)
            if self._text_format:
                return self._text_format.words
            if _CONTROL.search(beginning[:2_000]):
                raise SourceError(
                    f"{self.input.name} cannot be read: it is neither text nor a format we know. Save the data as CSV, "
                    "JSON or Excel."
                ) from error
            first = " ".join(beginning.split("\n", 1)[0].split())[:120]
            raise SourceError(
                f"{self.input.name} has no header line that names a title among its first {tables.MOST_PREAMBLE} lines "
                f"(the first is {first!r}). Add one, or say which column is the title with --map title=COLUMN."
            ) from error
        self.skipped_headers = self._table.skipped
        delimiter = tables.DELIMITER_NAMES.get(self._table.delimiter, repr(self._table.delimiter))
        line = self._table.header_row + self._table.separator_line
        escape = ", quotes escaped with a backslash" if self._table.escape else ""
        return f"table, {delimiter} between cells, header in line {line}{escape}"

    def _names_columns(self, beginning: str) -> bool:
        """Whether a text begins as a table of postings does: a title's column and another."""
        try:
            shape = tables.table_shape(beginning, self._score)
        except SourceError:
            return False
        return self._score(shape.header) > 1

    def _score(self, cells: Any) -> int:
        """How many cells of a header are columns we know or the user names."""
        chosen = {name.casefold() for name in self.options.columns.values()}
        named = sum(str(cell).strip().casefold() in chosen for cell in cells)
        return known_columns(cells) + 2 * named

    # Rows -------------------------------------------------------------------------------------------------------------

    def rows(self) -> Iterator[tuple[Row, int]]:
        """Every row with how far the file has been read by then, in bytes. Raises SourceError."""
        try:
            if self.format in ("Parquet", "Feather", "workbook") or self._xml_tag:
                with self.input.open() as (file, raw):
                    for row in self._binary_rows(file):
                        yield row, raw.tell()
            else:
                with self.input.text() as (text, raw, damage):
                    for row in self._text_rows(text):
                        yield row, raw.tell()
                    self._damaged_bytes = damage.bytes
        except DAMAGED as error:
            why = getattr(error, "strerror", None) or error
            raise SourceError(f"{self.path} cannot be read: {why}.") from error

    def _text_rows(self, text: IO[str]) -> Iterator[Row]:
        return self._written_rows(text) if self._json else map(structured, self._written_rows(text))

    def _written_rows(self, text: IO[str]) -> Iterator[Row]:
        if self._text_format:
            return self._text_format.read(text)
        if self._json:
            return json_files.read_json(text, self.input.open, self._json)
        return tables.read_table(text, self._table)  # type: ignore[arg-type]

    def _binary_rows(self, file: Any) -> Iterator[Row]:
        if self._xml_tag:
            return xml_files.read_xml(file, self._xml_tag)
        return map(structured, self._workbook_rows(file))

    def _workbook_rows(self, file: Any) -> Iterator[Row]:
        if self.format == "Parquet":
            return workbooks.read_parquet(file, self.input.name)
        if self.format == "Feather":
            return workbooks.read_feather(file, self.input.name)
        self.sheet, self.skipped_headers, rows = workbooks.read_workbook(self.input.name, file, self._score)
        return rows

    def _look_through(self) -> Survey:
        survey = Survey()
        self._damaged_bytes = 0
        digest = hashlib.sha256()
        for row, _ in self.rows():
            if row.raw is None:
                survey.damaged += 1
                survey.first_problem = survey.first_problem or f"{row.where}: {row.problem}"
                survey.rows += 1
                continue
            survey.rows += 1
            survey.add(row.raw)
        survey.damaged_bytes = self._damaged_bytes
        if survey.rows == survey.damaged and survey.rows:
            raise SourceError(f"No row of {self.input.name} can be read; {survey.first_problem}.")
        with self.input.open() as (file, _):
            while block := file.read(1 << 20):
                digest.update(block)
        self.sha256 = digest.hexdigest()
        return survey

    def _map_columns(self) -> ColumnMap:
        try:
            mapped = column_map(self.survey.columns, self.options.columns)
        except KeyError as error:
            wanted = str(error.args[0])
            near = closest(list(self.survey.columns), wanted)
            hint = f" Did you mean {near!r}?" if near else ""
            raise SourceError(f"{self.input.name} has no column {wanted!r}.{hint}") from error
        if not self.known and not mapped.columns.get("title"):
            listed = ", ".join(list(self.survey.columns)[:15])
            raise SourceError(
                f"{self.input.name} has no column for the title; it has {listed}. Say which one it is: "
                "--map title=COLUMN."
            )
        return mapped

    def _orders(self) -> dict[str, DayOrder]:
        """The order of day and month of each date column: as the user says, as it shows, or as all others show."""
        orders: dict[str, DayOrder] = {}
        names = [name for field in _DATE_FIELDS for name in self.columns.names(field)]
        shown = {name: self.survey.shown_orders.get(name, set()) for name in names}
        orders_by_name = {name: order for name in names if (order := order_of_name(name))}
        everywhere = {order for possible in (*shown.values(), orders_by_name.values()) for order in possible}
        for name in names:
            if order := self.options.day_order or orders_by_name.get(name):
                orders[name] = order
            elif len(possible := shown[name] or everywhere) == 1:
                orders[name] = next(iter(possible))
        return orders

    # The source -------------------------------------------------------------------------------------------------------

    def fetch_pages(self, criteria: Asked) -> Iterator[Page]:
        """Pages of up to 500 rows with the number of bytes read so far. Raises SourceError where reading fails."""
        rows = self.rows()
        if self.known == COMMENTS:
            rows = ((role, position) for row, position in rows for role in comment_rows(row))
        while chunk := list(islice(rows, PAGE_ROWS)):
            yield Page(tuple(row for row, _ in chunk), position=chunk[-1][1])

    def parse(self, raw: RawRow) -> Advert:
        """Raises BadRecord."""
        try:
            if self._parser:
                read = ReadRow(self._parser(raw if self._json or self._xml_tag else thawed(raw)))
            else:
                read = read_row(raw, self.rules)
        except BadRecord as error:
            self.tally.refused[str(error)] += 1
            raise
        self.tally.add(read, self.today)
        return read.advert

    @property
    def about(self) -> dict[str, object]:
        """What the record of the run keeps of the file."""
        return {
            "file": self.input.name,
            "folder": str(self.path.resolve().parent) if str(self.path) != "-" else "",
            "sha256": self.sha256,
            "format": self.format,
            "encoding": self.encoding,
            "mapping": [[name, ", ".join(self.columns.names(name))] for name in sorted(self.columns.columns)],
            "undated": self.tally.undated,
            "older": self.tally.older,
            "read": [[name, count] for name, count in sorted(self.tally.read.items())],
        }

    @property
    def table(self) -> tables.TableShape | None:
        """How a table of lines is written; None for other formats."""
        return self._table

    @property
    def encoding(self) -> str:
        """The encoding for people, "" for a format that has none of its own."""
        if self.format in ("Parquet", "Feather", "workbook"):
            return ""
        if not self.survey.damaged_bytes:
            return self.input.encoding
        return f"not UTF-8 in {self.survey.damaged_bytes:,} places, which are read as cp1252 (Windows, Western Europe)"
