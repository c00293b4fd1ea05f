"""Saved replies of sources we know: such rows go to the source's own parser and keep the source's ids."""

import ast
import importlib
import json
import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import replace
from typing import Any

from collector.adverts import Advert, RawRow, Row, words
from collector.boards import Board, board_of_url
from collector.importing.values import is_nothing

# The fields by which a reply is known: all of the first, one at least of the second.
_SIGNS: Mapping[str, tuple[frozenset[str], frozenset[str]]] = {
    "theirstack": (
        frozenset({"id", "job_title"}),
        frozenset({"final_url", "has_blurred_data", "long_location", "company_object", "technology_slugs"}),
    ),
    "ashby": (
        frozenset({"id", "title", "publishedAt", "jobUrl"}),
        frozenset({"isListed", "isRemote", "workplaceType", "descriptionHtml"}),
    ),
    "greenhouse": (
        frozenset({"id", "title", "absolute_url"}),
        frozenset({"internal_job_id", "first_published", "updated_at", "requisition_id"}),
    ),
    "lever": (frozenset({"id", "text", "hostedUrl", "categories"}), frozenset({"createdAt", "lists", "workplaceType"})),
    "remotive": (
        frozenset({"id", "title", "candidate_required_location"}),
        frozenset({"publication_date", "company_name"}),
    ),
    "arbeitnow": (frozenset({"slug", "title", "created_at", "url", "company_name"}), frozenset({"job_types", "tags"})),
    "jobicy": (frozenset({"id", "jobTitle", "jobGeo"}), frozenset({"pubDate", "jobLevel", "jobIndustry"})),
    "himalayas": (frozenset({"guid", "title", "locationRestrictions"}), frozenset({"companySlug", "pubDate"})),
    "jobtech": (frozenset({"id", "headline", "employer"}), frozenset({"workplace_address", "occupation_field"})),
    "recruitee": (
        frozenset({"id", "title", "careers_url"}),
        frozenset({"careers_apply_url", "published_at", "status"}),
    ),
    "teamtailor": (frozenset({"id", "title", "url", "_jobposting"}), frozenset({"content_html", "date_published"})),
    "workable": (frozenset({"shortcode", "title", "telecommuting"}), frozenset({"published_on", "application_url"})),
}
_ON_BOARDS = {
    "ashby": "jobUrl",
    "greenhouse": "absolute_url",
    "lever": "hostedUrl",
    "recruitee": "careers_url",
    "teamtailor": "url",
    "workable": "url",
}
MOST_FROZEN = 200_000  # characters of a cell that may be a list or an object
_NUMBER = re.compile(r"-?(?:0|[1-9]\d{0,14})(?:\.\d{1,6})?")
COMMENTS = "hackernews"
_COMMENT_SIGNS = (
    frozenset({"text", "by", "parent"}),
    frozenset({"text", "by", "time", "id"}),
    frozenset({"text", "author", "created_at_i", "parent_id"}),
    frozenset({"comment_text", "story_id"}),
)
_CLASSES = {"jobtech": "JobTech", COMMENTS: "HackerNews"}  # where it is not the module's name with a capital
Parser = Callable[[RawRow], Advert]


def known_source(fields: Collection[str]) -> str | None:
    """The source whose replies have these fields, None where none has. `fields` are a row, or the names in one."""
    if is_comment(fields):
        return COMMENTS
    present = {name.partition(".")[0] for name in fields} | set(fields)
    return next((name for name, (every, some) in _SIGNS.items() if every <= present and some & present), None)


def is_comment(fields: Collection[str]) -> bool:
    """Whether these are the fields of a Hacker News comment, as its own API, its search or a dump of them has it."""
    if isinstance(fields, Mapping) and fields.get("title"):
        return False  # the story that comments belong to
    present = set(fields)
    return any(signs <= present for signs in _COMMENT_SIGNS)


def comment_rows(row: Row) -> Iterator[Row]:
    """A comment as its search tells it, one row a role; itself, without a role, where none can be told."""
    raw = row.raw
    if raw is None:
        yield row
        return
    from collector.sources.hackernews_comment import read_comment

    text = raw.get("comment_text") or raw.get("text")
    if not isinstance(text, str):
        yield replace(row, raw=None, problem="a comment without text")
        return
    told = {
        "objectID": str(raw.get("objectID") or raw.get("id") or ""),
        "created_at_i": raw.get("created_at_i") or raw.get("time") or raw.get("created_at"),
        "comment_text": text,
    }
    for role in range(max(1, len(read_comment(text).roles))):
        yield replace(row, raw={**told, "role": role})


def thawed(raw: RawRow) -> RawRow:
    """A source's row as a table keeps it: lists and objects written as text, and numbers, are what they were again.

    What lay inside of an object ("categories.location") lies there again.
    """
    whole: dict[str, Any] = {}
    for name, value in raw.items():
        if is_nothing(value):
            continue
        *outer, last = name.split(".")
        inside = whole
        for step in outer:
            inside = inside.setdefault(step, {})
            if not isinstance(inside, dict):
                break
        else:
            inside[last] = _thawed(value)
    return whole


def _thawed(value: Any) -> Any:
    if not isinstance(value, str) or len(value) > MOST_FROZEN:
        return value
    text = value.strip()
    if _NUMBER.fullmatch(text):
        return float(text) if "." in text else int(text)
    return with_structure(value)


def with_structure(value: Any) -> Any:
    """The list or object that a cell holds as JSON or as Python prints it; any other value as it is."""
    if not isinstance(value, str) or not 2 <= len(value) <= MOST_FROZEN:
        return value
    text = value.strip()
    if (text[:1], text[-1:]) not in (("[", "]"), ("{", "}")):
        return value
    for read in (json.loads, ast.literal_eval):
        try:
            structure = read(text)
        except (ValueError, SyntaxError, MemoryError, RecursionError, TypeError):
            continue
        return structure if isinstance(structure, list | dict) else value
    return value


def structured(row: Row) -> Row:
    """A row whose cells are what they hold: lists and objects, where a table keeps these as text."""
    if row.raw is None or not any(isinstance(cell, str) and cell[:1] in ("[", "{") for cell in row.raw.values()):
        return row
    return Row(row.where, {name: with_structure(cell) for name, cell in row.raw.items()})


def parser_of(source: str, name: str) -> Parser:
    """The parser of a source's own rows.

    A company board's rows lack its name: it is read from their links, and where these lie on the company's own site, it
    is `name`.
    """
    if source == "theirstack":
        from collector.theirstack_row import advert_from_row

        return advert_from_row
    module = importlib.import_module(f"collector.sources.{source}")
    kind: Any = getattr(module, _CLASSES.get(source, source.capitalize()))
    parse: Parser = kind.__new__(kind).parse  # a parser needs nothing of what a source is opened with
    link = _ON_BOARDS.get(source)
    return parse if link is None else lambda raw: _on_board(parse, raw, link, name)


def _on_board(parse: Parser, raw: RawRow, link: str, name: str) -> Advert:
    board = words(raw, "board") or _board(raw, link)
    advert = parse({**raw, "board": board or name})
    # The name of a file is no company.
    return advert if board or advert.company != name else replace(advert, company=None)


def _board(raw: RawRow, link: str) -> str | None:
    board = board_of_url(words(raw, link) or "")
    return board.token if isinstance(board, Board) else None
