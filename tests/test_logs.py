"""Log lines: one an event whatever the text, JSON on request, with the id of the request."""

import json
import logging
import subprocess
import sys

from core.config import ROOT
from core.logs import WithRequestId, formatter, request_id
from tests.waiting import PATIENCE_SECONDS


def record(message: str) -> logging.LogRecord:
    made = logging.LogRecord("collector", logging.INFO, "f", 1, "title: %s", (message,), None)
    assert WithRequestId().filter(made)
    return made


def test_an_event_stays_on_one_line() -> None:
    line = formatter("text").format(record("a\nb - root - ERROR - forged\r"))
    assert "\n" not in line
    assert line.endswith("- collector - INFO - title: a\\nb - root - ERROR - forged\\r")


def test_a_traceback_stays_on_the_line_of_its_event() -> None:
    made = record("x")
    try:
        raise ValueError("one\ntwo")
    except ValueError as error:
        made.exc_info = (ValueError, error, error.__traceback__)
    assert "\n" not in formatter("text").format(made)


def test_json_holds_time_logger_level_message_and_request() -> None:
    token = request_id.set("abc")
    try:
        found = json.loads(formatter("json").format(record("a\nb")))
    finally:
        request_id.reset(token)
    assert (found["logger"], found["level"], found["message"], found["request_id"]) == (
        "collector",
        "INFO",
        "title: a\nb",
        "abc",
    )
    assert found["time"]


def test_text_names_the_request_only_where_there_is_one() -> None:
    assert "request" not in formatter("text").format(record("x"))
    token = request_id.set("abc")
    try:
        assert formatter("text").format(record("x")).endswith("[request abc]")
    finally:
        request_id.reset(token)


def test_streamlit_speaks_in_our_form_and_not_of_components_outside_a_page() -> None:
    program = """
import streamlit
streamlit.get_option("server.port")  # as under `streamlit run`: the configuration is read before the application starts
from streamlit.logger import get_logger
from streamlit.runtime.scriptrunner_utils.script_run_context import get_script_run_ctx
from core.config import Settings, configure_logging
get_logger("streamlit.web")
configure_logging(Settings(_env_file=None))
get_logger("streamlit.web").warning("one\\ntwo")
get_script_run_ctx()
import streamlit_authenticator.utilities.hasher
"""
    ended = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, timeout=PATIENCE_SECONDS
    )
    own = [line for line in ended.stderr.splitlines() if "cache_data_api" not in line]  # said without any server
    assert ended.returncode == 0
    assert len(own) == 1, ended.stderr
    assert own[0].endswith(" - streamlit.web - WARNING - one\\ntwo")


def test_debug_speaks_of_our_own_modules_and_of_what_is_named() -> None:
    script = (
        "import logging; from core.config import Settings, configure_logging\n"
        "configure_logging(Settings(debug=True, debug_loggers=('markdown_it.rules_block',)))\n"
        "for name in ('core.store', 'markdown_it', 'markdown_it.rules_block', 'pymongo'):\n"
        "    logging.getLogger(name).debug('from %s', name)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, timeout=PATIENCE_SECONDS
    )
    assert [line.rpartition(" ")[2] for line in done.stderr.splitlines()] == ["core.store", "markdown_it.rules_block"]
