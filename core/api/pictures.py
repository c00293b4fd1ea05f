"""Responses with pictures, drawn by one thread at a time and cached."""

import threading
from collections.abc import Hashable
from hashlib import blake2b

from anyio import CapacityLimiter
from cachetools import LRUCache
from fastapi import Request, Response

from core.pictures.drawing import MEDIA, Kind, Picture, draw

KEPT_BYTES = 16 * 1024**2
# A picture takes a fifth of a second of the interpreter; more at once would only make the pages wait.
DRAWING = CapacityLimiter(1)
PATIENCE_SECONDS = 5.0
_kept: LRUCache[Hashable, bytes] = LRUCache(KEPT_BYTES, getsizeof=len)
_lock = threading.Lock()


def picture_response(request: Request, picture: Picture, kind: Kind, cache_control: str) -> Response:
    """The picture as a file of `kind`, with an ETag."""
    digest = blake2b(repr((picture, kind)).encode(), digest_size=12).hexdigest()
    headers = {"etag": f'"{digest}"', "cache-control": cache_control, "vary": "Accept-Language"}
    if request.headers.get("if-none-match") == f'"{digest}"':
        return Response(status_code=304, headers=headers)
    with _lock:
        drawn = _kept.get(digest)
    if drawn is None:
        drawn = draw(picture, kind)
        with _lock:
            _kept[digest] = drawn
    return Response(drawn, media_type=MEDIA[kind], headers=headers)
