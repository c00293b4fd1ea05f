"""Where the numbers of a page come from: the snapshot they were counted in, and the question."""

from collections.abc import Mapping, Sequence

import numpy as np

from core.catalogue.sources import NO_TERMS, source_note
from core.formats.export import Provenance, SourceUse
from core.snapshot.snapshot import Snapshot


def provenance_of(
    snapshot: Snapshot,
    table: str,
    *,
    slice: Mapping[str, object],
    columns: Mapping[str, str],
    counts: Mapping[str, int],
    formulas: Mapping[str, str] | None = None,
    notes: Sequence[str] = (),
) -> Provenance:
    """The provenance of a table counted in `snapshot`; the rest as `Provenance` has it."""
    return Provenance(
        table=table,
        snapshot_id=snapshot.snapshot_id,
        taxonomy_version=snapshot.taxonomy_version,
        as_of=snapshot.as_of,
        is_sample=snapshot.is_sample,
        slice=slice,
        columns=columns,
        counts=counts,
        formulas=formulas or {},
        sources=source_uses(snapshot),
        notes=notes,
    )


def source_uses(snapshot: Snapshot) -> tuple[SourceUse, ...]:
    """Each source that counted postings of `snapshot` come from, with its terms, most postings first."""
    uses: tuple[SourceUse, ...] | None = snapshot.recall("source_uses")
    if uses is not None:
        return uses
    codes = snapshot.source.codes[~snapshot.left_out]
    counts = np.bincount(codes[codes >= 0], minlength=len(snapshot.source.categories))
    by_count = sorted(zip(snapshot.source.categories, counts.tolist(), strict=True), key=lambda row: (-row[1], row[0]))
    uses = tuple(_use(*row) for row in by_count if row[1])
    snapshot.remember("source_uses", uses)
    return uses


def _use(source: str, count: int) -> SourceUse:
    note = source_note(source)
    terms = note.terms or NO_TERMS
    return SourceUse(source, count, terms, note.attribution, note.home_url or "")
