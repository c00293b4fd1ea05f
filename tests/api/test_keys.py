"""Personal keys: shown once, read-only or full, expiring, revoked at once, and never enough for the account itself."""

import httpx

from core.accounts.api_keys import PREFIX
from tests.api.conftest import Person


def bearer(base: str, key: str) -> httpx.Client:
    return httpx.Client(base_url=base, headers={"Authorization": f"Bearer {key}"})


def made(person: Person, **wanted: object) -> dict[str, str]:
    response = person.http.post("/auth/keys", json={"name": "notebook", **wanted})
    assert response.status_code == 201, response.text
    assert response.headers["cache-control"] == "no-store"
    answer: dict[str, str] = response.json()
    assert answer["key"].startswith(PREFIX)
    return answer


def test_a_key_reads_what_is_ones_own_and_is_shown_only_once(market: str, ada: Person) -> None:
    key = made(ada)
    with bearer(market, key["key"]) as program:
        assert program.get("/auth/me").json()["email"] == ada.account["email"]
        assert program.get("/skills/gap-analysis", params={"role": "Data Engineer"}).status_code == 200
    (listed,) = [row for row in ada.get("/auth/keys").json()["keys"] if row["id"] == key["id"]]
    assert listed["name"] == "notebook" and listed["last_used"] and "key" not in listed
    assert key["key"] not in ada.get("/auth/keys").text


def test_a_read_only_key_changes_nothing_and_no_key_touches_the_account(market: str, ada: Person) -> None:
    with bearer(market, made(ada)["key"]) as reader, bearer(market, made(ada, read_only=False)["key"]) as full:
        assert reader.put("/auth/me", json={"location": "Bonn"}).status_code == 403
        assert reader.post("/market/refresh").status_code == 403
        assert full.put("/auth/me", json={"location": "Berlin"}).status_code == 200
        for program in (reader, full):
            assert program.get("/auth/keys").status_code == 403
            assert program.post("/auth/keys", json={"name": "more"}).status_code == 403
            assert program.delete("/auth/me").status_code == 403
            assert program.post("/auth/logout").status_code == 403
            changed = program.post("/auth/password", json={"current_password": "x" * 12, "new_password": "y" * 12})
            assert changed.status_code == 403


def test_a_revoked_key_opens_nothing_at_once(market: str, ada: Person) -> None:
    key = made(ada)
    with bearer(market, key["key"]) as program:
        assert program.get("/auth/me").status_code == 200
        assert ada.http.delete(f"/auth/keys/{key['id']}").status_code == 204
        assert program.get("/auth/me").status_code == 401
    assert ada.http.delete(f"/auth/keys/{key['id']}").status_code == 404


def test_a_key_is_no_cookie(market: str, ada: Person) -> None:
    with httpx.Client(base_url=market, cookies={"cn_session": made(ada)["key"]}) as browser:
        assert browser.get("/auth/me").status_code == 401
