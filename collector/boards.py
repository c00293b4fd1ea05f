"""Which company boards are visited: the reviewed list and those added or named, minus those removed or dead."""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Literal
from urllib.parse import parse_qs, unquote, urlsplit

from pydantic import BaseModel, ConfigDict

from core.catalogue.files import DATA, load_data_file
from core.config import Settings
from core.models import BoardChoice, BoardState
from core.store.boards import BoardStates

FILE = DATA / "company_boards.json"
VISIT_EVERY = timedelta(hours=20)  # once a day, though the daily pass begins somewhat earlier than the day before
DEAD_AFTER_DAYS = 2  # different days on which there was no such board
TOKEN = re.compile(r"[A-Za-z0-9._-]{1,100}")
SYSTEMS = ("greenhouse", "ashby", "lever", "lever-eu", "workable", "recruitee", "personio", "teamtailor")


class ListedBoard(BaseModel):
    """An entry of the reviewed list."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    ats: Literal["greenhouse", "ashby", "lever", "lever-eu"]
    token: str
    tech: int | None = None
    seen: date | None = None


class BoardList(BaseModel):
    """The reviewed list of boards as its file has it."""

    model_config = ConfigDict(extra="forbid")

    about: str
    boards: tuple[ListedBoard, ...]


@dataclass(frozen=True, slots=True)
class Board:
    """One company's board: the system that hosts it and the company's name in that system's addresses.

    `is_own` where the operator named it, in a setting or by command.
    """

    system: str
    token: str
    is_own: bool = False

    @property
    def key(self) -> tuple[str, str]:
        """What tells one board from another: system and token."""
        return self.system, self.token

    @property
    def page(self) -> str:
        """Where people read it."""
        return _PAGES[self.system].format(self.token)


_PAGES = {
    "greenhouse": "https://job-boards.greenhouse.io/{}",
    "ashby": "https://jobs.ashbyhq.com/{}",
    "lever": "https://jobs.lever.co/{}",
    "lever-eu": "https://jobs.eu.lever.co/{}",
    "workable": "https://apply.workable.com/{}/",
    "recruitee": "https://{}.recruitee.com/",
    "personio": "https://{}/",
    "teamtailor": "https://{}/jobs",
}


class BoardBook:
    """The boards to visit, and how their visits went."""

    def __init__(self, settings: Settings, state: BoardStates) -> None:
        """Raises DataFileError where the list is damaged, StoreError."""
        self._state = state
        self._known = {(state.system, state.token): state for state in state.all()}
        self._boards = {board.key: board for board in _in_order(settings, self._known.values())}

    def of(self, systems: Collection[str]) -> list[Board]:
        """Boards of these systems in the order of visits: one's own first, then those with the most tech postings."""
        return [board for board in self._boards.values() if board.system in systems]

    def due(self, systems: Collection[str], now: datetime) -> list[Board]:
        """Those of them that are neither dead nor visited within the last twenty hours."""
        return [board for board in self.of(systems) if not self.is_dead(board) and not self._is_fresh(board, now)]

    def state(self, board: Board) -> BoardState:
        """What is known of a board's visits; a fresh state where it was never visited. Raises StoreError."""
        return self._known.get(board.key) or BoardState(board.system, board.token)

    def is_dead(self, board: Board) -> bool:
        """Whether the board was missing on `DEAD_AFTER_DAYS` days one after the other. Raises StoreError."""
        return len(self.state(board).missing_on) >= DEAD_AFTER_DAYS

    def _is_fresh(self, board: Board, now: datetime) -> bool:
        visited = self.state(board).visited_at
        return visited is not None and timedelta() <= now - visited < VISIT_EVERY

    def note_visit(self, board: Board, now: datetime, etag: str, modified: str, wanted_digest: str) -> None:
        """A complete, successful read, stored whole."""
        self._save(
            replace(self.state(board), visited_at=now, etag=etag, modified=modified, asked=wanted_digest, missing_on=())
        )

    def note_failure(self, board: Board, now: datetime) -> None:
        """It answered with something that cannot be used: it is asked again tomorrow."""
        self._save(replace(self.state(board), visited_at=now))

    def note_missing(self, board: Board, now: datetime) -> None:
        """There is no such board today."""
        state = self.state(board)
        days = tuple(dict.fromkeys((*state.missing_on, now.date())))
        self._save(replace(state, visited_at=now, missing_on=days))

    def add(self, board: Board) -> None:
        """Visit it from now on; one that was removed or dead gets a new chance."""
        self._save(BoardState(board.system, board.token, BoardChoice.ADDED))
        self._boards.setdefault(board.key, replace(board, is_own=True))

    def remove(self, token: str) -> list[Board]:
        """Visit no board of this token (or `system:token`) any more; returns which those are."""
        gone = [board for board in self._boards.values() if token in (board.token, f"{board.system}:{board.token}")]
        for board in gone:
            self._save(replace(self.state(board), choice=BoardChoice.REMOVED))
            del self._boards[board.key]
        return gone

    def _save(self, state: BoardState) -> None:
        self._state.save(state)
        self._known[state.system, state.token] = state


