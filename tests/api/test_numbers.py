"""The numbers over HTTP: equal to the views' and their CSV's, refused where there is none, cached by snapshot."""

import csv
import io
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

import httpx
import pytest

from core.api.resolve import country_name, knowledge
from core.market import grouping
from core.market.trends import Verdict
from core.models import Posting, PostingText, User
from core.runtime import runtime
from core.views.explore import ExploreQuestion, explore_view
from core.views.filters import ANY, Filters
from core.views.gap import GapQuestion, gap_view
from core.views.tables import TABLES as DECLARED
from core.views.trends import BY, SECTIONS, TrendsQuestion, trends_view
from core.views.windows import last_day
from tests.api.conftest import Person

TABLES = {
    "/skills/gap-analysis": {"role": "Data Engineer", "days": 90},
    "/market/trending": {"days": 90},
    "/market/demand": {"by": "country"},
    "/market/roles": {},
    "/market/compare": {"first": "Data Engineer", "second": "data-scientist"},
    "/learning/roadmap": {"target_role": "data-engineer"},
    "/projects/recommendations": {"limit": 3},
    "/projects/search": {"query": "pipelin"},
    "/postings": {},
    "/postings/theirstack:7": {},
}


def rows(answer: httpx.Response) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(answer.content.decode(), newline="")))


def declared_columns(csv_name: str) -> Mapping[str, str]:
    """The columns of the table whose files' names begin like this one; the longest name counts."""
    return max(
        (table for table in DECLARED if csv_name.startswith(table.name)), key=lambda table: len(table.name)
    ).columns


def ada_as_stored(ada: Person) -> User:
    user = runtime().store.users.by_id(ada.account["id"])
    assert user is not None
    return user


@pytest.mark.parametrize("path", TABLES)
def test_every_table_comes_as_json_and_as_csv(ada: Person, path: str) -> None:
    asked: dict[str, Any] = TABLES[path]
    plain, suffixed = ada.get(path, **asked), ada.get(f"{path}.csv", **asked)
    assert plain.status_code == 200, plain.text
    assert plain.headers["content-type"] == "application/json"
    assert suffixed.headers["content-type"].startswith("text/csv")
    assert suffixed.headers["content-disposition"].startswith('attachment; filename="')
    accepted = ada.http.get(path, params=asked, headers={"Accept": "text/csv"})
    assert accepted.content == suffixed.content and rows(suffixed)
    columns = declared_columns(suffixed.headers["content-disposition"].partition('"')[2])
    header = list(rows(suffixed)[0])
    if path == "/market/trending":  # each of its tables has those of the declared columns that it needs
        assert set(header) < set(columns)
    else:
        assert header == list(columns)


def test_the_gap_equals_the_view_of_the_page_and_its_csv(ada: Person) -> None:
    answer = ada.get("/skills/gap-analysis", role="Data Engineer", days=90).json()
    snapshot = runtime().snapshots.current
    question = GapQuestion("data-engineer", last_day(snapshot, datetime.now(UTC)), 90)
    view = gap_view(snapshot, knowledge(), ada_as_stored(ada), question)
    assert answer["snapshot_id"] == snapshot.snapshot_id
    assert answer["coverage_percentage"] == view.gap.coverage_percentage
    assert view.gap.readiness is not None
    assert answer["readiness"]["value"] == view.gap.readiness.value and answer["readiness"]["n"] == view.gap.rated_count
    assert ada.get("/skills/gap-analysis.csv", role="Data Engineer", days=90).content == view.export.csv
    told = {one["skill"]: one for one in answer["matching_skills"] + answer["missing_skills"]}
    written = {row["skill"]: row for row in rows(ada.get("/skills/gap-analysis.csv", role="Data Engineer", days=90))}
    assert told.keys() == written.keys()
    for skill, row in written.items():
        assert float(row["demand_share"]) == told[skill]["demand_share"]
        assert int(row["asked_count"]) == told[skill]["asked_count"]


def test_matching_and_missing_skills_divide_what_is_in_demand(ada: Person) -> None:
    answer = ada.get("/skills/gap-analysis", role="data-engineer", days=90).json()
    assert {"python", "sql"} <= {one["skill"] for one in answer["matching_skills"]}
    assert "spark" in {one["skill"] for one in answer["missing_skills"]}
    owned, missing = len(answer["matching_skills"]), len(answer["missing_skills"])
    assert answer["coverage_percentage"] == pytest.approx(100 * owned / (owned + missing))


