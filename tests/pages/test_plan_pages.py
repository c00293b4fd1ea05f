"""Roadmap, Projects and Openings in all states, and what one can do on them."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from streamlit.testing.v1 import AppTest

from core.catalogue.learning import Difficulty, ProjectIdea, SkillUse, UsedSkill
from core.market.project_search import ProjectIndex
from core.models import PostingMark, StepState, User
from core.runtime import Runtime
from core.views import view_cache
from core.web.auth.gate import open_accounts
from tests.pages.conftest import Open, Token
from tests.pages.test_states import PROFILE, said

PAGES = ("roadmap", "projects", "openings")


def idea(name: str, difficulty: Difficulty, *skills: str) -> ProjectIdea:
    return ProjectIdea(
        id=name.lower().replace(" ", "-"),
        title=name,
        description=f"{name}, built for people who ride trains a lot.",
        difficulty=difficulty,
        skills=tuple(UsedSkill(id=skill, role=SkillUse.CORE) for skill in skills),
        roles=("data-engineer",),
        hours=20,
        deliverables=("A deployed page",),
    )


@pytest.fixture(autouse=True)
def _three_ideas(_runtimes: dict[str, Runtime], monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Three ideas of known worth in the place of all."""
    made = (
        idea("Delay atlas", Difficulty.BEGINNER, "spark", "python"),
        idea("Night timetable", Difficulty.ADVANCED, "airflow", "sql"),
        idea("Ticket ledger", Difficulty.INTERMEDIATE, "go"),
    )
    index = ProjectIndex(made, {})
    # On the class: whichever runtime answers, and whether or not it has read all ideas already.
    monkeypatch.setattr(Runtime, "projects", property(lambda _: made))
    monkeypatch.setattr(Runtime, "project_index", property(lambda _: index))
    _forget_answers(_runtimes)
    yield
    _forget_answers(_runtimes)


def _forget_answers(runtimes: dict[str, Runtime]) -> None:
    """What a snapshot remembers was worked out with other ideas."""
    view_cache.forget_views()
    for runtime in runtimes.values():
        runtime.snapshots.current.remembered.clear()


def known_button(at: AppTest, skill: str) -> str:
    """The button by which one says that a step is known, wherever it stands."""
    return next(one.key for one in at.button if one.key in (f"known_{skill}", f"done_button_{skill}"))


def user_of(shared: Runtime, token: str) -> User:
    return open_accounts(shared).authenticate(token)[0]


@pytest.mark.parametrize("page", PAGES)
def test_a_new_user_gets_an_answer_or_what_is_missing_for_one(
    page: str, shared: Runtime, token: Token, open_page: Open
) -> None:
    at = open_page(page, token())
    assert not at.exception
    profile = {"/profile", "profile"} & {link.proto.page for link in at.get("page_link")}
    assert bool(profile) is (page == "openings")


@pytest.mark.parametrize("page", PAGES)
def test_a_full_profile_sees_numbers_with_what_they_rest_on(
    page: str, shared: Runtime, token: Token, open_page: Open
) -> None:
    at = open_page(page, token(**PROFILE), role="data-engineer", days="180")
    assert not at.exception
    assert not at.error
    assert " adverts, " in said(at)


def test_too_few_postings_are_words_and_a_longer_window(shared: Runtime, token: Token, open_page: Open) -> None:
    signed_in = token(skills=["python"], target_roles=["scrum-master"])
    at = open_page("roadmap", signed_in, days="30")
    assert "too few" in at.info[0].value
    assert not at.get("plotly_chart")
    assert "Look at 180 days" in {button.label for button in at.button}
    assert not open_page("projects", signed_in, days="30").exception


def test_a_step_that_is_done_enters_the_profile_and_taken_back_leaves_it(
    shared: Runtime, token: Token, open_page: Open
) -> None:
    signed_in = token(**PROFILE)
    at = open_page("roadmap", signed_in, shown=["step_spark"], role="data-engineer", days="180")
    before = user_of(shared, signed_in)
    assert "spark" not in before.skills
    at.button(key=known_button(at, "spark")).click().run()
    assert not at.exception
    after = user_of(shared, signed_in)
    assert after.progress == {"spark": StepState.DONE}
    assert "spark" in after.skills
    at = open_page("roadmap", signed_in, shown=["step_spark"], role="data-engineer", days="180")
    at.button(key="put_back_spark").click().run()
    assert user_of(shared, signed_in).progress == {}
    assert "spark" not in user_of(shared, signed_in).skills


