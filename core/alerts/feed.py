"""The Atom feed (RFC 4287) of a saved search."""

import re
from datetime import datetime
from urllib.parse import quote

from lxml import etree

from core.alerts.items import Item, items_of, page_of
from core.store import Store
from core.store.searches import SavedSearch
from core.texts import text

ATOM = "http://www.w3.org/2005/Atom"
MEDIA_TYPE = "application/atom+xml; charset=utf-8"
NEWEST = 50
_UNFIT = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def feed_address(search: SavedSearch, site: str) -> str:
    """Where the feed is; whoever knows it reads it."""
    return f"{site}/feeds/{search.feed_secret}.atom"


def feed_of(store: Store, search: SavedSearch, site: str) -> bytes:
    """The newest items of a search. Ids do not change with the feed's address or the site's."""
    items = items_of(search, store.matches.newest(search.search_id, NEWEST), store.postings, site)
    updated = max((item.matched_at for item in items), default=search.created_at)
    feed = etree.Element(f"{{{ATOM}}}feed", nsmap={None: ATOM})
    _add(feed, "id", f"urn:career-navigator:search:{search.search_id}")
    _add(feed, "title", text("alerts.feed_title", name=search.name))
    _add(feed, "updated", _stamp(updated))
    _link(feed, "self", feed_address(search, site), "application/atom+xml")
    _link(feed, "alternate", page_of(search, site), "text/html")
    _add(etree.SubElement(feed, f"{{{ATOM}}}author"), "name", text("app.name"))
    for item in items:
        _entry(feed, search, item)
    document: bytes = etree.tostring(feed, xml_declaration=True, encoding="utf-8")
    return document


def _entry(feed: "etree._Element", search: SavedSearch, item: Item) -> None:
    entry = etree.SubElement(feed, f"{{{ATOM}}}entry")
    _add(entry, "id", f"urn:career-navigator:search:{search.search_id}:{_name(item.item_id)}")
    _add(entry, "title", item.title)
    _add(entry, "updated", _stamp(item.matched_at))
    _link(entry, "alternate", item.page, "text/html")
    if item.url:
        _link(entry, "related", item.url, "text/html")
    _add(entry, "summary", item.words or item.title)


def _name(item_id: str) -> str:
    """As it may stand in an address."""
    return quote(item_id, safe=":")


def _add(parent: "etree._Element", name: str, words: str) -> None:
    etree.SubElement(parent, f"{{{ATOM}}}{name}").text = _printable(words)


def _link(parent: "etree._Element", relation: str, address: str, media: str) -> None:
    etree.SubElement(parent, f"{{{ATOM}}}link", rel=relation, href=_printable(address), type=media)


def _printable(words: str) -> str:
    """Without what XML cannot hold; adverts come from outside."""
    return _UNFIT.sub("", words)


def _stamp(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds")
