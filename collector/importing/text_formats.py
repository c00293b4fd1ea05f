"""Formats of text that are neither tables of lines nor JSON nor XML: web pages, Markdown, SQL dumps, YAML, scripts."""

import io
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from collector.adverts import Row
from collector.importing.columns import is_posting
from collector.importing.json_files import read_json
from collector.importing.json_shapes import json_shape
from collector.importing.markup import has_table, is_page, markdown_rows, page_rows
from collector.importing.script_files import is_script, read_script
from collector.importing.sql_dumps import is_dump, read_dump
from collector.importing.tables import HeaderScore
from collector.importing.yaml_files import is_yaml, read_yaml
from core.errors import SourceError

MOST_CHARS = 32_000_000  # of what is read as a whole


@dataclass(frozen=True, slots=True)
class TextFormat:
    """What a format is called, and how its rows are read from the start of a text."""

    words: str
    read: Callable[[IO[str]], Iterator[Row]]


def format_by_ending(name: str, path: Path, start: str, score: HeaderScore) -> TextFormat | None:
    """The format that the file's name or its first tag shows; None for any other."""
    ending = path.suffix.casefold()
    if ending in (".md", ".markdown"):
        return _markdown(name, score)
    if ending == ".sql":
        return _dump(score)
    if ending in (".yaml", ".yml"):
        return _yaml(name)
    if is_script(start):
        return _script(name)
    return _page(name, score) if is_page(start) else None


def format_by_content(name: str, start: str, score: HeaderScore) -> TextFormat | None:
    """The format of a text that is no table of lines with a header; None where it is none we know."""
    if is_dump(start):
        return _dump(score)
    if has_table(start):
        return _markdown(name, score)
    return _yaml(name) if is_yaml(start) else None


def _page(name: str, score: HeaderScore) -> TextFormat:
    return TextFormat("web page", lambda text: _some(name, "a web page", page_rows(_whole(name, text), score)))


def _markdown(name: str, score: HeaderScore) -> TextFormat:
    return TextFormat("Markdown", lambda text: _some(name, "Markdown", markdown_rows(_whole(name, text), score)))


def _dump(score: HeaderScore) -> TextFormat:
    return TextFormat("SQL dump", lambda text: read_dump(text, score))


def _yaml(name: str) -> TextFormat:
    return TextFormat("YAML", lambda text: _values(name, read_yaml(name, _whole(name, text))))


def _script(name: str) -> TextFormat:
    return TextFormat("JSON in a script", lambda text: _values(name, read_script(name, _whole(name, text))))


def _values(name: str, content: object) -> Iterator[Row]:
    """The postings that plain values hold, wherever they lie in JSON."""
    plain = json.dumps(content, default=str)
    stream = io.StringIO(plain)
    layout = json_shape(name, stream.read(100_000), stream, is_posting)
    return read_json(io.StringIO(plain), _never, layout)


@contextmanager
def _never() -> Iterator[tuple[IO[bytes], IO[bytes]]]:
    """What a stream would be read from, were YAML ever long enough."""
    yield io.BytesIO(), io.BytesIO()


def _whole(name: str, text: IO[str]) -> str:
    content = text.read(MOST_CHARS)
    if len(content) >= MOST_CHARS:
        raise SourceError(
            f"{name} cannot be read: it is longer than {MOST_CHARS:,} characters. Save it as CSV or JSON."
        )
    return content


def _some(name: str, kind: str, rows: Iterator[Row]) -> Iterator[Row]:
    number = 0
    for row in rows:
        number += 1
        yield row
    if not number:
        raise SourceError(
            f"{name} cannot be read: it is {kind} with neither a schema.org JobPosting nor a table whose header names "
            "a title and another field. Save the data as JSON or CSV."
        )
