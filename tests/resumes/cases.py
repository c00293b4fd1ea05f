"""Small files that each hold one difficulty, and what must come of it. Labelled before any program read them."""

import io
import json
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from xml.sax.saxutils import escape

from tests.resumes.people import ids

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
STRICT_W = 'xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"'
_MAIN_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


@dataclass(frozen=True)
class Case:
    """One file: ids that must be ticked, ids that must not, languages, or a word of its refusal."""

    file: str
    make: Callable[[], bytes]
    ticked: frozenset[str] = frozenset()
    unticked: frozenset[str] = frozenset()
    languages: tuple[tuple[str, str], ...] = ()
    refused: str | None = None


def says(text: str, encoding: str = "utf-8") -> Callable[[], bytes]:
    return lambda: text.encode(encoding)


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def paragraph(*inner: str) -> str:
    return f"<w:p>{''.join(inner)}</w:p>"


def word(body: str, header: str = "", namespace: str = W, main_type: str = _MAIN_TYPE) -> bytes:
    """A DOCX whose body holds this XML."""
    buffer = io.BytesIO()
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            "[Content_Types].xml",
            f'<Types xmlns="{package}/content-types"><Default Extension="rels" '
            f'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" '
            'ContentType="application/xml"/>'
            f'<Override PartName="/word/document.xml" ContentType="{main_type}"/></Types>',
        )
        archive.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{package}/relationships"><Relationship Id="r1" Type="{office}/officeDocument" '
            'Target="word/document.xml"/></Relationships>',
        )
        archive.writestr("word/document.xml", f"<w:document {namespace}><w:body>{body}</w:body></w:document>")
        if header:
            archive.writestr("word/header1.xml", f"<w:hdr {namespace}>{header}</w:hdr>")
            archive.writestr(
                "word/_rels/document.xml.rels",
                f'<Relationships xmlns="{package}/relationships"><Relationship Id="r2" Type="{office}/header" '
                'Target="header1.xml"/></Relationships>',
            )
    return buffer.getvalue()


def pdf(*lines: str, size: str = "612 792", more: bytes = b"", pages: int = 1) -> bytes:
    """A PDF that shows these lines in Helvetica on each page, with `more` drawn behind them."""
    shown = "".join(f"({line}) Tj T* " for line in lines).encode("latin-1")
    content = more + b" BT /F1 12 Tf 14 TL 72 720 Td " + shown + b"ET"
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(pages))
    bodies = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {pages} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for number in range(pages):
        bodies.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {size}] /Contents {5 + 2 * number} 0 R "
            "/Resources << /Font << /F1 3 0 R >> >> >>".encode()
        )
        bodies.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content))
    out, offsets = b"%PDF-1.4\n", []
    for number, body in enumerate(bodies, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    return out + (
        b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF"
        % (len(bodies) + 1, table, len(bodies) + 1, len(out))
    )


# An inline image of 8 x 8 grey points over the whole page, as a scanner makes it.
SCAN = b"q 612 0 0 792 0 0 cm BI /W 8 /H 8 /CS /G /BPC 8 ID " + bytes(range(100, 164)) + b" EI Q"
# 400 small filled shapes: letters drawn as outlines.
OUTLINES = b"".join(
    b"%d %d m %d %d l %d %d l f "
    % (72 + n % 40 * 10, 700 - n // 40 * 14, 78 + n % 40 * 10, 700 - n // 40 * 14, 75 + n % 40 * 10, 708 - n // 40 * 14)
    for n in range(400)
)


def form_only() -> bytes:
    """A PDF whose words are all in the fields of a form."""
    from pypdf import PdfReader, PdfWriter
    from pypdf.generic import ArrayObject, DictionaryObject, FloatObject, NameObject, TextStringObject

    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf())))
    widget = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Annot"),
            NameObject("/Subtype"): NameObject("/Widget"),
            NameObject("/FT"): NameObject("/Tx"),
            NameObject("/T"): TextStringObject("skills"),
            NameObject("/V"): TextStringObject("Python, SQL"),
            NameObject("/Rect"): ArrayObject([FloatObject(n) for n in (72, 700, 400, 720)]),
        }
    )
    reference = writer._add_object(widget)
    writer.pages[0][NameObject("/Annots")] = ArrayObject([reference])
    writer._root_object[NameObject("/AcroForm")] = DictionaryObject({NameObject("/Fields"): ArrayObject([reference])})
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def locked() -> bytes:
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf("Python"))))
    writer.encrypt("secret", algorithm="RC4-128")
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def half_scanned() -> bytes:
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf("Skills: Python, SQL, Docker", "I built ETL in Python."))))
    writer.append(PdfReader(io.BytesIO(pdf(more=SCAN))))
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def zipped(**parts: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/").replace("_dot_", "."), content)
    return buffer.getvalue()


def europass_pdf() -> bytes:
    from pypdf import PdfReader, PdfWriter

    xml = """<?xml version="1.0"?><SkillsPassport xmlns="http://europass.cedefop.europa.eu/Europass"><LearnerInfo>
    <WorkExperienceList><WorkExperience><Period><From year="2018" month="--01"/><To year="2020" month="--12"/></Period>
    <Position><Label>Java Developer</Label></Position><Activities>Built services with Spring Boot.</Activities>
    <Employer><Name>Acme Oy</Name></Employer></WorkExperience></WorkExperienceList>
    <Skills><Linguistic><MotherTongueList><MotherTongue><Description><Label>Finnish</Label></Description>
    </MotherTongue></MotherTongueList><ForeignLanguageList><ForeignLanguage><Description><Label>English</Label>
    </Description><ProficiencyLevel><Listening>C1</Listening><Reading>C1</Reading><SpokenInteraction>B2
    </SpokenInteraction><SpokenProduction>B2</SpokenProduction><Writing>B2</Writing></ProficiencyLevel>
    </ForeignLanguage></ForeignLanguageList></Linguistic><Computer><Description>Java, Kotlin, Docker</Description>
    </Computer></Skills></LearnerInfo></SkillsPassport>"""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf("Curriculum Vitae"))))
    writer.add_attachment("attachment.xml", xml.encode())
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


