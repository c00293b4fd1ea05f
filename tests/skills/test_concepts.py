"""Concepts that are asked for, and words of the same spelling that ask for nothing; the sentences are made up."""

import pytest

from core.models import Extraction
from core.skills.extractor import Extractor
from core.skills.text import plain_text

DUTIES = "Responsibilities\n- "


def asked(extraction: Extraction) -> frozenset[str]:
    return extraction.required | extraction.optional


@pytest.mark.parametrize(
    "sentence",
    [
        "With us you will be at the heart of the AI revolution.",
        "You will help shape the future of machine learning.",
        "You will report to the Director of Analytics and Data Science.",
        "Foster a culture of continuous improvement.",
        "Build forms to improve usability.",
        "Present what you find in order to promote data-driven decision making.",
        "Rework the forms to optimize the user experience.",
        "Build native apps with a positive user experience.",
        "Take part in all phases of the product development cycle.",
        "Bring together UI control and voice.",
        "Keep the reporting engines running.",
        "Manage access controls of the building.",
        "Improve our data products.",
        "Look after the knowledge base and client onboarding.",
        "Care for reliability, security and cost.",
        "Build tables that feed forecasting.",
        "Create a space which drives continuous improvement.",
        "Build charts to aid performance improvement.",
        "Keep records to validate data accuracy.",
        "Prepare AI conferences.",
        "Manage execution plans and milestones of the harbour.",
        "Take part in peer review of other nurses.",
        "Work in casino security roles.",
    ],
)
def test_a_word_that_only_sets_the_scene_is_not_asked_for(extractor: Extractor, sentence: str) -> None:
    assert asked(extractor.extract(DUTIES + sentence)) == frozenset()


@pytest.mark.parametrize(
    ("sentence", "skills"),
    [
        ("Partner with the owners of the shop on data governance.", {"data-governance"}),
        ("Help with capacity planning.", {"capacity-planning"}),
        ("Act as a guide for code reviews.", {"code-review"}),
        ("Draft prototypes of new forms.", {"prototyping"}),
        ("Your work will include providing quantitative analysis.", {"quantitative-analysis"}),
        ("We give you the opportunity to work on data pipelines.", {"data-pipelines"}),
        (
            "Field testing, smoke testing, load testing, regression testing of kites.",
            {"smoke-testing", "load-testing", "regression-testing"},
        ),
        ("Optimize performance of the shop and troubleshoot it.", {"performance-optimization", "troubleshooting"}),
        ("Write clean, maintainable code.", {"clean-code"}),
        ("Define requirements and testing strategies.", {"requirements-gathering", "test-planning"}),
        ("Deploy machine learning models.", {"model-deployment"}),
        ("Build RestAPIs.", {"rest"}),
        ("Work on cutting-edge machine learning.", {"machine-learning"}),
        ("Read SQL execution plans.", {"query-optimization"}),
        ("Take part in peer reviews of code.", {"code-review"}),
        ("Work with Lambda, API Gateway and DynamoDB.", {"amazon-api-gateway"}),
        ("This kite role requires you to build data pipelines.", {"data-pipelines"}),
    ],
)
def test_a_task_asks_for_its_concepts(extractor: Extractor, sentence: str, skills: set[str]) -> None:
    assert asked(extractor.extract(DUTIES + sentence)) >= skills


def test_a_word_glued_to_a_heading_opens_a_line(extractor: Extractor) -> None:
    text = plain_text("Key ResponsibilitiesModel work: Design and own CI/CD for kites (say, forecasting).")
    assert text.splitlines()[0] == "Key Responsibilities"
    assert {"ci-cd", "forecasting"} <= asked(extractor.extract(text))


def test_a_field_of_design_opens_no_item_of_a_flat_advert(extractor: Extractor) -> None:
    subjects = "Master's degree in UI/UX Design, Interactive and Visual Design, Product Design, or related area"
    flat = f"Preferred qualifications: {subjects}. " + "We make kites of silk and sell them in all of the world. " * 6
    assert "visual-design" not in asked(extractor.extract(flat))


@pytest.mark.parametrize("people", ["Developers", "Managers", "Designers", "Analysts", "Architects", "Researchers"])
def test_a_line_that_opens_with_people_gives_no_task(extractor: Extractor, people: str) -> None:
    assert "devops" not in asked(extractor.extract(f"{people} sit in teams around DevOps and share their lunch."))
    assert "devops" in asked(extractor.extract("Develop, manage and design DevOps tools with us, and share our lunch."))
