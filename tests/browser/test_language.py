"""The language as a browser asks for it, and the switch in the account menu."""

from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import assert_no_wider_than_the_screen, settled
from tests.browser.people import fill_sign_in, new_email, open_page, register

GERMAN = "Was Anzeigen für Data Engineer verlangen"


def switch(page: Page, menu: str, language: str) -> None:
    page.get_by_text(menu, exact=True).first.click()
    page.get_by_text(language, exact=True).first.click()


def spoken(page: Page, language: str) -> None:
    expect(page.locator("html")).to_have_attribute("lang", language)


def test_a_visitor_reads_what_the_browser_asks_for_and_switches_in_the_menu(browser: Browser, market_url: str) -> None:
    context = browser.new_context(base_url=market_url, locale="de-DE", viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto("/gap?role=data-engineer")
    expect(settled(page).get_by_role("heading", name=GERMAN)).to_be_visible()
    spoken(page, "de")
    page.locator(".st-key-gap_chart_data, [class*=_data] >> text=Daten").first.click()
    expect(
        page.get_by_role("button", name="CSV herunterladen")
    ).to_be_visible()  # a fragment, which runs in a thread of its own
    page.keyboard.press("Escape")
    switch(page, "Konto", "English")
    expect(page.get_by_role("heading", name="What data engineer adverts ask for")).to_be_visible()
    assert "lang=en" in page.url and "role=data-engineer" in page.url
    spoken(page, "en")
    page.reload()  # the address keeps it
    expect(settled(page).get_by_role("heading", name="What data engineer adverts ask for")).to_be_visible()
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto("/gap?role=data-engineer&lang=de")
    expect(settled(page).get_by_role("heading", name=GERMAN)).to_be_visible()
    assert_no_wider_than_the_screen(page)
    context.close()


def test_a_member_keeps_the_language_in_the_profile(browser: Browser, market_url: str) -> None:
    email = new_email()
    first = browser.new_context(base_url=market_url, locale="en-US", viewport={"width": 1280, "height": 900})
    page = first.new_page()
    register(page, email)
    switch(page, "Ada", "Deutsch")
    expect(page.get_by_role("heading", name="Profil", exact=True)).to_be_visible()
    assert "lang=" not in page.url
    first.close()
    second = browser.new_context(base_url=market_url, locale="en-US")
    page = second.new_page()
    open_page(page, "/sign_in")
    fill_sign_in(page, email)
    expect(page.get_by_role("heading", name="Profil", exact=True)).to_be_visible()
    second.close()
