"""Workbooks, Parquet files and archives in the manner of what people have, with what each row must become."""

import io
import zipfile
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from collector.enrich import Reader
from tests.collector.test_public_sets import drafts, told, wrong_fields

Sheet = list[list[Any]]
FIRST_DAY = date(1899, 12, 30)
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"


def cell(value: object, name: str) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime):
        number = (value - datetime(1899, 12, 30, tzinfo=UTC)) / timedelta(days=1)
        return f'<c r="{name}" s="1"><v>{number}</v></c>'
    if isinstance(value, date):
        return f'<c r="{name}" s="1"><v>{(value - FIRST_DAY).days}</v></c>'
    if isinstance(value, int | float):
        return f'<c r="{name}"><v>{value}</v></c>'
    return f'<c r="{name}" t="inlineStr"><is><t>{escape(str(value))}</t></is></c>'


def workbook(**sheets: Sheet) -> bytes:
    """A workbook whose second style is a day, as spreadsheets write it."""
    content = io.BytesIO()
    numbers = range(1, len(sheets) + 1)
    with zipfile.ZipFile(content, "w") as archive:
        parts = "".join(
            f'<Override PartName="/xl/worksheets/sheet{number}.xml" ContentType="{SHEET_TYPE}.worksheet+xml"/>'
            for number in numbers
        )
        archive.writestr(
            "[Content_Types].xml",
            f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" '
            'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Override PartName="/xl/workbook.xml" ContentType="{SHEET_TYPE}.sheet.main+xml"/>'
            f'<Override PartName="/xl/styles.xml" ContentType="{SHEET_TYPE}.styles+xml"/>{parts}</Types>',
        )
        archive.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" '
            f'Type="{RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        )
        named = "".join(
            f'<sheet name="{name}" sheetId="{number}" r:id="rId{number}"/>'
            for number, name in zip(numbers, sheets, strict=True)
        )
        archive.writestr(
            "xl/workbook.xml", f'<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}"><sheets>{named}</sheets></workbook>'
        )
        targets = "".join(
            f'<Relationship Id="rId{number}" Type="{RELATIONS}/worksheet" Target="worksheets/sheet{number}.xml"/>'
            for number in numbers
        )
        archive.writestr(
            "xl/_rels/workbook.xml.rels",
            f'<Relationships xmlns="{PACKAGE}/relationships">{targets}<Relationship Id="rId99" '
            f'Type="{RELATIONS}/styles" Target="styles.xml"/></Relationships>',
        )
        archive.writestr(
            "xl/styles.xml",
            f'<styleSheet xmlns="{MAIN}"><cellXfs count="2"><xf numFmtId="0"/>'
            '<xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>',
        )
        for number, rows in zip(numbers, sheets.values(), strict=True):
            body = "".join(
                f'<row r="{line}">{"".join(cell(value, f"{chr(65 + at)}{line}") for at, value in enumerate(row))}</row>'
                for line, row in enumerate(rows, 1)
            )
            archive.writestr(
                f"xl/worksheets/sheet{number}.xml",
                f'<worksheet xmlns="{MAIN}"><sheetData>{body}</sheetData></worksheet>',
            )
    return content.getvalue()


def parquet(rows: list[dict[str, Any]], schema: Any = None) -> bytes:
    content = io.BytesIO()
    pq.write_table(pa.Table.from_pylist(rows, schema=schema), content)
    return content.getvalue()


def archive(**members: str) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as packed:
        for name, text in members.items():
            packed.writestr(name.replace("__", "/") + ".csv", text)
    return content.getvalue()


