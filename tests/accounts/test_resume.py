"""Résumé reading: what is found, and what a crafted file cannot do."""

import io
import zipfile
import zlib

import pytest
from docx import Document
from pypdf import PdfReader, PdfWriter

from core.accounts import resume
from core.accounts.resume import Proposal, propose_skills
from core.accounts.resume_child import MAX_CHARS, read_text, sentence_around
from core.errors import UnreadableResume

LINES = (
    "Ada Lovelace, engineer",
    "I built data pipelines in Python at Example Works.",
    "Deployed services on Kubernetes.",
)


def pdf(lines: tuple[str, ...] = LINES, packed: bytes | None = None) -> bytes:
    """The smallest PDF that shows `lines`; `packed` replaces the page's compressed content."""
    shown = b"BT /F1 12 Tf 14 TL 72 720 Td " + b"".join(f"({line}) Tj T* ".encode() for line in lines) + b"ET"
    content = packed if packed is not None else zlib.compress(shown)
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R "
        b"/Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>",
        b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(content), content),
    ]
    out, offsets = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    return out + (
        b"xref\n0 5\n0000000000 65535 f \n%strailer\n<< /Size 5 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF"
        % (table, len(out))
    )


def docx(lines: tuple[str, ...] = LINES) -> bytes:
    document = Document()
    document.add_paragraph(lines[0])
    document.add_table(1, 1).cell(0, 0).text = "\n".join(lines[1:])
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


@pytest.mark.parametrize(("kind", "data"), [("pdf", pdf()), ("docx", docx()), ("txt", "\n".join(LINES).encode())])
def test_the_text_of_each_kind_is_read(kind: str, data: bytes) -> None:
    text = read_text(kind, data)
    assert all(line in text for line in LINES)


def test_a_resume_proposes_each_skill_once_with_its_sentence() -> None:
    found = propose_skills("Résumé.PDF", pdf((*LINES, "More Python at home.")))
    assert Proposal("python", LINES[1]) in found and Proposal("kubernetes", LINES[2]) in found
    assert len({one.skill for one in found}) == len(found)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_plain_text_is_read_in_the_usual_encodings(encoding: str) -> None:
    assert "Zoë knows Python" in read_text("txt", "Zoë knows Python".encode(encoding))


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("resume.exe", b"x"),
        ("resume", b"x"),
        ("resume.pdf.html", b"x"),
        ("resume.txt", b" \n"),
        ("r.txt", b"x" * (resume.MAX_BYTES + 1)),
    ],
)
def test_what_is_no_resume_is_refused_before_it_is_read(name: str, data: bytes) -> None:
    with pytest.raises(UnreadableResume):
        propose_skills(name, data)


def test_a_protected_pdf_says_so() -> None:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf())))
    writer.encrypt("secret", algorithm="RC4-128")
    buffer = io.BytesIO()
    writer.write(buffer)
    with pytest.raises(UnreadableResume, match="password"):
        read_text("pdf", buffer.getvalue())


def test_a_scan_without_text_says_so() -> None:
    with pytest.raises(UnreadableResume, match="no text"):
        read_text("pdf", pdf(()))


def test_a_zip_bomb_is_refused_by_its_size_before_it_is_unpacked() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(8):
            archive.writestr(f"word/part{number}.xml", b"\0" * 10_000_000)
    assert len(buffer.getvalue()) < 200_000
    with pytest.raises(UnreadableResume, match="unpacks"):
        read_text("docx", buffer.getvalue())


def test_a_huge_text_is_cut() -> None:
    assert len(read_text("txt", b"Python and SQL. " * 200_000)) == MAX_CHARS


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("bomb.pdf", pdf(packed=zlib.compress(b"(x) Tj " * 60_000_000))),
        ("broken.pdf", pdf()[:200] + b"\0" * 100),
        ("liar.docx", pdf()),
    ],
)
def test_a_hostile_file_ends_in_a_sentence_not_in_a_crash(name: str, data: bytes) -> None:
    assert len(data) < resume.MAX_BYTES
    with pytest.raises(UnreadableResume) as caught:
        propose_skills(name, data)
    assert str(caught.value).endswith(".")


def test_a_file_that_takes_too_long_is_given_up() -> None:
    with pytest.raises(UnreadableResume, match="takes too long"):
        propose_skills("slow.txt", b"Python", seconds=0.2)


def test_so_many_resumes_are_read_at_once_and_the_next_is_told_to_wait() -> None:
    taken = [resume._turns.acquire(timeout=1) for _ in range(resume.AT_ONCE)]
    with pytest.raises(UnreadableResume, match="Try again in a minute"):
        propose_skills("r.txt", b"Python", seconds=0.1)
    for _ in taken:
        resume._turns.release()
    with pytest.raises(UnreadableResume, match="takes too long"):
        propose_skills("r.txt", b"Python", seconds=0.1)


def test_the_child_knows_none_of_our_secrets(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JWT_SECRET_KEY", "x" * 40)
    seen: dict[str, str] = {}

    def look(*args: object, env: dict[str, str], **kwargs: object) -> object:
        seen.update(env)
        raise resume.subprocess.TimeoutExpired("x", 1)

    monkeypatch.setattr(resume.subprocess, "run", look)
    with pytest.raises(UnreadableResume):
        propose_skills("r.txt", b"Python")
    assert set(seen) <= {"PATH", "LANG", "LC_ALL", "SYSTEMROOT", "LD_LIBRARY_PATH"}


def test_the_sentence_is_the_line_or_sentence_around_the_mention_and_never_long() -> None:
    text = "First. I know Python well! Next\n• Docker, too\n" + "word " * 200 + "SQL" + " word" * 200
    for term, expected in (("Python", "I know Python well!"), ("Docker", "Docker, too")):
        start = text.index(term)
        assert sentence_around(text, start, start + len(term)) == expected
    start = text.index("SQL")
    cut = sentence_around(text, start, start + 3)
    assert cut.startswith("…") and cut.endswith("…") and "SQL" in cut and len(cut) <= 245
