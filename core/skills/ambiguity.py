"""Decides whether an ambiguous spelling means its skill: by case, neighbours, idioms and section together."""

import re
from functools import cache

from core.catalogue.skill import Ambiguity, Kind
from core.catalogue.wording import Section
from core.skills.adjectives import is_adjective
from core.skills.cues import ENGLISH
from core.skills.scene import Occurrence, Scene

# What may stand between two items of an enumeration.
_JOINT = re.compile(
    r"""^(?:
        [\s,/;|&+•·()\[\]"“”'*–—:-]
        | \b(?:and|or|and/or|as\ well\ as|y|und|e\.g\.?|i\.e\.?|etc\.?|like|such\ as|including|especially)\b
        | \b(?:oder|sowie|bzw|wie|z\.\ ?b|u\.\ ?a|insbesondere|et|ou|ainsi\ que|comme|tels?\ que|o|e|como|tales\ como)\b
        | \b(?:preferably|ideally|either|both|with|plus|also|using)\b
        | \.(?=\s)
    )*$""",
    re.IGNORECASE | re.VERBOSE,
)
_COMPOUND_TAIL = re.compile(
    r"(?i)-(?:based|like|only|related|native|driven|powered|compatible|first|certified|centric|stack|side|specific|"
    r"style|js)\b"
)
_GLUE = ("-", "_", "’", "'")
_LETTER_AFTER = re.compile(r"[-_’'][a-z]")
# "Swift Robotics", "Spark Energy": what is called so is a company.
_COMPANY_AFTER = re.compile(
    r" (?:Robotics|Inc|GmbH|AG|Ltd|LLC|Holdings|Ventures|Capital|Insurance|Airlines|Pharma|Energy|Motors|Logistics)\b"
)
_NUMBER_AFTER = re.compile(r"[-_]\d{3}")  # of a reference
_ITEM_CHARS = 120
NEAR_CHARS = 60
_SHORT = 3
_CODE = frozenset({Kind.LANGUAGE, Kind.FRAMEWORK, Kind.LIBRARY, Kind.DATABASE})
# Every noun has a capital there.
_CAPITAL_NOUNS = frozenset({"de"})
_TRADES_AND_WAYS = frozenset({Kind.CONCEPT, Kind.METHOD, Kind.SOFT})
KNOWING_CHARS = 25
TAG_LINE_SHARE = 0.5


def may_stand(candidate: Occurrence, rule: Ambiguity, scene: Scene) -> bool:
    """Whether neither an idiom nor a longer word around the candidate rules it out.

    `rule` is that of the ambiguous name; `scene` holds the text, its layout and the names already known in it.
    """
    low, _, words = scene.sentence(candidate.start)
    if scene.taxonomy.skills[candidate.spelling.skill].is_spoken and is_adjective(candidate, scene.text):
        return False
    is_company = _COMPANY_AFTER.match(scene.text, candidate.end) is not None
    return not (is_company or _rejected(candidate, rule, low, words) or _glued(candidate, scene.text))


# From the strongest to the weakest; of two skills spelled alike the one with the stronger reason is meant.
PLAIN = "plain"
REASONS = (
    PLAIN,
    "job word",
    "nearby word",
    "enumeration",
    "item",
    "word of knowing",
    "neighbour",
    "case",
    "no objection",
)


def stands(candidate: Occurrence, rule: Ambiguity, scene: Scene) -> str | None:
    """Why a candidate that may stand counts (one of `REASONS`), or None where it does not.

    `rule` is that of the ambiguous name; `scene` holds the text, its layout and the names already known in it.
    """
    low, high, words = scene.sentence(candidate.start)
    exact = candidate.text in rule.terms
    telling = exact and not _case_says_nothing(candidate, scene.text, low, words)
    sides = enumerated(candidate, scene)
    if rule.case == "exact" and not exact:
        # Written in another case it needs names on both sides (in capitals: on one), or lines of nothing but names.
        least = 1 if _is_in_capitals(candidate, scene.text, low, words) else 2
        is_listed = sides >= least or _is_tag_line(low, high, scene) or _is_tag_between(candidate, scene)
        return "enumeration" if is_listed else None
    boilerplate = scene.layout.section_at(candidate.start) in (Section.BENEFITS, Section.LEGAL)
    is_near = has_near(rule, candidate, low, words)
    if is_near and (telling or not boilerplate):
        return "nearby word"
    if sides or (telling and not boilerplate and _is_beside_another(candidate, low, words, scene)):
        return "enumeration"
    if _is_item(candidate, scene) if exact else _is_tag_between(candidate, scene):
        return "item"
    cues = scene.layout.cues[scene.layout.sentence_at(candidate.start)]
    if telling and cues.knowing.search(
        words[max(0, candidate.start - low - KNOWING_CHARS) : candidate.end - low + KNOWING_CHARS]
    ):
        return "word of knowing"
    if is_near:
        return None
    neighbour = any(anchor.spelling.skill != candidate.spelling.skill for anchor in scene.anchors_between(low, high))
    if neighbour and exact and (telling or rule.case == "any") and not boilerplate:
        return "neighbour"
    if cues.language != ENGLISH:
        # An English word is hardly one of another language, unless it is among the `not_names`.
        kind = scene.taxonomy.skills[candidate.spelling.skill].kind
        if boilerplate:
            return None
        if exact and not rule.require_near and kind not in _TRADES_AND_WAYS:
            return "no objection"
        is_name = kind in _CODE or (cues.language not in _CAPITAL_NOUNS and kind not in _TRADES_AND_WAYS)
        return "case" if telling and len(candidate.text) > _SHORT and is_name else None
    if rule.require_near or boilerplate:
        return None
    if rule.case == "any" or telling:
        return "case" if exact else "no objection"
    return None


