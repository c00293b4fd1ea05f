"""What the collector did: passes, credits, stale sources, boards."""

from collections import Counter
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

import pandas as pd

from core.catalogue.sources import FILE_SOURCE, source_note
from core.config import Settings
from core.models import SAMPLE_SOURCE, BoardChoice, BoardState, CollectorRun
from core.store import Store
from core.views.data import runs_table

SHOWN_DAYS = 30
STALE_AFTER = timedelta(days=3)
QUIET_AFTER = timedelta(days=14)
SET_ASIDE_DAYS = 2  # as the collector sets a board aside: days in a row on which there was none


class SourceHealth(StrEnum):
    """`stale`: no pass succeeded for three days; `quiet`: passes succeed and brought nothing new for two weeks."""

    WELL = "well"
    STALE = "stale"
    QUIET = "quiet"


@dataclass(frozen=True, slots=True)
class SourceState:
    """How the passes over one source went in the last 30 days; `failures` are those since the last success."""

    source: str
    label: str
    health: SourceHealth
    succeeded_at: datetime | None
    new_at: datetime | None
    failures: int
    error: str


@dataclass(frozen=True, slots=True)
class Credits:
    """What was spent at TheirStack, and the caps."""

    today: int
    month: int
    day_cap: int
    run_cap: int


@dataclass(frozen=True, slots=True)
class CollectingView:
    """`runs` as on the data page; `boards` are those that were ever visited or chosen."""

    runs: pd.DataFrame
    credits: Credits
    sources: tuple[SourceState, ...]
    boards: tuple[BoardState, ...]

    @property
    def stale(self) -> tuple[SourceState, ...]:
        """The sources that are not well."""
        return tuple(source for source in self.sources if source.health is not SourceHealth.WELL)

    @property
    def board_counts(self) -> dict[str, int]:
        """System -> boards that are visited."""
        return dict(Counter(board.system for board in self.boards if not (is_set_aside(board) or is_removed(board))))

    @property
    def left_out_boards(self) -> tuple[BoardState, ...]:
        """Boards that were removed or set aside."""
        return tuple(board for board in self.boards if is_removed(board) or is_set_aside(board))


def is_removed(board: BoardState) -> bool:
    """Whether an operator removed the board."""
    return board.choice is BoardChoice.REMOVED


def is_set_aside(board: BoardState) -> bool:
    """Whether the board was missing on SET_ASIDE_DAYS days and is therefore no longer visited."""
    return len(board.missing_on) >= SET_ASIDE_DAYS


def collecting_view(store: Store, settings: Settings, now: datetime) -> CollectingView:
    """The last 30 days."""
    runs = store.collecting.runs(now - timedelta(days=SHOWN_DAYS))
    names = sorted({*store.collecting.sources(), *(run.source for run in runs)})
    sources = [
        _source(name, [run for run in runs if run.source == name], now)
        for name in names
        if name not in (SAMPLE_SOURCE, FILE_SOURCE) and not name.startswith(f"{FILE_SOURCE}:")
    ]
    credits = Credits(
        sum(run.credits for run in runs if run.started_at.date() == now.date()),
        sum(run.credits for run in runs),
        settings.their_stack_max_credits_per_day,
        settings.their_stack_max_credits_per_run,
    )
    boards = sorted(store.boards.all(), key=lambda board: (board.system, board.token))
    ordered = sorted(sources, key=lambda source: (source.health is SourceHealth.WELL, source.label))
    return CollectingView(runs_table(runs), credits, tuple(ordered), tuple(boards))


def _source(name: str, runs: list[CollectorRun], now: datetime) -> SourceState:
    """`runs` newest first."""
    succeeded = next((run for run in runs if run.ended_at and not run.error), None)
    brought = next((run for run in runs if run.new), None)
    failures = [run for run in runs if run.error and (succeeded is None or run.started_at > succeeded.started_at)]
    health = SourceHealth.WELL
    if succeeded is None or now - succeeded.started_at > STALE_AFTER:
        health = SourceHealth.STALE
    elif brought is None or now - brought.started_at > QUIET_AFTER:
        health = SourceHealth.QUIET
    return SourceState(
        name,
        source_note(name).label,
        health,
        succeeded.started_at if succeeded else None,
        brought.started_at if brought else None,
        len(failures),
        (failures[0].error or "") if failures else "",
    )


def sources_table(view: CollectingView) -> pd.DataFrame:
    """One row a source, those that are not well first."""
    return pd.DataFrame(
        [
            (source.label, source.health.value, source.succeeded_at, source.new_at, source.failures, source.error)
            for source in view.sources
        ],
        columns=["source_label", "health", "succeeded_at", "new_at", "failures", "error"],
    )


def set_board(store: Store, system: str, token: str, *, visited: bool) -> bool:
    """Start or stop visiting a known board, from the next pass on; False if it is not known."""
    board = next((board for board in store.boards.all() if (board.system, board.token) == (system, token)), None)
    if board is None:
        return False
    choice = BoardChoice.ADDED if visited else BoardChoice.REMOVED
    store.boards.save(replace(board, choice=choice, missing_on=()))
    return True
