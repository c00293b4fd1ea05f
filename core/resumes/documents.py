"""The text of word processors' files: DOCX by a walk through its XML, ODT the same way, RTF by striprtf."""

import io
import re
import zipfile
from collections.abc import Iterable, Iterator

from lxml import etree
from striprtf.striprtf import rtf_to_text

from core.errors import UnreadableResume
from core.resumes.text import CELL
from core.texts import text

MAX_UNPACKED = 60 * 1024 * 1024
MAX_PARTS = 2000
MAX_DEPTH = 200
_PARTS = re.compile(r"^word/(?:header\d*|footer\d*)\.xml$")
# Struck out, hidden or repeated: an older rendering of a text box (Fallback) says the same again.
_LEFT_OUT = {
    "del",
    "moveFrom",
    "Fallback",
    "instrText",
    "delText",
    "delInstrText",
    "pPr",
    "sectPr",
    "tblPr",
    "tcPr",
    "trPr",
    "annotation",
    "comment",
}
_ODT_LEFT_OUT = {"tracked-changes", "annotation", "forms", "sequence-decls", "hidden-text", "hidden-paragraph"}
_BREAKS = {"br", "cr"}
# RTF tells the parts of a table by words that striprtf makes line ends and bars of; these letters outlast it.
_ROW_BEGINS, _CELL_ENDS, _ROW_ENDS = "\x02", "\x03", "\x04"
_RTF_TABLE = {"trowd": _ROW_BEGINS, "cell": _CELL_ENDS, "row": _ROW_ENDS}
_RTF_WORD = re.compile(r"\\(trowd|cell|row)(?![a-z])")
_RTF_ROW = re.compile(f"{_ROW_BEGINS}([^{_ROW_ENDS}]*){_ROW_ENDS}")


def open_archive(data: bytes) -> zipfile.ZipFile:
    """A ZIP within the limits. Raises UnreadableResume; nothing is unpacked yet."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, OSError) as error:
        raise UnreadableResume(text("resume_error.document_damaged")) from error
    sizes = [part.file_size for part in archive.infolist()]
    if len(sizes) > MAX_PARTS or sum(sizes) > MAX_UNPACKED:
        raise UnreadableResume(text("resume_error.bomb"))
    return archive


def parse_xml(data: bytes) -> etree._Element:
    """The root of an XML document; no entity is resolved and nothing is fetched. Raises UnreadableResume."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=False)
    try:
        return etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableResume(text("resume_error.document_damaged")) from error


def docx_text(data: bytes) -> str:
    """The body between the headers and the footers. Raises UnreadableResume."""
    with open_archive(data) as archive:
        names = archive.namelist()
        if "word/document.xml" not in names:
            raise UnreadableResume(text("resume_error.document_damaged"))
        margins = sorted(name for name in names if _PARTS.match(name))
        order = [
            *(name for name in margins if "header" in name),
            "word/document.xml",
            *(name for name in margins if "footer" in name),
        ]
        try:
            parts = ["\n".join(_blocks(parse_xml(archive.read(name)))) for name in order]
        except (zipfile.BadZipFile, RuntimeError, NotImplementedError, EOFError, OSError) as error:
            raise UnreadableResume(text("resume_error.document_damaged")) from error
    content = "\n\n".join(part for part in dict.fromkeys(parts) if part.strip())
    if not any(map(str.isalnum, content)):
        raise UnreadableResume(text("resume_error.document_no_text"))
    return content


def _name(element: etree._Element) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _blocks(element: etree._Element, depth: int = 0) -> Iterator[str]:
    """One line a paragraph or row, in the document's order."""
    if depth > MAX_DEPTH:
        return
    for child in element:
        name = _name(child)
        if name in _LEFT_OUT:
            continue
        if name == "p":
            yield from _paragraph(child, depth)
        elif name == "tbl":
            yield from _table(child, depth)
        else:
            yield from _blocks(child, depth + 1)


def _paragraph(element: etree._Element, depth: int) -> Iterator[str]:
    """The paragraph's own lines, then what its text boxes hold."""
    words: list[str] = []
    boxes: list[etree._Element] = []
    _runs(element, words, boxes, 0)
    is_item = any(_name(part) == "numPr" for part in element.iterfind("./{*}pPr/*"))
    yield from (("• " if is_item else "") + "".join(words)).split("\n")
    for box in boxes:
        yield ""
        yield from _blocks(box, depth + 1)
        yield ""


def _runs(element: etree._Element, words: list[str], boxes: list[etree._Element], depth: int) -> None:
    if depth > MAX_DEPTH:
        return
    for child in element:
        name = _name(child)
        if name in _LEFT_OUT or (name == "r" and _is_hidden(child)):
            continue
        if name == "t":
            words.append(child.text or "")
        elif name in _BREAKS:
            words.append("\n")
        elif name in ("tab", "ptab"):
            words.append(CELL)
        elif name == "noBreakHyphen":
            words.append("-")
        elif name == "txbxContent":
            boxes.append(child)
        else:
            _runs(child, words, boxes, depth + 1)


