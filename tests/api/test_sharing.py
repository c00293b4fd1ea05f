"""Links to numbers as they were, and charts as files and frames."""

import io
import re
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest
from lxml import etree
from PIL import Image

from core.runtime import runtime
from core.sharing.service import ShareDesk
from core.store.connection import translated
from tests.api.conftest import Person, signed_up

SVG = "{http://www.w3.org/2000/svg}"
KINDS = (
    {"kind": "gap", "role": "Data Engineer"},
    {"kind": "roadmap", "role": "Data Engineer", "hours_per_week": 10.0},
    {"kind": "explore", "by": "country", "skill": "Python"},
    {"kind": "explore", "by": "week"},
)


def below(market: str, address: str) -> str:
    assert address.startswith(f"{market}/shared/")
    return address.removeprefix(market)


@pytest.mark.parametrize("wanted", KINDS, ids=lambda one: f"{one['kind']}-{one.get('by', '')}")
def test_a_share_shows_its_numbers_and_nothing_of_whose_they_are(
    market: str, ada: Person, anyone: httpx.Client, wanted: dict[str, Any]
) -> None:
    made = ada.http.post("/shares", json=wanted)
    assert made.status_code == 201, made.text
    path = below(market, made.json()["address"])
    page = anyone.get(path)
    assert page.status_code == 200
    assert made.json()["title"] in page.text.replace("&amp;", "&")
    assert not re.search(r"ada|example\.org|<script|\bon\w+=", page.text, re.IGNORECASE)
    assert 'name="robots" content="noindex' in page.text and page.headers["x-robots-tag"] == "noindex, nofollow"
    policy = page.headers["content-security-policy"]
    assert policy.startswith("default-src 'none'") and "frame-ancestors 'none'" in policy
    assert page.headers["x-frame-options"] == "DENY" and "x-own-content-security-policy" not in page.headers
    assert f'property="og:image" content="{market}{path}.png"' in page.text
    image = Image.open(io.BytesIO(anyone.get(f"{path}.png").content))
    assert (image.format, image.size) == ("PNG", (1200, 630))
    drawn = anyone.get(f"{path}.svg")
    assert drawn.headers["content-type"] == "image/svg+xml"
    words = [element.text for element in etree.fromstring(drawn.content).iter(f"{SVG}text")]
    assert any(made.json()["title"][:40] in (word or "") for word in words)


def test_a_name_is_shown_where_it_is_ticked(market: str, ada: Person, anyone: httpx.Client) -> None:
    made = ada.http.post("/shares", json=KINDS[0] | {"with_name": True}).json()
    assert "Shared by Ada Example" in anyone.get(below(market, made["address"])).text


def test_a_dead_link_says_so_and_nothing_more(market: str, ada: Person, anyone: httpx.Client) -> None:
    made = ada.http.post("/shares", json=KINDS[0]).json()
    path = below(market, made["address"])
    listed = ada.get("/shares").json()["shares"]
    assert made["id"] in [one["id"] for one in listed] and "address" not in listed[0]
    with translated():
        runtime().store.connection.database["shares"].update_one(
            {"share_id": made["id"]}, {"$set": {"expires_at": datetime.now(UTC) - timedelta(seconds=1)}}
        )
    for end in ("", ".png", ".svg"):
        over = anyone.get(path + end)
        assert over.status_code == 410 and "data engineer" not in over.text.lower() and "It has expired" in over.text
    assert ada.http.delete(f"/shares/{made['id']}").status_code == 204
    assert ada.http.delete(f"/shares/{made['id']}").status_code == 404
    for gone in (path, f"{path}.png", "/shared/nothing", "/shared/" + "x" * 150):
        answer = anyone.get(gone)
        assert answer.status_code == 404 and "data engineer" not in answer.text.lower()


def test_links_are_unguessable_kept_as_hashes_and_nobody_elses_to_revoke(market: str, ada: Person) -> None:
    made = ada.http.post("/shares", json=KINDS[0]).json()
    secret = made["address"].rpartition("/")[2]
    assert len(secret) >= 43  # 256 bits
    assert secret not in repr(runtime().store.shares.of_user(ada.account["id"]))
    eve = signed_up(market, email="eve.shares@example.org")
    assert eve.http.delete(f"/shares/{made['id']}").status_code == 404
    assert eve.get("/shares").json() == {"shares": []}
    desk = ShareDesk(runtime().store.shares)
    assert desk.open("") is None and desk.open("x" * 5000) is None


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("/charts/explore.svg?by=country", "adverts"),
        ("/charts/explore.svg?by=skill&role=data-engineer", "Python"),
        ("/charts/trends.svg?section=skills", "Skills"),
        ("/charts/trends.svg?section=work_model", "Remote"),
        ("/charts/gap.svg?role=data-engineer&skills=python&days=90", "✓ Python"),
    ],
)
def test_charts_of_public_pages_are_files(anyone: httpx.Client, path: str, told: str) -> None:
    answer = anyone.get(path)
    assert answer.status_code == 200, answer.text
    words = " ".join(element.text or "" for element in etree.fromstring(answer.content).iter(f"{SVG}text"))
    assert told in words
    again = anyone.get(path, headers={"if-none-match": answer.headers["etag"]})
    assert again.status_code == 304
    assert anyone.get(path.replace(".svg", ".png")).content.startswith(b"\x89PNG")


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/charts/explore.gif", 422),
        ("/charts/explore.svg?shape=table", 422),
        ("/charts/trends.svg?section=pay", 404),
        ("/charts/gap.png", 422),
        ("/charts/gap.svg?role=nothing-of-the-kind", 404),
        ("/charts/nothing.svg", 404),
    ],
)
def test_a_chart_that_is_not_there_is_refused(anyone: httpx.Client, path: str, status: int) -> None:
    assert anyone.get(path).status_code == status


def test_only_embeds_may_be_framed_and_only_by_those_named(
    market: str, anyone: httpx.Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    frame = "/embed/explore?by=country"
    answer = anyone.get(frame)
    assert answer.status_code == 200 and answer.headers["x-frame-options"] == "DENY"
    blog = "https://blog.example.org"
    settings = runtime().settings.model_copy(update={"frame_ancestors": (blog,)})
    monkeypatch.setattr(runtime(), "settings", settings)
    answer = anyone.get(frame)
    assert "x-frame-options" not in answer.headers
    assert answer.headers["content-security-policy"].endswith(f"frame-ancestors {blog}")
    assert 'src="/charts/explore.svg?by=country"' in answer.text
    assert 'href="/explore?by=country"' in answer.text and "<script" not in answer.text
    for path in ("/docs", "/health", "/charts/explore.svg?by=country", "/shared/nothing", "/market/demand"):
        other = anyone.get(path)
        assert other.headers["x-frame-options"] == "DENY"
        assert "frame-ancestors 'none'" in other.headers["content-security-policy"]
