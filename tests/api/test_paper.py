"""`GET /learning/plan.pdf`: a PDF for a member and for a visitor who says what they know."""

import httpx
import pypdfium2

from tests.api.conftest import Person


def test_a_member_and_a_visitor_get_two_pages(ada: Person, anyone: httpx.Client) -> None:
    mine = ada.get("/learning/plan.pdf", target_role="data-engineer")
    theirs = anyone.get(
        "/learning/plan.pdf", params={"target_role": "Data Engineer", "skills": "go", "paper": "letter"}
    )
    for answer, width in ((mine, 595), (theirs, 612)):
        assert answer.status_code == 200 and answer.headers["content-type"] == "application/pdf"
        document = pypdfium2.PdfDocument(answer.content)
        assert len(document) == 2 and round(document[0].get_size()[0]) == width


def test_who_names_no_skills_no_role_or_another_paper_is_refused(ada: Person, anyone: httpx.Client) -> None:
    assert anyone.get("/learning/plan.pdf", params={"target_role": "Data Engineer"}).status_code == 401
    assert ada.get("/learning/plan.pdf", target_role="Emperor").status_code == 400
    assert ada.get("/learning/plan.pdf").status_code == 422
    assert ada.get("/learning/plan.pdf", target_role="data-engineer", paper="a0").status_code == 422
