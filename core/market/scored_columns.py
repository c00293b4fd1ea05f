"""What the rules of scoring say of a snapshot's columns, worked out once: every question about a person asks it."""

from collections import deque
from collections.abc import Sequence

import numpy as np

from core.catalogue.scoring import Scoring
from core.snapshot.coded import BoolColumn, IntColumn

KEPT = 6  # answers: of few snapshots with few rules, both of which live long

_known: deque[tuple[tuple[str, ...], Scoring, tuple[BoolColumn, IntColumn]]] = deque(maxlen=KEPT)


def scored_columns(skills: tuple[str, ...], scoring: Scoring) -> tuple[BoolColumn, IntColumn]:
    """Which of `skills` count, (k,), and the number of the group of rivals that each is in, -1: none, (k,).

    The answers are kept for the very objects asked about, and must not be written to.
    """
    for names, rules, answer in tuple(_known):
        if names is skills and rules is scoring:
            return answer
    counts = np.fromiter(map(scoring.counts, skills), dtype=bool, count=len(skills))
    answer = counts, group_numbers(skills, scoring)
    for column in answer:
        column.setflags(write=False)
    _known.append((skills, scoring, answer))
    return answer


def group_numbers(skills: Sequence[str], scoring: Scoring) -> IntColumn:
    """The number of the group of rivals that each of `skills` is in, -1: none, (k,)."""
    numbers = {name: number for number, name in enumerate(sorted(set(scoring.rivals.values())))}
    return np.array([numbers.get(scoring.rivals.get(skill, ""), -1) for skill in skills], dtype=np.int32)