def _in_order(settings: Settings, states: Iterable[BoardState]) -> Iterator[Board]:
    states = list(states)
    removed = {(state.system, state.token) for state in states if state.choice is BoardChoice.REMOVED}
    own = [Board(state.system, state.token, True) for state in states if state.choice is BoardChoice.ADDED]
    named = (
        *(("greenhouse", token) for token in settings.greenhouse_boards),
        *(("lever", token) for token in settings.lever_boards),
        *(("ashby", token) for token in settings.ashby_boards),
    )
    yield from (Board(system, token, True) for system, token in named)
    yield from own
    if settings.company_boards:
        taken = removed | {board.key for board in own} | set(named)
        yield from (
            Board(listed.ats, listed.token) for listed in read_board_list() if (listed.ats, listed.token) not in taken
        )


def read_board_list() -> tuple[ListedBoard, ...]:
    """The reviewed list. Raises DataFileError."""
    return load_data_file(FILE, BoardList).boards


# Systems whose boards are not read: their terms or robots file forbid it, or nobody has written a reader.
_NOT_READ = {
    "smartrecruiters.com": "SmartRecruiters asks robots to stay away from its postings",
    "bamboohr.com": "BambooHR's terms forbid automated copying",
    "myworkdayjobs.com": "Workday has no documented interface, and its terms are unclear",
    "myworkdaysite.com": "Workday has no documented interface, and its terms are unclear",
    "breezy.hr": "there is no reader for Breezy",
    "ats.rippling.com": "there is no reader for Rippling",
    "pinpointhq.com": "there is no reader for Pinpoint",
    "join.com": "there is no reader for JOIN",
    "jobs.gem.com": "there is no reader for Gem",
    "icims.com": "there is no reader for iCIMS",
}
_NO_COMPANY = frozenset(
    {"www", "app", "api", "support", "embed", "jobs", "careers", "j", "apply", "help", "developers"}
)


def board_of_url(url: str) -> Board | str | None:
    """The board a careers address belongs to; a sentence where it cannot be read; None where the address tells nothing.

    What may stand in front of the path (`www`, a locale) and behind it is ignored.
    """
    try:
        parts = urlsplit(url if "//" in url else f"https://{url}")
        host = (parts.hostname or "").casefold().removeprefix("www.")
    except ValueError:
        return None
    for suffix, reason in _NOT_READ.items():
        if host == suffix or host.endswith(f".{suffix}"):
            return reason
    path = [unquote(part) for part in parts.path.split("/") if part]
    board = _hosted(host, path, {name: values[0] for name, values in parse_qs(parts.query).items()})
    if board is None or not TOKEN.fullmatch(board.token):
        return None
    return board


def _hosted(host: str, path: list[str], query: dict[str, str]) -> Board | None:
    first = path[0] if path else ""
    if host in ("boards.greenhouse.io", "job-boards.greenhouse.io", "job-boards.eu.greenhouse.io"):
        token = query.get("for", "") if first == "embed" else first
        return Board("greenhouse", token) if token else None
    if host == "boards-api.greenhouse.io" and path[:2] == ["v1", "boards"] and len(path) > 2:
        return Board("greenhouse", path[2])
    by_host = {"jobs.lever.co": "lever", "jobs.eu.lever.co": "lever-eu", "jobs.ashbyhq.com": "ashby"}
    if host in by_host:
        return Board(by_host[host], first) if first else None
    if host == "apply.workable.com":
        return Board("workable", first) if first and first not in _NO_COMPANY else None
    company, _, domain = host.partition(".")
    if company in _NO_COMPANY:
        return None
    if domain == "workable.com":
        return Board("workable", company)
    if domain == "recruitee.com":
        return Board("recruitee", company)
    if domain in ("jobs.personio.de", "jobs.personio.com"):
        return Board("personio", host)
    if domain == "teamtailor.com" or domain.endswith(".teamtailor.com"):
        return Board("teamtailor", host)
    return None


_EMBEDDED = (
    ("greenhouse", re.compile(r"greenhouse\.io/embed/job_board(?:/js)?\?[^\"'\s<>]{0,200}?\bfor=([\w.-]{1,100})")),
    ("greenhouse", re.compile(r"boards-api\.greenhouse\.io/v1/boards/([\w.-]{1,100})")),
    ("greenhouse", re.compile(r"(?:job-)?boards(?:\.eu)?\.greenhouse\.io/(?!embed)([\w.-]{1,100})")),
    ("ashby", re.compile(r"(?:jobs\.ashbyhq\.com|api\.ashbyhq\.com/posting-api/job-board)/([\w.%-]{1,100})")),
    ("lever", re.compile(r"(?:jobs\.lever\.co|api\.lever\.co/v0/postings)/([\w.-]{1,100})")),
    ("lever-eu", re.compile(r"(?:jobs\.eu\.lever\.co|api\.eu\.lever\.co/v0/postings)/([\w.-]{1,100})")),
    ("workable", re.compile(r"apply\.workable\.com/(?!api/|j/)([\w.-]{1,100})")),
)


def board_in_page(html: str, host: str) -> Board | None:
    """The board a company's own careers page embeds, found in the page's text."""
    for system, pattern in _EMBEDDED:
        if match := pattern.search(html[:2_000_000]):
            return Board(system, unquote(match[1]))
    return Board("teamtailor", host) if "teamtailor-cdn.com" in html else None
