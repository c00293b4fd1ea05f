"""Hacker News, "Ask HN: Who is hiring?": one thread a month since April 2011, one comment a company; no key."""

import logging
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from collector.adverts import Advert, Asked, Page, RawRow, Row
from collector.sources import Context
from collector.sources.answers import Amount, Moment, ProviderFields, Text, Words, required
from collector.sources.hackernews_comment import Comment, read_comment
from core.errors import BadRecord, SourceError
from core.models import Watermark

NAME = "hackernews"
URL = "https://hn.algolia.com/api/v1"
ITEM = "https://news.ycombinator.com/item?id={}"
TITLE = "ask hn: who is hiring?"
OPEN_FOR = timedelta(days=31)  # nobody says when a role is filled; the next thread comes after a month
STILL_WRITTEN = timedelta(days=40)  # after that hardly anybody comments
PAGE_ROWS = 1_000  # what one query reaches
MOST_SLICES = 20
MOST_THREAD_PAGES = 5
PAUSE_SECONDS = 1.0

log = logging.getLogger(__name__)


class Thread(ProviderFields):
    """A month's thread as Algolia's search answers it."""

    objectID: Words = None
    title: Words = None
    created_at_i: Amount = None
    num_comments: Amount = None


class Hit(ProviderFields):
    """A comment in an answer of the search, with the number and title of one role in it."""

    objectID: Words = None
    created_at_i: Moment = None
    comment_text: Text = ""
    role: Amount = None


class HackerNews:
    """The comments of Hacker News' monthly threads "Who is hiring?"."""

    name = NAME

    def __init__(self, context: Context, url: str = URL, pause_seconds: float = PAUSE_SECONDS) -> None:
        self._http, self._context = context.http, context
        self._url, self._pause = url, pause_seconds

    def fetch_pages(self, criteria: Asked) -> Iterator[Page]:
        """The threads of the days asked for, at least the current one; with `backfill` all of them, latest first.

        Raises SourceError, SourceBusy. A thread that nobody writes to any more and that is stored is not asked again;
        of the others only comments that are new.
        """
        now = self._context.clock()
        days = timedelta(days=criteria.max_age_days)
        reach = days if criteria.is_age_given or not criteria.backfill else timedelta(days=366 * 100)
        for thread in self._threads(now - max(reach, OPEN_FOR)):
            yield from self._comments(thread, now)

    def _threads(self, since: datetime) -> list[Thread]:
        """One a month, the one with the most comments where somebody opened two; latest first."""
        months: dict[str, Thread] = {}
        for number in range(MOST_THREAD_PAGES):
            hits = self._hits({"tags": "story,author_whoishiring", "hitsPerPage": 100, "page": number})
            for raw in hits:
                thread = Thread.read(raw) if isinstance(raw, dict) else Thread()
                opened = _moment(thread.created_at_i)
                if not (thread.title or "").casefold().startswith(TITLE) or opened is None or opened < since:
                    continue
                month = f"{opened:%Y-%m}"
                if month not in months or (thread.num_comments or 0) > (months[month].num_comments or 0):
                    months[month] = thread
            if len(hits) < 100:
                break
        return [months[month] for month in sorted(months, reverse=True)]

    def _comments(self, thread: Thread, now: datetime) -> Iterator[Page]:
        number, opened = thread.objectID or "", _moment(thread.created_at_i)
        if not number.isdecimal() or opened is None:
            return
        key, state = f"{NAME}:{number}", self._context.store.collecting
        watermark = state.watermark(key)
        if watermark and watermark.until > opened + STILL_WRITTEN:
            return
        after = (
            int(watermark.until.timestamp()) - 86_400 if watermark else 0
        )  # the index lags behind; what is known is unchanged
        before: int | None = None
        for _ in range(MOST_SLICES):
            limits = [f"created_at_i>{after}", *([f"created_at_i<{before}"] if before else [])]
            hits = self._hits(
                {"tags": f"comment,story_{number}", "hitsPerPage": PAGE_ROWS, "numericFilters": ",".join(limits)}
            )
            yield Page(tuple(row for raw in hits for row in _rows(raw, number)))
            times = [raw["created_at_i"] for raw in hits if isinstance(raw, dict) and _is_time(raw.get("created_at_i"))]
            if len(hits) < PAGE_ROWS or not times or min(times) == before:
                break
            before = min(times)
        state.set_watermark(key, Watermark(now))
        log.info("hackernews: the thread of %s is stored", f"{opened:%B %Y}")

    def _hits(self, params: dict[str, Any]) -> list[Any]:
        self._http.pause(self._pause)
        answer = self._http.get_json(f"{self._url}/search_by_date", params)
        hits = answer.get("hits") if isinstance(answer, dict) else None
        if not isinstance(hits, list):
            raise SourceError("Hacker News' answer has no list of comments.")
        return hits

    def parse(self, raw: RawRow) -> Advert:
        """Raises BadRecord where a comment was deleted or tells no role."""
        hit = Hit.read(raw)
        number = required(hit.objectID, "objectID")
        comment = read_comment(required(hit.comment_text, "comment_text"))
        role = int(hit.role or 0)
        if role >= max(len(comment.roles), 1):
            raise BadRecord("no such role in the comment")
        return _advert(number, role, comment, hit.created_at_i)


def _advert(number: str, role: int, comment: Comment, written: datetime | None) -> Advert:
    if not comment.roles:
        raise BadRecord("no role that can be told")
    looked_for = comment.roles[role]
    return Advert(
        native_id=number if role == 0 else f"{number}-{role + 1}",
        raw_title=looked_for.title,
        description=comment.text,
        posted_on=written.date() if written else None,
        company=comment.company,
        places=comment.places,
        work_model=comment.work_model,
        salary=looked_for.pay,
        url=f"{ITEM.format(number)}#{role + 1}" if role else ITEM.format(number),
        discovered_at=written,
        closed_on=(written + OPEN_FOR).date() if written else None,
    )


def _rows(raw: object, thread: str) -> Iterator[Row]:
    """A row a role; only of comments on the thread itself, the others are replies."""
    if not isinstance(raw, dict):
        yield Row("a comment", None, "not an object")
        return
    if str(raw.get("parent_id")) != thread or not isinstance(raw.get("comment_text"), str):
        return  # a reply, or deleted
    fields = {name: raw.get(name) for name in ("objectID", "created_at_i", "comment_text")}
    for role in range(len(read_comment(raw["comment_text"]).roles)):
        yield Row(f"comment {raw.get('objectID')}", {**fields, "role": role})


def _is_time(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _moment(seconds: float | None) -> datetime | None:
    return Hit.read({"created_at_i": seconds}).created_at_i


def open_source(context: Context) -> HackerNews:
    """The source; it needs no settings."""
    return HackerNews(context)
