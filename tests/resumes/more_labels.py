"""What eight more résumés claim, in the manner of templates that the first set has not; written down unread."""
# ruff: noqa: E501 - lists of ids

from dataclasses import dataclass
from typing import Any

from tests.resumes.people import ids


@dataclass(frozen=True)
class Label:
    """What a person wrote down of one file before it was read."""

    file: str
    ticked: frozenset[str]
    unticked: frozenset[str]
    languages: tuple[tuple[str, str | None], ...]
    years: float | None
    degree: str | None
    is_case: bool = False


LABELS = (
    Label(
        "two_minipages_en.pdf",
        ids(
            "java python javascript ocaml matlab rails latex c cpp css php mysql android scala go kafka postgresql"
            " react typescript"
        ),
        ids("elasticsearch computer-vision compilers databricks functional-programming"),
        (("english", "native"), ("hindi", "fluent")),
        3.5,
        "master",
    ),
    Label(
        "circles_en.pdf",
        ids(
            "kotlin swift flutter firebase graphql sqlite git jetpack-compose swiftui android ios uikit rest gitlab-ci"
            " unit-testing"
        ),
        ids("stripe"),
        (("english", "native"), ("spanish", "good"), ("german", "basic")),
        6.0,
        "bachelor",
    ),
    Label(
        "small_caps_en.pdf",
        ids(
            "aws docker kubernetes terraform ansible prometheus grafana python go nodejs bash mysql redis kafka"
            " elasticsearch nginx jenkins github-actions vault helm linux"
        ),
        ids("nomad"),
        (("korean", "native"), ("english", "C1"), ("japanese", "B1")),
        7.0,
        "bachelor",
    ),
    Label(
        "europass_de.pdf",
        ids(
            "java spring-boot hibernate postgresql oracle-database maven jenkins sonarqube git jira scrum angular"
            " typescript junit docker"
        ),
        ids("sap"),
        (("polish", "native"), ("german", "C1"), ("english", "B2")),
        8.0,
        "master",
    ),
    Label(
        "bars_fr.pdf",
        ids(
            "php symfony laravel vue javascript mysql docker git html css sass wordpress rest gitlab-ci continuous-integration"
        ),
        ids("figma"),
        (("french", "native"), ("english", "fluent"), ("spanish", "intermediate")),
        6.0,
        "bachelor",
    ),
    Label(
        "cells_es.docx",
        ids(
            "python r sql power-bi tableau pandas numpy scikit-learn excel bigquery airflow dbt git machine-learning dashboards data-pipelines"
        ),
        ids("spark"),
        (("spanish", "native"), ("english", "C1"), ("portuguese", "B1")),
        5.0,
        "master",
    ),
    Label(
        "keywords_en.pdf",
        ids(
            "html css javascript react redux jest cypress nodejs mongodb express figma webpack web-accessibility web-development"
            " typescript graphql"
        ),
        ids("notion"),
        (("english", "native"), ("french", "B2")),
        6.9,
        "bachelor",
    ),
    Label(
        "stacked_dates_fr.pdf",
        ids(
            "java csharp typescript javascript spring spring-boot angular jakarta-ee hibernate postgresql mysql oracle-database maven"
            " jenkins eclipse intellij-idea tomcat docker jquery bootstrap android vs-code git svn ionic"
            " firebase dotnet css"
        ),
        ids("cobol"),
        (("french", "native"), ("english", "C1")),
        8.0,
        "master",
    ),
    Label(
        "drawn_dots.pdf",
        ids("python sql git docker"),
        frozenset(),
        (("english", "good"), ("german", "basic"), ("spanish", "native")),
        None,
        None,
        is_case=True,
    ),
    Label(
        "drawn_bars.pdf",
        ids("python docker"),
        frozenset(),
        (("english", "good"), ("french", "basic"), ("german", "fluent")),
        None,
        None,
        is_case=True,
    ),
)


def label_rows() -> list[dict[str, Any]]:
    """The labels in the form of `labels.jsonl`."""
    return [
        {
            "file": one.file,
            "refused": None,
            "skills": [{"id": skill, "ticked": skill in one.ticked} for skill in sorted(one.ticked | one.unticked)],
            "languages": [{"id": language, "level": level} for language, level in one.languages],
            "years": one.years,
            "degree": one.degree,
            **({"case": True} if one.is_case else {}),
        }
        for one in LABELS
    ]
