"""Builds deploy/Dockerfile with buildah where the machine allows it, without any registry.

Debian's own Python stands in for the base image (`debootstrap` makes it), the pinned packages are fetched by pip before
the build and handed in as a folder of wheels.
"""

import json
import os
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

from core.config import ROOT
from tests.deploy import dockerfile

PINNED, _, DIGEST = dockerfile.TEXT.split("FROM ")[1].split()[0].partition("@")
BASE = f"docker.io/library/{PINNED}"
TAG = "career-navigator:tested"
INCLUDED = "python3.11,python3.11-venv,python3-pip,binutils,ca-certificates"
TOOLS = ("buildah", "debootstrap", "apt-get")
ENVIRONMENT = {**os.environ, "BUILDAH_ISOLATION": "chroot"}


def why_not() -> str | None:
    """Why no image can be built here, or None."""
    if missing := [tool for tool in TOOLS if shutil.which(tool) is None]:
        return f"no {', '.join(missing)} here; on Debian: apt-get install buildah debootstrap"
    return None if os.geteuid() == 0 else "debootstrap and buildah's chroot need root"


def run(*command: object) -> str:
    """What the command printed. Raises AssertionError with its last words where it failed."""
    ended = subprocess.run(
        [str(word) for word in command], env=ENVIRONMENT, capture_output=True, text=True, check=False
    )
    assert ended.returncode == 0, f"{command[:3]}: {ended.stdout[-1500:]} {ended.stderr[-1500:]}"
    return ended.stdout


def make_base(folder: Path) -> None:
    """A local image with the name of the base image: Debian with its Python 3.11 and pip, and no packages' mirror."""
    mirror = run("apt-get", "indextargets", "--format", "$(SITE)", "Created-By: Packages").splitlines()[0]
    root = folder / "root"
    run("debootstrap", "--variant=minbase", f"--include={INCLUDED}", "bookworm", root, mirror)
    for name, target in {"python": "/usr/bin/python3.11", "pip": "/usr/bin/pip3"}.items():
        (root / "usr/local/bin" / name).symlink_to(target)
    (root / "usr/local/lib/python3.11/site-packages").mkdir(parents=True)
    (root / "etc/apt/sources.list").write_text("")  # binutils is there: the build needs no mirror
    container = run("buildah", "from", "scratch").strip()
    run("buildah", "add", "-q", container, root, "/")
    run("buildah", "config", "--env", "PATH=/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin", container)
    run("buildah", "config", "--env", "PIP_NO_INDEX=1", "--env", "PIP_FIND_LINKS=/wheels", container)
    run("buildah", "commit", "-q", container, BASE)
    run("buildah", "rm", container)
    shutil.rmtree(root)


def fetch_wheels(folder: Path) -> None:
    """Every pinned package, into `folder`."""
    python = ROOT / ".venv/bin/python"
    run(python, "-m", "pip", "download", "-q", "--require-hashes", "-r", ROOT / "requirements.txt", "-d", folder)


def copy_of_the_checkout(folder: Path) -> None:
    """What the build sees, as a checkout under umask 077 has it."""
    for source in dockerfile.seen_by_the_build() | {".dockerignore", "deploy/Dockerfile"}:
        target = folder / source
        target.parent.mkdir(parents=True, exist_ok=True)
        if (ROOT / source).is_dir():
            shutil.copytree(ROOT / source, target, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(ROOT / source, target)
    file = folder / "deploy/Dockerfile"
    file.write_text(file.read_text("utf-8").replace(f"@{DIGEST}", ""), "utf-8")  # the stand-in has another content
    run("chmod", "-R", "go=", folder)


def build(context: Path, wheels: Path, labels: Mapping[str, str]) -> None:
    """Build the image as `TAG`, with build arguments."""
    arguments = [word for name, value in labels.items() for word in ("--build-arg", f"{name}={value}")]
    volume = ("--volume", f"{wheels}:/wheels:ro")
    run("buildah", "bud", "--pull-never", *volume, *arguments, "-f", context / "deploy/Dockerfile", "-t", TAG, context)


def configuration() -> dict:
    """User, command, labels, health check as the image holds them."""
    told: dict = json.loads(run("buildah", "inspect", "--type", "image", TAG))["Docker"]["config"]
    return told
