"""Company boards: which are visited, how politely, and what a read of one says about what is open."""

import logging
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta

import pytest

from collector import board_commands
from collector.__main__ import main
from collector.adverts import Asked
from collector.boards import SYSTEMS, TOKEN, Board, BoardBook, board_in_page, board_of_url, read_board_list
from collector.enrich import Reader
from collector.run import collect_once
from collector.sources import Context
from collector.sources.greenhouse import Greenhouse
from collector.sources.http import Http
from collector.watch import Watch
from core.config import Settings
from core.models import CollectorRun, Posting
from core.store import Store
from tests.collector.board_host import BoardHost, job
from tests.tables import each_row

FIRST_DAY = datetime(2026, 11, 23, 2, tzinfo=UTC)
Visit = Callable[..., CollectorRun]


@pytest.fixture
def host() -> Iterator[BoardHost]:
    """Three boards of three postings each."""
    with BoardHost().serving() as board_host:
        board_host.jobs = {
            token: [job(100 * n + m) for m in range(3)] for n, token in enumerate(("ash", "birch", "elm"))
        }
        yield board_host


@pytest.fixture
def visit(host: BoardHost, settings: Settings, store: Store, reader: Reader, monkeypatch: pytest.MonkeyPatch) -> Visit:
    """One pass over the boards of a day: `visit(day=1)`."""
    monkeypatch.setattr("collector.sources.greenhouse.Greenhouse.homes", {"greenhouse": host.url})
    monkeypatch.setattr("collector.sources.boards.BoardSource.__init__.__defaults__", (None, None, 0.0))

    def run(
        day: int = 0, hours: float = 0.0, asked: Asked | None = None, watch: Watch | None = None, **changes: object
    ) -> CollectorRun:
        now = FIRST_DAY + timedelta(days=day, hours=hours)
        watch = watch or Watch()
        watch.clock = lambda: now
        changed = settings.model_copy(update={"greenhouse_boards": ("ash", "birch", "elm"), **changes})
        http = Http(watch.stop, first_wait_seconds=0.01)
        (record,) = collect_once(changed, store, watch, asked or Asked(), ("greenhouse",), http, reader)
        return record

    return run


def stored(store: Store) -> dict[str, Posting]:
    return {one.posting_id.removeprefix("greenhouse:"): one for one in store.postings.changes(None)}


def open_ids(store: Store) -> set[str]:
    return {name for name, one in stored(store).items() if one.ended_on is None}


def test_boards_are_visited_once_a_day_one_request_at_a_time(host: BoardHost, visit: Visit) -> None:
    host.faults = dict.fromkeys(host.jobs, "slow")
    assert visit().new == 9
    assert host.asked == ["ash", "birch", "elm"]
    assert visit(hours=12).fetched == 0
    assert len(host.asked) == 3
    visit(day=1)
    assert len(host.asked) == 6
    assert host.most_under_way == 1


def test_an_unchanged_board_is_not_sent_again_and_its_postings_stay_open(
    host: BoardHost, store: Store, visit: Visit
) -> None:
    visit()
    assert visit(day=1).fetched == 0
    assert host.not_modified == 3
    assert len(open_ids(store)) == 9
    seen = {one.last_seen for one in store.postings.find(["greenhouse:ash/0"])}
    assert seen == {FIRST_DAY + timedelta(days=1)}
    assert visit(day=2, asked=Asked(roles=("Data Analyst",))).asked["left_out"] == 9  # something else is wanted
    assert host.not_modified == 3


def test_only_a_complete_read_that_lacks_a_posting_closes_it_and_a_later_one_opens_it_again(
    host: BoardHost, store: Store, visit: Visit
) -> None:
    visit()
    whole = host.jobs["ash"]
    host.jobs["ash"] = whole[1:]
    assert visit(day=1).closed == 1
    gone = stored(store)["ash/0"]
    assert (gone.gone_on, gone.ended_on) == (date(2026, 11, 24), date(2026, 11, 24))
    host.jobs["ash"] = whole
    assert visit(day=2).updated == 1
    assert "ash/0" in open_ids(store)


@pytest.mark.parametrize("fault", ["404", "500", "429", "html", "empty", "part", "odd"])
def test_what_proves_nothing_closes_nothing(fault: str, host: BoardHost, store: Store, visit: Visit) -> None:
    visit()
    host.faults["ash"] = fault
    visit(day=1)
    assert len(open_ids(store)) == 9


def test_a_posting_that_is_not_wanted_any_more_is_not_closed(host: BoardHost, store: Store, visit: Visit) -> None:
    visit()
    assert visit(day=1, asked=Asked(roles=("Data Analyst",))).closed == 0
    assert len(open_ids(store)) == 9


