"""Sets the security headers on every HTTP response."""

import base64
import hashlib
import re
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send


def inline_script_hashes() -> str:
    """CSP sources for the inline scripts of Streamlit's own index page, by their content and nothing else's."""
    streamlit = find_spec("streamlit")
    assert streamlit is not None and streamlit.origin is not None
    page = (Path(streamlit.origin).parent / "static" / "index.html").read_text("utf-8")
    scripts = re.findall(r"<script>(.*?)</script>", page, flags=re.DOTALL)
    hashes = (base64.b64encode(hashlib.sha256(script.encode()).digest()).decode() for script in scripts)
    return " ".join(f"'sha256-{digest}'" for digest in hashes)


CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'self'",
        f"script-src 'self' blob: {inline_script_hashes()}",  # components are modules made from blobs
        "style-src 'self' 'unsafe-inline'",  # emotion, which Streamlit is styled with, writes style elements
        "img-src 'self' data: blob:",
        "font-src 'self' data:",
        "connect-src 'self'",
        "worker-src 'self' blob:",
        "frame-ancestors 'none'",
        "base-uri 'self'",
        "form-action 'self'",
        "object-src 'none'",
    )
)
HEADERS = {
    "content-security-policy": CONTENT_SECURITY_POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "x-frame-options": "DENY",
    "permissions-policy": "camera=(), microphone=(), geolocation=()",
    "cross-origin-opener-policy": "same-origin",
}


# By it a route of ours names a policy of its own; it never leaves the house.
OWN_POLICY = "x-own-content-security-policy"


def page_policy(frame_ancestors: Sequence[str] = ()) -> str:
    """The policy of a page without scripts that shows pictures of this host; only `frame_ancestors` may frame it."""
    framers = " ".join(frame_ancestors) or "'none'"
    return (
        "default-src 'none'; img-src 'self'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; "
        f"frame-ancestors {framers}"
    )


class SecurityHeaders:
    """ASGI middleware that sets HEADERS, and HSTS where the request came over TLS.

    A route that names a policy of its own under OWN_POLICY gets that; may others frame it, X-Frame-Options, which
    cannot say whom, is left out.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one ASGI call (see the class)."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                policy = headers.get(OWN_POLICY)
                for name, value in HEADERS.items():
                    headers[name] = value
                if policy is not None:
                    del headers[OWN_POLICY]
                    headers["content-security-policy"] = policy
                    if "frame-ancestors 'none'" not in policy:
                        del headers["x-frame-options"]
                if scope.get("scheme") == "https":
                    headers["strict-transport-security"] = "max-age=31536000"
            await send(message)

        await self._app(scope, receive, send_with_headers)
