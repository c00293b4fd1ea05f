"""Exchange rates: their age is warned about, and a command renews them from a table as the bank publishes it."""

import json
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from collector.renew_rates import fetch_rates, write_rates
from core.catalogue.exchange_rates import OLD_AFTER_DAYS, RATES_FILE, ExchangeRates, age_warning, rates
from core.errors import SourceError

CODES = [
    "USD",
    "JPY",
    "CZK",
    "DKK",
    "GBP",
    "HUF",
    "PLN",
    "RON",
    "SEK",
    "CHF",
    "NOK",
    "TRY",
    "AUD",
    "BRL",
    "CAD",
    "CNY",
    "HKD",
]
CUBES = "".join(f"<Cube currency='{code}' rate='{1 + number / 10}'/>" for number, code in enumerate(CODES))
TABLE = f"<Envelope xmlns='urn:x'><Cube><Cube time='2026-11-27'>{CUBES}</Cube></Cube></Envelope>"


@contextmanager
def answering(body: str, status: int = 200) -> Iterator[str]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(status)
            self.end_headers()
            self.wfile.write(body.encode())

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()


def test_rates_are_renewed_and_what_is_quoted_no_more_stays(tmp_path: Path) -> None:
    file = tmp_path / "exchange_rates.json"
    shutil.copy(RATES_FILE, file)
    before = ExchangeRates.model_validate(json.loads(file.read_text()))
    with answering(TABLE) as url:
        write_rates(*fetch_rates(url), file)
    after = ExchangeRates.model_validate(json.loads(file.read_text()))
    assert (after.date, after.rates["USD"], after.rates["AED"]) == (date(2026, 11, 27), 1.0, 3.6725)
    assert after.rates["INR"] == before.rates["INR"]
    assert list(tmp_path.iterdir()) == [file]


@pytest.mark.parametrize(("body", "status"), [("<html>", 200), ("<a/>", 200), ("", 500), (TABLE[:300] + "</x>", 200)])
def test_an_answer_that_is_no_table_changes_nothing(body: str, status: int) -> None:
    with answering(body, status) as url, pytest.raises(SourceError, match="those of before stay"):
        fetch_rates(url)


def test_old_rates_are_warned_about() -> None:
    assert age_warning(rates().date + timedelta(days=OLD_AFTER_DAYS)) is None
    said = age_warning(rates().date + timedelta(days=OLD_AFTER_DAYS + 1))
    assert said is not None
    assert "python -m collector.renew_rates" in said
