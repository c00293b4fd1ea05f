"""Becomes, or watches over, the embedded server so that it never outlives the process that started it.

Run as a script of its own (standard library only, quick to start): `launch.py PARENT_PID COMMAND …`. Doing this
between fork and exec of the parent instead (`preexec_fn`) can deadlock a process that has threads.
"""

import ctypes
import os
import signal
import subprocess
import sys

PR_SET_PDEATHSIG = 1


def main(parent: int, command: list[str]) -> int:
    """Linux: have the kernel kill the command when the parent dies, then exec. Elsewhere: wait for the end of stdin.

    Killed, not asked to end: a parent with threads that is killed sends the signal more than once, and a second SIGTERM
    blocks the server's handler for good. What was acknowledged is on the disk, and a parent that ends well has stopped
    the server before.
    """
    if sys.platform == "linux" and not os.environ.get("CAREER_NAVIGATOR_WATCH_STDIN"):
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() != parent:  # it died before the line above, so nothing will signal us
            return 1
        os.execv(command[0], command)  # noqa: S606 - the command is ours, no shell wanted
    child = subprocess.Popen(command, stdin=subprocess.DEVNULL)
    signal.signal(signal.SIGTERM, lambda *_: child.terminate())
    try:
        sys.stdin.buffer.read()  # the parent holds the other end and never writes: this returns when it is gone
    finally:
        child.terminate()
    return child.wait(timeout=10)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]), sys.argv[2:]))
