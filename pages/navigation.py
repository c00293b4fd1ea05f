"""Main script: which pages there are and who may see each. A page not listed for a visitor does not exist for them."""

import streamlit as st

from core import session
from core.accounts import gate
from core.config import ROOT
from core.texts import text

st.set_page_config(page_title=text("app.name"), page_icon="core/assets/icon.png", layout="wide")
st.html(ROOT / "core" / "assets" / "style.css")
gate.begin()
with session.store_failures():
    user = session.current_user()

home = st.Page("home.py", title=text("nav.home"), icon=":material/home:", default=True)
trends = st.Page("trends.py", title=text("nav.trends"), icon=":material/trending_up:")
data = st.Page("data.py", title=text("nav.data"), icon=":material/database:")
gap = st.Page("gap.py", title=text("nav.gap"), icon=":material/bar_chart:")
private = [
    st.Page("roles.py", title=text("nav.roles"), icon=":material/compare_arrows:"),
    st.Page("roadmap.py", title=text("nav.roadmap"), icon=":material/route:"),
    st.Page("projects.py", title=text("nav.projects"), icon=":material/construction:"),
    st.Page("openings.py", title=text("nav.openings"), icon=":material/work:"),
    st.Page("explore.py", title=text("nav.explore"), icon=":material/table_view:"),
]
profile = st.Page("profile.py", title=text("nav.profile"), icon=":material/person:")
posting = st.Page("posting.py", title=text("nav.posting"), visibility="hidden")
doors: list[st.Page] = []
if user is None:
    # A link to a page that needs an account leads to the form; signed in, one stands at that page by its address.
    doors = [
        st.Page("sign_in.py", url_path=one.url_path, title=one.title, visibility="hidden")
        for one in (gap, *private, profile, posting)
    ]
    pages = [
        home,
        trends,
        data,
        st.Page("sign_in.py", title=text("nav.sign_in"), icon=":material/login:"),
        st.Page("register.py", title=text("nav.register"), icon=":material/person_add:"),
        *doors,
    ]
else:
    pages = [
        home,
        gap,
        trends,
        *private,
        data,
        profile,
        st.Page("sign_out.py", title=text("nav.sign_out"), icon=":material/logout:"),
        posting,
        # Where one stands right after signing in: these send on to where one wanted to go.
        st.Page("sign_in.py", title=text("nav.sign_in"), visibility="hidden"),
        st.Page("register.py", title=text("nav.register"), visibility="hidden"),
    ]
page = st.navigation(pages, position="top")
gate.remember_wanted(page, is_door=page in doors)
gate.flush()
session.keep_fresh()
session.arrive(page.url_path)
with session.taking_turns(), session.store_failures():
    page.run()
