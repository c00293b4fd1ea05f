"""What company boards share: one call a company, politely, and one company's failure keeps none of the others away."""

import hashlib
import logging
from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any, ClassVar

from collector.adverts import Asked, Page, Row, WholeBoard
from collector.boards import TOKEN, Board, BoardBook
from collector.sources import Context
from collector.sources.http import Missing, Reply, Stopped, Unreachable, WaitFirst, plain_url
from core.errors import SourceError

log = logging.getLogger(__name__)
PAUSE_SECONDS = 1.0  # between two requests to one host; no system names a limit
TRIES = 2
MOST_UNREACHABLE = 2  # boards in a row that cannot be reached: then it is the host, or our network
SAY_EVERY = 25
MOST_NAMED = 10


@dataclass(frozen=True, slots=True)
class Listing:
    """The postings a board answered; `is_complete` where nothing says that more of them are open."""

    rows: list[Any]
    is_complete: bool = True


class BoardSource(ABC):
    """The part of a source that reads the boards of companies. `homes` gives the address of each of its systems."""

    name: ClassVar[str]
    homes: ClassVar[Mapping[str, str]]
    id_field: ClassVar[str] = "id"

    def __init__(
        self,
        context: Context,
        book: BoardBook | None = None,
        url: str | None = None,
        pause_seconds: float = PAUSE_SECONDS,
    ) -> None:
        self._http, self._clock = context.http, context.clock
        self._book = book or BoardBook(context.settings, context.store.boards)
        self._home, self._pause = url, pause_seconds

    @property
    def has_boards(self) -> bool:
        """Whether a board of this system is to be read. Raises StoreError, DataFileError."""
        return bool(self._book.of(self.homes))

    def fetch_pages(self, criteria: Asked) -> Iterator[Page]:
        """A page a board that is due; each row gets `board`.

        Raises SourceError at the end, naming one's own boards that failed; SourceBusy at once where the host cannot be
        reached or asks for patience. What was not visited then is visited by the next pass.
        """
        boards = self._book.due(self.homes, self._clock())
        self._failed: list[tuple[Board, str]] = []
        unreachable = 0
        for number, board in enumerate(boards):
            if number:
                self._http.pause(self._pause)
            try:
                page = self._page(board, criteria)
                unreachable = 0
            except (Stopped, WaitFirst):
                raise
            except Unreachable:
                unreachable += 1
                if unreachable >= min(MOST_UNREACHABLE, len(boards)):
                    raise
                continue
            except SourceError as error:
                self._note(board, error)
                continue
            yield page
            if (number + 1) % SAY_EVERY == 0:
                log.info("%s: %d of %d company boards visited", self.name, number + 1, len(boards))
        self._say_failures(len(boards))

    def _note(self, board: Board, error: SourceError) -> None:
        self._failed.append((board, str(error)))
        if not isinstance(error, Missing):
            self._book.note_failure(board, self._clock())
            return
        self._book.note_missing(board, self._clock())
        if self._book.is_dead(board):
            log.warning(
                "%s: there was no board of %s on two days; it is set aside (boards add %s brings it back)",
                self.name,
                board.token,
                board.page,
            )

    def _say_failures(self, visited: int) -> None:
        if not self._failed:
            return
        named = "; ".join(f"{board.token} ({error})" for board, error in self._failed[:MOST_NAMED])
        log.info("%s: %d of %d boards could not be read: %s", self.name, len(self._failed), visited, named)
        own = [f"{board.token} ({error})" for board, error in self._failed if board.is_own]
        if own or len(self._failed) == visited > 1:
            raise SourceError(f"{self.name.capitalize()} boards that could not be read: {'; '.join(own) or named}")

    def _page(self, board: Board, criteria: Asked) -> Page:
        if not TOKEN.fullmatch(board.token):
            raise SourceError("not a board's name")
        state, wanted = self._book.state(board), _digest(criteria)
        is_same = state.asked == wanted
        conditions = {"If-None-Match": state.etag, "If-Modified-Since": state.modified} if is_same else {}
        url, params = self.address(board)
        reply = self._http.get(url, params, {name: text for name, text in conditions.items() if text}, TRIES)
        note = partial(
            self._book.note_visit, board, self._clock(), reply.header("ETag"), reply.header("Last-Modified"), wanted
        )
        prefix = f"{board.token}/"
        if reply.status == 304:
            note = partial(self._book.note_visit, board, self._clock(), state.etag, state.modified, wanted)
            return Page((), on_stored=note, whole=WholeBoard(prefix, None))
        listing = self.read(board, reply)
        rows = tuple(_row(board.token, raw) for raw in listing.rows)
        # An empty list is no proof: a board that is closed or broken answers the same.
        ids = frozenset(f"{prefix}{raw[self.id_field]}" for raw in listing.rows if self.is_open(raw))
        whole = WholeBoard(prefix, ids) if listing.is_complete and ids else None
        return Page(rows, on_stored=note, whole=whole)

    def home(self, board: Board) -> str:
        """The address that a board's own addresses begin with."""
        return self._home or self.homes[board.system].format(board.token)

    def is_open(self, raw: Any) -> bool:
        """Whether a row is a posting that can be applied for."""
        return isinstance(raw, dict) and raw.get(self.id_field) is not None

    @abstractmethod
    def address(self, board: Board) -> tuple[str, dict[str, str]]:
        """Where a company's postings are asked for, and how."""

    def read(self, board: Board, reply: Reply) -> Listing:
        """The postings of an answer. Raises SourceError where it holds none that could be read."""
        listing = self.listing(reply.decoded(plain_url(self.address(board)[0])))
        if listing is None or not isinstance(listing.rows, list):
            raise SourceError("the answer has no list of postings")
        return listing

    def listing(self, answer: Any) -> Listing | None:
        """The list of postings in a decoded answer; None where there is none."""
        rows = answer.get("jobs") if isinstance(answer, dict) else None
        return Listing(rows) if isinstance(rows, list) else None


def _row(board: str, raw: object) -> Row:
    if not isinstance(raw, dict):
        return Row(board, None, "not an object")
    return Row(f"{board} id {raw.get('id')}", {**raw, "board": board})


def _digest(criteria: Asked) -> str:
    """What was wanted of the boards: an unchanged board must be read again where something else is wanted."""
    text = repr(
        (criteria.roles, criteria.locations, criteria.max_age_days, criteria.is_age_given, criteria.per_role_limit)
    )
    return hashlib.blake2b(text.encode(), digest_size=8).hexdigest()
