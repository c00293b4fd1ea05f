"""Reading a pasted advert from anywhere in the program, in the process that reads résumés and under its limits."""

import json
from datetime import UTC, datetime
from typing import Any

from core.errors import UnreadableAdvert, UnreadableResume
from core.resumes.adverts import AdvertReading
from core.resumes.service import ask, taking_a_turn
from core.resumes.worker import ADVERT, frames
from core.texts import number, spoken_locale
from core.texts import text as words

MAX_CHARS = 100_000
SECONDS = 60.0  # the first text may wait for the process to load


def read_advert(text: str, *, seconds: float = SECONDS) -> AdvertReading:
    """What an advert asks for; nothing of it is kept. Raises UnreadableAdvert with a sentence for the person."""
    if not text.strip():
        raise UnreadableAdvert(words("advert_error.empty"))
    if len(text) > MAX_CHARS:
        raise UnreadableAdvert(words("advert_error.too_long", most=number(MAX_CHARS, spoken_locale())))
    data = text.encode("utf-8", "replace")
    request = frames("advert", data, datetime.now(UTC).date(), seconds, kind=ADVERT)
    try:
        with taking_a_turn(seconds):
            answer: dict[str, Any] = json.loads(ask(request, seconds))
        return AdvertReading.from_json(answer["advert"])
    except (UnreadableResume, ValueError, KeyError, TypeError) as error:
        raise UnreadableAdvert(words("advert_error.gave_up")) from error
