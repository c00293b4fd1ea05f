"""A comment under "Who is hiring?": its first line says company, roles, place and pay, in any order. Pure."""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

from collector.pay import salary_from_text
from collector.place_text import read_places
from collector.sources.contacts import without_contacts
from collector.work_model import ANY_WORD, from_location
from core.models import Place, Salary, WorkModel

MOST_ROLES = 12
MOST_FIELDS = 20
LONGEST_TITLE = 120
_PARAGRAPH = re.compile(r"<p>", re.IGNORECASE)
_LINK = re.compile(r'<a\b[^>]{0,200}?href="([^"]{1,2000})"[^>]{0,200}>(.{0,2000}?)</a>', re.IGNORECASE | re.DOTALL)
_TAG = re.compile(r"<[^<>]{0,500}>")
_FIELDS = re.compile(r"\s*[|•]\s*|\s+[–—-]{1,2}\s+")
_ADDRESS = re.compile(r"https?://[^\s)]+")
_EMPTY = re.compile(r"\(\s*\)")
_BRACKETS = re.compile(
    r"\((?:YC\s*[A-Z]?\d{2}|https?://[^)]*|[\w.-]+\.(?:com|io|ai|co|org|dev|net|app)[^)]*)\)", re.IGNORECASE
)
_ROLE = re.compile(
    r"\b(?:engineers?|developers?|programmers?|scientists?|analysts?|architects?|designers?|sre|sysadmins?|dev ?ops|"
    r"administrators?|researchers?|consultants?|managers?|leads?|cto|head of|director|swe|ml ?ops|qa|testers?|"
    r"interns?|founding|specialists?|technicians?|product owner|full[- ]?stack|back[- ]?end|front[- ]?end)\b",
    re.IGNORECASE,
)
_TERMS = re.compile(
    r"^(?:full[- ]?time|part[- ]?time|contract(?:or|ing)?|permanent|freelance|internships?|interns?|visa|equity|ft|pt|"
    r"multiple (?:roles|positions)|various(?: roles)?|hiring)(?:\b.{0,40})?$",
    re.IGNORECASE,
)
_BULLET = re.compile(r"^\s*(?:[-*•–]|\d{1,2}[.)])\s+(.{3,200})$")
_SPLIT = re.compile(r"\s*(?:[,;/&+]|\band\b|\bor\b)\s*(?![^()]*\))", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class CommentRole:
    """One role of a comment; `pay` is its own or the one that stands for all."""

    title: str
    pay: Salary | None = None


@dataclass(frozen=True, slots=True)
class Comment:
    """What a comment tells. Without `roles` it is not sure what is looked for. `text` has no contacts."""

    company: str | None
    roles: tuple[CommentRole, ...]
    places: tuple[Place, ...]
    work_model: WorkModel | None
    link: str | None
    text: str


def read_comment(comment: str) -> Comment:
    """Fields are found by what they hold, never by where they stand; only the company is taken to come first."""
    paragraphs = _PARAGRAPH.split(comment)
    link = next((html.unescape(link_match[1]) for link_match in _LINK.finditer(comment)), None)
    opening, _, _ = paragraphs[0].partition("\n")
    first = _plain(opening if "|" in opening else paragraphs[0])
    fields = [field for field in _FIELDS.split(_BRACKETS.sub(" ", first))[:MOST_FIELDS] if field.strip(" -|")]
    company = _company(fields[0]) if fields else None
    titles: list[str] = []
    places: list[Place] = []
    models: list[WorkModel] = []
    pay: Salary | None = None
    for field in fields[1:]:
        field_pay = salary_from_text(field) or salary_from_text(field, "US", "year")
        pay = pay or field_pay
        if (model := from_location(field)) is not None:
            models.append(model)
        if _is_roles(field):
            titles += _titles(field)
        elif field_pay is None and not _TERMS.match(field) and not _ADDRESS.search(field):
            places += [place for place in read_places(field) if place.city or place.country_code]
    if not titles and len(fields) > 1 and _is_roles(fields[0]) and not _ADDRESS.search(fields[0]):
        titles, company = list(_titles(fields[0])), None  # "Software Engineer | Oslo | Onsite"
    roles = [CommentRole(title, pay) for title in titles] or list(_listed(paragraphs[1:], pay))
    return Comment(
        company=company,
        roles=tuple(dict.fromkeys(roles))[:MOST_ROLES],
        places=tuple(dict.fromkeys(places)),
        work_model=_work_model(models, first),
        link=link,
        text=without_contacts(_with_links(comment)),
    )


def _plain(part: str) -> str:
    """One line of text; of a link its target, since the shown text is cut."""
    return " ".join(html.unescape(_TAG.sub(" ", _LINK.sub(lambda link_match: f" {link_match[1]} ", part))).split())


def _with_links(comment: str) -> str:
    return _LINK.sub(lambda link_match: f" {link_match[1]} ", comment)


def _company(field: str) -> str | None:
    name = " ".join(_EMPTY.sub(" ", _ADDRESS.sub(" ", field)).split()).strip(" -|:,")
    return name[:LONGEST_TITLE] or None


def _is_roles(field: str) -> bool:
    return bool(_ROLE.search(field)) and not _TERMS.match(field) and len(field) <= 300


def _titles(field: str) -> Iterator[str]:
    """The roles of a field: "Senior Backend Engineer, SRE" are two, "Engineers (Frontend, Backend)" is one."""
    parts = [part.strip(" -:.") for part in _SPLIT.split(_ADDRESS.sub(" ", field))]
    if not all(part and _ROLE.search(part) for part in parts):
        parts = [field.strip(" -:.")]  # "Research and Development Engineer": the words belong together
    yield from (ANY_WORD.sub(" ", part).strip(" -:.")[:LONGEST_TITLE] for part in parts)


def _listed(paragraphs: list[str], pay: Salary | None) -> Iterator[CommentRole]:
    """Roles listed below the first line, one a bullet or one a short paragraph."""
    for paragraph in paragraphs:
        for line in html.unescape(paragraph).split("\n"):
            text = _plain(line)
            bullet = _BULLET.match(text)
            item = (
                bullet[1]
                if bullet
                else text
                if len(text) <= LONGEST_TITLE and not text.endswith((".", "!", "?"))
                else ""
            )
            title = re.split(r"\s[-–—|:]\s|: |\s\(?https?://| [$€£]", item)[0].strip(" -:.")
            if title and len(title) <= 80 and _ROLE.search(title) and len(title.split()) <= 9:
                yield CommentRole(title, salary_from_text(item) or salary_from_text(item, "US", "year") or pay)


def _work_model(models: list[WorkModel], first: str) -> WorkModel | None:
    """The work model; "REMOTE or ONSITE" and "REMOTE / HYBRID" leave the choice: remote work is offered."""
    if WorkModel.REMOTE in models:
        return WorkModel.REMOTE
    return models[0] if models else from_location(first) if re.search(r"\b(?:REMOTE|ONSITE|HYBRID)\b", first) else None
