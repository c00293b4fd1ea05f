"""What a person waits for, in a headless Chromium: `python -m benchmarks.pages_browser --postings 100000`. Prints JSON.

`cold`: the first visit of a browser that has nothing of the dashboard, until its chart is drawn, and what comes over
the wire. `clicks`: from a click in the navigation until the first chart of that page is drawn; each page three times.
"""

import argparse
import json
import os
import tempfile
import time
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, sync_playwright

from benchmarks.dashboards import dashboard
from benchmarks.stocked import signed_in, stocked
from core.accounts.tokens import COOKIE
from core.models import SessionKind
from testbed import ensure_chromium

CHART = ".js-plotly-plot .main-svg"
# the name in the navigation -> the first chart of that page
WAYS = {
    "Skill gap": "gap_chart",
    "Roadmap": "roadmap_timeline",
    "Home": "home_chart",
    "Roles": "roles_closest",
    "Explore": "explore_chart",
}
ROUNDS = 3


def visitor(browser: Browser, base: str, token: str | None) -> BrowserContext:
    context = browser.new_context(base_url=base, viewport={"width": 1280, "height": 900})
    if token:
        context.add_cookies([{"name": COOKIE, "value": token, "url": base}])
    return context


def cold(browser: Browser, base: str, path: str, token: str | None) -> dict[str, float]:
    """Seconds until the chart of `path` is drawn, and what came over the wire until then."""
    context = visitor(browser, base, token)
    page, sent = context.new_page(), [0.0]
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    session.on("Network.loadingFinished", lambda event: sent.__setitem__(0, sent[0] + event["encodedDataLength"]))
    begun = time.perf_counter()
    page.goto(path, wait_until="commit")
    page.locator(CHART).first.wait_for(state="visible", timeout=60_000)
    seconds = time.perf_counter() - begun
    page.wait_for_timeout(1000)
    context.close()
    return {"seconds": round(seconds, 2), "mb": round(sent[0] / 1e6, 2)}


def clicks(browser: Browser, base: str, token: str) -> dict[str, list[float]]:
    """Seconds from each click in the navigation until the chart there is drawn, the first visit of a page first."""
    context = visitor(browser, base, token)
    page = context.new_page()
    page.goto("/", wait_until="load")
    page.locator(CHART).first.wait_for(state="visible", timeout=60_000)
    taken: dict[str, list[float]] = {name: [] for name in WAYS}
    for _ in range(ROUNDS):
        for name, chart in WAYS.items():
            page.wait_for_timeout(1500)
            begun = time.perf_counter()
            page.get_by_role("link", name=name, exact=True).click()
            page.locator(f".st-key-{chart} {CHART}").first.wait_for(state="visible", timeout=60_000)
            taken[name].append(round(time.perf_counter() - begun, 2))
    context.close()
    return taken


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--postings", type=int, default=0, help="0: the sample alone")
    parser.add_argument("--home", type=Path, help="keep the store here for the next run")
    asked = parser.parse_args()
    chromium = ensure_chromium.find()  # asks Playwright itself, so before ours runs
    with ExitStack() as stack:
        playwright = stack.enter_context(sync_playwright())
        home = asked.home or Path(stack.enter_context(tempfile.TemporaryDirectory()))
        store, settings = stack.enter_context(stocked(home, asked.postings))
        token = signed_in(store, settings, 1, SessionKind.BROWSER)[0]
        server = stack.enter_context(dashboard(home))
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-dev-shm-usage"])
        report: dict[str, Any] = {
            "cold_first_of_all": cold(browser, server.base, "/trends", None),
            "cold": [cold(browser, server.base, path, token) for path in ("/", "/trends", "/gap")],
            "clicks": clicks(browser, server.base, token),
        }
        browser.close()
    print(json.dumps({"postings": asked.postings, "load": round(os.getloadavg()[0], 1), **report}, indent=2))


if __name__ == "__main__":
    main()
