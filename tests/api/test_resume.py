"""`POST /profile/resume`: what a résumé says, and nothing kept of it."""

import httpx

from tests.api.conftest import Person
from tests.resumes.cases import pdf
from tests.waiting import PATIENCE_SECONDS

TEXT = """Ann Example
Hamburg, Germany

Skills
Python, Kafka

No experience with Angular.

Languages
German (native)"""


def test_a_resume_is_answered_with_proposals_and_nothing_is_stored(ada: Person) -> None:
    before = ada.http.get("/auth/me").json()
    answer = ada.http.post("/profile/resume", files={"file": ("cv.txt", TEXT.encode())}, timeout=PATIENCE_SECONDS)
    assert answer.status_code == 200 and answer.headers["cache-control"] == "no-store"
    reading = answer.json()
    skills = {one["id"]: one for one in reading["skills"]}
    assert skills["python"]["known"] and skills["kafka"]["claimed"] and not skills["kafka"]["known"]
    assert (skills["angular"]["claimed"], skills["angular"]["reason"]) == (False, "denial")
    assert reading["languages"][0]["id"] == "german" and reading["languages"][0]["level"] == "native"
    assert (reading["city"], reading["country_code"]) == ("Hamburg", "DE")
    assert ada.http.get("/auth/me").json() == before


def test_a_file_of_several_megabytes_is_taken_and_a_larger_one_is_not(ada: Person) -> None:
    padded = pdf("I know Python.") + b"\n%" + b"x" * (4 * 1024 * 1024)
    answer = ada.http.post("/profile/resume", files={"file": ("cv.pdf", padded)}, timeout=PATIENCE_SECONDS)
    assert answer.status_code == 200, answer.text
    answer = ada.http.post(
        "/profile/resume", files={"file": ("cv.pdf", padded + b"x" * 2 * 1024 * 1024)}, timeout=PATIENCE_SECONDS
    )
    assert answer.status_code == 413


def test_what_cannot_be_read_is_refused_with_its_cause(ada: Person, anyone: httpx.Client) -> None:
    answer = ada.http.post("/profile/resume", files={"file": ("cv.docx", pdf("I know Python."))})
    assert answer.status_code == 400 and "is a PDF" in answer.json()["detail"]
    answer = ada.http.post("/profile/resume", json={"file": "x"})
    assert answer.status_code == 400 and "multipart/form-data" in answer.json()["detail"]
    assert anyone.post("/profile/resume", files={"file": ("cv.txt", TEXT.encode())}).status_code == 401
