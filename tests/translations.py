"""Which English each translation was made from: `python -m tests.translations` writes it down.

`fixtures/translations.txt` has one line for everything told in two languages: language, table and key, then the
digests of the English and of its translation. Where English was changed and its translation was not, the test fails.
A change that asks for no other translation, such as a mended typing error, is accepted by name:
`python -m tests.translations skills.python`.
"""

import sys
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

from fluent.syntax import FluentSerializer, ast, parse

from core import texts
from core.catalogue.learning import load_projects
from core.catalogue.names import role_catalogue, taxonomy
from core.catalogue.sources import SOURCES
from core.catalogue.translations import project_words, skill_descriptions

FILE = Path(__file__).with_name("fixtures") / "translations.txt"
DIGITS = 8
Pair = tuple[str, str]  # English and its translation, or the digests of both


def pairs(tag: str) -> dict[str, Pair]:
    """Table and key -> the English and what the language `tag` has for it."""
    skills, roles = taxonomy().skills, role_catalogue().all()
    english = _messages(texts.DEFAULT)
    english |= {f"skill_name-{skill.id}": skill.name for skill in skills.values()}
    for role in roles:
        english |= {f"role_name-{role.id}": role.name, f"role_summary-{role.id}": role.summary}
    for name, note in SOURCES.items():
        for field in ("label", "attribution", "terms"):
            english[f"source_{field}-{name}"] = getattr(note, field)
    translated = _messages(tag)
    found = {key: (english[key], translated[key]) for key in english.keys() & translated.keys()}
    descriptions = skill_descriptions(tag)
    found |= {
        f"skills.{skill.id}": (skill.description, descriptions[skill.id])
        for skill in skills.values()
        if skill.id in descriptions
    }
    projects = project_words(tag)
    for idea in load_projects(skills, (role.id for role in roles)):
        if words := projects.get(idea.id):
            for field in ("title", "description", "deliverables"):
                found[f"projects.{idea.id}.{field}"] = str(getattr(idea, field)), str(getattr(words, field))
    return found


def _messages(tag: str) -> dict[str, str]:
    """Each message of a language as it stands in its file, whatever its spaces."""
    serializer = FluentSerializer()
    body = parse((texts.FOLDER / f"{tag}.ftl").read_text("utf-8")).body
    return {
        entry.id.name: serializer.serialize_entry(entry).partition("=")[2].strip()
        for entry in body
        if isinstance(entry, ast.Message)
    }


def digests(tag: str) -> dict[str, Pair]:
    """Table and key -> the digests of both."""
    return {key: (_digest(english), _digest(translated)) for key, (english, translated) in pairs(tag).items()}


def _digest(words: str) -> str:
    return sha256(words.encode()).hexdigest()[:DIGITS]


def recorded() -> dict[str, dict[str, Pair]]:
    """What is written down: language -> table and key -> the digests of both."""
    written: dict[str, dict[str, Pair]] = {}
    for line in FILE.read_text("utf-8").splitlines() if FILE.exists() else ():
        tag, key, english, translated = line.split()
        written.setdefault(tag, {})[key] = english, translated
    return written


def outdated(before: Mapping[str, Pair], now: Mapping[str, Pair]) -> list[str]:
    """Keys whose English is another than `before` while its translation is the one of before."""
    return sorted(
        key for key in now.keys() & before.keys() if now[key][0] != before[key][0] and now[key][1] == before[key][1]
    )


def main(accepted: list[str]) -> int:
    """Write down the translations as they are now; 1 where one is older than its English and was not named."""
    lines, stale = [], []
    for tag in (tag for tag in texts.languages() if tag != texts.DEFAULT):
        current, before = digests(tag), recorded().get(tag, {})
        old = [key for key in outdated(before, current) if key not in accepted]
        stale += old
        current |= {key: before[key] for key in old}
        lines += [f"{tag} {key} {english} {translated}" for key, (english, translated) in sorted(current.items())]
    FILE.write_text("\n".join(lines) + "\n", "utf-8")
    for key in stale:
        print(f"{key}: translate it anew, or name it here if its translation is right as it is")
    return bool(stale)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
