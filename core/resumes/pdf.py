"""The text of a PDF, by pdfium: letters with their places, so that words without blanks and columns come out right."""

import ctypes
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as pdfium

from core.errors import UnreadableResume
from core.resumes.pdf_layout import IsHeading, Word, page_text
from core.resumes.pdf_ratings import Glyph, dots_word, drawn_ratings, may_rate, packed_color, rating_colors
from core.resumes.structured import europass_text, is_europass
from core.resumes.text import MAX_CHARS, ResumeText
from core.texts import text

MAX_PAGES = 40
# With fewer letters a page with a picture over most of it is a scan that somebody stamped.
FEW_LETTERS = 80
MANY_SHAPES = 150
LARGE_PICTURE = 0.5
WORD_GAP = 0.16  # of the letters' height
MAX_OBJECTS = 20_000
_LINE_END_HYPHEN = 2  # what pdfium makes of a hyphen at a line's end
# TeX's own codes, where a font has no table of letters: in the old encoding (OT1), then in the newer one (T1).
_TEX_SIGNS = {
    0x0B: "ff",
    0x0C: "fi",
    0x0D: "fl",
    0x0E: "ffi",
    0x0F: "ffl",
    0x10: "“",
    0x11: "”",
    0x12: "„",
    0x15: "–",
    0x16: "—",
    0x1B: "ff",
    0x1C: "fi",
    0x1D: "fl",
    0x1E: "ffi",
    0x1F: "ffl",
}


@dataclass(frozen=True, slots=True)
class _Page:
    text: str
    picture: bool  # over most of the page
    shapes: int

    @property
    def letters(self) -> int:
        return sum(map(str.isalnum, self.text))


def pdf_text(data: bytes, is_heading: IsHeading, spell_gap: Callable[[str], str]) -> ResumeText:
    """The text of a PDF. `spell_gap` names the ligature that a NUL in a word stands for.

    Raises UnreadableResume with the cause and what to do.
    """
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        locked = "password" in str(error).lower() or "security" in str(error).lower()
        raise UnreadableResume(text("resume_error.pdf_locked" if locked else "resume_error.pdf_damaged")) from error
    if len(document) > MAX_PAGES:
        raise UnreadableResume(text("resume_error.pdf_pages", count=len(document), most=MAX_PAGES))
    if europass := _europass(document):
        return ResumeText(europass)
    pages, length = [], 0
    for number in range(len(document)):
        pages.append(_page(document[number], is_heading, spell_gap))
        length += len(pages[-1].text)
        if length > MAX_CHARS:
            break
    _refuse_without_text(document, pages)
    return ResumeText("\n\n".join(page.text for page in pages if page.text), _notes(pages))


def _refuse_without_text(document: pypdfium2.PdfDocument, pages: list[_Page]) -> None:
    letters = sum(page.letters for page in pages)
    if letters and not all(
        page.letters < FEW_LETTERS and (page.picture or page.shapes > MANY_SHAPES) for page in pages
    ):
        return
    if document.get_formtype() != pdfium.FORMTYPE_NONE and not any(page.picture for page in pages):
        raise UnreadableResume(text("resume_error.pdf_form", paste=text("resume_error.paste")))
    if any(page.picture for page in pages):
        raise UnreadableResume(text("resume_error.pdf_scan", paste=text("resume_error.paste")))
    if any(page.shapes > MANY_SHAPES for page in pages):
        raise UnreadableResume(text("resume_error.pdf_outlines", paste=text("resume_error.paste")))
    raise UnreadableResume(text("resume_error.pdf_no_text"))


def _notes(pages: list[_Page]) -> tuple[str, ...]:
    silent = [number for number, page in enumerate(pages, 1) if page.letters < FEW_LETTERS and page.picture]
    silent += [number for number, page in enumerate(pages, 1) if not page.letters and number not in silent]
    if not silent:
        return ()
    which = ", ".join(map(str, sorted(silent)))
    return (text("resume_note.silent", count=len(silent), pages=which),)


def _page(page: pypdfium2.PdfPage, is_heading: IsHeading, spell_gap: Callable[[str], str]) -> _Page:
    textpage = page.get_textpage()
    words = [*_words(textpage.raw, spell_gap), *drawn_ratings(page)]
    text = page_text(words, is_heading)
    if sum(map(str.isalnum, text)) >= FEW_LETTERS:
        return _Page(text, False, 0)
    return _Page(text, *_drawn(page))