def test_a_step_over_a_profile_changed_elsewhere_is_not_written(
    shared: Runtime, token: Token, open_page: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    signed_in = token(**PROFILE)
    at = open_page("roadmap", signed_in, shown=["step_spark"], role="data-engineer", days="180")
    mine = user_of(shared, signed_in)
    original = type(shared.store.users).update

    def overtaken(users: object, user: User, now: datetime) -> User:
        monkeypatch.setattr(type(shared.store.users), "update", original)
        original(shared.store.users, mine, now)  # another tab writes between this run's read and its write
        return original(shared.store.users, user, now)

    monkeypatch.setattr(type(shared.store.users), "update", overtaken)
    at.button(key=known_button(at, "spark")).click().run()
    assert not at.exception
    assert user_of(shared, signed_in).progress == {}
    assert "changed in another tab" in at.toast[0].value


def test_the_calendar_holds_every_step_that_is_not_done(shared: Runtime, token: Token, open_page: Open) -> None:
    at = open_page("roadmap", token(**PROFILE), role="data-engineer", days="180", hours="10")
    assert "Add to your calendar (.ics)" in {element.label for element in at.get("download_button")}


def test_a_step_names_a_project_that_practises_it(shared: Runtime, token: Token, open_page: Open) -> None:
    at = open_page("roadmap", token(**PROFILE), shown=["step_spark"], role="data-engineer", days="180")
    assert "steps" in at.title[0].value and "done by" in at.title[0].value
    built = {link.proto.label for link in at.get("page_link") if "q=" in link.proto.query_string}
    assert "Build: Delay atlas (20 hours)" in built
    assert "Ticket ledger (20 hours)" not in built  # it practises nothing of the plan


def test_recommended_projects_say_which_gaps_they_practise(shared: Runtime, token: Token, open_page: Open) -> None:
    at = open_page("projects", token(**PROFILE), role="data-engineer", days="180")
    words = said(at)
    assert "Practises **" in words
    assert "Delay atlas" in words
    assert "Ticket ledger" not in words  # it practises nothing that is asked for


def test_search_forgives_typing_errors_and_the_difficulty_narrows(
    shared: Runtime, token: Token, open_page: Open
) -> None:
    at = open_page("projects", token(**PROFILE), role="data-engineer")
    at.text_input(key="q").input("ledgr").run()
    assert "Ticket ledger" in said(at)
    assert "Delay atlas" not in said(at)
    at.text_input(key="q").input("timetable").run()
    at.button_group(key="choice_difficulty").set_value(["Beginner"]).run()
    assert "No idea matches" in said(at)


def test_openings_can_be_saved_hidden_and_brought_back(shared: Runtime, token: Token, open_page: Open) -> None:
    signed_in = token(**PROFILE)
    at = open_page("openings", signed_in, role="data-engineer", days="180")
    first, second = [one.key.removeprefix("save_") for one in at.button if (one.key or "").startswith("save_")][:2]
    at.button(key=f"save_{first}").click().run()
    at.button(key=f"hide_{second}").click().run()
    owner = user_of(shared, signed_in).user_id
    assert shared.store.marks.of_user(owner) == {first: PostingMark.SAVED, second: PostingMark.HIDDEN}
    assert f"hide_{second}" not in {one.key for one in at.button}
    at.button(key="openings_undo").click().run()
    assert shared.store.marks.of_user(owner) == {first: PostingMark.SAVED}
    assert f"hide_{second}" in {one.key for one in at.button}
    at.button_group(key="choice_show").set_value("saved").run()
    assert {one.key for one in at.button if (one.key or "").startswith("save_")} == {f"save_{first}"}


@pytest.mark.usefixtures("shared")
def test_the_order_of_jobs_is_chosen_beside_the_role_and_said_in_the_heading(token: Token, open_page: Open) -> None:
    at = open_page("openings", token(**PROFILE), role="data-engineer", days="180")
    fitting = [one.proto.body for one in at.get("html")]
    for order, ends in (("date", "newest first"), ("pay", "best paid first")):
        at.selectbox(key="choice_order").select(order).run()
        assert at.title[0].value.endswith(ends)
        assert at.query_params["order"] == order
        assert [one.proto.body for one in at.get("html")] != fitting


@pytest.mark.usefixtures("shared")
def test_without_skills_the_newest_openings_are_listed_and_nothing_is_called_missing(open_page: Open) -> None:
    at = open_page("openings", role="data-engineer", days="180", fit="0.9")
    assert at.title[0].value.endswith("newest first")
    assert "Add the skills you have" in said(at)
    assert at.selectbox(key="choice_order").options == ["Newest", "Best paid"]
    cards = [one.proto.body for one in at.get("html") if "cn-skills" in one.proto.body]
    assert cards and not at.get("progress")
    assert not [card for card in cards if "○" in card or "Further away" in card], "who said nothing lacks nothing"


def test_a_page_of_openings_that_is_emptied_gives_way_to_the_first(
    shared: Runtime, token: Token, open_page: Open
) -> None:
    signed_in = token(**PROFILE)
    at = open_page("openings", signed_in, role="data-analyst", days="30", fit="0.9")
    keys = [one.key.removeprefix("hide_") for one in at.button if (one.key or "").startswith("hide_")]
    for key in keys:
        shared.store.marks.set(user_of(shared, signed_in).user_id, key, PostingMark.HIDDEN, datetime.now(UTC))
    at.run()
    assert not at.exception
