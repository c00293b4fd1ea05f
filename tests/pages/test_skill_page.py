"""The page of a skill tells what learning it brings the reader for the role they chose."""

import re
from datetime import UTC, datetime

from babel import Locale

from core.runtime import Runtime
from core.texts import percent
from core.views.gap import GapQuestion, gap_view
from core.views.process_state import knowledge
from core.views.windows import last_day
from core.web.auth.gate import open_accounts
from tests.pages.conftest import Open, Token
from tests.pages.test_states import said

VISITOR = {"role": "data-engineer", "have": "sql"}


def test_it_says_what_skill_gap_says_of_learning_it(shared: Runtime, token: Token, open_page: Open) -> None:
    member = token(skills=["sql"], target_roles=["data-engineer"])
    snapshot = shared.snapshots.current
    question = GapQuestion("data-engineer", last_day(snapshot, datetime.now(UTC)), learned=("spark",))
    view = gap_view(snapshot, knowledge(), open_accounts(shared).authenticate(member)[0], question)
    assert view.what_if and view.what_if.readiness and view.gap.readiness
    after, before = (percent(gap.readiness.value, Locale("en", "US")) for gap in (view.what_if, view.gap))
    more = view.what_if.ready_count - view.gap.ready_count
    for who, asked in ((None, VISITOR), (member, {})):
        words = said(open_page("skill", who, id="spark", **asked))
        assert "What it brings you for data engineer jobs" in words
        assert f"With it you would have {after} of what they ask for, on average, instead of {before}." in words
        assert (
            f"Then {more} more adverts fit you." if more > 1 else "one more advert" if more else "By itself"
        ) in words


def test_what_one_has_what_nobody_asks_for_and_who_chose_no_role(
    shared: Runtime, token: Token, open_page: Open
) -> None:
    assert "You have it already." in said(open_page("skill", id="sql", **VISITOR))
    assert "No data engineer advert of the last 90 days asks for it." in said(open_page("skill", id="cobol", **VISITOR))
    assert "too few" in said(open_page("skill", id="docker", role="scrum-master"))
    for who, leads_to in ((None, "home"), (token(skills=["sql"]), "profile")):
        at = open_page("skill", who, id="spark")
        assert "What it brings you" not in said(at)
        (link,) = [one.proto for one in at.get("page_link") if one.proto.label.startswith("What does it bring me?")]
        assert link.page.strip("/") in (leads_to, "")


def test_both_charts_are_of_one_height(shared: Runtime, token: Token, open_page: Open) -> None:
    at = open_page("skill", id="python")
    heights = {re.search(r'"height":\s*(\d+)', chart.proto.spec)[1] for chart in at.get("plotly_chart")}
    assert len(at.get("plotly_chart")) == 2 and len(heights) == 1
