"""`python -m testbed.ensure_chromium`: finds a Chromium for the browser tests, or installs one."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

# The headless shell has no window of a browser around its pages and takes half the processor time for each (measured).
SHELL = "chromium-headless-shell"
NAMES = (SHELL, "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def find() -> str | None:
    """The path of a Chromium that starts: CHROMIUM, the system's, Playwright's own; None where there is none."""
    candidates = [os.environ.get("CHROMIUM"), *(shutil.which(name) for name in NAMES), _playwrights_own()]
    return next((path for path in candidates if path and version_of(path)), None)


def version_of(path: str) -> str | None:
    """What it calls itself, None if it does not start (Ubuntu's `chromium` is a stub that only names a snap)."""
    try:
        done = subprocess.run([path, "--version"], capture_output=True, text=True, timeout=60, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout.strip() if done.returncode == 0 and done.stdout.strip() else None


def _playwrights_own() -> str | None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


def install() -> None:
    """The system's package where we may, else Playwright's download."""
    apt = shutil.which("apt-get")
    if apt and hasattr(os, "geteuid") and os.geteuid() == 0:
        environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        subprocess.run([apt, "update", "-qq"], env=environment, check=False)
        for package in (SHELL, "chromium"):
            _say(f"Installing the system package {package} …")
            command = [apt, "install", "-y", "-qq", "--no-install-recommends", package]
            if subprocess.run(command, env=environment, check=False).returncode == 0 and find():
                return
    _say("Downloading Playwright's Chromium …")
    subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def main() -> int:
    if given := os.environ.get("CHROMIUM"):
        if version_of(given):
            _say(f"Chromium for the browser tests: {given} ({version_of(given)})")
            return 0
        sys.stderr.write(f"CHROMIUM names {given}, which does not start. Unset it or point it to a Chromium.\n")
        return 1
    if find() is None:
        install()
    path = find()
    if path is None:
        sys.stderr.write(
            "No Chromium for the browser tests, and none could be installed. Install one (Debian: apt-get install "
            "chromium; elsewhere: python -m playwright install --with-deps chromium) or set CHROMIUM to its path.\n"
        )
        return 1
    _say(f"Chromium for the browser tests: {path} ({version_of(path)})")
    return 0


if __name__ == "__main__":
    sys.exit(main())