def test_market_tables_are_the_bytes_of_the_pages_downloads(anyone: httpx.Client) -> None:
    snapshot = runtime().snapshots.current
    today = last_day(snapshot, datetime.now(UTC))
    explored = explore_view(
        snapshot,
        knowledge(),
        runtime().store.postings,
        ExploreQuestion(today, 60, "country", skill="python", filters=Filters(work_model="remote")),
        country_name,
    )
    asked = {"by": "country", "days": 60, "skill": "Python", "remote": "true"}
    assert anyone.get("/market/demand.csv", params=asked).content == explored.export.csv
    moved = trends_view(snapshot, knowledge(), TrendsQuestion("places", today, ANY), country_name)
    for table, export in (("numbers", moved.export), ("weeks", moved.weeks_export), ("map", moved.places_export)):
        asked = {"section": "places", "table": table}
        assert export is not None
        assert anyone.get("/market/trending.csv", params=asked).content == export.csv
    refused = anyone.get("/market/trending.csv", params={"section": "pay", "table": "map"})
    assert (refused.status_code, refused.json()["detail"]) == (400, "The section pay has no table map.")


@pytest.mark.parametrize("section", SECTIONS)
def test_forecasts_come_as_csv_for_every_section(anyone: httpx.Client, section: str) -> None:
    asked = {"section": section, "table": "forecast", "line": ["Python", "No such skill"]}
    answer = anyone.get("/market/trending.csv", params=asked)
    assert answer.status_code == 200
    expected = f"{BY[section]},name,week" if section in BY else "name,week,share,band_low,band_high"
    assert answer.text.startswith(expected)


def test_the_roadmap_hands_out_what_needs_what(ada: Person) -> None:
    asked = {"target_role": "data-engineer", "table": "prerequisites"}
    steps = {row["skill"] for row in rows(ada.get("/learning/roadmap.csv", target_role="data-engineer"))}
    arrows = rows(ada.get("/learning/roadmap.csv", **asked))
    assert arrows and {row["skill"] for row in arrows} <= steps


def test_trending_counts_agree_with_demand_of_the_same_window(anyone: httpx.Client) -> None:
    trending = anyone.get("/market/trending", params={"days": 45, "skills_limit": 3, "locations_limit": 2}).json()
    assert len(trending["top_skills"]) == 3 and len(trending["top_locations"]) == 2
    demand = anyone.get("/market/demand", params={"days": 45, "by": "skill"}).json()
    counts = {group["value"]: group["count"] for group in demand["groups"]}
    assert [one["asked_count"] for one in trending["top_skills"]] == [
        counts[one["skill"]] for one in trending["top_skills"]
    ]
    assert {one["verdict"] for one in trending["top_skills"]} <= {*Verdict, None}


def test_trends_name_weighted_and_plain_shares_apart(anyone: httpx.Client) -> None:
    told: list[dict[str, Any]] = anyone.get("/market/trending", params={"days": 90}).json()["top_skills"]
    numbers, weeks = (
        rows(anyone.get("/market/trending.csv", params={"days": 90, "table": table})) for table in ("numbers", "weeks")
    )
    for row in [*numbers, *weeks]:
        assert not {"share", "now_share", "before_share"} & row.keys()
    by_skill = {row["skill"]: row for row in numbers}
    for row in numbers:
        plain = int(row["now_count"]) / int(row["now_postings"])
        assert float(row["now_share_plain"]) == pytest.approx(plain)
    assert any(row["now_share_plain"] != row["now_share_weighted"] for row in numbers)
    for one in told:
        for name in ("now_share_weighted", "before_share_weighted", "now_share_plain", "before_share_plain"):
            assert one[name] == pytest.approx(float(by_skill[one["skill"]][name]))
    for row in weeks:
        if int(row["posting_count"]):
            plain = int(row["asked_count"]) / int(row["posting_count"])
            assert float(row["share_plain"]) == pytest.approx(plain)


