"""`python -m collector boards`: which company boards are visited, and how to add and remove some."""

import argparse
import sys
from collections import Counter
from collections.abc import Iterator

from collector.boards import SYSTEMS, TOKEN, Board, BoardBook, board_in_page, board_of_url
from collector.sources.http import Http, plain_url
from core.config import Settings
from core.errors import SourceError
from core.models import BoardState
from core.store import Store

SHOWN = 20


def read_board_words(words: list[str]) -> argparse.Namespace:
    """What `boards WORDS…` says; ends the program where it asks for help or cannot be understood."""
    return _parser().parse_args(words)


def run_boards(words: list[str], settings: Settings, store: Store, http: Http) -> int:
    """Do what `boards WORDS…` says; returns the exit code."""
    arguments = read_board_words(words)
    book = BoardBook(settings, store.boards)
    if arguments.what == "add":
        return _add(arguments.address, book, http)
    if arguments.what == "remove":
        return _remove(arguments.token, book)
    print(*_lines(book, everything=getattr(arguments, "all", False)), sep="\n")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m collector boards", description="Company boards that are visited.")
    commands = parser.add_subparsers(dest="what", metavar="list|add|remove")
    shown = commands.add_parser("list", help="the boards, in the order of visits")
    shown.add_argument("--all", action="store_true", help=f"every board, not the first {SHOWN} of each system")
    add = commands.add_parser("add", help="visit a company's board from now on")
    add.add_argument("address", metavar="URL", help="its careers page, or any of its adverts")
    remove = commands.add_parser("remove", help="visit a board no more")
    remove.add_argument("token", metavar="TOKEN", help="as the list shows it")
    return parser


def _add(address: str, book: BoardBook, http: Http) -> int:
    board = board_of_url(address)
    if board is None:
        board = _board_behind(address, http)
    if isinstance(board, str):
        print(board, file=sys.stderr)
        return 1
    book.add(board)
    print(f"Added {board.system}:{board.token}, visited by the next pass. See that it is the company's: {board.page}")
    return 0


def _board_behind(address: str, http: Http) -> Board | str:
    """The board that a company's own careers page embeds, or why there is none."""
    url = address if "//" in address else f"https://{address}"
    systems = ", ".join(SYSTEMS)
    if not url.startswith(("https://", "http://")):
        return f"{address!r} is no web address."
    try:
        reply = http.get(url, tries=1)
    except SourceError as error:
        return f"{plain_url(url)} belongs to none of the systems we know ({systems}), and cannot be read: {error}."
    board = board_in_page(reply.body.decode("utf-8", "replace"), plain_url(url).partition("//")[2].partition("/")[0])
    if board is None or not TOKEN.fullmatch(board.token):
        return f"No board was found on {plain_url(url)}. Give the address of an advert on one of: {systems}."
    return board


def _remove(token: str, book: BoardBook) -> int:
    gone = book.remove(token)
    if not gone:
        print(f"No board is called {token}; `boards list --all` shows them.", file=sys.stderr)
        return 1
    print(*(f"Removed {board.system}:{board.token}; what is stored of it stays." for board in gone), sep="\n")
    return 0


def _lines(book: BoardBook, everything: bool) -> Iterator[str]:
    boards = book.of(SYSTEMS)
    dead = sum(map(book.is_dead, boards))
    yield (
        f"{len(boards):,} company boards are visited once a day"
        + (f", {dead:,} of them are set aside" if dead else "")
        + "."
    )
    shown: Counter[str] = Counter()
    for board in boards:
        shown[board.system] += 1
        if everything or shown[board.system] <= SHOWN or book.is_dead(board):
            yield f"  {board.system}:{board.token}{_how_it_went(book.state(board), book.is_dead(board))}"
    if not everything and any(count > SHOWN for count in shown.values()):
        yield f"The first {SHOWN} of each system are shown; `boards list --all` shows all of them."


def _how_it_went(state: BoardState, is_dead: bool) -> str:
    if is_dead:
        return f": set aside, there was none on {', '.join(f'{day:%Y-%m-%d}' for day in state.missing_on)}"
    if state.missing_on:
        return f": there was none on {state.missing_on[0]:%Y-%m-%d}"
    return f": visited {state.visited_at:%Y-%m-%d %H:%M} UTC" if state.visited_at else ""
