"""Postings in saved web pages and Markdown: schema.org's objects in their scripts, else tables."""

import json
import re
import unicodedata
from collections.abc import Iterator
from typing import Any

from lxml import etree, html

from collector.adverts import Row
from collector.importing.columns import is_posting
from collector.importing.json_search import postings_in
from collector.importing.script_files import is_script, read_script
from collector.importing.tables import HeaderScore
from core.errors import SourceError

MOST_NESTED = 12
_PAGE = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype html|html|head|body|table|div|script|main|section)\b", re.IGNORECASE
)
_RULER = re.compile(r"^\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)+\|?\s*$", re.MULTILINE)
_PIPE = re.compile(r"(?<!\\)\|")
_IMAGE = re.compile(r"!\[[^\]]*\]\([^)]*\)")
_LINK = re.compile(r"\[([^\[\]]*)\]\((\S+?)(?:\s+\"[^\"]*\")?\)")
_MARKS = re.compile(r"\*\*|__|~~|`")
_BREAK = re.compile(r"</?br\s*/?>", re.IGNORECASE)
_CALL = re.compile(
    r"(?:apply|link|here|view|details?|posting|job|go|open|apply now|more|bewerben|postuler)?", re.IGNORECASE
)
_SAME_COMPANY = frozenset({"↳", "⬆", "⬆️", "^", '"'})
_CLOSED = "\N{LOCK}"


def is_page(start: str) -> bool:
    """Whether a text begins as a web page, or as a table or script of one."""
    return _PAGE.match(re.sub(r"\A(?:\s*<!--.*?-->)+", "", start, flags=re.DOTALL)) is not None


def has_table(start: str) -> bool:
    """Whether a text holds a table as Markdown or HTML writes it."""
    return _RULER.search(start) is not None or "<table" in start.casefold()


def page_rows(text: str, score: HeaderScore) -> Iterator[Row]:
    """The postings of a page: schema.org's where it holds any, else the rows of its tables with a title."""
    if not text.strip():
        return
    page = html.document_fromstring(_BREAK.sub("<br>", text).encode("utf-8", "replace"), parser=_parser())
    number = 0
    for script in page.iter("script"):
        if "ld+json" in (script.get("type") or ""):
            for posting in _postings(_json(script.text or "")):
                number += 1
                yield Row(f"posting {number}", posting)
    for posting in () if number else (*_items(page), *_data_of_scripts(page)):
        number += 1
        yield Row(f"posting {number}", posting)
    if not number:
        for table in page.iter("table"):
            yield from _table_rows([list(row.iter("th", "td")) for row in table.iter("tr")], score)


def _items(page: Any) -> Iterator[dict[str, Any]]:
    """The postings that a page's tags mark by schema.org's names (microdata)."""
    for element in page.iter():
        if "JobPosting" in str(element.get("itemtype") or ""):
            yield {"@type": "JobPosting", **_properties(element)}


def _properties(item: Any) -> dict[str, Any]:
    told: dict[str, Any] = {}
    waiting = list(reversed(list(item)))
    while waiting:
        element = waiting.pop()
        if not isinstance(element.tag, str):
            continue
        name = element.get("itemprop")
        if element.get("itemscope") is not None:
            told.setdefault(name or "item", _properties(element))
            continue
        if name:
            plain = (element.get(key) for key in ("content", "datetime", "href", "src"))
            value = next(filter(None, plain), None)
            told.setdefault(name, value or " ".join(element.text_content().split()))
        waiting.extend(reversed(list(element)))
    return told


def _data_of_scripts(page: Any) -> list[dict[str, Any]]:
    """The postings in the data that a page brings along for its own scripts (`__NEXT_DATA__`, `window.jobs = …`)."""
    values = []
    for script in page.iter("script"):
        text = script.text or ""
        if "json" in (script.get("type") or ""):
            values.append(_json(text))
        elif is_script(text):
            try:
                values.append(read_script("a script", text))
            except SourceError:
                continue
    return postings_in(values, is_posting)


