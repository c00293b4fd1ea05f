"""Turns what a source calls a description (HTML, escaped HTML, Markdown or plain text) into plain text."""

import html
import re
import unicodedata

from selectolax.lexbor import LexborHTMLParser

from core.skills.glued import part_glued
from core.skills.markdown import markdown_to_html

MAX_RAW_CHARS = 400_000
MAX_MARKDOWN_CHARS = 100_000
MAX_CHARS = 100_000
MAX_BYTES = 200_000
CUT = "\n[…]"  # the end of a text whose rest was left out
MAX_DEPTH = 500

_BLOCKS = (
    "article,aside,blockquote,dd,div,dl,dt,figure,footer,h1,h2,h3,h4,h5,h6,header,hr,li,main,nav,ol,p,pre,"
    "section,table,tr,ul"
)
_DROPPED = [
    "script",
    "style",
    "noscript",
    "template",
    "iframe",
    "object",
    "embed",
    "svg",
    "math",
    "canvas",
    "img",
    "picture",
    "video",
    "audio",
    "head",
    "title",
    "select",
    "button",
    "textarea",
    "input",
    "map",
]
_INLINE = "a,abbr,b,body,br,button,code,em,font,head,html,i,iframe,img,script,small,span,strong,style,sub,sup,td,th,u"
_NAMES = f"{_BLOCKS},{_INLINE}".replace(",", "|")
_TAG = re.compile(rf"</?(?:{_NAMES})(?:\s[^<>]{{0,4000}})?/?>|<!--|<!doctype", re.IGNORECASE)
_ESCAPED_TAG = re.compile(rf"&(?:amp;){{0,3}}(?:lt|#60|#x3c);/?(?:{_NAMES})\b", re.IGNORECASE)
_BLOCK_TAG = re.compile(rf"<(?:br|{_BLOCKS.replace(',', '|')})\b", re.IGNORECASE)
_MARKDOWN = re.compile(
    r"^ {0,3}#{1,6} \S|\*\*[^*\n]{1,300}\*\*|"
    r"__[^_\n]{1,300}__|\[[^\]\n]{1,300}\]\(\S{1,300}\)|^ {0,3}(?:```|~~~)|^[*+] \S",
    re.MULTILINE,
)
_MARKDOWN_SIGNS = ("#", "**", "__", "](", "```", "~~~", "* ", "+ ")
_ENTITY = re.compile(r"&(?:[a-z]{2,8}|#\d{1,6}|#x[0-9a-f]{1,5});", re.IGNORECASE)
_OPEN_OR_CLOSE = re.compile(r"<(/?)(?!(?:br|hr|img|input|p|li|td|th|tr|wbr|meta|link)\b)[a-z]", re.IGNORECASE)
_NOT_TEXT = re.compile(r"[\x00-\x08\x0e-\x1f\ufffd]")
_BREAK = "\ue000"  # a private-use character: not white space, and never part of an advert
# Control and format characters (zero-width spaces, soft hyphens, byte order marks), but for tab, line feed and breaks.
_INVISIBLE = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ue000\ufeff\ufffe\uffff]"
)
_KEPT_C1 = {0x91: "'", 0x92: "'", 0x93: '"', 0x94: '"', 0x95: "•", 0x96: "–", 0x97: "—", 0x85: "\n"}
_C1 = re.compile("[\x85\x91-\x97]")
_BLANKS = re.compile(r"(?:[^\S\n ]| (?=[^\S\n]))[^\S\n]*")  # all runs but single spaces, which are most
# In this order. The signs are what a text must hold for a pattern to match: looking for them costs next to nothing.
_TIDYING = tuple(
    (signs, re.compile(pattern, re.MULTILINE), replacement)
    for signs, pattern, replacement in (
        (("-\n", "- \n"), r"^-(?: *\n *)+", "- "),
        ((" \n", "\n "), r" *\n *", "\n"),
        (("- - ",), r"^(?:- ){2,}", "- "),
        (("-",), r"^-$\n?", ""),
        (("\n\n\n",), r"\n{3,}", "\n\n"),
        (("\n\n- ",), r"\n+(?=- )", "\n"),
    )
)


