"""Log lines: one an event whatever the text, JSON on request, with the id of the request."""

import json
import logging

from core.logs import WithRequestId, formatter, request_id


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
        "collector", "INFO", "title: a\nb", "abc",
    )  # fmt: skip
    assert found["time"]


def test_text_names_the_request_only_where_there_is_one() -> None:
    assert "request" not in formatter("text").format(record("x"))
    token = request_id.set("abc")
    try:
        assert formatter("text").format(record("x")).endswith("[request abc]")
    finally:
        request_id.reset(token)
