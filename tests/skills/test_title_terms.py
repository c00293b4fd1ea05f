"""Terms that only a title names."""

import pytest

from core.skills.title_terms import terms_of_title


@pytest.mark.parametrize(
    ("title", "language", "field", "value"),
    [
        ("Systems Engineer (TS/SCI)", "en", "clearance", "required"),
        ("DevOps Engineer - Active Secret Clearance", "en", "clearance", "required"),
        ("Linux Administrator, SC Cleared", "en", "clearance", "required"),
        ("Cloud Engineer (clearance preferred)", "en", "clearance", "optional"),
        ("Data Engineer (Top Secret)", "en", "clearance", "required"),
        ("Customs Clearance Analyst", "en", "clearance", None),
        ("Store Clearance Specialist", "en", "clearance", None),
        ("Data Analyst (part-time)", "en", "hours", "part_time"),
        ("Werkstudent Data Science (m/w/d)", "de", "contract", "internship"),
        ("Softwareentwickler in Teilzeit", "de", "hours", "part_time"),
        ("Développeur Java H/F - CDI", "fr", "contract", "permanent"),
        ("Stage - Data Scientist", "fr", "contract", "internship"),
        ("Permanent Magnet Motor Engineer", "en", "contract", None),
        ("Backend Engineer (full-time or part-time)", "en", "hours", None),
    ],
)
def test_a_title_names_terms(title: str, language: str, field: str, value: str | None) -> None:
    assert getattr(terms_of_title(title, language), field) == value
