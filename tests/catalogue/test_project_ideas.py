"""The project ideas that ship: enough for each role, for the usual steps of a plan and for who starts with little."""

import re
from collections import Counter
from collections.abc import Iterable

import pytest

from core.catalogue.curriculum import Curriculum
from core.catalogue.learning import Difficulty, ProjectIdea, load_projects
from core.catalogue.roles import RoleCatalogue
from core.catalogue.skill import Kind
from core.catalogue.taxonomy import Taxonomy
from core.catalogue.translations import project_in_language, project_words
from core.texts import DEFAULT, languages, speaking

COMMON_STEPS = """
python javascript typescript java csharp cpp go c php kotlin swift r sql html css bash linux git data-structures
algorithms oop design-patterns unit-testing debugging refactoring system-design http rest json react nodejs angular
vue redux jest sass web-accessibility graphql websocket figma spring-boot django fastapi flask microservices kafka
rabbitmq caching authentication postgresql mysql sql-server oracle-database mongodb redis elasticsearch nosql docker
kubernetes aws azure gcp terraform ansible jenkins ci-cd github-actions monitoring prometheus networking serverless
excel power-bi dax tableau looker statistics data-visualization dashboards kpi pandas regression-analysis ab-testing
data-modeling data-warehousing etl airflow dbt spark snowflake bigquery data-pipelines data-quality data-governance
machine-learning scikit-learn pytorch tensorflow deep-learning nlp computer-vision mlops mlflow model-deployment llm
rag langchain prompt-engineering vector-databases ai-agents hugging-face test-automation selenium playwright cypress
pytest api-testing manual-testing test-cases test-planning performance-testing android jetpack-compose ios swiftui
react-native flutter siem incident-response owasp burp-suite identity-access-management
cryptography risk-management vulnerability-management windows-server powershell active-directory virtualization
firewalls vpn unity microcontrollers rtos fpga ros user-research ux-design ui-design prototyping
wireframing usability-testing design-systems information-architecture product-management product-roadmap user-stories
requirements-gathering bpmn project-management scrum agile jira budgeting technical-writing salesforce apex sap
"""
COMMON_ROLES = """
software-engineer data-engineer data-scientist data-analyst backend-engineer ml-engineer full-stack-engineer
frontend-engineer ai-engineer business-analyst it-support analytics-engineer devops-engineer product-manager
project-manager bi-analyst qa-engineer bi-developer security-analyst security-engineer ux-designer mobile-engineer
cloud-engineer test-automation-engineer systems-administrator
"""
# What a student owns, and the first six steps an adviser of the field would plan.
FIRST_PLANS = [
    ("software-engineer", "", "python git sql data-structures unit-testing rest"),
    ("software-engineer", "python", "git sql data-structures algorithms unit-testing docker"),
    ("software-engineer", "javascript", "git sql data-structures rest unit-testing typescript"),
    ("software-engineer", "python javascript", "git sql data-structures java docker unit-testing"),
    ("backend-engineer", "", "python git sql rest postgresql docker"),
    ("backend-engineer", "python", "git sql rest postgresql docker linux"),
    ("backend-engineer", "javascript", "nodejs git sql rest postgresql docker"),
    ("backend-engineer", "java", "git sql rest spring-boot postgresql docker"),
    ("frontend-engineer", "", "html css javascript git react typescript"),
    ("frontend-engineer", "javascript", "html css git react typescript unit-testing"),
    ("full-stack-engineer", "", "html css javascript git react nodejs"),
    ("full-stack-engineer", "python", "html css javascript git react sql"),
    ("full-stack-engineer", "javascript", "git react typescript nodejs sql rest"),
    ("data-analyst", "", "sql excel statistics data-visualization tableau python"),
    ("data-analyst", "python", "sql excel statistics data-visualization power-bi pandas"),
    ("data-scientist", "", "python sql statistics pandas machine-learning scikit-learn"),
    ("data-scientist", "python", "sql statistics pandas machine-learning scikit-learn git"),
    ("data-engineer", "", "sql python git etl data-modeling airflow"),
    ("data-engineer", "python", "sql git etl data-modeling airflow docker"),
    ("ml-engineer", "", "python statistics machine-learning scikit-learn pandas git"),
    ("ml-engineer", "python", "statistics machine-learning scikit-learn pytorch docker sql"),
    ("ai-engineer", "", "python git rest llm prompt-engineering rag"),
    ("ai-engineer", "python", "git rest llm rag docker prompt-engineering"),
    ("devops-engineer", "", "linux bash git docker ci-cd python"),
    ("devops-engineer", "python", "linux bash git docker ci-cd aws"),
    ("devops-engineer", "javascript", "linux bash git docker ci-cd terraform"),
    ("qa-engineer", "", "manual-testing test-cases sql api-testing test-automation python"),
    ("qa-engineer", "python", "test-automation selenium sql api-testing test-planning git"),
    ("qa-engineer", "javascript", "test-automation playwright sql api-testing test-planning git"),
    ("mobile-engineer", "", "kotlin android git rest unit-testing jetpack-compose"),
    ("mobile-engineer", "", "swift ios swiftui git rest xcode"),
    ("mobile-engineer", "javascript", "react-native typescript git rest unit-testing react"),
]
WITHIN_REACH = 5
MOST_STUDY = 300


