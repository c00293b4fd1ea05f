"""Views of Roadmap, Projects, Openings, Explore and Data say what the market says, and the CSV holds the table."""

import csv
import io
import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from babel import Locale

from core.accounts.reports import MOST_A_DAY, send_report
from core.catalogue.curriculum import Curriculum
from core.catalogue.learning import Cost, load_resources, resources_by_skill
from core.catalogue.roles import RoleCatalogue
from core.catalogue.taxonomy import Taxonomy
from core.errors import InvalidProfile, TooManyAttempts
from core.formats.export import Export
from core.market.roadmap.candidates import Rules
from core.market.roadmap.plan import plan_roadmap
from core.market.roadmap.steps import DecidedBy, Pace
from core.models import CollectorRun, PostingMark, ReportKind, StepState, Terms, User
from core.snapshot.snapshot import Snapshot
from core.store import Store
from core.texts import DEFAULT, languages, speaking
from core.views.data import coverage_view, runs_table, source_cards
from core.views.explore import ExploreQuestion, explore_view
from core.views.filters import ANY
from core.views.knowledge import Knowledge
from core.views.method import FILE, english_pieces, sections, translated_pieces
from core.views.opening_prose import opening_html, terms_line
from core.views.openings import PAGE, openings_view
from core.views.openings_question import OpeningsQuestion
from core.views.prose import lookup_lines, step_reason
from core.views.roadmap import RoadmapView, roadmap_view
from core.views.roadmap_question import Learning, RoadmapQuestion, Taste
from core.views.skill_card import skill_lookup
from core.web.auth.progress import progress_changes
from tests.pages.market import market, stored

TODAY = date(2026, 6, 30)
NOW = datetime(2026, 6, 30, 12, tzinfo=UTC)
USER = User("ada", "ada@example.org", "hash", skills=("python", "sql", "docker"), target_roles=("data-engineer",))
PACE = Pace(10, 26, TODAY)


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return Knowledge(Taxonomy.load(), RoleCatalogue.load())


@pytest.fixture(scope="module")
def learning(knowledge: Knowledge) -> Learning:
    return Learning(Curriculum.of(knowledge.taxonomy), resources_by_skill(load_resources(knowledge.taxonomy.skills)))


@pytest.fixture(scope="module")
def snapshot() -> Snapshot:
    return Snapshot.build(market(TODAY), taxonomy_version="test", as_of=NOW)


def rows(export: Export) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(export.csv.decode("utf-8"))))


def plan(
    snapshot: Snapshot, knowledge: Knowledge, learning: Learning, user: User = USER, taste: Taste | None = None
) -> RoadmapView:
    question = RoadmapQuestion("data-engineer", TODAY, 180, PACE)
    return roadmap_view(snapshot, knowledge, learning, user, question, taste or Taste())


def test_the_roadmap_is_the_markets_and_its_csv_the_table(
    snapshot: Snapshot, knowledge: Knowledge, learning: Learning
) -> None:
    view = plan(snapshot, knowledge, learning)
    asked = RoadmapQuestion("data-engineer", TODAY, 180, PACE).asked
    rules = Rules(core=knowledge.role_core("data-engineer"))
    straight = plan_roadmap(snapshot, asked, knowledge.profile(USER), knowledge.curriculum, PACE, rules=rules)
    assert view.plan == straight
    assert [card.step for card in view.cards] == list(straight.steps)
    assert [row["skill"] for row in rows(view.export)] == view.table["skill"].tolist()
    assert [float(row["demand_share"]) for row in rows(view.export)] == view.table["demand_share"].tolist()
    assert json.loads(view.export.metadata)["snapshot_id"] == snapshot.snapshot_id


def test_nobody_is_told_to_study_a_soft_skill(snapshot: Snapshot, knowledge: Knowledge, learning: Learning) -> None:
    skills = knowledge.taxonomy.skills
    assert skills["communication"].is_personal and not skills["python"].is_personal
    steps = {step.skill for step in plan(snapshot, knowledge, learning).plan.steps}
    assert steps and not any(skills[step].is_personal or skills[step].is_umbrella for step in steps)


