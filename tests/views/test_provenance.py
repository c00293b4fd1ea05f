"""What every export says of its origin."""

from datetime import date

from core.models import Posting
from core.snapshot.snapshot import Snapshot
from core.views.provenance import provenance_of, source_uses


def test_an_export_names_the_sources_its_numbers_rest_on_with_their_terms() -> None:
    rows = [("jobicy", None), ("unheard", None), ("unheard", None), ("remotive", "jobicy:0")]
    postings = [
        Posting(f"{source}:{number}", source, "Engineer", date(2026, 11, 1), duplicate_of=copy_of)
        for number, (source, copy_of) in enumerate(rows)
    ]
    snapshot = Snapshot.build(postings)
    made = provenance_of(snapshot, "gap", slice={}, columns={}, counts={})
    assert [(use.source, use.posting_count) for use in made.sources] == [("unheard", 2), ("jobicy", 1)]
    assert made.sources[0].licence.startswith("Not stated")
    assert "Jobicy" in made.sources[1].attribution and made.sources[1].url.startswith("https://")
    assert source_uses(Snapshot.empty()) == ()
