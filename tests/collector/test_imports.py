"""Files as people have them: formats, columns, dates, values, places, pay, and what is refused with which words."""

import bz2
import csv
import gzip
import io
import json
import lzma
import zipfile
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pandas as pd
import pytest

from collector.adverts import Asked
from collector.enrich import Reader
from collector.importing.dates import DayOrder, day_order, read_day
from collector.importing.file_source import FileSource, ImportOptions
from collector.importing.report import column_lines, format_lines, summary_lines
from core.errors import BadRecord, SourceError
from core.models import Posting, PostingText, WorkModel

NOW = datetime(2026, 11, 29, 12, tzinfo=UTC)
TODAY = NOW.date()
HEADER = "title,company,location,date_posted,url,description\n"
LINES = (
    'Data Engineer,Birch Test,"Denver, CO",2026-11-03,https://jobs.example.org/a,"You know Python, SQL"\n'
    'QA Engineer,Birch Test,"Denver, CO",2026-11-04,https://jobs.example.org/b,"You know Docker"\n'
)
TABLE = HEADER + LINES
ROWS = list(csv.DictReader(io.StringIO(TABLE)))
Read = Callable[..., dict[str, tuple[Posting, PostingText]]]


@pytest.fixture
def read(tmp_path: Path, reader: Reader) -> Read:
    """`read(name, content)`: the postings of a file by their own ids, as they would be stored."""

    def of(name: str, content: bytes | str, **options: object) -> dict[str, tuple[Posting, PostingText]]:
        source = source_of(tmp_path / name, content, **options)
        found = {}
        for page in source.fetch_pages(Asked()):
            for row in page.rows:
                try:
                    assert row.raw is not None
                    posting, text = reader.draft(source.name, source.parse(row.raw), NOW)
                except (BadRecord, AssertionError):
                    continue
                found[posting.posting_id.rpartition(":")[2]] = (posting, text)
        return found

    return of


def source_of(path: Path, content: bytes | str, **options: object) -> FileSource:
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return FileSource(path, ImportOptions(**options), NOW)  # type: ignore[arg-type]


