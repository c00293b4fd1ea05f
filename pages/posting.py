"""One posting and its receipt: the text with what was read in it, the rules that fired, and whether it counts."""

import streamlit as st

from core import web as session
from core.formats.markup import marked_html
from core.runtime import runtime
from core.texts import day, percent, text
from core.views.applications import fit_for
from core.views.opening_prose import not_counted_words, posting_facts
from core.views.posting import posting_view
from core.web import save_opening

user = session.require_user()
locale, knowledge = session.locale(), session.knowledge()
snapshot = session.load_snapshot()
posting_id = st.query_params.get("id", "")[:300]
view = posting_view(snapshot, knowledge, runtime().store.postings, posting_id) if posting_id else None
if view is None:
    st.title(text("posting.title"))
    st.info(text("posting.unknown"), icon=":material/search_off:")
    st.page_link("openings.py", label=text("nav.openings"), icon=":material/work:")
    session.end_page()

posting = view.posting
st.html(posting_facts(view, locale))
session.sample_banner(snapshot)
with st.container(horizontal=True, vertical_alignment="center"):
    if view.url:
        st.link_button(text("openings.advert"), view.url, icon=":material/open_in_new:", help=view.note.terms)
    save_opening.button(user, posting)
    st.page_link("openings.py", label=text("nav.openings"), icon=":material/work:")
    st.page_link("explore.py", label=text("nav.explore"), icon=":material/table_view:")
st.caption(view.note.attribution)
if (fit := fit_for(posting.required, posting.optional, knowledge, user)) is not None:
    with st.container(width=480):
        st.progress(fit, text=text("posting.fit", fit=percent(fit, locale)))

if view.reasons:
    st.warning(text("posting.not_counted") + "\n" + not_counted_words(view.reasons), icon=":material/block:")
else:
    st.success(text("posting.counted"), icon=":material/check_circle:")
st.header(text("posting.text"))
st.html(text("posting.legend"))
if view.text is None:
    st.info(text("posting.no_text"), icon=":material/hourglass_empty:")
else:
    with st.container(border=True):
        st.html(marked_html(view.text, view.spans))

st.header(text("posting.read"))
if view.table.empty:
    st.info(text("posting.nothing_read"), icon=":material/search_off:")
else:
    session.table(view.table, "posting_table", alt=text("posting.read"))
    session.data_menu(view.export, "posting")
st.caption(
    text(
        "posting.versions",
        taxonomy=posting.taxonomy_version,
        seen=day(posting.last_seen.date(), locale) if posting.last_seen else "–",
    )
)
st.page_link(
    "data.py", label=text("posting.report"), icon=":material/flag:", query_params={"posting": posting.posting_id}
)
