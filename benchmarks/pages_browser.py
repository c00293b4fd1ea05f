"""What a person waits for, in a headless Chromium: `python -m benchmarks.pages_browser --postings 100000`. Prints JSON.

`cold`: the first visit of a browser that has nothing of the dashboard, until its chart is drawn, and what comes over
the wire. `navigation`: from the click in the navigation until the other page's chart, or its heading where it has none,
can be seen.
"""

import argparse
import json
import os
import statistics
import tempfile
import time
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from benchmarks.dashboards import dashboard
from benchmarks.stocked import signed_in, stocked
from core.accounts.gate import COOKIE
from core.models import SessionKind
from tests.browser import ensure_chromium

CHART = ".js-plotly-plot .main-svg"
# link in the navigation -> what is to be seen
TO = {"Skill gap": CHART, "Trends": CHART, "Roadmap": CHART, "Explore": CHART, "Projects": "h1", "Openings": "h1"}


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


def navigation(page: Page, rounds: int) -> dict[str, dict[str, float]]:
    """Seconds from the click to what is to be seen."""
    taken: dict[str, list[float]] = {name: [] for name in TO}
    for _ in range(rounds):
        for name, wanted in TO.items():
            page.get_by_role("link", name="Data", exact=False).first.click()
            page.locator(CHART).first.wait_for(state="hidden", timeout=60_000)
            begun = time.perf_counter()
            page.get_by_role("link", name=name, exact=True).first.click()
            page.locator(wanted).first.wait_for(state="visible", timeout=60_000)
            taken[name].append(time.perf_counter() - begun)
    return {
        name: {"first_s": round(times[0], 2), "median_s": round(statistics.median(times[1:] or times), 2)}
        for name, times in taken.items()
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--postings", type=int, default=0, help="0: the sample alone")
    parser.add_argument("--home", type=Path, help="keep the store here for the next run")
    parser.add_argument("--rounds", type=int, default=4)
    asked = parser.parse_args()
    with ExitStack() as stack:
        home = asked.home or Path(stack.enter_context(tempfile.TemporaryDirectory()))
        store, settings = stack.enter_context(stocked(home, asked.postings))
        token = signed_in(store, settings, 1, SessionKind.BROWSER)[0]
        server = stack.enter_context(dashboard(home))
        playwright = stack.enter_context(sync_playwright())
        browser = playwright.chromium.launch(
            executable_path=ensure_chromium.find(), args=["--no-sandbox", "--disable-dev-shm-usage"]
        )
        report: dict[str, Any] = {
            "cold_first_of_all": cold(browser, server.base, "/trends", None),
            "cold": [cold(browser, server.base, path, token) for path in ("/", "/trends", "/gap")],
        }
        page = visitor(browser, server.base, token).new_page()
        page.goto("/")
        page.locator(CHART).first.wait_for(state="visible", timeout=60_000)
        report["navigation"] = navigation(page, asked.rounds)
        browser.close()
    print(json.dumps({"postings": asked.postings, "load": round(os.getloadavg()[0], 1), **report}, indent=2))


if __name__ == "__main__":
    main()
