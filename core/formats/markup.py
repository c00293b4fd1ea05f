"""Text of others inside markup of ours: escaped for Markdown or HTML, with spans of it marked."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from html import escape
from urllib.parse import urlsplit

_MARKDOWN = re.compile(r"([\\`*_{}\[\]()#+\-.!|<>~$&^=:])")
# What GitHub's Markdown makes a link of without any sign, and after signs were escaped: it looks at the finished text.
_LINKED = re.compile(r"(?<=://)(?=\S)|(?<=www)(?=\.)|(?<=\S)(?=@)|(?<=@)(?=\S)", re.IGNORECASE)
_WORD_JOINER = "\u2060"  # invisible, and no part of an address


@dataclass(frozen=True, slots=True)
class MarkedSpan:
    """A part of a text, half-open in characters, that is to be marked; `kind` names its class, `title` explains it."""

    start: int
    end: int
    kind: str
    title: str


def escaped(text: str) -> str:
    """`text` on one line as it reads, in Markdown: no sign of it is markup and no address in it a link."""
    return _MARKDOWN.sub(r"\\\1", _LINKED.sub(_WORD_JOINER, " ".join(text.split())))


def marked_html(text: str, spans: Iterable[MarkedSpan], prefix: str = "cn") -> str:
    """`text` as an HTML block with `spans` in `<mark class="prefix-kind">`, safely escaped.

    Spans that lie outside the text or overlap an earlier one are left out.
    """
    parts, done = [], 0
    for span in sorted(spans, key=lambda each: (each.start, -each.end)):
        if done <= span.start < span.end <= len(text):
            parts.append(escape(text[done : span.start]))
            parts.append(
                f'<mark class="{prefix}-{escape(span.kind)}" title="{escape(span.title)}">'
                f"{escape(text[span.start : span.end])}</mark>"
            )
            done = span.end
    parts.append(escape(text[done:]))
    return f'<div class="{prefix}-text">{"".join(parts)}</div>'


def web_address(url: str | None) -> str | None:
    """`url` if it is an address a browser may be sent to (http or https with a host), else None."""
    if not url or any(character.isspace() or ord(character) < 32 for character in url):
        return None
    try:
        parts = urlsplit(url)
        host = parts.hostname
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and host and not parts.username else None
