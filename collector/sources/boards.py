"""What company boards share: one call a company, and one company's failure keeps none of the others away."""

import re
from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from typing import Any, ClassVar

from collector.adverts import Asked, Page, Row
from collector.sources.http import Http
from core.errors import SourceError


class Boards(ABC):
    """The part of a source that reads the boards of companies at `url`."""

    name: ClassVar[str]
    home: ClassVar[str]

    def __init__(self, http: Http, boards: Sequence[str], url: str | None = None) -> None:
        self._http, self._boards, self._url = http, boards, url or self.home

    def fetch_pages(self, asked: Asked) -> Iterator[Page]:
        """A page a board; each row gets `board`. Raises SourceError at the end, naming the boards that failed."""
        failed = []
        for board in self._boards:
            try:
                if not re.fullmatch(r"[A-Za-z0-9._-]{1,100}", board):
                    raise SourceError("not a board's name")
                rows = self._fetch(board)
                if not isinstance(rows, list):
                    raise SourceError("the answer has no list of postings")
            except SourceError as error:
                failed.append(f"{board} ({error})")
                continue
            yield Page(tuple(_row(board, raw) for raw in rows))
        if failed:
            raise SourceError(f"{self.name.capitalize()} boards that could not be read: {'; '.join(failed)}")

    @abstractmethod
    def _fetch(self, board: str) -> Any:
        """What should be the list of a company's postings. Raises SourceError."""


def _row(board: str, raw: object) -> Row:
    if not isinstance(raw, dict):
        return Row(board, None, "not an object")
    return Row(f"{board} id {raw.get('id')}", {**raw, "board": board})
