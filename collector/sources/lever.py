"""Lever boards of the companies in LEVER_BOARDS; no key."""

from typing import Any

from collector.adverts import Advert, RawRow, long_text, moment, required_words, web_url, words
from collector.places import is_remote_text, merged_place
from collector.sources import Context
from collector.sources.boards import Boards

NAME = "lever"
URL = "https://api.lever.co/v0/postings"


class Lever(Boards):
    name = NAME
    home = URL

    def _fetch(self, board: str) -> Any:
        return self._http.get_json(f"{self._url}/{board}", {"mode": "json"})

    def parse(self, raw: RawRow) -> Advert:
        """Raises BadRecord."""
        posted = moment(raw, "createdAt")
        categories = raw.get("categories")
        location = words(categories, "location") if isinstance(categories, dict) else None
        workplace = (words(raw, "workplaceType") or "").casefold()
        return Advert(
            native_id=f"{raw.get('board')}/{required_words(raw, 'id')}",
            raw_title=required_words(raw, "text"),
            description=_description(raw),
            posted_on=posted.date() if posted else None,
            company=words(raw, "board"),
            place=merged_place(location, None, None, words(raw, "country")),
            remote=True if workplace == "remote" or is_remote_text(location) else False if workplace else None,
            url=web_url(raw, "hostedUrl", "applyUrl"),
            discovered_at=posted,
        )


def _description(raw: RawRow) -> str:
    """Opening, the lists with their headings, closing: as one HTML text, since the lists come as HTML."""
    parts = [_paragraphs(long_text(raw, "descriptionPlain"))]
    lists = raw.get("lists")
    parts += [
        f"<h3>{long_text(one, 'text')}</h3><ul>{long_text(one, 'content')}</ul>"
        for one in (lists if isinstance(lists, list) else ())
        if isinstance(one, dict)
    ]
    parts.append(_paragraphs(long_text(raw, "additionalPlain")))
    return "\n".join(part for part in parts if part)


def _paragraphs(plain: str) -> str:
    escaped = plain.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return "".join(f"<p>{line}</p>" for line in escaped.splitlines() if line.strip())


def open_source(context: Context) -> Lever | None:
    boards = context.settings.lever_boards
    return Lever(context.http, boards) if boards else None
