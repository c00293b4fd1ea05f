"""Main script: which pages there are and who may see each.

A page that is not listed for somebody does not exist for them: private ones for visitors, the operator's for members.
"""

from contextlib import suppress

import streamlit as st

from core import web as session
from core.config import ROOT
from core.texts import text
from core.web import language, menu, theme
from core.web.auth import gate

ASSETS = ROOT / "core" / "assets"
OPERATOR_PAGES = {
    "state": "monitor_heart",
    "users": "group",
    "collector": "sync",
    "readings": "rule",
    "import": "upload_file",
    "log": "history",
}

language.begin_language()
st.set_page_config(page_title=text("app.name"), page_icon=str(ASSETS / "icon.png"), layout="wide")
st.logo(str(ASSETS / f"logo-{st.context.theme.type or 'light'}.svg"), size="large")
gate.begin()
with session.store_failures():
    user = session.current_user()
language.settle(user)


def page_of(name: str, icon: str, *, default: bool = False) -> st.Page:
    """A page of the menu: the script `name`, its title from the texts and a Material icon."""
    return menu.entry(f"{name}.py", text(f"nav.{name}"), icon=f":material/{icon}:", default=default)


def hidden(name: str, form: str | None = None) -> st.Page:
    """A page that no menu lists; with `form` another script stands at its address."""
    return menu.entry(f"{form or name}.py", text(f"nav.{name}"), url_path=name, visibility="hidden")


home = page_of("home", "home", default=True)
open_pages = {
    "": [home],
    text("nav.plan"): [page_of("gap", "bar_chart"), page_of("roadmap", "route"), page_of("projects", "construction")],
    text("nav.jobs"): [
        page_of("openings", "work"),
        page_of("my_applications", "work_history"),
        page_of("read_advert", "content_paste_search"),
        page_of("roles", "compare_arrows"),
    ],
    text("nav.market"): [
        page_of("trends", "trending_up"),
        page_of("explore", "table_view"),
        page_of("data", "database"),
    ],
}
about_names = [hidden("skill"), hidden("role"), hidden("about"), language.hidden_page()]
doors: list[st.Page] = []
if user is None:
    # A link to a page that needs an account leads to the form; signed in, one stands at that page by its address.
    doors = [hidden(name, form="sign_in") for name in ("profile", "posting", "application", "groups", "saved_searches")]
    own = [
        page_of("sign_in", "login"),
        page_of("register", "person_add"),
        *language.pages(),
        theme.theme_page(),
        *doors,
    ]
else:
    # Where one stands right after signing in: these send on to where one wanted to go.
    arrivals = [hidden("sign_in"), hidden("register")]
    own = [
        page_of("profile", "person"),
        page_of("groups", "groups"),
        page_of("saved_searches", "notifications"),
        *language.pages(),
        theme.theme_page(),
        page_of("sign_out", "logout"),
        hidden("posting"),
        hidden("application"),
        *arrivals,
    ]
first_name = next(iter(user.full_name.split()), "") if user else ""
mine = first_name if first_name and first_name not in open_pages else text("nav.account")
if user is not None and user.is_operator:
    open_pages[text("nav.operator")] = [page_of(f"operator_{name}", icon) for name, icon in OPERATOR_PAGES.items()]
page = st.navigation({**open_pages, mine: [*own, *about_names]}, position="top")
st.set_page_config(
    page_title=text("app.page_title", page=text("home.title") if page is home and user is None else page.title)
)
gate.remember_wanted(page, is_door=page in doors)
gate.flush()
session.go_to_found()
session.search_box()
session.keep_fresh()
session.arrive(page.url_path)
if user is None:
    session.keep_visitor_choices()
is_broken = False
try:
    with suppress(session.PageEnd), session.taking_turns(), session.store_failures():
        page.run()
except Exception:
    is_broken = True
    raise
finally:  # a page that stops early has a foot as well; of one that broke it comes after what is said about that
    language.remember_page(page)
    if not is_broken:
        session.footer()
