"""The built-in sample as a source: it goes through the very path a live source takes."""

from collections.abc import Iterator
from datetime import date
from itertools import islice

from collector.adverts import Advert, Asked, Page, RawRow, Row
from collector.theirstack_row import advert_from_row
from core.models import SAMPLE_SOURCE

PAGE_ROWS = 250


class SampleSource:
    """The sample, dated relative to `today`."""

    name = SAMPLE_SOURCE
    pages_are_free = True

    def __init__(self, today: date) -> None:
        self._today = today

    def fetch_pages(self, criteria: Asked) -> Iterator[Page]:
        """The invented postings, dated back from today; `criteria` change nothing. Raises DataFileError."""
        from core.sample import sample_rows  # reads its data file: only when the sample is loaded

        rows = (Row(f"posting {raw.get('id')}", raw) for raw in sample_rows(self._today))
        while page := tuple(islice(rows, PAGE_ROWS)):
            yield Page(page)

    def parse(self, raw: RawRow) -> Advert:
        """Raises BadRecord."""
        return advert_from_row(raw)
