"""schemathesis over the OpenAPI on a real server: no 5xx, and no answer that the schema does not describe."""

import os
import time
import unittest
from contextlib import suppress
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.errors import Unsatisfiable
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    negative_data_rejection,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from core.resumes.advert_service import read_advert
from tests.api.conftest import Person, signed_up
from tests.waiting import PATIENCE_SECONDS

EXAMPLES = int(os.environ.get("API_EXAMPLES", "3"))  # `make faults` sends 50
SECONDS = float(os.environ.get("API_SECONDS", "6"))
MOST_TRIES = 20
CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
]
# Asked without a token, which the schema describes too: with it they would end the session of all the others.
ENDS_THE_SESSION = {("DELETE", "/auth/me"), ("POST", "/auth/logout")}


@pytest.fixture(scope="module")
def somebody(market: str) -> Person:
    read_advert("Python", seconds=120)  # the first text waits for the process that reads to load, longer than a client
    return signed_up(market, email="somebody@example.org")


def answered(case: schemathesis.Case, base: str, headers: dict[str, str]) -> Any:
    """The answer, asked for again where the server says that it is too busy now: a slow machine is no fault of it."""
    for _ in range(MOST_TRIES):
        answer = case.call(base_url=base, headers=headers, timeout=PATIENCE_SECONDS)
        if answer.status_code != 503 or "retry-after" not in answer.headers:
            break
        time.sleep(1)
    return answer


def asked(operation: Any, mode: GenerationMode, headers: dict[str, str], base: str, ends: float) -> int:
    """How many requests `operation` was sent; one that has nothing to vary in this mode is sent none."""
    checks = [*CHECKS, negative_data_rejection] if mode is GenerationMode.NEGATIVE else CHECKS
    count = 0

    @settings(
        max_examples=EXAMPLES,
        deadline=None,
        database=None,
        derandomize=True,
        phases=(Phase.explicit, Phase.generate),
        suppress_health_check=list(HealthCheck),
    )
    @given(case=operation.as_strategy(generation_mode=mode))
    def conforms(case: schemathesis.Case) -> None:
        nonlocal count
        if not count or time.monotonic() < ends:  # one is always sent, also where a busy machine took long to make it
            count += 1
            case.validate_response(answered(case, base, headers), checks=checks)

    with suppress(Unsatisfiable, unittest.SkipTest):
        conforms()
    return count


@pytest.mark.parametrize("mode", list(GenerationMode), ids=lambda mode: str(mode.value))
def test_no_request_breaks_the_program_or_the_schema(market: str, somebody: Person, mode: GenerationMode) -> None:
    """Each operation gets its share of SECONDS and at most EXAMPLES requests."""
    schema = schemathesis.openapi.from_url(f"{market}/openapi.json")
    operations = [result.ok() for result in schema.get_all_operations()]
    assert len(operations) >= 29
    token = {"Authorization": somebody.http.headers["Authorization"]}
    started, counts = time.monotonic(), {}
    for place, operation in enumerate(operations, 1):
        name = (operation.method.upper(), operation.path)
        headers = {} if name in ENDS_THE_SESSION else token
        ends = max(started + SECONDS * place / len(operations), time.monotonic() + 0.2)
        counts[name] = asked(operation, mode, headers, market, ends)
    assert sum(count > 0 for count in counts.values()) >= len(operations) * 0.7, counts
