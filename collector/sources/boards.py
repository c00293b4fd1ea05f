"""What company boards share: one call a company, and one company's failure keeps none of the others away."""

import logging
import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from collector.adverts import Page, Row
from core.errors import SourceError

log = logging.getLogger(__name__)


def board_pages(name: str, boards: Sequence[str], fetch: Callable[[str], Any]) -> Iterator[Page]:
    """A page a board; each row gets `board`. Raises SourceError at the end, naming the boards that failed."""
    failed = []
    for board in boards:
        try:
            if not re.fullmatch(r"[A-Za-z0-9._-]{1,100}", board):
                raise SourceError("not a board's name")
            rows = fetch(board)
            if not isinstance(rows, list):
                raise SourceError("the answer has no list of postings")
        except SourceError as error:
            failed.append(f"{board} ({error})")
            continue
        yield Page(tuple(_row(board, raw) for raw in rows))
    if failed:
        raise SourceError(f"{name.capitalize()} boards that could not be read: {'; '.join(failed)}")


def _row(board: str, raw: object) -> Row:
    if not isinstance(raw, dict):
        return Row(board, None, "not an object")
    return Row(f"{board} id {raw.get('id')}", {**raw, "board": board})