@pytest.mark.parametrize("skill", [{}, {"skill": "python"}])
def test_explore_hands_out_every_group_however_many_a_page_shows(
    ada: Person, monkeypatch: pytest.MonkeyPatch, skill: dict[str, str]
) -> None:
    monkeypatch.setattr(grouping, "MOST", 20)
    asked = {"by": "company", "days": 119, **skill}
    shown, file = ada.get("/market/demand", **asked, limit=30), ada.get("/market/demand.csv", **asked)
    answer, written = shown.json(), rows(file)
    assert answer["company_count"] == answer["group_count"] == len(written) > 60
    assert [one["value"] for one in answer["groups"]] == [row["value"] for row in written[:30]]
    assert "content-length" not in file.headers  # it is written as it is sent
    snapshot = runtime().snapshots.current
    question = ExploreQuestion(last_day(snapshot, datetime.now(UTC)), 119, "company", skill=skill.get("skill", ANY))
    view = explore_view(snapshot, knowledge(), runtime().store.postings, question)
    assert len(view.table) == 20 and view.export.csv == file.content
    again = ada.get("/market/demand.csv", **asked)
    assert again.content == file.content and again.headers["etag"] == file.headers["etag"]


def test_a_role_that_is_no_target_is_refused_with_those_that_are(ada: Person) -> None:
    for path, name in (("/skills/gap-analysis", "role"), ("/learning/roadmap", "target_role")):
        answer = ada.get(path, **{name: "XYZ"})
        assert answer.status_code == 400
        assert answer.json() == {"detail": "Role 'XYZ' is not in your target roles. Available: data-engineer"}


def test_without_enough_postings_there_are_suggestions(ada: Person) -> None:
    few = ada.get("/skills/gap-analysis", role="Data Engineer", days=1, country="IN", level="intern").json()
    assert (few["words"], few["coverage_percentage"], few["readiness"]) == ("No adverts yet", None, None)
    wider = {one["question"]: one["posting_count"] for one in few["wider"]}
    assert wider["a longer time span"] > 0 or wider["no filters"] > 0
    assert set(few) >= {"missing_skills", "further_skills", "similar_roles"}


@pytest.mark.parametrize(
    ("path", "field"),
    [
        ("/market/trending?days=0", "days"),
        ("/market/trending?days=ten", "days"),
        ("/market/trending?dayz=30", "dayz"),
        ("/market/demand?by=colour", "by"),
        ("/market/demand?country=germany", "country"),
        ("/market/compare?first=data-engineer", "second"),
        ("/skills/gap-analysis", "role"),
        ("/skills/gap-analysis?role=x&threshold=nan", "threshold"),
        ("/skills/gap-analysis?role=x&threshold=1.5", "threshold"),
        ("/learning/roadmap?target_role=x&include_gap_analysis=maybe", "include_gap_analysis"),
        ("/projects/search?query=x&limit=21", "limit"),
        ("/projects/search?query=x&difficulty=easy", "difficulty"),
        ("/auth/me?verbose=1", "verbose"),
        ("/postings/theirstack:7?x=1", "x"),
    ],
)
def test_a_bad_parameter_is_named(ada: Person, path: str, field: str) -> None:
    answer = ada.http.get(path)
    assert answer.status_code == 422
    assert [problem["loc"] for problem in answer.json()["detail"]] == [["query", field]]


@pytest.mark.parametrize(
    "path", ["/market/demand?role=emperor", "/market/demand?skill=basketry", "/market/roles?snapshot=0"]
)
def test_what_does_not_exist_is_a_404_with_alternatives(anyone: httpx.Client, path: str) -> None:
    answer = anyone.get(path)
    assert answer.status_code == 404 and answer.json()["detail"]["alternatives"]


def test_a_stored_snapshot_answers_again(anyone: httpx.Client) -> None:
    now = anyone.get("/market/roles").json()
    assert anyone.get("/market/roles", params={"snapshot": now["snapshot_id"]}).json() == now


def test_two_snapshots_are_compared(anyone: httpx.Client) -> None:
    now = anyone.get("/market/roles").json()
    same = anyone.get("/market/changes", params={"before": now["snapshot_id"]}).json()
    assert (same["before_snapshot_id"], same["comparable"]) == (now["snapshot_id"], True)
    assert same["posting_count"] == same["before_posting_count"] > 0
    assert set(same["gained"].values()) | set(same["lost"].values()) == {0}
    assert all(row["market_part"] == row["taxonomy_part"] == row["duplicates_part"] == 0 for row in same["skills"])
    assert anyone.get("/market/changes", params={"before": "0"}).status_code == 404


