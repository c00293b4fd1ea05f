"""Headings and items as German, French and Spanish boards write them."""

import pytest

from core.models import Ask
from core.skills.extractor import Extractor
from tests.tables import each_row

CLOSING = {
    "de": "Wir sind ein Team, das gern zusammen lernt und sich auf dich freut, mit viel Zeit für die Familie.",
    "fr": "Nous sommes une équipe qui aime apprendre et qui a hâte de vous rencontrer dans nos bureaux.",
    "es": "Somos un equipo al que le gusta aprender y que tiene muchas ganas de conocerte en la oficina.",
}


def read_under(extractor: Extractor, language: str, heading: str, item: str) -> dict[str, Ask]:
    read = extractor.extract(f"{CLOSING[language]}\n\n{heading}\n{item}\n")
    assert read.language == language
    return {one.skill: one.ask for one in read.mentions}


@pytest.mark.parametrize(
    ("language", "heading"),
    [
        ("de", "Das erwartet Dich bei uns"),
        ("de", "Deine Aufgaben im Überblick"),
        ("de", "Ihre Tätigkeit umfasst"),
        ("de", "Dein Verantwortungsbereich"),
        ("de", "Sie übernehmen"),
        ("de", "Wofür wir dich suchen"),
        ("de", "Zu Ihren Aufgaben zählen"),
        ("fr", "Ta mission, si tu l'acceptes"),
        ("fr", "Tu seras amené à"),
        ("es", "En tu día a día"),
        ("es", "Tus tareas serán"),
    ],
)
def test_a_task_given_by_a_noun_alone_is_asked(extractor: Extractor, language: str, heading: str) -> None:
    assert read_under(extractor, language, heading, "Threat Hunting") == {"threat-hunting": Ask.REQUIRED}


@pytest.mark.parametrize(
    ("language", "heading"),
    [
        ("de", "Damit begeisterst Du uns"),
        ("de", "Womit du uns überzeugst"),
        ("de", "Ihr Know-how"),
        ("de", "Was du mitbringen solltest"),
        ("de", "Das kannst du"),
        ("de", "Sie verfügen über"),
        ("de", "Das erwarten wir von dir"),
        ("de", "Was du drauf hast"),
        ("de", "Deine Basis"),
        ("de", "Muss-Kriterien"),
        ("de", "Fachkenntnisse"),
        ("fr", "Ce qu'on attend de toi"),
        ("fr", "Et vous ?"),
        ("es", "¿Qué te pedimos?"),
        ("es", "Formación y experiencia"),
        ("fr", "Technologies utilisées"),
        ("es", "Sobre ti"),
        ("es", "Entorno tecnológico"),
    ],
)
def test_a_name_under_what_is_wanted_is_asked(extractor: Extractor, language: str, heading: str) -> None:
    assert read_under(extractor, language, heading, "Threat Hunting, Splunk")["threat-hunting"] is Ask.REQUIRED


@each_row(
    ("heading", "ask"),
    [
        ("Who thrives here", Ask.REQUIRED),
        ("What success requires", Ask.REQUIRED),
        ("What's needed to succeed", Ask.REQUIRED),
        ("Does this sound like you?", Ask.REQUIRED),
        ("Selection criteria", Ask.REQUIRED),
        ("Your toolkit", Ask.REQUIRED),
        ("We want to hear from you if", Ask.REQUIRED),
        ("To succeed in this role", Ask.REQUIRED),
        ("What will make you successful", Ask.REQUIRED),
        ("Tech we use", Ask.REQUIRED),
        ("What will make you stand out", Ask.OPTIONAL),
        ("Icing on the cake", Ask.OPTIONAL),
        ("Strong candidates may also have", Ask.OPTIONAL),
        ("Why people love working here", Ask.MENTIONED),
        ("About the company", Ask.MENTIONED),
    ],
)
def test_english_headings(extractor: Extractor, heading: str, ask: Ask) -> None:
    extraction = extractor.extract(f"We are a team of nine people in an old mill.\n\n{heading}\nThreat Hunting\n")
    assert {mention.skill: mention.ask for mention in extraction.mentions} == {"threat-hunting": ask}


def test_a_name_alone_before_a_plus_is_optional(extractor: Extractor) -> None:
    assert read_under(extractor, "fr", "Votre profil", "Flutter : un plus") == {"flutter": Ask.OPTIONAL}


@pytest.mark.parametrize(
    ("language", "heading", "line", "contract"),
    [
        ("de", "Das bieten wir", "Unbefristeter Vertrag in Vollzeit, hybrides Arbeiten und ein Jobticket", "permanent"),
        ("fr", "Avantages", "CDI temps plein, deux jours de télétravail et des tickets restaurant", "permanent"),
        ("es", "Qué ofrecemos", "Contrato indefinido, jornada completa y horario flexible todo el año", "permanent"),
    ],
)
def test_a_contract_is_named_among_the_benefits(
    extractor: Extractor, language: str, heading: str, line: str, contract: str
) -> None:
    terms = extractor.extract(f"{CLOSING[language]}\n\n{heading}\n- {line}\n").terms
    assert (terms.contract, terms.hours) == (contract, "full_time")
