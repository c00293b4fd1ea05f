"""Invented people and what their résumés claim, written down before any program read them.

Names of skills stand beside the ids they must be read as. Nobody here exists.
"""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Position:
    """One job: title, employer, city, first and last month as written, what was done."""

    title: str
    employer: str
    city: str
    period: str
    bullets: tuple[str, ...]


@dataclass(frozen=True)
class Person:
    """A résumé's content in one language, and its labels."""

    key: str
    language: str
    name: str
    headline: str
    city: str
    country: str
    headings: dict[str, str]
    summary: str
    groups: tuple[tuple[str, tuple[str, ...]], ...]
    positions: tuple[Position, ...]
    education: tuple[tuple[str, str, str], ...]
    spoken: tuple[tuple[str, str], ...]
    interests: str
    ticked: frozenset[str]
    unticked: frozenset[str] = frozenset()
    languages: tuple[tuple[str, str], ...] = ()
    years: float = 0
    degree: str | None = None
    dots: tuple[int, ...] = field(default=())


def ids(words: str) -> frozenset[str]:
    return frozenset(words.split())


EN = {
    "summary": "Profile",
    "skills": "Technical Skills",
    "work": "Work Experience",
    "education": "Education",
    "languages": "Languages",
    "interests": "Interests",
}
DE = {
    "summary": "Profil",
    "skills": "Kenntnisse",
    "work": "Berufserfahrung",
    "education": "Ausbildung",
    "languages": "Sprachen",
    "interests": "Interessen",
}
FR = {
    "summary": "Profil",
    "skills": "Compétences",
    "work": "Expérience professionnelle",
    "education": "Formation",
    "languages": "Langues",
    "interests": "Centres d'intérêt",
}
ES = {
    "summary": "Perfil",
    "skills": "Habilidades",
    "work": "Experiencia laboral",
    "education": "Formación",
    "languages": "Idiomas",
    "interests": "Intereses",
}

# The same backend developer in four languages: what is read must not depend on the language.
_MIRA_GROUPS = (
    ("Python", "Go", "SQL", "TypeScript"),
    ("Django", "FastAPI", "React"),
    (
        "PostgreSQL",
        "Redis",
        "Docker",
        "Kubernetes",
        "Terraform",
        "GitHub Actions",
    ),
)
_MIRA_TICKED = ids(
    "python go sql typescript django fastapi react postgresql redis docker kubernetes terraform github-actions "
    "rabbitmq celery grafana prometheus dashboards"
)


def _mira(
    key: str,
    language: str,
    headings: dict[str, str],
    country: str,
    headline: str,
    summary: str,
    groups: tuple[str, str, str],
    positions: tuple[Position, ...],
    education: tuple[str, str, str],
    spoken: tuple[tuple[str, str], ...],
    interests: str,
) -> Person:
    return Person(
        key,
        language,
        "Mira Halden",
        headline,
        "Hamburg",
        country,
        headings,
        summary,
        tuple(zip(groups, _MIRA_GROUPS, strict=True)),
        positions,
        (education,),
        spoken,
        interests,
        _MIRA_TICKED,
        ids("kafka"),
        (("german", "native"), ("english", "C1"), ("french", "basic")),
        6.0,
        "master",
        (5, 4, 1),
    )


