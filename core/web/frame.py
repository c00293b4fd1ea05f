"""What stands around every page: the search box in the header and the quiet line at the foot."""

from collections.abc import Iterator, Mapping
from html import escape
from typing import NoReturn

import streamlit as st

from core.catalogue.names import role_catalogue, role_name, skill_name, taxonomy
from core.texts import alphabetical, by_language, text
from core.views.filters import companies
from core.web.context import load_snapshot
from core.web.url_state import ARRIVED

PAGES = (
    "gap",
    "roadmap",
    "projects",
    "openings",
    "my_applications",
    "read_advert",
    "roles",
    "trends",
    "explore",
    "data",
)
COMPANIES = 2_000  # those with most adverts: the browser gets them all at once
TARGET = "next_page"


class PageEnd(Exception):
    """A page has said all it has to say."""


def end_page() -> NoReturn:
    """End the page here; the foot still comes. After `st.stop` nothing more is drawn."""
    raise PageEnd


@st.fragment
def search_box() -> None:
    """Leads to a skill, a role, a page or the jobs of a company. What can be found is listed once it is open."""
    popover = st.popover(
        text("search.label"),
        icon=":material/search:",
        type="tertiary",
        key="search",
        on_change="rerun",
    )
    if not popover.open:
        return
    targets = {**_catalogue(), **dict(_companies())}
    with popover:
        chosen = st.selectbox(
            text("search.box"),
            list(targets),
            index=None,
            placeholder=text("search.placeholder"),
            key="search_choice",
            width=320,
        )
    if chosen:
        page, query = targets[chosen]
        del st.session_state["search_choice"]
        go_on_to(page, query)
        st.rerun()


def go_on_to(page: str, query: Mapping[str, str]) -> None:
    """Let the next run open `page`; for callbacks, which cannot switch pages themselves."""
    st.session_state[TARGET] = (page, dict(query))


def go_to_found() -> None:
    """Call once the pages are known: opens what was chosen in the search box or clicked in a chart."""
    if target := st.session_state.pop(TARGET, None):
        st.session_state[ARRIVED] = None  # as its address says, also on the page where one stands
        page, query = target
        st.switch_page(page, query_params=query)


@by_language
def _catalogue() -> dict[str, tuple[str, dict[str, str]]]:
    """Pages, roles and skills by what the box says of them."""
    targets: dict[str, tuple[str, dict[str, str]]] = {}
    for role in role_catalogue().all():
        targets[text("search.role", name=role_name(role.id))] = ("role.py", {"id": role.id})
    for name in PAGES:
        targets[text("search.page", name=text(f"nav.{name}"))] = (f"{name}.py", {})
    names = {skill: skill_name(skill) for skill in taxonomy().skills}
    for skill, name in sorted(names.items(), key=lambda row: alphabetical(row[1])):
        targets[text("search.skill", name=name)] = ("skill.py", {"id": skill})
    return targets


def _companies() -> Iterator[tuple[str, tuple[str, dict[str, str]]]]:
    """The companies with most adverts, each with its jobs; their names come from outside and are plain text."""
    for name in companies(load_snapshot())[:COMPANIES]:
        yield text("search.company", name=name), ("openings.py", {"company": name})


def footer() -> None:
    """About, method, privacy and licence."""
    links = {
        "about": "about",
        "method": "data?section=method",
        "privacy": "about#privacy",
        "licence": "about#licence",
    }
    parts = (
        f'<a href="./{target}" target="_self">{escape(text(f"footer.{name}"))}</a>' for name, target in links.items()
    )
    st.html(f'<nav class="cn-footer" aria-label="{escape(text("footer.label"))}">{" ".join(parts)}</nav>')
