"""Files that cannot be read are refused by what they are, and text in other encodings is read in its own."""

import json
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from collector.adverts import Asked
from collector.importing.file_source import FileSource
from core.errors import SourceError

TABLE = b"title,company\n" + b"".join(b"Data Engineer %d,Elm\n" % number for number in range(200))


def zipped(**members: bytes) -> bytes:
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name.replace("_dot_", ".").replace("_in_", "/"), content)
    return packed.getvalue()


def with_damage(packed: bytes) -> bytes:
    damaged = bytearray(packed)
    damaged[60] ^= 0xFF
    return bytes(damaged)


UNREADABLE = {
    "damaged.zip": (with_damage(zipped(jobs_dot_csv=TABLE)), "damaged zip"),
    "empty.zip": (zipped(), "an empty zip archive"),
    "letter.docx": (zipped(word_in_document_dot_xml=b"<w/>"), "a Word document"),
    "locked.xlsx": (
        b"\xd0\xcf\x11\xe0" + bytes(500) + "EncryptedPackage".encode("utf-16-le"),
        "a workbook with a password",
    ),
    "jobs.csv": (b"version https://git-lfs.github.com/spec/v1\noid sha256:4d\nsize 1\n", "git lfs pull"),
    "printed.json": (b"[{'title': 'SRE', 'company': 'Elm'}]", "Python objects"),
}
ENCODINGS = {
    "gbk": ("GBK", "职位名称,公司名称,工作地点\n算法工程师,榆树科技,上海\n"),
    "big5": ("Big5", "職位名稱,公司名稱,工作地點\n軟體工程師,榆樹科技,台北\n"),
    "shift_jis": ("Shift JIS", "職種,会社名,勤務地\nエンジニア,エルム,東京\n"),
    "euc_kr": ("EUC-KR", "직무,회사,근무지\n개발자,엘름,서울\n"),
    "cp1251": ("cp1251 (Windows, Cyrillic)", "должность,компания,город\nИнженер,Вяз,Москва\n"),
    "cp1252": (
        "not UTF-8 in 7 places, which are read as cp1252 (Windows, Western Europe)",
        "title,company,city\nDéveloppeur Café,Société Générique,Zürich\n",
    ),
}


@pytest.mark.parametrize("name", UNREADABLE)
def test_what_cannot_be_read_is_refused_by_what_it_is(name: str, tmp_path: Path) -> None:
    content, reason = UNREADABLE[name]
    (tmp_path / name).write_bytes(content)
    with pytest.raises(SourceError, match=reason):
        FileSource(tmp_path / name)


@pytest.mark.parametrize("codec", ENCODINGS)
def test_text_is_read_in_the_encoding_it_is_in(codec: str, tmp_path: Path) -> None:
    words, text = ENCODINGS[codec]
    path = tmp_path / "jobs.csv"
    path.write_bytes(text.encode(codec))
    source = FileSource(path)
    (row,) = [row for page in source.fetch_pages(Asked()) for row in page.rows]
    advert = source.parse(row.raw or {})
    assert source.encoding == words
    assert [advert.raw_title, advert.company] == text.split("\n")[1].split(",")[:2]
    assert [place.city is not None for place in advert.places] == [True]


def test_a_member_of_a_zip_may_be_yaml_or_markdown(tmp_path: Path) -> None:
    path = tmp_path / "jobs.zip"
    path.write_bytes(zipped(jobs_dot_yaml=json.dumps([{"title": "SRE", "company": "Elm"}]).encode()))
    assert FileSource(path).survey.rows == 1


def test_a_first_line_that_is_too_long_costs_itself_and_not_those_after_it(tmp_path: Path) -> None:
    lines = [
        {"id": number, "title": "Data Engineer", "description": text}
        for number, text in enumerate(("x" * 9_000_000, "b"))
    ]
    file = tmp_path / "jobs.jsonl"
    file.write_text("".join(f"{json.dumps(line)}\n" for line in lines), "utf-8")

    source = FileSource(file)
    rows = [row for page in source.fetch_pages(Asked()) for row in page.rows]

    assert [(row.where, row.raw and row.raw["id"]) for row in rows] == [("line 1", None), ("line 2", 1)]
    assert source.survey.first_problem == "line 1: longer than 8,000,000 characters"
