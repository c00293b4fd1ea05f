"""Turns the blocks of an advert into the markup adverts come in: Markdown, HTML, escaped HTML or plain lines."""

import html
from collections.abc import Sequence
from dataclasses import dataclass
from random import Random
from typing import Literal


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, a paragraph, or a list of items."""

    kind: Literal["h", "p", "ul"]
    text: str = ""
    items: Sequence[str] = ()


def render(blocks: Sequence[Block], rng: Random) -> str:
    """One text; most are Markdown, a quarter HTML, a few escaped HTML or plain."""
    manner = rng.random()
    if manner < 0.25:
        return _html(blocks, rng)
    if manner < 0.30:
        return html.escape(_html(blocks, rng))
    if manner < 0.38:
        return _lines(blocks, heading="{}:", bullet=rng.choice(("", "- ", "• ")))
    return _lines(blocks, heading=rng.choice(("## {}", "**{}**", "### {}", "**{}:**")), bullet=rng.choice(("* ", "- ")))


def _lines(blocks: Sequence[Block], heading: str, bullet: str) -> str:
    parts = []
    for block in blocks:
        if block.kind == "h":
            parts.append(heading.format(block.text))
        else:
            parts.append("\n".join(bullet + item for item in block.items) if block.kind == "ul" else block.text)
    return "\n\n".join(parts) + "\n"


def _html(blocks: Sequence[Block], rng: Random) -> str:
    tag = rng.choice(("h2", "h3", "strong"))
    heading = "<p><strong>{}</strong></p>" if tag == "strong" else f"<{tag}>{{}}</{tag}>"
    gap = rng.choice(("", "\n"))
    parts = []
    for block in blocks:
        if block.kind == "ul":
            items = gap.join(f"<li>{html.escape(item, quote=False)}</li>" for item in block.items)
            parts.append(f"<ul>{gap}{items}{gap}</ul>")
        else:
            markup = heading if block.kind == "h" else "<p>{}</p>"
            parts.append(markup.format(html.escape(block.text, quote=False)))
    return gap.join(parts)