def test_a_step_names_what_it_is_needed_before_or_nothing(
    snapshot: Snapshot, knowledge: Knowledge, learning: Learning
) -> None:
    """A step may be there for another that the plan ends before."""
    card = plan(snapshot, knowledge, learning).cards[0]
    first = replace(card, step=replace(card.step, decided_by=DecidedBy.PREREQUISITE, state=StepState.TO_DO))
    english = Locale("en")
    assert "Needed before Kafka, Spark." in step_reason(replace(first, opens=("Kafka", "Spark")), english)
    assert "Needed before" not in step_reason(replace(first, opens=()), english)


def test_resources_suit_the_taste_and_the_rest_is_counted(
    snapshot: Snapshot, knowledge: Knowledge, learning: Learning
) -> None:
    free = plan(snapshot, knowledge, learning, taste=Taste.of((), ("free",), ()))
    every = plan(snapshot, knowledge, learning)
    for some, all_of_them in zip(free.cards, every.cards, strict=True):
        assert {resource.cost for resource in some.resources} <= {Cost.FREE}
        assert len(some.resources) + some.other_count == len(all_of_them.resources)


def test_the_calendar_has_an_event_for_each_open_step(
    snapshot: Snapshot, knowledge: Knowledge, learning: Learning
) -> None:
    first = plan(snapshot, knowledge, learning).cards[0].step.skill
    learned = replace(USER, progress={first: StepState.DONE}, skills=(*USER.skills, first))
    view = plan(snapshot, knowledge, learning, learned)
    assert view.cards[0].step.state is StepState.DONE
    assert view.calendar(NOW).count(b"BEGIN:VEVENT") == view.open_count == len(view.cards) - 1


def test_graph_rows_are_the_steps_that_need_or_serve_another(
    snapshot: Snapshot, knowledge: Knowledge, learning: Learning
) -> None:
    view = plan(snapshot, knowledge, learning)
    pairs = {(need, card.step.skill) for card in view.cards for need in card.step.prerequisites}
    named = view.graph.nodes.set_index("row")["skill"]
    drawn = {(named[edge.from_row], named[edge.to_row]) for edge in view.graph.edges.itertuples()}
    assert drawn == pairs
    assert (view.graph.edges["from_row"] < view.graph.edges["to_row"]).all()
    assert {(row["prerequisite"], row["skill"]) for row in rows(view.graph_export)} == drawn


def test_progress_keeps_the_order_of_beginning_and_other_skills() -> None:
    user = User("a", "a@b.c", "h", skills=("sql",), other_skills=("Fortran IV",), progress={"go": StepState.LEARNING})
    changes = progress_changes(user, "aws", StepState.DONE)
    assert list(changes["progress"]) == ["go", "aws"]
    assert changes["skills"] == ["sql", "Fortran IV", "aws"]
    assert progress_changes(user, "go", StepState.TO_DO) == {
        "progress": {},
        "skills": ["sql", "Fortran IV"],
        "skill_levels": {},
    }


