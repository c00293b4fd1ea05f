"""From a pasted advert to an answer: a visitor reads it, signs in, finds it again, saves it, and two tabs agree."""

from playwright.sync_api import Page, expect

from core.accounts.service import Accounts
from tests.browser.conftest import assert_no_wider_than_the_screen, settled
from tests.browser.market import PASSWORD
from tests.browser.people import cookie_arrives, fill_sign_in, new_email, open_page

ADVERT = "Data Engineer\n\nRequirements\n- You must know Python and SQL.\n- Experience with Kafka is required.\n"
READING_MS = 120_000  # the first text waits for the process that reads to load


def test_a_pasted_advert_becomes_an_application_that_two_tabs_agree_on(page: Page, accounts: Accounts) -> None:
    email = new_email()
    accounts.register(email, PASSWORD, "Ada", {"skills": ["python", "git"], "target_roles": ["data-engineer"]})
    open_page(page, "/read_advert")
    page.get_by_label("Text of the advert").fill(ADVERT)
    page.get_by_role("button", name="Read it").click()
    expect(page.locator(".cn-text mark.cn-required").first).to_be_visible(timeout=READING_MS)
    page.get_by_test_id("stMain").get_by_role("link", name="Sign in").click()
    expect(page.get_by_text("Sign in to see Read an advert.")).to_be_visible()
    fill_sign_in(page, email)
    cookie_arrives(page)

    expect(page.get_by_role("heading", level=1)).to_contain_text("Data Engineer: you fit")
    page.get_by_label("Company").fill("<b>Acme</b>")
    page.get_by_role("button", name="Save as application").click()
    page.get_by_test_id("stMain").get_by_role("link", name="Application", exact=True).click()
    expect(page.get_by_text("<b>Acme</b>")).to_be_visible()

    open_page(page, "/my_applications")
    expect(page.get_by_role("heading", level=1)).to_have_text("One job saved")
    other = open_page(page.context.new_page(), "/my_applications")
    other.get_by_role("button", name="I applied").click()
    expect(other.get_by_role("heading", level=1)).to_have_text("1 applied, 0 answered, 0 interviews")
    page.get_by_role("button", name="Withdraw").click()
    expect(page.get_by_text("was changed in another tab in the meantime: it is now Applied")).to_be_visible()
    page.get_by_role("button", name="Leave it as it is").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("1 applied, 0 answered, 0 interviews")
    expect(page.get_by_text("Applied since")).to_be_visible()
    page.set_viewport_size({"width": 390, "height": 844})
    assert_no_wider_than_the_screen(settled(page))
    expect(page.get_by_test_id("stMain").get_by_text("Board", exact=True)).to_be_hidden()
