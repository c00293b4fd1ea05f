"""Under a path of a bigger site: its nginx, ours, and a dashboard with BASE_PATH; the path handed over or stripped."""

import re
import secrets
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import pytest
from playwright.sync_api import Browser, expect

from core.config import ROOT, Settings
from core.store.probes import free_port
from testbed import ensure_nginx
from testbed.dashboard import running
from tests.browser.conftest import browser, settled, shared_settings  # noqa: F401 - fixtures
from tests.browser.people import cookie_arrives, fill_registration, go_to, new_email
from tests.deploy.conftest import CONFIGURATION, adapted, nginx
from tests.waiting import PATIENCE_MS, PATIENCE_SECONDS

pytestmark = pytest.mark.browser
LOCATIONS = ROOT / "deploy" / "nginx-path.conf"
WAYS = ("handed over", "stripped")


def bigger_site(folder: Path, ports: dict[str, int], inner: str) -> str:
    """A site of its own with the shipped locations, on a port for each way."""
    locations = LOCATIONS.read_text("utf-8")
    handing = "proxy_pass http://career_navigator;"
    assert locations.count(handing) == 1
    shapes = {"handed over": locations, "stripped": locations.replace(handing, handing.replace(";", "/;"))}
    servers = "".join(
        f"server {{ listen 127.0.0.1:{port}; listen [::1]:{port};\n"
        f'location / {{ return 404 "the bigger site"; }}\n{shapes[way]} }}\n'
        for way, port in ports.items()
    )
    temporary = "".join(f"{kind}_temp_path {folder}/{kind};\n" for kind in ("client_body", "proxy"))
    return f"""pid {folder}/nginx.pid; error_log {folder}/error.log;
events {{}}
http {{ access_log off; {temporary}
map $http_upgrade $connection_upgrade {{ default upgrade; "" ""; }}
upstream career_navigator {{ server {inner}; }}
{servers} }}"""


@pytest.fixture(scope="module")
def sites(
    server_uri: str,
    shared_settings: Settings,  # noqa: F811
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[dict[str, str]]:
    """How the path comes -> the bigger site's address."""
    if ensure_nginx.find() is None:
        pytest.skip(ensure_nginx.WITHOUT)
    inner_folder, outer_folder = tmp_path_factory.mktemp("inner"), tmp_path_factory.mktemp("outer")
    inner, ports = free_port(), {way: free_port() for way in WAYS}
    with ExitStack() as everything:
        dashboard = everything.enter_context(
            running(
                inner_folder / "home",
                server_uri,
                shared_settings.mongodb_database,
                BASE_PATH="/career",
                JWT_SECRET_KEY=secrets.token_hex(32),
                TRUSTED_PROXIES="127.0.0.1",
                ADDRESS="127.0.0.1, ::1",
            )
        )
        ipv6 = dashboard.replace("127.0.0.1", "[::1]")
        text = adapted(CONFIGURATION.read_text("utf-8"), inner_folder, inner, [dashboard, ipv6])
        text = text.replace('map "" $base_path { default /; }', 'map "" $base_path { default /career; }')
        everything.enter_context(nginx(inner_folder, text, f"http://127.0.0.1:{inner}"))
        site = bigger_site(outer_folder, ports, f"127.0.0.1:{inner}")
        everything.enter_context(nginx(outer_folder, site, f"http://127.0.0.1:{ports['stripped']}"))
        yield {way: f"http://127.0.0.1:{port}" for way, port in ports.items()}


@pytest.mark.parametrize("way", WAYS)
def test_everything_answers_below_the_path_and_names_it(sites: dict[str, str], way: str) -> None:
    with httpx.Client(base_url=sites[way], timeout=PATIENCE_SECONDS) as http:
        assert http.get("/career").headers["location"] in ("/career/", f"{sites[way]}/career/")
        cookies: list[str] = []
        for path in (
            "/",
            "/health",
            "/health/ready",
            "/market/demand?by=skill",
            "/market/demand.csv?by=skill",
            "/docs",
        ):
            answer = http.get(f"/career{path}")
            assert answer.status_code == 200, (path, answer.text)
            cookies += answer.headers.get_list("set-cookie")
            assert http.get(path).text == "the bigger site"
        page = http.get("/career/gap")
        assert f'content="{sites[way]}/career/app-assets/preview.png"' in page.text
        assert 'href="/career/openapi.json"' in http.get("/career/docs").text
        assert http.get("/career/openapi.json").json()["servers"] == [{"url": "/career"}]
        assert "Disallow: /career/auth/\n" in http.get("/career/robots.txt").text
        missing = http.get("/career/no-such-page")
        assert missing.status_code == 404
        assert f'href="{sites[way]}/career/"' in missing.text
        bundle = page.text.split('src="./static/js/')[1].split('"')[0]
        script = http.get(f"/career/static/js/{bundle}", headers={"accept-encoding": "gzip"})
        assert script.headers["content-encoding"] == "gzip"
        assert http.get("/career/metrics").status_code == 404
        assert cookies
        assert all("Path=/career;" in f"{cookie};" for cookie in cookies)


@pytest.mark.parametrize("way", WAYS)
def test_a_person_registers_uploads_and_moves_about_below_the_path(
    sites: dict[str, str],
    way: str,
    browser: Browser,  # noqa: F811
) -> None:
    context = browser.new_context(base_url=sites[way])
    context.set_default_timeout(PATIENCE_MS)
    page, asked = context.new_page(), []
    page.on("request", lambda request: asked.append(request.url))
    page.on("websocket", lambda socket: asked.append(socket.url))
    page.goto("/career/register")
    settled(page)
    fill_registration(page, new_email())
    cookie_arrives(page)
    assert {cookie["path"] for cookie in context.cookies()} == {"/career"}
    expect(page.get_by_role("heading", name="Profile", exact=True)).to_be_visible()
    resume = {"name": "resume.txt", "mimeType": "text/plain", "buffer": b"Ada Lovelace. Python."}
    with page.expect_response(lambda answer: "/_stcore/upload_file/" in answer.url) as answered:
        page.locator("input[type=file]").set_input_files(resume)
    assert answered.value.status == 204
    go_to(page, "Explore")
    expect(page).to_have_url(re.compile("/career/explore"))
    settled(page)
    for link in page.locator(".cn-footer a").all():
        assert link.evaluate("link => new URL(link.href).pathname").startswith("/career/")
    page.reload()
    settled(page)
    outside = [url for url in asked if url.startswith(("http", "ws")) and not urlsplit(url).path.startswith("/career/")]
    assert outside == []
    context.close()


def test_the_bigger_site_is_reached_over_ipv6_too(sites: dict[str, str]) -> None:
    for url in sites.values():
        assert httpx.get(f"{url.replace('127.0.0.1', '[::1]')}/career/health").status_code == 200
