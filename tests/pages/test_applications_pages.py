"""My applications, one application and a pasted advert: what the pages say, do, and refuse to write over."""

import csv
import io
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from streamlit.testing.v1 import AppTest

from core.applications.service import ApplicationDesk, Happened
from core.models import Application, JobCopy, PostingMark, Stage, User
from core.resumes.advert_service import read_advert
from core.resumes.adverts import AdvertReading
from core.runtime import Runtime
from core.views.applications import applications_view
from core.web.auth import gate
from tests.pages.conftest import ROOT, Open, Token
from tests.pages.market import market
from tests.pages.market import stored as market_stored
from tests.pages.test_states import said
from tests.waiting import PATIENCE_SECONDS

PROFILE = {"skills": ["python", "sql"], "target_roles": ["data-engineer"]}
HOSTILE = "<img src=x onerror=alert(1)> *Engineer*"
ADVERT = """Data Engineer

Requirements
- You must know Python and Spark.
- Experience with Kafka or RabbitMQ is required.

Nice to have
- Docker would be a plus.
"""


def me(runtime: Runtime) -> User:
    found = runtime.store.users.by_email("ada@example.org")
    assert found is not None
    return found


def entered(runtime: Runtime, *happened: Happened, title: str = "Data Engineer", fit: float = 0.8) -> Application:
    desk = ApplicationDesk(runtime.store)
    made = desk.enter(
        me(runtime).user_id, JobCopy(title, "Acme", "https://example.org/7", "Basel, CH", "CHF 1", fit=fit)
    )
    for one in happened:
        made = desk.record(made.user_id, made.application_id, made.version, one)
    return made


def stored(runtime: Runtime, made: Application) -> Application:
    return ApplicationDesk(runtime.store).get(made.user_id, made.application_id)


def html(at: AppTest) -> str:
    return " ".join(str(one.proto.body) for one in at.get("html"))


def press(at: AppTest, key: str) -> AppTest:
    at.button(key=key).click()
    return at.run()


@pytest.fixture(scope="module")
def reading() -> AdvertReading:
    return read_advert(ADVERT, seconds=120)


def test_a_visitor_is_invited_and_brought_back(full: Runtime, open_page: Open) -> None:
    at = open_page("my_applications")
    assert "you come back here" in said(at) and not at.exception and not at.button
    assert at.session_state[gate._WANTED][0] == "my_applications.py"


def test_an_application_says_that_its_advert_is_closed(full: Runtime, open_page: Open, token: Token) -> None:
    desk = ApplicationDesk(full.store)
    over, still_open = market()[:2]
    over = replace(over, posting_id="theirstack:over", closed_on=desk.today)
    full.store.postings.upsert(market_stored([over]), datetime.now(UTC))
    key = token(**PROFILE)
    made = [desk.enter(me(full).user_id, JobCopy.of(posting, None)) for posting in (over, still_open)]
    assert html(open_page("my_applications", key)).count("The advert has been closed since") == 1
    pages = [html(open_page("application", key, id=one.application_id)) for one in made]
    assert ["The advert has been closed since" in page for page in pages] == [True, False]


def test_the_list_counts_by_stage_and_escapes_what_strangers_wrote(
    full: Runtime, open_page: Open, token: Token
) -> None:
    key = token(**PROFILE)
    entered(full, Happened(Stage.APPLIED), Happened(Stage.INTERVIEW), title=HOSTILE)
    entered(full)
    at = open_page("my_applications", key)
    assert not at.exception and at.title[0].value == "1 applied, 1 answered, 1 interview"
    assert "&lt;img src=x" in html(at) and "<img" not in html(at)
    assert "Basel, Switzerland" in html(at) and "Fit when saved: 80%" in html(at)
    assert list(at.segmented_control(key="choice_stage").options) == [
        "All 2",
        "Saved 1",
        "Interview 1",
    ]
    assert "a share is shown from 10 on" in said(at) and not at.table, "noughts and ones tell nobody anything"
    only = open_page("my_applications", key, stage="saved")
    assert HOSTILE not in html(only) and html(only).count("<h2>") == 1
    board = open_page("my_applications", key, view="board")
    assert [one.value for one in board.header][:5] == ["Saved 1", "Applied 0", "Interview 1", "Offer 0", "Over 0"]


