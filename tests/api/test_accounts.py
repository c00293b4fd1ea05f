"""`/auth` over real HTTP: messages, statuses, sessions."""

import httpx
import pytest

from tests.api.conftest import REGISTRATION, Person, signed_up


@pytest.fixture
def newcomer(market: str, request: pytest.FixtureRequest) -> Person:
    """An account of this test's own."""
    return signed_up(market, email=f"{abs(hash(request.node.name))}@example.org")


def test_registering_gives_the_account_with_skills_as_ids(market: str, anyone: httpx.Client) -> None:
    answer = anyone.post("/auth/register", json=REGISTRATION | {"email": "New@Example.org"})
    assert answer.status_code == 201
    found = answer.json()
    assert found["email"] == "new@example.org"
    assert found["skills"] == ["python", "sql"] and found["other_skills"] == ["Underwater Basketry"]
    assert found["target_roles"] == ["data-engineer"] and found["experience_level"] == "Junior"
    assert "password" not in answer.text


def test_a_taken_address_is_refused_however_it_is_cased(anyone: httpx.Client, newcomer: Person) -> None:
    answer = anyone.post("/auth/register", json=REGISTRATION | {"email": newcomer.account["email"].upper()})
    assert (answer.status_code, answer.json()) == (400, {"detail": "Email already registered"})


def test_signing_in_gives_a_bearer_token_and_the_user(anyone: httpx.Client, newcomer: Person) -> None:
    given = {"email": newcomer.account["email"], "password": REGISTRATION["password"]}
    found = anyone.post("/auth/login", json=given).json()
    assert found["token_type"] == "bearer" and found["user"] == newcomer.account
    headers = {"Authorization": f"Bearer {found['access_token']}"}
    assert anyone.get("/auth/me", headers=headers).json() == newcomer.account


@pytest.mark.parametrize("email", ["nobody@example.org", "ada@example.org"])
def test_wrong_credentials_never_say_which_half_is_wrong(ada: Person, anyone: httpx.Client, email: str) -> None:
    answer = anyone.post("/auth/login", json={"email": email, "password": "not the password"})
    assert (answer.status_code, answer.json()) == (401, {"detail": "Incorrect email or password"})
    assert answer.headers["www-authenticate"] == "Bearer"


@pytest.mark.parametrize("header", [{}, {"Authorization": "Bearer nonsense"}, {"Authorization": "Basic YTpi"}])
@pytest.mark.parametrize("path", ["/auth/me", "/skills/gap-analysis?role=x", "/postings", "/projects/search?query=x"])
def test_without_a_valid_token_private_routes_are_closed(
    anyone: httpx.Client, path: str, header: dict[str, str]
) -> None:
    answer = anyone.get(path, headers=header)
    assert (answer.status_code, answer.json()) == (401, {"detail": "Could not validate credentials"})
    assert answer.headers["www-authenticate"] == "Bearer"


def test_a_partial_change_leaves_the_rest_alone(newcomer: Person) -> None:
    facts = {"location": "Oslo", "experience_years": 6.5, "skill_years": {"python": 4}, "degree": "master"}
    changed = newcomer.http.put("/auth/me", json={**facts, "version": newcomer.account["version"]})
    assert changed.status_code == 200
    expected = newcomer.account | facts | {"version": newcomer.account["version"] + 1}
    assert changed.json() | {"updated_at": None} == expected | {"updated_at": None}


def test_a_stale_version_writes_nothing(newcomer: Person) -> None:
    version = newcomer.account["version"]
    assert newcomer.http.put("/auth/me", json={"location": "Oslo", "version": version}).status_code == 200
    answer = newcomer.http.put("/auth/me", json={"location": "Rome", "version": version})
    assert answer.status_code == 409
    assert answer.json() == {"detail": "User data was modified by another request. Please try again."}
    assert newcomer.get("/auth/me").json()["location"] == "Oslo"


def test_signing_out_ends_the_session(newcomer: Person) -> None:
    assert newcomer.http.post("/auth/logout").json() == {"detail": "Signed out", "sessions": 1}
    assert newcomer.get("/auth/me").status_code == 401


def test_signing_out_everywhere_ends_every_session(newcomer: Person, anyone: httpx.Client) -> None:
    given = {"email": newcomer.account["email"], "password": REGISTRATION["password"]}
    other = anyone.post("/auth/login", json=given).json()["access_token"]
    assert newcomer.http.post("/auth/logout", params={"everywhere": "true"}).json()["sessions"] == 2
    assert anyone.get("/auth/me", headers={"Authorization": f"Bearer {other}"}).status_code == 401


def test_a_new_password_ends_the_other_sessions_only(newcomer: Person, anyone: httpx.Client) -> None:
    given = {"email": newcomer.account["email"], "password": REGISTRATION["password"]}
    other = anyone.post("/auth/login", json=given).json()["access_token"]
    change = {"current_password": REGISTRATION["password"], "new_password": "another horse entirely"}
    wrong = newcomer.http.post("/auth/password", json=change | {"current_password": "guess"})
    assert (wrong.status_code, wrong.json()) == (400, {"detail": "The current password is wrong."})
    assert newcomer.http.post("/auth/password", json=change).status_code == 200
    assert anyone.get("/auth/me", headers={"Authorization": f"Bearer {other}"}).status_code == 401
    assert newcomer.get("/auth/me").status_code == 200
    assert anyone.post("/auth/login", json=given | {"password": "another horse entirely"}).status_code == 200


def test_deleting_the_account_ends_it(newcomer: Person, anyone: httpx.Client) -> None:
    assert newcomer.http.delete("/auth/me").status_code == 204
    assert newcomer.get("/auth/me").status_code == 401
    given = {"email": newcomer.account["email"], "password": REGISTRATION["password"]}
    assert anyone.post("/auth/login", json=given).status_code == 401


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"email": "no address"}, "email"),
        ({"email": 7}, "email"),
        ({"password": "short"}, "password"),
        ({"password": None}, "password"),
        ({"skills": "python"}, "skills"),
        ({"target_roles": ["Emperor of Nothing"]}, "target_roles"),
        ({"experience_level": "Wizard"}, "experience_level"),
        ({"is_admin": True}, "is_admin"),
        ({"full_name": "a\x07b"}, "full_name"),
    ],
)
def test_a_bad_field_is_named_and_its_value_not_repeated(
    anyone: httpx.Client, change: dict[str, object], field: str
) -> None:
    answer = anyone.post("/auth/register", json=REGISTRATION | {"email": "bad@example.org"} | change)
    assert answer.status_code == 422
    assert [problem["loc"] for problem in answer.json()["detail"]] == [["body", field]]
    assert "correct horse" not in answer.text and all("input" not in one for one in answer.json()["detail"])
