"""The first question of a newcomer, asked of the sample: what is missing for each of the commonest roles?"""

import secrets
from collections.abc import Iterator
from datetime import UTC, datetime

import httpx
import pytest

from collector.packed_sample import dated, packed_postings
from core.config import Settings
from core.store import Store
from tests.api.conftest import serving, signed_up
from tests.commonest_roles import COMMONEST
from tests.conftest import drop_from_lent_server


@pytest.fixture(scope="module")
def sample(server_uri: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Base URL of a server over the packed sample: its last eight weeks, as the question is about 30 days."""
    name = f"test_{secrets.token_hex(6)}"
    home = tmp_path_factory.mktemp("home")
    settings = Settings(mongodb_uri=server_uri, mongodb_database=name, career_navigator_home=home, debug=True)
    now = datetime.now(UTC)
    store = Store.connect(settings)
    postings = [dated(one, now.date()) for one in packed_postings() or ()]
    recent = [posting for posting in postings if posting[0].posted_on and (now.date() - posting[0].posted_on).days < 56]
    store.postings.upsert(recent, now)
    store.close()
    with serving(settings) as base:
        yield base
    drop_from_lent_server(server_uri, name)


def test_the_gap_of_every_common_role_is_ranked(sample: str) -> None:
    asked = {"days": 30, "threshold": 0.25}
    member = signed_up(sample, skills=["Python", "JavaScript"], target_roles=list(COMMONEST)).http
    with httpx.Client(base_url=sample) as visitor:
        for role in COMMONEST:
            own = member.get("/skills/gap-analysis", params={**asked, "role": role})
            theirs = visitor.get("/skills/gap-analysis", params={**asked, "role": role, "skills": "python,javascript"})
            assert (own.status_code, theirs.status_code) == (200, 200), (role, own.text, theirs.text)
            for answer in (own.json(), theirs.json()):
                assert len(answer["missing_skills"]) >= 3, (role, answer)
