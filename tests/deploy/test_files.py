"""What is shipped for deployment but cannot be run here is held to what can be checked: linters, names, files."""

import re
import shutil
import subprocess
import sys
from ipaddress import ip_address, ip_network
from pathlib import Path
from typing import Any

import pytest
import yaml

from core.config import ROOT, Settings
from core.views import method
from tests.deploy import dockerfile

DEPLOY = ROOT / "deploy"
UNITS = sorted((DEPLOY / "systemd").glob("*.service"))
COMPOSE: dict[str, Any] = yaml.safe_load((DEPLOY / "compose.yaml").read_text("utf-8"))
PINNED = re.compile(r"^[a-z./-]+:\d+(\.\d+)*(-[a-z0-9.-]+)?$")
UPSTREAMS = ["dashboard-1", "dashboard-2"]
HARDENING = (
    "NoNewPrivileges=yes", "ProtectSystem=strict", "ProtectHome=yes", "PrivateTmp=yes", "PrivateDevices=yes",
    "CapabilityBoundingSet=", "SystemCallFilter=@system-service", "RestrictNamespaces=yes",
)  # fmt: skip
MOST_EXPOSED = 2.5  # systemd-analyze's own measure: 0 is shut off, 10 has every right; below 2.6 it says OK


def named(path: Path) -> str:
    return path.stem


@pytest.mark.skipif(not (linter := Path(sys.executable).with_name("hadolint")).exists(), reason="no hadolint here")
def test_the_linter_finds_nothing_in_the_dockerfile() -> None:
    linted = subprocess.run([linter, "--no-color", DEPLOY / "Dockerfile"], capture_output=True, text=True, timeout=60)
    assert (linted.returncode, linted.stdout) == (0, "")


def test_the_image_runs_as_nobody_and_has_no_build_tools() -> None:
    built, final = re.split(r"(?m)^FROM .*$", dockerfile.TEXT)[1:]
    assert [source for source, _ in dockerfile.copied() if not source.exists()] == []
    assert "--require-hashes -r requirements.txt" in built
    assert "pip install" not in final and "apt-get" not in final
    assert final.index("USER ") < final.index("CMD [")
    assert re.search(r"(?m)^USER (?!0\b|root\b)\S+$", final) and "HEALTHCHECK" in final
    assert all(PINNED.match(image) for image in re.findall(r"(?m)^FROM (\S+)", dockerfile.TEXT))
    assert method.FILE in {source for source, _ in dockerfile.copied()}, "the page that explains the numbers reads it"


def test_the_build_sees_only_what_it_copies() -> None:
    lines = (ROOT / ".dockerignore").read_text("utf-8").split()
    assert lines[0] == "*", "all is left out, secrets and data included, but what is named"
    assert {line.removeprefix("!") for line in lines if line.startswith("!")} == dockerfile.seen_by_the_build()


def test_compose_has_the_form_of_the_specification() -> None:
    checker = Path(sys.executable).with_name("check-jsonschema")
    command = [checker, "--builtin-schema", "vendor.compose-spec", DEPLOY / "compose.yaml"]
    checked = subprocess.run(command, capture_output=True, text=True, timeout=60)
    assert checked.returncode == 0, checked.stdout


def test_compose_sets_only_what_the_program_reads_and_every_service_is_pinned() -> None:
    services = COMPOSE["services"]
    assert set(services) == {"mongodb", "dashboard-1", "dashboard-2", "collector", "nginx"}
    known = {name.upper() for name in Settings.model_fields}
    for name in ("dashboard-1", "dashboard-2", "collector"):
        assert set(services[name]["environment"]) <= known
        assert services[name]["read_only"] and services[name]["cap_drop"] == ["ALL"]
    assert all(PINNED.match(services[name]["image"]) for name in ("mongodb", "nginx"))
    assert services["mongodb"]["volumes"] and "ports" not in services["mongodb"], "only nginx is reached from outside"
    used = {volume.split(":")[0] for one in services.values() for volume in one.get("volumes", ())}
    assert {one for one in used if not one.startswith(".")} == set(COMPOSE["volumes"])
    assert [one for one in used if one.startswith(".") and not (DEPLOY / one).exists()] == []


