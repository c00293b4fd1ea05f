"""What a page says where there is nothing to show, and what it offers to do about it."""

import streamlit as st

from core.config import WINDOW_DAYS
from core.market.sample_size import Advice
from core.runtime import runtime
from core.snapshot.snapshot import Snapshot
from core.texts import number, text
from core.views.filters import ANY, TERM_FILTERS
from core.views.process_state import knowledge
from core.views.windows import DAYS
from core.web.context import load_snapshot, locale
from core.web.url_state import FILTERS, choose, last_choice, no_filters


def few_postings(
    words: str,
    advice: Advice | None,
    days: int | None = None,
    switch_role: bool = False,
    all_roles: bool = False,
    collect: bool = False,
) -> None:
    """Says why there is nothing to show, with what to try as buttons; the page goes on unless it stops.

    `words` is the sentence, `advice` the floors' advice; `days` is the chosen window where the page has one; with
    `switch_role` the roles that have enough postings are offered, for pages whose "role" may be any; with `all_roles`
    all of them together. With `collect` the sentence goes on to say that more postings would help. Where there are no
    postings at all, only collecting helps, and that is said instead.
    """
    if not load_snapshot().size:
        no_postings()
        return
    longer = [more for more in DAYS if days is not None and more > days]
    filtered = [name for name in FILTERS if last_choice(name) != ANY]
    filtered += [name for name in TERM_FILTERS if name in st.query_params]
    others = advice.similar_roles[:3] if advice and switch_role else ()
    if collect:
        words += " " + text("advice.try" if longer or filtered or all_roles or others else "advice.collect")
    st.info(words, icon=":material/hourglass_empty:")
    with st.container(horizontal=True):
        if longer:
            st.button(
                text("advice.longer", days=longer[-1]), key="advice_longer", on_click=choose, args=("days", longer[-1])
            )
        if filtered:
            st.button(text("advice.no_filters"), key="advice_no_filters", on_click=no_filters)
        if all_roles:
            st.button(text("trends.all_roles"), key="advice_all_roles", on_click=choose, args=("role", ANY))
        for role in others:
            st.button(knowledge().role_name(role), key=f"advice_{role}", on_click=choose, args=("role", role))


def outside_words(snapshot: Snapshot) -> str:
    """How many stored postings stand outside of every window, and why; "" where none does."""
    spoken = locale()
    total = number(snapshot.size + snapshot.older_count + snapshot.undated_count, spoken)
    sentences = []
    if snapshot.older_count:
        sentences.append(
            text("advice.older", count=number(snapshot.older_count, spoken), total=total, days=WINDOW_DAYS)
        )
    if snapshot.undated_count:
        sentences.append(text("advice.undated", count=number(snapshot.undated_count, spoken), total=total))
    return " ".join(sentences)


def no_postings() -> None:
    """Says that there are no postings at all, how to collect some, and where to see what the collector did."""
    empty = text("advice.loading" if runtime().is_loading_sample else "advice.empty")
    st.info(outside_words(load_snapshot()) or empty, icon=":material/hourglass_empty:")
    if st.query_params.get("section") != "coverage":  # else one stands there, beside it
        st.page_link("data.py", label=text("data.runs"), icon=":material/sync:", query_params={"section": "runs"})
