"""About: what this site is, what it keeps about people, and whose the adverts and the program are."""

import streamlit as st

from core.texts import text

st.title(text("about.title"))
with st.container(width=760):
    st.markdown(text("about.words"))
    st.page_link(
        "data.py", label=text("about.to_method"), icon=":material/function:", query_params={"section": "method"}
    )
    for name in ("privacy", "licence"):
        st.header(text(f"about.{name}_title"), anchor=name)
        st.markdown(text(f"about.{name}"))
    st.page_link(
        "data.py", label=text("about.to_sources"), icon=":material/source:", query_params={"section": "sources"}
    )
