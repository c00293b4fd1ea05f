"""Asked or only mentioned: the kinds of heading, list and sentence in adverts, with sentences made up."""

import pytest

from core.models import Extraction
from core.skills.extractor import Extractor
from core.skills.text import plain_text
from tests.tables import each_row


def asked(found: Extraction) -> set[str]:
    return set(found.required | found.optional)


@each_row(
    "heading",
    [
        "What you'll bring",
        "What you’ll need:",
        "Person specification",
        "What you bring to the table",
        "Who You Might Be (Nice-to-Haves):",
        "You are someone with",
        "All you need is",
        "What we look for",
        "The ideal candidate will have",
        "Required technical and professional expertise",
        "Your skills and experience",
        "What makes you a great fit",
        "To be successful in this role you have",
        "Ways to stand out from the crowd",
        "Knowledge, skills, and abilities",
        "Requirements for this role",
        "Who we are looking for",
        "You may be a fit if you …",
        "Aside from good humour, you'll need:",
        "We would like you to have…",
        "What skills do I need?",
        "🧭 The skillset",
        "As our ideal candidate you'll also have",
        "Three kinds of experience that count here:",
        "About our candidate",
    ],
)
def test_a_heading_in_other_words_opens_what_is_asked(extractor: Extractor, heading: str) -> None:
    text = (
        f"About us\nWe are a leading maker of kites since COBOL was new.\n\n{heading}\n- Terraform\n- capacity planning"
    )
    found = extractor.extract(text)
    assert {"terraform", "capacity-planning"} <= asked(found) and "cobol" not in asked(found)


@pytest.mark.parametrize(
    "heading",
    [
        "Things you get to do",
        "Your impact",
        "What you will be doing",
        "How you'll make an impact",
        "As a kite engineer, you will:",
        "Areas of responsibility",
        "What will your job look like?",
        "Daily and weekly activities",
        "What success looks like",
        "What we need you to do",
        "You'll have the opportunity to",
        "Your life as a kite engineer",
    ],
)
def test_a_heading_in_other_words_opens_the_tasks(extractor: Extractor, heading: str) -> None:
    found = extractor.extract(f"Benefits\n- Yoga and Rust evenings\n\n{heading}\n- Build services in Kotlin")
    assert asked(found) == {"kotlin"}


@pytest.mark.parametrize(
    "heading", ["How we take care of you", "Why Acme?", "About Acme", "How to apply", "Our commitment", "Total rewards"]
)
def test_what_stands_under_such_a_heading_is_not_asked(extractor: Extractor, heading: str) -> None:
    found = extractor.extract(f"Requirements\n- Kotlin\n\n{heading}\nKafka runs the parcels of our customers.")
    assert asked(found) == {"kotlin"}


@each_row(
    ("sentence", "skills"),
    [
        ("Experienced in Kubernetes operations.", {"kubernetes"}),
        ("Awareness of GDPR and accessibility testing.", {"gdpr", "accessibility-testing"}),
        ("You understand capacity planning.", {"capacity-planning"}),
        ("Excellence in incident management.", {"incident-management"}),
        ("Five years in data engineering.", {"data-engineering"}),
        ("Strong debugging skills.", {"debugging"}),
        ("Build RAG pipelines and own CI/CD.", {"rag", "ci-cd"}),
        ("You will conduct code reviews.", {"code-review"}),
        ("We work with PHP Laravel and React.", {"php", "laravel", "react"}),
        ("You know Java Spring Boot and Python Django.", {"java", "spring-boot", "python", "django"}),
        ("You know SQL databases.", {"sql"}),
        ("Solid knowledge of modern JavaScript.", {"javascript"}),
        ("Experience in our trade, above all working with JEST and Cypress.", {"jest", "cypress"}),
        ("Perform code reviews for team members.", {"code-review"}),
        ("Take overall responsibility for quality, including code reviews.", {"code-review"}),
        ("Create and maintain documentation.", {"technical-documentation"}),
        ("Responsibilities\n- Code reviews and mentoring\n- Incident response", {"code-review", "incident-response"}),
        ("Experience in fintech.", {"fintech"}),
        ("Full Stack Developer (React, Node.js) wanted.", {"react", "nodejs"}),
        ("You know data modelling and analysis.", {"data-modeling", "data-analysis"}),
        ("Experience with unit and integration testing.", {"unit-testing", "integration-testing"}),
        ("Knowledge of C# and . NET is required.", {"csharp", "dotnet"}),
        ("Experience with SQL and NoSQL databases.", {"sql", "nosql"}),
        ("You know HTML5, CSS3 and REST APIs.", {"html", "css", "rest"}),
        ("Three years in SRE or platform work.", {"sre"}),
        ("Support the move of our old SQL Server database to AWS", {"sql-server", "aws"}),
        ("Libraries for kites such as PyTorch and pandas", {"pytorch", "pandas"}),
        ("Kite Engineer (Node.js, React)", {"nodejs", "react"}),
        ("In addition, you will ensure proper alerting and capacity planning.", {"alerting", "capacity-planning"}),
        ("The role involves building data pipelines.", {"data-pipelines"}),
        ("Solid experience with MySQL and Kafka Benefits: health insurance and a pension", {"mysql", "kafka"}),
        ("Deep experience with DynamoDB (we run DynamoDB exclusively, no relational stores).", {"amazon-dynamodb"}),
    ],
)
def test_a_sentence_asks(extractor: Extractor, sentence: str, skills: set[str]) -> None:
    assert skills <= asked(extractor.extract(sentence))