def _is_beside_another(candidate: Occurrence, low: int, words: str, scene: Scene) -> bool:
    """Whether a name joined to it is in need of evidence too: of "Jest and Cypress" each is some for the other.

    Both must be written as the names are, where a capital tells something.
    """
    for other in scene.names_between(candidate.start - NEAR_CHARS, candidate.end + NEAR_CHARS):
        rule = other.spelling.rule
        if rule is None or other.text not in rule.terms or other.spelling.skill == candidate.spelling.skill:
            continue
        first, second = sorted((candidate, other), key=lambda name: name.start)
        between = scene.text[first.end : second.start]
        if first.end < second.start and between.strip() and _joined(between):
            kind = scene.taxonomy.skills[other.spelling.skill].kind
            if kind not in _TRADES_AND_WAYS and not _case_says_nothing(other, scene.text, low, words):
                return scene.taxonomy.skills[candidate.spelling.skill].kind not in _TRADES_AND_WAYS
    return False


def _is_item(candidate: Occurrence, scene: Scene) -> bool:
    """Whether it stands in a line of nothing but names under requirements, or beside other lines of nothing but names.

    What opens such a line with a colon ("Good to know: Swift, Go") is no part of it.
    """
    text = scene.text
    low, high = text.rfind("\n", 0, candidate.start) + 1, text.find("\n", candidate.end)
    high = len(text) if high < 0 else high
    colon = text.rfind(":", low, candidate.start)
    cues = scene.layout.cues[scene.layout.sentence_at(candidate.start)]
    after = text[candidate.end : high].lower()
    if (plus := cues.after_optional.search(after)) and plus.end() == len(after):
        high = candidate.end + plus.start()  # "Flutter : un plus"
    if not _is_covered(text, max(low, colon + 1), high, scene):
        return False
    if scene.layout.section_at(candidate.start) in (Section.REQUIREMENTS, Section.OPTIONAL):
        return True
    return colon < 0 and (_is_names_only(text, low - 1, scene) or _is_names_only(text, high + 1, scene))


def _is_tag_between(candidate: Occurrence, scene: Scene) -> bool:
    """Whether a bullet holds it alone, and the lines beside it are names alone too: "- docker", "- react", "- sql"."""
    text = scene.text
    low, high = text.rfind("\n", 0, candidate.start) + 1, text.find("\n", candidate.end)
    high = len(text) if high < 0 else high
    if not text[low : candidate.start].strip(" \t") or text[low:high].strip(" \t-*•–") != candidate.text:
        return False
    beside = [place for place in (low - 1, high + 1) if 0 <= place < len(text)]
    return any(_is_names_only(text, place, scene) for place in beside)


def _is_covered(text: str, low: int, high: int, scene: Scene) -> bool:
    """Whether nothing but names, certain or not, and joints stand in [low, high)."""
    if high - low > _ITEM_CHARS:
        return False
    for name in scene.names_between(low, high):
        if name.start >= low and not _JOINT.match(text[low : name.start]):
            return False
        low = max(low, name.end)
    return _JOINT.match(text[low:high].rstrip(". ")) is not None


def _is_names_only(text: str, inside: int, scene: Scene) -> bool:
    """Whether the line that holds the character at `inside` is a bare list of names."""
    if not 0 <= inside < len(text):
        return False
    low, high = text.rfind("\n", 0, inside) + 1, text.find("\n", inside)
    return _is_tag_line(low, len(text) if high < 0 else high, scene)


def _rejected(candidate: Occurrence, rule: Ambiguity, low: int, words: str) -> bool:
    """Whether an idiom holds or touches the span; one without any of the terms counts anywhere in the sentence."""
    start, end = candidate.start - low, candidate.end - low
    for phrase in rule.reject_near:
        if phrase not in words:
            continue
        holds = _holds_term(phrase, rule.terms)
        for idiom in _whole(phrase).finditer(words):
            if not holds or (idiom.start() <= end + 1 and idiom.end() >= start - 1):
                return True
    return False


