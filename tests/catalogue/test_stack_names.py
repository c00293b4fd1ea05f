"""Titles of adverts, and which languages and stacks they name."""

import pytest

from core.catalogue.scoring import AdviceRules, Scoring
from core.catalogue.stack_names import StackNames
from core.catalogue.taxonomy import Taxonomy


@pytest.fixture(scope="module")
def names() -> StackNames:
    taxonomy = Taxonomy.load()
    scoring = Scoring.of(taxonomy, AdviceRules.load(taxonomy.skills))
    return StackNames.of(taxonomy, scoring.languages | scoring.stacks.keys() | scoring.job_names)


@pytest.mark.parametrize(
    ("title", "skills"),
    [
        ("Senior . NET SW Engineer", "dotnet"),
        ("Backend Engineer (Node / Typescript)", "nodejs typescript"),
        ("Software Engineer (Python/Go)", "go python"),
        ("Senior Ruby on Rails Developer", "rails"),
        ("Senior React Native Developer", "react-native"),
        ("JavaScript Engineer, Web Supply", "javascript"),
        ("Embedded Developer (C)", "c"),
        ("Software Engineer, C++", "cpp"),
        ("Ios Developer", "ios"),
        ("Go-to-Market Engineer", ""),
        ("R&D Software Engineer", ""),
        ("Series C Data Engineer", ""),
        ("Software Intern, Spring 2027", ""),
        ("American Express: Software Engineer", ""),
        ("Javanese Translator", ""),
        ("Data Engineer", ""),
    ],
)
def test_a_title_names_its_stack(names: StackNames, title: str, skills: str) -> None:
    assert sorted(names.in_title(title)) == skills.split()