def test_openings_leave_out_hidden_ones_and_page_through_the_rest(
    store: Store, snapshot: Snapshot, knowledge: Knowledge
) -> None:
    store.postings.upsert(stored(market(TODAY)), NOW)
    question = OpeningsQuestion("data-engineer", TODAY, 180)
    first = openings_view(snapshot, knowledge, store.postings, {}, USER, question)
    assert len(first.cards) == PAGE
    assert [row["posting_id"] for row in rows(first.export)] == [card.posting_id for card in first.cards]
    for card in first.cards:
        units = {name: unit for unit in card.alternatives for name in unit}
        missing = {units.get(name, (name,)) for name in card.missing_required}
        assert card.required_matched_count == card.required_count - len(missing)
        chips = opening_html(card, Locale("en"), TODAY).count('<span class="cn-skill')
        assert chips == card.required_count, "each must-have, or group of which one is enough, stands there once"
        assert (card.fit == 1) == (not card.missing_required and not card.missing_optional)
    marks = {first.cards[0].posting_id: PostingMark.HIDDEN, first.cards[1].posting_id: PostingMark.SAVED}
    again = openings_view(snapshot, knowledge, store.postings, marks, USER, question)
    assert again.counts.total_count == first.counts.total_count - 1
    assert first.cards[0].posting_id not in {card.posting_id for card in again.cards}
    for show, card in (("hidden", first.cards[0]), ("saved", first.cards[1])):
        one = OpeningsQuestion("data-engineer", TODAY, 30, show=show)
        assert [c.posting_id for c in openings_view(snapshot, knowledge, store.postings, marks, USER, one).cards] == [
            card.posting_id
        ]


def test_the_years_of_the_profile_stand_beside_those_an_advert_asks_for(
    store: Store, snapshot: Snapshot, knowledge: Knowledge
) -> None:
    asked = Terms(years=5)
    store.postings.upsert(stored([replace(one, terms=asked) for one in market(TODAY)]), NOW)
    question, person = OpeningsQuestion("data-engineer", TODAY, 180), replace(USER, experience_years=2.0)
    card = openings_view(snapshot, knowledge, store.postings, {}, person, question).cards[0]
    assert terms_line(card.terms, card.own_years) == "asks for 5 years, you have 2"
    silent = openings_view(snapshot, knowledge, store.postings, {}, USER, question)
    assert silent.cards[0].posting_id == card.posting_id, "nothing is hidden because of it"
    assert terms_line(asked, silent.cards[0].own_years) == "5 years of experience or more"
    assert terms_line(Terms(years=1), 2.5) == "asks for 1 year, you have 2.5" and not terms_line(Terms(), 2.0)


def test_explore_reads_the_postings_behind_a_group_from_the_store(
    store: Store, snapshot: Snapshot, knowledge: Knowledge
) -> None:
    store.postings.upsert(stored(market(TODAY)), NOW)
    view = explore_view(snapshot, knowledge, store.postings, ExploreQuestion(TODAY, 180, "role", value="scrum-master"))
    count = view.table.set_index("value").loc["scrum-master", "count"]
    assert count == view.behind_count == len(view.behind) == 6
    assert [row["posting_id"] for row in rows(view.behind_export)] == view.behind["posting_id"].tolist()
    assert [row["value"] for row in rows(view.export)] == view.table["value"].tolist()
    assert explore_view(
        snapshot, knowledge, store.postings, ExploreQuestion(TODAY, 180, "role", value=ANY)
    ).behind.empty


@pytest.mark.parametrize(
    ("by", "first", "last"),
    [("week", date(2026, 1, 5), date(2026, 6, 22)), ("month", date(2026, 2, 1), date(2026, 5, 1))],
)
def test_the_line_leaves_out_what_the_window_cuts_short(
    store: Store, snapshot: Snapshot, knowledge: Knowledge, by: str, first: date, last: date
) -> None:
    """The window goes from 2 January 2026, a Friday, to 29 June, a Monday."""
    view = explore_view(snapshot, knowledge, store.postings, ExploreQuestion(TODAY - timedelta(days=1), 179, by))
    drawn, listed = (list(map(date.fromisoformat, frame["value"])) for frame in (view.shown, view.table))
    assert first <= min(drawn) and max(drawn) <= last
    assert max(listed) > last, "the table holds every week and month"