def markdown_rows(text: str, score: HeaderScore) -> Iterator[Row]:
    """The rows of a Markdown file's tables, of the kind with bars and of HTML's."""
    lines = text.splitlines()
    for position, line in enumerate(lines):
        if position and _RULER.match(line):
            end = next((at for at in range(position, len(lines)) if "|" not in lines[at]), len(lines))
            table = (lines[position - 1], *lines[position + 1 : end])
            yield from _table_rows([[_element(cell) for cell in _cells(row)] for row in table], score)
    if "<table" in text.casefold():
        yield from page_rows(text, score)


def _parser() -> Any:
    return html.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, huge_tree=False)


def _json(text: str) -> Any:
    try:
        return json.loads(text.strip().removeprefix("<![CDATA[").removesuffix("]]>"), strict=False)
    except (ValueError, RecursionError):
        return None


def _postings(value: Any, depth: int = 0) -> Iterator[dict[str, Any]]:
    """The objects of the type JobPosting in what a script holds."""
    if depth > MOST_NESTED:
        return
    if isinstance(value, dict) and "JobPosting" in str(value.get("@type")):
        yield value
    elif isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from _postings(inner, depth + 1)


def _cells(line: str) -> list[str]:
    return [cell.replace("\\|", "|").strip() for cell in _PIPE.split(line.strip().removeprefix("|").removesuffix("|"))]


def _element(cell: str) -> Any:
    """A cell of Markdown as the element that HTML would have."""
    plain = _LINK.sub(r'<a href="\2">\1</a>', _IMAGE.sub("", _MARKS.sub("", cell)))
    try:
        return html.fragment_fromstring(_BREAK.sub("<br>", plain), create_parent="td", parser=html.HTMLParser())
    except (etree.ParserError, ValueError):
        return html.Element("td")


def _table_rows(rows: list[list[Any]], score: HeaderScore) -> Iterator[Row]:
    position = next((at for at, row in enumerate(rows[:5]) if score([_words(cell)[0] for cell in row]) > 1), None)
    if position is None:
        return
    header = [_words(cell)[0] for cell in rows[position]]
    header = ["Posted" if name.casefold() == "age" else name for name in header]  # "24d"
    company = ""
    for number, row in enumerate(rows[position + 1 :], 1):
        if len(row) != len(header):
            if len(row) > 1:
                yield Row(f"table row {number}", None, f"{len(row)} cells where the header has {len(header)}")
            continue
        values = _values(header, row)
        for name in header:
            if name.casefold().startswith("company"):
                company = values[name] = company if values[name] in _SAME_COMPANY else values[name]
        yield Row(f"table row {number}", dict(values))


def _values(header: list[str], row: list[Any]) -> dict[str, str]:
    values: dict[str, str] = {}
    for name, cell in zip(header, row, strict=True):
        text, link = _words(cell)
        if _CLOSED in text:
            values["status"] = "closed"
        text = _without_pictures(text)
        if link and _CALL.fullmatch(text):
            text = link
        elif link:
            values[f"{name} link"] = link
        values[name] = text
    return values


def _words(cell: Any) -> tuple[str, str]:
    """The text of a cell, its lines with ";" between them, and where its first link leads."""
    link = next((anchor.get("href") for anchor in cell.iter("a") if (anchor.get("href") or "").startswith("http")), "")
    for summary in list(cell.iter("summary")):
        summary.text = ""
        for inner in list(summary):
            summary.remove(inner)
    for end in cell.iter("br", "li", "p"):
        end.tail = f"\n{end.tail or ''}"
    lines = (" ".join(line.split()) for line in "".join(cell.itertext()).split("\n"))
    return "; ".join(filter(None, lines)), link


def _without_pictures(text: str) -> str:
    """Text without the pictograms at its end ("SRE 🛂")."""
    end = len(text)
    while end and (text[end - 1] == " " or unicodedata.category(text[end - 1]) in ("So", "Mn", "Cn", "Sk")):
        end -= 1
    return text[:end] or text
