"""Opens what a file is packed in and finds its encoding. A file is opened anew for every pass over it."""

import bz2
import codecs
import gzip
import io
import lzma
import re
import shutil
import sys
import tempfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from collector.importing.encodings import encoding_of
from core.errors import SourceError

START_BYTES = 262_144
STDIN = Path("-")
# What is named for what it is, because it holds no table of postings that could be read.
_UNREADABLE = (
    (b"%PDF", "a PDF document"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"SQLite format 3\0", "an SQLite database; export its table as CSV"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive; unpack it first"),
    (b"Rar!", "a RAR archive; unpack it first"),
    (b"\x28\xb5\x2f\xfd", "packed with Zstandard; unpack it first"),
    (b"Obj\x01", "an Avro file; convert it to Parquet, JSON or CSV"),
    (b"ORC", "an ORC file; convert it to Parquet, JSON or CSV"),
    (b"\x80\x03", "a Python pickle, which is never opened because it may run code; save it as CSV or JSON"),
    (b"\x80\x04", "a Python pickle, which is never opened because it may run code; save it as CSV or JSON"),
    (b"\x80\x05", "a Python pickle, which is never opened because it may run code; save it as CSV or JSON"),
    (b"\x89HDF", "an HDF5 file; save its table as CSV or Parquet"),
    (b"version https://git-lfs.github.com", "a pointer to a file in Git LFS; fetch the file itself with git lfs pull"),
    (b"PK\x05\x06", "an empty zip archive"),
    (b"\x7fELF", "a program"),
    (b"MZ", "a program"),
)
_OF_COMPANIES = re.compile(
    r"(?:compan(?:y|ies)|employers?|industr(?:y|ies)|skills?|benefits?|salaries)[^/]*$", re.IGNORECASE
)
_COMPOUND = b"\xd0\xcf\x11\xe0"  # what old workbooks and locked ones are packed in
_DOCUMENTS = {"word/document.xml": "a Word document", "ppt/presentation.xml": "a presentation"}
DAMAGED = (OSError, EOFError, lzma.LZMAError, zlib.error, zipfile.BadZipFile)
_PACKED = ((b"\x1f\x8b", "gzip"), (b"BZh", "bzip2"), (b"\xfd7zXZ\0", "xz"))
_TABLE_ENDINGS = (
    ".csv",
    ".tsv",
    ".txt",
    ".json",
    ".jsonl",
    ".ndjson",
    ".xml",
    ".rss",
    ".xlsx",
    ".xls",
    ".parquet",
    ".sql",
    ".yaml",
    ".yml",
    ".md",
)
_HANDLER = "career_navigator_cp1252"


@dataclass(slots=True)
class Damage:
    """How many bytes of a pass were no UTF-8 and were read as cp1252."""

    bytes: int = 0


_damage = Damage()


def _as_cp1252(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    wrong = error.object[error.start : error.end]
    _damage.bytes += len(wrong)
    # Five bytes mean nothing in cp1252; as in every browser they become the control characters of that number.
    return "".join(bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in wrong), error.end


codecs.register_error(_HANDLER, _as_cp1252)


class InputFile:
    """One file, plain or packed: `packing` and `member` say what it was found in, `encoding` how its text is read."""

    def __init__(self, path: Path, names_columns: Callable[[str], bool] | None = None) -> None:
        """`names_columns` tells of the beginning of a text whether it names columns of postings.

        Raises SourceError where it cannot be read, naming what it is where that can be told.
        """
        self._names_columns = names_columns
        self.path, self.packing, self.member = path, "", ""
        self._spooled: IO[bytes] | None = None
        self.name = "standard input" if path == STDIN else path.name
        try:
            if path == STDIN:
                self._spooled = tempfile.TemporaryFile()  # noqa: SIM115  read more than once, and a pipe cannot be
                shutil.copyfileobj(sys.stdin.buffer, self._spooled)
                self.size = self._spooled.tell()
            else:
                if path.is_dir():
                    raise SourceError(f"{path} cannot be read: it is a folder.")
                self.size = path.stat().st_size
            with self._raw() as file:
                start = file.read(START_BYTES)
        except OSError as error:
            raise SourceError(f"{path} cannot be read: {error.strerror}.") from error
        self.packing = next((name for mark, name in _PACKED if start.startswith(mark)), "")
        if start.startswith(b"PK\x03\x04"):
            self._look_into_zip()
        if self.packing:
            start = self._start()
        self._refuse(start)
        self.start = start
        self._codec, self.encoding = encoding_of(start, names_columns)

    def _look_into_zip(self) -> None:
        try:
            with self._raw() as file, zipfile.ZipFile(file) as archive:
                names = archive.namelist()
                if document := next((what for name, what in _DOCUMENTS.items() if name in names), None):
                    raise SourceError(f"{self.name} cannot be read: it is {document}. Save its table as CSV or Excel.")
                if "[Content_Types].xml" in names or "mimetype" in names:
                    return  # a workbook is a zip of its own
                members = [
                    info
                    for info in archive.infolist()
                    if not info.is_dir()
                    and info.filename.casefold().endswith(_TABLE_ENDINGS)
                    and "__macosx/" not in info.filename.casefold()
                    and not Path(info.filename).name.startswith(".")
                    and "readme" not in info.filename.casefold()
                ]
        except (zipfile.BadZipFile, OSError) as error:
            raise SourceError(f"{self.name} cannot be read: a damaged zip archive ({error}).") from error
        if len(members) > 1:
            members = self._with_postings(members) or members
        if len(members) != 1:
            listed = ", ".join(info.filename for info in members[:8]) or "none that could be read"
            raise SourceError(
                f"{self.name} is a zip archive of {len(members)} tables ({listed}): unpack it and import the one with "
                f"postings."
            )
        if members[0].flag_bits & 1:
            raise SourceError(f"{self.name} is a zip archive with a password: unpack it first.")
        self.packing, self.member = "zip", members[0].filename

    def _with_postings(self, members: list[zipfile.ZipInfo]) -> list[zipfile.ZipInfo]:
        """Those that are no plain text, and of several tables those whose first lines name columns of postings."""
        tables = [info for info in members if not info.filename.casefold().endswith(".txt")] or members
        if len(tables) == 1 or self._names_columns is None:
            return tables
        with self._raw() as file, zipfile.ZipFile(file) as archive:
            starts = {info.filename: _start_of(archive, info) for info in tables}
        fitting = [info for info in tables if self._names_columns(starts[info.filename])]
        # Beside the postings a set has lists of companies, whose "name" may be a title too.
        return [info for info in fitting if not _OF_COMPANIES.search(info.filename)] or fitting

    def _start(self) -> bytes:
        try:
            with self.open() as (file, _):
                return file.read(START_BYTES)
        except DAMAGED as error:
            raise SourceError(f"{self.name} cannot be read: damaged {self.packing} ({error}).") from error

    def _refuse(self, start: bytes) -> None:
        for mark, what in _UNREADABLE:
            if start.startswith(mark):
                raise SourceError(f"{self.name} cannot be read: it is {what}.")
        if start.startswith(_COMPOUND) and "EncryptedPackage".encode("utf-16-le") in start:
            raise SourceError(f"{self.name} cannot be read: it is a workbook with a password; save it without one.")
        if start[257:262] == b"ustar":
            raise SourceError(f"{self.name} cannot be read: it is a tar archive; unpack it first.")

    @contextmanager
    def _raw(self) -> Iterator[IO[bytes]]:
        if self._spooled is not None:
            self._spooled.seek(0)
            yield self._spooled
        else:
            with self.path.open("rb") as file:
                yield file

    @contextmanager
    def open(self) -> Iterator[tuple[IO[bytes], IO[bytes]]]:
        """The unpacked bytes from the start, and the packed file whose `tell()` says how far one is."""
        with self._raw() as raw:
            if self.packing == "gzip":
                with gzip.GzipFile(fileobj=raw, mode="rb") as file:
                    yield io.BufferedReader(file), raw
            elif self.packing == "bzip2":
                with bz2.BZ2File(raw) as packed:
                    yield packed, raw
            elif self.packing == "xz":
                with lzma.LZMAFile(raw) as xz:
                    yield xz, raw
            elif self.packing == "zip":
                with zipfile.ZipFile(raw) as archive, archive.open(self.member) as inner:
                    yield inner, raw
            else:
                yield raw, raw

    @contextmanager
    def text(self) -> Iterator[tuple[IO[str], IO[bytes], Damage]]:
        """The decoded text with its line ends as they are, the packed file, and what was no UTF-8 so far."""
        _damage.bytes = 0
        with self.open() as (file, raw):
            text = io.TextIOWrapper(
                file,
                self._codec,
                "replace" if "utf-16" in self._codec or "utf-32" in self._codec else _HANDLER,
                newline="",
            )
            try:
                yield text, raw, _damage
            finally:
                text.detach()


def _start_of(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> str:
    """The first lines of a member as text; "" where it is none that could be read."""
    if info.flag_bits & 1:
        return ""
    try:
        with archive.open(info) as member:
            start = member.read(START_BYTES)
    except (*DAMAGED, NotImplementedError):
        return ""
    return start.decode(encoding_of(start)[0], "replace").lstrip("\ufeff")
