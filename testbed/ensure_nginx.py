"""`python -m testbed.ensure_nginx`: finds nginx for the deployment test, or installs it where we may."""

import os
import shutil
import subprocess
import sys

WITHOUT = "No nginx here: the deployment test is skipped. Install one (Debian: apt-get install nginx-light) to run it."


def find() -> str | None:
    """The path of nginx, which Debian keeps outside an ordinary user's PATH; None where there is none."""
    return shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin:/usr/local/sbin:/opt/homebrew/bin")


def install() -> None:
    """The system's package, as root on a system that has apt; elsewhere nothing."""
    apt = shutil.which("apt-get")
    if apt and hasattr(os, "geteuid") and os.geteuid() == 0:
        # The package would start a server of its own, which nobody asked for.
        environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive", "RUNLEVEL": "1"}
        subprocess.run([apt, "update", "-qq"], env=environment, check=False)
        command = [apt, "install", "-y", "-qq", "--no-install-recommends", "nginx-light"]
        subprocess.run(command, env=environment, check=False)


def main() -> int:
    if find() is None:
        install()
    sys.stdout.write(f"nginx for the deployment test: {find()}\n" if find() else f"{WITHOUT}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
