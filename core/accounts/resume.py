"""Résumé reading: skills found in a PDF, DOCX or TXT, each with its sentence. In memory, in a child with limits.

A résumé is hostile until read: a child process without our settings parses it, with a limit on time and memory, so that
no crafted file can stall or fill the dashboard. Nothing is written to disk.
"""

import json
import os
import subprocess
import sys
import threading
from dataclasses import dataclass
from pathlib import PurePath

from core.config import ROOT
from core.errors import UnreadableResume

MAX_BYTES = 5 * 1024 * 1024
SECONDS = 60  # of waiting on a busy machine; the work itself is bounded tighter, in processor time
KINDS = ("pdf", "docx", "txt")
MAX_ANSWER = 1_000_000
AT_ONCE = 2  # each may take MAX_MEMORY of the child and a core
_turns = threading.BoundedSemaphore(AT_ONCE)


@dataclass(frozen=True, slots=True)
class Proposal:
    """A skill found in a résumé and the sentence it was found in."""

    skill: str
    sentence: str


def propose_skills(name: str, data: bytes, *, seconds: float = SECONDS) -> tuple[Proposal, ...]:
    """The skills a résumé names, in the order they occur. Raises UnreadableResume with a sentence for the person."""
    kind = PurePath(name).suffix.lower().removeprefix(".")
    if kind not in KINDS:
        raise UnreadableResume("Only PDF, DOCX and TXT files can be read.")
    if len(data) > MAX_BYTES:
        raise UnreadableResume("The file is larger than 5 MB.")
    if not data.strip():
        raise UnreadableResume("The file is empty.")
    if not _turns.acquire(timeout=seconds):
        raise UnreadableResume("Other résumés are being read. Try again in a minute.")
    try:
        answer = _child(kind, data, seconds)
    finally:
        _turns.release()
    return tuple(Proposal(skill, sentence) for skill, sentence in answer)


def _child(kind: str, data: bytes, seconds: float) -> list[tuple[str, str]]:
    # Only what Python needs to start: no key, no URI of ours is in the child's environment.
    kept = {
        name: os.environ[name]
        for name in ("PATH", "LANG", "LC_ALL", "SYSTEMROOT", "LD_LIBRARY_PATH")
        if name in os.environ
    }
    try:
        done = subprocess.run(
            [sys.executable, "-m", "core.accounts.resume_child", kind],
            input=data, capture_output=True, timeout=seconds, cwd=ROOT, env=kept, check=False,
        )  # fmt: skip
    except subprocess.TimeoutExpired as error:
        raise UnreadableResume("Reading this file takes too long. Try a plain text version.") from error
    try:
        answer = json.loads(done.stdout[:MAX_ANSWER])
    except ValueError as error:
        raise UnreadableResume("This file cannot be read. Try a plain text version.") from error
    if "error" in answer:
        raise UnreadableResume(str(answer["error"]))
    return [(str(skill), str(sentence)) for skill, sentence in answer["proposals"]]