def test_a_board_that_is_missing_on_two_days_is_set_aside_and_told(
    host: BoardHost,
    store: Store,
    settings: Settings,
    visit: Visit,
    caplog: pytest.LogCaptureFixture,
    capsys: pytest.CaptureFixture[str],
) -> None:
    caplog.set_level(logging.INFO)
    host.faults["birch"] = "404"
    assert "birch (404" in (visit().error or "")
    assert "set aside" not in caplog.text
    visit(day=1)
    assert "no board of birch on two days; it is set aside" in caplog.text
    host.asked.clear()
    assert visit(day=2).error is None
    assert host.asked == ["ash", "elm"]
    named = settings.model_copy(update={"greenhouse_boards": ("ash", "birch", "elm")})
    http = Http(Watch().stop)
    board_commands.run_boards(["list"], named, store, http)
    assert "greenhouse:birch: set aside, there was none on 2026-11-23, 2026-11-24" in capsys.readouterr().out
    board_commands.run_boards(["add", "https://job-boards.greenhouse.io/birch/jobs/1"], named, store, http)
    del host.faults["birch"]
    assert visit(day=3).new == 3


def test_a_board_that_is_missing_once_and_there_again_is_not_dead(host: BoardHost, visit: Visit) -> None:
    for day, fault in enumerate(("404", "", "404", "")):
        host.faults["birch"] = fault
        visit(day=day)
    assert host.asked.count("birch") == 4


def test_a_pass_that_is_cut_off_goes_on_with_the_boards_it_did_not_reach(
    host: BoardHost, store: Store, visit: Visit
) -> None:
    watch = Watch()
    watch.on_page = lambda page: watch.stop.set()
    assert visit(watch=watch).error == "stopped before the end"
    assert host.asked == ["ash"]
    assert visit(hours=0.1).new == 6
    assert host.asked == ["ash", "birch", "elm"]


def test_a_host_that_asks_for_patience_is_left_in_peace(host: BoardHost, visit: Visit) -> None:
    host.faults["ash"] = "429"
    assert "429" in (visit().error or "")
    assert host.asked == ["ash"]


def test_boards_keep_what_is_open_however_old_unless_an_age_is_asked_for(
    host: BoardHost, store: Store, visit: Visit
) -> None:
    host.jobs["ash"][0]["first_published"] = "2026-06-01T09:00:00-04:00"
    host.jobs["ash"][1]["first_published"] = "2021-06-01T09:00:00-04:00"
    visit()
    assert set(stored(store)) & {"ash/0", "ash/1"} == {"ash/0"}
    run = visit(day=1, asked=Asked(max_age_days=30, is_age_given=True))
    assert run.asked["left_out"] == 2


def test_odd_rows_are_counted_and_the_others_stored(host: BoardHost, visit: Visit) -> None:
    host.faults["ash"] = "odd"
    run = visit()
    assert (run.new, run.rejected) == (9, 5)


