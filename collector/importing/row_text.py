"""Title, company, link and text of a row."""

import ast
import re
from dataclasses import dataclass
from itertools import islice
from typing import Any

from collector.adverts import MAX_WORDS, RawRow
from collector.importing.row_rules import RowRules, kept
from collector.importing.values import is_nothing, line, unescaped, without_rating, without_tags
from collector.places import read_places

MAX_TEXT = 400_000
MOST_TEXTS = 4  # columns of one field
TEASER = 400
_URL = re.compile(r"https?://[^\s/]+\S*$", re.IGNORECASE)
_TITLE_JOINTS = re.compile(r"\s+[—–|@-]\s+|\s+at\s+")
_IN_BRACKETS = re.compile(r"\s*\(([^()]{2,80})\)(?:\s*\([^()]{2,40}\))?")
_WE_WORK_REMOTELY = "weworkremotely.com/"


@dataclass(frozen=True, slots=True)
class Heading:
    """Who looks for what; `place` is what the title says of where, beside both."""

    title: str | None
    company: str | None = None
    place: str | None = None


def heading_of(row: RawRow, rules: RowRules) -> Heading:
    """Title and company, of which some titles tell both ("Acme: Data Scientist", "Engineer - Acme - Berlin")."""
    title, company = _title(row, rules), _company(row, rules)
    if title and (whole := _whole_heading(title, company or line(row.get("source")) or line(row.get("author")))):
        return whole
    return Heading(title, company) if title is None or company else Heading(*_company_of_title(title, row, rules))


def _whole_heading(title: str, company: str | None) -> Heading | None:
    """A title that names the company itself: "Engineer - Acme - Berlin", "Engineer at Acme (Berlin, Germany)"."""
    if not company or company not in title:
        return None
    parts = re.split(r"\s+[—–|-]\s+", title)
    if len(parts) > 1 and parts[1] == company and len(parts) < 4:
        return Heading(parts[0], company, parts[2] if len(parts) > 2 else None)
    before, joint, behind = title.partition(f" at {company}")
    if joint and before and (not behind or (places := _IN_BRACKETS.fullmatch(behind))):
        return Heading(before, company, places[1] if behind and places else None)
    return None


def _company_of_title(title: str, row: RawRow, rules: RowRules) -> tuple[str, str | None]:
    """Title and company where no column names the company."""
    if _WE_WORK_REMOTELY in (url_of(row, rules) or "") and ": " in title:
        company, _, title = title.partition(": ")
        return title, company
    name = line(row.get("name"))
    if name and name != title and not rules.columns.names("company") and isinstance(row.get("title"), str):
        return title, kept(name)[:MAX_WORDS]  # with a title beside it, a name is the company's
    return _parted_title(title, line(rules.value(row, "description")))


def _company(row: RawRow, rules: RowRules) -> str | None:
    for _, value in rules.each(row, "company"):
        if (company := line(without_rating(value, rules.value(row, "rating")))) is not None:
            return kept(company)[:MAX_WORDS]
    return None


def _title(row: RawRow, rules: RowRules) -> str | None:
    """The first of the title's columns that holds letters: a number ("position 1") is the title of nothing."""
    for column, _ in rules.columns.columns.get("title", ()):
        text = line(rules.columns.column(row, "title", column))
        if text and any(map(str.isalpha, text)):
            return kept(without_tags(text))[:MAX_WORDS] or None
    return None


def _parted_title(title: str, description: str | None) -> tuple[str, str | None]:
    """Title and company of "Data Scientist — Acme" where the text begins with that name too ("Acme · Berlin")."""
    parts = _TITLE_JOINTS.split(title)
    company = parts[-1].strip()
    if len(parts) < 2 or not company or not description or not description.startswith(company):
        return title, None
    if any(place.city or place.country_code for place in read_places(company)):
        return title, None  # "Data Engineer - Berlin"
    if description[len(company) :].lstrip()[:1] not in ("·", "|", "-", "–", "—", ","):
        return title, None
    return title[: title.rindex(company)].rstrip(" —–-|@").removesuffix(" at").rstrip(), company


def url_of(row: RawRow, rules: RowRules) -> str | None:
    """The first web address of the columns for links; None where none holds one."""
    for _, links in rules.each(row, "url"):
        value = next((link for link in links if isinstance(link, str)), None) if isinstance(links, list) else links
        if isinstance(value, str) and len(value) <= 2000 and _URL.match(value.strip()):
            return kept(unescaped(value.strip()) if "&amp;" in value else value.strip())
    return None


def text_of(row: RawRow, rules: RowRules) -> str:
    """The advert's text: the description, then what else says duties, requirements and skills, below headings."""
    text = _fullest(
        [plain for _, value in islice(rules.each(row, "description"), MOST_TEXTS) if (plain := _long(value))]
    )
    for field, heading in (("responsibilities", "Responsibilities"), ("requirements", "")):
        for _, value in islice(rules.each(row, field), MOST_TEXTS):
            more = _long(value)
            if more and more not in text:
                text = "\n\n".join(filter(None, (text, _headed(more, heading))))
    for field, heading in (("must_skills", "Requirements"), ("nice_skills", "Nice to have"), ("skills", "Skills")):
        if skills := _skills(row, rules, field):
            text = "\n\n".join(filter(None, (text, "\n".join((heading, *(f"- {skill}" for skill in skills))))))
    return text


def _fullest(texts: list[str]) -> str:
    """The first text, unless it is a teaser of a later one: a fraction of it, and short."""
    longest = max(texts, key=len, default="")
    return longest if texts and len(texts[0]) < min(TEASER, len(longest) / 2) else "".join(texts[:1])


def _skills(row: RawRow, rules: RowRules, field: str) -> list[str]:
    """The skills of the columns for them, each once; tags, which may be anything, only where there are no others."""
    skills_by_name: dict[str, str] = {}
    for column, value in islice(rules.each(row, field), MOST_TEXTS):
        if not skills_by_name or "tag" not in column.casefold():
            skills_by_name |= {
                skill.casefold(): skill for skill in _listed(value) if skill.casefold() not in skills_by_name
            }
    return list(skills_by_name.values())


def _long(value: object) -> str:
    """A text, or the lines of a list of them."""
    if isinstance(value, list):
        value = "\n".join(member for member in value if isinstance(member, str))
    if not isinstance(value, str) or is_nothing(value) or _URL.match(value.strip()):
        return ""
    return kept(value)[:MAX_TEXT]


def _headed(text: str, heading: str) -> str:
    """The text below a heading, unless it begins with a short line of its own."""
    first = text.lstrip().partition("\n")[0]
    return text if not heading or re.fullmatch(r"[^•*.-][^.]{2,40}", first.strip()) else f"{heading}\n{text}"


def _listed(value: Any) -> list[str]:
    """Skills of a list, of a Python list as pandas writes it, or between commas."""
    if isinstance(value, str) and value.lstrip().startswith("["):
        try:
            value = ast.literal_eval(value)
        except (ValueError, SyntaxError, MemoryError, RecursionError):
            value = value.strip("[] ")
    if isinstance(value, str):
        value = re.split(r"[,;|\n]", value) if len(value) < 2_000 else [value]
    if not isinstance(value, list | tuple):
        return []
    return [skill for member in value[:200] if (skill := line(member)) and len(skill) <= 2_000]
