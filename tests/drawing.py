"""How many cases a test draws at random: few, and the same ones, in `make test`; many new ones in `make explore`."""

import os
from typing import Any

from hypothesis import HealthCheck, settings

USUAL = 100  # Hypothesis's own count
EXPLORES = os.environ.get("HYPOTHESIS_PROFILE") == "explore"
EXAMPLES = int(os.environ.get("EXPLORE_EXAMPLES", "20000"))


def examples(count: int, **options: Any) -> settings:
    """Settings of a test whose cases are dear: `count` in `make test`; `make explore` multiplies as for all others."""
    return settings(max_examples=max(count * EXAMPLES // USUAL, 1) if EXPLORES else count, **options)


def load_profile() -> None:
    """No case has a deadline, nor has drawing it: speed is measured in benchmarks/, a busy machine is no failure."""
    unmeasured: dict[str, Any] = {"deadline": None, "suppress_health_check": [HealthCheck.too_slow]}
    settings.register_profile("project", derandomize=True, database=None, **unmeasured)
    settings.register_profile("explore", max_examples=EXAMPLES, **unmeasured)
    settings.load_profile("explore" if EXPLORES else "project")