PACIFIC = timezone(timedelta(hours=-8))
FILES: dict[str, tuple[Callable[[], bytes], list[dict[str, Any]]]] = {
    "sheets.xlsx": (
        lambda: workbook(
            About=[["Demo Recruiting pipeline"], ["Do not edit"]],
            Jobs=[
                ["Open jobs as of November"],
                [],
                ["Job", None, "Where", None, "Pay (annual, USD)", None, "Dates"],
                ["Job Title", "Company", "City", "State", "Min", "Max", "Posted"],
                ["Data Engineer", "Demo Farms", "Omaha", "NE", 98000, 120000, date(2026, 11, 9)],
                ["DBA", "Demo Farms", "Lincoln", "NE", None, None, 46340],
                ["BI Analyst", "Sample Grain", "Des Moines", "IA", 80000, None, "11/13/2026"],
            ],
            Lists=[["Status"], ["open"], ["closed"]],
        ),
        [
            {"company": "Demo Farms", "date": "2026-11-09", "places": ["Omaha/US"], "pay": [98000, 120000, "USD"]},
            {"date": "2026-11-14", "places": ["Lincoln/US"], "pay": None},
            {"date": "2026-11-13", "places": ["Des Moines/US"], "pay": [80000, None, "USD"]},
        ],
    ),
    "title_row.xlsx": (
        lambda: workbook(
            Stellen=[
                ["Offene Stellen"],
                [
                    "Position",
                    "Unternehmen",
                    "Standort",
                    "Jahresgehalt von",
                    "Jahresgehalt bis",
                    "Währung",
                    "Seit",
                    "Homeoffice",
                ],
                [
                    "Controller IT",
                    "Muster Holz AG",
                    "Ulm",
                    62000,
                    "74.000",
                    "EUR",
                    datetime(2026, 11, 9, 8, tzinfo=UTC),
                    "2 Tage/Woche",
                ],
                ["IT-Auditor", "Muster Holz AG", "Zürich", 110000.0, None, "CHF", 46342.0, "ja"],
            ],
            Archiv=[["Position", "Unternehmen"], ["Alt", "Muster"]],
        ),
        [
            {"title": "Controller IT", "places": ["Ulm/DE"], "model": "hybrid", "pay": [62000, 74000, "EUR"]},
            {"places": ["Zurich|Zürich/CH"], "pay": [110000, None, "CHF"]},
        ],
    ),
    "nested.parquet": (
        lambda: parquet(
            [
                {
                    "job_id": 9001,
                    "title": "ML Engineer",
                    "company": {"name": "Demo Flight", "size": "51-200"},
                    "locations": [
                        {"city": "Long Beach", "state": "CA", "country": "US"},
                        {"city": "Austin", "state": "TX", "country": "US"},
                    ],
                    "posted_at": datetime(2026, 11, 8, 22, 0, tzinfo=PACIFIC),
                    "skills": ["PyTorch", "CUDA"],
                    "salary": {"min": 150000.0, "max": None, "currency": "USD", "period": "year"},
                    "is_remote": False,
                },
                {
                    "job_id": 9002,
                    "title": "Junior Data Analyst",
                    "company": {"name": "Sample Pets", "size": None},
                    "locations": [],
                    "posted_at": datetime(2026, 11, 10, 1, 0, tzinfo=PACIFIC),
                    "skills": [],
                    "salary": None,
                    "is_remote": True,
                },
            ]
        ),
        [
            {
                "id": "9001",
                "company": "Demo Flight",
                "date": "2026-11-09",
                "places": ["Long Beach/US", "Austin/US"],
                "pay": [150000, None, "USD"],
                "text": "cuda",
            },
            {"company": "Sample Pets", "date": "2026-11-10", "places": [], "model": "remote", "pay": None},
        ],
    ),
    "types.parquet": (
        lambda: parquet(
            [
                {
                    "posting_id": "p-1",
                    "job_title": "Actuary",
                    "employer": "Demo Life",
                    "city": "Hartford",
                    "state": "CT",
                    "posted": date(2026, 11, 9),
                    "salary_min": Decimal("95000.00"),
                    "salary_max": Decimal("130000.00"),
                    "salary_period": "YEARLY",
                    "salary_currency": "USD",
                },
                {"posting_id": "p-2", "job_title": "Senior Actuary", "employer": "Demo Life"},
            ],
            pa.schema(
                [
                    ("posting_id", pa.large_string()),
                    ("job_title", pa.string()),
                    ("employer", pa.dictionary(pa.int32(), pa.string())),
                    ("city", pa.string()),
                    ("state", pa.string()),
                    ("posted", pa.date32()),
                    ("salary_min", pa.decimal128(12, 2)),
                    ("salary_max", pa.decimal128(12, 2)),
                    ("salary_period", pa.string()),
                    ("salary_currency", pa.string()),
                ]
            ),
        ),
        [
            {"id": "p-1", "date": "2026-11-09", "places": ["Hartford/US"], "pay": [95000, 130000, "USD"]},
            {"date": None, "level": "senior", "pay": None},
        ],
    ),
    "bom.jsonl": (
        lambda: (
            '{"Job Title": "Service Desk Lead", "Job Location": "Gatwick, United Kingdom", '
            '"Posted Date": "12-11-2026", "Salary": "£34,000 p.a."}\r\n'
            '{"Job Title": "Data Modeller", "Job Location": "Crawley", "Posted Date": "23-11-2026", "Salary": null}\r\n'
        ).encode("utf-8-sig"),
        [
            {"title": "Service Desk Lead", "date": "2026-11-12", "pay": [34000, 34000, "GBP"]},
            {"date": "2026-11-23", "places": ["Crawley/GB"], "pay": None},
        ],
    ),
    "quoted.csv": (
        lambda: (
            '"Job ID","Job Title","Company","Location","Description","Date Posted"\r\n'
            '"7","Web Developer","Demo ""Quick"" Ltd","Leeds, West Yorkshire",'
            '"One\r\n- ""Laravel""\r\n\r\nTwo","2026-11-09"\r\n'
            '"8","Tester","Sample, Inc.","York","Short\nCypress","2026-11-10"\r\n'
        ).encode("utf-16"),
        [
            {"id": "7", "company": 'Demo "Quick" Ltd', "places": ["Leeds/GB"], "text": '"laravel"'},
            {"company": "Sample, Inc.", "date": "2026-11-10", "places": ["York/GB"], "text": "cypress"},
        ],
    ),
    "unicode.txt": (
        lambda: (
            "Titel\tFirma\tOrt\tDatum\tGehalt\r\n"
            "Redakteur\tMuster Pumpen GmbH\tFrankenthal (Pfalz)\t09.11.2026\t48.000 € p. a.\r\n"
            "Konstrukteur\tMuster Pumpen GmbH\tHalle (Saale)\t13.11.2026\t\r\n"
        ).encode("utf-16"),
        [
            {"places": ["Frankenthal|Frankenthal (Pfalz)/DE"], "pay": [48000, 48000, "EUR"]},
            {"date": "2026-11-13", "places": ["Halle|Halle (Saale)|Halle an der Saale/DE"]},
        ],
    ),
    "set.zip": (
        lambda: archive(
            set__postings="job_id,title,company_name,location,original_listed_time\n"
            '31,Data Architect,Demo Paper,"Portland, ME",1.79418240E+12\n',
            set__companies__companies="company_id,name,description,city,country\n1,Demo Paper,Paper,Portland,US\n",
            set__mappings__skills="skill_abr,skill_name\nIT,Information Technology\n",
        ),
        [{"id": "31", "company": "Demo Paper", "date": "2026-11-09", "places": ["Portland/US"]}],
    ),
}


@pytest.mark.parametrize("name", FILES)
def test_a_file_of_any_kind_becomes_what_its_rows_say(name: str, tmp_path: Path, reader: Reader) -> None:
    make, wanted = FILES[name]
    (tmp_path / name).write_bytes(make())
    postings = [told(*draft) for draft in drafts(tmp_path / name, reader)]
    assert wrong_fields(wanted, postings) == []
