"""Responses of tables as JSON or CSV with an ETag, cached by snapshot and question."""

import itertools
import threading
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass, replace
from hashlib import blake2b

from cachetools import LRUCache
from fastapi import Request, Response
from fastapi.responses import StreamingResponse
from pydantic import BaseModel

from core import __version__
from core.formats.export import Export
from core.snapshot.snapshot import Snapshot
from core.texts import language

KEPT_BYTES = 32 * 1024**2
CSV = "text/csv; charset=utf-8; header=present"
JSON = "application/json"


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer in both forms; a large table is written as it is sent, by `chunks` in place of `csv`."""

    json: bytes
    csv: bytes
    csv_name: str
    chunks: Callable[[], Iterable[bytes]] | None = None

    @classmethod
    def of(cls, content: BaseModel, export: Export) -> "Answer":
        """Both forms of one answer: the model as JSON, the table as CSV."""
        return cls(content.model_dump_json().encode(), export.csv, export.csv_name)

    @classmethod
    def streamed(cls, content: BaseModel, export: Export) -> "Answer":
        """The same for a table that may be large."""
        return cls(content.model_dump_json().encode(), b"", export.csv_name, export.chunks)


def _size(answer: Answer) -> int:
    return len(answer.json) + len(answer.csv)


_kept: LRUCache[Hashable, Answer] = LRUCache(KEPT_BYTES, getsizeof=_size)
_lock = threading.Lock()


def _recall(key: Hashable) -> Answer | None:
    with _lock:
        return _kept.get(key)


def _keep(key: Hashable, answer: Answer) -> None:
    """Keep the last used answers, up to KEPT_BYTES in all; one that is larger than that is not kept."""
    if _size(answer) <= KEPT_BYTES:
        with _lock:
            _kept[key] = replace(answer, chunks=None)  # these would keep their snapshot in memory


def reply(
    request: Request, snapshot: Snapshot, key: tuple[Hashable, ...], make: Callable[[], Answer], *, keep: bool = True
) -> Response:
    """The answer to `key` from `snapshot`: 304 where the client has it, CSV where that is asked for, else JSON.

    `key` names everything the answer depends on besides the snapshot: parameters, day, user and version. Without `keep`
    the answer also rests on what the store holds now, so the ETag is of its content.
    """
    name = request.scope["route"].path.removesuffix(".csv")
    whole = (
        name,
        snapshot.snapshot_id,
        snapshot.as_of,
        snapshot.taxonomy_version,
        __version__,
        language(),
        *key,
    )
    as_csv = wants_csv(request)
    answer = None if keep else make()
    content = b"" if answer is None else answer.json + answer.csv
    digest = blake2b(repr((whole, as_csv)).encode() + content, digest_size=12).hexdigest()
    headers = {
        "etag": f'"{digest}"',
        "vary": "Accept, Accept-Language, Authorization",
        "cache-control": "private, no-cache",
    }
    if _is_known(request.headers.get("if-none-match", ""), digest):
        return Response(status_code=304, headers=headers)
    if answer is None and ((answer := _recall(whole)) is None or (as_csv and not answer.csv)):
        answer = make()
        _keep(whole, answer)
    if as_csv:
        headers["content-disposition"] = f'attachment; filename="{answer.csv_name}"'
        headers["content-type"] = CSV
        return Response(answer.csv, headers=headers) if answer.chunks is None else _streamed(answer.chunks(), headers)
    return Response(answer.json, headers=headers, media_type=JSON)


def _streamed(chunks: Iterable[bytes], headers: dict[str, str]) -> Response:
    """The first chunk is made here, so that what goes wrong with the question is still answered as an error."""
    parts = iter(chunks)
    first = next(parts)
    return StreamingResponse(itertools.chain((first,), parts), headers=headers)


def wants_csv(request: Request) -> bool:
    """By the address (`.csv`), else by Accept; JSON where it makes no difference."""
    if request.scope["route"].path.endswith(".csv"):
        return True
    qualities: dict[str, float] = {}
    for part in request.headers.get("accept", "").split(","):
        media, _, parameters = part.partition(";")
        quality = parameters.partition("q=")[2].partition(";")[0].strip() or "1"
        qualities[media.strip().lower()] = float(quality) if quality.replace(".", "", 1).isdecimal() else 1.0
    as_csv = qualities.get("text/csv", 0.0)
    as_json = qualities.get(JSON, qualities.get("application/*", qualities.get("*/*", 0.0)))
    return as_csv > as_json or (as_csv == as_json > 0 and JSON not in qualities)


def _is_known(header: str, digest: str) -> bool:
    tags = {tag.strip().removeprefix("W/").strip('"') for tag in header.split(",")}
    return digest in tags or "*" in tags
