"""Every chart of every page is really drawn: plotly keeps its errors to itself and leaves an empty frame."""

import time

from playwright.sync_api import Browser, Page

from tests.browser.conftest import settled
from tests.browser.market import EMAIL
from tests.browser.people import sign_in

ROWS_AND_WEEKS = {"trends_movers", "trends_weekly"}
CHARTS = {
    "": {"home_chart"},
    "gap": {"gap_chart"},
    "trends?show=skills": ROWS_AND_WEEKS,
    "trends?show=roles": ROWS_AND_WEEKS,
    "trends?show=places": ROWS_AND_WEEKS | {"trends_map"},
    "trends?show=work_model": {"trends_work_model"},
    "trends?show=pay": {"trends_pay"},
    "trends?show=companies": ROWS_AND_WEEKS,
    "roles": {"roles_closest", "roles_pair"},
    "skill?id=python": {"skill_roles", "skill_weeks"},
    "role?id=data-engineer": {"role_chart"},
    "roadmap?hours=8": {"roadmap_timeline"},  # an axis of months
    "roadmap?hours=40": {"roadmap_timeline", "roadmap_graph"},  # an axis of days
    "explore?by=skill": {"explore_chart"},
    "explore?by=month": {"explore_chart"},
    "data": {"data_per_day"},
}
WHERE_THERE_IS_ONE = {"roadmap_graph"}  # of few steps none may need another
MARKS = """() => Object.fromEntries([...document.querySelectorAll('.js-plotly-plot')].map((plot) => [
  [...plot.closest('[class*=st-key-]').classList].find((one) => one.startsWith('st-key-')).slice('st-key-'.length),
  [...plot.querySelectorAll('.points path, .choroplethlayer path')].filter((mark) => {
    const box = mark.getBBox()
    return box.width > 0 && box.height > 0
  }).length,
]))"""
LAND = """() => {
  const [map, land] = ['.st-key-trends_map', '.st-key-trends_map .land'].map((one) => document.querySelector(one))
  const box = land && land.getBoundingClientRect()
  return [map.clientWidth, map.clientHeight, box ? box.width : 0]
}"""
DRAWN_SECONDS = 15
FOLDED = "Timeline, what to learn first, and all numbers"


def marks(page: Page, wanted: set[str]) -> dict[str, int]:
    """Chart -> bars, points and countries in it, as soon as each of `wanted` has some or time is up."""
    ends = time.monotonic() + DRAWN_SECONDS
    while True:
        found: dict[str, int] = page.evaluate(MARKS)
        if time.monotonic() > ends or {name for name, count in found.items() if count} >= wanted:
            return found
        page.wait_for_timeout(100)


def test_every_chart_of_every_page_has_marks_in_it(browser: Browser, market_url: str) -> None:
    page = browser.new_context(base_url=market_url, locale="en-GB").new_page()
    sign_in(page, EMAIL)
    empty = {}
    for path, wanted in CHARTS.items():
        settled(page.goto(f"/{path}") and page)
        if path.startswith("roadmap"):
            page.get_by_text(FOLDED).click()  # waits for it: it comes after the plan
        found = marks(page, wanted)
        if not wanted <= found.keys() <= wanted | WHERE_THERE_IS_ONE or not all(found.values()):
            empty[path] = found
    assert empty == {}
    page.context.close()


def test_on_a_phone_the_map_takes_the_width_of_the_page_and_no_more_height_than_that(
    browser: Browser, market_url: str
) -> None:
    page = browser.new_context(base_url=market_url, viewport={"width": 390, "height": 844}).new_page()
    page.goto("/trends?show=places")
    assert marks(settled(page), {"trends_map"})["trends_map"]
    width, height, land = page.evaluate(LAND)
    assert 0.9 * width < land and height < width
    page.context.close()
