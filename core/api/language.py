"""The language of what an answer says to people: what Accept-Language likes best. Field names never change."""

from urllib.parse import parse_qs

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from core.texts import DEFAULT, accepted_language, languages, speak


class AcceptLanguage:
    """ASGI middleware: whatever is said in a request, outside of Streamlit's pages, is said in its language."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer the request in its language."""
        if scope["type"] == "http":
            speak(language_of_page(scope))
        await self._app(scope, receive, send)


def language_of_page(scope: Scope) -> str:
    """The language a page is served in: what `lang` in its address says, else what the browser likes best."""
    tag = next(iter(parse_qs(scope["query_string"].decode("latin-1")).get("lang", [])), None)
    if tag in languages():
        return str(tag)
    return accepted_language(Headers(scope=scope).get("accept-language")) or DEFAULT
