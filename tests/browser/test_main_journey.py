"""What a newcomer does: start on an empty store, register, say what they know and want, take the gap away as CSV."""

import csv
import io
import json
import os
import re
import signal
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from core.catalogue.taxonomy import Taxonomy
from core.config import Settings
from core.models import Posting, PostingText
from core.store import Store
from testbed.dashboard import running, wait_for_postings
from tests.browser.conftest import settled
from tests.browser.people import go_to, new_email, register
from tests.waiting import PATIENCE_MS

SKILLS = {"Python": "python", "PostgreSQL": "postgresql"}
DAYS, THRESHOLD = 180, 0.25


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("newcomer")


@pytest.fixture(scope="module")
def address(home: Path) -> Iterator[str]:
    """A first start as `make run` does it: embedded server, empty store, sample loaded by the start itself."""
    with running(home, "", "career_navigator", JWT_SECRET_KEY="") as url:
        wait_for_postings(url)
        yield url


@pytest.fixture(scope="module")
def stored(address: str, home: Path) -> list[Posting]:
    store = Store.connect(Settings(career_navigator_home=home))
    postings = list(store.postings.changes(None))
    store.close()
    return postings


def choose(page: Page, label: str, *options: str) -> None:
    box = page.get_by_role("combobox", name=label)
    for option in options:
        box.fill(option)
        page.get_by_role("option", name=option, exact=True).first.click()
    box.press("Escape")


def download(page: Page, button: str) -> str:
    with page.expect_download() as event:
        page.get_by_role("button", name=button).click()
    return Path(event.value.path()).read_text("utf-8")


def counted(stored: list[Posting], skills: set[str]) -> dict[str, tuple[int, int]]:
    """Plain recount over the stored postings: skill -> (postings that ask for it, postings)."""
    until = datetime.now(UTC).date() + timedelta(days=1)
    base = [
        posting
        for posting in stored
        if posting.role == "data-engineer"
        and posting.duplicate_of is None
        and until - timedelta(days=DAYS) <= posting.posted_on < until
    ]
    counts: dict[str, int] = {}
    for posting in base:
        for skill in posting.required | posting.optional:
            counts[skill] = counts.get(skill, 0) + 1
    return {skill: (count, len(base)) for skill, count in counts.items()}


def test_from_registration_to_a_csv_whose_numbers_are_those_of_the_stored_postings(
    browser: Browser, address: str, stored: list[Posting]
) -> None:
    context = browser.new_context(base_url=address, viewport={"width": 1280, "height": 900})
    page = context.new_page()
    other_hosts: list[str] = []
    page.on("request", lambda request: other_hosts.append(request.url) if is_elsewhere(request.url, address) else None)

    register(page, new_email())
    choose(page, "Target roles", "Data engineer")
    choose(page, "Skills", *SKILLS)
    settled(page)
    page.get_by_role("button", name="Save profile").click()
    expect(page.get_by_text("Your profile is saved.")).to_be_visible()
    settled(page)

    page.goto(f"/gap?role=data-engineer&days={DAYS}&threshold={THRESHOLD}")
    settled(page)
    expect(page.get_by_text("Sample data: these adverts are invented.")).to_be_visible()
    expect(page.locator(".js-plotly-plot").first).to_be_visible()

    page.locator(".st-key-card_gap_chart").get_by_role("button", name="Data").click()
    rows = list(csv.DictReader(io.StringIO(download(page, "Download CSV"))))
    expected = counted(stored, set(SKILLS.values()))
    shown = {row["skill"]: (int(row["asked_count"]), int(row["posting_count"])) for row in rows}
    assert shown == {skill: expected[skill] for skill in shown}
    scored = Taxonomy.load().is_scored
    in_demand = {skill for skill, (asked, base) in expected.items() if asked / base >= THRESHOLD and scored(skill)}
    assert len(in_demand) >= 5, "a sample that asks for nothing would prove nothing"
    assert in_demand <= shown.keys()
    for row in rows:
        asked, base = expected[row["skill"]]
        assert float(row["demand_share"]) == pytest.approx(asked / base, abs=1e-9)
        assert float(row["share_low"]) <= asked / base <= float(row["share_high"])

    closure = Taxonomy.load().closure
    satisfied = set().union(*(closure[skill] for skill in SKILLS.values()))
    assert "sql" in satisfied, "who has PostgreSQL has SQL"
    owned = {row["skill"] for row in rows if row["owned"] == "true"}
    assert owned == shown.keys() & satisfied
    lacking = len(in_demand - satisfied)
    expect(page.get_by_text(f"you have {len(in_demand & satisfied)} and lack {lacking}")).to_be_visible()
    base = next(iter(shown.values()))[1]
    expect(page.get_by_text(re.compile(rf"{base:,} adverts, "))).to_be_visible()

    metadata = json.loads(download(page, "About these numbers"))
    assert metadata["is_sample"] is True
    expect(page.get_by_text(f"Snapshot {metadata['snapshot_id']}")).to_be_visible()
    assert other_hosts == []
    context.close()


def is_elsewhere(url: str, address: str) -> bool:
    target = urlsplit(url)
    return target.scheme not in ("data", "blob") and target.netloc != urlsplit(address).netloc


def test_every_stored_posting_of_a_first_start_is_a_sample(stored: list[Posting]) -> None:
    assert len(stored) >= 2400
    assert {posting.source for posting in stored} == {"sample"}


def test_what_is_collected_shows_in_a_page_that_was_left_open(browser: Browser, address: str, home: Path) -> None:
    page = browser.new_context(base_url=address).new_page()
    page.clock.install()
    page.goto("/data")
    settled(page)
    expect(page.get_by_text("Sample data: these adverts are invented.")).to_be_visible()
    store, now = Store.connect(Settings(career_navigator_home=home)), datetime.now(UTC)
    posting = Posting(
        "theirstack:1",
        "theirstack",
        "Data Engineer",
        now.date(),
        "data-engineer",
        required=frozenset({"python"}),
        discovered_at=now,
        first_seen=now,
        last_seen=now,
        updated_at=now,
    )
    store.postings.upsert([(posting, PostingText(posting.posting_id, "Python."))], now)
    store.close()
    deadline = time.monotonic() + 60
    while page.get_by_text("Sample data: these adverts are invented.").count() and time.monotonic() < deadline:
        page.clock.fast_forward(10_000)  # the page's own timer, to spare the wait for it; nobody touches the page
        page.wait_for_timeout(1000)
    expect(page.get_by_text("Sample data: these adverts are invented.")).to_have_count(0)
    expect(page.get_by_text(re.compile(r"^1 advert, "))).to_be_visible()
    page.context.close()


def test_a_page_says_that_the_store_hangs_and_comes_back_when_it_goes_on(
    browser: Browser, address: str, home: Path
) -> None:
    page = browser.new_context(base_url=address).new_page()
    register(page, new_email())
    server = int(json.loads((home / "store.json").read_text())["pid"])
    os.kill(server, signal.SIGSTOP)
    try:
        go_to(page, "Roadmap")
        expect(page.get_by_text("We cannot reach the database.")).to_be_visible()
    finally:
        os.kill(server, signal.SIGCONT)
    expect(page.get_by_role("heading", level=1)).to_be_visible(timeout=PATIENCE_MS)  # untouched
    expect(page.get_by_text("We cannot reach the database.")).to_have_count(0)
    page.context.close()
