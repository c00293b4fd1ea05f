"""Randomised response: each member's yes or no is flipped at random before anything is counted.

Whoever knows all other members, and every number that was ever told of the group with and without one person, learns
that person's answer as it was counted, and that one is wrong with the chance FLIPPED. The draw is fixed for a member
and a question, so that no repetition averages it out. Source: Warner, Randomized Response, JASA 60 (1965).
"""

import hashlib
import hmac
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from math import sqrt

FLIPPED = 0.15
FEWEST = 5  # members; nothing is shown for fewer
STEP = 0.1  # to which shares are rounded
MEMBER_STEP = 5  # to which the number of members is rounded down
Z95 = 1.96


@dataclass(frozen=True, slots=True)
class EstimatedShare:
    """About which part of the members (0-1, in steps of STEP), give or take `margin` with a confidence of 95 %."""

    value: float
    margin: float


def counted_answer(secret: str, member: str, question: str, answer: bool) -> bool:
    """The answer as it is counted: turned over with the chance FLIPPED, always alike for this member and question."""
    digest = hmac.digest(secret.encode(), f"{member}\0{question}".encode(), hashlib.sha256)
    return answer != (int.from_bytes(digest[:8], "big") < FLIPPED * 2**64)


def share_of(counted: Iterable[bool]) -> EstimatedShare | None:
    """The share of members whose true answer is yes, estimated from counted ones; None for fewer than FEWEST."""
    answers = list(counted)
    if len(answers) < FEWEST:
        return None
    reported = sum(answers) / len(answers)
    keep = 1 - 2 * FLIPPED
    estimate = min(1.0, max(0.0, (reported - FLIPPED) / keep))
    spread = max(reported * (1 - reported), FLIPPED * (1 - FLIPPED))
    return EstimatedShare(round(round(estimate / STEP) * STEP, 2), round(Z95 * sqrt(spread / len(answers)) / keep, 2))


def estimated_shares(
    secret: str, questions: Iterable[str], answers: Mapping[str, Collection[str]]
) -> dict[str, EstimatedShare]:
    """Question -> share, for `answers` as member -> the questions they say yes to; empty for fewer than FEWEST members.

    `questions` must not depend on the members: that one is asked at all would tell that somebody says yes.
    """
    counted = {
        question: share_of(
            counted_answer(secret, member, question, question in answered) for member, answered in answers.items()
        )
        for question in questions
    }
    return {question: share for question, share in counted.items() if share is not None}
