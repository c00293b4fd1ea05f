"""Where the numbers of a page come from: the snapshot they were counted in, and what was asked of it."""

from collections.abc import Mapping, Sequence

from core.export import Provenance
from core.market.snapshot import Snapshot


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
        notes=notes,
    )
