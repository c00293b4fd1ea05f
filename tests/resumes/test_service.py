"""The process that stays warm: what it answers, and what a crafted file cannot do."""

import io
import threading
import zipfile
import zlib
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from core.accounts.resume import Proposal, propose_skills
from core.errors import UnreadableResume
from core.resumes import service
from core.resumes.service import read_resume
from tests.resumes.cases import pdf
from tests.resumes.conftest import LOADED_SECONDS
from tests.tables import each_row

pytestmark = pytest.mark.usefixtures("loaded")
LINES = (
    "Ada Lovelace, engineer",
    "I built data pipelines in Python at Example Works.",
    "Deployed services on Kubernetes.",
)


def packed_pdf(packed: bytes) -> bytes:
    """A PDF of one page with this compressed content."""
    plain = pdf("x")
    start, end = plain.index(b"<< /Length"), plain.index(b"endstream")
    stream = b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\n" % (len(packed), packed)
    return plain[:start] + stream + plain[end:]


def deep_docx() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        body = "<w:tbl><w:tr><w:tc>" * 20_000 + "</w:tc></w:tr></w:tbl>" * 20_000
        archive.writestr("word/document.xml", f'<w:document xmlns:w="x">{body}</w:document>')
    return buffer.getvalue()


def test_a_resume_proposes_each_claimed_skill_once_with_its_sentence() -> None:
    found = propose_skills("Résumé.PDF", pdf(*LINES, "More Python at home. No experience with Angular."))
    assert Proposal("python", LINES[1]) in found and Proposal("kubernetes", LINES[2]) in found
    assert len({one.skill for one in found}) == len(found) and "angular" not in {one.skill for one in found}
    assert [skill.id for skill in found.reading.skills if skill.reason == "denial"] == ["angular"]


@cache
def bomb() -> bytes:
    """A page of 420 MB; made when a test needs it, as every process of a run collects this file."""
    packer = zlib.compressobj()
    return packed_pdf(b"".join(packer.compress(b"(x) Tj " * 1_000_000) for _ in range(60)) + packer.flush())


@each_row(
    "name, make",
    [
        ("bomb.pdf", bomb),
        ("broken.pdf", lambda: pdf("x")[:200] + b"\0" * 100),
        ("deep.docx", deep_docx),
        ("deep.html", lambda: b"<div>" * 900_000),
        ("deep.rtf", lambda: b"{\\rtf1 " + b"{" * 2_000_000),
        ("names.zip", lambda: b"PK\x03\x04" + b"\0" * 200),
    ],
)
def test_a_hostile_file_ends_in_a_sentence_not_in_a_crash(name: str, make: Callable[[], bytes]) -> None:
    data = make()
    assert len(data) < service.MAX_BYTES
    try:
        read_resume(name, data)
    except UnreadableResume as error:
        assert str(error).endswith(".")
    assert read_resume("r.txt", b"I know Python.").skills, "the process still reads the next file"


def test_a_long_text_of_nothing_but_names_is_read_within_its_limits() -> None:
    assert read_resume("r.txt", b"Python and SQL. " * 200_000).notes


def test_a_file_that_takes_too_long_is_given_up() -> None:
    read_resume("r.txt", b"I know Python.")
    with pytest.raises(UnreadableResume, match="takes too"):
        read_resume("slow.pdf", bomb(), seconds=0.3)


def test_so_many_resumes_are_read_at_once_and_the_next_is_told_to_wait() -> None:
    taken = [service._turns.acquire(timeout=1) for _ in range(service.AT_ONCE)]
    with pytest.raises(UnreadableResume, match="Try again in a minute"):
        read_resume("r.txt", b"Python", seconds=0.1)
    for _ in taken:
        service._turns.release()
    assert read_resume("r.txt", b"I know Python.").skills


def test_a_process_that_ended_is_started_again_without_our_secrets_and_stays_for_the_next_file(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("JWT_SECRET_KEY", "x" * 40)
    ended = service._warm._process
    assert ended is not None
    ended.kill()
    ended.wait()
    assert read_resume("r.txt", b"I know Python.", seconds=LOADED_SECONDS).skills
    process = service._warm._process
    assert process is not None and process is not ended
    if (environment := Path(f"/proc/{process.pid}/environ")).exists():
        names = {entry.split(b"=")[0].decode() for entry in environment.read_bytes().split(b"\0") if entry}
        assert names <= {*service._KEPT, "OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "LC_CTYPE"}
    assert read_resume("r.txt", b"I know Python.").skills
    assert service._warm._process is process


def test_two_threads_get_their_own_answers() -> None:
    answers: dict[str, set[str]] = {}

    def ask(skill: str) -> None:
        answers[skill] = {one.id for one in read_resume("r.txt", f"I know {skill}.".encode()).skills}

    threads = [threading.Thread(target=ask, args=(skill,)) for skill in ("Kotlin", "Terraform", "PostgreSQL")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers == {"Kotlin": {"kotlin"}, "Terraform": {"terraform"}, "PostgreSQL": {"postgresql"}}
