"""The client and the command, against a real server and against the store itself."""

import json
import re
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import ClassVar

import pytest
from career_navigator_client import Client, Failure
from click.testing import CliRunner

from core import __version__
from core.commands.main import main
from tests.api.conftest import Person, ada, market  # noqa: F401 - fixtures


@pytest.fixture
def client(market: str) -> Iterator[Client]:  # noqa: F811
    with Client(market) as client:
        yield client


@pytest.fixture
def hers(market: str, ada: Person) -> Iterator[Client]:  # noqa: F811
    """A client with a person's key."""
    token = ada.http.headers["authorization"].removeprefix("Bearer ")
    with Client(market, token) as client:
        yield client


def test_a_gap_is_a_row_a_skill_with_what_it_rests_on(hers: Client) -> None:
    frame = hers.gap("Data Engineer", days=90)
    assert frame[frame.owned].name.tolist() and frame[~frame.owned].name.tolist()
    assert frame.attrs["role"] == "data-engineer" and frame.attrs["posting_count"] > 30
    assert frame.attrs["snapshot_id"]


def test_demand_and_trends_need_no_key(client: Client) -> None:
    demand = client.demand(by="skill", role="data-engineer")
    assert demand.attrs["by"] == "skill" and len(demand) > 3
    assert len(client.trends("skills")) > 3


def test_openings_are_walked_page_by_page(hers: Client) -> None:
    frame = hers.openings(most=25)
    assert len(frame) == 25 and frame.posting_id.is_unique


def test_a_table_says_what_it_rests_on(client: Client) -> None:
    trends, demand = client.trends(role="data-engineer"), client.demand(role="data-engineer")
    told = ("snapshot_id", "is_sample", "as_of")
    assert {name: trends.attrs[name] for name in told} == {name: demand.attrs[name] for name in told}


PRINTED = {
    "roadmap": ("step skill hours from to near after asked for", r" *1 \w.* \d{4}-\d\d-\d\d .* \d+% +\d+% *"),
    "trends": ("name before now change in points adverts now verdict", r"\w.* \d+% +\d+% [+-]\d+\.\d \(.*\) .* of .*"),
    "demand": ("name adverts share", r"\w.* \d+ of \d+ +\d+% \(\d+-\d+\)"),
    "openings": ("fit must-haves title company place pay posted id", r" *\d+% +\d+ of \d+ .*"),
}


@pytest.mark.parametrize("command", PRINTED)
def test_tables_for_people_have_few_columns_and_shares_as_percentages(market: str, ada: Person, command: str) -> None:  # noqa: F811
    token = ada.http.headers["authorization"].removeprefix("Bearer ")
    asked = ["Data Engineer"] if command == "roadmap" else ["--role", "Data Engineer"]
    printed = CliRunner(env={"CAREER_NAVIGATOR_KEY": token}).invoke(main, [command, *asked, "--server", market])
    assert printed.exit_code == 0, printed.output
    lines = [line for line in printed.stdout.splitlines() if "of the way" not in line]
    headings, row = PRINTED[command]
    assert lines[0].split() == headings.split()
    assert re.fullmatch(row, lines[1]), lines[1]


def test_a_refusal_is_said_in_the_servers_words(client: Client) -> None:
    with pytest.raises(Failure, match="role") as failure:
        client.compare("Astronaut of Mars", "Data Engineer")
    assert failure.value.status in (404, 422)
    with pytest.raises(Failure) as unreached:
        Client("http://127.0.0.1:9").get("/health")
    assert unreached.value.status is None


class Busy(BaseHTTPRequestHandler):
    """Busy twice, then well."""

    answers: ClassVar = [503, 429, 200]

    def do_GET(self) -> None:
        status = self.answers.pop(0)
        body = json.dumps({"status": status}).encode()
        self.send_response(status)
        self.send_header("retry-after", "0")
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None: ...


def test_a_server_that_is_busy_is_asked_again() -> None:
    with ThreadingHTTPServer(("127.0.0.1", 0), Busy) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        with Client(f"http://127.0.0.1:{server.server_port}") as client:
            assert client.get("/anything") == {"status": 200}
        server.shutdown()
    assert Busy.answers == []


def test_the_command_prints_tables_json_and_csv(market: str, ada: Person) -> None:  # noqa: F811
    token = ada.http.headers["authorization"].removeprefix("Bearer ")
    run = CliRunner(env={"CAREER_NAVIGATOR_KEY": token}).invoke
    table = run(main, ["gap", "Data Engineer", "--server", market])
    assert table.exit_code == 0, table.output
    assert "Docker" in table.stdout and "adverts" in table.stderr
    first, headings, *rows = table.stdout.splitlines()
    assert re.fullmatch(r"Data engineer: you are \d+% of the way \(\d+-\d+\)\.", first)
    assert headings.split() == ["have", "skill", "asked", "for", "adverts", "required", "brings", "points"]
    assert re.fullmatch(r"\s+yes \w.*? +\d+% \(\d+-\d+\) +\d+ of \d+ +\d+% *", rows[0])
    answer = json.loads(run(main, ["gap", "Data Engineer", "--server", market, "--json"]).stdout)
    assert answer["role"] == "data-engineer" and {"name", "owned"} <= answer["rows"][0].keys()
    csv = run(main, ["demand", "--by", "country", "--server", market, "--csv"]).stdout
    assert csv.count("\n") > 3
    refused = run(main, ["gap", "Astronaut of Mars", "--server", market])
    assert refused.exit_code == 1 and refused.stdout == ""
    keyless = CliRunner().invoke(main, ["postings", "no-such-advert", "--server", market])
    assert keyless.exit_code == 1 and "--key KEY" in keyless.stderr
    assert run(main, ["--version"]).stdout.strip().endswith(__version__)


def test_without_a_server_the_command_asks_the_store(market: str) -> None:  # noqa: F811
    answer = CliRunner().invoke(main, ["demand", "--role", "data-engineer", "--json"])
    assert answer.exit_code == 0, answer.output
    assert json.loads(answer.stdout)["posting_count"] > 30