def zipped(**members: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, content in members.items():
            archive.writestr(name.replace("_csv", ".csv").replace("_txt", ".txt"), content)
    return made.getvalue()


def frame(kind: str) -> bytes:
    made = io.BytesIO()
    table = pd.DataFrame(ROWS)
    if kind == "parquet":
        table.to_parquet(made)
    else:
        table.to_feather(made)
    return made.getvalue()


RSS = (
    '<?xml version="1.0"?><rss><channel><title>All our jobs</title>'
    + "".join(
        f"<item><title>{row['title']}</title><link>{row['url']}</link><description>You know Python</description>"
        f"<pubDate>Tue, 03 Nov 2026 08:00:00 +0000</pubDate></item>"
        for row in ROWS
    )
    + "</channel></rss>"
)
FORMATS: dict[str, tuple[bytes | str, str]] = {
    "semicolon.csv": (TABLE.replace(",", ";").replace("Denver; CO", "Denver, CO"), "semicolon"),
    "tab.tsv": ("\t".join(HEADER.split(",")) + "".join("\t".join(row.values()) + "\n" for row in ROWS), "tab"),
    "sep.csv": ("sep=;\n" + TABLE.replace(",", ";").replace("Denver; CO", "Denver, CO"), "header in line 2"),
    "preamble.csv": ("Export of 29 November\n\nmade by hand,,\n" + TABLE, "header in line 4"),
    "cr.csv": (TABLE.replace("\n", "\r"), "comma"),
    "wide.csv": (TABLE.encode("utf-16"), "comma"),
    "bare_wide.csv": (TABLE.encode("utf-16-le"), "comma"),
    "packed.csv.gz": (gzip.compress(TABLE.encode()), "comma"),
    "packed.csv.bz2": (bz2.compress(TABLE.encode()), "comma"),
    "packed.csv.xz": (lzma.compress(TABLE.encode()), "comma"),
    "one.zip": (zipped(jobs_csv=TABLE, readme_txt="hello"), "comma"),
    "table.parquet": (frame("parquet"), "Parquet"),
    "table.feather": (frame("feather"), "Feather"),
    "feed.xml": (RSS, "<item>"),
    "lines.jsonl": ("".join(json.dumps(row) + "\n" for row in ROWS), "one object a line"),
    "two_on_a_line.jsonl": (json.dumps(ROWS[0]) + json.dumps(ROWS[1]) + "\n", "object"),
    "list.json": (json.dumps(ROWS, indent=1), "a list"),
    "concatenated.json": ("\n".join(json.dumps(row, indent=2) for row in ROWS), "one object after the other"),
    "jobs.json": (json.dumps({"count": 2, "jobs": ROWS}), "(jobs)"),
    "deep.json": (json.dumps({"meta": {"x": [1]}, "payload": {"results": ROWS}}), "(payload.results)"),
    "by_id.json": (json.dumps({"j1": ROWS[0], "j2": ROWS[1]}), "objects by id"),
    "columns.json": (
        json.dumps({name: {str(n): row[name] for n, row in enumerate(ROWS)} for name in ROWS[0]}),
        "columns as pandas writes them",
    ),
    "nan.json": (json.dumps([{**ROWS[0], "salary": float("nan")}, {**ROWS[1], "company": float("nan")}]), "a list"),
}


@pytest.mark.parametrize("name", FORMATS)
def test_every_usual_format_gives_the_same_two_postings(name: str, read: Read, tmp_path: Path) -> None:
    content, words = FORMATS[name]
    postings = [posting for posting, _ in read(name, content).values()]
    assert sorted(posting.raw_title for posting in postings) == ["Data Engineer", "QA Engineer"]
    assert all(
        posting.url and posting.posted_on == date(2026, 11, 3 + (posting.raw_title[0] == "Q"))
        for posting in postings
        if "feed" not in name
    )
    assert words in FileSource(tmp_path / name, now=NOW).format


def test_a_workbook_is_read_and_its_sheet_named(read: Read, tmp_path: Path) -> None:
    content = _workbook(
        [["Our jobs", "", ""], ["Title", "Company", "Date posted"], ["Data Engineer", "Birch Test", 46329]]
    )
    ((posting, _),) = read("jobs.xlsx", content).values()
    assert (posting.raw_title, posting.company) == ("Data Engineer", "Birch Test")
    source = FileSource(tmp_path / "jobs.xlsx", now=NOW)
    assert "sheet 'Jobs'" in next(format_lines(source))


def _workbook(rows: list[list[object]]) -> bytes:
    """The smallest workbook that readers take."""
    cells = "".join(
        "<row>"
        + "".join(
            f'<c t="inlineStr"><is><t>{cell}</t></is></c>' if isinstance(cell, str) else f"<c><v>{cell}</v></c>"
            for cell in row
        )
        + "</row>"
        for row in rows
    )
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    office = f"{relation}/officeDocument"
    types = "application/vnd.openxmlformats-package.relationships+xml"
    defaults = (
        f'<Default Extension="rels" ContentType="{types}"/><Default Extension="xml" ContentType="application/xml"/>'
    )
    sheet = '<sheets><sheet name="Jobs" sheetId="1" r:id="r1"/></sheets>'

    def related(kind: str, target: str) -> str:
        one = f'<Relationship Id="r1" Type="{kind}" Target="{target}"/>'
        return f'<Relationships xmlns="{package}/relationships">{one}</Relationships>'

    parts = {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types">{defaults}</Types>',
        "_rels/.rels": related(office, "xl/workbook.xml"),
        "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{relation}">{sheet}</workbook>',
        "xl/_rels/workbook.xml.rels": related(f"{relation}/worksheet", "worksheets/sheet1.xml"),
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{main}"><sheetData>{cells}</sheetData></worksheet>',
    }
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, f'<?xml version="1.0"?>{content}')
    return made.getvalue()


