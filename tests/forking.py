"""Forks a child for each line on standard input, so that a test can kill it at any point.

Importing takes longer than most work; forked children need not do it again. Each line is the JSON that the child's work
is told; the answer is the child's process id, and a second line with its exit code once it ended.
"""

import json
import os
import sys
from collections.abc import Callable
from typing import Any


def fork_for_each_line(work: Callable[[dict[str, Any]], None]) -> None:
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            try:
                work(json.loads(line))
            except BaseException as error:
                sys.stderr.write(f"{error!r}\n")
                os._exit(1)
            os._exit(0)
        print(child, flush=True)
        print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
