"""Résumés that are data: JSON Resume, Europass (XML and JSON), LinkedIn's export. Each becomes a résumé's text."""

import csv
import io
import json
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from lxml import etree

from core.errors import UnreadableResume
from core.resumes.documents import open_archive, parse_xml
from core.texts import text

MAX_ITEMS = 300
MAX_DEPTH = 30
_OVERALL = ("SpokenInteraction", "SpokenProduction", "Writing", "Listening", "Reading")


def sections_text(parts: Iterable[tuple[str, Sequence[str]]]) -> str:
    """A résumé's text of headings and their lines; an empty heading opens it."""
    blocks = []
    for heading, lines in parts:
        filled = [line for line in lines if line.strip()][:MAX_ITEMS]
        if filled:
            blocks.append("\n".join([heading, *filled] if heading else filled))
    return "\n\n".join(blocks)


def json_text(data: bytes) -> str:
    """The text of a JSON Resume or of Europass's JSON. Raises UnreadableResume."""
    try:
        content = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise UnreadableResume(text("resume_error.json")) from error
    if isinstance(content, Mapping):
        passport = content.get("SkillsPassport", content)
        if isinstance(passport, Mapping) and isinstance(passport.get("LearnerInfo"), Mapping):
            return _europass(passport["LearnerInfo"])
        if any(isinstance(content.get(key), (Mapping, list)) for key in ("basics", "work", "skills")):
            return _json_resume(content)
    raise UnreadableResume(text("resume_error.json"))


def _json_resume(content: Mapping[str, Any]) -> str:
    basics = _mapping(content.get("basics"))
    place = _mapping(basics.get("location"))
    skills = [
        f"{_words(group.get('name'))}: {', '.join(map(_words, _list(group.get('keywords'))))}".rstrip(": ")
        for group in _mappings(content.get("skills"))
    ]
    work = []
    for entry in _mappings(content.get("work")):
        work += ["", f"{_words(entry.get('position'))} | {_words(entry.get('name') or entry.get('company'))}"]
        work += [_period(entry.get("startDate"), entry.get("endDate")), _words(entry.get("summary"))]
        work += [f"• {_words(line)}" for line in _list(entry.get("highlights"))]
    education = [
        f"{_words(entry.get('studyType'))} {_words(entry.get('area'))}, {_words(entry.get('institution'))}"
        for entry in _mappings(content.get("education"))
    ]
    courses = [_words(line) for entry in _mappings(content.get("education")) for line in _list(entry.get("courses"))]
    projects = []
    for entry in _mappings(content.get("projects")):
        projects += [f"{_words(entry.get('name'))}: {_words(entry.get('description'))}"]
        projects += [f"• {_words(line)}" for line in _list(entry.get("highlights"))]
        projects += [", ".join(map(_words, _list(entry.get("keywords"))))]
    languages = [
        f"{_words(entry.get('language'))} ({_words(entry.get('fluency'))})"
        for entry in _mappings(content.get("languages"))
    ]
    country = _words(place.get("countryCode") or place.get("country"))
    return sections_text(
        (
            (
                "",
                [
                    _words(basics.get("name")),
                    _words(basics.get("label")),
                    f"{_words(place.get('city'))}, {country}".strip(", "),
                ],
            ),
            ("Summary", [_words(basics.get("summary"))]),
            ("Skills", skills),
            ("Work experience", work),
            ("Education", education),
            ("Courses", courses),
            ("Projects", projects),
            ("Certificates", [_words(entry.get("name")) for entry in _mappings(content.get("certificates"))]),
            ("Languages", languages),
            ("Interests", [_words(entry.get("name")) for entry in _mappings(content.get("interests"))]),
        )
    )


def _words(value: object) -> str:
    """A value of somebody else's data as words on one line."""
    return " ".join(str(value).split())[:2_000] if isinstance(value, (str, int, float)) else ""


def _mapping(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}


def _list(value: object) -> list[Any]:
    return value[:MAX_ITEMS] if isinstance(value, list) else []


def _mappings(value: object) -> list[Mapping[str, Any]]:
    return [item for item in _list(value) if isinstance(item, Mapping)]


def _period(start: object, end: object) -> str:
    """Months as "MM/YYYY – MM/YYYY"; without an end it goes on."""
    first, last = _month(start), _month(end)
    return f"{first} – {last or 'present'}" if first else ""


def _month(value: object) -> str:
    parts = _words(value).split("-")
    if not parts[0].isdigit():
        return ""
    return f"{parts[1]}/{parts[0]}" if len(parts) > 1 and parts[1].isdigit() else parts[0]


def is_europass(data: bytes) -> bool:
    """Whether these bytes are the XML of a Europass CV."""
    return b"LearnerInfo" in data[:20_000] or b"SkillsPassport" in data[:20_000]


def europass_text(data: bytes) -> str:
    """The text of a Europass CV in XML. Raises UnreadableResume."""
    tree = _tree(parse_xml(data), 0)
    passport = _mapping(tree)
    learner = passport.get("LearnerInfo", passport)
    if not isinstance(learner, Mapping):
        raise UnreadableResume(text("resume_error.europass"))
    return _europass(learner)


