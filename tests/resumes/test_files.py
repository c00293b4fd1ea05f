"""What comes out of each kind of file, what is refused and in which words."""

import io
import json
import zipfile

import pytest

from core.errors import UnreadableResume
from core.resumes.files import MAX_BYTES, checked_format, decode_text, file_text
from core.resumes.pdf_layout import Word, page_text
from tests.resumes.cases import pdf


def text_of(name: str, data: bytes) -> str:
    return file_text(name, data, lambda line: line in ("Skills", "Work"), lambda word: word.replace("\0", "fl")).text


def words(*lines: tuple[float, float, str]) -> list[Word]:
    """Words of 5 points a letter in lines of height 10, by left edge and baseline."""
    placed = []
    for start, baseline, line in lines:
        left = start
        for word in line.split():
            placed.append(Word(word, left, left + 5 * len(word), baseline, 10))
            left += 5 * len(word) + 3
    return placed


def test_columns_are_read_one_after_the_other_and_rows_across() -> None:
    is_heading = {"Skills", "Work"}.__contains__
    left = [(40, 700, "Skills"), (40, 686, "Python"), (40, 672, "Go"), (40, 658, "Rust")]
    right = [(300, 700, "Work"), (300, 686, "Built a shop"), (300, 672, "Ran the shop"), (300, 658, "Sold the shop")]
    mixed = [place for pair in zip(left, right, strict=True) for place in pair]
    assert page_text(words(*mixed), is_heading).split("\n")[:4] == ["Skills", "Python", "Go", "Rust"]
    dates = [(300, 700 - 14 * n, f"201{n}") for n in range(4)]
    assert page_text(words(*[*left, *dates]), is_heading).split("\n")[1] == "Python\t2011"


def test_letters_set_apart_are_one_word() -> None:
    letters = [Word(letter, 40 + 8 * n, 45 + 8 * n, 700, 10) for n, letter in enumerate("SKILLS")]
    assert page_text(letters, lambda line: False) == "SKILLS"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Zoë knows Python", "utf-8"),
        ("Zoë knows Python", "utf-8-sig"),
        ("Zoë knows Python", "utf-16"),
        ("Zoë knows Python and much more", "utf-16-le"),
        ("Zoë knows Python and much more", "utf-16-be"),
        ("Zoë knows Python, grüßt aus Köln", "cp1252"),
        ("Я пишу программы на языке Python уже десять лет и люблю свою работу", "cp1251"),
    ],
)
def test_plain_text_is_read_in_any_common_encoding(text: str, encoding: str) -> None:
    assert decode_text(text.encode(encoding)) == text


@pytest.mark.parametrize(
    ("name", "data", "cause"),
    [
        ("resume.exe", b"x", "this kind"),
        ("resume", b"x", "this kind"),
        ("resume.txt", b" \n", "empty"),
        ("resume.txt", b"x" * (MAX_BYTES + 1), "larger than 5 MB"),
        ("resume.doc", b"{\\rtf1 x}", "RTF"),
    ],
)
def test_what_is_no_resume_is_refused_before_it_is_read(name: str, data: bytes, cause: str) -> None:
    with pytest.raises(UnreadableResume, match=cause):
        checked_format(name, data)


def test_a_zip_bomb_is_refused_by_its_size_before_it_is_unpacked() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(8):
            archive.writestr(f"word/part{number}.xml", b"\0" * 10_000_000)
    with pytest.raises(UnreadableResume, match="unpacks"):
        text_of("r.docx", buffer.getvalue())


def test_entities_are_neither_resolved_nor_fetched() -> None:
    bomb = '<!DOCTYPE a [<!ENTITY b "bbbbbbbbbb"><!ENTITY c "&b;&b;&b;"><!ENTITY d SYSTEM "file:///etc/hostname">]>'
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(
            "word/document.xml",
            f'{bomb}<w:document xmlns:w="x"><w:p><w:r><w:t>Python &c; &d;</w:t></w:r></w:p></w:document>',
        )
    assert text_of("r.docx", buffer.getvalue()) == "Python "


def test_a_page_that_is_a_picture_is_told() -> None:
    from tests.resumes.cases import half_scanned

    read = file_text("r.pdf", half_scanned(), lambda line: False, str)
    assert "Python" in read.text and read.notes == ("Page 2 is a picture or empty and gave no text.",)


def test_deep_json_and_deep_xml_end_in_a_sentence() -> None:
    for name, data in (
        ("r.json", b"[" * 100_000),
        ("r.xml", b"<LearnerInfo>" * 5_000),
        ("r.json", json.dumps([1]).encode()),
    ):
        with pytest.raises(UnreadableResume):
            text_of(name, data)


def test_the_letters_of_a_pdf_come_out() -> None:
    assert text_of("r.pdf", pdf("I know Python.", "And SQL.")) == "I know Python.\nAnd SQL."
