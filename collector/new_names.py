"""After a pass: collects names that new adverts list beside known skills and that the taxonomy lacks."""

import logging
from datetime import UTC, datetime, timedelta
from itertools import islice

from collector.watch import Watch
from core.catalogue.taxonomy import Taxonomy
from core.models import SAMPLE_SOURCE, Posting, Watermark
from core.store import Mark, Store
from core.store.new_names import NewName

log = logging.getLogger(__name__)
STATE = "new_names"
MOST_A_PASS = 5_000  # some 10 s of processor time; what is left is looked at after the next pass
AT_ONCE = 500
FIRST_DAYS = 30  # how far back the first look goes


def note_new_names(store: Store, watch: Watch) -> int:
    """Look through adverts stored since the last look; returns how many. What was cut off goes on the next time.

    Nothing is read anew: the mentions that were stored tell where known skills stand. Raises StoreError, DataFileError.
    """
    watermark = store.collecting.watermark(STATE)
    mark = (
        Mark(watermark.until, watermark.boundary_ids[0])
        if watermark
        else Mark(watch.clock() - timedelta(days=FIRST_DAYS), "")
    )
    taxonomy, looked_at = Taxonomy.load(), 0
    changed = store.postings.changes(mark, MOST_A_PASS)
    while not watch.is_over and (postings := list(islice(changed, AT_ONCE))):
        names = _names_in(postings, store, taxonomy)
        store.new_names.add(names)
        last = postings[-1]
        store.collecting.set_watermark(STATE, Watermark(last.updated_at or datetime.now(UTC), (last.posting_id,)))
        looked_at += len(postings)
    log.info("looked for new names in %d adverts", looked_at)
    return looked_at


def _names_in(postings: list[Posting], store: Store, taxonomy: Taxonomy) -> list[NewName]:
    from core.skills.candidates import AdvertText, candidates_of_read  # spaCy takes a second to load

    counted = [posting for posting in postings if posting.duplicate_of is None and posting.source != SAMPLE_SOURCE]
    texts = store.postings.texts([posting.posting_id for posting in counted])
    adverts = (
        AdvertText(text.text, posting.company or posting.posting_id, posting.posted_on, text.mentions)
        for posting in counted
        if (text := texts.get(posting.posting_id))
    )
    return [
        NewName(
            candidate.name.casefold(),
            candidate.name,
            candidate.known_as,
            frozenset(candidate.companies),
            frozenset(f"{year}-W{week:02}" for year, week in candidate.weeks),
            candidate.adverts,
            tuple(candidate.sentences),
        )
        for candidate in candidates_of_read(adverts, taxonomy)
    ]
