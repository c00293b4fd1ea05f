"""Several reading processes: the order and the results of one, and no harm where one of them dies."""

import os
import signal
from collections.abc import Iterator

import pytest

from collector.arguments import read_arguments
from collector.fingerprints import fingerprints_of_text
from collector.workers import SkillPool, texts_read
from core.skills.extractor import Extractor
from tests.sample_adverts import sample_texts


@pytest.fixture(scope="module")
def own() -> Extractor:
    return Extractor.load()


@pytest.fixture
def pool(own: Extractor, monkeypatch: pytest.MonkeyPatch) -> Iterator[SkillPool]:
    monkeypatch.setattr("collector.workers.LEAST_TEXTS", 20)
    monkeypatch.setattr("collector.workers.AT_ONCE", 7)
    made = SkillPool(own, 2)
    yield made
    if made._pool:
        made._pool.shutdown(cancel_futures=True)


def test_two_processes_read_what_one_reads_in_the_same_order_and_one_that_dies_loses_nothing(
    own: Extractor, pool: SkillPool
) -> None:
    read = sample_texts(60)
    alone = list(own.extract_many(read))
    assert list(pool.extract_many(read)) == alone
    marked = [(extraction, fingerprints_of_text(text)) for extraction, text in zip(alone, read, strict=True)]
    assert list(pool.read_many(read)) == marked == list(texts_read(own, read))
    assert pool._pool is not None
    for process in list(pool._pool._processes.values()):
        os.kill(process.pid or 0, signal.SIGKILL)
    assert list(pool.extract_many(read)) == alone
    assert list(pool.extract_many(read)) == alone


def test_a_small_batch_starts_no_process(own: Extractor, pool: SkillPool) -> None:
    read = sample_texts(10)
    assert list(pool.extract_many(read)) == list(own.extract_many(read))
    assert pool._pool is None


def test_the_number_of_processes_is_all_cores_but_one_unless_told() -> None:
    assert read_arguments(["--once"]).workers == max(1, (os.cpu_count() or 2) - 1)
    assert read_arguments(["--once", "--workers", "3"]).workers == 3
