"""The fit of a single advert is the one that a snapshot gives for it."""

from datetime import date

import pytest

from core.catalogue.names import role_catalogue, taxonomy
from core.market.advert_fit import advert_fit
from core.market.opening_ranks import Fits
from core.market.openings import matching_postings
from core.models import User
from core.snapshot.slices import Slice
from core.snapshot.snapshot import Snapshot
from core.views.knowledge import Knowledge
from tests.pages.market import market


@pytest.mark.parametrize("skills", [(), ("python", "sql"), ("azure", "pandas"), ("kubernetes", "spark", "python")])
def test_it_equals_the_fit_of_the_same_advert_in_a_snapshot(skills: tuple[str, ...]) -> None:
    postings = market(date(2026, 11, 20))
    profile = Knowledge(taxonomy(), role_catalogue()).profile(User("u", "", "", skills=skills))
    frame = matching_postings(
        Snapshot.build(postings, taxonomy_version="test"), Slice(), profile, Fits(with_closed=True), limit=len(postings)
    ).frame.set_index("posting_id")
    compared = 0
    for posting in postings:
        found = advert_fit(posting.required, posting.optional, profile)
        if found.fit is None:
            continue
        row = frame.loc[posting.posting_id]
        assert found.fit == pytest.approx(row["fit"], abs=1e-9)
        assert found.matched == tuple(row["matched"])
        assert found.missing_required == tuple(row["missing_required"])
        assert found.missing_optional == tuple(row["missing_optional"])
        assert (len(found.required), found.required_matched_count) == (
            row["required_count"],
            row["required_matched_count"],
        )
        compared += 1
    assert compared > 300


def test_an_advert_that_asks_for_nothing_scored_has_no_fit() -> None:
    profile = Knowledge(taxonomy(), role_catalogue()).profile(User("u", "", "", skills=("python",)))
    assert advert_fit((), (), profile).fit is None
    assert advert_fit(("communication",), (), profile).fit is None
