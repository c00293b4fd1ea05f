"""Writes the set of résumés that tests and `python -m benchmarks.resumes` read, and its labels.

    python -m tests.resumes.make_files FOLDER

Needs what the program itself does not: typst, fpdf2, reportlab and weasyprint (PyPI), LibreOffice, pdflatex with
moderncv, and Chromium. The files it wrote are kept in `tests/resumes/files`, so nobody needs it to run the tests.
"""

import html
import io
import json
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.resumes.cases import CASES, Case
from tests.resumes.more_labels import label_rows
from tests.resumes.people import EMRE, LUCIA, MIRA_DE, MIRA_EN, MIRA_ES, MIRA_FR, ODA, Person

Maker = Callable[[Person], bytes]


def lines_of(person: Person) -> list[str]:
    """A plain résumé, one line a thing, lists with commas."""
    heads = person.headings
    lines = [person.name, person.headline, f"{person.city}, {person.country}", "someone@example.org", ""]
    lines += [heads["summary"], person.summary, "", heads["skills"]]
    lines += [f"{group}: {', '.join(items)}" for group, items in person.groups]
    lines += ["", heads["work"]]
    for position in person.positions:
        lines += [f"{position.title}, {position.employer}, {position.city}", position.period]
        lines += [f"- {bullet}" for bullet in position.bullets]
    lines += ["", heads["education"], *(", ".join(entry) for entry in person.education)]
    lines += ["", heads["languages"], *(f"{name} ({level})" for name, level in person.spoken)]
    return [*lines, "", heads["interests"], person.interests]


def text(person: Person) -> bytes:
    return "\n".join(lines_of(person)).encode()


def text_one_a_line(person: Person) -> bytes:
    """Every skill on its own line."""
    lines = [person.name, person.headline, "", person.headings["skills"]]
    lines += [item for _, items in person.groups for item in items]
    after = lines_of(person)
    return "\n".join([*lines, "", *after[after.index(person.headings["work"]) :]]).encode("cp1252")


def markdown(person: Person) -> bytes:
    heads = person.headings
    lines = [f"# {person.name}", f"*{person.headline}*, {person.city}, {person.country}", f"## {heads['summary']}"]
    lines += [person.summary, f"## {heads['skills']}"]
    lines += [f"- **{group}:** {' · '.join(items)}" for group, items in person.groups]
    lines += [f"## {heads['work']}"]
    for position in person.positions:
        lines += [f"### {position.title} | {position.employer} | {position.period}", ""]
        lines += [f"* {bullet}" for bullet in position.bullets]
    lines += [f"## {heads['education']}", *(f"- {' – '.join(entry)}" for entry in person.education)]
    lines += [f"## {heads['languages']}", *(f"- {name}: {level}" for name, level in person.spoken)]
    return "\n".join([*lines, f"## {heads['interests']}", person.interests]).encode()


_TWO_COLUMNS = """
@page { size: A4; margin: 12mm } body { font: 10pt/1.35 sans-serif; margin: 0 }
.page { display: grid; grid-template-columns: 62mm 1fr; gap: 8mm } h1 { font-size: 22pt; margin: 0 }
aside { background: #eef; padding: 4mm } h2 { font-size: 12pt; text-transform: uppercase; margin: 4mm 0 1mm }
.tag { display: inline-block; border: 1px solid #88a; border-radius: 3mm; padding: 0 2mm; margin: 0 1mm 1mm 0 }
.row { display: flex; justify-content: space-between } .dots { letter-spacing: 1px } ul { margin: 0; padding-left: 5mm }
h3 { font-size: 10.5pt; margin: 2mm 0 0 }
"""