def test_compose_asks_for_every_secret_and_holds_none() -> None:
    text = (DEPLOY / "compose.yaml").read_text("utf-8")
    asked = set(re.findall(r"\$\{([A-Z_]+)", text))
    assert {"MONGODB_PASSWORD", "JWT_SECRET_KEY"} <= set(re.findall(r"\$\{([A-Z_]+):\?", text))
    example = (DEPLOY / "compose.env.example").read_text("utf-8")
    offered = dict(re.findall(r"(?m)^#?\s*([A-Z_]+)=(.*)$", example))
    assert asked == set(offered)
    assert not any(offered[name].split("#")[0].strip() for name in ("MONGODB_PASSWORD", "JWT_SECRET_KEY"))


def test_nginx_and_compose_name_the_same_dashboards_and_proxy() -> None:
    nginx = (DEPLOY / "nginx.conf").read_text("utf-8")
    assert re.findall(r"server (dashboard-\d):8501", nginx) == UPSTREAMS
    address = COMPOSE["services"]["nginx"]["networks"]["inside"]["ipv4_address"]
    assert COMPOSE["services"]["dashboard-1"]["environment"]["TRUSTED_PROXIES"] == address
    (network,) = COMPOSE["networks"]["inside"]["ipam"]["config"]
    given = {COMPOSE["services"][one]["networks"]["inside"]["ipv4_address"] for one in (*UPSTREAMS, "nginx")}
    assert len(given) == 3, "nginx asks for a dashboard's address once, so each keeps its own"
    assert all(ip_address(one) in ip_network(network["subnet"]) for one in given)
    assert not any(ip_address(one) in ip_network(network["ip_range"]) for one in given), "nobody else is given one"


@pytest.mark.parametrize("unit", UNITS, ids=named)
def test_the_units_are_hardened_and_start_what_there_is(unit: Path) -> None:
    text = unit.read_text("utf-8")
    assert [line for line in (*HARDENING, "KillMode=mixed") if line not in text] == []
    module = re.search(r"(?m)^ExecStart=\S+/python -m (\S+)$", text)
    assert module and (ROOT / module[1].replace(".", "/")).with_suffix(".py").exists() | (ROOT / module[1]).is_dir()


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="no systemd here")
@pytest.mark.parametrize("unit", UNITS, ids=named)
def test_systemd_understands_the_units_and_calls_them_well_shut_off(unit: Path, tmp_path: Path) -> None:
    there = tmp_path / unit.name  # with a program that exists: on this machine none is installed under /opt
    there.write_text(re.sub(r"(?m)^ExecStart=\S+", "ExecStart=/bin/true", unit.read_text("utf-8")))
    checked = subprocess.run(["systemd-analyze", "verify", there], capture_output=True, text=True, timeout=60)
    assert (checked.returncode, checked.stderr) == (0, "")
    judged = subprocess.run(
        ["systemd-analyze", "security", "--offline=true", there], capture_output=True, text=True, timeout=60
    )
    exposure = re.search(r"exposure level for \S+: ([\d.]+)", judged.stdout)
    assert exposure and float(exposure[1]) <= MOST_EXPOSED


def test_the_list_of_licences_names_what_is_installed() -> None:
    pinned = dict(
        re.findall(r"(?m)^([A-Za-z0-9._-]+)==([^\s;]+) \\$", (ROOT / "requirements.txt").read_text("utf-8"))
    )  # those with a condition are installed on other systems only
    rows = re.findall(r"(?m)^\| (\S+) +\| (\S+) +\| (.+?) +\|", (ROOT / "docs" / "licences.md").read_text("utf-8"))
    listed = {name.lower().replace("_", "-"): (version, licence) for name, version, licence in rows[1:]}
    assert {name.lower(): version for name, version in pinned.items()} == {
        name: version for name, (version, _) in listed.items() if name in {one.lower() for one in pinned}
    }, "run make licences"
    assert "UNKNOWN" not in {licence for _, licence in listed.values()}
