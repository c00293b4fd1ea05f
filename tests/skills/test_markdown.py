"""A parser without its idle rules renders what the whole parser renders."""

from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from core.skills.markdown import markdown_to_html

WHOLE = MarkdownIt("commonmark", {"html": True, "breaks": True}).disable(["code", "autolink"])
PIECES = (
    "\n",
    "\n\n",
    " ",
    "    ",
    "\t",
    "word",
    "Go",
    "# ",
    "## ",
    "- ",
    "* ",
    "+ ",
    "1. ",
    "2) ",
    "> ",
    "---",
    "===",
    "* * *",
    "___",
    "-",
    "=",
    "**",
    "*",
    "_",
    "`",
    "```",
    "~~~",
    "\\",
    "\\\n",
    "[",
    "](x)",
    "![",
    "]: /x",
    "[a]",
    "[a]: /y\n",
    "<",
    "<b>",
    "</b>",
    "<x y='z'>",
    "<!--",
    "-->",
    ">",
    "&amp;",
    "&",
    "&#35;",
    "a@b.c",
    "<a@b.c>",
    "https://e.org",
    "!",
    ":",
)


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_rules_without_their_sign_have_nothing_to_do(text: str) -> None:
    assert markdown_to_html(text) == WHOLE.render(text)