def _is_hidden(run: etree._Element) -> bool:
    marks = run.findall("./{*}rPr/{*}vanish")
    values = [value for mark in marks for key, value in mark.attrib.items() if str(key).endswith("val")]
    return bool(marks) and not any(value in ("0", "false", "off") for value in values)


def _table(table: etree._Element, depth: int) -> Iterator[str]:
    for row in _children(table, "tr"):
        cells = [list(_blocks(cell, depth + 1)) for cell in _children(row, "tc")]
        yield from _row([[line for line in cell if line.strip()] for cell in cells])


def _row(cells: list[list[str]]) -> Iterator[str]:
    """Cells of a line each are a line; longer ones are columns of a page, and come one after the other."""
    cells = [cell for cell in cells if cell]
    if all(len(cell) == 1 for cell in cells):
        yield CELL.join(cell[0] for cell in cells)
        return
    if len(cells) == 2 and len(cells[0]) == 1:
        yield CELL.join((cells[0][0], cells[1][0]))
        yield from cells[1][1:]
        return
    for cell in cells:
        yield ""
        yield from cell
    yield ""


def _children(element: etree._Element, tag: str) -> Iterable[etree._Element]:
    """Children of a name, also those inside content controls and tracked insertions."""
    for child in element:
        name = _name(child)
        if name == tag:
            yield child
        elif name in ("sdt", "sdtContent", "ins", "moveTo", "customXml", "table-rows", "table-header-rows"):
            yield from _children(child, tag)


def odt_text(data: bytes) -> str:
    """The text of an OpenDocument file. Raises UnreadableResume."""
    with open_archive(data) as archive:
        names = archive.namelist()
        if "content.xml" not in names:
            raise UnreadableResume(text("resume_error.document_damaged"))
        try:
            if "META-INF/manifest.xml" in names and b"encryption-data" in archive.read("META-INF/manifest.xml"):
                raise UnreadableResume(text("resume_error.locked"))
            parts = [name for name in ("styles.xml", "content.xml") if name in names]
            lines = [line for name in parts for line in _odt_blocks(parse_xml(archive.read(name)))]
        except (zipfile.BadZipFile, RuntimeError, NotImplementedError, EOFError, OSError) as error:
            raise UnreadableResume(text("resume_error.document_damaged")) from error
    content = "\n".join(lines)
    if not any(map(str.isalnum, content)):
        raise UnreadableResume(text("resume_error.document_no_text"))
    return content


def _odt_blocks(element: etree._Element, depth: int = 0) -> Iterator[str]:
    if depth > MAX_DEPTH:
        return
    for child in element:
        name = _name(child)
        if name in _ODT_LEFT_OUT:
            continue
        if name in ("p", "h"):
            words: list[str] = []
            boxes: list[etree._Element] = []
            _odt_runs(child, words, boxes, 0)
            yield from "".join(words).split("\n")
            for box in boxes:
                yield from ("", *_odt_blocks(box, depth + 1), "")
        elif name == "list-item":
            lines = list(_odt_blocks(child, depth + 1))
            yield from (f"• {line}" if number == 0 else line for number, line in enumerate(lines))
        elif name == "table-row":
            cells = [list(_odt_blocks(cell, depth + 1)) for cell in _children(child, "table-cell")]
            yield from _row([[line for line in cell if line.strip()] for cell in cells])
        else:
            yield from _odt_blocks(child, depth + 1)


def _odt_runs(element: etree._Element, words: list[str], boxes: list[etree._Element], depth: int) -> None:
    if depth > MAX_DEPTH:
        return
    words.append(element.text or "")
    for child in element:
        name = _name(child)
        if name == "s":
            words.append(" ")
        elif name == "tab":
            words.append(CELL)
        elif name == "line-break":
            words.append("\n")
        elif name == "text-box":
            boxes.append(child)
        elif name not in _ODT_LEFT_OUT and name:
            _odt_runs(child, words, boxes, depth + 1)
        words.append(child.tail or "")


def rtf_text(data: bytes) -> str:
    """The text of an RTF file. Raises UnreadableResume."""
    source = data.decode("cp1252", errors="replace")
    source = re.sub(r"\{\\\*?\\?(?:pict|objdata)\b[^{}]*\}", "", source)
    source = _RTF_WORD.sub(lambda match: _RTF_TABLE[match[1]], source)
    content = str(rtf_to_text(source, errors="replace"))  # type: ignore[no-untyped-call]
    content = _RTF_ROW.sub(_rtf_row, content).replace(_CELL_ENDS, CELL).replace(_ROW_ENDS, "\n")
    if not any(map(str.isalnum, content)):
        raise UnreadableResume(text("resume_error.document_no_text"))
    return content


def _rtf_row(match: re.Match[str]) -> str:
    cells = [cell.split("\n") for cell in match[1].replace(_ROW_BEGINS, "").split(_CELL_ENDS)]
    return "\n".join(_row([[line for line in cell if line.strip()] for cell in cells])) + "\n"
