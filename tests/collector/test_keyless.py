"""The sources that need no key, against recorded answers on a real HTTP server."""

import json
import threading
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

import pytest

from collector.adverts import Asked, Source
from collector.boards import BoardBook
from collector.enrich import Reader
from collector.refresh import refresh
from collector.run import collect_once, wanted_of
from collector.sources import WITHOUT_KEY, Context, open_sources, source_names
from collector.sources.arbeitnow import Arbeitnow
from collector.sources.ashby import Ashby
from collector.sources.greenhouse import Greenhouse
from collector.sources.http import Http
from collector.sources.jobicy import Jobicy
from collector.sources.lever import Lever
from collector.sources.remotive import Remotive
from collector.watch import Watch
from core.catalogue.sources import SOURCES, source_note
from core.config import ROOT, Settings
from core.errors import SettingsError
from core.models import Posting
from core.store import Store

FIXTURES = ROOT / "tests" / "fixtures" / "sources"
NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
Pass = Callable[[Source], tuple[object, dict[str, Posting]]]


class Recorded(BaseHTTPRequestHandler):
    asked: list[str]
    status_of_known = 200

    def log_message(self, *_: object) -> None:
        """Quiet."""

    def do_GET(self) -> None:
        type(self).asked.append(self.path)
        parts = urlsplit(self.path)
        name = parts.path.strip("/").split("/")[0]
        page = parse_qs(parts.query).get("page")
        path = FIXTURES / f"{name}{'_' + page[0] if page else ''}.json"
        known = path.exists() and "missing" not in parts.path
        body = path.read_bytes() if known else b'{"error": "no such board"}'
        self.send_response(self.status_of_known if known else 404)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@pytest.fixture
def recorded() -> Iterator[tuple[str, list[str]]]:
    handler = type("Handler", (Recorded,), {"asked": []})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}", handler.asked
    server.shutdown()
    server.server_close()


@pytest.fixture
def watch() -> Watch:
    return Watch(clock=lambda: NOW)


@pytest.fixture
def context(settings: Settings, store: Store, watch: Watch) -> Context:
    return Context(settings, Http(watch.stop, first_wait_seconds=0.01), store, watch.clock)


def own(context: Context, **boards: object) -> BoardBook:
    """A book of these boards only."""
    return BoardBook(context.settings.model_copy(update=boards), context.store.boards)


@pytest.fixture
def run_pass(store: Store, reader: Reader, watch: Watch) -> Pass:
    def run(source: Source) -> tuple[object, dict[str, Posting]]:
        record = refresh(source, Asked(), store, reader, watch, wanted_of(Asked(), reader.roles, NOW.date()))
        assert record.fetched == record.new + record.updated + record.unchanged + record.rejected
        return record, {posting.posting_id: posting for posting in store.postings.changes(None)}

    return run


def test_arbeitnow_is_read_page_by_page_and_only_roles_we_know_are_kept(
    recorded: tuple[str, list[str]], context: Context, run_pass: Pass, store: Store
) -> None:
    source = Arbeitnow(context.http, context, f"{recorded[0]}/arbeitnow", pause_seconds=0.01)
    record, found = run_pass(source)
    assert list(found) == ["arbeitnow:dateningenieur-berlin-101", "arbeitnow:devops-remote-103"]
    assert record.asked["left_out"] == 1
    assert recorded[1] == ["/arbeitnow?page=1", "/arbeitnow?page=2"]
    one = found["arbeitnow:dateningenieur-berlin-101"]
    assert (one.role, one.place.city, one.place.country_code, one.work_model) == (
        "data-engineer",
        "Berlin",
        "DE",
        None,  # a mere "not remote" says neither hybrid nor on site
    )
    text = store.postings.texts([one.posting_id])[one.posting_id].text
    assert "für unser Team" in text
    assert "<" not in text
    assert one.required == {"python", "sql"}


def test_jobicy_pay_counts_only_with_currency_and_period(
    recorded: tuple[str, list[str]], context: Context, run_pass: Pass
) -> None:
    _, found = run_pass(Jobicy(context.http, f"{recorded[0]}/jobicy"))
    first, second = found["jobicy:120001"], found["jobicy:120002"]
    assert (first.raw_title, first.company) == ("Senior Data Scientist – R&D", "Harbour & Pine")
    assert first.salary is not None
    assert (first.salary.min_usd, first.salary.max_usd, first.salary.rates_date) == (120_000, 160_000, None)
    assert (first.place.country_code, first.work_model, first.posted_on) == ("US", "remote", date(2026, 11, 20))
    assert second.salary is None
    assert second.place.country_code is None


def test_remotive_loses_its_tracking_pixel_and_a_bare_dollar_is_no_salary(
    recorded: tuple[str, list[str]], context: Context, run_pass: Pass, store: Store
) -> None:
    _, found = run_pass(Remotive(context.http, f"{recorded[0]}/remotive"))
    first, second = found["remotive:190001"], found["remotive:190002"]
    assert first.salary is not None
    assert first.salary.rates_date == date(2024, 12, 31)
    assert second.salary is None
    assert "blank.gif" not in store.postings.texts([first.posting_id])[first.posting_id].text


def test_greenhouse_reads_each_board_and_names_the_one_that_fails(
    recorded: tuple[str, list[str]], context: Context, run_pass: Pass
) -> None:
    record, found = run_pass(
        Greenhouse(
            context, own(context, greenhouse_boards=("missing-one", "bluequarry")), f"{recorded[0]}/greenhouse", 0.0
        )
    )
    assert "missing-one (404" in (record.error or "")
    assert (record.new, record.rejected) == (1, 1)
    one = found["greenhouse:bluequarry/4500001"]
    assert (one.place.city, one.place.region, one.place.country_code) == ("Austin", "Texas", "US")
    assert one.company == "Blue Quarry"


