"""Two pages run at once; one that waits for something else lets a third one run."""

import pytest
from streamlit.testing.v1 import AppTest

from core.web import rerun_limit
from core.web.rerun_limit import off_turn, taking_turns
from tests.waiting import PATIENCE_SECONDS


def free() -> int:
    """How many turns are free."""
    return rerun_limit._turns._value


def test_who_waits_for_something_else_gives_the_turn_away_and_takes_one_again() -> None:
    before = free()
    with taking_turns():
        assert free() == before - 1
        with off_turn():
            assert free() == before
        assert free() == before - 1
    assert free() == before


def test_a_turn_is_given_back_once_whatever_goes_wrong() -> None:
    before = free()
    with pytest.raises(RuntimeError), taking_turns(), off_turn():
        raise RuntimeError
    assert free() == before


def test_without_a_turn_nothing_is_given_away() -> None:
    before = free()
    with off_turn():
        assert free() == before
    assert free() == before


def busy_page() -> None:
    import streamlit as st

    from core.web.rerun_limit import taking_turns

    with taking_turns():
        st.write("the page")


def test_beyond_what_may_wait_a_page_says_busy_and_comes_by_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rerun_limit, "PATIENCE_SECONDS", 0.05)
    monkeypatch.setattr(rerun_limit, "LONGEST_WAIT_SECONDS", 0.1)
    turns = [rerun_limit._turns] * rerun_limit.AT_ONCE + [rerun_limit._beside] * rerun_limit.BESIDE
    app = AppTest.from_function(busy_page, default_timeout=PATIENCE_SECONDS)
    for turn in turns[:-1]:
        assert turn.acquire(timeout=PATIENCE_SECONDS)
    try:
        assert app.run().markdown[0].value == "the page", "a few run beside those that wait"
        assert turns[-1].acquire(timeout=PATIENCE_SECONDS)
        try:
            shown = app.run()
            assert "loads by itself" in shown.warning[0].value
            assert not shown.markdown and not shown.exception
        finally:
            turns[-1].release()
        assert app.run().markdown[0].value == "the page"
    finally:
        for turn in turns[:-1]:
            turn.release()
