"""Where somebody lives, from the head or the contact of a résumé."""

import re
import unicodedata
from collections.abc import Iterator, Sequence

from core.resumes.sections import ResumeLine
from core.resumes.wording import ResumeSection


def place_of(
    lines: Sequence[ResumeLine], cities: dict[str, tuple[str, str]], countries: dict[str, str]
) -> tuple[str, str] | None:
    """(city, ISO country) from the head or the contact of the résumé; either may be empty."""
    for line in lines:
        if line.section not in (ResumeSection.HEAD, ResumeSection.CONTACT) or line.is_heading:
            continue
        parts = list(_place_parts(line.text))
        for number, part in enumerate(parts):
            city = cities.get(_plain(part)) if part[:1].isupper() else None
            if city:
                after = parts[number + 1].lower() if number + 1 < len(parts) else ""
                return city[0], countries.get(after, city[1])
    for line in lines:
        if line.section in (ResumeSection.HEAD, ResumeSection.CONTACT):
            for part in _place_parts(line.text):
                if part.lower() in countries and len(part) > 3:
                    return "", countries[part.lower()]
    return None


_CONTACT_WORD = re.compile(r"\S*[@/]\S*|\+?\d[\d ()-]{6,}\d|\b\w+(?:\.\w+)+\b")


def _plain(name: str) -> str:
    """Without case and accents."""
    return "".join(char for char in unicodedata.normalize("NFKD", name) if not unicodedata.combining(char)).casefold()


def _place_parts(text: str) -> Iterator[str]:
    text = _CONTACT_WORD.sub(" | ", text)
    for part in re.split(r"[,|•·\t()–—:]|\s-\s", text):
        if not re.search(r"[/@]|\w\.\w", part):
            yield re.sub(r"^(?:[A-Z]{1,2}-)?\d{4,6}\s+|\s+\d{4,6}$", "", part.strip())
