"""Ashby boards of the companies in ASHBY_BOARDS; no key."""

from collections.abc import Mapping
from typing import Any

from collector.adverts import Advert, RawRow, long_text, moment, required_words, truth, web_url, words
from collector.places import read_place
from collector.salaries import salary_from_text
from collector.sources import Context
from collector.sources.boards import Boards
from core.errors import BadRecord

NAME = "ashby"
URL = "https://api.ashbyhq.com/posting-api/job-board"


class Ashby(Boards):
    name = NAME
    home = URL

    def _fetch(self, board: str) -> Any:
        answer = self._http.get_json(f"{self._url}/{board}", {"includeCompensation": "true"})
        return answer.get("jobs") if isinstance(answer, dict) else None

    def parse(self, raw: RawRow) -> Advert:
        """Raises BadRecord, also for a posting the company has taken off its list."""
        if truth(raw, "isListed") is False:
            raise BadRecord("not listed by the company")
        posted = moment(raw, "publishedAt")
        place = read_place(words(raw, "location"))
        return Advert(
            native_id=f"{raw.get('board')}/{required_words(raw, 'id')}",
            raw_title=required_words(raw, "title"),
            description=long_text(raw, "descriptionPlain", "descriptionHtml"),
            posted_on=posted.date() if posted else None,
            company=words(raw, "board"),
            place=place,
            remote=truth(raw, "isRemote"),
            salary=salary_from_text(_compensation(raw), place.country_code),
            url=web_url(raw, "jobUrl", "applyUrl"),
            discovered_at=posted,
        )


def _compensation(raw: RawRow) -> str | None:
    found = raw.get("compensation")
    return words(found, "compensationTierSummary") if isinstance(found, Mapping) else None


def open_source(context: Context) -> Ashby | None:
    boards = context.settings.ashby_boards
    return Ashby(context.http, boards) if boards else None