def test_coverage_counts_every_posting_once_and_what_it_says(snapshot: Snapshot) -> None:
    view = coverage_view(snapshot, today=TODAY, days=180)
    postings = market(TODAY)
    assert view.per_day["count"].sum() == view.posting_count == len(postings)
    said = view.fields.set_index("field")["known_count"]
    assert said["salary"] == sum(posting.salary is not None for posting in postings)
    assert said["work_model"] == sum(posting.work_model is not None for posting in postings)
    assert said["country"] == sum(posting.place.country_code is not None for posting in postings)
    assert said["skills"] == sum(len(posting.skills) >= 3 for posting in postings)
    days = {posting.posted_on for posting in postings}
    assert view.empty_days == (max(days) - min(days)).days + 1 - len(days)


def test_sources_in_use_come_with_their_terms(snapshot: Snapshot) -> None:
    (card,) = source_cards(snapshot)
    assert (card.label, card.posting_count) == ("TheirStack", snapshot.size)
    assert card.attribution
    assert card.terms


def test_a_run_that_has_not_ended_has_no_length() -> None:
    table = runs_table([CollectorRun("r", "remotive", NOW), CollectorRun("s", "gone", NOW, NOW + timedelta(seconds=9))])
    assert table["seconds"].isna().tolist() == [True, False]
    assert table["source_label"].tolist() == ["Remotive", "gone"]


def test_a_lookup_names_what_implies_a_skill_and_how_often_it_is_asked_for(
    snapshot: Snapshot, knowledge: Knowledge
) -> None:
    found = skill_lookup(snapshot, knowledge, "sql", today=TODAY, days=180)
    assert "PostgreSQL" in found.implied_by
    assert found.asked_count == sum("sql" in one.skills for one in market(TODAY))
    assert found.demand is not None
    assert found.demand.value == found.asked_count / found.demand.n


def test_a_lookup_names_of_which_languages_any_one_will_do(snapshot: Snapshot, knowledge: Knowledge) -> None:
    found = skill_lookup(snapshot, knowledge, "unit-testing", today=TODAY)
    assert {"Java", "Python", "C#"} <= set(found.one_of[0])
    assert "**Learn one of these first:** Java, " in lookup_lines(found, Locale("en"))


def test_the_method_has_its_sections_without_the_markers() -> None:
    found = sections()
    assert {"Demand", "The gap", "Roadmap"} <= {one.title for one in found}
    assert not any("<!--" in one.body for one in found)


@pytest.mark.parametrize("tag", [tag for tag in languages() if tag != DEFAULT])
def test_the_method_is_told_in_a_language_and_in_english_where_that_changed(tag: str, tmp_path: Path) -> None:
    lacking = [text for digest, text in english_pieces().items() if digest not in translated_pieces(tag)]
    assert len(lacking) <= len(english_pieces()) / 20, f"translate for core/texts/method_{tag}.md: {lacking}"
    changed = tmp_path / "method.md"
    written = FILE.read_text("utf-8")
    changed.write_text(written.replace("## Demand\n", "## Demand\n\nNew words.\n"), "utf-8")
    with speaking(tag):
        found = {one.title: one.body for one in sections(changed)}
    assert not {"Demand", "The gap", "Roadmap"} & found.keys()
    assert [body.startswith("New words.\n\n**demand_share** = ") for body in found.values()].count(True) == 1
    english = sections(FILE)
    assert len(found) == len(english) and not any(piece.body in found.values() for piece in english)


def test_a_user_can_send_only_so_many_reports_a_day(store: Store) -> None:
    def send(words: str = "a verb", when: datetime = NOW, posting_id: str = "") -> None:
        send_report(
            store,
            USER,
            kind=ReportKind.MISSED,
            skill="go",
            posting_id=posting_id,
            words=words,
            taxonomy_version="t",
            now=when,
        )

    for _ in range(MOST_A_DAY):
        send()
    with pytest.raises(TooManyAttempts):
        send()
    send(when=NOW + timedelta(days=2))
    with pytest.raises(InvalidProfile, match="Name the posting"):
        send(words="", when=NOW + timedelta(days=4))
    with pytest.raises(InvalidProfile, match="no posting"):
        send(posting_id="nowhere:1", when=NOW + timedelta(days=4))