MIRA_EN = _mira(
    "mira_en",
    "en",
    EN,
    "Germany",
    "Backend Developer",
    "Backend developer who enjoys small services and clear interfaces. I would like to learn Kafka.",
    ("Languages", "Frameworks", "Data & infrastructure"),
    (
        Position(
            "Backend Developer",
            "Stripe",
            "Hamburg",
            "March 2021 – March 2024",
            (
                "Built payment services in Python with Django and PostgreSQL.",
                "Moved twelve services to Kubernetes and described them in Terraform.",
                "Set up dashboards in Grafana on metrics from Prometheus.",
            ),
        ),
        Position(
            "Junior Developer",
            "Nordlicht Software GmbH",
            "Kiel",
            "March 2018 – February 2021",
            (
                "Wrote background jobs with Celery and RabbitMQ.",
                "Maintained a web client in React and TypeScript.",
            ),
        ),
    ),
    ("M.Sc. Computer Science", "University of Kiel", "2016 – 2018"),
    (("German", "native"), ("English", "C1"), ("French", "basic")),
    "Rowing, bread, old maps",
)
MIRA_DE = _mira(
    "mira_de",
    "de",
    DE,
    "Deutschland",
    "Backend-Entwicklerin",
    "Backend-Entwicklerin mit Freude an kleinen Diensten und klaren Schnittstellen. Ich möchte gern Kafka lernen.",
    ("Programmiersprachen", "Frameworks", "Daten und Infrastruktur"),
    (
        Position(
            "Backend-Entwicklerin",
            "Stripe",
            "Hamburg",
            "März 2021 – März 2024",
            (
                "Zahlungsdienste in Python mit Django und PostgreSQL entwickelt.",
                "Zwölf Dienste auf Kubernetes umgezogen und mit Terraform beschrieben.",
                "Dashboards in Grafana auf Metriken aus Prometheus eingerichtet.",
            ),
        ),
        Position(
            "Junior-Entwicklerin",
            "Nordlicht Software GmbH",
            "Kiel",
            "März 2018 – Februar 2021",
            (
                "Hintergrundaufgaben mit Celery und RabbitMQ geschrieben.",
                "Eine Weboberfläche in React und TypeScript gepflegt.",
            ),
        ),
    ),
    ("M.Sc. Informatik", "Universität Kiel", "2016 – 2018"),
    (("Deutsch", "Muttersprache"), ("Englisch", "C1"), ("Französisch", "Grundkenntnisse")),
    "Rudern, Brot, alte Karten",
)
MIRA_FR = _mira(
    "mira_fr",
    "fr",
    FR,
    "Allemagne",
    "Développeuse back-end",
    "Développeuse back-end qui aime les petits services et les interfaces claires. Je souhaite apprendre Kafka.",
    ("Langages", "Frameworks", "Données et infrastructure"),
    (
        Position(
            "Développeuse back-end",
            "Stripe",
            "Hambourg",
            "mars 2021 – mars 2024",
            (
                "Développement de services de paiement en Python avec Django et PostgreSQL.",
                "Migration de douze services vers Kubernetes, décrits avec Terraform.",
                "Mise en place de tableaux de bord Grafana sur les métriques de Prometheus.",
            ),
        ),
        Position(
            "Développeuse junior",
            "Nordlicht Software GmbH",
            "Kiel",
            "mars 2018 – février 2021",
            (
                "Écriture de tâches de fond avec Celery et RabbitMQ.",
                "Maintenance d'un client web en React et TypeScript.",
            ),
        ),
    ),
    ("Master Informatique", "Université de Kiel", "2016 – 2018"),
    (("Allemand", "langue maternelle"), ("Anglais", "C1"), ("Français", "notions")),
    "Aviron, pain, cartes anciennes",
)
MIRA_ES = _mira(
    "mira_es",
    "es",
    ES,
    "Alemania",
    "Desarrolladora backend",
    "Desarrolladora backend que disfruta de servicios pequeños e interfaces claras. Me gustaría aprender Kafka.",
    ("Lenguajes", "Frameworks", "Datos e infraestructura"),
    (
        Position(
            "Desarrolladora backend",
            "Stripe",
            "Hamburgo",
            "marzo de 2021 – marzo de 2024",
            (
                "Desarrollo de servicios de pago en Python con Django y PostgreSQL.",
                "Migración de doce servicios a Kubernetes, descritos con Terraform.",
                "Paneles en Grafana sobre métricas de Prometheus.",
            ),
        ),
        Position(
            "Desarrolladora junior",
            "Nordlicht Software GmbH",
            "Kiel",
            "marzo de 2018 – febrero de 2021",
            (
                "Tareas en segundo plano con Celery y RabbitMQ.",
                "Mantenimiento de un cliente web en React y TypeScript.",
            ),
        ),
    ),
    ("Máster en Informática", "Universidad de Kiel", "2016 – 2018"),
    (("Alemán", "nativo"), ("Inglés", "C1"), ("Francés", "básico")),
    "Remo, pan, mapas antiguos",
)

