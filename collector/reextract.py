"""Reads stored texts again after the taxonomy or the reading changed; can be interrupted and resumed."""

import logging
from dataclasses import replace

from tqdm import tqdm
from tqdm.contrib.logging import logging_redirect_tqdm

from collector.enrich import Reader, ReadPosting, with_stated
from collector.lease import collector_lease
from collector.refresh import BETWEEN_WRITES
from collector.watch import Watch
from core.models import Posting, PostingText
from core.store import Store

log = logging.getLogger(__name__)
AT_ONCE = 250
PATIENCE_SECONDS = 600.0


def reextract(store: Store, watch: Watch, reader: Reader | None = None) -> int:
    """Bring every posting of another taxonomy version up to this one; returns how many were read.

    A posting read again no longer counts as stale, so a second call continues with the rest.
    Role, seniority and what the text says of pay and work model are read again too.
    Raises StoreError, DataFileError, AnotherCollector.
    """
    reader = reader or Reader.load(watch.workers)
    version, done, latest = reader.skills.taxonomy_version, 0, watch.clock()
    with (
        collector_lease(store, watch, PATIENCE_SECONDS),
        tqdm(unit=" postings", desc="reading again", mininterval=0.5, disable=None) as bar,
        logging_redirect_tqdm(),
    ):
        while not watch.is_over and (stale := store.postings.stale(version, AT_ONCE)):
            latest = max(watch.clock(), latest + BETWEEN_WRITES)
            store.postings.rewrite(_read_again(stale, store, reader), latest)
            done += len(stale)
            bar.update(len(stale))
    log.info("read %d postings again with taxonomy %s", done, version)
    return done


def _read_again(stale: list[Posting], store: Store, reader: Reader) -> list[ReadPosting]:
    texts = store.postings.texts([posting.posting_id for posting in stale])
    stored_texts = [texts.get(posting.posting_id) or PostingText(posting.posting_id, "") for posting in stale]
    again = []
    for posting, text, mentions in zip(
        stale, stored_texts, reader.skills.extract_many(text.text for text in stored_texts), strict=True
    ):
        match = reader.roles.match(posting.raw_title)
        read, read_text = reader.read_as(posting, text, mentions)
        read = replace(read, role=match.role_id, seniority=match.seniority or posting.seniority)
        again.append(with_stated(read, read_text))
    return again