def test_from_ten_applications_on_they_are_counted_by_fit(full: Runtime, open_page: Open, token: Token) -> None:
    key = token(**PROFILE)
    for _ in range(10):
        entered(full, Happened(Stage.APPLIED))
    at = open_page("my_applications", key)
    assert "shown once 10 applications" in said(at)
    assert list(at.table[0].value.columns) == [
        "Fit when saved",
        "Applied",
        "Answered",
        "Interviews",
        "At least 30 days old",
        "Share answered",
    ]


def test_a_press_moves_an_application_on_and_is_taken_back(full: Runtime, open_page: Open, token: Token) -> None:
    key = token(**PROFILE)
    made = entered(full)
    at = press(open_page("my_applications", key), f"list_applied_{made.application_id}")
    assert not at.exception and [event.stage for event in stored(full, made).events] == [Stage.SAVED, Stage.APPLIED]
    assert at.title[0].value == "1 applied, 0 answered, 0 interviews"
    back = press(open_page("application", key, id=made.application_id), f"page_undo_{made.application_id}")
    assert not back.exception and "Last change undone" in html(back)
    assert len(stored(full, made).events) == 3


def test_where_another_tab_came_first_nothing_is_written_and_the_person_chooses(
    full: Runtime, open_page: Open, token: Token
) -> None:
    key = token(**PROFILE)
    made = entered(full)
    for choice, stages in (("conflict_leave", 2), ("conflict_do", 4)):
        at = open_page("my_applications", key)
        current = stored(full, made)
        desk = ApplicationDesk(full.store)
        button = "applied" if choice == "conflict_leave" else "rejected"
        elsewhere = Stage.APPLIED if choice == "conflict_leave" else Stage.INTERVIEW
        other = desk.record(made.user_id, made.application_id, current.version, Happened(elsewhere))
        press(at, f"list_{button}_{made.application_id}")
        assert stored(full, made) == other, "the other tab's change was written over"
        (warning,) = at.warning
        assert "changed in another tab" in warning.value and f"You wanted: {button.capitalize()}" in warning.value
        press(at, choice)
        assert len(stored(full, made).events) == stages and not at.warning
    assert stored(full, made).events[-1].stage is Stage.REJECTED


def test_silence_by_itself_is_said_and_taken_back(full: Runtime, open_page: Open, token: Token) -> None:
    key = token(**PROFILE)
    desk = ApplicationDesk(full.store)
    made = desk.enter(me(full).user_id, JobCopy("Engineer"), Happened(Stage.APPLIED, desk.today - timedelta(days=31)))
    at = open_page("my_applications", key)
    assert "No answer for 30 days" in html(at)
    press(at, f"list_undo_{made.application_id}")
    assert "Applied since" in html(at) and not at.exception


def test_what_happened_is_written_down_with_note_and_next_date(full: Runtime, open_page: Open, token: Token) -> None:
    key = token(**PROFILE)
    made = entered(full)
    at = open_page("application", key, id=made.application_id)
    field = f"{made.application_id}_1"
    soon = ApplicationDesk(full.store).today + timedelta(days=4)
    at.selectbox(key=f"stage_{field}").set_value("interview")
    at.text_area(key=f"note_{field}").set_value("<b>Grace</b>\nasks for a talk")
    at.date_input(key=f"next_{field}").set_value(soon)
    next(one for one in at.button if one.label == "Save").click()
    at.run()
    assert not at.exception and "&lt;b&gt;Grace" in html(at)
    event = stored(full, made).events[-1]
    assert (event.stage, event.note, event.next_on) == (Stage.INTERVIEW, "<b>Grace</b>\nasks for a talk", soon)
    at.text_input(key=f"job_{made.application_id}_2_place").set_value("Bern")
    next(one for one in at.button if one.label == "Save the corrections").click()
    at.run()
    assert stored(full, made).job.place == "Bern"
    press(at, f"delete_{made.application_id}_3")
    assert "no longer exists" in said(at)
    assert ApplicationDesk(full.store).of_user(made.user_id) == []


def test_somebody_elses_application_is_not_shown(full: Runtime, open_page: Open, token: Token) -> None:
    made_by_ada = token(**PROFILE) and entered(full)
    at = open_page("application", token("Grace"), id=made_by_ada.application_id)
    assert "no longer exists" in said(at) and "Acme" not in html(at)


def test_a_job_is_entered_by_hand(full: Runtime, open_page: Open, token: Token) -> None:
    at = open_page("my_applications", token(**PROFILE), shown=["applications_enter"])
    at.text_input(key="enter_title").set_value("Analyst")
    at.text_input(key="enter_url").set_value("javascript:alert(1)")
    next(one for one in at.button if one.label == "Save").click()
    at.run()
    assert "not a web address" in at.error[0].value
    at.text_input(key="enter_url").set_value("https://example.org/jobs/1")
    next(one for one in at.button if one.label == "Save").click()
    at.run()
    assert [one.job.title for one in ApplicationDesk(full.store).of_user(me(full).user_id)] == ["Analyst"]
    assert at.title[0].value == "One job saved"


