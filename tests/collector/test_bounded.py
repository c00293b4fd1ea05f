"""However odd a text is, reading it takes a bounded time: no pattern that goes through a run again and again."""

import os
import string
import time
from datetime import UTC, datetime

import pytest

from collector.adverts import Advert
from collector.enrich import Reader
from core.skills.text import CUT, MAX_BYTES

RUN = 30_000
# Of processor time. Read in a twentieth of a second each; what took quadratic time would take a minute.
MOST_SECONDS = 2.5
# Each letter small or large, one digit, all signs; `make faults` tries every character.
LETTERS = string.ascii_lowercase[::2] + string.ascii_uppercase[1::2]
SOME = f"0{LETTERS}{string.punctuation}{string.whitespace}"
CHARACTERS = string.printable if "HOSTILE_ROUNDS" in os.environ else SOME
UNITS = (
    *CHARACTERS,
    "•",
    "–",
    "\u200b",
    "é",
    "中",
    "😀",
    "a_",
    "_ ",
    "- ",
    "* ",
    "&lt;",
    "<b>",
    "a.",
    "1,",
    "$1",
    "a@",
    "\n\n",
)


@pytest.fixture(scope="module")
def whole_reader() -> Reader:
    return Reader.load()


def test_a_run_of_any_character_is_read_in_bounded_time(whole_reader: Reader) -> None:
    slow = {}
    for unit in UNITS:
        advert = Advert("1", f"Data Engineer {unit * 200}"[:500], "You know Python. " + unit * (RUN // len(unit)))
        began = time.process_time()
        draft = whole_reader.draft("file", advert, datetime.now(UTC))
        assert len(list(whole_reader.with_skills([draft]))) == 1
        if (took := time.process_time() - began) > MOST_SECONDS:
            slow[unit] = took
    assert slow == {}


def test_a_text_that_is_too_long_is_cut_and_said(
    whole_reader: Reader, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(whole_reader, "texts_cut", 0)
    monkeypatch.setattr("collector.enrich.MOST_NAMED", 3)
    cases = {"ascii": "You know Python. " * 20_000, "three bytes": "数据工程师 " * 15_000, "short": "You know Python."}
    for name, text in cases.items():
        draft = whole_reader.draft("file", Advert(name, "Data Engineer", text), datetime.now(UTC))
        kept = draft[1].text
        assert len(kept.encode()) <= MAX_BYTES
        assert kept.endswith(CUT) is (name != "short") is (f"file:{name}: its text of {len(text):,}" in caplog.text)
        ((posting, read),) = whole_reader.with_skills([draft])
        assert all(mention.end <= len(read.text) for mention in read.mentions) and posting.posting_id == f"file:{name}"
    for number in range(6):
        whole_reader.draft("file", Advert(f"n{number}", "Data Engineer", cases["ascii"]), datetime.now(UTC))
    assert caplog.text.count("is too long") == 3
