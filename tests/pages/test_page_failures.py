"""An error that no page expected: one line in the log with an id, and that id on the page."""

import logging
import re

import pytest
from streamlit.testing.v1 import AppTest

import dashboard
from core.logs import WithRequestId, formatter
from core.web import page_failures
from tests.waiting import PATIENCE_SECONDS


def failing() -> None:
    import dashboard

    try:
        raise ValueError("what went wrong\nforged - ERROR - line")
    except ValueError as error:
        dashboard.tell_failure(error)


def test_an_uncaught_error_is_one_line_with_the_id_that_the_page_shows(caplog: pytest.LogCaptureFixture) -> None:
    caplog.handler.addFilter(WithRequestId())
    with caplog.at_level(logging.ERROR, page_failures.log.name):
        shown = AppTest.from_function(failing, default_timeout=PATIENCE_SECONDS).run()
    (record,) = [one for one in caplog.records if one.name == page_failures.log.name]
    line = formatter("text").format(record)
    assert len(line.splitlines()) == 1 and "what went wrong" in line
    found = re.search(r"\[request ([0-9a-f]{16})\]$", line)
    assert found and found[1] in shown.error[0].value
    assert "what went wrong" not in shown.error[0].value
    assert "cn-footer" in shown.get("html")[-1].proto.body
    assert dashboard.app._on_script_error is dashboard.tell_failure