@pytest.mark.parametrize("name", ["React", "Go", "R", "Rust", "Flask", "Playwright", "Swift", "Spring", "Excel"])
@pytest.mark.parametrize("text", ["Requirements\n- {}\n", "Nice to have: {}, Kafka", "Python\n{}\nDocker"])
def test_a_name_alone_in_a_line_is_asked(extractor: Extractor, name: str, text: str) -> None:
    assert {name.lower()} <= asked(extractor.extract(text.format(name)))


@each_row(
    ("text", "skill"),
    [
        ("Your choice of Claude, Cursor or Codex.", "claude"),
        ("TDK-Lambda builds power supplies and needs you to know them.", "aws-lambda"),
        ("Requirements\n- Solid knowledge of batteries", "solid"),
        ("Requirements\n- Azure Container Instances", "containerization"),
        ("Our team has deep expertise in Kafka.", "kafka"),
        ("What you will do\n- Work closely with product management and QA to plan releases", "product-management"),
        ("Requirements\n- A bachelor's degree in Statistics, Electrical Engineering or similar", "statistics"),
        ("Requirements\n- Data Science degree, or equivalent experience", "data-science"),
        ("Requirements\n- BSc in Computer Science", "computer-science"),
        ("Requirements\n- BS Computer Science or the like", "computer-science"),
        ("Requirements\n- A bachelor's degree with emphasis in Economics, Statistics or Business", "statistics"),
        ("Requirements\n- MS (2+ years) or BS (5+ years) in physics, bioinformatics or alike", "bioinformatics"),
        ("Requirements\n- Mathematics, Business or Engineering degree", "mathematics"),
        ("Requirements\n- BA in a quantitative major (mathematics, economics)", "mathematics"),
        ("Requirements\n- Degree or equivalent experience in Statistics", "statistics"),
        ("Build AI-driven solutions for our guests", "artificial-intelligence"),
        ("What you will do\n- Develop booking pages for fintech products", "fintech"),
        ("An experienced tester is wanted to join our capital markets QA team.", "capital-markets"),
        ("Requirements\n- Kotlin\n\nYou will gain exposure to:\n- Data mesh and GDPR", "gdpr"),
        ("Requirements\n- Kotlin\n\nWho will you work with?\nProduct management\nDesigners", "product-management"),
        ("Requirements\n- Kotlin\nInterviews take place over Microsoft Teams.", "microsoft-teams"),
        ("Requirements\n- Kotlin\nFollow us on GitHub.", "github"),
        ("Requirements\n- Kotlin\nOur product connects Zendesk and HubSpot.", "zendesk"),
        ("Requirements\n- Kotlin\nEverybody gets a Linux laptop.", "linux"),
        ("Requirements\n- Kotlin\n- Familiarity with security awareness training", "information-security"),
    ],
)
def test_what_is_not_asked(extractor: Extractor, text: str, skill: str) -> None:
    assert skill not in asked(extractor.extract(text))


