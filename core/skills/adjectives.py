"""Languages that people speak, told from adjectives: "fluent Danish" is one, "the Danish population" none."""

import re

from core.skills.cues import words_of
from core.skills.scene import Occurrence

# What may follow a spoken language; after any other small word it is an adjective: "Danish population".
_LANGUAGE_AFTER = words_of(
    """
    and or is are as at in on by for with to would will must should can may of plus if both either but nor well include
    since when while because language languages level skills speaking speaker speakers spoken oral verbal
    writing reading fluency proficiency knowledge communication conversational native
    mandatory essential necessary desirable optional
    """
)
_WORD_AFTER = re.compile(r" ([a-z]+)\b(?<!ly)(?<!ed)")


def is_adjective(candidate: Occurrence, text: str) -> bool:
    """Whether the spoken language at `candidate` is followed by what it qualifies in `text`."""
    after = _WORD_AFTER.match(text, candidate.end)
    return after is not None and after[1] not in _LANGUAGE_AFTER
