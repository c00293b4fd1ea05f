"""What is shipped for deployment but cannot be run here is held to what can be checked: linters, names, files."""

import re
import shutil
import stat
import subprocess
import sys
from ipaddress import ip_address, ip_network
from pathlib import Path
from typing import Any

import pytest
import yaml

from core.config import ROOT, Settings
from core.formats.secret_files import is_secret
from core.views import method
from tests.deploy import dockerfile
from tests.waiting import PATIENCE_SECONDS

DEPLOY = ROOT / "deploy"
UNITS = sorted((DEPLOY / "systemd").glob("*.service"))
COMPOSE: dict[str, Any] = yaml.safe_load((DEPLOY / "compose.yaml").read_text("utf-8"))
PINNED = re.compile(r"^[a-z./-]+:\d+\.\d+\.\d+(-[a-z0-9.-]+)?@sha256:[0-9a-f]{64}$")
MONGODB = COMPOSE["services"]["mongodb"]
COMPOSE_FILES = sorted(DEPLOY.glob("compose*.yaml"))
OF_THE_IMAGE = ("CAREER_NAVIGATOR_HOME", "PORT", "ADDRESS")  # fixed inside; compose's PORT is the one outside
UPSTREAMS = ["dashboard-1", "dashboard-2"]
HARDENING = (
    "NoNewPrivileges=yes",
    "ProtectSystem=strict",
    "ProtectHome=yes",
    "PrivateTmp=yes",
    "PrivateDevices=yes",
    "CapabilityBoundingSet=",
    "SystemCallFilter=@system-service",
    "RestrictNamespaces=yes",
)
MOST_EXPOSED = 1.3  # systemd-analyze's own measure: 0 is shut off, 10 has every right


def named(path: Path) -> str:
    return path.stem


@pytest.mark.skipif(not (linter := Path(sys.executable).with_name("hadolint")).exists(), reason="no hadolint here")
def test_the_linter_finds_nothing_in_the_dockerfile() -> None:
    linted = subprocess.run(
        [linter, "--no-color", DEPLOY / "Dockerfile"], capture_output=True, text=True, timeout=PATIENCE_SECONDS
    )
    assert (linted.returncode, linted.stdout) == (0, "")


def test_the_image_runs_as_nobody_and_has_no_build_tools() -> None:
    built, final = re.split(r"(?m)^FROM .*$", dockerfile.TEXT)[1:]
    assert [source for source, _ in dockerfile.copied() if not source.exists()] == []
    assert "--require-hashes -r requirements.txt" in built
    assert "pip install" not in final and "apt-get" not in final
    assert "venv --without-pip" in built and "/usr/local/bin/pip*" in final
    assert "chmod -R u=rwX,go=rX /app /venv" in built, "a checkout under umask 077 keeps its rights"
    assert final.index("USER ") < final.index("CMD [")
    assert re.search(r"(?m)^USER (?!0\b|root\b)\S+$", final) and "HEALTHCHECK" in final
    assert all(PINNED.match(image) for image in re.findall(r"(?m)^FROM (\S+)", dockerfile.TEXT))
    labels = {label.rpartition(".")[2] for label in re.findall(r"(org\.opencontainers\.image\.\w+)=", final)}
    assert {"version", "source", "licenses", "revision"} <= labels
    assert method.FILE in {source for source, _ in dockerfile.copied()}, "the page that explains the numbers reads it"


def test_what_no_program_reads_is_taken_out_of_packages(tmp_path: Path) -> None:
    kept = (
        "spacy/core.py",
        "numpy/testing/tool.py",
        "pyarrow/libarrow.so",
        "pyarrow/libarrow_substrait.so.1",
        "plotly/package_data/a.json",
    )
    removed = (
        "pandas/tests/test_a.py",
        "numpy/f2py/tests/x.py",
        "pydeck/nbextension/a.js",
        "spacy/a.pyx",
        "a/b.js.map",
        "pyarrow/include/a.h",
        "pyarrow/libarrow_flight.so.1",
        "plotly/package_data/plotly.min.js",
        "pycountry/locales/de/LC_MESSAGES/iso3166-1.mo",
        "pip/__init__.py",
        "pip-1.dist-info/RECORD",
    )
    for name in (*kept, *removed):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    for package in ("thinc", "srsly", "preshed", "blis", "uvloop", "kiwisolver", "fontTools", "yaml", "regex"):
        (tmp_path / package).mkdir()
    subprocess.run(["sh", DEPLOY / "slim.sh", tmp_path], check=True, capture_output=True, timeout=PATIENCE_SECONDS)
    left = {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file()}
    assert left == set(kept)


def test_the_build_sees_only_what_it_copies() -> None:
    lines = (ROOT / ".dockerignore").read_text("utf-8").split()
    assert lines[0] == "*", "all is left out, secrets and data included, but what is named"
    assert {line.removeprefix("!") for line in lines if line.startswith("!")} == dockerfile.seen_by_the_build()


@pytest.mark.parametrize("file", COMPOSE_FILES, ids=named)
def test_compose_has_the_form_of_the_specification(file: Path) -> None:
    checker = Path(sys.executable).with_name("check-jsonschema")
    command = [checker, "--builtin-schema", "vendor.compose-spec", file]
    checked = subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE_SECONDS)
    assert checked.returncode == 0, checked.stdout