def test_a_bare_stack_is_asked_for_wherever_it_stands(extractor: Extractor) -> None:
    found = extractor.extract("About us\nWe fly kites, and COBOL was there.\nPython, AWS, Docker and Terraform.")
    assert asked(found) == {"python", "aws", "docker", "terraform"}


def test_a_list_below_what_is_optional_is_optional(extractor: Extractor) -> None:
    found = extractor.extract("Nice to have\nExperience with the following tools:\n- Terraform\n- Kafka")
    assert found.optional == {"terraform", "kafka"}


def test_headings_within_a_line_open_their_sections(extractor: Extractor) -> None:
    found = extractor.extract(
        "Salary: by agreement, each year anew, after a talk among friends, with a bonus that depends on the wind. "
        "Requirements: We need several years of hands-on Kafka development."
    )
    assert "kafka" in asked(found)


def test_a_degrees_subjects_end_where_another_thing_is_asked(extractor: Extractor) -> None:
    found = extractor.extract("Requirements\n- Degree in Mathematics with experience in statistics and forecasting")
    assert asked(found) & {"mathematics", "statistics", "forecasting"} == {"statistics", "forecasting"}


def test_what_asks_under_a_heading_of_the_company_is_asked_all_the_same(extractor: Extractor) -> None:
    found = extractor.extract("Who we are\nWe ship kites with COBOL.\n- 3+ years of experience with Kafka\n- Terraform")
    assert asked(found) == {"kafka", "terraform"}


@pytest.mark.parametrize(
    ("raw", "plain"),
    [
        ("Loads data into RedshiftExperience with Airflow", "Loads data into Redshift\nExperience with Airflow"),
        ("We report to stakeholders.Project work", "We report to stakeholders.\nProject work"),
        ("Node.js, ASP.Net Core and JavaScript", "Node.js, ASP.Net Core and JavaScript"),
        ("You read JSONExperience with Kafka", "You read JSON\nExperience with Kafka"),
        ("PlaywrightCucumber / GherkinJMeter", "Playwright\nCucumber / Gherkin\nJMeter"),
        ("an Azure SQL DBSnowflake", "an Azure SQL DB\nSnowflake"),
        ("dashboards and endpointsPower BI", "dashboards and endpoints\nPower BI"),
        ("avec GatsbyExpérience avec React", "avec Gatsby\nExpérience avec React"),
        ("RevSpring and LinkedIn profiles", "RevSpring and LinkedIn profiles"),
        ("PostgreSQLMySQL on macOS", "PostgreSQL\nMySQL on macOS"),
    ],
)
def test_a_lost_line_end_is_put_back(raw: str, plain: str) -> None:
    assert plain_text(raw) == plain


