"""Data set on paper by Typst: a template of ours, words that are text and never markup, nothing fetched."""

import json
import threading
from collections.abc import Mapping
from pathlib import Path
from typing import Any

_one_at_a_time = threading.Lock()  # a page takes a core for a moment; a queue is better than eight of them


def set_on_paper(template: Path, data: Mapping[str, Any]) -> bytes:
    """The PDF that `template` makes of `data`, which it reads as JSON from the input "plan".

    Only the fonts within the package are used, so that it looks the same everywhere. The template's folder is all that
    Typst may read, and as it names no package, none is fetched. Raises RuntimeError or TypeError for a template that
    does not fit.
    """
    import typst  # 7 MB, where a plan is printed

    with _one_at_a_time:
        pdf = typst.compile(
            str(template),
            root=str(template.parent),
            format="pdf",
            ignore_system_fonts=True,
            sys_inputs={"plan": json.dumps(data)},
        )
    if not isinstance(pdf, bytes):
        raise TypeError(f"{template.name} made no PDF")
    return pdf