def is_binary(text: str) -> bool:
    """Whether more than a twentieth of the first thousand characters are none that a text holds."""
    sample = text[:1_000]
    return len(_NOT_TEXT.findall(sample)) > len(sample) / 20


def plain_text(raw: str) -> str:
    """The words of `raw`, one line a paragraph or list item; scripts, styles, images and forms are gone.

    Reads HTML, HTML escaped up to three times over, Markdown and plain text; binary rubbish gives no words. Of more
    than `MAX_RAW_CHARS` characters only the beginning is read, and at most `MAX_CHARS` characters and `MAX_BYTES` bytes
    of UTF-8 come back, cut at a line or word end; `CUT` is then the end.
    """
    if not raw or is_binary(raw):
        return ""
    text = raw[:MAX_RAW_CHARS].replace("\r\n", "\n").replace("\r", "\n")
    for _ in range(3):
        if not _ESCAPED_TAG.search(text):
            break
        text = html.unescape(text)
    if _TAG.search(text):
        text = _from_html(text)
    elif len(text) <= MAX_MARKDOWN_CHARS and _holds(text, _MARKDOWN_SIGNS) and _MARKDOWN.search(text):
        text = _from_html(markdown_to_html(text))
    elif _ENTITY.search(text):
        text = html.unescape(text)
    return _whole_or_cut(_tidied(text), is_cut=len(raw) > MAX_RAW_CHARS)


def _whole_or_cut(text: str, *, is_cut: bool) -> str:
    room = MAX_CHARS - len(CUT)
    beginning = text if len(text) <= room else shortened(text, room)
    while (size := _size(beginning)) > MAX_BYTES - _size(CUT):
        beginning = shortened(beginning, len(beginning) * (MAX_BYTES - _size(CUT)) // size - 1)
    return beginning + CUT if beginning and (is_cut or len(beginning) < len(text)) else beginning


def _size(text: str) -> int:
    return len(text.encode("utf-8", "surrogatepass"))


def _from_html(source: str) -> str:
    source = source.replace(_BREAK, "")
    if _is_too_deep(source):
        return html.unescape(re.sub(r"<[^<>]*>", "\n", source))
    tree = LexborHTMLParser(source)
    tree.strip_tags(_DROPPED)
    for node in tree.css(_BLOCKS):
        node.insert_before(_BREAK + ("- " if node.tag == "li" else ""))
        node.insert_after(_BREAK)
    for node in tree.css("br"):
        node.insert_before(_BREAK)
    for node in tree.css("td, th"):
        node.insert_after(" ")
    body = tree.body
    text = body.text(deep=True, separator="") if body else ""
    # Line ends in HTML mean nothing, unless the advert has hardly any block tags and relies on them.
    if 2 * len(_BLOCK_TAG.findall(source)) >= source.strip().count("\n"):
        text = re.sub(r"\s*\n\s*", " ", text)
    return text.replace(_BREAK, "\n")


def _is_too_deep(source: str) -> bool:
    # The tree walk takes quadratic time in the depth: 100,000 open <div> would hold a core for a minute.
    depth = 0
    for tag in _OPEN_OR_CLOSE.finditer(source):
        depth += -1 if tag[1] else 1
        if depth > MAX_DEPTH:
            return True
    return False


def _tidied(text: str) -> str:
    if _C1.search(text):
        text = text.translate(_KEPT_C1)
    text = _INVISIBLE.sub("", unicodedata.normalize("NFC", text))
    text = part_glued(_BLANKS.sub(" ", text))
    for signs, pattern, replacement in _TIDYING:
        if _holds(text, signs):
            text = pattern.sub(replacement, text)
    return text.strip()


def _holds(text: str, signs: tuple[str, ...]) -> bool:
    return any(sign in text for sign in signs)


def shortened(text: str, limit: int = MAX_CHARS) -> str:
    """`text`, or its first `limit` characters back to the last line or word end in them."""
    if len(text) <= limit:
        return text
    cut = max(text.rfind("\n", 0, limit), text.rfind(" ", 0, limit))
    return text[: cut if cut > limit // 2 else limit].rstrip()