def web_page(person: Person, skills_as: str = "tags", levels: str = "dots") -> str:
    heads, e = person.headings, html.escape
    if skills_as == "tags":
        skills = "".join(
            f"<h3>{e(group)}</h3>" + " ".join(f'<span class="tag">{e(item)}</span>' for item in items)
            for group, items in person.groups
        )
    elif skills_as == "table":
        rows = "".join(f"<tr><th>{e(group)}</th><td>{e(', '.join(items))}</td></tr>" for group, items in person.groups)
        skills = f"<table>{rows}</table>"
    else:
        skills = "".join(
            f"<h3>{e(group)}</h3>" + "".join(f'<div class="row"><span>{e(item)}</span></div>' for item in items)
            for group, items in person.groups
        )
    spoken = "".join(
        f'<div class="row"><span>{e(name)}</span><span class="dots">'
        + (("●" * dots + "○" * (5 - dots)) if levels == "dots" else e(level))
        + "</span></div>"
        for (name, level), dots in zip(person.spoken, person.dots, strict=True)
    )
    work = "".join(
        f'<div class="row"><h3>{e(position.title)}</h3><span>{e(position.period)}</span></div>'
        f"<div>{e(position.employer)}, {e(position.city)}</div>"
        f"<ul>{''.join(f'<li>{e(bullet)}</li>' for bullet in position.bullets)}</ul>"
        for position in person.positions
    )
    education = "".join(f"<div>{e(', '.join(entry))}</div>" for entry in person.education)
    return (
        f'<!doctype html><html lang="{person.language}"><meta charset="utf-8"><title>{e(person.name)}</title>'
        f'<style>{_TWO_COLUMNS}</style><body><div class="page"><aside><h1>{e(person.name)}</h1>'
        f"<p>{e(person.headline)}</p><p>{e(person.city)}, {e(person.country)}</p><h2>{e(heads['skills'])}</h2>{skills}"
        f"<h2>{e(heads['languages'])}</h2>{spoken}</aside><main><h2>{e(heads['summary'])}</h2><p>{e(person.summary)}</p>"
        f"<h2>{e(heads['work'])}</h2>{work}<h2>{e(heads['education'])}</h2>{education}"
        f"<h2>{e(heads['interests'])}</h2><p>{e(person.interests)}</p></main></div></body></html>"
    )


def chromium(person: Person, skills_as: str = "tags", levels: str = "dots") -> bytes:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as tool:
        browser = tool.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        page = browser.new_page()
        page.set_content(web_page(person, skills_as, levels))
        printed: bytes = page.pdf(format="A4", print_background=True, prefer_css_page_size=True)
        browser.close()
    return printed


def weasy(person: Person) -> bytes:
    from weasyprint import HTML

    return bytes(HTML(string=web_page(person, "table", "words")).write_pdf())


def typst(person: Person) -> bytes:
    """A sidebar on the right, set after the main column, and names with ligatures."""
    import typst as tool

    def q(words: str) -> str:
        return "#" + json.dumps(words, ensure_ascii=False)

    heads = person.headings
    main = [f"== {q(heads['summary'])}", q(person.summary), f"== {q(heads['work'])}"]
    for position in person.positions:
        main += [
            f"*{q(position.title)}* #h(1fr) {q(position.period)}\\",
            f"_{q(position.employer)}_, {q(position.city)}",
        ]
        main += [f"- {q(bullet)}" for bullet in position.bullets]
    main += [f"== {q(heads['education'])}", *(q(", ".join(entry)) for entry in person.education)]
    side = [f"== {q(heads['skills'])}"]
    side += [f"*{q(group)}*\\ {' #sym.dot.c '.join(q(item) for item in items)}\n" for group, items in person.groups]
    side += [f"== {q(heads['languages'])}", *(f"{q(name)} #h(1fr) {q(level)}\n" for name, level in person.spoken)]
    source = (
        '#set page(paper: "a4", margin: 1.5cm)\n#set text(size: 10pt)\n'
        f"= {q(person.name)}\n{q(person.headline)}, {q(person.city)}, {q(person.country)}\n"
        "#grid(columns: (2fr, 1fr), gutter: 1cm, [\n" + "\n\n".join(main) + "\n], [\n" + "\n\n".join(side) + "\n])\n"
    )
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "a.typ").write_text(source, encoding="utf-8")
        return bytes(tool.compile(str(Path(folder) / "a.typ")))


def reportlab(person: Person) -> bytes:
    """Two columns drawn line by line across the page, so that the file's order mixes them."""
    from reportlab.lib.utils import simpleSplit
    from reportlab.pdfgen.canvas import Canvas

    heads = person.headings
    left = [("h", heads["skills"])]
    left += [("t", item) for _, items in person.groups for item in items]
    left += [("h", heads["languages"]), *(("t", f"{name}: {level}") for name, level in person.spoken)]
    right = [("h", heads["summary"]), ("t", person.summary), ("h", heads["work"])]
    for position in person.positions:
        right += [("t", f"{position.title} at {position.employer}, {position.city}"), ("t", position.period)]
        right += [("t", f"• {bullet}") for bullet in position.bullets]
    right += [("h", heads["education"]), *(("t", ", ".join(entry)) for entry in person.education)]

    def wrapped(parts: list[tuple[str, str]], width: float) -> list[tuple[str, str]]:
        return [(kind, line) for kind, words in parts for line in simpleSplit(words, "Helvetica", 10, width)]

    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(595, 842))
    canvas.setFont("Helvetica-Bold", 20)
    canvas.drawString(40, 790, person.name)
    columns = wrapped(left, 140), wrapped(right, 340)
    for number in range(max(map(len, columns))):
        for x, column in zip((40, 210), columns, strict=True):
            if number < len(column):
                kind, line = column[number]
                canvas.setFont("Helvetica-Bold" if kind == "h" else "Helvetica", 10)
                canvas.drawString(x, 750 - 14 * number, line)
    canvas.save()
    return buffer.getvalue()