REFUSED: dict[str, tuple[bytes | str, str]] = {
    "empty.csv": ("", "no rows in empty.csv"),
    "header.csv": (HEADER, "no rows in header.csv"),
    "no_header.csv": ("1,2\n3,4\n", "--map title=COLUMN"),
    "two.zip": (zipped(a_csv=TABLE, b_csv=TABLE), "2 tables"),
    "page.csv": ("<!DOCTYPE html><html></html>", "web page"),
    "paper.csv": (b"%PDF-1.7", "PDF"),
    "base.csv": (b"SQLite format 3\0", "SQLite"),
    "python.jsonl": ("{'id': 1, 'title': 'Data Engineer', 'company': None}\n", "Python objects"),
    "keys.json": ('{"total": 2, "page": {"size": 10}}', "its keys are total, page"),
    "broken.json": ("[{", "No row of broken.json can be read"),
    "bytes.csv": (b"\x01\x02\x03" * 99, "neither text"),
    "cut.csv.gz": (gzip.compress(TABLE.encode())[:40], "damaged gzip"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_read_is_named_for_what_it_is(name: str, tmp_path: Path) -> None:
    content, words = REFUSED[name]
    with pytest.raises(SourceError) as refused:
        source_of(tmp_path / name, content)
    assert words in str(refused.value)


DATES = {
    "2 days ago": date(2026, 11, 27),
    "30+ days ago": date(2026, 10, 30),
    "Just posted": TODAY,
    "today": TODAY,
    "Posted 6 days ago": date(2026, 11, 23),
    "Reposted 2 weeks ago": date(2026, 11, 15),
    "yesterday": date(2026, 11, 28),
    "vor 2 Tagen": date(2026, 11, 27),
    "vor 30+ Tagen": date(2026, 10, 30),
    "il y a 3 jours": date(2026, 11, 26),
    "hace 3 días": date(2026, 11, 26),
    "3 hours ago": TODAY,
    "Vor 30+ Tagen veröffentlicht": date(2026, 10, 30),
    "PostedJust posted": TODAY,
    "/Date(1793872800000)/": date(2026, 11, 5),
    "Date posted: 2026-11-05": date(2026, 11, 5),
    "2026-11-05Z": date(2026, 11, 5),
    "tomorrow": None,
    "2mo": date(2026, 9, 29),
    "2026/11/05": date(2026, 11, 5),
    "05.11.2026": date(2026, 11, 5),
    "5.11.26": date(2026, 11, 5),
    "20261105": date(2026, 11, 5),
    "Nov 5, 2026": date(2026, 11, 5),
    "5 November 2026": date(2026, 11, 5),
    "5. November 2026": date(2026, 11, 5),
    "5 de noviembre de 2026": date(2026, 11, 5),
    "Thu, 05 Nov 2026 08:00:00 +0000": date(2026, 11, 5),
    "2026-11-05 10:00:00 UTC": date(2026, 11, 5),
    "2026-11-05T10:00:00Z": date(2026, 11, 5),
    "2026-11-05T23:30:00-05:00": date(2026, 11, 6),
    "1793872800": date(2026, 11, 5),
    "1793872800000": date(2026, 11, 5),
    "1.7938728E+12": date(2026, 11, 5),
    "1793872800.25": date(2026, 11, 5),
    "25/11/2026": date(2026, 11, 25),
    "11/25/2026": date(2026, 11, 25),
    "08/08/2026": date(2026, 8, 8),
    # Nothing is guessed: an open order, a month, the future, nonsense.
    "11/05/2026": None,
    "2026-11": None,
    "Nov 5": None,
    "2027-03-01": None,
    "in 3 days": None,
    "ongoing": None,
    "1985-01-01": None,
    "2026-13-40": None,
    "soon": None,
    "45": None,
    "": None,
}


def test_days_are_read_in_every_usual_form_and_never_taken_for_today() -> None:
    assert {text: read_day(text, TODAY) for text in DATES} == DATES
    assert read_day(1_793_872_800_000, TODAY) == read_day(1.7938728e9, TODAY) == date(2026, 11, 5)
    assert read_day("3 days ago", date(2026, 6, 10), now=TODAY) == date(2026, 6, 7)
    for odd in (None, True, float("nan"), [], {}, "9" * 400):
        assert read_day(odd, TODAY) is None


def test_the_order_of_day_and_month_is_that_of_the_whole_column(read: Read, tmp_path: Path) -> None:
    assert day_order(["05/11/2026", "25/11/2026"]) is DayOrder.DAY_FIRST
    assert day_order(["05/11/2026", "11/25/2026"]) is DayOrder.MONTH_FIRST
    assert day_order(["25/11/2026", "11/25/2026"]) is day_order(["05/11/2026"]) is None
    shown = "id,title,date\n1,Data Engineer,05/11/2026\n2,Data Engineer,25/11/2026\n"
    assert read("shown.csv", shown)["1"][0].posted_on == date(2026, 11, 5)
    open_one = "id,title,date\n1,Data Engineer,05/11/2026\n"
    assert read("open.csv", open_one)["1"][0].posted_on is None
    assert read("open.csv", open_one, day_order=DayOrder.DAY_FIRST)["1"][0].posted_on == date(2026, 11, 5)
    source = source_of(tmp_path / "open.csv", open_one)
    list(map(source.parse, (row.raw for page in source.fetch_pages(Asked()) for row in page.rows if row.raw)))
    said = "\n".join(summary_lines(source))
    assert "1 of 1 are undated" in said
    assert "--dates dmy or --dates mdy" in said


def test_relative_days_count_from_when_the_row_was_scraped(read: Read) -> None:
    table = "id,title,posted,scraped_at\n1,Data Engineer,3 days ago,2026-10-10\n2,Data Engineer,3 days ago,\n"
    found = read("a.csv", table)
    assert [found[n][0].posted_on for n in "12"] == [date(2026, 10, 7), TODAY - timedelta(days=3)]
    assert read("a.csv", table, as_of=date(2026, 9, 30))["2"][0].posted_on == date(2026, 9, 27)


def test_cells_that_say_nothing_are_nothing_and_text_is_text(read: Read) -> None:
    table = (
        "id,title,company,location,salary,url,description\n"
        "1,R&amp;D Engineer &#8211; C&#43;&#43;,Elm &amp; Oak Test,N/A,None,-,null\n"
        "2,nan,Elm Test,x,-1,,\n"
        "3,None,,,,,\n"
        '4,Data Engineer,"Elm Test\n3.9","nan, nan",,,"Work with C\\\\+\\\\+ and dbt\\\\-core"\n'
    )
    found = read("a.csv", table)
    assert sorted(found) == ["1", "4"]
    first, fourth = found["1"][0], found["4"][0]
    assert (first.raw_title, first.company, first.places, first.salary, first.url) == (
        "R&D Engineer – C++",
        "Elm & Oak Test",
        (),
        None,
        None,
    )
    assert (fourth.company, fourth.places) == ("Elm Test", ())
    assert found["4"][1].text == "Work with C++ and dbt-core"


def test_windows_letters_are_read_and_said_and_none_is_lost(read: Read, tmp_path: Path) -> None:
    table = "id,title,company\n1,Développeur “Café”,Übung & Söhne – €\n"
    ((posting, _),) = read("a.csv", table.encode("cp1252")).values()
    assert (posting.raw_title, posting.company) == ("Développeur “Café”", "Übung & Söhne – €")
    assert "cp1252" in next(format_lines(FileSource(tmp_path / "a.csv", now=NOW)))
    mixed = table.encode() + "2,Kü".encode() + "nstler,Ö\n".encode("cp1252")
    assert [one.raw_title for one, _ in read("b.csv", mixed).values()] == ["Développeur “Café”", "Künstler"]


def test_of_two_equal_headers_the_first_counts_and_others_are_named(read: Read, tmp_path: Path) -> None:
    table = "title,company,title,mood\nData Engineer,Elm Test,Other,good\n"
    ((posting, _),) = read("a.csv", table).values()
    assert posting.raw_title == "Data Engineer"
    said = "\n".join(column_lines(FileSource(tmp_path / "a.csv", now=NOW)))
    assert "Headers that come twice, of which the first counts: title" in said
    assert "Ignored columns: title (2), mood" in said


def test_a_row_with_a_comma_too_many_is_refused_with_the_likely_cause(tmp_path: Path) -> None:
    source = source_of(tmp_path / "a.csv", "title,company,location\nSRE,Elm Test,Denver, CO\nSRE,Elm Test,Bonn\n")
    problems = [row.problem for page in source.fetch_pages(Asked()) for row in page.rows if row.raw is None]
    assert problems == ["4 cells where the header has 3: probably a comma in a text that has no quotes around it"]


def test_quotes_escaped_with_a_backslash_are_found_out(read: Read) -> None:
    table = 'title,company,description\n"SRE","Elm Test","The \\"best\\", they say"\n"QA","Elm Test","b"\n'
    found = [text.text for _, text in read("a.csv", table).values()]
    assert found == ['The "best", they say', "b"]


# Columns of the sets people have --------------------------------------------------------------------------------------

SETS = {
    "jobspy.csv": (
        "id,site,job_url,title,company,location,date_posted,interval,min_amount,max_amount,currency,is_remote,job_level\n"
        'x1,indeed,https://a.example/1,SRE,Elm,"Remote, US",2026-11-05,yearly,90000,110000,USD,True,mid-senior level\n',
        {
            "company": "Elm",
            "posted_on": date(2026, 11, 5),
            "work_model": "remote",
            "seniority": "senior",
            "pay": (90_000, 110_000),
            "country": "US",
            "url": "https://a.example/1",
        },
    ),
    "linkedin.csv": (
        "job_id,company_name,title,max_salary,pay_period,location,min_salary,remote_allowed,job_posting_url,listed_time,"
        "formatted_experience_level,currency\n"
        'x1,Elm,SRE,50,HOURLY,"Provo, UT",40,1.0,https://a.example/1,1793872800000,Director,USD\n',
        {
            "company": "Elm",
            "posted_on": date(2026, 11, 5),
            "work_model": "remote",
            "seniority": "executive",
            "pay": (83_200, 104_000),
            "city": "Provo",
            "url": "https://a.example/1",
        },
    ),
    "glassdoor.csv": (
        "Job Title,Salary Estimate,Job Description,Rating,Company Name,Location\n"
        'SRE,$80K-$95K (Glassdoor est.),You know Python,3.8,"Elm\n3.8","Provo, UT"\n',
        {"company": "Elm", "pay": (80_000, 95_000), "city": "Provo"},
    ),
    "data_jobs.csv": (
        "job_title_short,job_title,job_location,job_posted_date,job_work_from_home,job_country,salary_rate,salary_year_avg,"
        "company_name,job_skills\n"
        "Data Engineer,SRE,Anywhere,2026-11-05 10:00:00,True,United States,year,100000,Elm,\"['sql', 'python']\"\n",
        {
            "company": "Elm",
            "country": "US",
            "work_model": "remote",
            "pay": (100_000, 100_000),
            "text": "Skills\n- sql\n- python",
        },
    ),
    "adzuna.json": (
        json.dumps(
            {
                "results": [
                    {
                        "id": "x1",
                        "title": "SRE",
                        "company": {"display_name": "Elm"},
                        "location": {"display_name": "York, UK"},
                        "created": "2026-11-05T10:00:00Z",
                        "redirect_url": "https://a.example/1",
                        "salary_min": 50000,
                        "salary_max": 60000,
                        "description": "x",
                    }
                ]
            }
        ),
        {
            "company": "Elm",
            "country": "GB",
            "posted_on": date(2026, 11, 5),
            "url": "https://a.example/1",
            "pay": (50_000 * 1.039 / 0.829, 60_000 * 1.039 / 0.829),
        },
    ),
    "schema.json": (
        json.dumps(
            {
                "@type": "JobPosting",
                "title": "SRE",
                "datePosted": "2026-11-05",
                "hiringOrganization": {"name": "Elm"},
                "jobLocation": {"address": {"addressLocality": "Provo", "addressRegion": "UT", "addressCountry": "US"}},
                "jobLocationType": "TELECOMMUTE",
                "url": "https://a.example/1",
                "description": "x",
                "baseSalary": {"currency": "USD", "value": {"minValue": 90000, "maxValue": 110000, "unitText": "YEAR"}},
            }
        ),
        {
            "company": "Elm",
            "city": "Provo",
            "posted_on": date(2026, 11, 5),
            "work_model": "remote",
            "pay": (90_000, 110_000),
        },
    ),
    "camel.json": (
        json.dumps(
            [
                {
                    "jobTitle": "SRE",
                    "companyName": "Elm",
                    "jobLocation": "Provo, UT",
                    "postedAt": "2026-11-05",
                    "jobUrl": "https://a.example/1",
                    "jobDescription": "x",
                    "workplaceType": "Hybrid",
                }
            ]
        ),
        {"company": "Elm", "city": "Provo", "posted_on": date(2026, 11, 5), "work_model": "hybrid"},
    ),
    "muse.json": (
        json.dumps(
            {
                "page": 1,
                "results": [
                    {
                        "id": 1,
                        "name": "SRE",
                        "company": {"name": "Elm"},
                        "contents": "<p>x</p>",
                        "locations": [{"name": "Provo, UT"}, {"name": "Bonn, Germany"}],
                        "levels": [{"name": "Senior Level"}],
                        "publication_date": "2026-11-05T00:00:00Z",
                        "refs": {"landing_page": "https://a.example/1"},
                    }
                ],
            }
        ),
        {
            "company": "Elm",
            "city": "Provo",
            "posted_on": date(2026, 11, 5),
            "seniority": "senior",
            "url": "https://a.example/1",
        },
    ),
    "one_side.csv": ("title,country,min_annual_salary,salary_currency\nSRE,US,90000,USD\n", {"pay": (90_000, None)}),
    "no_period.csv": ("title,country,salary\nSRE,GB,£50k\n", {"pay": None}),
}


@pytest.mark.parametrize("name", SETS)
def test_the_columns_of_the_sets_people_have_are_known(name: str, read: Read) -> None:
    content, wanted = SETS[name]
    ((posting, text),) = read(name, content).values()
    pay = posting.salary and (posting.salary.min_usd, posting.salary.max_usd)
    found = {
        "company": posting.company,
        "posted_on": posting.posted_on,
        "work_model": posting.work_model,
        "url": posting.url,
        "seniority": posting.seniority,
        "country": posting.place.country_code,
        "city": posting.place.city,
        "pay": pay,
        "text": text.text,
    }
    assert posting.raw_title == "SRE"
    for key, value in wanted.items():
        assert found[key] == (
            pytest.approx(value, rel=1e-6) if key == "pay" and None not in (value or (None,)) else value
        ), key


def test_what_the_user_says_of_columns_and_pay_counts(read: Read, tmp_path: Path) -> None:
    table = "nr;was;wer;lohn\n7;Data Engineer;Elm Test;£50k\n"
    found = read(
        "a.csv", table, columns={"title": "was", "company": "WER", "id": "nr", "salary_text": "lohn"}, pay_period="year"
    )
    assert found["7"][0].company == "Elm Test"
    assert found["7"][0].salary is not None
    with pytest.raises(SourceError, match=r"no column 'wehr'\. Did you mean 'wer'"):
        source_of(tmp_path / "a.csv", table, columns={"title": "was", "company": "wehr"})


KNOWN = {
    "theirstack": {
        "metadata": {},
        "data": [
            {
                "id": 5,
                "job_title": "SRE",
                "final_url": "https://a.example/1",
                "hybrid": True,
                "remote": False,
                "long_location": "Bonn, Germany",
                "country_code": "DE",
                "min_annual_salary_usd": 90_000,
                "max_annual_salary_usd": 95_000,
            }
        ],
    },
    "ashby": {
        "jobs": [
            {
                "id": "5",
                "title": "SRE",
                "publishedAt": "2026-11-05T10:00:00.000+00:00",
                "isRemote": True,
                "workplaceType": "Hybrid",
                "isListed": True,
                "location": "Bonn, Germany",
                "jobUrl": "https://jobs.ashbyhq.com/elm/5",
                "compensation": {
                    "summaryComponents": [
                        {
                            "compensationType": "Salary",
                            "interval": "1 YEAR",
                            "currencyCode": "USD",
                            "minValue": 90_000,
                            "maxValue": 95_000,
                        },
                        {
                            "compensationType": "EquityCashValue",
                            "interval": "1 YEAR",
                            "currencyCode": "USD",
                            "minValue": 10,
                            "maxValue": 20,
                        },
                    ]
                },
            }
        ]
    },
    "greenhouse": {
        "jobs": [
            {
                "id": 5,
                "title": "SRE",
                "absolute_url": "https://boards.greenhouse.io/elm/jobs/5",
                "first_published": "2026-11-05T10:00:00-04:00",
                "location": {"name": "Hybrid - Bonn, Germany"},
                "internal_job_id": 1,
                "pay_input_ranges": [
                    {
                        "min_cents": 9_000_000,
                        "max_cents": 9_500_000,
                        "currency_type": "USD",
                        "title": "Annual salary",
                        "blurb": "",
                    }
                ],
            }
        ]
    },
    "lever": [
        {
            "id": "5",
            "text": "SRE",
            "hostedUrl": "https://jobs.lever.co/elm/5",
            "createdAt": 1793872800000,
            "workplaceType": "hybrid",
            "country": "DE",
            "categories": {"location": "Bonn"},
            "lists": [],
            "salaryRange": {"currency": "USD", "interval": "per-year-salary", "min": 90_000, "max": 95_000},
        }
    ],
}


@pytest.mark.parametrize("name", KNOWN)
def test_a_saved_reply_of_a_source_goes_to_its_own_parser_and_keeps_its_ids(name: str, read: Read) -> None:
    ((posting, _),) = read(f"{name}.json", json.dumps(KNOWN[name])).values()
    assert posting.posting_id == f"{name}:5" if name == "theirstack" else f"{name}:elm/5"
    assert (posting.source, posting.raw_title, posting.work_model) == (name, "SRE", WorkModel.HYBRID)
    assert (posting.place.city, posting.place.country_code) == ("Bonn", "DE")
    assert posting.salary is not None
    assert (posting.salary.min_usd, posting.salary.max_usd) == (90_000, 95_000)


NEWER = {
    "himalayas:companies/elm/jobs/sre": (
        {
            "guid": "https://himalayas.app/companies/elm/jobs/sre",
            "title": "SRE",
            "companyName": "Elm",
            "companySlug": "elm",
            "locationRestrictions": ["Germany"],
            "pubDate": 1793872800,
            "description": "<p>Python</p>",
        },
        WorkModel.REMOTE,
        "Elm",
    ),
    "jobtech:5": (
        {
            "id": "5",
            "headline": "SRE",
            "employer": {"name": "Elm"},
            "workplace_address": {"municipality": "Stockholm", "country": "Sverige"},
            "publication_date": "2026-11-05T10:00:00",
            "description": {"text": "Python"},
        },
        None,
        "Elm",
    ),
    "recruitee:elm/5": (
        {
            "id": 5,
            "title": "SRE",
            "careers_url": "https://elm.recruitee.com/o/sre",
            "careers_apply_url": "https://elm.recruitee.com/o/sre/c/new",
            "published_at": "2026-11-05 10:00:00 UTC",
            "hybrid": True,
            "company_name": "Elm",
            "city": "Bonn",
            "country_code": "DE",
        },
        WorkModel.HYBRID,
        "Elm",
    ),
    "teamtailor:elm.teamtailor.com/5": (
        {
            "id": "5",
            "title": "SRE",
            "url": "https://elm.teamtailor.com/jobs/5-sre",
            "date_published": "2026-11-05T10:00:00+01:00",
            "content_html": "<p>Python</p>",
            "_jobposting": {"hiringOrganization": {"name": "Elm"}, "jobLocationType": "TELECOMMUTE"},
        },
        WorkModel.REMOTE,
        "Elm",
    ),
    "workable:elm/ABC": (
        {
            "shortcode": "ABC",
            "title": "SRE",
            "url": "https://apply.workable.com/elm/j/ABC/",
            "telecommuting": True,
            "published_on": "2026-11-05",
            "country": "Germany",
            "city": "Bonn",
            "description": "<p>Python</p>",
        },
        WorkModel.REMOTE,
        "elm",
    ),
}


@pytest.mark.parametrize("posting_id", NEWER)
def test_saved_replies_of_the_newer_sources_are_known_too(posting_id: str, read: Read) -> None:
    row, work_model, company = NEWER[posting_id]
    ((posting, _),) = read("saved.json", json.dumps({"offers": [row]})).values()
    assert (posting.posting_id, posting.source) == (posting_id, posting_id.partition(":")[0])
    assert (posting.raw_title, posting.work_model, posting.company) == ("SRE", work_model, company)
    assert posting.posted_on == date(2026, 11, 5)


def test_a_saved_feed_of_personio_keeps_its_offices_and_the_parts_of_its_text(read: Read) -> None:
    feed = """<?xml version="1.0"?><workzag-jobs><position><id>77</id><subcompany>Elm</subcompany><office>Bonn</office>
    <additionalOffices><office>Berlin</office></additionalOffices><name>SRE</name><jobDescriptions><jobDescription>
    <name>Your profile</name><value><![CDATA[<ul><li>Python</li></ul>]]></value></jobDescription></jobDescriptions>
    <createdAt>2026-11-05T10:00:00+00:00</createdAt></position></workzag-jobs>"""
    ((posting, text),) = read("elm.xml", feed).values()
    assert (posting.raw_title, posting.company, posting.posted_on) == ("SRE", "Elm", date(2026, 11, 5))
    assert [place.city for place in posting.places] == ["Bonn", "Berlin"]
    assert text.text == "Your profile\n- Python"


def test_remotives_regions_are_no_city_and_no_last_country(read: Read) -> None:
    row = {
        "id": 3,
        "title": "SRE",
        "company_name": "Elm",
        "publication_date": "2026-11-05T10:00:00",
        "salary": "$40,000",
        "candidate_required_location": "Northern America, Europe, UK, France, European timezones",
    }
    ((posting, _),) = read("r.json", json.dumps({"jobs": [row]})).values()
    assert [(place.city, place.country_code) for place in posting.places] == [(None, "GB"), (None, "FR")]
    assert posting.salary is None


def test_levels_in_linkedins_words_and_an_intern_is_an_intern(read: Read) -> None:
    words = {
        "Mid-Senior level": "senior",
        "Associate": "junior",
        "Director": "executive",
        "Entry level": "junior",
        "Internship": "intern",
        "Not Applicable": None,
    }
    table = "id,title,seniority\n" + "".join(f"{word},Data Engineer,{word}\n" for word in words)
    found = read("a.csv", table + "x,2026 Staff Accountant Intern,\n")
    assert {word: found[word][0].seniority for word in words} == words
    assert found["x"][0].seniority == "intern"
