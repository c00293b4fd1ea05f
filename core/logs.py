"""How an event is written: one line of text, or one JSON object, with the id of the request it belongs to."""

import logging
import unicodedata
from contextvars import ContextVar

from pythonjsonlogger.json import JsonFormatter

UNPRINTABLE = frozenset({"Cc", "Cf", "Co", "Cs", "Zl", "Zp"})
WITH_OWN_HANDLERS = ("streamlit", "uvicorn", "websockets")
# It warns of every component that a package declares outside a page, as streamlit-authenticator does when imported.
OUTSIDE_A_PAGE = "streamlit.runtime.scriptrunner_utils.script_run_context"

request_id: ContextVar[str | None] = ContextVar("request_id", default=None)


def printable(text: str) -> str:
    r"""`text` with its control and format characters but the line feed as escapes (`\\x1b`): it steers no terminal."""
    return "".join(_escaped(char) if unicodedata.category(char) in UNPRINTABLE else char for char in text)


def _escaped(char: str) -> str:
    return char if char == "\n" else char.encode("unicode_escape").decode()


class OneLineFormatter(logging.Formatter):
    """`time - logger - level - message`, one event on one line, so that text from outside cannot forge another."""

    def format(self, record: logging.LogRecord) -> str:
        """One printable line, with the request's id behind it."""
        line = printable(super().format(record)).replace("\n", "\\n")
        request_id = getattr(record, "request_id", None)
        return f"{line} [request {request_id}]" if request_id else line


class WithRequestId(logging.Filter):
    """Gives every record the id of the request on whose behalf it was written."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Give the record the id of the request that is answered; never drops one."""
        record.request_id = request_id.get()
        return True


def formatter(form: str) -> logging.Formatter:
    """The formatter of LOG_FORMAT `text` or `json`."""
    if form == "json":
        return JsonFormatter(
            ["asctime", "name", "levelname", "message", "request_id"],
            rename_fields={"asctime": "time", "name": "logger", "levelname": "level"},
        )
    return OneLineFormatter("%(asctime)s - %(name)s - %(levelname)s - %(message)s")


def join_foreign_loggers() -> None:
    """Let the events of packages that print by themselves come out in our form, through the root logger."""
    for name, logger in logging.root.manager.loggerDict.items():
        if isinstance(logger, logging.Logger) and name.split(".")[0] in WITH_OWN_HANDLERS:
            logger.handlers.clear()
            logger.propagate = True
    logging.getLogger(OUTSIDE_A_PAGE).setLevel(logging.ERROR)
