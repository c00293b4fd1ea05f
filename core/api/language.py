"""The language of answers that people read, from Accept-Language. Field names never change."""

from urllib.parse import parse_qs

from starlette.datastructures import Headers
from starlette.types import Scope

from core.texts import DEFAULT, accepted_language, languages


def language_of_page(scope: Scope) -> str:
    """The language a page is served in: what `lang` in its address says, else what the browser likes best."""
    tag = next(iter(parse_qs(scope["query_string"].decode("latin-1")).get("lang", [])), None)
    if tag in languages():
        return str(tag)
    return accepted_language(Headers(scope=scope).get("accept-language")) or DEFAULT