def _tree(element: etree._Element, depth: int) -> Any:
    """XML in the shape of Europass's JSON: names to values, repeated names and lists to lists."""
    if depth > MAX_DEPTH:
        return ""
    children = [child for child in element if isinstance(child.tag, str)]
    if not children:
        attributes = {str(key).rpartition("}")[2]: str(value).lstrip("-") for key, value in element.attrib.items()}
        return attributes or " ".join((element.text or "").split())
    content: dict[str, Any] = {}
    for child in children[:MAX_ITEMS]:
        name, value = child.tag.rpartition("}")[2], _tree(child, depth + 1)
        if name.endswith("List") and isinstance(value, Mapping):
            content[name.removesuffix("List")] = [
                item for part in value.values() for item in (part if isinstance(part, list) else [part])
            ]
        elif name in content:
            held = content[name]
            content[name] = [*held, value] if isinstance(held, list) else [held, value]
        else:
            content[name] = value
    return content


def _europass(learner: Mapping[str, Any]) -> str:
    skills = _mapping(learner.get("Skills"))
    spoken = _mapping(skills.get("Linguistic"))
    languages = [f"{_label(entry)} (native)" for entry in _mappings(spoken.get("MotherTongue"))]
    for entry in _mappings(spoken.get("ForeignLanguage")):
        levels = _mapping(entry.get("ProficiencyLevel"))
        level = min((_words(levels.get(name)) for name in _OVERALL if levels.get(name)), default="")
        languages.append(f"{_label(entry)} ({level})".replace(" ()", ""))
    place = _mapping(_mapping(_mapping(learner.get("Identification")).get("ContactInfo")).get("Address"))
    address = _mapping(place.get("Contact", place))
    country = _words(_mapping(address.get("Country")).get("Label"))
    work = []
    for entry in _mappings(learner.get("WorkExperience")):
        employer = _words(_mapping(entry.get("Employer")).get("Name"))
        title = _words(_mapping(entry.get("Position")).get("Label"))
        work += ["", f"{title} | {employer}", _europass_period(_mapping(entry.get("Period")))]
        work += [_stripped(entry.get("Activities"))]
    education = []
    for entry in _mappings(learner.get("Education")):
        school = _words(_mapping(entry.get("Organisation")).get("Name"))
        education += [f"{_words(entry.get('Title'))}, {school}".strip(", ")]
    listed = [
        _stripped(_mapping(skills.get(name)).get("Description"))
        for name in ("Computer", "JobRelated", "Organisational", "Communication", "Other")
    ]
    return sections_text(
        (
            (
                "",
                [
                    _words(_mapping(_mapping(learner.get("Headline")).get("Description")).get("Label")),
                    f"{_words(address.get('Municipality'))}, {country}".strip(", "),
                ],
            ),
            ("Work experience", work),
            ("Education", education),
            ("Skills", listed),
            ("Languages", languages),
        )
    )


def _label(value: Mapping[str, Any]) -> str:
    return _words(_mapping(value.get("Description")).get("Label"))


def _europass_period(period: Mapping[str, Any]) -> str:
    def month(value: Mapping[str, Any]) -> str:
        year, number = _words(value.get("Year", value.get("year"))), _words(value.get("Month", value.get("month")))
        return f"{number.lstrip('-').zfill(2)}/{year}" if number and year else year

    first, last = month(_mapping(period.get("From"))), month(_mapping(period.get("To")))
    return f"{first} – {last or 'present'}" if first else ""


def _stripped(value: object) -> str:
    """Words of a field that may hold HTML; list items keep their lines."""
    from core.skills.text import plain_text

    return plain_text(value[:20_000]) if isinstance(value, str) else ""


def linkedin_text(data: bytes) -> str:
    """The text of LinkedIn's copy of somebody's data. Raises UnreadableResume."""
    with open_archive(data) as archive:
        tables = {}
        for name in archive.namelist():
            short = name.rpartition("/")[2].lower().removesuffix(".csv")
            if name.lower().endswith(".csv") and short in (
                "skills",
                "positions",
                "languages",
                "education",
                "profile",
                "certifications",
                "projects",
            ):
                try:
                    tables[short] = _rows(archive.read(name))
                except (zipfile.BadZipFile, RuntimeError, NotImplementedError, EOFError) as error:
                    raise UnreadableResume(text("resume_error.linkedin_damaged")) from error
    if not tables.keys() & {"skills", "positions", "profile"}:
        raise UnreadableResume(text("resume_error.linkedin"))
    profile = next(iter(tables.get("profile", [])), {})
    work = []
    for row in tables.get("positions", []):
        period = f"{row.get('Started On', '')} – {row.get('Finished On') or 'present'}" if row.get("Started On") else ""
        work += ["", f"{row.get('Title', '')} | {row.get('Company Name', '')}", period, row.get("Description", "")]
    return sections_text(
        (
            ("", [profile.get("Headline", ""), profile.get("Geo Location", "")]),
            ("Summary", [profile.get("Summary", "")]),
            ("Skills", [row.get("Name", "") for row in tables.get("skills", [])]),
            ("Work experience", work),
            (
                "Education",
                [
                    f"{row.get('Degree Name', '')}, {row.get('School Name', '')}".strip(", ")
                    for row in tables.get("education", [])
                ],
            ),
            ("Certificates", [row.get("Name", "") for row in tables.get("certifications", [])]),
            (
                "Projects",
                [f"{row.get('Title', '')}: {row.get('Description', '')}" for row in tables.get("projects", [])],
            ),
            (
                "Languages",
                [
                    f"{row.get('Name', '')} ({row.get('Proficiency', '')})".replace(" ()", "")
                    for row in tables.get("languages", [])
                ],
            ),
        )
    )


def _rows(data: bytes) -> list[dict[str, str]]:
    text = data.decode("utf-8-sig", errors="replace")
    rows = []
    for number, row in enumerate(csv.DictReader(io.StringIO(text))):
        if number >= MAX_ITEMS:
            break
        rows.append({key: " ".join(value.split()) for key, value in row.items() if key and isinstance(value, str)})
    return rows
