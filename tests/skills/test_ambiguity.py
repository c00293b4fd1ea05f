"""Every ambiguity rule of the taxonomy is held to its own two sentences, and to those nobody wrote a rule for."""

import pytest

from core.catalogue.skill import Ambiguity
from core.catalogue.taxonomy import Taxonomy
from core.models import Ask
from core.skills.extractor import Extractor
from tests.tables import each_row

RULES = [(skill.id, skill.ambiguity) for skill in Taxonomy.load().skills.values() if skill.ambiguity]


def test_every_rule_accepts_its_positive_sentence(extractor: Extractor) -> None:
    assert RULES
    missed = [rule.positive for skill_id, rule in RULES if not _names_it(extractor, skill_id, rule)]
    assert missed == []


def _names_it(extractor: Extractor, skill_id: str, rule: Ambiguity) -> bool:
    terms = [term.casefold() for term in rule.terms]
    mentions = [
        mention.text.casefold() for mention in extractor.extract(rule.positive).mentions if mention.skill == skill_id
    ]
    return any(term in mention for mention in mentions for term in terms)


def test_every_rule_rejects_its_negative_sentence(extractor: Extractor) -> None:
    wrong = [
        (skill_id, rule.negative)
        for skill_id, rule in RULES
        if any(mention.skill == skill_id for mention in extractor.extract(rule.negative).mentions)
    ]
    assert wrong == []


@pytest.mark.parametrize(
    ("sentence", "skill_id"),
    [
        ("You write services in Go, Rust and Java.", "go"),
        ("Technologies: docker go kubernetes", "go"),
        ("Experience with react native and redux.", "react-native"),
        ("You know the spring framework and hibernate.", "spring"),
        ("Reporting in excel, power bi and sql.", "excel"),
        ("Statistics with R and Python.", "r"),
        ("Firmware in C or C++.", "c"),
        ("Design REST and GraphQL interfaces.", "rest"),
        ("Express, Node.js and MongoDB.", "express"),
        ("Skills\n- docker\n- javascript\n- react\n- sql", "react"),
    ],
)
def test_case_alone_does_not_decide_for_a_skill(extractor: Extractor, sentence: str, skill_id: str) -> None:
    assert skill_id in {mention.skill for mention in extractor.extract(sentence).mentions}


@each_row(
    ("sentence", "skill_id"),
    [
        ("You will go to market with our partners.", "go"),
        ("Requirements\n- Java, TestNG, ran it on Jenkins, Docker", "lte"),
        ("Duties\n- react\nto what customers say", "react"),
        ("GO ABOVE AND BEYOND FOR OUR CUSTOMERS", "go"),
        ("Go the extra mile with our Java team.", "go"),
        ("Fresh from a Series C round, we are hiring.", "c"),
        ("Work closely with R&D.", "r"),
        ("You excel in a fast-paced team.", "excel"),
        ("Express your interest by Friday.", "express"),
        ("The rest of the team sits in Lisbon.", "rest"),
        ("Explain ideas to less senior colleagues who run microservices.", "less"),
        ("State-of-the-art equipment awaits you.", "art"),
        ("A swift reply is guaranteed.", "swift"),
        ("Write to ruby@example.org or see https://example.org/python/jobs.", "ruby"),
        ("Write to ruby@example.org or see https://example.org/python/jobs.", "python"),
        ("That is the end. Net revenue grew.", "dotnet"),
        ("Working closely with product managers and UX designers.", "product-management"),
        ("Working closely with product managers and UX designers.", "ux-design"),
        ("- Ran machine learning pipelines on Apache Airflow.", "lte"),  # a sentence, though mostly names
    ],
)
def test_case_alone_does_not_decide_against_a_reader(extractor: Extractor, sentence: str, skill_id: str) -> None:
    assert skill_id not in {mention.skill for mention in extractor.extract(sentence).mentions}


def test_javascript_is_not_java(extractor: Extractor) -> None:
    found = extractor.extract("Five years of JavaScript and TypeScript.")
    assert {"javascript", "typescript"} == found.required


def test_an_ambiguous_name_needs_more_in_boilerplate(extractor: Extractor) -> None:
    found = extractor.extract("Benefits:\nGo on trips, excel in courses and rest well.")
    assert not {"go", "excel", "rest"} & {
        mention.skill for mention in found.mentions if mention.ask is not Ask.MENTIONED
    }