def _drawn(page: pypdfium2.PdfPage) -> tuple[bool, int]:
    """Whether a picture covers most of the page, and how many shapes are drawn on it."""
    width, height = page.get_size()
    picture, shapes = False, 0
    for number, item in enumerate(page.get_objects(max_depth=4)):
        if number > MAX_OBJECTS:
            break
        if item.type == pdfium.FPDF_PAGEOBJ_PATH:
            shapes += 1
        elif item.type == pdfium.FPDF_PAGEOBJ_IMAGE:
            left, bottom, right, top = item.get_bounds()
            picture = picture or (right - left) * (top - bottom) > LARGE_PICTURE * width * height
    return picture, shapes


def _letters(raw: pdfium.FPDF_TEXTPAGE) -> Iterator[Glyph | None]:
    """The letters in the file's order; None where pdfium or the file says that a word ends."""
    box, x, y = pdfium.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    for index in range(min(pdfium.FPDFText_CountChars(raw), MAX_CHARS)):
        code = pdfium.FPDFText_GetUnicode(raw, index)
        is_generated = pdfium.FPDFText_IsGenerated(raw, index) == 1
        if (is_generated and code != _LINE_END_HYPHEN) or code in (9, 10, 32, 0xA0):
            yield None
            continue
        pdfium.FPDFText_GetLooseCharBox(raw, index, box)
        pdfium.FPDFText_GetCharOrigin(raw, index, x, y)
        height = abs(box.top - box.bottom) or 1.0
        color = _color(raw, index) if may_rate(code) else 0
        yield Glyph(code, box.left, box.right, y.value, height, color)


def _color(raw: pdfium.FPDF_TEXTPAGE, index: int) -> int:
    parts = [ctypes.c_uint() for _ in range(4)]
    pdfium.FPDFText_GetFillColor(raw, index, *parts)
    return packed_color(parts)


def _words(raw: pdfium.FPDF_TEXTPAGE, spell_gap: Callable[[str], str]) -> Iterator[Word]:
    """The words; a row of signs that rates something is one of them, an icon is none."""
    items: list[Word | list[Glyph]] = []
    for letters in _parted(raw):
        if not all(may_rate(letter.code) for letter in letters):
            items.append(_word(letters, spell_gap))
        elif items and isinstance(items[-1], list) and letters[0].follows(items[-1][-1]):
            items[-1] += letters
        else:
            items.append(letters)
    filled = rating_colors(item for item in items if isinstance(item, list))
    for item in items:
        if isinstance(item, Word):
            yield item
        elif rating := dots_word(item, filled):
            yield rating
        elif any(mark.code for mark in item):
            yield _word(item, spell_gap)


def _parted(raw: pdfium.FPDF_TEXTPAGE) -> Iterator[list[Glyph]]:
    """The letters between two gaps."""
    letters: list[Glyph] = []
    for letter in _letters(raw):
        if letters and (letter is None or _is_apart(letters[-1], letter)):
            yield letters
            letters = []
        if letter is not None:
            letters.append(letter)
    if letters:
        yield letters


def _is_apart(before: Glyph, letter: Glyph) -> bool:
    height = max(before.height, letter.height)
    if abs(before.baseline - letter.baseline) > 0.5 * height:
        return True
    return letter.left - before.right > WORD_GAP * height or letter.left < before.left - 0.5 * height


def _word(letters: list[Glyph], spell_gap: Callable[[str], str]) -> Word:
    codes = ["-" if mark.code == _LINE_END_HYPHEN else _character(mark.code) for mark in letters]
    text = "".join(codes)
    if "\0" in text:
        text = spell_gap(text)
    first = letters[0]
    return Word(
        text, first.left, max(mark.right for mark in letters), first.baseline, max(mark.height for mark in letters)
    )


def _character(code: int) -> str:
    if code in _TEX_SIGNS:
        return _TEX_SIGNS[code]
    return chr(code) if code <= 0x10FFFF and not 0xD800 <= code <= 0xDFFF else "\ufffd"


def _europass(document: pypdfium2.PdfDocument) -> str:
    """The résumé in the XML that Europass puts into its PDF, or nothing."""
    for number in range(min(document.count_attachments(), 10)):
        attachment = document.get_attachment(number)
        data = bytes(attachment.get_data()) if attachment.get_name().lower().endswith(".xml") else b""
        if is_europass(data):
            return europass_text(data)
    return ""
