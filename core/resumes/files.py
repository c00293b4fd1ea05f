"""Which kind of file a résumé is, and its text; unreadable files are refused with the reason and what to do."""

import re
import unicodedata
import zipfile
from collections.abc import Callable
from importlib import import_module
from io import BytesIO
from pathlib import PurePath

from core.errors import UnreadableResume
from core.resumes.pdf_layout import IsHeading
from core.resumes.text import MAX_CHARS, ResumeText
from core.skills.text import plain_text
from core.texts import text

# Endings that are read, and the format each promises.
FORMATS = {
    "pdf": "pdf",
    "docx": "docx",
    "dotx": "docx",
    "docm": "docx",
    "dotm": "docx",
    "odt": "odt",
    "ott": "odt",
    "rtf": "rtf",
    "txt": "text",
    "text": "text",
    "md": "markup",
    "markdown": "markup",
    "html": "markup",
    "htm": "markup",
    "xhtml": "markup",
    "json": "json",
    "xml": "xml",
    "zip": "zip",
}
KINDS = tuple(FORMATS)
MAX_BYTES = 5 * 1024 * 1024
PARSERS = ("charset_normalizer", "core.resumes.documents", "core.resumes.structured", "core.resumes.pdf")
_NAMES = ("pdf", "docx", "odt", "rtf")  # kinds that their first bytes tell, and their endings
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PICTURES = (b"\xff\xd8\xff", b"\x89PNG", b"GIF8", b"BM", b"II*\0", b"MM\0*")
# Kinds that are not read; `resume_error.KIND` says what helps.
_OTHERS = ("doc", "pages", "picture", "locked")
_PICTURE_ENDINGS = ("png", "jpg", "jpeg", "gif", "bmp", "tif", "tiff", "heic", "webp", "svg")
MIN_READABLE = 0.9
_SPANS = re.compile(r"(</(?:span|a|label|strong|b)>)(?=<(?:span|a|label)\b)", re.IGNORECASE)


def file_text(name: str, data: bytes, is_heading: IsHeading, spell_gap: Callable[[str], str]) -> ResumeText:
    """The text of a résumé, its first MAX_CHARS characters. Raises UnreadableResume with a sentence for the person."""
    # Here, and so in the process that reads: the dashboard only asks for kinds and sizes, and saves 6 MB.
    from core.resumes import documents, structured
    from core.resumes.pdf import pdf_text

    form = checked_format(name, data)
    if form == "pdf":
        return pdf_text(data, is_heading, spell_gap)
    readers: dict[str, Callable[[bytes], str]] = {
        "docx": documents.docx_text,
        "odt": documents.odt_text,
        "rtf": documents.rtf_text,
        "text": _plain,
        "markup": _markup,
        "json": structured.json_text,
        "xml": structured.europass_text,
        "zip": structured.linkedin_text,
    }
    content = readers[form](data)
    if not any(map(str.isalnum, content)):
        raise UnreadableResume(text("resume_error.no_text", readable=text("resume_error.readable")))
    notes = (text("resume_note.long"),) if len(content) > MAX_CHARS else ()
    return ResumeText(content[:MAX_CHARS], notes)


def load_parsers() -> None:
    """Load what reads each format now: in the process that forks, or each fork would load it for itself."""
    for name in PARSERS:
        import_module(name)


def checked_format(name: str, data: bytes) -> str:
    """The format of a file. Raises UnreadableResume where its size, name or first bytes rule it out."""
    ending = PurePath(name).suffix.lower().removeprefix(".")
    if len(data) > MAX_BYTES:
        raise UnreadableResume(text("resume_error.large"))
    if not data.strip():
        raise UnreadableResume(text("resume_error.empty"))
    actual = _actual(data)
    if ending in _PICTURE_ENDINGS or actual == "picture":
        raise UnreadableResume(text("resume_error.picture"))
    if actual in _OTHERS and not (actual == "doc" and ending not in ("doc", "dot", *FORMATS)):
        raise UnreadableResume(text(f"resume_error.{actual}"))
    if ending in ("doc", "dot") and actual in _NAMES:
        raise UnreadableResume(_misnamed(actual, ending))
    if ending in ("doc", "dot", "pages"):
        raise UnreadableResume(text("resume_error.pages" if ending == "pages" else "resume_error.doc"))
    if ending not in FORMATS:
        raise UnreadableResume(text("resume_error.kind", readable=text("resume_error.readable")))
    promised = FORMATS[ending]
    if actual in _NAMES and actual != promised:
        raise UnreadableResume(_misnamed(actual, ending))
    if promised in ("docx", "odt") and actual != promised:
        raise UnreadableResume(text("resume_error.damaged"))
    if promised == "pdf" and actual != "pdf":
        raise UnreadableResume(text("resume_error.no_pdf", readable=text("resume_error.readable")))
    return promised


