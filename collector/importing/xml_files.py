"""Feeds and lists of jobs in XML: RSS, Atom and any file in which one element a posting has a title."""

from collections import Counter
from collections.abc import Iterator
from typing import IO, Any

from lxml import etree

from collector.adverts import Row
from collector.importing.columns import is_posting
from collector.sources.personio import position_row
from core.errors import SourceError

_FEED_ROWS = ("item", "entry")
MOST_LOOKED_AT = 20_000  # elements until the one that repeats is chosen


def row_tag(name: str, file: IO[bytes]) -> str:
    """The element that is one posting. Raises SourceError where none is."""
    counts: Counter[tuple[int, str]] = Counter()
    depth = 0
    try:
        for number, (event, element) in enumerate(_events(file)):
            if event == "start":
                depth += 1
                continue
            tag = _local(element.tag)
            if len(element) and is_posting(_row(element)):
                if tag in _FEED_ROWS:
                    return tag
                counts[depth, tag] += 1
            depth -= 1
            if number > MOST_LOOKED_AT and counts:
                break
    except etree.XMLSyntaxError as error:
        raise SourceError(f"{name} is no whole XML file: {error.msg}.") from error
    if not counts:
        raise SourceError(f"{name} is an XML file in which no element holds a title and another field of a posting.")
    return max(counts, key=lambda depth_and_tag: (depth_and_tag[0], counts[depth_and_tag]))[1]


def read_xml(file: IO[bytes], tag: str) -> Iterator[Row]:
    """Rows, one an element; each is let go once it was read."""
    number = 0
    try:
        for event, element in _events(file):
            if event == "end" and _local(element.tag) == tag:
                number += 1
                yield Row(f"entry {number}", _row(element))
                element.clear()
                while element.getprevious() is not None:
                    del element.getparent()[0]
    except etree.XMLSyntaxError as error:
        yield Row(f"entry {number + 1}", None, f"no XML from here on ({error.msg})")


def _events(file: IO[bytes]) -> Any:
    # Nothing from outside of the file: no entities, no document type, no network.
    return etree.iterparse(
        file,
        events=("start", "end"),
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        remove_comments=True,
        remove_pis=True,
    )


def _local(tag: Any) -> str:
    return etree.QName(tag).localname if isinstance(tag, str) else ""


def _row(element: Any) -> dict[str, Any]:
    """Children by name: text, or what is nested; of several with one name a list.

    A position of Personio's feed is put together as its source does: its text lies in parts with headings.
    """
    if _local(element.tag) == "position" and element.find("jobDescriptions") is not None:
        return position_row(element)
    row: dict[str, Any] = {str(_local(key)): value for key, value in element.attrib.items()}
    for child in element:
        name = _local(child.tag)
        if not name:
            continue
        value: Any = _row(child) if len(child) else (child.text or child.get("href") or "").strip()
        if name not in row:
            row[name] = value
        elif isinstance(row[name], list):
            row[name].append(value)
        else:
            row[name] = [row[name], value]
    return row
