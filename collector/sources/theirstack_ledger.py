"""What TheirStack is paid: how much may still be spent, what no record holds yet, the paid answer until it is stored.

A pass may be killed at any moment. So what a request may cost is noted in the store before it is sent, and its answer
is written to disk before anybody reads it; the next pass counts the one and stores the other.
"""

import json
import logging
import os
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from core.errors import SourceError
from core.models import Watermark
from core.store.collecting import Collecting

if TYPE_CHECKING:
    from collections.abc import Mapping

log = logging.getLogger(__name__)
KEY = "theirstack:unrecorded"
MOST_READINGS = 50  # an answer that ends the collector each time it is read is set aside


class OutOfBudget(SourceError):
    """The next request could cost more than the caps leave."""


@dataclass(frozen=True, slots=True)
class KeptAnswer:
    """A paid answer: to which query (`key`) and window (`until`) it belongs, and how many rows were asked for."""

    key: str
    until: datetime
    asked_for: int
    body: bytes
    readings: int = 0


class Ledger:
    """`left` is what this pass may still spend."""

    def __init__(self, state: Collecting, file: Path, left: int) -> None:
        self._state, self._file, self.left = state, file, left
        self._lost = 0  # credits of answers that did not come, not yet on the record of a pass

    def unrecorded(self) -> int:
        """Credits that an earlier pass may have spent without living to say so."""
        mark = self._state.watermark(KEY)
        return int(mark.boundary_ids[0]) if mark and mark.boundary_ids else 0

    def stake(self, rows: int) -> None:
        """Call before each request for `rows` rows. Raises OutOfBudget where the caps leave fewer credits."""
        if rows > self.left:
            raise OutOfBudget("the next request could cost more credits than the caps leave")
        self._note(self._lost + rows)

    def lose(self, rows: int) -> None:
        """The answer to a request did not come, or cannot be read: it counts as paid for."""
        self._lost += rows
        self.left -= rows

    def was_free(self) -> None:
        """The request was refused, or never arrived."""
        self._note(self._lost)

    def take_lost(self) -> int:
        """Credits of lost answers since this was last asked."""
        lost, self._lost = self._lost, 0
        return lost

    def counted(self) -> None:
        """Everything spent is on the record of a pass."""
        self._note(self._lost)

    def _note(self, credits: int) -> None:
        self._state.set_watermark(KEY, Watermark(datetime.now(UTC), (str(credits),)))

    def keep(self, answer: KeptAnswer) -> None:
        """Write a paid answer to disk. Where that is not possible it is said, and the pass goes on without."""
        about = {
            "key": answer.key,
            "until": answer.until.isoformat(),
            "asked_for": answer.asked_for,
            "readings": answer.readings,
            "bytes": len(answer.body),
        }
        new = self._file.with_suffix(".new")
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            with new.open("wb") as file:
                file.write(json.dumps(about).encode() + b"\n" + answer.body)
                file.flush()
                os.fsync(file.fileno())
            new.replace(self._file)
        except OSError as error:
            log.warning("theirstack: a paid answer cannot be kept in %s (%s)", self._file.parent, error.strerror)

    def kept(self) -> KeptAnswer | None:
        """The answer that an earlier pass paid for and did not store."""
        try:
            first, _, body = self._file.read_bytes().partition(b"\n")
            about: Mapping[str, Any] = json.loads(first)
            answer = KeptAnswer(
                str(about["key"]),
                datetime.fromisoformat(about["until"]),
                int(about["asked_for"]),
                body,
                int(about["readings"]),
            )
            is_whole = len(body) == about["bytes"]
        except FileNotFoundError:
            return None
        except (OSError, ValueError, LookupError, TypeError):
            is_whole = False
        if is_whole and answer.readings < MOST_READINGS:
            return answer
        self.set_aside()
        return None

    def set_aside(self) -> None:
        """The kept answer cannot be used: keep it for whoever wants to look, out of the way of the next pass."""
        aside = self._file.with_suffix(".unreadable")
        try:
            self._file.replace(aside)
            log.warning("theirstack: a paid answer that cannot be read was set aside as %s", aside)
        except OSError as error:
            log.warning("theirstack: a paid answer in %s can be neither read nor moved (%s)", self._file, error)

    def forget(self) -> None:
        """The kept answer's rows are stored, or it holds none."""
        self._file.unlink(missing_ok=True)