def fpdf(person: Person) -> bytes:
    """Words placed one by one, without a space glyph between them."""
    from fpdf import FPDF

    document = FPDF()
    document.add_page()
    document.set_margin(15)
    document.add_font("d", fname="/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf")
    document.set_font("d", size=9)
    y = 15.0
    for line in lines_of(person):
        x = 15.0
        for word in line.split():
            width = document.get_string_width(word)
            if x + width > 195:
                x, y = 15.0, y + 5
            document.text(x, y, word)
            x += width + 1.2
        y += 5
    return bytes(document.output())


def latex(person: Person) -> bytes:
    """moderncv's casual page: dates and labels in the left margin."""

    def q(words: str) -> str:
        for sign in "&%#_":
            words = words.replace(sign, f"\\{sign}")
        return words

    heads = person.headings
    body = [rf"\section{{{q(heads['summary'])}}}", q(person.summary), rf"\section{{{q(heads['work'])}}}"]
    for position in person.positions:
        items = "".join(rf"\item {q(bullet)}" for bullet in position.bullets)
        period = q(position.period.replace("–", "--"))
        body.append(
            rf"\cventry{{{period}}}{{{q(position.title)}}}{{{q(position.employer)}}}{{{q(position.city)}}}{{}}"
            rf"{{\begin{{itemize}}{items}\end{{itemize}}}}"
        )
    body.append(rf"\section{{{q(heads['education'])}}}")
    for degree, school, years in (entry if len(entry) == 3 else (*entry, "") for entry in person.education):
        body.append(rf"\cventry{{{q(years.replace('–', '--'))}}}{{{q(degree)}}}{{{q(school)}}}{{}}{{}}{{}}")
    body.append(rf"\section{{{q(heads['skills'])}}}")
    body += [rf"\cvitem{{{q(group)}}}{{{q(', '.join(items))}}}" for group, items in person.groups]
    body.append(rf"\section{{{q(heads['languages'])}}}")
    body += [rf"\cvitemwithcomment{{{q(name)}}}{{{q(level)}}}{{}}" for name, level in person.spoken]
    first, last = person.name.split(" ", 1)
    # Without Latin Modern the letters are bitmaps of a Type 3 font.
    font = r"\usepackage{lmodern}" if person.language == "de" else ""
    source = (
        r"\documentclass[10pt,a4paper,sans]{moderncv}\moderncvstyle{classic}\moderncvcolor{blue}"
        r"\usepackage[utf8]{inputenc}\usepackage[T1]{fontenc}\usepackage[scale=0.75]{geometry}"
        rf"{font}\name{{{first}}}{{{last}}}\title{{{q(person.headline)}}}\address{{{q(person.city)}}}{{{q(person.country)}}}"
        r"\begin{document}\makecvtitle " + "\n".join(body) + r"\end{document}"
    )
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "a.tex").write_text(source, encoding="utf-8")
        # moderncv wants a font of icons that takes half a gigabyte; their names in its place do as well.
        icons = r"\providecommand{\faIcon}[2][]{#2}\providecommand{\faCircle}[1][]{-}"
        (Path(folder) / "fontawesome5.sty").write_text(icons + "\n", encoding="utf-8")
        subprocess.run(["pdflatex", "-interaction=nonstopmode", "a.tex"], cwd=folder, capture_output=True, check=False)
        return (Path(folder) / "a.pdf").read_bytes()


def latex_article(person: Person) -> bytes:
    """An article in Computer Modern without a map to Unicode, words broken by TeX in two narrow columns."""

    def q(words: str) -> str:
        for sign in "&%#_":
            words = words.replace(sign, f"\\{sign}")
        return words.replace("–", "--")

    lines = [
        rf"\section*{{{q(line)}}}" if line in person.headings.values() else q(line) + r"\par"
        for line in lines_of(person)
        if line
    ]
    source = (
        r"\documentclass[10pt,twocolumn]{article}\usepackage[utf8]{inputenc}\usepackage[margin=2cm]{geometry}"
        r"\setlength{\parindent}{0pt}\begin{document}" + "\n".join(lines) + r"\end{document}"
    )
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "a.tex").write_text(source, encoding="utf-8")
        subprocess.run(["pdflatex", "-interaction=nonstopmode", "a.tex"], cwd=folder, capture_output=True, check=False)
        return (Path(folder) / "a.pdf").read_bytes()


