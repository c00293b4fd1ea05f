"""Markdown to HTML, by a parser that holds only the rules a text can need: half the time for an ordinary advert."""

import re
from functools import lru_cache

from markdown_it import MarkdownIt

_PARSERS_KEPT = 64
# What a text must hold for a rule to have anything to do. The parser tries each rule at each line or mark.
_NEEDS = tuple(
    (rules, re.compile(sign, re.MULTILINE))
    for rules, sign in (
        (("fence",), "```|~~~"),
        (("blockquote",), ">"),
        (("hr",), r"(?:[-*_][ \t]*){3}$"),
        (("reference",), r"\]:"),
        (("html_block", "html_inline"), "<"),
        (("heading",), "#"),
        (("lheading",), r"[-=][ \t]*$"),
        (("escape",), r"\\"),
        (("backticks",), "`"),
        (("emphasis",), "[*_]"),
        (("link",), r"\["),
        (("image",), r"!\["),
        (("entity",), "&"),
    )
)


def markdown_to_html(text: str) -> str:
    """`text` rendered as CommonMark with its line ends kept as `<br>`; four leading spaces make no code block."""
    rendered: str = _parser(frozenset(rules for rules, sign in _NEEDS if not sign.search(text))).render(text)
    return rendered


@lru_cache(_PARSERS_KEPT)
def _parser(idle: frozenset[tuple[str, ...]]) -> MarkdownIt:
    # Four leading spaces in an advert are sloppy indenting, hardly ever code.
    rules = ["code", "autolink", *(rule for group in idle for rule in group)]
    return MarkdownIt("commonmark", {"html": True, "breaks": True}).disable(rules)