def test_lever_joins_opening_lists_and_closing(
    recorded: tuple[str, list[str]], context: Context, run_pass: Pass, store: Store
) -> None:
    _, found = run_pass(Lever(context, own(context, lever_boards=("foxglove",)), f"{recorded[0]}/lever", 0.0))
    one = found["lever:foxglove/7b1c-22"]
    text = store.postings.texts([one.posting_id])[one.posting_id].text
    assert [word for word in ("< 1 GB", "Requirements", "SQL", "Equal opportunity") if word not in text] == []
    assert (one.place.country_code, one.work_model) == ("GB", "remote")
    assert one.posted_on == datetime.fromtimestamp(1794900000, UTC).date()


def test_ashby_refuses_what_is_not_listed_and_reads_pay_in_dollars_of_canada(
    recorded: tuple[str, list[str]], context: Context, run_pass: Pass
) -> None:
    record, found = run_pass(Ashby(context, own(context, ashby_boards=("tinder-box",)), f"{recorded[0]}/ashby", 0.0))
    assert (record.new, record.rejected) == (1, 1)
    one = found["ashby:tinder-box/a-1"]
    assert one.salary is not None
    assert one.salary.min_usd == pytest.approx(120_000 * 1.039 / 1.495, rel=1e-3)
    assert (one.place.country_code, one.work_model) == ("CA", "remote")


def test_boards_with_odd_names_are_never_asked_for(
    recorded: tuple[str, list[str]], context: Context, run_pass: Pass
) -> None:
    record, _ = run_pass(Lever(context, own(context, lever_boards=("../secrets?x=1",)), f"{recorded[0]}/lever", 0.0))
    assert "not a board's name" in (record.error or "")
    assert recorded[1] == []


def test_a_source_is_not_visited_again_before_its_terms_allow(
    recorded: tuple[str, list[str]], settings: Settings, store: Store, reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Jobicy.__init__, "__defaults__", (f"{recorded[0]}/jobicy",))
    now = NOW

    def visit() -> int:
        return len(collect_once(settings, store, Watch(clock=lambda: now), Asked(), ("jobicy",), reader=reader))

    assert visit() == 1
    now += timedelta(minutes=59)
    assert visit() == 0
    now += timedelta(minutes=2)
    assert visit() == 1
    assert len(recorded[1]) == 2


def test_a_source_that_counts_calls_is_asked_once_though_it_fails(
    recorded: tuple[str, list[str]], context: Context, run_pass: Pass, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Recorded, "status_of_known", 502)
    for source in (Jobicy(context.http, f"{recorded[0]}/jobicy"), Remotive(context.http, f"{recorded[0]}/remotive")):
        record, _ = run_pass(source)
        assert "502 from http://127.0.0.1/" in (record.error or "")  # type: ignore[attr-defined]
    assert len(recorded[1]) == 2


def test_a_source_that_could_not_be_reached_was_not_visited(
    settings: Settings, store: Store, reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Jobicy.__init__, "__defaults__", ("http://127.0.0.1:9/jobicy",))
    watch = Watch(clock=lambda: NOW)
    for _ in range(2):
        http = Http(watch.stop, first_wait_seconds=0.01)
        (run,) = collect_once(settings, store, watch, Asked(), ("jobicy",), http, reader)
        assert "no answer from http://127.0.0.1/jobicy" in (run.error or "")


def test_every_source_has_a_note_for_pages(context: Context) -> None:
    assert set(source_names()) <= set(SOURCES)
    for name in source_names():
        assert source_note(name).attribution
    assert SOURCES["remotive"].poll_every >= timedelta(hours=6)
    assert SOURCES["jobicy"].poll_every >= timedelta(hours=1)


def test_without_a_key_the_keyless_sources_and_named_boards_are_the_default(
    context: Context, settings: Settings
) -> None:
    assert [source.name for source in open_sources(context)] == list(WITHOUT_KEY)
    with_board = Context(settings.model_copy(update={"lever_boards": ("x",)}), context.http, context.store, NOW.now)
    assert [source.name for source in open_sources(with_board)] == [*WITHOUT_KEY, "lever"]
    with pytest.raises(SettingsError, match="THEIR_STACK_API_KEY"):
        open_sources(context, ("theirstack",))
    with pytest.raises(SettingsError, match="No source is called monster"):
        open_sources(context, ("monster",))


def test_roles_places_and_a_limit_are_kept_to_where_the_source_has_no_search(
    recorded: tuple[str, list[str]], context: Context, store: Store, reader: Reader, watch: Watch
) -> None:
    asked = Asked(roles=("Data Scientist", "Backend Developer"), locations=("United States",), per_role_limit=1)
    source = Jobicy(context.http, f"{recorded[0]}/jobicy")
    record = refresh(source, asked, store, reader, watch, wanted_of(asked, reader.roles, NOW.date()))
    assert {posting.posting_id for posting in store.postings.changes(None)} == {"jobicy:120001", "jobicy:120002"}
    german = Asked(locations=("Germany",))
    wanted = wanted_of(german, reader.roles, NOW.date())
    kept = [one.posting_id for one in store.postings.changes(None) if wanted(one)]
    assert kept == ["jobicy:120002"]  # open to Europe as far as it says, the other is bound to the US
    assert json.dumps(record.asked["left_out"]) == "0"
    old = wanted_of(Asked(max_age_days=3), reader.roles, NOW.date())
    assert [one.posting_id for one in store.postings.changes(None) if old(one)] == ["jobicy:120001"]
