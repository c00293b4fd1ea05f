"""A first look at the shipped sample: a student with Python and JavaScript in San Francisco gets useful advice."""

from datetime import datetime, time, timedelta
from types import SimpleNamespace
from typing import Any

import pytest

from collector.packed_sample import DAY, packed_postings
from core.catalogue.roles import RoleCatalogue
from core.catalogue.taxonomy import Taxonomy
from core.models import User
from core.snapshot.snapshot import Snapshot
from core.views.gap import GapQuestion, gap_view
from core.views.knowledge import Knowledge
from core.views.openings import OpeningsQuestion, openings_view

ROLE, DAYS = "software-engineer", 30
NO_TITLES: Any = SimpleNamespace(find=lambda ids: ())


@pytest.fixture(scope="module")
def snapshot() -> Snapshot:
    packed = packed_postings()
    assert packed
    newest = DAY - timedelta(days=1)
    return Snapshot.build([posting for posting, _ in packed], as_of=datetime.combine(newest, time(12)))


def test_a_student_finds_openings_to_apply_to_and_foundations_in_the_gap(snapshot: Snapshot) -> None:
    user = User(
        user_id="j",
        email="j@example.org",
        password_hash="",
        skills=("python", "javascript"),
        target_roles=(ROLE,),
        experience_level="2nd Year",
        location="San Francisco, CA",
    )
    knowledge = Knowledge(Taxonomy.load(), RoleCatalogue.load())
    view = openings_view(snapshot, knowledge, NO_TITLES, {}, user, OpeningsQuestion(ROLE, DAY, DAYS))
    assert view.further_from == view.counts.fitting_count >= 3
    near, today = ("San Francisco", "San Jose", "Oakland"), view.cards[: view.further_from]
    assert all(card.work_model == "remote" or card.city in near for card in today)
    assert not any(card.hurdles for card in today)
    assert all(card.hurdles for card in view.cards[view.further_from :])
    missing = gap_view(snapshot, knowledge, user, GapQuestion(ROLE, DAY, DAYS)).table
    assert {"git", "data-structures", "sql"} <= set(missing.loc[~missing["owned"].astype(bool), "skill"].head(5))
