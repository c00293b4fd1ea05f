"""The sections of `docs/method.md`, as the page shows them, in the language spoken as far as it is translated.

`core/texts/method_TAG.md` holds the translation piece by piece: a paragraph, an item of a list or a row of a table.
Each stands under a comment with the digest of the English it tells, so that what changes in English is shown in English
until it is translated anew.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path

from core.texts import DEFAULT, FOLDER, language

FILE = Path(__file__).resolve().parent.parent.parent / "docs" / "method.md"
DIGITS = 10
_MARKER = re.compile(r"<!--.*?-->\n?", re.DOTALL)
_PIECE = re.compile(r"\n(?:\n+|(?=- |\d+\. |\|))")  # between paragraphs, items and rows
_TOLD = re.compile(rf"^<!-- ([0-9a-f]{{{DIGITS}}}) .*-->\n", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class MethodSection:
    """A heading and the Markdown below it."""

    title: str
    body: str


def sections(file: Path = FILE) -> tuple[MethodSection, ...]:
    """Every section of the file, without the markers that tie it to the code; none where the file is not there."""
    return _sections(file, language())


@cache
def _sections(file: Path, tag: str) -> tuple[MethodSection, ...]:
    told = translated_pieces(tag)
    return tuple(
        MethodSection(
            told.get(digest_of(title), title),
            "".join(told.get(digest_of(piece), piece) + end for piece, end in pieces(body)),
        )
        for title, body in _english(file)
    )


@cache
def english_pieces(file: Path = FILE) -> dict[str, str]:
    """Digest -> what there is to translate, in its order: headings, paragraphs, items and rows with words in them."""
    found = {}
    for title, body in _english(file):
        for piece in (title, *(piece for piece, _ in pieces(body))):
            if re.search(r"[^\W\d_]{3}", re.sub(r"`[^`]*`", "", piece)) and not piece.startswith("    "):
                found[digest_of(piece)] = piece
    return found


def is_translated() -> bool:
    """Whether all of the method is there in the language spoken now."""
    return language() == DEFAULT or translated_pieces(language()).keys() >= english_pieces().keys()


def pieces(body: str) -> Iterator[tuple[str, str]]:
    """The pieces of a section, each with what stands between it and the next."""
    start = 0
    for gap in _PIECE.finditer(body):
        yield body[start : gap.start()], gap.group()
        start = gap.end()
    yield body[start:], ""


def digest_of(piece: str) -> str:
    """What names an English piece, however its lines are broken."""
    return sha256(" ".join(piece.split()).encode()).hexdigest()[:DIGITS]


@cache
def translated_pieces(tag: str) -> dict[str, str]:
    """Digest of the English -> the same in the language `tag`; nothing for English and without a file."""
    file = FOLDER / f"method_{tag}.md"
    if tag == DEFAULT or not file.exists():
        return {}
    parts = _TOLD.split(file.read_text("utf-8"))
    return {digest: told.strip("\n") for digest, told in zip(parts[1::2], parts[2::2], strict=True)}


def _english(file: Path) -> Iterator[tuple[str, str]]:
    try:
        content = _MARKER.sub("", file.read_text("utf-8"))
    except OSError:
        return
    parts = re.split(r"^## +(.+)$", content, flags=re.MULTILINE)
    yield from ((title.strip(), body.strip("\n")) for title, body in zip(parts[1::2], parts[2::2], strict=True))
