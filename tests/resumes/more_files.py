"""Writes the résumés that `more_labels` labels: Chromium prints the pages, typst sets two, python-docx writes one.

python -m tests.resumes.more_files FOLDER
"""
# ruff: noqa: E501 - pages as their tools want them

import sys
import tempfile
from collections.abc import Callable
from html import escape
from pathlib import Path


def printed(page: str) -> bytes:
    """A web page as Chromium prints it."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as started:
        browser = started.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        tab = browser.new_page()
        tab.set_content(page)
        data: bytes = tab.pdf(format="A4", print_background=True, prefer_css_page_size=True)
        browser.close()
    return data


def typeset(source: str) -> bytes:
    import typst

    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "a.typ").write_text(source, encoding="utf-8")
        return bytes(typst.compile(str(Path(folder) / "a.typ")))


_STYLE = """<meta charset=utf-8><style>@page{size:A4;margin:13mm}body{font:9.5pt/1.35 sans-serif;margin:0}
h1{font-size:20pt;margin:0}h2{font-size:12pt;margin:4mm 0 1mm;border-bottom:1px solid}h3{font-size:10pt;margin:2mm 0 0}
.cols{display:grid;grid-template-columns:1.7fr 1fr;gap:8mm}.tag{border:1px solid #888;border-radius:2mm;padding:0 2mm;
margin:0 1mm 1mm 0;display:inline-block}.row{display:flex;justify-content:space-between}ul{margin:0;padding-left:5mm}
.bar{height:2mm;background:#ddd}.bar i{display:block;height:2mm;background:#36c}td{vertical-align:top;padding:0 3mm 1mm 0}
.l{text-align:right;width:38mm;color:#246}.i{font-family:serif}</style>"""


def _tags(names: str) -> str:
    return "".join(f"<span class=tag>{escape(name)}</span>" for name in names.split("|"))


def _list(items: str) -> str:
    return "<ul>" + "".join(f"<li>{escape(item)}</li>" for item in items.split("|")) + "</ul>"


def circles() -> bytes:
    """Events with icons for date and place; tags under "Strengths"; languages in five circles."""

    def event(title: str, employer: str, dates: str, place: str, items: str) -> str:
        return (
            f"<h3>{title}</h3><b>{employer}</b><div class=row><span><span class=i>\uf073</span> {dates}</span>"
            f"<span><span class=i>\uf3c5</span> {place}</span></div>{_list(items)}"
        )

    left = (
        "<h2>EXPERIENCE</h2>"
        + event(
            "Mobile Engineer",
            "Stripe",
            "Feb 2021 – Jan 2025",
            "Dublin, Ireland",
            "Rebuilt the merchant app in Kotlin with Jetpack Compose|Moved the iOS client from UIKit to SwiftUI"
            "|Cut crashes by 40 % with unit testing on every merge",
        )
        + event(
            "Junior App Developer",
            "Seafront Apps Ltd.",
            "Feb 2019 – Jan 2021",
            "Cork, Ireland",
            "Shipped four Flutter apps for Android and iOS|Backed them with Firebase and a REST API",
        )
        + "<h2>A DAY OF MY LIFE</h2><p>Sleep, coffee, cycling, reading</p>"
    )
    right = (
        "<h2>MY LIFE PHILOSOPHY</h2><p><i>“Small things, done well.”</i></p><h2>STRENGTHS</h2>"
        + _tags("Hard-working|Eye for detail|Motivator & Leader")
        + "<hr>"
        + _tags("Kotlin|Swift|Flutter|GraphQL|SQLite|Git|GitLab CI")
        + "<h2>LANGUAGES</h2>"
        + "".join(
            f"<div class=row><b>{name}</b><span>{'●' * dots}{'○' * (5 - dots)}</span></div>"
            for name, dots in (("Spanish", 4), ("German", 2))
        )
        + "<div class=row><b>English</b><span>Native</span></div>"
        + "<h2>EDUCATION</h2><h3>B.Sc. in Computer Science</h3><b>University College Cork</b>"
        "<div>Sept 2014 – June 2018</div>"
    )
    return printed(
        f"{_STYLE}<h1>ROISIN HALE</h1><b>Mobile Engineer</b><div>\uf0e0 roisin@example.org \uf095 000-00-0000 \uf3c5 Dublin,"
        f" Ireland \uf09b github.com/roisin</div><div class=cols><div>{left}</div><div>{right}</div></div>"
    )


def europass() -> bytes:
    """Labels right-aligned in a wide left margin, and the grid of the languages."""

    def row(label: str, value: str) -> str:
        return f"<tr><td class=l>{label}</td><td>{value}</td></tr>"

    grid = (
        "<table border=1 cellspacing=0><tr><th></th><th colspan=2>VERSTEHEN</th><th colspan=2>SPRECHEN</th><th>SCHREIBEN"
        "</th></tr><tr><th></th><th>Hören</th><th>Lesen</th><th>An Gesprächen teilnehmen</th><th>Zusammenhängendes"
        " Sprechen</th><th></th></tr><tr><td>Deutsch</td><td>C1</td><td>C1</td><td>C1</td><td>C1</td><td>C1</td></tr>"
        "<tr><td>Englisch</td><td>B2</td><td>B2</td><td>B2</td><td>B2</td><td>B2</td></tr></table>"
    )
    body = (
        row(
            "<b>ANGABEN ZUR PERSON</b>",
            "<b>Zofia Malinowska</b><br>Lindenweg 4, 01067 Dresden, Deutschland<br>"
            "zofia@example.org | Geschlecht weiblich | Geburtsdatum 02/03/1990",
        )
        + row("<b>BERUFSERFAHRUNG</b>", "")
        + row(
            "01/2020 – 12/2024",
            "<b>Softwareentwicklerin</b><br>Elbdaten GmbH, Dresden"
            + _list(
                "Entwicklung von Diensten mit Java und Spring Boot|Datenhaltung mit Hibernate und PostgreSQL"
                "|Oberflächen in Angular und TypeScript|Auslieferung in Docker-Containern über Jenkins"
            ),
        )
        + row(
            "01/2017 – 12/2019",
            "<b>Junior-Entwicklerin</b><br>SAP SE, Walldorf"
            + _list("Pflege von Berichten auf Oracle Database|Tests mit JUnit"),
        )
        + row("<b>SCHUL- UND BERUFSBILDUNG</b>", "")
        + row("10/2011 – 09/2016", "<b>Master of Science, Informatik</b><br>Technische Universität Dresden")
        + row("<b>PERSÖNLICHE FÄHIGKEITEN</b>", "")
        + row("Muttersprache", "Polnisch")
        + row("Weitere Sprachen", grid)
        + row("Kommunikative Fähigkeiten", "Gute Zusammenarbeit in verteilten Teams")
        + row("Berufliche Fähigkeiten", "Scrum, Jira")
        + row("Digitale Kompetenzen", "Maven, SonarQube, Git")
        + row("Führerschein", "B")
    )
    return printed(f"{_STYLE}<table>{body}</table>")


def bars() -> bytes:
    """French, two columns with icons; skills and languages with bars drawn as boxes and their percent."""

    def bar(name: str, percent: int) -> str:
        return (
            f"<div class=row><span>{name}</span><span>{percent} %</span></div><div class=bar><i style='width:{percent}%'>"
            "</i></div>"
        )

    left = "<h2>\uf0b1 Expériences professionnelles</h2>" + (
        "<h3>Développeur web full stack</h3><div>Atelier Numérique, Nantes — janvier 2021 à décembre 2024</div>"
        + _list(
            "Refonte d'une boutique sous Symfony et Vue.js|Mise en place de l'intégration continue avec GitLab CI"
            "|Conception d'une API REST pour l'application mobile"
        )
        + "<h3>Développeur PHP</h3><div>WebOuest SARL, Rennes — janvier 2019 à décembre 2020</div>"
        + _list("Création de sites vitrines sous WordPress|Maintenance d'applications Laravel")
        + "<h2>\uf19d Formation</h2><div>2016 – 2018 : Licence professionnelle Développement web, IUT de Nantes</div>"
    )
    right = (
        "<h2>Compétences</h2>"
        + bar("PHP", 90)
        + bar("JavaScript", 75)
        + bar("MySQL", 70)
        + bar("HTML / CSS", 85)
        + bar("Sass", 60)
        + "<h2>Outils</h2>"
        + _tags("Docker|Git")
        + "<h2>Langues</h2>"
        + bar("Anglais", 90)
        + bar("Espagnol", 50)
        + "<div class=row><span>Français</span><span>langue maternelle</span></div>"
        + "<h2>Loisirs</h2><p>Voile, photographie argentique</p>"
    )
    return printed(
        f"{_STYLE}<h1>Yann Le Goff</h1><b>Développeur web</b><div>\uf3c5 Nantes \uf0e0 yann@example.org</div>"
        f"<div class=cols><div>{left}</div><div>{right}</div></div>"
    )


def keywords() -> bytes:
    """A theme of JSON Resume: every group of skills with its level and keywords, dates with a long dash."""

    def group(name: str, level: str, names: str) -> str:
        return f"<div><h3>{name}</h3><em>{level}</em>{_list(names)}</div>"

    body = (
        "<h2>About</h2><p>I make web pages that everybody can use.</p><h2>Work</h2>"
        "<h3>Notion</h3><div class=row><span>Front-end Engineer</span><span>2022-02 — Present</span></div>"
        "<p>The editor's team.</p><h4>Highlights</h4>"
        + _list("Led accessibility of the editor, in React with TypeScript|Tests with Jest and Cypress")
        + "<h3>Harbour Digital</h3><div class=row><span>Web Developer</span><span>2020-01 — 2022-01</span></div>"
        + _list("Built shops with Express and MongoDB on Node.js|Handed over designs from Figma")
        + "<h2>Education</h2><h3>University of Leeds</h3><div class=row><span>Computing, BSc</span><span>2016-09 — 2019-06"
        "</span></div><h2>Skills</h2>"
        + group("Web Development", "Master", "HTML|CSS|JavaScript")
        + group("State & data", "Intermediate", "Redux|GraphQL")
        + group("Build", "Intermediate", "Webpack")
        + "<h2>Languages</h2><div>English<br><em>Native speaker</em></div><div>French<br><em>B2</em></div>"
        "<h2>Interests</h2><h3>Wildlife</h3><ul><li>Ferrets</li><li>Unicorns</li></ul>"
        "<h2>References</h2><blockquote>Ada is a wizard with Kubernetes. <i>— a former colleague</i></blockquote>"
    )
    return printed(f"{_STYLE}<h1>Ada Firth</h1><h4>Front-end Engineer</h4><div>ada@example.org · Leeds, GB</div>{body}")


def stacked_dates() -> bytes:
    """French; the end of each position stands above its beginning in the margin; tools are tags below it."""

    def job(end: str, start: str, title: str, employer: str, place: str, items: str, tools: str) -> str:
        return (
            f"<tr><td class=l>{end}<br>{start}</td><td><div class=row><b>{title}</b><span>{employer} {place}</span></div>"
            f"{_list(items)}<div>{_tags(tools)}</div></td></tr>"
        )

    jobs = job(
        "Décembre 2024",
        "Janvier 2020",
        "Architecte logiciel",
        "Lagune Services",
        "Nouméa",
        "Reconstruction de la plateforme d'intégration|Migration des projets Java sous Maven|Veille technologique",
        "Apache Tomcat|IntelliJ IDEA|Eclipse|Spring Boot|Jenkins|Ionic|TypeScript|Firebase",
    ) + job(
        "Décembre 2019",
        "Janvier 2017",
        "Ingénieur consultant",
        "Océane Conseil",
        "Paris",
        "Mise en place d'un framework d'interface web (jQuery, Bootstrap)|Développement d'une application Android",
        "Hibernate|Spring|Eclipse|Docker",
    )
    skills = "".join(
        f"<tr><td class=l>{label}:</td><td>{names}</td></tr>"
        for label, names in (
            ("PROGRAMMATION", "<b>Java</b> (<b>JEE</b>), Microsoft .Net (<b>C#</b>), TypeScript, JavaScript, CSS"),
            ("FRAMEWORKS", "Spring, Spring Boot, Angular"),
            ("BASES DE DONNÉES", "Oracle Database, MySQL, PostgreSQL"),
            ("OUTILS", "IntelliJ IDEA, Visual Studio Code, Maven, SVN, git"),
        )
    )
    return printed(
        f"{_STYLE}<h1>Noé Kaori</h1><b>Architecte logiciel | Développeur senior</b><div>noe@example.org</div>"
        f"<h2>Compétences</h2><table>{skills}</table><h2>Expérience professionnelle</h2><table>{jobs}</table>"
        "<h2>Formation</h2><table><tr><td class=l>2014 – 2016</td><td>Master Informatique, Université de Bordeaux</td></tr>"
        "</table><h2>Langues</h2><table><tr><td class=l>Français</td><td>Langue maternelle</td></tr><tr><td class=l>Anglais"
        "</td><td>Professionnel, TOEIC 940 (C1)</td></tr></table>"
    )


def cells() -> bytes:
    """Spanish, in the table of a word processor: headings in the left cells, contents in the right ones."""
    import io

    from docx import Document

    rows = (
        ("Inés Robledo", "Analista de datos\nSevilla, España · ines@example.org"),
        ("PERFIL", "Analista de datos en comercio. Actualmente estoy aprendiendo Spark."),
        (
            "EXPERIENCIA PROFESIONAL",
            "2022 – 2024\tAnalista de datos en Mercado Sur, Sevilla\n"
            "Cuadros de mando en Power BI sobre BigQuery\nFlujos de datos con Airflow y dbt\n"
            "01/2020 – 12/2021\tAnalista junior en Olivar Datos S.L., Córdoba\nInformes en Excel y SQL",
        ),
        ("FORMACIÓN", "Máster en Ciencia de Datos, Universidad de Sevilla, 2018 – 2019"),
        (
            "CONOCIMIENTOS INFORMÁTICOS",
            "Lenguajes:\tPython, R, SQL\nBibliotecas:\tpandas, NumPy, scikit-learn\n"
            "Herramientas:\tTableau, Power BI, Git\nMétodos:\taprendizaje automático",
        ),
        ("IDIOMAS", "Español:\tlengua materna\nInglés:\tC1 (Cambridge Advanced)\nPortugués:\tB1"),
        ("OTROS DATOS", "Carnet de conducir B, vehículo propio"),
    )
    document = Document()
    table = document.add_table(0, 2)
    for label, content in rows:
        left, right = table.add_row().cells
        left.text = label
        lines = content.split("\n")
        right.text = lines[0]
        for line in lines[1:]:
            right.add_paragraph(line)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def two_minipages() -> bytes:
    """Two columns of unlike width; "Company | Role" in one line, dates and place in the next; skills by lines of code."""
    left = r"""
== EDUCATION
*CORNISH UNIVERSITY*\ MEng in Computer Science\ #text(gray)[Dec 2018 | Truro]

*BOMBAY SCHOOL OF ARTS*\ BS in Computer Science\ #text(gray)[May 2017 | Mumbai]\ Cum. GPA: 3.83 / 4.0

== LINKS
Github:// *arjunx*\ LinkedIn:// *arjunx*\ YouTube:// *arjunx*

== COURSEWORK
*GRADUATE*\ Compilers + Practicum\ Computer Vision\ Functional Programming

== SKILLS
*PROGRAMMING*\ #text(gray)[Over 5000 lines:]\ Java • Python • Javascript\ OCaml • Matlab • Rails • LaTeX\
#text(gray)[Over 1000 lines:]\ C • C++ • CSS • PHP\ #text(gray)[Familiar:]\ Android • MySQL

== LANGUAGES
English (native)\ Hindi (fluent)
"""
    right = r"""
== EXPERIENCE
*DATABRICKS* | Software Engineer\ #text(gray)[Jan 2021 – Dec 2023 | London, UK]
- Built a scheduler in Scala and Go on top of Kafka.
- Stored its state in PostgreSQL.

*ELASTIC* | Software Engineering Intern\ #text(gray)[June 2019 – Nov 2019 | London, UK]
- Wrote an admin interface with React and TypeScript.

== RESEARCH
*CORNISH ROBOT LAB* | Researcher\ #text(gray)[Jan 2018 – Jan 2019 | Truro]\
Led the development of a tongue-controlled game for linguistics.

== AWARDS
#table(columns: 3, stroke: none, [2018], [top 52/2500], [Engineering Fellow], [2017], [National], [Olympiad Finalist])
"""
    return typeset(
        '#set page(paper: "a4", margin: 1.2cm)\n#set text(size: 9.5pt)\n#align(center)[#text(26pt)[Arjun *Xavier*]\\ '
        "arjunx.example.org | arjun\\@example.org | 607.379.5733]\n#grid(columns: (1fr, 2fr), gutter: 6mm, [\n"
        + left
        + "\n], [\n"
        + right
        + "\n])\n"
    )


def small_caps() -> bytes:
    """One column; employer and place, then title and dates, in pairs of opposite margins; skills as a table of labels."""

    def entry(title: str, employer: str, place: str, dates: str, items: str) -> str:
        points = "".join(f"- {item}\n" for item in items.split("|"))
        return f"*{employer}* #h(1fr) _{place}_\\\n#smallcaps[{title}] #h(1fr) _{dates}_\n{points}\n"

    skills = "".join(
        f"[*{label}*], [{names}], "
        for label, names in (
            ("DevOps", "AWS, Docker, Kubernetes, Terraform, Ansible, Helm, Vault"),
            ("Back-end", "Go, Python, Node.js, Nginx, Redis, Kafka, MySQL"),
            ("Observability", "Prometheus, Grafana, ElasticSearch"),
            ("Automation", "Jenkins, Github Actions, Bash"),
            ("Languages", "Korean (native), English (C1), Japanese (B1)"),
        )
    )
    return typeset(
        '#set page(paper: "a4", margin: 1.6cm)\n#set text(size: 10pt)\n#align(center)[#text(24pt)[Jiwoo *Kang*]\\ '
        "#smallcaps[Site Reliability Engineer · Software Architect]\\ Seoul, Republic of Korea\\ (+82) 10-0000-0000 | "
        "jiwoo\\@example.org | jiwoo.example.org | github.com/jiwoo]\n= Summary\nSite reliability engineer who runs Linux at "
        "scale. Interested in learning Nomad.\n= Work Experience\n"
        + entry(
            "Site Reliability Engineer",
            "Hanbit Games Co., Ltd.",
            "Seoul, S.Korea",
            "Jan. 2021 - Dec. 2024",
            "Provisioned clusters with Terraform and Ansible on AWS|Ran Kubernetes with Helm; secrets in Vault",
        )
        + entry(
            "Software Engineer",
            "Kasa Networks",
            "Seoul, S.Korea",
            "Jan. 2018 - Dec. 2020",
            "Wrote a proxy in Go behind Nginx|Piped events through Kafka into ElasticSearch",
        )
        + "= Honors & Awards\n2016 #h(1em) 2nd Place, *AWS Hackathon* #h(1fr) Seoul\n\n= Education\n"
        "*Hanbat University* #h(1fr) _Daejeon_\\\nB.S. in Computer Science and Engineering #h(1fr) _Mar. 2012 - Aug. 2017_\n"
        f"= Skills\n#grid(columns: (3cm, 1fr), row-gutter: 2mm, {skills})\n"
    )


def drawn_dots() -> bytes:
    """Ratings as one sign in two colours, and as boxes in boxes within lines."""
    bar = "#box(width:3cm,height:2mm,fill:gray)[#place(left+top,rect(width:{}%,height:2mm,fill:blue))]"
    return typeset(
        "#set text(size:10pt)\n= Ana Ruiz\nMadrid, Spain\n== Skills\nPython #h(1fr) #text(blue)[●●●●]#text(gray)[●]\n\n"
        "SQL #h(1fr) #text(blue)[●●]#text(gray)[●●●]\n== Languages\n#grid(columns:(3cm,4cm), row-gutter: 2mm, [English], "
        "{text(blue)[● ● ● ● ] ; text(gray)[●]}, [German], {text(blue)[● ● ];text(gray)[● ● ●]}, [Spanish], [native])\n"
        f"== Tools\nGit {bar.format(80)}\n\nDocker {bar.format(40)}\n"
    )


def drawn_bars() -> bytes:
    """Bars without a number: below their names, and beside them."""
    below = "<div>{}</div><div class=bar><i style='width:{}%'></i></div>"
    beside = "<div class=row><span>{}</span><span class=bar style='width:40mm;margin-top:1.5mm'><i style='width:{}%'></i></span></div>"
    skills = below.format("Python", 90) + below.format("Docker", 50)
    spoken = "".join(beside.format(name, share) for name, share in (("Inglés", 75), ("Francés", 30), ("Alemán", 100)))
    return printed(
        f"{_STYLE}<h1>Ana Ruiz</h1><p>Madrid, España</p><h2>Competencias</h2>{skills}<h2>Idiomas</h2>{spoken}"
    )


MAKERS: dict[str, Callable[[], bytes]] = {
    "two_minipages_en.pdf": two_minipages,
    "circles_en.pdf": circles,
    "small_caps_en.pdf": small_caps,
    "europass_de.pdf": europass,
    "bars_fr.pdf": bars,
    "cells_es.docx": cells,
    "keywords_en.pdf": keywords,
    "stacked_dates_fr.pdf": stacked_dates,
    "drawn_dots.pdf": drawn_dots,
    "drawn_bars.pdf": drawn_bars,
}


def main() -> None:
    """Write the files into the folder named on the command line."""
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for name, make in MAKERS.items():
        (folder / name).write_bytes(make())


if __name__ == "__main__":
    main()
