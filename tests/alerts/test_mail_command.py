"""`make mail-test TO=…`, as an operator runs it: a process of its own, its settings from the environment."""

import os
import subprocess
import sys
from pathlib import Path

from tests.alerts.conftest import Mailbox
from tests.waiting import PATIENCE_SECONDS

ROOT = Path(__file__).resolve().parents[2]


def mail_test(tmp_path: Path, **settings: str) -> subprocess.CompletedProcess[str]:
    environment = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), "CAREER_NAVIGATOR_HOME": str(tmp_path / "home")}
    command = [sys.executable, "-m", "core.mail", "ada@example.org"]
    return subprocess.run(
        command,
        cwd=tmp_path,
        env={**environment, **settings},
        capture_output=True,
        text=True,
        timeout=PATIENCE_SECONDS,
        check=False,
    )


def test_a_test_mail_arrives_and_a_refused_or_missing_server_is_said(
    tmp_path: Path, mailbox: tuple[Mailbox, int]
) -> None:
    box, port = mailbox
    server = {"SMTP_HOST": "127.0.0.1", "SMTP_PORT": str(port), "SMTP_SECURITY": "none", "SMTP_FROM": "cn@example.org"}
    server["PUBLIC_URL"] = "https://career.example.org"
    done = mail_test(tmp_path, **server)
    assert (done.returncode, done.stdout.strip()) == (0, f"Handed over to 127.0.0.1:{port} for ada@example.org.")
    (mail,) = box.mails
    assert mail["to"] == "ada@example.org" and "cn@example.org" in mail["from"] and mail["subject"]

    box.refusals = ["550 no such user"] * 3
    refused = mail_test(tmp_path, **server)
    assert refused.returncode == 1 and "Traceback" not in refused.stderr and refused.stderr.strip()

    closed = mail_test(tmp_path, **{**server, "SMTP_PORT": "9"})
    assert closed.returncode == 1 and closed.stderr.strip().endswith("127.0.0.1:9; check SMTP_HOST and SMTP_PORT.")
    plain = mail_test(tmp_path, **{**server, "SMTP_SECURITY": "tls"})
    assert plain.returncode == 1 and "does not speak TLS as asked" in plain.stderr

    unset = mail_test(tmp_path)
    assert unset.returncode == 1 and "SMTP_HOST" in unset.stderr and "Traceback" not in unset.stderr