def test_compose_passes_every_setting_on() -> None:
    offered = set(re.findall(r"(?m)^# ([A-Z_]+)=", (ROOT / ".env.example").read_text("utf-8")))
    passed = {name.removesuffix("_FILE") for name in COMPOSE["x-program"]["environment"]}
    backups = {name: COMPOSE["services"][name]["environment"]["BACKUPS"] for name in ("collector", "backup")}
    assert backups == {"collector": "off", "backup": "on"}
    assert offered - passed - {"BACKUPS"} == set(OF_THE_IMAGE)
    assert passed <= {name.upper() for name in Settings.model_fields}


def test_every_service_is_pinned_shut_off_and_limited() -> None:
    services = COMPOSE["services"]
    assert set(services) == {"mongodb", "dashboard-1", "dashboard-2", "collector", "backup", "nginx"}
    for name, service in services.items():
        assert service["read_only"] and service["cap_drop"] == ["ALL"], name
        assert service["security_opt"] == ["no-new-privileges:true"], name
        assert service["mem_limit"] and service["pids_limit"] and service["logging"]["options"]["max-size"], name
        assert ("healthcheck" in service) == (name not in ("dashboard-1", "dashboard-2")), "theirs is in the image"
    assert all(PINNED.match(services[name]["image"]) for name in ("mongodb", "nginx"))
    assert all(services[name]["user"] for name in ("mongodb", "nginx")), "never root"
    assert all(services[name]["pull_policy"] == "build" for name in ("dashboard-1", "collector", "backup"))
    (port,) = services["nginx"]["ports"]
    assert port.startswith("${BIND:-127.0.0.1}:")
    assert [name for name in services if "ports" in services[name]] == ["nginx"], "nothing else is reached from outside"
    used = {volume.split(":")[0] for one in services.values() for volume in one.get("volumes", ())}
    assert {one for one in used if not one.startswith(".")} == set(COMPOSE["volumes"])
    assert [one for one in used if one.startswith(".") and not (DEPLOY / one).exists()] == []


def test_a_replica_set_of_three_takes_the_place_of_one() -> None:
    three = yaml.safe_load((DEPLOY / "compose.replica-set.yaml").read_text("utf-8"))
    members = {name for name in three["services"] if name.startswith("mongodb")}
    joined = (DEPLOY / "make-replica-set.js").read_text("utf-8")
    assert members == set(re.findall(r'"(mongodb(?:-\d)?)"', joined)) and len(members) == 3
    for name in members:
        started = " ".join(three["services"][name]["command"])
        assert "--replSet rs0 --keyFile" in started and "mongodb_key" in three["services"][name]["secrets"]
    for name in ("mongodb-2", "mongodb-3", "replica-set"):
        service = three["services"][name]
        assert service["read_only"] and service["cap_drop"] == ["ALL"] and service["image"] == MONGODB["image"]
    programs = {name for name, one in COMPOSE["services"].items() if one["image"] == "career-navigator"}
    for name in programs:
        assert three["services"][name]["environment"]["MONGODB_URI_FILE"] == "/run/secrets/mongodb_uri_replica_set"


def test_the_user_of_the_program_may_use_one_database_only() -> None:
    script = (DEPLOY / "make-user.js").read_text("utf-8")
    assert re.findall(r'role: "(\w+)", db: (\w+)', script) == [("readWrite", "name")]
    assert len(re.findall(r"createUser", script)) == 1


def test_secrets_are_files_made_at_random_once(tmp_path: Path) -> None:
    script = tmp_path / "make-secrets.sh"
    shutil.copy(DEPLOY / script.name, script)

    def made() -> dict[str, str]:
        subprocess.run(["sh", script], check=True, capture_output=True, timeout=PATIENCE_SECONDS)
        return {path.name: path.read_text().strip() for path in (tmp_path / "secrets").iterdir()}

    first = made()
    assert made() == first
    three = yaml.safe_load((DEPLOY / "compose.replica-set.yaml").read_text("utf-8"))
    wanted = {name: one["file"] for compose in (COMPOSE, three) for name, one in compose["secrets"].items()}
    assert {Path(path).name for path in wanted.values()} == set(wanted) == set(first)
    assert stat.S_IMODE((tmp_path / "secrets").stat().st_mode) == 0o700
    assert first["mongodb_password"] in first["mongodb_uri"] and len(first["jwt_secret_key"]) == 64
    assert not first["their_stack_api_key"]
    text = (DEPLOY / "compose.yaml").read_text("utf-8") + (DEPLOY / "compose.tls.yaml").read_text("utf-8")
    offered = re.findall(r"(?m)^([A-Z_]+)=", (DEPLOY / "compose.env.example").read_text("utf-8"))
    assert set(re.findall(r"\$\{([A-Z_]+)", text)) == set(offered)
    secrets = {name.upper() for name, field in Settings.model_fields.items() if is_secret(field)}
    assert not secrets & set(offered), "no secret in the environment"


def test_nginx_and_compose_name_the_same_dashboards_and_proxy() -> None:
    nginx = (DEPLOY / "nginx.conf").read_text("utf-8")
    addresses = [COMPOSE["services"][one]["networks"]["inside"]["ipv4_address"] for one in UPSTREAMS]
    assert re.findall(r"server ([\d.]+):8501", nginx) == addresses, "by number: a name that is down stops nginx"
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
    checked = subprocess.run(
        ["systemd-analyze", "verify", there], capture_output=True, text=True, timeout=PATIENCE_SECONDS
    )
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
    listed = {re.sub(r"[._]", "-", name.lower()): (version, licence) for name, version, licence in rows[1:]}
    assert {name.lower(): version for name, version in pinned.items()} == {
        name: version for name, (version, _) in listed.items() if name in {one.lower() for one in pinned}
    }, "run make licences"
    assert "UNKNOWN" not in {licence for _, licence in listed.values()}
