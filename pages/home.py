"""Home: the market in one look, and the way on."""

import streamlit as st

from core import session
from core.charts.demand import demand_figure
from core.texts import text
from core.views.home import home_view

user = session.current_user()
st.title(text("home.title"))
st.write(text("home.welcome"))
if user is None:
    with st.container(horizontal=True):
        st.page_link("register.py", label=text("nav.register"), icon=":material/person_add:")
        st.page_link("sign_in.py", label=text("nav.sign_in"), icon=":material/login:")
else:
    st.page_link("gap.py", label=text("nav.gap"), icon=":material/bar_chart:")

snapshot = session.load_snapshot()
session.sample_banner(snapshot)
view = home_view(snapshot, session.knowledge(), today=session.today(snapshot))
if view.table.empty:
    st.info(view.words or text("home.empty"), icon=":material/hourglass_empty:")
    st.stop()
st.subheader(text("home.market", days=view.days))
session.chart(
    demand_figure(view.table, session.colours()),
    "home_chart",
    alt=text("home.chart_alt"),
    base=session.base_line(snapshot, view.posting_count),
    export=view.export,
)