@cache
def _whole(phrase: str) -> re.Pattern[str]:
    opening = r"(?<![a-z0-9])" if phrase[0].isalnum() else ""
    closing = r"(?![a-z0-9])" if phrase[-1].isalnum() else ""
    return re.compile(opening + re.escape(phrase) + closing)


@cache
def _holds_term(phrase: str, terms: tuple[str, ...]) -> bool:
    return any(_whole(term.lower()).search(phrase) for term in terms)


def _glued(candidate: Occurrence, text: str) -> bool:
    """Whether it is a part of a longer word: "go-getter", "state-of-the-art", "a_rest_b"; "Go-based" is not."""
    after = text[candidate.end : candidate.end + 14]
    if after[:1] in _GLUE:
        if _LETTER_AFTER.match(after) and not (_COMPOUND_TAIL.match(after) or after.startswith(("'s ", "’s "))):
            return True
        if _NUMBER_AFTER.match(after):
            return True
    before = text[max(0, candidate.start - 2) : candidate.start]
    return before.endswith(("@", "#", "$")) or (before[-1:] in ("-", "_") and before[:1].islower() and len(before) == 2)


def _case_says_nothing(candidate: Occurrence, text: str, low: int, words: str) -> bool:
    """A capital opens the sentence anyway, or the whole line is in capitals."""
    surface = candidate.text
    if (
        surface[:1].isupper()
        and surface[1:].islower()
        and not text[low : candidate.start].strip(" \t-–—*•\"'“(").strip()
    ):
        return True
    line = text[low : low + len(words)]
    return surface.isupper() and line.isupper() and len(line.split()) > 3


def _is_in_capitals(candidate: Occurrence, text: str, low: int, words: str) -> bool:
    """Whether a name, and not its whole line, is written in capitals: RUST in "C++ or RUST"."""
    return len(candidate.text) > _SHORT and candidate.text.isupper() and not text[low : low + len(words)].isupper()


def has_near(rule: Ambiguity, candidate: Occurrence, low: int, words: str) -> bool:
    """Whether a word that settles the meaning stands in `words`, the lower-cased text from `low` on."""
    start, end = candidate.start - low, candidate.end - low
    for word in rule.require_near:
        if word not in words:
            continue
        if any(match.end() <= start or match.start() >= end for match in _whole(word).finditer(words)):
            return True
    return False


def enumerated(candidate: Occurrence, scene: Scene) -> int:
    """How many known names stand beside it with nothing but joints between, counting two on each side at most."""
    near = scene.anchors_between(candidate.start - 2 * NEAR_CHARS, candidate.end + 2 * NEAR_CHARS)
    others = [anchor for anchor in near if anchor.spelling.skill != candidate.spelling.skill]
    before = [anchor for anchor in others if anchor.end <= candidate.start][::-1]
    after = [anchor for anchor in others if anchor.start >= candidate.end]
    return _chain(candidate, before[:4], scene.text) + _chain(candidate, after[:4], scene.text)


def _chain(candidate: Occurrence, names: list[Occurrence], text: str) -> int:
    """How far `names`, nearest first, hang together with the candidate: 0, 1 or 2."""
    low, high, length = candidate.start, candidate.end, 0
    for name in names:
        if name.end > low and name.start < high:
            continue
        if not _joined(text[name.end : low] if name.end <= low else text[high : name.start]):
            break
        low, high, length = min(low, name.start), max(high, name.end), length + 1
        if length == 2:
            break
    return length


def _joined(between: str) -> bool:
    return "\n" not in between and _JOINT.match(between) is not None


# Words that stand in a sentence between names and never in a list of them; in the languages that are read.
_OF_SENTENCES = re.compile(
    r"\b(?:on|in|with|for|the|an?|of|to|using|from|by|our|your|mit|für|auf|von|der|die|das|avec|pour|sur|des?|les?|con|para|"
    r"en|los|las)\b",
    re.IGNORECASE,
)


def _is_tag_line(low: int, high: int, scene: Scene) -> bool:
    """A line that is a bare list of names, such as an employer's tags: no sentence ("Ran pipelines on Airflow")."""
    text, after = scene.text, low
    for name in scene.anchors_between(low, high):
        if _OF_SENTENCES.search(text, after, max(after, name.start)):
            return False
        after = max(after, name.end)
    if _OF_SENTENCES.search(text, after, high):
        return False
    named = sum(anchor.end - anchor.start for anchor in scene.anchors_between(low, high))
    length = sum(map(str.isalnum, scene.text[low:high]))
    return length > 0 and named / length >= TAG_LINE_SHARE
