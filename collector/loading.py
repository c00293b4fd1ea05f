"""Postings from a file and the built-in sample, with a progress bar."""

import logging
from pathlib import Path

from tqdm import tqdm
from tqdm.contrib.logging import logging_redirect_tqdm

from collector.adverts import Asked, Page
from collector.files import FileSource
from collector.lease import collector_lease
from collector.reading import Reader
from collector.refresh import Watch, refresh
from collector.sample import SampleSource
from core.models import CollectorRun
from core.store import Store

log = logging.getLogger(__name__)
PATIENCE_SECONDS = 600.0


def import_file(path: Path, store: Store, watch: Watch) -> CollectorRun:
    """Store the postings of one file. Raises SourceError where it cannot be read, AnotherCollector, StoreError."""
    source = FileSource(path)
    reader = Reader.load()
    with (
        collector_lease(store, watch, PATIENCE_SECONDS),
        tqdm(total=source.size, unit="B", unit_scale=True, desc=path.name, mininterval=0.5, disable=None) as bar,
        logging_redirect_tqdm(),
    ):
        watch.on_page = lambda page: _advance(bar, page)
        return refresh(source, Asked(), store, reader, watch)


def load_sample(store: Store, watch: Watch) -> CollectorRun:
    """Store the sample postings; those that are there already stay as they are."""
    log.info("loading the sample postings")
    reader = Reader.load()
    with (
        collector_lease(store, watch, PATIENCE_SECONDS),
        tqdm(unit=" postings", desc="sample", mininterval=0.5, disable=None) as bar,
        logging_redirect_tqdm(),
    ):
        watch.on_page = lambda page: _count_up(bar, page)
        return refresh(SampleSource(watch.clock().date()), Asked(), store, reader, watch)


def _count_up(bar: "tqdm[None]", page: Page) -> None:
    bar.update(len(page.rows))


def _advance(bar: "tqdm[None]", page: Page) -> None:
    bar.update(page.position - bar.n)
