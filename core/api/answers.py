"""A table as JSON or CSV, with an ETag; what was worked out once for a snapshot is not worked out again."""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from hashlib import blake2b

from fastapi import Request, Response
from pydantic import BaseModel

from core import __version__
from core.export import Export
from core.market.snapshot import Snapshot

KEPT_BYTES = 32 * 1024**2
CSV = "text/csv; charset=utf-8; header=present"
JSON = "application/json"


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer in both forms."""

    json: bytes
    csv: bytes
    csv_name: str

    @classmethod
    def of(cls, content: BaseModel, export: Export) -> "Answer":
        return cls(content.model_dump_json().encode(), export.csv, export.csv_name)


class Kept:
    """Answers by key, the last used ones up to KEPT_BYTES."""

    def __init__(self) -> None:
        self._answers: OrderedDict[Hashable, Answer] = OrderedDict()
        self._bytes = 0
        self._lock = threading.Lock()

    def get(self, key: Hashable) -> Answer | None:
        with self._lock:
            if (found := self._answers.get(key)) is not None:
                self._answers.move_to_end(key)
            return found

    def put(self, key: Hashable, answer: Answer) -> None:
        with self._lock:
            if key in self._answers:
                return
            self._answers[key] = answer
            self._bytes += len(answer.json) + len(answer.csv)
            while self._bytes > KEPT_BYTES:
                _, old = self._answers.popitem(last=False)
                self._bytes -= len(old.json) + len(old.csv)


_kept = Kept()


def forget() -> None:
    """Work everything out anew (benchmarks)."""
    global _kept
    _kept = Kept()


def reply(
    request: Request, snapshot: Snapshot, key: tuple[Hashable, ...], make: Callable[[], Answer], *, keep: bool = True
) -> Response:
    """The answer to `key` from `snapshot`: 304 where the client has it, CSV where that is asked for, else JSON.

    `key` names everything the answer depends on beside the snapshot: parameters, day, user and version. Without `keep`
    the answer also rests on what the store holds now, so the ETag is of its content.
    """
    name = request.scope["route"].path.removesuffix(".csv")
    whole = (name, snapshot.snapshot_id, snapshot.as_of, snapshot.taxonomy_version, __version__, *key)
    as_csv = wants_csv(request)
    answer = None if keep else make()
    content = b"" if answer is None else answer.json + answer.csv
    digest = blake2b(repr((whole, as_csv)).encode() + content, digest_size=12).hexdigest()
    headers = {"etag": f'"{digest}"', "vary": "Accept, Authorization", "cache-control": "private, no-cache"}
    if _is_known(request.headers.get("if-none-match", ""), digest):
        return Response(status_code=304, headers=headers)
    if answer is None and (answer := _kept.get(whole)) is None:
        answer = make()
        _kept.put(whole, answer)
    if as_csv:
        headers["content-disposition"] = f'attachment; filename="{answer.csv_name}"'
        return Response(answer.csv, headers=headers | {"content-type": CSV})
    return Response(answer.json, headers=headers, media_type=JSON)


def wants_csv(request: Request) -> bool:
    """By the address (`.csv`), else by Accept; JSON where it makes no difference."""
    if request.scope["route"].path.endswith(".csv"):
        return True
    wanted: dict[str, float] = {}
    for part in request.headers.get("accept", "").split(","):
        media, _, parameters = part.partition(";")
        quality = parameters.partition("q=")[2].partition(";")[0].strip() or "1"
        wanted[media.strip().lower()] = float(quality) if quality.replace(".", "", 1).isdecimal() else 1.0
    as_csv = wanted.get("text/csv", 0.0)
    as_json = wanted.get(JSON, wanted.get("application/*", wanted.get("*/*", 0.0)))
    return as_csv > as_json or (as_csv == as_json > 0 and JSON not in wanted)


def _is_known(header: str, digest: str) -> bool:
    tags = {tag.strip().removeprefix("W/").strip('"') for tag in header.split(",")}
    return digest in tags or "*" in tags
