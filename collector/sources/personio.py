"""Personio boards of companies, an XML feed; no key. Only boards somebody added: no terms allow more clearly."""

from types import MappingProxyType
from typing import Any

from lxml import etree

from collector.adverts import Advert, RawRow
from collector.boards import Board
from collector.place_text import read_places
from collector.sources import Context
from collector.sources.answers import Lines, Moment, ProviderFields, Text, Words, required
from collector.sources.boards import BoardSource, Listing
from collector.sources.http import Reply
from core.errors import SourceError

NAME = "personio"
_FIELDS = ("id", "name", "subcompany", "office", "createdAt", "employmentType", "schedule", "seniority")


class PersonioPosition(ProviderFields):
    """A `<position>` of `GET https://{host}/xml?language=en`, its direct children as they are named."""

    board: Words = None
    id: Words = None
    name: Words = None
    subcompany: Words = None
    offices: Lines = ()
    description: Text = ""
    createdAt: Moment = None


class Personio(BoardSource):
    """Company boards kept by Personio."""

    name = NAME
    homes = MappingProxyType({"personio": "https://{}"})

    def address(self, board: Board) -> tuple[str, dict[str, str]]:
        """The address of a board's feed and the query that asks for it in English."""
        return f"{self.home(board)}/xml", {"language": "en"}

    def read(self, board: Board, reply: Reply) -> Listing:
        """Raises SourceError where the answer is no feed (a marketing page, say)."""
        try:
            root = etree.fromstring(reply.body, _parser())
        except (etree.XMLSyntaxError, ValueError):
            raise SourceError("the answer is no XML feed") from None
        if root.tag != "workzag-jobs":
            raise SourceError("the answer has no list of postings")
        return Listing([position_row(element) for element in root.findall("position")])

    def parse(self, raw: RawRow) -> Advert:
        """Raises BadRecord."""
        position = PersonioPosition.read(raw)
        number, host = required(position.id, "id"), required(position.board, "board")
        created = position.createdAt
        places = [place for office in position.offices for place in read_places(office)]
        return Advert(
            native_id=f"{host}/{number}",
            raw_title=required(position.name, "name"),
            description=position.description,
            posted_on=created.date() if created else None,
            company=position.subcompany or host.partition(".")[0],
            places=tuple(dict.fromkeys(places)),
            url=f"https://{host}/job/{number}",
            discovered_at=created,
        )


def _parser() -> Any:
    """Nothing from outside of the answer: no entities, no document type, no network."""
    return etree.XMLParser(resolve_entities=False, load_dtd=False, no_network=True, remove_comments=True)


def position_row(element: Any) -> dict[str, Any]:
    """A `<position>` as a row, from its direct children: a part of the text has a `name` too, its heading."""
    row: dict[str, Any] = {name: element.findtext(name) for name in _FIELDS}
    row["offices"] = [
        element.findtext("office"),
        *(office.text for office in element.findall("additionalOffices/office")),
    ]
    parts = element.findall("jobDescriptions/jobDescription")
    row["description"] = "\n".join(
        f"<h3>{part.findtext('name') or ''}</h3>{part.findtext('value') or ''}" for part in parts
    )
    return row


def open_source(context: Context) -> Personio | None:
    """The source; None where no board is to be read."""
    source = Personio(context)
    return source if source.has_boards else None
