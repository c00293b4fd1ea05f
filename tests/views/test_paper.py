"""My plan on paper: two pages, whatever the plan; words are text, and nothing is fetched."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pypdfium2
import pytest
from babel import Locale

from core.catalogue.learning import load_resources, resources_by_skill
from core.catalogue.names import role_catalogue, taxonomy
from core.formats.paper import set_on_paper
from core.market.roadmap.steps import Pace
from core.models import StepState, User
from core.snapshot.snapshot import Snapshot
from core.texts import day, speaking
from core.views.knowledge import Knowledge
from core.views.paper import MOST_STEPS, TEMPLATE, paper_data, plan_paper
from core.views.roadmap import RoadmapView, roadmap_view
from core.views.roadmap_question import Learning, RoadmapQuestion, Taste
from core.views.standing import CountsView, counts_view
from tests.pages.market import market

TODAY = date(2026, 6, 30)
PACE = Pace(8, 26, TODAY)
US, GERMANY = Locale("en", "US"), Locale("de", "DE")
HOSTILE = '#image("/etc/passwd") #import "@preview/cetz:0.3.4": * $x$ *bold* \\ @ref <label> ' + "W" * 300


@pytest.fixture(scope="module")
def made() -> tuple[RoadmapView, CountsView, Snapshot]:
    snapshot = Snapshot.build(market(TODAY), taxonomy_version="test", as_of=datetime(2026, 6, 30, tzinfo=UTC))
    knowledge = Knowledge(taxonomy(), role_catalogue())
    learning = Learning(knowledge.curriculum, resources_by_skill(load_resources(knowledge.taxonomy.skills)))
    user = User("u", "", "", skills=("python", "git"), progress={"docker": StepState.DONE})
    question = RoadmapQuestion("data-engineer", TODAY, 90, PACE)
    view = roadmap_view(snapshot, knowledge, learning, user, question, Taste())
    return view, counts_view(snapshot, knowledge, user, "data-engineer", today=TODAY), snapshot


def text_of(paper: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(paper)
    return [page.get_textpage().get_text_bounded().replace("\xa0", " ") for page in document]


def test_it_says_where_one_stands_the_steps_sources_date_and_base(
    made: tuple[RoadmapView, CountsView, Snapshot],
) -> None:
    view, counts, snapshot = made
    first, second = text_of(plan_paper(view, counts, snapshot, US, TODAY, pace=PACE))
    assert "My plan: data engineer" in first and "Jun 30, 2026" in first
    assert f"I have {counts.owned_count} of the {counts.asked_count} skills" in first
    for card in view.cards:
        assert card.name in first and f"{card.step.hours:.0f} h" in first
    open_cards = [card for card in view.cards if card.step.state is not StepState.DONE and card.resources]
    assert open_cards and all(card.resources[0].title[:40] in second for card in open_cards)
    assert f"{view.plan.posting_count} adverts" in second
    last = day(view.span[1], US)
    for page in (first, second):
        assert f"from {view.plan.posting_count} adverts up to {last}" in page and snapshot.snapshot_id not in page
    assert "TheirStack" in second


def test_it_speaks_german_to_who_reads_german(made: tuple[RoadmapView, CountsView, Snapshot]) -> None:
    view, counts, snapshot = made
    with speaking("de"):
        first, second = text_of(plan_paper(view, counts, snapshot, GERMANY, TODAY, pace=PACE))
    assert "Mein Plan: " in first and "30.06.2026" in first
    for words in (
        "Wo ich stehe",
        f"Ich habe {counts.owned_count} der {counts.asked_count} Skills",
        "Die Schritte",
        "Bis",
    ):
        assert words in first
    assert "Womit ich lerne" in second and "Worauf das beruht" in second
    for english in ("My plan", "Where I stand", "hours of study", "What I learn with"):
        assert english not in first + second


def test_it_is_two_pages_however_long_the_plan_and_its_names(made: tuple[RoadmapView, CountsView, Snapshot]) -> None:
    view, counts, snapshot = made
    card = replace(view.cards[-1], name=HOSTILE)
    resource = replace(card.resources[0], title=HOSTILE, provider="P" * 40, url="https://e.org/" + "x" * 300)
    cards = tuple(
        replace(card, place=number, resources=(resource,), step=replace(card.step, skill=f"s{number}"))
        for number in range(1, 61)
    )
    left_out = tuple(replace(view.left_out[0], name=HOSTILE) for _ in range(30))
    table = counts.table.assign(name=HOSTILE)
    long = replace(view, cards=cards, left_out=left_out, role_name="R" * 60)
    for locale in (US, GERMANY):
        pages = text_of(plan_paper(long, replace(counts, table=table), snapshot, locale, TODAY, pace=PACE))
        assert len(pages) == 2
        assert f"{60 - MOST_STEPS} more steps" in pages[0]
        assert "#image" in pages[0] and "@preview" in pages[0], "words were read as markup"


def test_a_done_step_is_ticked_and_a_plan_without_steps_is_a_paper_too(
    made: tuple[RoadmapView, CountsView, Snapshot],
) -> None:
    view, counts, snapshot = made
    done = replace(view.cards[0], step=replace(view.cards[0].step, state=StepState.DONE, finishes_on=None))
    data = paper_data(replace(view, cards=(done,)), counts, snapshot, US, TODAY, pace=PACE, letter=False)
    assert [row["done"] for row in data["steps"]["rows"]] == [True]
    assert len(text_of(set_on_paper(TEMPLATE, data))) == 2
    assert len(text_of(plan_paper(replace(view, cards=()), counts, snapshot, US, TODAY, pace=PACE))) == 2


def test_the_size_is_that_of_the_readers_country(made: tuple[RoadmapView, CountsView, Snapshot]) -> None:
    sizes = {}
    for name, locale in (("US", US), ("DE", GERMANY)):
        (first, _) = pypdfium2.PdfDocument(plan_paper(*made, locale, TODAY, pace=PACE))
        sizes[name] = tuple(round(side) for side in first.get_size())
    assert sizes == {"US": (612, 792), "DE": (595, 842)}


def test_the_template_needs_no_package_and_no_font_from_outside() -> None:
    template = TEMPLATE.read_text("utf-8")
    assert "@preview" not in template and "#import" not in template and "#include" not in template
