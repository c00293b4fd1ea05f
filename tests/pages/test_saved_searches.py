"""Save a search, find it in the list, change and delete it; share what a page shows."""

import pytest
from streamlit.testing.v1 import AppTest

from core.runtime import Runtime
from core.sharing.service import ShareDesk
from tests.pages.conftest import Open, Token

PROFILE = {"skills": ["python"], "target_roles": ["data-engineer"]}


def words(page: AppTest) -> str:
    return " ".join(
        str(one.value) for kind in ("markdown", "caption", "text", "info", "success") for one in page.get(kind)
    )


def test_a_search_is_saved_listed_changed_and_deleted(full: Runtime, token: Token, open_page: Open) -> None:
    mine = token(**PROFILE)
    for page_name, question in (("openings", "data-engineer"), ("trends", "skills")):
        page = open_page(page_name, mine, shown=("save_search",))
        page.text_input(key="save_search_name").set_value(f"my {page_name} *search*")
        page.button(key="FormSubmitter:save_search_form-Save").click().run()
        assert "Saved. New results" in words(page) and not page.exception
        stored = [one for one in full.store.searches.of_user(_user(full)) if page_name in one.name]
        assert len(stored) == 1 and question in stored[0].question.values()
    page = open_page("saved_searches", mine)
    assert not page.exception
    assert "my openings *search*" in words(page) and "my trends *search*" in words(page)
    assert any("/feeds/" in one.value for one in page.code)
    first = full.store.searches.of_user(_user(full))[0]
    page.text_input(key=f"name_{first.search_id}").set_value("another name")
    page.text_input(key=f"{first.search_id}_webhook").set_value("http://example.org")
    page.button(key=f"FormSubmitter:form_{first.search_id}-Save changes").click().run()
    assert any("A webhook needs an address" in str(one.value) for one in page.error)  # nothing was changed
    assert full.store.searches.find(first.search_id) == first
    page.text_input(key=f"{first.search_id}_webhook").set_value("")
    page.button(key=f"FormSubmitter:form_{first.search_id}-Save changes").click().run()
    assert "another name" in words(page)
    page.button(key=f"delete_{first.search_id}").click().run()
    assert full.store.searches.find(first.search_id) is None


@pytest.mark.parametrize(("page_name", "leads_on"), [("trends", "Sign in to save"), ("openings", "Keep this")])
def test_a_visitor_is_asked_to_sign_in(page_name: str, leads_on: str, full: Runtime, open_page: Open) -> None:
    page = open_page(page_name, have="python", role="data-engineer")
    assert not page.exception and "save_search" not in page.session_state
    assert any(leads_on in str(link.proto.label) for link in page.get("page_link"))


def test_what_pages_show_is_shared_and_revoked(full: Runtime, token: Token, open_page: Open) -> None:
    mine = token(**PROFILE)
    for page_name in ("gap", "roadmap", "explore"):
        page = open_page(page_name, mine, shown=("share",))
        page.button(key="FormSubmitter:share_form-Make a link").click().run()
        assert not page.exception
        (link,) = [one.value for one in page.code if "/shared/" in one.value]
        opened = ShareDesk(full.store.shares).open(link.rpartition("/")[2])
        assert opened is not None and opened[1].rows and opened[0].content["name"] == ""
    page = open_page("saved_searches", mine)
    shares = full.store.shares.of_user(_user(full))
    assert len(shares) == 3
    page.button(key=f"revoke_{shares[0].share_id}").click().run()
    assert len(full.store.shares.of_user(_user(full))) == 2


def _user(runtime: Runtime) -> str:
    user = runtime.store.users.by_email("ada@example.org")
    assert user is not None
    return user.user_id
