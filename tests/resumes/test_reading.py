"""What a résumé says, read in this process."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from benchmarks.resumes import case_is_right, figures, miss_of, read_lines, row_of
from core.errors import UnreadableResume
from core.resumes.dates import Dates
from core.resumes.reading import ResumeReader
from core.resumes.wording import Words

FILES = Path(__file__).parent / "files"
LABELS = read_lines(FILES / "labels.jsonl")
TODAY = date(2026, 11, 30)


@pytest.fixture(scope="module")
def reader() -> ResumeReader:
    return ResumeReader.load()


def row(reader: ResumeReader, name: str) -> dict[str, object]:
    try:
        return row_of(name, reader.read_file(name, (FILES / name).read_bytes(), TODAY))
    except UnreadableResume as error:
        return {"file": name, "refused": str(error), "skills": [], "languages": [], "years": None, "degree": None}


@pytest.mark.parametrize("label", [one for one in LABELS if one.get("case")], ids=lambda label: label["file"])
def test_a_special_case_is_read_right(reader: ResumeReader, label: dict[str, object]) -> None:
    reading = row(reader, str(label["file"]))
    assert case_is_right(label, reading), miss_of(label, reading)


def test_whole_resumes_of_many_tools_are_read(reader: ResumeReader) -> None:
    labels = [one for one in LABELS if not one.get("case")]
    scores = figures(labels, [row(reader, str(label["file"])) for label in labels])
    assert scores["files"] >= 40 and scores["refused_though_readable"] == []
    assert scores["recall"] >= 97 and scores["precision"] >= 95 and scores["least_recall"][1] >= 80
    assert scores["wrongly_ticked_of_not_claimed"][0] == 0
    assert scores["languages_with_level"][0] >= 0.95 * scores["languages_with_level"][1]
    assert scores["years_right"][0] == scores["degrees_right"][0] == scores["files"]


def test_a_resume_reads_like_its_translations(reader: ResumeReader) -> None:
    labels = {one["file"]: one for one in LABELS}
    recalls = [
        figures([labels[name]], [row(reader, name)])["recall"]
        for name in (f"plain_{code}.txt" for code in ("en", "de", "fr", "es"))
    ]
    assert max(recalls) - min(recalls) <= 5, recalls


PERIODS = {
    "March 2021 – March 2024": (2021, 3, 2024, 3),
    "marzo de 2021 – marzo de 2024": (2021, 3, 2024, 3),
    "mars 2018 – février 2021": (2018, 3, 2021, 2),
    "Jan. '19 - Present": (2019, 1, 2026, 11),
    "2018-03 – 2020-12": (2018, 3, 2020, 12),
    "01.03.2019 – 31.12.2020": (2019, 3, 2020, 12),
    "2021/02 – present": (2021, 2, 2026, 11),
    "2018.09 – 2021.01": (2018, 9, 2021, 1),
    "seit 2020": (2020, 1, 2026, 11),
    "depuis janvier 2020": (2020, 1, 2026, 11),
    "2019 to 2021": (2019, 1, 2020, 12),
    "Summer 2019 – Fall 2020": (2019, 6, 2020, 9),
    "Sept 2020 - aujourd'hui": (2020, 9, 2026, 11),
}


@pytest.mark.parametrize("words", PERIODS)
def test_a_period_is_read_in_four_languages(words: str) -> None:
    found = Dates(Words.load(), TODAY).period(f"Engineer, {words}")
    assert found is not None
    months = found[0]
    assert (*divmod(months.first, 12), *divmod(months.last, 12)) == tuple(
        part - number % 2 for number, part in enumerate(PERIODS[words])
    )


def test_months_in_two_jobs_count_once_and_a_skill_has_the_years_of_its_jobs(reader: ResumeReader) -> None:
    text = (
        "Ann Example\nExperience\nBackend Developer, Example Ltd\n01/2018 – 12/2019\n- Wrote services in Django.\n"
        "Teacher, Example School\n01/2019 – 12/2020\n- Taught SQL."
    )
    reading = reader.read_text(text, TODAY)
    years = {skill.id: skill.years for skill in reading.skills}
    assert (reading.years, years["django"], years["sql"]) == (3.0, 2.0, 2.0)
    assert [(position.title, position.employer) for position in reading.positions] == [
        ("Backend Developer", "Example Ltd"),
        ("Teacher", "Example School"),
    ]


CLAIMS: Sequence[tuple[str, str, str | None]] = (
    ("I use not only Docker but also Podman.", "docker", None),
    ("I never used Ansible.", "ansible", "denial"),
    ("Ich habe noch nie mit Ansible gearbeitet.", "ansible", "denial"),
    ("Je n'ai jamais travaillé avec Ansible.", "ansible", "denial"),
    ("No he usado Ansible.", "ansible", "denial"),
    ("I am eager to learn Ansible.", "ansible", "wish"),
    ("Vor zehn Jahren habe ich mit Ansible gearbeitet.", "ansible", "past"),
    ("Interests\nAnsible, hiking", "ansible", "interest"),
    ("I would now like to move towards Ansible.", "ansible", "wish"),
    ("Kenntnisse\nWerkzeuge\tGit, Ansible\nVor langer Zeit\tDelphi", "ansible", None),
    ("Kenntnisse\nWerkzeuge\tGit, Ansible\nVor langer Zeit\tDelphi", "delphi", "past"),
)


@pytest.mark.parametrize(("text", "skill", "reason"), CLAIMS)
def test_what_is_denied_wished_or_past_is_told_from_what_is_claimed(
    reader: ResumeReader, text: str, skill: str, reason: str | None
) -> None:
    reasons = {one.id: one.reason for one in reader.read_text(text, TODAY).skills}
    assert reasons[skill] == reason


def test_the_place_is_read_from_the_head(reader: ResumeReader) -> None:
    reading = reader.read_text("Ann Example\nHambourg, Allemagne\n\nCompétences\nPython", TODAY)
    assert (reading.city, reading.country_code) == ("Hamburg", "DE")


def test_what_stands_outside_the_positions_has_no_years_of_theirs(reader: ResumeReader) -> None:
    text = (
        "Jordan Example\njordan@example.org | github.com/jordan\nExperience\nDatabricks, Inc.\nSoftware Engineer\n"
        "01/2019 – 12/2020\n- Wrote services in Django.\n"
        "Skills\nTerraform\nCertifications\nCertified Kubernetes Administrator"
    )
    reading = reader.read_text(text, TODAY)
    years = {skill.id: skill.years for skill in reading.skills}
    assert years["django"] == 2.0 and years["terraform"] is None and reading.city == ""
    assert {skill.id: skill.reason for skill in reading.skills}["databricks"] == "employer"