def _misnamed(actual: str, ending: str) -> str:
    return text("resume_error.misnamed", kind=text(f"resume_error.kind_{actual}"), ending=ending, right=actual)


def _actual(data: bytes) -> str | None:
    """What the first bytes tell of the format."""
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data.startswith(_OLE):
        return "locked" if "EncryptedPackage".encode("utf-16-le") in data else "doc"
    if data.startswith(_PICTURES):
        return "picture"
    if data.lstrip()[:5] == b"{\\rtf":
        return "rtf"
    if data.startswith(b"PK\x03\x04"):
        return _zipped(data)
    return None


def _zipped(data: bytes) -> str | None:
    try:
        names = zipfile.ZipFile(BytesIO(data)).namelist()
    except (zipfile.BadZipFile, ValueError, OSError):
        return None
    if any((name.startswith("Index") and name.endswith((".iwa", ".zip"))) or name == "index.apxl" for name in names):
        return "pages"
    if any(name.startswith("word/") for name in names):
        return "docx"
    return "odt" if "content.xml" in names else None


def _plain(data: bytes) -> str:
    return decode_text(data)


def _markup(data: bytes) -> str:
    # Cells of a line that only a style sheet sets apart would run into one word.
    return plain_text(_SPANS.sub(r"\1 ", decode_text(data)))


def decode_text(data: bytes) -> str:
    """Text in any common encoding. Raises UnreadableResume where the bytes are no text."""
    content = _decoded(data)
    sample = content[:20_000]
    strange = sum(
        unicodedata.category(char) in ("Cc", "Cn", "Co", "Cs") and char not in "\t\n\r\f\v" for char in sample
    )
    if not sample or strange > (1 - MIN_READABLE) * len(sample):
        raise UnreadableResume(text("resume_error.not_text", readable=text("resume_error.readable")))
    return content


def _decoded(data: bytes) -> str:
    for mark, encoding in (
        (b"\xef\xbb\xbf", "utf-8-sig"),
        (b"\xff\xfe\0\0", "utf-32"),
        (b"\0\0\xfe\xff", "utf-32"),
        (b"\xff\xfe", "utf-16"),
        (b"\xfe\xff", "utf-16"),
    ):
        if data.startswith(mark):
            return data.decode(encoding, errors="replace")
    try:
        content = data.decode("utf-8")
    except UnicodeDecodeError:
        content = ""
    if content and "\0" not in content:
        return content
    # Text in the Latin alphabet has every second byte zero in UTF-16.
    sample = data[:2_000]
    zeros = [sample[side::2].count(0) / max(1, len(sample[side::2])) for side in (0, 1)]
    if max(zeros) > 0.4:
        return data.decode("utf-16-le" if zeros[1] > zeros[0] else "utf-16-be", errors="replace")
    if b"\0" in data:
        return data.decode("latin-1")
    from charset_normalizer import from_bytes

    best = from_bytes(data[:100_000]).best()
    encoding = best.encoding if best else "cp1252"
    return _western(data) or data.decode(encoding, errors="replace")


def _western(data: bytes) -> str | None:
    """The text in cp1252 where nearly all letters beyond ASCII are those of Western Europe."""
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        return None
    beyond = re.findall(r"[^\x00-\x7f]", text)
    usual = sum(char in "äöüÄÖÜßéèêëàâçîïôùûœÉÈÀÇñÑáíóúÁÍÓÚ¿¡–—•·…’‘“”€«»°©®å øæØÆÅãõ" for char in beyond)
    return text if usual >= 0.8 * len(beyond) and len(beyond) <= 0.2 * len(text) else None
