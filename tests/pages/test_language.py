"""A page in German is German throughout, also after somebody looked at it in English a moment ago."""

import re
from collections.abc import Iterator
from functools import cache

import pytest
from google.protobuf.message import Message
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Block, Node

from core import texts
from core.accounts.service import Accounts
from core.catalogue.learning import load_projects
from core.catalogue.names import role_catalogue, taxonomy
from core.catalogue.translations import skill_descriptions
from core.config import ROOT
from core.models import AccountRole
from core.runtime import Runtime
from core.texts import bundle, speak, text_in
from tests.pages.conftest import Open, Token

PAGES = sorted(path.stem for path in (ROOT / "pages").glob("*.py") if path.stem != "navigation")
FORMS = {"register", "sign_in"}  # for visitors
NAMED = {"skill": "sql", "role": "data-engineer", "posting": "theirstack:data-engineer-0"}
MEMBERS = {"profile", "sign_out", "posting"}
VALUE = re.compile(r"[{}]|%\d|<[^>]+>")


@cache
def _sentences() -> dict[str, str]:
    """English sentences without values that read otherwise in German, with their keys; those of the data too."""
    found = {
        skill.description: skill.id for skill in taxonomy().skills.values() if skill.id in skill_descriptions("de")
    }
    ideas = load_projects(taxonomy().skills, (role.id for role in role_catalogue().all()))
    found |= {text: one.id for one in ideas for text in (one.title, one.description)}
    for line in (texts.FOLDER / "en.ftl").read_text("utf-8").splitlines():
        key, is_message, english = line.partition(" = ")
        said = is_message and " " in english and not key.startswith(("category-", "kind-"))
        said = said and len(english) > 11 and not VALUE.search(english) and bundle("de").has_message(key)
        if said and text_in("de", key.replace("-", ".", 1)) != english:
            found[english.strip()] = key
    return found


def _strings(message: Message) -> Iterator[str]:
    for field, value in message.ListFields():
        for one in value if field.is_repeated else [value]:
            if isinstance(one, Message):
                yield from _strings(one)
            elif isinstance(one, str):
                yield one


def _shown(node: Node) -> Iterator[str]:
    if isinstance(getattr(node, "proto", None), Message):
        yield from _strings(node.proto)
    if isinstance(node, Block):
        for child in node.children.values():
            yield from _shown(child)


def _english_in(at: AppTest) -> list[str]:
    shown = " \n ".join(one for root in at._tree.children.values() for one in _shown(root))
    return [f"{key}: {english}" for english, key in _sentences().items() if english in shown]


@pytest.fixture(autouse=True)
def _spoken_by_nobody() -> Iterator[None]:
    yield
    speak(None)


def test_the_sentences_that_would_be_found_are_many() -> None:
    assert len(_sentences()) > 400


@pytest.mark.parametrize("page", PAGES)
def test_a_page_in_german_says_nothing_in_english(page: str, shared: Runtime, open_page: Open, token: Token) -> None:
    profile = {"skills": ["python"], "target_roles": ["data-engineer"]}
    who = None if page in FORMS else token(**profile, preferences={"language": "de"})
    if page.startswith("operator"):
        accounts = Accounts.open(shared.store, shared.settings)
        accounts.set_role(accounts.authenticate(who)[0].email, AccountRole.OPERATOR)
    asked = {"id": NAMED[page]} if page in NAMED else {}
    english = (
        None if page in MEMBERS or page.startswith("operator") else open_page(page, **asked)
    )  # what is kept of it must not be shown again
    german = open_page(page, who, **asked, **({} if who else {"lang": "de"}))
    assert not german.exception
    assert _english_in(german) == []
    if english is not None:
        assert not english.exception
        assert not english.title or english.title[0].value != german.title[0].value


def test_two_people_read_the_same_numbers_in_two_languages(shared: Runtime, open_page: Open) -> None:
    titles = [open_page("gap", role="data-engineer", lang=one).title[0].value for one in ("de", "en", "de", "en")]
    assert titles[0] == titles[2] != titles[1] == titles[3]
    assert (titles[0], titles[1]) == ("Was Anzeigen für Data Engineer verlangen", "What data engineer adverts ask for")


def test_a_visitors_language_stands_in_the_address_and_a_members_in_the_profile(
    shared: Runtime, open_page: Open, token: Token
) -> None:
    visitor = open_page("gap", lang="de")
    assert visitor.query_params["lang"] == "de"
    assert "lang" not in open_page("gap").query_params
    wins = open_page("gap", token(preferences={"language": "de"}), role="data-engineer", lang="en")
    assert "lang" not in wins.query_params
    assert wins.title[0].value == "Was Anzeigen für Data Engineer verlangen"


def test_a_language_that_is_not_there_is_said_and_left_out(shared: Runtime, open_page: Open) -> None:
    at = open_page("home", lang="tlh")
    assert "lang" not in at.query_params
    assert any("language" in toast.value for toast in at.toast)


def test_an_account_takes_the_language_a_visitor_chose_along(runtime: Runtime, open_page: Open) -> None:
    at = open_page("register", lang="de")
    at.text_input(key="register_email").set_value("grace@example.org")
    at.text_input(key="register_password").set_value("correct horse 9")
    at.button[0].click().run()
    made = runtime.store.users.by_email("grace@example.org")
    assert made is not None and made.preferences == {"language": "de"}


def test_what_registration_refuses_is_said_in_german_at_each_field(runtime: Runtime, open_page: Open) -> None:
    at = open_page("register", lang="de")
    at.text_input(key="register_email").set_value("no address")
    at.text_input(key="register_password").set_value("short")
    at.button[0].click().run()
    assert [re.sub(r"\\|\u2060", "", one.value) for one in at.error] == [
        "Das ist keine E-Mail-Adresse wie name@example.org.",
        "Nimm mindestens 8 Zeichen.",
    ]