_TEXT_BOX = (
    '<w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
    '<mc:Choice Requires="wps"><w:drawing><w:txbxContent>{0}</w:txbxContent></w:drawing></mc:Choice>'
    "<mc:Fallback><w:pict><w:txbxContent>{0}</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
)
_PEOPLE = "Ada Example\nDeveloper\n\n"

CASES: tuple[Case, ...] = (
    Case(
        "box.docx",
        lambda: word(paragraph(run("Skills")) + paragraph(_TEXT_BOX.format(paragraph(run("Python, Go"))))),
        ids("python go"),
    ),
    Case(
        "control.docx",
        lambda: word(
            f"<w:sdt><w:sdtContent>{paragraph(run('Skills: Rust, Kotlin'))}</w:sdtContent></w:sdt>"
            + paragraph(run("Tools: Git, "), f"<w:sdt><w:sdtContent>{run('Docker')}</w:sdtContent></w:sdt>")
        ),
        ids("rust kotlin git docker"),
    ),
    Case(
        "changes.docx",
        lambda: word(
            paragraph(
                run("Skills: Java, "),
                f'<w:ins w:id="1">{run("Kotlin")}</w:ins>',
                '<w:del w:id="2"><w:r><w:delText>, Scala</w:delText></w:r></w:del>',
                "<w:r><w:rPr><w:vanish/></w:rPr><w:t>, Haskell</w:t></w:r>",
            )
        ),
        ids("java kotlin"),
        ids("scala haskell"),
    ),
    Case(
        "header.docx",
        lambda: word(paragraph(run("I built APIs in Django.")), paragraph(run("Skills: Python, SQL"))),
        ids("django python sql"),
    ),
    Case("strict.docx", lambda: word(paragraph(run("Skills: Python, SQL")), namespace=STRICT_W), ids("python sql")),
    Case(
        "template.dotx",
        lambda: word(
            paragraph(run("Skills: Python, SQL")), main_type=_MAIN_TYPE.replace("document.main", "template.main")
        ),
        ids("python sql"),
    ),
    Case(
        "macros.docm",
        lambda: word(
            paragraph(run("Skills: Python, SQL")), main_type="application/vnd.ms-word.document.macroEnabled.main+xml"
        ),
        ids("python sql"),
    ),
    Case(
        "broken_names.txt",
        says(
            _PEOPLE + "Skills\nPython, GitHub\nActions, Kuber-\nnetes, machine\nlearning, Java-\n"
            "Script\nExperience\nWrote play-\nbooks for Ansible."
        ),
        ids("python github-actions kubernetes machine-learning javascript ansible"),
        ids("play java"),
    ),
    Case(
        "ligatures.txt",
        says("Skills: TensorFlow, Airﬂow, Terraform, ﬂask\nBuilt workﬂows with Apache Airﬂow."),
        ids("tensorflow airflow terraform flask"),
    ),
    Case(
        "invisible.txt",
        says("Skills: Py\u00adthon, Kuber\u200bnetes, scikit\u2011learn, Node.js, React\u00a0Native"),
        ids("python kubernetes scikit-learn nodejs react-native"),
    ),
    Case(
        "icons.txt",
        says("Ada Example\nenvelope ada@example.org\ngithub ada\nlinkedin ada-example\n\nSkills\nPython"),
        ids("python"),
        ids("github linkedin"),
    ),
    Case(
        "wishes.txt",
        says("I would like to learn Kafka and Rust.\nCurrently learning Go.\nI built sites with Django."),
        ids("django"),
        ids("kafka rust go"),
    ),
    Case(
        "denials.txt",
        says(
            "I have not used Kubernetes or Scala, but I use Python daily.\n"
            "No experience with Angular.\n"
            "I never worked with Vue.js."
        ),
        ids("python"),
        ids("kubernetes scala angular vue"),
    ),
    Case(
        "denials_de.txt",
        says(
            "Ich arbeite täglich mit Python und PostgreSQL an unseren Diensten.\n"
            "Kubernetes habe ich noch nicht eingesetzt.\nKeine Kenntnisse in Angular.\nIch würde gern Terraform lernen."
        ),
        ids("python postgresql"),
        ids("kubernetes angular terraform"),
    ),
    Case(
        "denials_fr.txt",
        says(
            "Je travaille tous les jours avec Python et PostgreSQL sur nos services.\n"
            "Je n'ai jamais utilisé Kubernetes.\nAucune expérience avec Angular.\nJ'aimerais apprendre Terraform."
        ),
        ids("python postgresql"),
        ids("kubernetes angular terraform"),
    ),
    Case(
        "denials_es.txt",
        says(
            "Trabajo cada día con Python y PostgreSQL en nuestros servicios.\n"
            "Nunca he usado Kubernetes.\nSin experiencia en Angular.\nMe gustaría aprender Terraform."
        ),
        ids("python postgresql"),
        ids("kubernetes angular terraform"),
    ),
    Case(
        "past.txt",
        says("Ten years ago I wrote some Perl and Delphi.\nToday I write TypeScript and React."),
        ids("typescript react"),
        ids("perl delphi"),
    ),
    Case(
        "employers.txt",
        says(
            "Experience\nSoftware Engineer, Stripe — Dublin\nJan 2020 – Dec 2022\n"
            "- Built APIs in Ruby.\n"
            "Confluent, Software Engineer\n2018 – 2019\n- Wrote Java services.\n"
            "Notion | Product Engineer | 2016 - 2017\n- Wrote TypeScript.\n"
            "Figma\nDesigner\n2014 – 2015\n- Designed icons."
        ),
        ids("ruby java typescript"),
        ids("stripe confluent notion figma"),
    ),
    Case("season.txt", says("Education\nBSc, Spring 2019\nSkills\nJava, SQL"), ids("java sql"), ids("spring")),
    Case(
        "courses.txt",
        says("Skills\nPython\nEducation\nBSc Computer Science\nRelevant coursework: Java, Prolog, Machine Learning"),
        ids("python"),
        ids("prolog java"),
    ),
    Case(
        "references.txt",
        says("Skills\nPython\n\nReferences\nBob Example, head of Kubernetes at Example Ltd\nAvailable on request"),
        ids("python"),
        ids("kubernetes"),
    ),
    Case(
        "sample.txt",
        says(
            "Skills\n[List your skills, e.g. Java, Scala, Hadoop]\nPython, SQL\n"
            "Lorem ipsum dolor sit amet Kotlin consectetur"
        ),
        ids("python sql"),
        ids("java scala hadoop kotlin"),
    ),
    Case(
        "employer_tells.txt",
        says(
            "Experience\nBackend Developer, Example Ltd, 2019 – 2021\n"
            "Example Ltd is a vendor of Salesforce and SAP consulting.\n- Built services in Go and PostgreSQL."
        ),
        ids("go postgresql"),
        ids("salesforce sap"),
    ),
    Case(
        "levels.txt",
        says(
            "Languages\nEnglish ●●●●○\nGerman 5/5\nJapanese N2\nArabic (native speaker)\n"
            "Swahili - basic"
            "\nMandarin Chinese: HSK 4\nC2 Proficiency in Portuguese\n\nSkills\nPython"
        ),
        ids("python"),
        ids("c"),
        (
            ("english", "good"),
            ("german", "fluent"),
            ("japanese", "B2"),
            ("arabic", "native"),
            ("swahili", "basic"),
            ("mandarin", "B2"),
            ("portuguese", "C2"),
        ),
    ),
    Case(
        "levels_line.txt",
        says(
            "Sprachen: Deutsch (Muttersprache), Englisch (fließend), Polnisch A2, Ukrainisch "
            "Grundkenntnisse\n\nKenntnisse: Python"
        ),
        ids("python"),
        frozenset(),
        (("german", "native"), ("english", "fluent"), ("polish", "A2"), ("ukrainian", "basic")),
    ),
    Case("bom.txt", says("Skills: Python, SQL\nZoë", "utf-16"), ids("python sql")),
    Case(
        "no_bom.txt",
        says("Kenntnisse: Python, SQL und Führung von Teams\nZoë Müller aus Köln", "utf-16-le"),
        ids("python sql"),
    ),
    Case("latin.txt", says("Kenntnisse: Python, SQL\nZoë Müller, Köln", "cp1252"), ids("python sql")),
    Case(
        "cyrillic.txt",
        says("Навыки: Python, PostgreSQL, Docker\nОпыт работы: разработчик, пять лет", "cp1251"),
        ids("python postgresql docker"),
    ),
    Case(
        "bullets.txt",
        says("Skills\nPython · Go · R · Rust • Swift | Ruby / C\nExperience\n2019 - 2020 Developer"),
        ids("python go r rust swift ruby c"),
    ),
    Case(
        "europass.pdf",
        europass_pdf,
        ids("java kotlin docker spring-boot"),
        frozenset(),
        (("finnish", "native"), ("english", "B2")),
    ),
    Case(
        "europass.json",
        lambda: json.dumps(
            {
                "SkillsPassport": {
                    "LearnerInfo": {
                        "Skills": {
                            "Linguistic": {
                                "MotherTongue": [{"Description": {"Label": "Greek"}}],
                                "ForeignLanguage": [
                                    {
                                        "Description": {"Label": "English"},
                                        "ProficiencyLevel": {
                                            "Listening": "C2",
                                            "Reading": "C2",
                                            "SpokenInteraction": "C1",
                                            "SpokenProduction": "C1",
                                            "Writing": "C1",
                                        },
                                    }
                                ],
                            },
                            "Computer": {"Description": "Python, R, Tableau"},
                        }
                    }
                }
            }
        ).encode(),
        ids("python r tableau"),
        frozenset(),
        (("greek", "native"), ("english", "C1")),
    ),
    Case("some_scanned.pdf", half_scanned, ids("python sql docker")),
    # What cannot be read, and the word of its refusal that names the cause.
    Case("scan.pdf", lambda: pdf(more=SCAN), refused="scan"),
    Case("scan_stamp.pdf", lambda: pdf("Scanned by Example", more=SCAN), refused="scan"),
    Case("outlines.pdf", lambda: pdf(more=OUTLINES), refused="outlines"),
    Case("blank.pdf", pdf, refused="no text"),
    Case("locked.pdf", locked, refused="password"),
    Case("form.pdf", form_only, refused="form"),
    Case("many_pages.pdf", lambda: pdf("Python", pages=120), refused="pages"),
    Case("old.doc", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, refused=".doc"),
    Case("mac.pages", lambda: zipped(Index__Document_dot_iwa="x"), refused="Pages"),
    Case("liar.docx", lambda: pdf("Python"), refused="PDF"),
    Case("liar.pdf", lambda: word(paragraph(run("Python"))), refused="Word"),
    Case(
        "locked.docx",
        lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le") * 20,
        refused="password",
    ),
    Case("photo.jpg", lambda: b"\xff\xd8\xff\xe0" + b"\0" * 400, refused="picture"),
    Case("empty.docx", lambda: word(paragraph()), refused="no text"),
    Case("other.zip", lambda: zipped(holiday_dot_txt="sun"), refused="LinkedIn"),
    Case("other.json", lambda: b'{"a": [1, 2]}', refused="JSON Resume"),
    Case("broken.pdf", lambda: pdf("Python")[:150], refused="damaged"),
    Case("program.txt", lambda: bytes(range(256)) * 8, refused="not text"),
    Case("sheet.xlsx", lambda: zipped(xl__workbook_dot_xml="<a/>"), refused="PDF, DOCX"),
)
