"""Greenhouse boards of the companies in GREENHOUSE_BOARDS; no key."""

from typing import Any

from collector.adverts import Advert, RawRow, long_text, moment, required_words, web_url, words
from collector.places import is_remote_text, read_place
from collector.sources import Context
from collector.sources.boards import Boards

NAME = "greenhouse"
URL = "https://boards-api.greenhouse.io/v1/boards"


class Greenhouse(Boards):
    name = NAME
    home = URL

    def _fetch(self, board: str) -> Any:
        answer = self._http.get_json(f"{self._url}/{board}/jobs", {"content": "true"})
        return answer.get("jobs") if isinstance(answer, dict) else None

    def parse(self, raw: RawRow) -> Advert:
        """Raises BadRecord."""
        posted = moment(raw, "first_published", "updated_at")
        where = raw.get("location")
        location = words(where, "name") if isinstance(where, dict) else None
        return Advert(
            native_id=f"{raw.get('board')}/{required_words(raw, 'id')}",
            raw_title=required_words(raw, "title"),
            description=long_text(raw, "content"),
            posted_on=posted.date() if posted else None,
            company=words(raw, "company_name", "board"),
            place=read_place(location),
            remote=is_remote_text(location) or None,
            url=web_url(raw, "absolute_url"),
            discovered_at=posted,
        )


def open_source(context: Context) -> Greenhouse | None:
    boards = context.settings.greenhouse_boards
    return Greenhouse(context.http, boards) if boards else None
