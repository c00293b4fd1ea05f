"""Where copies are looked for in the first import of a store: only among what that import itself brought."""

from collections.abc import Iterable, Mapping, Sequence

from collector.duplicates import StoredPostings
from core.models import Posting, PostingText
from core.store import Store

MOST_MET = 400_000  # fingerprints in memory, some 40 MB; beyond that each is looked for in the store


def where_copies_are(store: Store) -> StoredPostings:
    """The store's postings; asked less where nothing is collected yet, as sample postings are no copies of collected.

    Call before a pass begins to write, by the one pass that does.
    """
    return store.postings if store.postings.version().has_collected else _OfThisPass(store.postings)


class _OfThisPass:
    """Asks only for fingerprints that came before in this pass: a quarter of the time of an import without texts."""

    def __init__(self, postings: StoredPostings) -> None:
        self._postings = postings
        self._met: set[str] | None = set()

    def with_fingerprints(self, fingerprints: Sequence[str], /) -> list[Posting]:
        if self._met is None:
            return self._postings.with_fingerprints(fingerprints)
        met_before = [mark for mark in fingerprints if mark in self._met]
        self._met.update(fingerprints)
        if len(self._met) > MOST_MET:
            self._met = None
        return self._postings.with_fingerprints(met_before) if met_before else []

    def find(self, posting_ids: Iterable[str], /) -> list[Posting]:
        return self._postings.find(posting_ids)

    def copies_of(self, posting_ids: Sequence[str], /) -> list[Posting]:
        return self._postings.copies_of(posting_ids)

    def texts(self, posting_ids: Iterable[str], /) -> Mapping[str, PostingText]:
        return self._postings.texts(posting_ids)
