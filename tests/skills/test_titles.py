"""What a title asks for: technologies by their names, alternatives, and nothing of what the employer makes or sells."""

import pytest

from core.models import Ask
from core.skills.employers import without_own_name
from core.skills.extractor import Extractor
from tests.tables import each_row


@each_row(
    ("title", "skills"),
    [
        ("Senior Ruby Engineer", "ruby"),
        ("JAVA DEVELOPER (KITES)", "java"),
        ("Staff React Native Engineer", "react-native"),
        ("Kite Engineer - Go", "go"),
        ("Swift Developer", "swift"),
        ("Research Engineer with R", "r"),
        ("Senior Windows System Administrator", "windows"),
        ("SAS Programmer", "sas"),
        ("Salesforce Developer", "salesforce"),
        ("Platform Engineer | Kubernetes, Terraform | Remote", "kubernetes terraform"),
        ("Développeur·se Rust", "rust"),
        ("Softwareentwickler:in Kotlin (m/w/d)", "kotlin"),
        ("Desarrollador/a PHP", "php"),
        ("Product Manager, Community Outreach", ""),
        ("Platform Engineer - Metal Room", ""),
        ("Software Engineer Intern, Spring 2027", ""),
        ("Go-to-Market Engineer", ""),
        ("R&D Engineer, Series C", ""),
        ("Identity and Access Engineer", ""),
        ("Account Executive, Snowflake", ""),
        ("Recruiter (Java)", ""),
        ("Machine Learning Engineer", ""),
        ("English Speaking Support Agent", ""),
    ],
)
def test_a_title_asks_for_the_technologies_it_names(extractor: Extractor, title: str, skills: str) -> None:
    read = extractor.read_title(title, "Acme Kites", "en")
    assert {mention.skill for mention in read.mentions} == set(skills.split())
    assert all(
        mention.ask is Ask.REQUIRED and title[mention.start : mention.end] == mention.text for mention in read.mentions
    )
    assert all(mention.rule.endswith("title") for mention in read.mentions)


@pytest.mark.parametrize(
    ("title", "groups"),
    [
        ("Data Engineer (Snowflake/dbt)", [{"snowflake", "dbt"}]),
        ("Java or Kotlin Developer", [{"java", "kotlin"}]),
        ("Backend Engineer (Python, Go)", []),
        ("Frontend Engineer (React/Next.js)", []),
    ],
)
def test_a_title_offers_a_choice_like_a_text(extractor: Extractor, title: str, groups: list[set[str]]) -> None:
    assert [set(group) for group in extractor.read_title(title, None, "en").alternatives] == groups


@pytest.mark.parametrize(
    ("title", "company", "language", "is_asked"),
    [
        ("Solutions Architect, Azure", "Microsoft Ireland", "en", False),
        ("Support Engineer - Snowflake", "Snowflake Inc.", "en", False),
        ("Support Engineer - Snowflake", "Acme", "en", True),
        ("Java Developer", "Oracle", "en", True),
        ("Programista Java", "Acme", "pl", False),
    ],
)
def test_what_the_employer_makes_and_what_is_not_read_is_not_asked(
    extractor: Extractor, title: str, company: str, language: str, is_asked: bool
) -> None:
    assert bool(extractor.read_title(title, company, language).mentions) is is_asked


@pytest.mark.parametrize(
    ("company", "required"),
    [("Datadog, Inc.", {"python"}), ("Acme", {"python", "datadog"}), (None, {"python", "datadog"})],
)
def test_the_employers_own_name_is_only_mentioned(
    extractor: Extractor, company: str | None, required: set[str]
) -> None:
    found = without_own_name(extractor.extract("Requirements\n- Python\n- Datadog"), company)
    assert found.required == required
    assert {mention.skill for mention in found.mentions if mention.ask is Ask.REQUIRED} == required
