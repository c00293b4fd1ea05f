"""Explore, one posting's receipt, and Data & method."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from babel import Locale

from core.models import Ask, CollectorRun, Fact, Mention, Place, Posting, PostingText, ReportKind, Salary, WorkModel
from core.runtime import Runtime
from core.texts import day
from tests.pages.conftest import Open, Token
from tests.pages.market import market, stored
from tests.pages.test_states import said

HOSTILE = "We use Go <script>alert(1)</script> and <img src=x onerror=alert(2)> with Docker."
SECTIONS = ("coverage", "changes", "runs", "sources", "lookup", "method", "report")


@pytest.fixture
def hostile(runtime: Runtime) -> Posting:
    """A posting whose every field holds markup."""
    now = datetime.now(UTC)
    posting = Posting(
        posting_id="theirstack:<b>1</b>",
        source="theirstack",
        raw_title="<h1>Boss</h1>",
        posted_on=now.date(),
        role="data-engineer",
        company="<i>Evil</i>",
        places=(Place(text="<u>Nowhere</u>"),),
        url="javascript:alert(3)",
        salary=Salary(62_000, 73_000, "<b>60k</b> EUR a year", date(2024, 12, 31)),
        required=frozenset({"go", "docker"}),
        content_hash="x",
        taxonomy_version="test",
        work_model=WorkModel.HYBRID,
        closed_on=now.date(),
    )
    mentions = (
        Mention("go", 7, 9, "Go", Ask.REQUIRED, "name, case"),
        Mention("docker", HOSTILE.index("Docker"), HOSTILE.index("Docker") + 6, "Docker", Ask.MENTIONED, "name"),
    )
    facts = (Fact("work_model", 0, len(HOSTILE)), Fact("years", 0, 2))
    runtime.store.postings.upsert([(posting, PostingText(posting.posting_id, HOSTILE, mentions, facts))], now)
    runtime.snapshots.refresh()
    return posting


def one_more(runtime: Runtime) -> None:
    """Another posting is collected."""
    one = replace(market()[0], posting_id="theirstack:one-more")
    runtime.store.postings.upsert(stored([one]), datetime.now(UTC))
    runtime.snapshots.refresh()


@pytest.mark.parametrize("by", ["skill", "country", "week", "work_model", "company"])
def test_any_grouping_is_drawn_with_what_it_rests_on(by: str, shared: Runtime, token: Token, open_page: Open) -> None:
    at = open_page("explore", token(), by=by, days="180")
    assert not at.exception
    assert len(at.get("plotly_chart")) == 1
    assert " adverts, " in said(at)


def test_a_number_leads_to_exactly_the_postings_behind_it(shared: Runtime, token: Token, open_page: Open) -> None:
    asked = {"by": "country", "days": "180", "role": "scrum-master", "country_value": "US"}
    tables = [open_page("explore", token(), shape=shape, **asked).dataframe[0].value for shape in ("table", "adverts")]
    table, behind = tables
    there = {one.posting_id for one in market() if one.role == "scrum-master" and one.place.country_code == "US"}
    assert set(behind["posting_id"]) == there
    assert table.set_index("value").loc["US", "count"] == len(there)
    assert table.set_index("value").loc["", "label"] == "Not stated in the advert"


def test_a_link_to_a_snapshot_that_is_gone_says_so(shared: Runtime, token: Token, open_page: Open) -> None:
    at = open_page("explore", token(), snapshot="000000000000")
    assert "no longer kept" in at.warning[0].value


@pytest.mark.parametrize("page", ["home", "trends", "data", "gap", "roles"])
def test_a_stored_snapshot_is_asked_for_on_every_page_and_said(
    page: str, full: Runtime, token: Token, open_page: Open
) -> None:
    old, signed_in = full.snapshots.current, token()
    one_more(full)
    assert full.snapshots.current.snapshot_id != old.snapshot_id
    at = open_page(page, signed_in, snapshot=old.snapshot_id)
    assert not at.exception
    assert "older numbers" in said(at)


def test_two_snapshots_are_compared_and_the_causes_told_apart(full: Runtime, open_page: Open) -> None:
    before = full.snapshots.current
    assert "no earlier numbers" in said(open_page("data", section="changes"))
    one_more(full)
    at = open_page("data", section="changes", before=before.snapshot_id)
    assert not at.exception
    assert "The market: 1 more, 0 fewer. Our list of skills: 0 more" in said(at)
    frame = at.dataframe[0].value
    parts = frame[["market_part", "taxonomy_part", "duplicates_part"]].sum(axis=1)
    assert parts.tolist() == pytest.approx((frame["after_share"] - frame["before_share"]).tolist(), abs=0.002)


def test_another_grouping_forgets_the_group_of_the_one_before(shared: Runtime, token: Token, open_page: Open) -> None:
    at = open_page("explore", token(), by="country", days="180", country_value="US")
    at.selectbox(key="choice_by").select("work_model").run()
    assert not at.exception
    assert not at.toast
    assert "country_value" not in at.query_params


def test_explore_where_no_posting_fits_says_so(shared: Runtime, token: Token, open_page: Open) -> None:
    at = open_page("explore", token(), role="scrum-master", skill="spark")
    assert not at.exception
    assert "No advert" in at.info[0].value


def test_a_receipt_shows_hostile_text_as_text(hostile: Posting, token: Token, open_page: Open) -> None:
    at = open_page("posting", token(), id=hostile.posting_id)
    assert not at.exception
    shown = "".join(element.proto.body for element in at.get("html"))
    assert "<script>" not in shown
    assert "<img" not in shown
    assert "<h1>Boss" not in shown
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in shown
    assert '<mark class="cn-required" title="Go: required (its name; written exactly like this)">Go</mark>' in shown
    assert "&lt;b&gt;60k&lt;/b&gt; EUR a year" in shown
    assert "converted at exchange rates of Dec 31, 2024" in shown
    assert "Where the work is done, in the advert’s words: “We use Go &lt;script&gt;" in shown
    assert f"closed since {day(datetime.now(UTC).date(), Locale('en', 'US'))}" in shown
    assert not at.get("link_button")  # javascript: is no address a browser may be sent to


def test_a_receipt_says_which_mention_counts_and_that_the_posting_does(
    hostile: Posting, token: Token, open_page: Open
) -> None:
    at = open_page("posting", token(), id=hostile.posting_id)
    assert at.dataframe[0].value["counts"].tolist() == [True, False]
    assert "included in the numbers" in at.success[0].value


def test_a_receipt_of_a_copy_says_why_it_does_not_count(runtime: Runtime, token: Token, open_page: Open) -> None:
    copy = replace(market()[0], posting_id="theirstack:copy", duplicate_of="theirstack:other", duplicate_rule="same")
    runtime.store.postings.upsert(stored([copy]), datetime.now(UTC))
    runtime.snapshots.refresh()
    at = open_page("posting", token(), id="theirstack:copy")
    assert "duplicate" in at.warning[0].value
    assert not at.success


def test_an_unknown_posting_is_a_sentence(shared: Runtime, token: Token, open_page: Open) -> None:
    assert "no such advert" in open_page("posting", token(), id="nowhere:1").info[0].value


@pytest.mark.parametrize("section", SECTIONS)
def test_every_section_of_the_method_page_is_open_to_visitors(section: str, shared: Runtime, open_page: Open) -> None:
    at = open_page("data", section=section)
    assert not at.exception
    assert not at.error


def test_a_changed_store_shows_at_once_for_who_has_the_numbers_read_again(
    full: Runtime, token: Token, open_page: Open
) -> None:
    signed_in, gone = token(), [one.posting_id for one in market()[:100]]
    at = open_page("data", signed_in, days="180")
    assert f"{len(market())} adverts" in said(at)
    # Taken out behind the collector's back, which no refresh between two clicks would look for.
    full.store.connection.database["postings"].delete_many({"_id": {"$in": gone}})
    at.button(key="data_again").click().run()
    assert not at.exception
    assert f"{len(market()) - 100} adverts" in said(at)
    at.button(key="data_again").click().run()
    assert "read a moment ago" in at.toast[0].value


def test_a_visitor_cannot_have_the_numbers_read_again(shared: Runtime, open_page: Open) -> None:
    assert not [one for one in open_page("data").button if one.key == "data_again"]


def test_runs_of_the_collector_are_listed_newest_first(runtime: Runtime, open_page: Open) -> None:
    now = datetime.now(UTC)
    for number in range(2):
        runtime.store.collecting.save_run(
            CollectorRun(f"r{number}", "arbeitnow", now - timedelta(hours=number), now, fetched=number + 1)
        )
    at = open_page("data", section="runs")
    assert at.dataframe[0].value["fetched"].tolist() == [1, 2]
    started = json.loads(at.dataframe[0].proto.columns)["started_at"]["type_config"]
    assert (started["type"], started["format"]) == ("datetime", "localized")


@pytest.mark.parametrize("spelling", ["k8s", "Kubernetes", "kubernetes"])
def test_what_counts_as_a_skill_is_found_by_any_spelling(spelling: str, shared: Runtime, open_page: Open) -> None:
    at = open_page("data", section="lookup")
    at.text_input(key="what").input(spelling).run()
    assert "What counts as Kubernetes?" in said(at)
    assert "k8s" in said(at).lower()


def test_an_unknown_spelling_offers_the_nearest_skills(shared: Runtime, open_page: Open) -> None:
    at = open_page("data", section="lookup")
    at.text_input(key="what").input("kubrnets").run()
    assert "Kubernetes" in {link.proto.label for link in at.get("page_link")}


def test_an_ambiguous_name_is_not_said_to_count_in_any_case(shared: Runtime, open_page: Open) -> None:
    at = open_page("data", section="lookup")
    at.text_input(key="what").input("Go").run()
    any_case = next(line for line in said(at).splitlines() if line.startswith("**Counts, in any case"))
    assert "Go," not in any_case
    assert "Golang" in any_case


def test_a_report_is_kept_with_who_when_and_which_taxonomy(
    hostile: Posting, token: Token, runtime: Runtime, open_page: Open
) -> None:
    at = open_page("data", token(), section="report", posting=hostile.posting_id)
    assert at.text_input(key="report_posting").value == hostile.posting_id
    at.selectbox(key="report_skill").select("go")
    at.text_area(key="report_words").input("a verb here")
    next(one for one in at.button if one.label == "Send report").click().run()
    assert not at.exception
    assert at.success
    (kept,) = runtime.store.reports.newest()
    assert (kept.kind, kept.skill, kept.posting_id) == (ReportKind.NOT_MEANT, "go", hostile.posting_id)
    assert kept.taxonomy_version == runtime.taxonomy.version


def test_a_report_on_a_posting_that_does_not_exist_is_refused(runtime: Runtime, token: Token, open_page: Open) -> None:
    at = open_page("data", token(), section="report")
    at.text_input(key="report_posting").input("nowhere:1")
    next(one for one in at.button if one.label == "Send report").click().run()
    assert "no posting" in at.error[0].value
    assert runtime.store.reports.newest() == []


def test_a_visitor_cannot_send_a_report(shared: Runtime, open_page: Open) -> None:
    at = open_page("data", section="report")
    assert not [one for one in at.button if one.label == "Send report"]


def test_why_this_score_tells_the_score_that_the_list_told(shared: Runtime, token: Token, open_page: Open) -> None:
    signed_in = token(skills=["python", "sql"], target_roles=["data-engineer"])
    listed = open_page("openings", signed_in, role="data-engineer", days="180")
    card = listed.get("progress")[0]
    first = next(one.key for one in listed.button if one.key and one.key.startswith("save_"))
    posting = open_page("posting", signed_in, id=first.removeprefix("save_"))
    assert not posting.exception
    (fit,) = posting.get("progress")
    assert abs(fit.proto.value - card.proto.value) <= 1 < fit.proto.value  # whole percent, cut off
    assert fit.proto.text.startswith("You have ")
    unknown = open_page("posting", token(), id=first.removeprefix("save_"))
    assert not unknown.exception and not unknown.get("progress")  # who has no skills has no score
