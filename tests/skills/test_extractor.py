"""Mentions: exact spans, joints of every kind, what is asked and what is not, and bad input."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.models import Ask, Extraction
from core.skills.extractor import MAX_MENTIONS, Extractor
from core.skills.text import MAX_CHARS, plain_text
from tests.drawing import examples

POSTING = """Backend Engineer (Python)

About us
We are a leading provider of salad. Our founders wrote COBOL for a bank.

What you will do
- Build services in Go and PostgreSQL.

Requirements
- Strong experience with Python; Kotlin is a plus
- You know Docker well, Kubernetes would be an advantage
- Good understanding of microservices and CI/CD
- PHP is not required

Nice to have
- Terraform
- Experience with Kafka

Benefits
- Free Rust evenings and AWS credits

We are an equal opportunity employer and welcome people who love Haskell.
"""


def skills(found: Extraction) -> set[str]:
    return {mention.skill for mention in found.mentions}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("C++/Python", {"cpp", "python"}),
        ("C#/.NET", {"csharp", "dotnet"}),
        ("SQL,Python;Go", {"sql", "python", "go"}),
        ("CI/CD pipelines with Jenkins", {"ci-cd", "jenkins"}),
        ("Node.js, Vue.js and Next.js.", {"nodejs", "vue", "nextjs"}),
        ("(React/Redux)", {"react", "redux"}),
        ("ASP.NET Core", {"aspnet-core"}),
        ("C# and F#", {"csharp", "fsharp"}),
        ("Java|Kotlin|Scala", {"java", "kotlin", "scala"}),
        ("HTML5+CSS3", {"html", "css"}),
        ("C# . NET", {"csharp", "dotnet"}),
        ("TCP/IP", {"tcp-ip"}),
        ("Python-based tooling", {"python"}),
    ],
)
def test_joints_do_not_hide_names(extractor: Extractor, text: str, expected: set[str]) -> None:
    assert expected <= skills(extractor.extract(text))


def test_each_skill_gets_the_ask_its_place_and_words_give(extractor: Extractor) -> None:
    found = extractor.extract(POSTING)
    assert found.language == "en"
    assert {"python", "go", "postgresql", "docker", "microservices", "ci-cd"} <= found.required
    assert {"kotlin", "kubernetes", "php", "terraform", "kafka"} <= found.optional
    assert {"cobol", "rust", "aws", "haskell"} & (found.required | found.optional) == set()


def test_a_skill_has_one_ask_and_the_strongest_wins(extractor: Extractor) -> None:
    found = extractor.extract("Requirements\nExperience with Docker.\n\nNice to have\nDocker Swarm, Docker and Helm.")
    assert "docker" in found.required and "docker" not in found.optional
    assert not found.required & found.optional and not (found.required | found.optional) & found.mentioned


@pytest.mark.parametrize(
    ("sentence", "required", "optional"),
    [
        ("Ideally you have worked with Kafka.", set(), {"kafka"}),
        ("Java required, Kotlin a plus.", {"java"}, {"kotlin"}),
        ("Experience with Docker, Kubernetes and Terraform is a plus.", set(), {"docker", "kubernetes", "terraform"}),
        ("Python is a must; knowledge of Rust is not required.", {"python"}, {"rust"}),
        ("Java, Kotlin (nice to have)", {"java"}, {"kotlin"}),
        ("You don't need to know Scala.", set(), {"scala"}),
        ("You do not have to be able to speak Danish.", set(), {"danish"}),
        ("Preferably TypeScript.", set(), {"typescript"}),
        ("Five years of Java.", {"java"}, set()),
        ("Bonus points for Elixir experience.", set(), {"elixir"}),
        ("Nice to have: Ansible, Puppet", set(), {"ansible", "puppet"}),
    ],
)
def test_turns_of_phrase_make_a_skill_optional(
    extractor: Extractor, sentence: str, required: set[str], optional: set[str]
) -> None:
    found = extractor.extract(sentence)
    assert required <= found.required and optional <= found.optional and not required & found.optional


def test_a_concept_in_narration_is_only_mentioned(extractor: Extractor) -> None:
    told = extractor.extract("Our app grows and monitoring tells us how. We moved to microservices last year.")
    asked = extractor.extract("You have experience with monitoring and microservices.")
    assert {"monitoring", "microservices"} <= asked.required
    assert not {"monitoring", "microservices"} & told.required


@pytest.mark.parametrize(
    ("sentence", "is_asked"),
    [
        ("Experience with test automation and code review.", True),
        ("Familiarity with topics related to statistics and forecasting.", True),
        ("Exposure to microservices.", True),
        ("Experience working with owners to define a product roadmap.", True),
        ("Our customers get a shopping experience that is more than e-commerce.", False),
        ("A user experience built on automation.", False),
        ("The qualification of new firmware takes place on Mondays.", False),
        ("This is a hands-on role in change management.", False),
    ],
)
def test_a_concept_is_asked_for_when_it_is_known_and_not_what_the_knowing_is_for(
    extractor: Extractor, sentence: str, is_asked: bool
) -> None:
    found = extractor.extract(f"Responsibilities\n{sentence}")
    trades = {
        mention.skill
        for mention in found.mentions
        if extractor.taxonomy.skills[mention.skill].kind in ("concept", "method")
    }
    assert bool(trades & found.required) is is_asked


@pytest.mark.parametrize(
    ("sentence", "is_named"),
    [
        ("You speak Danish fluently.", True),
        ("Fluent in English and Danish.", True),
        ("Danish is an advantage, knowledge of English required.", True),
        ("Communication in Danish appreciated.", True),
        ("Skills in building warehouses for the East Danish population.", False),
        ("Knowledge of the Danish grading scale.", False),
    ],
)
def test_a_spoken_language_is_not_the_adjective(extractor: Extractor, sentence: str, is_named: bool) -> None:
    assert ("danish" in skills(extractor.extract(sentence))) is is_named


@pytest.mark.parametrize("sentence", ["You are agile in a big organization.", "A team of project coordinators."])
def test_traits_and_people_are_no_methods(extractor: Extractor, sentence: str) -> None:
    assert not skills(extractor.extract(sentence)) & {"agile", "project-coordination"}


@pytest.mark.parametrize(
    ("sentence", "is_asked"),
    [
        ("The team picks its tools; current languages include Java with AWS for the back end.", True),
        ("We use Java and run it on AWS.", True),
        ("Our shop runs on Java and AWS.", True),
        ("Our stack is Java on AWS.", True),
        ("We are full-stack people who once moved from Java to AWS.", False),
        ("Java for the back end and for tools that move data to AWS.", True),
        ("Build services in Java and run them on AWS.", True),
        ("Development of services in Java that run on AWS.", True),
        ("Your services are written in Java and run on AWS.", True),
        ("Java, Spring, AWS", True),
        ("Java or AWS certification", True),
        ("Command of Java and AWS is a requirement in this team.", True),
    ],
)
def test_among_tasks_a_technology_is_asked_for_unless_the_sentence_merely_tells(
    extractor: Extractor, sentence: str, is_asked: bool
) -> None:
    found = extractor.extract(f"Responsibilities\n{sentence}")
    named = {"java", "aws"}
    assert named <= (found.required | found.optional if is_asked else found.mentioned)


def test_spans_are_exact_ordered_and_apart(extractor: Extractor) -> None:
    found = extractor.extract(POSTING)
    assert all(POSTING[mention.start : mention.end] == mention.text and mention.rule for mention in found.mentions)
    ends = [0, *(mention.end for mention in found.mentions)]
    assert all(before <= one.start for before, one in zip(ends, found.mentions, strict=False))


@examples(60)
@given(st.data())
def test_any_text_gives_spans_of_itself(extractor: Extractor, data: st.DataObject) -> None:
    words = st.sampled_from(
        [
            "C++",
            "go",
            "Go",
            ".NET",
            "React",
            "/",
            ",",
            "\n",
            "- ",
            "REST",
            "is a plus",
            "İ",
            "ß",
            "(",
            ")",
            "Excel",
            "𝔘",
        ]
    )
    text = "".join(data.draw(st.lists(st.one_of(words, st.text(max_size=6)), max_size=30)))
    assert all(text[mention.start : mention.end] == mention.text for mention in extractor.extract(text).mentions)


def test_german_is_said_and_read_by_unambiguous_names_only(extractor: Extractor) -> None:
    text = (
        "Wir suchen zum nächstmöglichen Zeitpunkt eine Entwicklerin mit Erfahrung in Java, Spring Boot und Kubernetes. "
        "Die Arbeit macht Spaß, wir geben nie auf, Excel ist kein Rest. Du arbeitest eng mit dem Team zusammen. "
    ) * 20
    found = extractor.extract(text)
    assert found.language == "de"
    assert {"java", "kubernetes"} <= skills(found)
    assert not {"rest", "go", "teamwork"} & skills(found)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Nous recherchons un développeur backend maîtrisant Java, Spring Boot et Kubernetes pour nous.", "fr"),
        (
            "Buscamos una persona desarrolladora con experiencia en Java y Kubernetes para nuestro equipo.",
            "es",
        ),
        (
            "Szukamy programisty z doświadczeniem w Java i Kubernetes. Będziesz współpracować z zespołem.",
            "pl",
        ),
        ("You will build dashboards in Power BI and write DAX for our finance department in Utrecht.", "en"),
        ("SQL", "und"),
    ],
)
def test_the_language_is_said(extractor: Extractor, text: str, language: str) -> None:
    assert extractor.extract(text).language == language


@pytest.mark.parametrize(
    "text", ["", "   \n\n\t", "\x00" * 5_000, bytes(random.Random(1).randbytes(50_000)).decode("latin-1")]
)
def test_what_is_no_text_gives_nothing(extractor: Extractor, text: str) -> None:
    assert extractor.extract(text) == Extraction("und", (), frozenset(), frozenset(), frozenset())


@pytest.mark.parametrize("encoding", ["utf-8", "latin-1", "cp437"])
def test_binary_rubbish_read_as_text_gives_nothing(extractor: Extractor, encoding: str) -> None:
    rubbish = random.Random(2).randbytes(500_000).decode(encoding, errors="replace")
    assert extractor.extract(plain_text(rubbish)).mentions == ()


@pytest.mark.parametrize(
    "text",
    [
        "Python and Go " * 150_000,
        "Java\n" * 100_000,
        "x" * 2_000_000,
        "(" * 200_000,
        "a plus, " * 200_000,
        "C++/" * 100_000,
    ],
    ids=["2 MB", "100,000 lines", "one word", "brackets", "cues", "joints"],
)
def test_too_much_is_read_up_to_its_limit(extractor: Extractor, text: str) -> None:
    found = extractor.extract(text)
    assert len(found.mentions) <= MAX_MENTIONS
    assert all(mention.end <= MAX_CHARS for mention in found.mentions)


def test_many_are_read_like_one_and_lazily(extractor: Extractor) -> None:
    texts = ["Java and SQL", "", "Rust, Zig"]
    assert list(extractor.extract_many(texts)) == [extractor.extract(text) for text in texts]
    assert next(iter(extractor.extract_many(iter(["Java"])))).required == {"java"}
    assert extractor.taxonomy_version == extractor.taxonomy.version


def test_reading_is_repeatable(extractor: Extractor) -> None:
    assert extractor.extract(POSTING) == extractor.extract(POSTING)
    assert {mention.ask for mention in extractor.extract(POSTING).mentions} == set(Ask)