ODA = Person(
    "oda_en",
    "en",
    "Oda Brekke",
    "Data Scientist",
    "Bergen",
    "Norway",
    EN,
    "Data scientist in retail. I have not used Scala, but I read it. No experience with Angular.",
    (
        ("Programming", ("Python", "R", "C", "Rust", "Swift", "Ruby")),
        ("Libraries", ("scikit-learn", "pandas", "PyTorch", "Flask", "Spark")),
        ("Tools", ("Visual Studio Code", "Git", "Jenkins", "Tableau")),
    ),
    (
        Position(
            "Data Scientist",
            "Notion",
            "Oslo",
            "01/2020 – 06/2023",
            (
                "Trained ranking models with PyTorch and scikit-learn.",
                "Ran machine learning pipelines on Apache Airflow.",
            ),
        ),
        Position(
            "Data Analyst",
            "Figma",
            "Bergen",
            "07/2019 – 12/2020",
            ("Reported sales in Tableau from Snowflake with SQL.",),
        ),
    ),
    (("BSc Statistics", "University of Bergen", "Spring 2019"),),
    (("Norwegian", "native"), ("English", "fluent"), ("Hindi", "A2")),
    "Skiing, choir",
    ids(
        "python r c rust swift ruby scikit-learn pandas pytorch flask spark vs-code git jenkins tableau "
        "machine-learning learning-to-rank airflow snowflake sql"
    ),
    ids("scala angular notion figma spring"),
    (("norwegian", "native"), ("english", "fluent"), ("hindi", "A2")),
    4.0,
    "bachelor",
    (5, 5, 2),
)
EMRE = Person(
    "emre_de",
    "de",
    "Emre Kaplan",
    "DevOps-Ingenieur",
    "Köln",
    "Deutschland",
    DE,
    "Ingenieur für Plattformen. Keine Erfahrung mit Puppet.",
    (
        ("Cloud", ("AWS", "Azure")),
        ("Werkzeuge", ("Ansible", "Jenkins", "GitLab CI", "Helm", "Linux", "Bash")),
        ("Methoden", ("Scrum", "Kanban")),
    ),
    (
        Position(
            "DevOps-Ingenieur",
            "Elastic",
            "Köln",
            "05/2019 – 04/2024",
            (
                "Betrieb von Kubernetes-Clustern auf AWS.",
                "Aufbau der Überwachung mit Prometheus und Grafana.",
            ),
        ),
        Position(
            "Systemadministrator",
            "Rheinnetz AG",
            "Bonn",
            "05/2015 – 04/2019",
            ("Verwaltung von 300 Linux-Servern mit Ansible.",),
        ),
    ),
    (("Bachelor of Science, Wirtschaftsinformatik", "TH Köln", "2011 – 2015"),),
    (("Türkisch", "Muttersprache"), ("Deutsch", "verhandlungssicher"), ("Englisch", "B2")),
    "Schach, Fahrrad",
    ids("aws azure ansible jenkins gitlab-ci helm linux bash scrum kanban kubernetes prometheus grafana monitoring"),
    ids("puppet elasticsearch"),
    (("turkish", "native"), ("german", "fluent"), ("english", "B2")),
    9.0,
    "bachelor",
    (5, 5, 3),
)
LUCIA = Person(
    "lucia_es",
    "es",
    "Lucía Ferrando",
    "Desarrolladora front-end",
    "Valencia",
    "España",
    ES,
    "Desarrolladora de interfaces accesibles. Sin experiencia con Angular.",
    (
        ("Lenguajes", ("JavaScript", "TypeScript", "HTML", "CSS")),
        ("Bibliotecas", ("Vue.js", "React", "Next.js", "Tailwind CSS")),
        ("Herramientas", ("Git", "Jest", "Cypress", "Webpack")),
    ),
    (
        Position(
            "Desarrolladora front-end",
            "Naranja Digital",
            "Valencia",
            "enero de 2020 – diciembre de 2023",
            (
                "Desarrollo de una tienda en Vue.js y TypeScript.",
                "Pruebas automáticas con Cypress y Jest.",
            ),
        ),
    ),
    (("Grado en Ingeniería Informática", "Universitat de València", "2015 – 2019"),),
    (("Español", "lengua materna"), ("Catalán", "C2"), ("Inglés", "B2")),
    "Fotografía, montaña",
    ids("javascript typescript html css vue react nextjs tailwind-css git jest cypress webpack"),
    ids("angular"),
    (("spanish", "native"), ("catalan", "C2"), ("english", "B2")),
    4.0,
    "bachelor",
    (5, 5, 3),
)
PEOPLE = (MIRA_EN, MIRA_DE, MIRA_FR, MIRA_ES, ODA, EMRE, LUCIA)