def test_an_opening_is_saved_from_its_card_and_from_its_receipt(full: Runtime, open_page: Open, token: Token) -> None:
    key = token(**PROFILE)
    at = open_page("openings", key)
    posting = next(one.key.removeprefix("save_") for one in at.button if str(one.key).startswith("save_"))
    press(at, f"save_{posting}")
    desk, user = ApplicationDesk(full.store), me(full)
    (made,) = desk.of_user(user.user_id)
    assert made.job.posting_id == posting and made.job.fit is not None
    assert full.store.marks.of_user(user.user_id) == {posting: PostingMark.SAVED}
    press(at, f"save_{posting}")
    assert desk.of_user(user.user_id) == [] and full.store.marks.of_user(user.user_id) == {}
    receipt = press(open_page("posting", key, id=posting), "posting_save")
    assert not receipt.exception and len(desk.of_user(user.user_id)) == 1
    desk.record(user.user_id, made.application_id, 1, Happened(Stage.APPLIED))
    press(open_page("openings", key), f"save_{posting}")
    assert len(desk.of_user(user.user_id)) == 1, "what was written down about it is kept"


def test_the_proof_is_the_views_csv_without_notes(full: Runtime, open_page: Open, token: Token) -> None:
    key = token(**PROFILE)
    made = entered(full, Happened(Stage.APPLIED, note="private"))
    desk = ApplicationDesk(full.store)
    view = applications_view(desk.of_user(made.user_id), desk.today, desk.today, desk.today)
    assert b"private" not in view.export.csv and [
        row["stage"] for row in csv.DictReader(io.StringIO(view.export.csv.decode()))
    ] == ["applied"]
    earlier = desk.today - timedelta(days=9)
    assert applications_view(desk.of_user(made.user_id), desk.today, earlier, earlier).table.empty
    at = open_page("my_applications", key, shown=["applications_proof"])
    assert "/applications.csv?since=" in at.code[0].value and not at.exception


def test_a_pasted_advert_is_answered_and_saved_by_a_member_only(
    full: Runtime, open_page: Open, token: Token, reading: AdvertReading, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = token(**PROFILE)
    at = AppTest.from_file(str(ROOT / "pages" / "navigation.py"), default_timeout=PATIENCE_SECONDS)
    at.session_state[gate.TOKEN] = key
    at.session_state[gate.CARRIED] = (reading, "")
    at.switch_page("read_advert.py").run()
    assert not at.exception and "Data Engineer: you fit" in at.title[0].value
    words = said(at)
    assert "must-have · " in words and "or RabbitMQ" in words and "asked for in" in words
    assert "hours: about" in words and "Spark, " in words
    assert ApplicationDesk(full.store).of_user(me(full).user_id) == []
    press(at, "advert_learn")
    assert me(full).progress["spark"] == "learning" and not at.exception
    next(one for one in at.button if one.label == "Save as application").click()
    at.run()
    (made,) = ApplicationDesk(full.store).of_user(me(full).user_id)
    assert {"python", "spark"} <= set(made.job.required) and made.job.fit is not None and not at.exception


def test_a_visitor_reads_an_advert_and_is_invited_to_save_it(
    full: Runtime, open_page: Open, reading: AdvertReading
) -> None:
    at = AppTest.from_file(str(ROOT / "pages" / "navigation.py"), default_timeout=PATIENCE_SECONDS)
    at.query_params["have"] = "python"
    at.session_state[gate.CARRIED] = (reading, HOSTILE)
    at.switch_page("read_advert.py").run()
    assert not at.exception and "the text is still there" in said(at)
    assert at.session_state[gate._WANTED][0] == "read_advert.py"
    press(at, "advert_again")
    assert at.title[0].value == "Read an advert" and gate.CARRIED not in at.session_state


def test_nothing_and_rubbish_are_answered_with_a_sentence(full: Runtime, open_page: Open) -> None:
    at = open_page("read_advert")
    next(one for one in at.button if one.label == "Read it").click()
    at.run()
    assert "Paste the text of an advert." in at.error[0].value
    at.session_state[gate.CARRIED] = (read_advert("The weather is fine today.", seconds=120), "")
    at.run()
    assert "No skill was found" in said(at) and not at.exception