def test_without_a_network_few_hosts_are_tried_and_nothing_is_noted(
    settings: Settings, store: Store, reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("collector.sources.greenhouse.Greenhouse.homes", {"greenhouse": "http://127.0.0.1:9"})
    monkeypatch.setattr("collector.sources.boards.BoardSource.__init__.__defaults__", (None, None, 0.0))
    watch = Watch()
    on = settings.model_copy(update={"company_boards": True})
    (run,) = collect_once(on, store, watch, Asked(), ("greenhouse",), Http(watch.stop, 0.01), reader)
    assert "no answer from" in (run.error or "")
    assert store.boards.all() == []


def test_the_reviewed_list_is_on_by_default_and_well_formed(settings: Settings, store: Store) -> None:
    boards = read_board_list()
    assert len({(board.ats, board.token.casefold()) for board in boards}) == len(boards) >= 400
    assert all(TOKEN.fullmatch(board.token) for board in boards)
    assert [board.tech or 0 for board in boards] == sorted((board.tech or 0 for board in boards), reverse=True)
    assert Settings.model_fields["company_boards"].default is True
    book = BoardBook(settings.model_copy(update={"company_boards": True, "lever_boards": ("mine",)}), store.boards)
    assert book.of(SYSTEMS)[0] == Board("lever", "mine", True)
    assert len(book.of(SYSTEMS)) == len(boards) + 1
    assert BoardBook(settings, store.boards).of(SYSTEMS) == []


def test_asking_for_help_starts_no_store(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(Store, "connect", lambda _: pytest.fail("a store was started"))
    monkeypatch.setattr(sys, "argv", ["collector", "boards", "--help"])
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == 0
    assert "list|add|remove" in capsys.readouterr().out


def test_a_removed_board_stays_away_and_an_added_one_comes_first(
    settings: Settings, store: Store, capsys: pytest.CaptureFixture[str]
) -> None:
    on, http = settings.model_copy(update={"company_boards": True}), Http(Watch().stop)
    first = read_board_list()[0].token
    assert board_commands.run_boards(["remove", first], on, store, http) == 0
    assert board_commands.run_boards(["remove", "nobody"], on, store, http) == 1
    assert board_commands.run_boards(["add", "jobs.lever.co/Some-Firm/0f1e?lever-source=x"], on, store, http) == 0
    boards = BoardBook(on, store.boards).of(SYSTEMS)
    assert boards[0] == Board("lever", "Some-Firm", True)
    assert first not in {board.token for board in boards}
    assert board_commands.run_boards(["list"], on, store, http) == 0
    assert f"{len(boards):,} company boards are visited once a day" in capsys.readouterr().out


def test_the_board_behind_a_company_s_own_page_is_found(
    host: BoardHost, settings: Settings, store: Store, capsys: pytest.CaptureFixture[str]
) -> None:
    http = Http(Watch().stop, 0.01)
    host.pages = {
        "/careers": '<script src="https://boards.greenhouse.io/embed/job_board/js?for=acme"></script>',
        "/none": "<p>Write to us</p>",
    }
    assert board_commands.run_boards(["add", f"{host.url}/careers?gh_jid=17"], settings, store, http) == 0
    assert "Added greenhouse:acme" in capsys.readouterr().out
    for address, needle in [
        (f"{host.url}/none", "No board was found"),
        ("http://127.0.0.1:9/x", "cannot be read"),
        ("ftp://example.org/x", "no web address"),
        ("https://careers.smartrecruiters.com/Acme", "asks robots to stay away"),
        ("https://acme.bamboohr.com/careers/12", "forbid automated copying"),
    ]:
        assert board_commands.run_boards(["add", address], settings, store, http) == 1
        assert needle in capsys.readouterr().err


@each_row(
    ("url", "expected"),
    [
        ("https://boards.greenhouse.io/acme", ("greenhouse", "acme")),
        ("https://job-boards.greenhouse.io/acme/jobs/7001?gh_src=x", ("greenhouse", "acme")),
        ("https://job-boards.eu.greenhouse.io/acme", ("greenhouse", "acme")),
        ("https://boards.greenhouse.io/embed/job_board?for=acme&b=1", ("greenhouse", "acme")),
        ("https://boards.greenhouse.io/embed/job_app?for=acme&token=99", ("greenhouse", "acme")),
        ("https://boards-api.greenhouse.io/v1/boards/acme/jobs", ("greenhouse", "acme")),
        ("jobs.lever.co/acme/3f0c", ("lever", "acme")),
        ("https://jobs.eu.lever.co/acme", ("lever-eu", "acme")),
        ("https://www.jobs.ashbyhq.com/Acme%20Labs/b1", None),
        ("https://jobs.ashbyhq.com/AcmeLabs/b1", ("ashby", "AcmeLabs")),
        ("https://apply.workable.com/acme/j/A1B2/", ("workable", "acme")),
        ("https://apply.workable.com/j/A1B2", None),
        ("https://acme.workable.com/jobs/1", ("workable", "acme")),
        ("https://acme.recruitee.com/o/data-analyst", ("recruitee", "acme")),
        ("https://acme.jobs.personio.de/job/41?language=en", ("personio", "acme.jobs.personio.de")),
        ("https://acme.teamtailor.com/jobs/1-x", ("teamtailor", "acme.teamtailor.com")),
        ("https://acme.na.teamtailor.com/jobs", ("teamtailor", "acme.na.teamtailor.com")),
        ("https://www.teamtailor.com/", None),
        ("https://app.teamtailor.com/x", None),
        ("https://boards.greenhouse.io/", None),
        ("https://example.org/careers", None),
        ("https://[broken", None),
        ("", None),
    ],
)
def test_a_careers_address_names_its_board(url: str, expected: tuple[str, str] | None) -> None:
    board = board_of_url(url)
    assert (board.key if isinstance(board, Board) else board) == expected


def test_a_page_that_names_no_board_has_none() -> None:
    assert board_in_page("https://boards.greenhouse.io/embed/", "acme.example") is None
    assert board_in_page('<link href="https://www.teamtailor-cdn.com/x.css">', "jobs.acme.example") == Board(
        "teamtailor", "jobs.acme.example"
    )


def test_the_source_is_there_as_soon_as_one_board_is(settings: Settings, store: Store) -> None:
    context = Context(settings, Http(Watch().stop), store, FIRST_DAY.now)
    assert not Greenhouse(context).has_boards
    BoardBook(settings, store.boards).add(Board("greenhouse", "acme"))
    assert Greenhouse(context).has_boards


@pytest.mark.parametrize(
    ("text", "is_closed"),
    [
        ("This position has been filled. You would have known Python.", True),
        ("We are no longer accepting applications for this role.", True),
        ("The role is now closed", True),
        ("Applications are reviewed until the position is filled.", False),
        ("You know Python. " * 40 + "This position has been filled.", False),
        ("We close the gap between design and code.", False),
    ],
)
def test_an_advert_that_begins_by_saying_so_is_closed(
    text: str, is_closed: bool, host: BoardHost, store: Store, visit: Visit
) -> None:
    host.jobs = {"ash": [job(1, content=text), job(2)]}
    visit(greenhouse_boards=("ash",))
    assert (stored(store)["ash/1"].closed_on == FIRST_DAY.date()) == is_closed


def test_an_evening_in_new_york_is_that_day(host: BoardHost, store: Store, visit: Visit) -> None:
    host.jobs = {"ash": [job(1, first_published="2026-11-19T22:30:00-05:00")]}
    visit(greenhouse_boards=("ash",))
    assert stored(store)["ash/1"].posted_on == date(2026, 11, 19)
