"""The operator's room: passes of the collector, what they cost, sources gone stale, company boards."""

from datetime import UTC, datetime

import streamlit as st

from core import web as session
from core.models import BoardState
from core.runtime import runtime
from core.texts import number, text
from core.views.operating.collecting import collecting_view, is_removed, set_board, sources_table

desk = session.require_operator("collector")
locale, store = session.locale(), runtime().store
view = collecting_view(store, runtime().settings, datetime.now(UTC))

st.title(text("operator.collector_title"))
for source in view.stale:
    st.warning(text(f"operator.source_{source.health.value}", name=source.label), icon=":material/warning:")
with st.container(horizontal=True):
    session.tile(
        text("operator.credits_today"),
        number(view.credits.today, locale),
        text(
            "operator.credits_cap", day=number(view.credits.day_cap, locale), run=number(view.credits.run_cap, locale)
        ),
    )
    session.tile(text("operator.credits_month"), number(view.credits.month, locale), text("operator.credits_base"))
    session.tile(
        text("operator.boards"),
        number(sum(view.board_counts.values()), locale),
        text("operator.boards_base", count=number(len(view.left_out_boards), locale)),
    )

st.header(text("operator.sources"))
if view.sources:
    session.table(sources_table(view), "operator_sources", alt=text("operator.sources"))
else:
    st.info(text("operator.no_sources"), icon=":material/hourglass_empty:")

st.header(text("operator.runs"))
if view.runs.empty:
    st.info(text("data.no_runs"), icon=":material/hourglass_empty:")
else:
    st.write(text("data.runs_help"))
    session.table(view.runs, "operator_runs", alt=text("operator.runs"))

st.header(text("operator.boards"))
st.write(text("operator.boards_help"))


def named(board: BoardState) -> str:
    """A board with its state, as the select box shows it."""
    state = "removed" if is_removed(board) else "set_aside" if board in view.left_out_boards else "visited"
    return text("operator.board", name=f"{board.system}:{board.token}", state=text(f"operator.board_{state}"))


board = st.selectbox(
    text("operator.board_choose"),
    view.boards,
    index=None,
    format_func=named,
    key="operator_board",
    width=480,
    placeholder=text("operator.board_placeholder"),
)
if board is not None:
    away = board in view.left_out_boards
    if st.button(text("operator.board_back" if away else "operator.board_remove"), key="operator_board_set"):
        set_board(store, board.system, board.token, visited=away)
        desk.decided(f"board {board.system}:{board.token} {'visited' if away else 'removed'}")
        del st.session_state["operator_board"]
        st.toast(text("operator.board_done"), icon=":material/check_circle:")
        st.rerun()
