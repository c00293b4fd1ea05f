"""What becomes of an error that no page expected: one line in the log, and its id on the page."""

import logging
import secrets

import streamlit as st

from core.logs import request_id
from core.texts import text
from core.web.frame import footer

log = logging.getLogger(__name__)


def tell(error: Exception) -> bool:
    """Log `error` with its traceback as one event and show the id it has there, and then the foot of the page.

    Returns True: nothing else need be shown.
    """
    failure_id = request_id.get() or secrets.token_hex(8)
    token = request_id.set(failure_id)
    try:
        log.error("uncaught error on the page %s", _page(), exc_info=error)
    finally:
        request_id.reset(token)
    st.error(text("failure.page", request_id=failure_id), icon=":material/error:")
    footer()
    return True


def _page() -> str:
    """The page's name in the address; what stands behind it may be a person's choice and stays out of the log."""
    return (st.context.url or "").partition("?")[0].rstrip("/").rpartition("/")[2][:40] or "home"
