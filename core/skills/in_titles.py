"""Decides whether an ambiguous spelling means its skill in a title, where every word begins with a capital."""

import re
from functools import cache

from core.catalogue.skill import Ambiguity, Kind
from core.catalogue.wording import wordings
from core.skills.ambiguity import enumerated, has_near
from core.skills.cues import lowered
from core.skills.scene import Occurrence, Scene

JOB_WORD = "job word"
_REACH = 40
_REST = re.compile(r"\s*(?:$|[)\]|/–-])")


def stands_in_title(candidate: Occurrence, rule: Ambiguity, scene: Scene) -> str | None:
    """Why a candidate that may stand counts in the title of `scene`, or None where it does not.

    A capital tells nothing there. "Go Developer", "Développeur Go", "Data Engineer with R" and "Java/Go" do. Only
    technologies may be among the names known in `scene`.
    """
    exact = candidate.text in rule.terms
    words = lowered(scene.text)
    if enumerated(candidate, scene):
        return "enumeration"
    if rule.case == "exact" and not exact:
        return None
    if _is_beside_doer(candidate, words, scene):
        return JOB_WORD
    if has_near(rule, candidate, 0, words):
        return "nearby word"
    return None if rule.require_near else "no objection"


def _is_beside_doer(candidate: Occurrence, words: str, scene: Scene) -> bool:
    """Whether who does the work stands right after the name or, of a programming language, before it."""
    before, after = _doers()
    if after.match(words, candidate.end):
        return True
    is_language = scene.taxonomy.skills[candidate.spelling.skill].kind is Kind.LANGUAGE
    if not (is_language and _REST.match(words, candidate.end)):
        return False
    return before.search(words, max(0, candidate.start - _REACH), candidate.start) is not None


@cache
def _doers() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A word for who does the work at the end of what stands before a name, and at the beginning of what follows it."""
    doers = "|".join(word for table in wordings().values() for word in table.doers)
    joint = r"\s*(?:[-–—,:(\[|/]|\b(?:with|in|mit|für|avec|en|con))?\s*$"
    return re.compile(rf"\b(?:{doers})\b(?: [ivx]+\b)?{joint}"), re.compile(rf"[\s-]+(?:{doers})\b")