@pytest.mark.parametrize("path", TABLES)
def test_an_answer_the_client_has_is_not_sent_again(ada: Person, path: str) -> None:
    asked: dict[str, Any] = TABLES[path]
    tag = ada.get(path, **asked).headers["etag"]
    again = ada.http.get(path, params=asked, headers={"If-None-Match": tag})
    assert (again.status_code, again.content) == (304, b"") and again.headers["etag"] == tag
    assert ada.get(f"{path}.csv", **asked).headers["etag"] != tag
    assert ada.http.get(path, params=asked, headers={"If-None-Match": '"other"'}).status_code == 200


def test_a_changed_profile_changes_the_tag_and_the_answer(ada: Person) -> None:
    before = ada.get("/skills/gap-analysis", role="data-engineer", days=90)
    try:
        ada.http.put("/auth/me", json={"skills": ["Python", "SQL", "Spark"]})
        after = ada.http.get(
            "/skills/gap-analysis",
            params={"role": "data-engineer", "days": 90},
            headers={"If-None-Match": before.headers["etag"]},
        )
        assert after.status_code == 200
        assert after.json()["matched_count"] == before.json()["matched_count"] + 1
    finally:
        ada.http.put("/auth/me", json={"skills": ["Python", "SQL", "Underwater Basketry"]})


def test_the_roadmap_is_ordered_and_carries_resources(ada: Person) -> None:
    answer = ada.get("/learning/roadmap", target_role="Data Engineer", hours_per_week=10).json()
    assert [step["place"] for step in answer["steps"]] == list(range(1, len(answer["steps"]) + 1))
    assert any(step["resources"] for step in answer["steps"]) and all(step["reason"] for step in answer["steps"])
    assert answer["gap_analysis"]["role"] == "data-engineer"
    assert (
        ada.get("/learning/roadmap", target_role="Data Engineer", include_gap_analysis="false").json()["gap_analysis"]
        is None
    )


def test_projects_keep_to_difficulty_and_limit(ada: Person) -> None:
    found = ada.get("/projects/recommendations", difficulty="intermediate", limit=2).json()["projects"]
    assert 0 < len(found) <= 2 and {one["difficulty"] for one in found} == {"Intermediate"}
    searched = ada.get("/projects/search", query="streming pipeline", limit=4).json()["projects"]
    assert 0 < len(searched) <= 4


def test_openings_are_ranked_and_lead_to_receipts(ada: Person) -> None:
    page = ada.get("/postings", role="data-engineer").json()
    fits = [one["fit"] for one in page["postings"]]
    # Level and place decide too; tests/market/test_openings.py ranks them all over again.
    assert fits[0] > min(fits) and page["total_count"] >= len(fits)
    newest = ada.get("/postings", role="data-engineer", order="date").json()["postings"]
    assert [one["posted_on"] for one in newest] == sorted((one["posted_on"] for one in newest), reverse=True)
    receipt = ada.get(f"/postings/{page['postings'][0]['posting_id']}").json()
    assert receipt["reasons"] == [] and receipt["mentions"]
    assert {one["skill"] for one in receipt["mentions"] if one["counts"]} == set(receipt["skills"])
    missing = ada.get("/postings/theirstack:none")
    assert missing.status_code == 404 and "theirstack:none" in missing.json()["detail"]["message"]


def test_any_id_has_a_receipt_dots_and_slashes_too(ada: Person) -> None:
    for native in ("a..b", "../a", "a/../../b", ".."):
        posting = Posting(f"file:{native}", "file", "Data Engineer", None, content_hash="1")
        runtime().store.postings.upsert([(posting, PostingText(posting.posting_id, "Python"))], datetime.now(UTC))
        found = ada.get("/postings/by-id", id=posting.posting_id)
        assert found.status_code == 200, found.text
        assert found.json()["posting_id"] == posting.posting_id
        assert ada.get("/postings/by-id.csv", id=posting.posting_id).status_code == 200
    assert ada.get("/postings/by-id", id="file:none").status_code == 404
    assert ada.get("/postings/by-id").status_code == 422


@pytest.mark.parametrize("path", ["/postings/file:a%0Ab", "/postings/file:a%0Ab.csv", "/postings/file:a/b"])
def test_an_id_with_any_letter_is_answered_as_every_other(ada: Person, path: str) -> None:
    answer = ada.get(path)
    assert answer.status_code == 404 and "detail" in answer.json()
