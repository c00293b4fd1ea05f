"""The child that reads one résumé from standard input and writes the skills it found as JSON."""

import contextlib
import io
import json
import logging
import re
import sys
import zipfile
from collections.abc import Iterator
from types import ModuleType

from core.errors import UnreadableResume

resource: ModuleType | None
try:
    import resource
except ImportError:  # Windows
    resource = None

MAX_CHARS = 200_000
MAX_PAGES = 60
MAX_UNPACKED = 60 * 1024 * 1024
MAX_PARTS = 2000
MAX_MEMORY = 1024**3
CPU_SECONDS = 25
MAX_SENTENCE = 240
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+|\n+|[•▪●◦‣]\s*")


def read_text(kind: str, data: bytes) -> str:
    """The text of a résumé, up to MAX_CHARS. Raises UnreadableResume."""
    text = {"pdf": _pdf_text, "docx": _docx_text, "txt": _plain_text}[kind](data)
    if not text.strip():
        raise UnreadableResume("There is no text in this file; a scan holds only pictures of it.")
    return text[:MAX_CHARS]


def _pdf_text(data: bytes) -> str:
    from pypdf import PdfReader

    reader = PdfReader(io.BytesIO(data))
    if reader.is_encrypted and not reader.decrypt(""):
        raise UnreadableResume("The PDF is protected by a password.")
    parts, length = [], 0
    for page in reader.pages[:MAX_PAGES]:
        parts.append(page.extract_text())
        length += len(parts[-1])
        if length > MAX_CHARS:
            break
    return "\n".join(parts)


def _docx_text(data: bytes) -> str:
    from docx import Document

    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        sizes = [part.file_size for part in archive.infolist()]
    if len(sizes) > MAX_PARTS or sum(sizes) > MAX_UNPACKED:
        raise UnreadableResume("This document unpacks to far more than a résumé.")
    document = Document(io.BytesIO(data))
    lines = [paragraph.text for paragraph in document.paragraphs]
    lines += [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join(lines)


def _plain_text(data: bytes) -> str:
    for encoding in ("utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig", "cp1252"):
        with contextlib.suppress(UnicodeDecodeError):
            return data.decode(encoding)
    return data.decode("latin-1")


def find_skills(text: str) -> list[tuple[str, str]]:
    """(skill id, sentence) for each skill, at its first mention."""
    from core.skills.extractor import Extractor  # takes seconds, which a file that cannot be read need not wait for

    found: dict[str, str] = {}
    for mention in Extractor.load().extract(text).mentions:
        found.setdefault(mention.skill, sentence_around(text, mention.start, mention.end))
    return list(found.items())


def sentence_around(text: str, start: int, end: int) -> str:
    """The sentence or line that holds `text[start:end]`, on one line, cut around it to MAX_SENTENCE."""
    since = max((match.end() for match in _SENTENCE_END.finditer(text, 0, start)), default=0)
    stop = _SENTENCE_END.search(text, end)
    until = stop.start() if stop else len(text)
    spare = max(MAX_SENTENCE - (end - start), 0) // 2
    cut_since, cut_until = max(since, start - spare), min(until, end + spare)
    sentence = " ".join(text[cut_since:cut_until].split())
    return f"{'…' if cut_since > since else ''}{sentence}{'…' if cut_until < until else ''}"


def _limit() -> None:
    """Bound memory and processor time where the system can (not on Windows; the parent's time limit stays)."""
    if resource is not None:
        resource.setrlimit(resource.RLIMIT_AS, (MAX_MEMORY, MAX_MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))


@contextlib.contextmanager
def _writing_nothing() -> Iterator[None]:
    """No file can be written meanwhile. Only meanwhile: the language model unpacks itself to a temporary one."""
    if resource is None:
        yield
        return
    usual = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, usual[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, usual)


def main() -> int:
    logging.disable(logging.CRITICAL)  # parsers quote the document in their warnings
    _limit()
    answer: dict[str, object]
    try:
        with _writing_nothing():
            text = read_text(sys.argv[1], sys.stdin.buffer.read())
        answer = {"proposals": find_skills(text)}
    except UnreadableResume as error:
        answer = {"error": str(error)}
    # Parsers of hostile files fail in every way there is, RecursionError and MemoryError among them.
    except Exception:
        answer = {"error": "This file cannot be read: it is damaged or not what its name says."}
    sys.stdout.write(json.dumps(answer))
    return 0


if __name__ == "__main__":
    sys.exit(main())