@pytest.mark.parametrize(
    ("text", "language", "required", "optional"),
    [
        (
            "Wir suchen dich für unser Team in Kassel.\nDeine Aufgaben\n- Du entwickelst Dienste in Kotlin und pflegst "
            "unsere Datenpipelines\nDein Profil\n- Mehrjährige Erfahrung mit Kubernetes\n- Go\n- Kenntnisse in "
            "Terraform sind von Vorteil\nWas wir bieten\n- 30 Tage Urlaub und Rust-Abende",
            "de",
            {"kotlin", "data-pipelines", "kubernetes", "go"},
            {"terraform"},
        ),
        (
            "Nous recherchons une personne pour notre équipe à Lille.\nVos missions\n- Développer des services en "
            "Kotlin et des pipelines de données\nProfil recherché\n- Expérience avec Kubernetes\n- Go\n- Terraform est "
            "un plus\nCe que nous offrons\n- Tickets restaurant et soirées Rust",
            "fr",
            {"kotlin", "data-pipelines", "kubernetes", "go"},
            {"terraform"},
        ),
        (
            "Nous recherchons une personne pour notre équipe à Lille, avec du temps pour apprendre.\nQualifications "
            "minimales\n- Maîtrise de python, sql et java\n- Go ou Rust\n- Bibliothèques de calcul comme PyTorch\n"
            "Qualifications souhaitées\n- docker et kubernetes",
            "fr",
            {"python", "sql", "java", "go", "rust", "pytorch"},
            {"docker", "kubernetes"},
        ),
        (
            "Wir suchen eine Person für unser Team in Kassel, die gerne lernt.\nDein Profil\n- Programmierung in C und "
            "Python\n- Bibliotheken wie PyTorch\n- Oracle oder MySQL",
            "de",
            {"c", "python", "pytorch", "oracle-database", "mysql"},
            set(),
        ),
        (
            "Buscamos una persona para nuestro equipo en Bilbao.\nFunciones\n- Desarrollar servicios en Kotlin y "
            "pipelines de datos\nRequisitos\n- Experiencia con Kubernetes\n- Go\n- Se valorará Terraform\n"
            "Qué ofrecemos\n- Vacaciones y tardes de Rust",
            "es",
            {"kotlin", "data-pipelines", "kubernetes", "go"},
            {"terraform"},
        ),
        (
            "Nous fabriquons des cerfs-volants à Lille et nous cherchons du renfort pour notre atelier.\nVos futures "
            "missions\n- Orchestrer les traitements avec Airflow\n- Automatiser les tests\n- La sauvegarde des "
            "données\n"
            "Profil idéal\n- Java souhaité\n- Kotlin\nPas obligatoire mais sympa\n- Terraform",
            "fr",
            {"airflow", "test-automation", "backup-and-recovery", "kotlin"},
            {"java", "terraform"},
        ),
        (
            "Nous fabriquons des cerfs-volants à Lille et nous cherchons du renfort pour notre atelier.\nAu programme\n"
            "- Répondre aux incidents de sécurité\nCe qu'il te faut\n- Kubernetes\nCe serait super si tu "
            "connaissais Rust",
            "fr",
            {"incident-response", "kubernetes"},
            {"rust"},
        ),
        (
            "Hacemos cometas en Bilbao y buscamos ayuda para nuestro taller de la calle mayor.\nLo que harás "
            "con nosotros\n"
            "- Copias de seguridad\n- Optimizar el rendimiento\nExcluyente:\n- Excel avanzado\nNo "
            "excluyente:\n- Terraform\n"
            "Beneficios\n- Formación en AWS",
            "es",
            {"backup-and-recovery", "performance-optimization", "excel"},
            {"terraform"},
        ),
        (
            "Hacemos cometas en Bilbao y buscamos ayuda para nuestro taller de la calle mayor.\nActividades a "
            "realizar\n"
            "- Responder a incidentes de seguridad\nNecesitamos que tengas\n- Kotlin\nSería un plus saber Tableau\n"
            "¿Qué más valoraremos?\n- Docker",
            "es",
            {"incident-response", "kotlin"},
            {"tableau", "docker"},
        ),
    ],
)
def test_an_advert_is_read_in_its_language(
    extractor: Extractor, text: str, language: str, required: set[str], optional: set[str]
) -> None:
    found = extractor.extract(text)
    assert found.language == language
    assert (set(found.required), set(found.optional)) == (required, optional)


def test_the_lines_of_another_language_are_read_by_its_words(extractor: Extractor) -> None:
    text = (
        "We are looking for somebody who likes boats and people. You will be part of a small team that builds tools "
        "for harbours, and you will have a say in what we do next and in how we do it.\n"
        "Wir erwarten von dir fundierte Kenntnisse in der Datenmodellierung und in Kotlin, und Go ist nicht zwingend.\n"
    )
    found = extractor.extract(text)
    assert found.language == "en" and {"data-modeling", "kotlin"} <= found.required


def test_a_language_without_a_table_is_not_read(extractor: Extractor) -> None:
    found = extractor.extract(
        "Szukamy programisty z doświadczeniem w Java i Kubernetes. Będziesz współpracować z zespołem nad usługami."
    )
    assert found.language == "pl" and found.mentions == ()


@each_row(
    ("sentence", "optional"),
    [
        ("Kotlin; a background in finance is an asset.", set()),
        ("Kotlin - this would be a plus.", {"kotlin"}),
        ("Kotlin; Terraform is a plus.", {"terraform"}),
        ("Kotlin ist nötig; ein Hintergrund im Handel der Hanse ist von Vorteil.", set()),
    ],
)
def test_a_plus_of_something_else_says_nothing_of_a_name(
    extractor: Extractor, sentence: str, optional: set[str]
) -> None:
    assert set(extractor.extract(f"Requirements\n- {sentence}").optional) == optional
