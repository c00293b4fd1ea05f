"""Three hundred hostile postings on every page: what comes from outside is shown as text, never as markup or a link."""

import json
import secrets
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from itertools import cycle

import pytest
from playwright.sync_api import Browser, Page

from core.accounts.passwords import Passwords
from core.accounts.service import Accounts
from core.config import Settings
from core.models import Place, Posting, PostingText
from core.store import Store
from testbed.dashboard import running
from tests.browser.market import EMAIL, PROFILE
from tests.browser.people import PASSWORD, open_page, sign_in
from tests.conftest import drop_from_lent_server
from tests.pages.market import market

EVIL = "https://evil.example/"
NAMES = (
    f"<img src={EVIL}x onerror=window.hacked=1>",
    f"<script src={EVIL}></script>",
    f"[win]({EVIL})",
    f"![win]({EVIL}x.png)",
    f'<a href="{EVIL}">win</a>',
    f"<{EVIL}>",
    f"**Bold** {EVIL}",
    "$\\href{https://evil.example/}{win}$",
    ":material/delete: :red[red] `code`",
    "| a | b |\n|---|---|\n# Heading",
    "\u202eevil \u0000 {name} {0} %s",
    "javascript:window.hacked=1",
)
PATHS = (
    "",
    "gap",
    "openings",
    "roadmap",
    "projects",
    "roles",
    "role?id=data-engineer",
    "skill?id=python",
    "trends?show=companies",
    "trends?show=places",
    "trends?show=skills",
    "explore?by=company",
    "explore?by=city",
    "explore?by=source",
    "data",
    "data?section=sources",
    "data?section=runs",
    "data?section=lookup&what=python",
    *(f"posting?id=theirstack:data-engineer-{number}" for number in range(0, len(NAMES), 3)),
)
# A link to where the advert itself lies is meant; every other one came out of a name.
LIVE = """() => ({
  hacked: window.hacked,
  // A company's name in the query of an address of ours leads to its jobs here.
  links: [...document.querySelectorAll('a[href*="evil.example"]')].filter((link) => link.host !== location.host &&
    !link.href.startsWith('https://evil.example/advert/')).map((link) => link.outerHTML),
  loaded: [...document.querySelectorAll('[src*="evil.example"]')].map((part) => part.outerHTML),
  scripts: [...document.querySelectorAll('a[href^="javascript:"]')].map((link) => link.outerHTML),
  formulas: document.querySelectorAll('.katex').length,
})"""
NOTHING = {"hacked": None, "links": [], "loaded": [], "scripts": [], "formulas": 0}


def hostile(posting: Posting, name: str, number: int) -> tuple[Posting, PostingText]:
    """The posting with `name` wherever a source may write what it likes."""
    changed = replace(
        posting,
        raw_title=f"Data Engineer {name}",
        company=f"{name} {number % 40}",
        places=(Place(city=name, region=name, country_code="US"),),
        source="theirstack",
        url="javascript:window.hacked=1" if number % 3 == 0 else f"{EVIL}advert/{number}",
    )
    return changed, PostingText(posting.posting_id, f"Requirements\n- {name}\n- Python and SQL\n{name}")


@pytest.fixture(scope="module")
def hostile_url(server_uri: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    name, home = f"test_{secrets.token_hex(6)}", tmp_path_factory.mktemp("hostile")
    settings = Settings(mongodb_uri=server_uri, mongodb_database=name, career_navigator_home=home, debug=True)
    store = Store.connect(settings)
    pairs = zip(market()[:300], cycle(NAMES))
    store.postings.upsert(
        [hostile(posting, words, number) for number, (posting, words) in enumerate(pairs)], datetime.now(UTC)
    )
    accounts = Accounts.open(store, settings)
    accounts._given_passwords = Passwords(rounds=4)
    accounts.register(EMAIL, PASSWORD, f"Ada {NAMES[2]}", PROFILE)
    store.close()
    with running(home, server_uri, name) as url:
        yield url
    drop_from_lent_server(server_uri, name)


def test_no_page_makes_markup_or_a_link_of_what_a_posting_says(browser: Browser, hostile_url: str) -> None:
    page = browser.new_context(base_url=hostile_url).new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    sign_in(page, EMAIL)
    faults = {path: live for path in PATHS if (live := _live(open_page(page, f"/{path}"))) != NOTHING}
    assert faults == {}, json.dumps(faults, indent=1)
    assert [url for url in asked if "evil.example" in url] == []
    page.context.close()


def _live(page: Page) -> dict[str, object]:
    shown: dict[str, object] = page.evaluate(LIVE)
    return shown
