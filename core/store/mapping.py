"""Postings, their texts and users: where documents differ from the dataclasses."""

from typing import Any

from core.models import Posting, PostingText, User
from core.store.records import Document, Records, as_stored, from_collection

_POSTINGS = Records("postings", Posting, "posting_id", posted_on=None)
_TEXTS = Records("posting_texts", PostingText, "posting_id")
_USERS = Records("users", User, "user_id")
# Maps by skill are lists of pairs: a skill id may hold characters that are not fit for a field name, and the order
# is kept.
_MAPS = {"skill_years": "years", "skill_levels": "level", "progress": "state", "learned_on": "day"}


def posting_to_document(posting: Posting) -> Document:
    """The document of a posting, without its text."""
    document = _POSTINGS.to_document(posting)
    document["alternatives"] = [{"any_of": group} for group in document["alternatives"]]
    document["terms"] = _terms_to_document(document["terms"])
    return document


@from_collection("postings")
def posting_from_document(document: Document) -> Posting:
    """The posting of a document. Raises DamagedDocument."""
    groups = [group["any_of"] for group in document.get("alternatives") or ()]
    return _POSTINGS.from_document({**document, "alternatives": groups, "terms": _terms(document.get("terms") or {})})


def _terms_to_document(terms: Document) -> Document:
    """Only what is stated."""
    terms["years_of"] = [[skill, years] for skill, years in sorted(terms["years_of"].items())]
    terms["degree"] = terms["degree"] and list(terms["degree"].values())
    terms["spoken"] = [list(language.values()) for language in terms["spoken"]]
    return {name: value for name, value in terms.items() if value not in (None, [])}


def _terms(document: Document) -> Document:
    values = {**document, "years_of": dict(document.get("years_of") or ())}
    if degree := document.get("degree"):
        values["degree"] = dict(zip(("level", "ask", "or_equivalent"), degree, strict=True))
    values["spoken"] = [
        dict(zip(("language", "level", "ask"), language, strict=True)) for language in document.get("spoken") or ()
    ]
    return values


def text_to_document(text: PostingText) -> Document:
    """The document of a text with the places of its skills and facts; a mention's words are not repeated."""
    mentions = [  # written out: a text has dozens, and each takes `as_stored` four times as long
        {"skill": m.skill, "start": m.start, "end": m.end, "ask": m.ask.value, "rule": m.rule} for m in text.mentions
    ]
    document = {"_id": text.posting_id, "text": text.text, "mentions": mentions, "facts": as_stored(text.facts)}
    return {**document, "title_mentions": as_stored(text.title_mentions)} if text.title_mentions else document


@from_collection("posting_texts")
def text_from_document(document: Document) -> PostingText:
    """The text of a document. Raises DamagedDocument."""
    text = document["text"]
    mentions = [
        {"rule": "", **mention, "text": text[mention["start"] : mention["end"]]}
        for mention in document.get("mentions") or ()
    ]
    return _TEXTS.from_document({**document, "mentions": mentions})


def user_to_document(user: User) -> Document:
    """The document of a user, with its version."""
    document = _USERS.to_document(user)
    for field, name in _MAPS.items():
        document[field] = [{"skill": skill, name: as_stored(value)} for skill, value in document[field].items()]
    return document


@from_collection("users")
def user_from_document(document: Document) -> User:
    """The user of a document; fields that older documents lack are empty. Raises DamagedDocument."""
    maps: dict[str, dict[str, Any]] = {
        field: {pair["skill"]: pair[name] for pair in document.get(field) or ()} for field, name in _MAPS.items()
    }
    return _USERS.from_document(document | maps)
