"""Groups over HTTP: joined by a code, shares alike for everybody in it, nothing for anybody else."""

import secrets
from dataclasses import replace
from datetime import UTC, datetime

from core.api.paths import API_PATHS
from core.config import ROOT
from core.runtime import runtime
from tests.api.conftest import Person, signed_up


def test_a_group_is_made_joined_and_left_and_tells_shares_to_those_in_it_only(market: str, ada: Person) -> None:
    bob = signed_up(market, email="bob.group@example.org")
    made = ada.http.post("/profile/groups", json={"name": "Course of 2026"})
    assert made.status_code == 201 and made.headers["cache-control"] == "no-store"
    group, code = made.json()["group_id"], made.json()["code"]
    report = f"/profile/groups/{group}/report"
    told = bob.http.post("/profile/groups/invitation", json={"code": code.lower()}).json()
    assert (told["name"], told["owner"]) == ("Course of 2026", "Ada Example") and told["sees"]
    assert bob.get("/profile/groups").json() == {"own": [], "joined": []} and bob.get(report).status_code == 404
    assert bob.http.post("/profile/groups/join", json={"code": "A" * 12}).status_code == 422
    joined = bob.http.post("/profile/groups/join", json={"code": code})
    assert joined.json() == {"group_id": group, "name": "Course of 2026"}
    assert bob.get("/profile/groups").json() == {"own": [], "joined": [{"group_id": group, "name": "Course of 2026"}]}
    assert bob.get(report).status_code == ada.get(report).status_code == 404  # of two members nothing is told

    store = runtime().store
    known = store.users.by_id(bob.account["id"])
    assert known is not None
    for _ in range(6):
        name = secrets.token_hex(8)
        store.users.create(replace(known, user_id=name, email=f"{name}@example.org"))
        store.groups.join(group, name, datetime.now(UTC))
    numbers = ada.get(report).json()
    assert numbers == bob.get(report).json() and numbers["members"] == 5  # seven, rounded down
    for kind in ("aims", "well_on", "gaps", "courses"):
        for row in numbers[kind]:
            assert set(row) == {"id", "name", "share", "margin"} and round(row["share"] * 10, 6).is_integer()

    key = ada.http.post("/auth/keys", json={"name": "script", "read_only": False, "days": 1}).json()["key"]
    by_key = {"Authorization": f"Bearer {key}"}
    assert ada.http.get("/profile/groups", headers=by_key).status_code == 200
    assert ada.http.post("/profile/groups/join", json={"code": code}, headers=by_key).status_code == 403
    assert bob.http.delete(f"/profile/groups/{group}").status_code == 404  # not theirs to end
    assert bob.http.post(f"/profile/groups/{group}/leave").status_code == 204
    assert bob.get(report).status_code == bob.http.post(f"/profile/groups/{group}/leave").status_code == 404
    assert ada.http.delete(f"/profile/groups/{group}").status_code == 204 and ada.get(report).status_code == 404


def test_no_route_takes_the_address_of_a_page() -> None:
    pages = {f"/{path.stem}" for path in (ROOT / "pages").glob("*.py")}
    assert [path for path in API_PATHS if path in pages] == []
