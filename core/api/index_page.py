"""Adapts Streamlit's index page: title, description and preview of each page, and the address of the server.

An address that no page has answers 404 with a page of our own: Streamlit would answer 200 and open Home.
"""

import re
from html import escape
from urllib.parse import parse_qs

from starlette.datastructures import URL, Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from core.api.assets import STYLE_ADDRESS
from core.api.chart_addresses import chart_of_page
from core.api.language import language_of_page
from core.api.small_page import small_page
from core.catalogue.names import find_role, resolve_skill, role_name, skill_name
from core.formats.addresses import rooted
from core.texts import has_text, language, languages, speak, text, text_in

SHIPPED_TITLE = b"<title>Streamlit</title>"
SHIPPED_LANGUAGE = b'<html lang="en">'
FIRST_SCRIPT = b'<script type="module"'
OURS = f"""<link rel="stylesheet" href="./{STYLE_ADDRESS}" />
    <script src="./app-assets/base.js"></script>
    """.encode()
# Without it Streamlit tries the address of the page first, and a deep link logs two 404s in the browser's console.
BASE_SCRIPT = 'window.__streamlit = { BACKEND_BASE_URL: new URL("../", document.currentScript.src).href };\n'
# Streamlit keeps a theme for each address; the one chosen for all (core/web/theme.py) is handed to it before it starts.
THEME_SCRIPT = """try {
  const chosen = localStorage.getItem("careerNavigatorTheme");
  const place = `stActiveTheme-${window.location.pathname}-v2`;
  if (chosen) localStorage.setItem(place, JSON.stringify(chosen));
  else localStorage.removeItem(place);
} catch { /* a browser that keeps nothing follows the system */ }
"""
STALE = ("etag", "last-modified")  # they name the file as it was shipped
HOME = "home"
SWITCH = "language_"  # and a tag: the pages of the account menu that change the language


async def base_script(request: Request) -> Response:
    """`GET /app-assets/base.js`: where the server is, seen from the script itself, and the chosen theme."""
    return Response(BASE_SCRIPT + THEME_SCRIPT, media_type="text/javascript", headers={"cache-control": "no-cache"})


def page_name(path: str) -> str | None:
    """The name of the page at `path`, None where there is none."""
    name = path.strip("/") or HOME
    if name.removeprefix(SWITCH) in languages() and name.startswith(SWITCH):
        return name
    return name if re.fullmatch(r"[a-z_]+", name) and has_text(f"meta.{name}") else None


def page_title(title: str) -> str:
    """What a tab, a bookmark and the history show of a page."""
    return text("app.page_title", page=title)


def _about(page: str, query: str) -> tuple[str, str] | None:
    """Title and description; of a skill or role by its name. None where the address names one that does not exist."""
    if page.startswith(SWITCH):
        return page_title(text_in(page.removeprefix(SWITCH), "app.language")), text("meta.language")
    if page not in ("skill", "role"):
        title = text("home.title") if page == HOME else text(f"nav.{page}")
        return page_title(title), text(f"meta.{page}")
    typed = next(iter(parse_qs(query).get("id", [])), "")
    entry_id = resolve_skill(typed) if page == "skill" else find_role(typed)
    if entry_id is None:
        return None
    name = skill_name(entry_id) if page == "skill" else role_name(entry_id)
    return page_title(name), text(f"meta.{page}_named", name=name)


def head_of(title: str, description: str, base: str, picture: str | None = None) -> bytes:
    """What browsers, search engines and link previews read of a page.

    `base` is the address of the site; `picture` that of the page's chart below it, where it has one.
    """
    image = f"{base}{(picture or '/app-assets/preview.png').removeprefix('/')}"
    title, description, image = (escape(part) for part in (title, description, image))
    return f"""<title>{title}</title>
    <meta name="description" content="{description}" />
    <meta name="color-scheme" content="light dark" />
    <meta name="theme-color" content="#ffffff" media="(prefers-color-scheme: light)" />
    <meta name="theme-color" content="#10171e" media="(prefers-color-scheme: dark)" />
    <meta property="og:type" content="website" />
    <meta property="og:site_name" content="{escape(text("app.name"))}" />
    <meta property="og:title" content="{title}" />
    <meta property="og:description" content="{description}" />
    <meta property="og:image" content="{image}" />
    <meta name="twitter:card" content="summary_large_image" />""".encode()


def missing_page(base: str) -> HTMLResponse:
    """The answer to an address that no page has."""
    return small_page(text("missing.title"), text("missing.words"), base, status=404)


class IndexPage:
    """ASGI middleware; belongs inside anything that compresses."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one ASGI call (see the class)."""
        if scope["type"] != "http" or scope["method"] != "GET" or not _takes_pages(Headers(scope=scope)):
            await self._app(scope, receive, send)
            return
        # Streamlit compresses for itself; a page is asked for as it is, to be read here.
        scope = {**scope, "headers": [header for header in scope["headers"] if header[0] != b"accept-encoding"]}
        held: list[Message] = []

        async def hold_pages(message: Message) -> None:
            if message["type"] == "http.response.start" and _is_page(message):
                held.append(message)
                return
            if not held:
                await send(message)
                return
            held.append(message)
            if not message.get("more_body", False):
                await _answer(held, scope, receive, send)

        await self._app(scope, receive, hold_pages)


def _takes_pages(headers: Headers) -> bool:
    accepted = headers.get("accept", "*/*")
    return "text/html" in accepted or "*/*" in accepted


def _is_page(start: Message) -> bool:
    return Headers(raw=start["headers"]).get("content-type", "").startswith("text/html")


async def _answer(held: list[Message], scope: Scope, receive: Receive, send: Send) -> None:
    start, *parts = held
    shipped = b"".join(part.get("body", b"") for part in parts)
    if SHIPPED_TITLE not in shipped:  # another page, which stays as it is
        await send(start)
        await send({"type": "http.response.body", "body": shipped})
        return
    speak(language_of_page(scope))
    base = str(URL(scope=scope).replace(path=rooted("/"), query="", fragment=""))
    page = page_name(scope["path"])
    query = scope["query_string"].decode("latin-1")
    about = _about(page, query) if page else None
    if page is None or about is None:
        await missing_page(base)(scope, receive, send)
        return
    html = shipped.replace(SHIPPED_TITLE, head_of(*about, base, chart_of_page(page, query)), 1).replace(
        FIRST_SCRIPT, OURS + FIRST_SCRIPT, 1
    )
    html = html.replace(SHIPPED_LANGUAGE, f'<html lang="{language()}">'.encode(), 1)
    headers = MutableHeaders(raw=start["headers"])
    headers.add_vary_header("Accept-Language")
    headers["content-length"] = str(len(html))
    for name in STALE:
        if name in headers:
            del headers[name]
    start["headers"] = headers.raw
    await send(start)
    await send({"type": "http.response.body", "body": html})