@pytest.fixture(scope="module")
def roles() -> RoleCatalogue:
    return RoleCatalogue.load()


@pytest.fixture(scope="module")
def projects(taxonomy: Taxonomy, roles: RoleCatalogue) -> tuple[ProjectIdea, ...]:
    return load_projects(taxonomy.skills, (role.id for role in roles.all()))


def test_every_role_has_projects_and_the_common_ones_have_them_at_each_level(
    projects: tuple[ProjectIdea, ...], roles: RoleCatalogue
) -> None:
    counts = Counter((role, project.difficulty) for project in projects for role in project.roles)
    few = [role.id for role in roles.all() if sum(counts[role.id, level] for level in Difficulty) < 5]
    wanted = {Difficulty.BEGINNER: 5, Difficulty.INTERMEDIATE: 5, Difficulty.ADVANCED: 3}
    lacking = [
        (role, level) for role in COMMON_ROLES.split() for level, least in wanted.items() if counts[role, level] < least
    ]
    assert (few, lacking) == ([], [])


def test_each_common_step_is_practised_by_two_projects_below_advanced(projects: tuple[ProjectIdea, ...]) -> None:
    counts = Counter(
        skill for project in projects if project.difficulty is not Difficulty.ADVANCED for skill in project.core
    )
    assert [step for step in COMMON_STEPS.split() if counts[step] < 2] == []


def test_a_first_plan_has_projects_within_reach(projects: tuple[ProjectIdea, ...], taxonomy: Taxonomy) -> None:
    """Made for the role, at the level, practising a step, at most two core skills beyond what is owned and planned."""
    curriculum = Curriculum.of(taxonomy)
    poor = []
    for role, owned, steps in FIRST_PLANS:
        can, new = curriculum.satisfied([*owned.split(), *steps.split()]), frozenset(steps.split())
        levels = {Difficulty.BEGINNER, Difficulty.INTERMEDIATE} if owned else {Difficulty.BEGINNER}
        reached = [
            project.id
            for project in projects
            if role in project.roles
            and project.difficulty in levels
            and project.core & new
            and len(project.core - can) <= 2
        ]
        if len(reached) < WITHIN_REACH:
            poor.append((role, owned, reached))
    assert poor == []


def test_nothing_for_beginners_stands_on_more_than_a_year_of_evenings(
    projects: tuple[ProjectIdea, ...], taxonomy: Taxonomy
) -> None:
    """Whoever has none of its core skills would study `MOST_STUDY` hours at most before it."""
    curriculum = Curriculum.of(taxonomy)
    hours = {
        project.id: sum(map(curriculum.cost, project.core))
        for project in projects
        if project.difficulty is Difficulty.BEGINNER
    }
    assert {name: needed for name, needed in hours.items() if needed > MOST_STUDY} == {}


def test_a_project_is_small_at_its_heart_and_made_for_few_roles(
    projects: tuple[ProjectIdea, ...], taxonomy: Taxonomy, roles: RoleCatalogue
) -> None:
    """Two to five core skills, one to four roles; a trait is at the core only where one of these roles asks for it."""
    wrong = []
    for project in projects:
        asked = {skill for role in roles.all() if role.id in project.roles for skill in role.core_skills}
        traits = {skill for skill in project.core - asked if taxonomy.skills[skill].kind is Kind.SOFT}
        if traits or not (2 <= len(project.core) <= 5 and 1 <= len(project.roles) <= 4):
            wrong.append((project.id, traits))
    assert wrong == []


def _numbers(texts: Iterable[str]) -> Counter[str]:
    """The numbers in digits, whatever separates their thousands and decimals."""
    return Counter(re.sub(r"\D", "", one) for text in texts for one in re.findall(r"\d(?:[.,:\d]*\d)?", text))


@pytest.mark.parametrize("tag", [tag for tag in languages() if tag != DEFAULT])
def test_a_language_tells_every_project_with_its_numbers_and_nothing_that_is_not_there(
    projects: tuple[ProjectIdea, ...], tag: str
) -> None:
    told = project_words(tag)
    lacking = [project.id for project in projects if project.id not in told]
    assert not lacking, f"add {', '.join(lacking)} to data/project_ideas_{tag}.json (CONTRIBUTING says how)"
    assert told.keys() - {project.id for project in projects} == set()
    assert [project.id for project in projects if len(project.deliverables) != len(told[project.id].deliverables)] == []
    assert max(Counter(one.title.casefold() for one in told.values()).values()) == 1
    unlike = [
        (one.id, text, told_text)
        for one in projects
        for text, told_text in (
            (one.title, told[one.id].title),
            (one.description, told[one.id].description),
            ("\n".join(one.deliverables), "\n".join(told[one.id].deliverables)),
        )
        if _numbers([text]) != _numbers([told_text])
    ]
    assert unlike == []


def test_what_a_language_lacks_is_told_in_english(
    projects: tuple[ProjectIdea, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    told, untold, *_ = projects
    words = {told.id: project_words("de")[told.id]}
    monkeypatch.setattr("core.catalogue.translations.project_words", lambda tag: words if tag == "de" else {})
    with speaking("de"):
        assert project_in_language(told).title == words[told.id].title != told.title
        assert project_in_language(untold) == untold
    assert project_in_language(told) == told