def docx_table(person: Person) -> bytes:
    """A page-wide table of two columns, with a table of skills nested in the first."""
    from docx import Document

    heads, document = person.headings, Document()
    left, right = document.add_table(1, 2).rows[0].cells
    left.text = person.name
    for line in (person.headline, f"{person.city}, {person.country}", heads["skills"]):
        left.add_paragraph(line)
    nested = left.add_table(0, 2)
    for _, items in person.groups:
        for first in range(0, len(items), 2):
            cells = nested.add_row().cells
            for cell, item in zip(cells, items[first : first + 2], strict=False):
                cell.text = item
    left.add_paragraph(heads["languages"])
    for (name, _), dots in zip(person.spoken, person.dots, strict=True):
        left.add_paragraph(f"{name}\t{'★' * dots}{'☆' * (5 - dots)}")
    after = lines_of(person)
    right.text = heads["summary"]
    right.add_paragraph(person.summary)
    start, stop = after.index(heads["work"]), after.index(heads["languages"])
    for line in after[start:stop]:
        right.add_paragraph(line.removeprefix("- "))
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def docx_plain(person: Person) -> bytes:
    from docx import Document

    document = Document()
    for line in lines_of(person):
        if line in person.headings.values():
            document.add_heading(line, 1)
        elif line.startswith("- "):
            document.add_paragraph(line[2:], style="List Bullet")
        elif line:
            document.add_paragraph(line)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def office(person: Person, kind: str, source: Maker = docx_table) -> bytes:
    """LibreOffice's own writing of a DOCX."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "a.docx").write_bytes(source(person))
        home = f"-env:UserInstallation=file://{folder}/home"
        subprocess.run(
            ["soffice", home, "--headless", "--convert-to", kind, "--outdir", folder, f"{folder}/a.docx"],
            capture_output=True,
            check=True,
            timeout=180,
        )
        return (Path(folder) / f"a.{kind}").read_bytes()


def json_resume(person: Person) -> bytes:
    def month(words: str) -> str:
        month, year = words.strip().split("/")
        return f"{year}-{month}"

    content: dict[str, Any] = {
        "basics": {
            "name": person.name,
            "label": person.headline,
            "summary": person.summary,
            "location": {"city": person.city, "countryCode": "NO"},
        },
        "skills": [{"name": group, "keywords": list(items)} for group, items in person.groups],
        "work": [
            {
                "name": position.employer,
                "position": position.title,
                "location": position.city,
                "highlights": list(position.bullets),
                "startDate": month(position.period.split("–")[0]),
                "endDate": month(position.period.split("–")[1]),
            }
            for position in person.positions
        ],
        "education": [{"institution": "University of Bergen", "area": "Statistics", "studyType": "BSc"}],
        "languages": [{"language": name, "fluency": level} for name, level in person.spoken],
        "interests": [{"name": person.interests}],
    }
    return json.dumps(content).encode()


def linkedin(person: Person) -> bytes:
    buffer = io.BytesIO()
    skills = "Name\n" + "".join(f"{item}\n" for _, items in person.groups for item in items)
    months = {"01": "Jan", "06": "Jun", "07": "Jul", "12": "Dec"}

    def month(words: str) -> str:
        number, year = words.strip().split("/")
        return f"{months[number]} {year}"

    positions = "Company Name,Title,Description,Location,Started On,Finished On\n" + "".join(
        f'{position.employer},{position.title},"{" ".join(position.bullets)}",{position.city},'
        f"{month(position.period.split('–')[0])},{month(position.period.split('–')[1])}\n"
        for position in person.positions
    )
    levels = {
        "native": "Native or bilingual proficiency",
        "fluent": "Full professional proficiency",
        "A2": "Elementary proficiency",
    }
    languages = "Name,Proficiency\n" + "".join(f"{name},{levels[level]}\n" for name, level in person.spoken)
    education = "School Name,Start Date,End Date,Notes,Degree Name,Activities\n"
    education += "University of Bergen,2016,2019,,BSc Statistics,\n"
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in (
            ("Skills.csv", skills),
            ("Positions.csv", positions),
            ("Languages.csv", languages),
            ("Education.csv", education),
            ("messages.csv", "FROM,CONTENT\nx,Kubernetes\n"),
            (
                "Profile.csv",
                f"First Name,Last Name,Headline,Summary,Geo Location\nOda,Brekke,Data "
                f'Scientist,"{person.summary}","Bergen, Norway"\n',
            ),
        ):
            archive.writestr(name, content)
    return buffer.getvalue()


FILES: tuple[tuple[str, Person, Maker], ...] = (
    ("plain_en.txt", MIRA_EN, text),
    ("plain_de.txt", MIRA_DE, text),
    ("plain_fr.txt", MIRA_FR, text),
    ("plain_es.txt", MIRA_ES, text),
    ("one_a_line_en.txt", ODA, text_one_a_line),
    ("one_a_line_de.txt", EMRE, text_one_a_line),
    ("markdown_en.md", MIRA_EN, markdown),
    ("web_fr.html", MIRA_FR, lambda person: web_page(person, "tags", "words").encode()),
    ("tags_en.pdf", MIRA_EN, chromium),
    ("tags_de.pdf", EMRE, chromium),
    ("rows_en.pdf", ODA, lambda person: chromium(person, "rows", "dots")),
    ("table_fr.pdf", MIRA_FR, lambda person: chromium(person, "table", "words")),
    ("rows_es.pdf", LUCIA, lambda person: chromium(person, "rows", "words")),
    ("weasy_es.pdf", MIRA_ES, weasy),
    ("typst_en.pdf", ODA, typst),
    ("typst_de.pdf", MIRA_DE, typst),
    ("mixed_en.pdf", ODA, reportlab),
    ("mixed_es.pdf", LUCIA, reportlab),
    ("no_spaces_en.pdf", MIRA_EN, fpdf),
    ("no_spaces_fr.pdf", MIRA_FR, fpdf),
    ("moderncv_en.pdf", ODA, latex),
    ("moderncv_de.pdf", MIRA_DE, latex),
    ("article_en.pdf", ODA, latex_article),
    ("article_es.pdf", LUCIA, latex_article),
    ("word_table_en.docx", ODA, docx_table),
    ("word_table_es.docx", LUCIA, docx_table),
    ("word_plain_de.docx", EMRE, docx_plain),
    ("word_plain_fr.docx", MIRA_FR, docx_plain),
    ("office_table_en.pdf", ODA, lambda person: office(person, "pdf")),
    ("office_plain_de.pdf", EMRE, lambda person: office(person, "pdf", docx_plain)),
    ("office_es.odt", LUCIA, lambda person: office(person, "odt")),
    ("office_fr.rtf", MIRA_FR, lambda person: office(person, "rtf", docx_plain)),
    ("resume.json", ODA, json_resume),
    ("linkedin.zip", ODA, linkedin),
)
_DOTS = {5: "fluent", 4: "good", 3: "intermediate", 2: "basic", 1: "basic"}
_WITH_DOTS = (
    "tags_en.pdf",
    "tags_de.pdf",
    "rows_en.pdf",
    "word_table_en.docx",
    "word_table_es.docx",
    "office_table_en.pdf",
    "office_es.odt",
)


def label(name: str, person: Person) -> dict[str, Any]:
    """What must be read of one file of a person."""
    languages = [{"id": language, "level": level} for language, level in person.languages]
    if name in _WITH_DOTS:
        languages = [{"id": one["id"], "level": _DOTS[dots]} for one, dots in zip(languages, person.dots, strict=True)]
    if name == "linkedin.zip":
        languages[-1] = {"id": "hindi", "level": "basic"}  # LinkedIn has no level A2
    return {
        "file": name,
        "refused": None,
        "skills": skill_labels(person.ticked, person.unticked),
        "languages": languages,
        "years": person.years,
        "degree": person.degree,
    }


def skill_labels(ticked: frozenset[str], unticked: frozenset[str]) -> list[dict[str, Any]]:
    named = [(skill, True) for skill in sorted(ticked)] + [(skill, False) for skill in sorted(unticked)]
    return [{"id": skill, "ticked": is_ticked} for skill, is_ticked in named]


def case_label(case: Case) -> dict[str, Any]:
    return {
        "file": case.file,
        "refused": case.refused,
        "skills": skill_labels(case.ticked, case.unticked),
        "languages": [{"id": language, "level": level} for language, level in case.languages],
        "case": True,
    }


def main() -> None:
    """Write the files and `labels.jsonl` into the folder named on the command line."""
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    wanted = sys.argv[2:]
    for name, person, make in FILES:
        if not wanted or name in wanted:
            (folder / name).write_bytes(make(person))
    for case in CASES:
        if not wanted or case.file in wanted:
            (folder / case.file).write_bytes(case.make())
    labels = [label(name, person) for name, person, _ in FILES] + label_rows() + [case_label(case) for case in CASES]
    (folder / "labels.jsonl").write_text("".join(json.dumps(one) + "\n" for one in labels), encoding="utf-8")


if __name__ == "__main__":
    main()
