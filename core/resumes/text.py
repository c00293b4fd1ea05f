"""The text of a résumé as extracted from its file, with notes for its reader."""

from dataclasses import dataclass

MAX_CHARS = 100_000
CELL = "\t"  # between cells of a row, and between words that stand far apart on a line


@dataclass(frozen=True, slots=True)
class ResumeText:
    """`text` has one line a line of the page and an empty one between blocks.

    `notes` are sentences for the person: what of the file gave no text.
    """

    text: str
    notes: tuple[str, ...] = ()
