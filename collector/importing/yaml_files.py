"""Postings in YAML: a list of them, or one inside of an object, as in JSON."""

import re
from typing import Any

import yaml  # type: ignore[import-untyped]

from core.errors import SourceError

_START = re.compile(
    r"(?:\s*#[^\n]*\n|---[^\n]*\n|\s*\n)*(?:- *[\w\"'-]+ *: |[\w\"'-]+: *(?:\n|$)|-\s*\n\s+[\w\"'-]+ *: )"
)


class _Loader(yaml.SafeLoader):  # type: ignore[misc]
    """Plain values only, and no references: a few lines of those may mean gigabytes."""

    def compose_node(self, parent: Any, index: Any) -> Any:
        """Raises ComposerError at a reference."""
        if self.check_event(yaml.AliasEvent):
            raise yaml.composer.ComposerError(
                None, None, "references (*name) are not read", self.peek_event().start_mark
            )
        return super().compose_node(parent, index)


def is_yaml(start: str) -> bool:
    """Whether a text begins as a list or an object of YAML does."""
    return _START.match(start) is not None


def read_yaml(name: str, text: str) -> Any:
    """What a file holds. Raises SourceError where it is no YAML."""
    try:
        return yaml.load(text, _Loader)  # noqa: S506  a safe loader of our own
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        reason = " ".join(str(error).split())[:200]
        raise SourceError(f"{name} cannot be read as YAML: {reason}.") from error
