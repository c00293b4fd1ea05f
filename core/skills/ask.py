"""What a sentence says of the skills it names: required, optional, or only mentioned."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from core.models import Ask
from core.skills.layout import Section

_NEGATED = (
    r"not (?:be )?(?:strictly |absolutely |necessarily |a )?(?:required|mandatory|necessary|needed|essential|must|requirement|prerequisite|expected|hard)|"
    r"n['’]t (?:be )?(?:strictly |a )?(?:required|mandatory|necessary|needed|essential|must|requirement|expected)|"
    r"(?:is|are) optional|no (?:prior )?(?:knowledge|experience) (?:is )?(?:required|needed|necessary)"
)
# What stands after the skill: "Kotlin is a plus".
_AFTER = re.compile(
    r"(?:\b(?:a|an|is|as|big|huge|strong|definite|real|great|nice|added|clear|considered|major|significant|distinct|+)\s+)*".replace(
        "|+)", ")"
    )
    + r"\b(?:plus(?:es)?\b(?! (?:years?|size))|bonus\b(?! (?:scheme|plan|payment|system|program))|advantage(?:s|ous)?\b|beneficial\b|asset\b(?! management)|"
    r"desirable\b|desired\b|preferred\b|nice[- ]to[- ]ha(?:ve|d)s?\b|good[- ]to[- ]have\b|(?:very |highly |much )?appreciated\b|"
    r"optional\b(?! chaining)|would be (?:great|nice|awesome|ideal|good|helpful|useful|welcome|amazing|an? \w+)|"
    r"(?:is|are) (?:helpful|useful|welcome|a merit|meritorious|valued|ideal)\b|(?:will|would) (?:help|be (?:viewed|seen|considered|regarded) (?:as )?(?:favou?rably|positively)?)|"
    r"von vorteil|wünschenswert|un plus\b|es un plus|se valorará|een pluspunt|een pré|mile widzian\w+|meriterande|en fordel|gradite?\b|diferencial)"
    rf"|\b(?:{_NEGATED})",
    re.IGNORECASE,
)
# What stands before it: "ideally with Kafka".
_BEFORE = re.compile(
    r"\b(?:ideally|preferabl[ey]|preference (?:for|given to)|optionally|nice[- ]to[- ]have\b|good[- ]to[- ]have\b|bonus(?: points?)?(?: for| if|:)|"
    r"(?:a )?plus(?: points?)? (?:if|for)|plus:|(?:extra|brownie) (?:credit|points)|desirable:|desired:|preferred:|optional:|advantageous:|"
    r"(?:it'?s|it is|it would be|would be|it'?d be) (?:a plus|an advantage|a bonus|great|nice|awesome|helpful|good|beneficial|ideal) (?:if|to|when)|"
    r"even better if|we(?:'d| would) love (?:it )?if|an? (?:advantage|asset|bonus|plus) (?:if|would be|is)|"
    r"(?:you )?(?:do not|don['’]t|need not|no) (?:need|have to (?:know|have)|required)|not necessarily)",
    re.IGNORECASE,
)
_APPLYING = re.compile(
    r"\b(?:send|submit|upload|attach|enclose)\w*\b.{0,60}\b(?:cv|r[ée]sum[ée]|application|cover letter|motivation)|"
    r"\bapplication (?:must|should|form|portal|process)|\b(?:cv|r[ée]sum[ée]|cover letter) (?:in|and)\b|grade transcripts?|diplomas? \(|"
    r"\bapply (?:now|online|via|by|through)\b",
    re.IGNORECASE,
)
_LEGAL = re.compile(
    r"equal[- ](?:employment )?opportunit|regardless of|without regard to|discriminat|protected (?:by law|characteristic|class|veteran|status)|"
    r"reasonable accommodation|affirmative action|sexual orientation|gender identity|background checks?|privacy (?:policy|notice)|recruitment agenc",
    re.IGNORECASE,
)
_BENEFIT = re.compile(
    r"\bwe (?:also )?(?:offer|provide) you\b|health insurance|pension|paid (?:time off|vacation|holiday)|(?:training|education|learning|conference) budget|"
    r"(?:free|weekly|language|english|german|yoga) (?:lessons|classes|courses)|(?:language|yoga) (?:lessons|classes|courses)|401\(?k|stock options|gym membership|"
    r"days of (?:vacation|holiday)|tuition|your choice of (?:hardware|laptop|os)|laptop of your choice|macbook|state of the art laptops?|language courses?|latest (?:hardware|equipment)|team events",
    re.IGNORECASE,
)
_COMPANY = re.compile(
    r"\b(?:was |were |is )?(?:founded|established|headquartered) (?:in|by)\b|\b(?:is|are|as) (?:a|an|one of|the) (?:\w+[- ]){0,4}(?:leading|leader|leaders|fastest|largest|world'?s|biggest|pioneer)|"
    r"\bour (?:customers|clients|investors|partners|offices) (?:include|are|range)|\btrusted by\b|\b(?:millions?|thousands) of (?:users|customers|people)|"
    r"\bwe(?:'re| are) (?:a|an) (?:\w+[- ]){0,5}(?:company|startup|start-up|agency|consultancy|scale-?up|provider|firm|organi[sz]ation)\b|"
    r"our mission|backed by|series [a-f]\b|funding",
    re.IGNORECASE,
)
_ASKED = re.compile(
    r"\b(?:must|required?|requires|need|know(?:ledge|s)?|have|has|years?|proficien\w+|skilled|strong|solid|experience|fluent|mandatory|essential|expert\w*)\b",
    re.IGNORECASE,
)
_CLAUSE_END = re.compile(r";|\s[-–—]\s|\bbut\b|\bwhile\b|\bwhereas\b|\balthough\b|\bhowever\b|\. ", re.IGNORECASE)


_KNOWING = re.compile(
    r"\b(?:experience|knowledge(?:able)?|understanding|familiar\w*|proficien\w+|skill(?:s|ed)?|expert(?:ise)?|background|exposure|grasp|"
    r"versed|know|degree|comfortable|competen\w+|qualifi\w+|hands-on|mastery|certif\w*|studies|master|bachelor|acquainted|fluent)\b",
    re.IGNORECASE,
)
_NEAR_BEFORE = 100
_NEAR_AFTER = 25
_ITEM_START = 8
_SEVERAL = 3


@dataclass(frozen=True, slots=True)
class Named:
    """A span within a sentence. `is_trade` marks a concept or method, whose words also stand in plain narration."""

    start: int
    end: int
    is_trade: bool = False


def asks_of(sentence: str, section: Section, spans: Sequence[Named]) -> list[Ask]:
    """One `Ask` for each span, in order, of a sentence that stands in `section`.

    Trades ("monitoring", "product strategy") are asked for where the sentence speaks of knowing, or where the section
    lists what is asked; a technology is asked for wherever it is not boilerplate.
    """
    if (
        section in (Section.LEGAL, Section.BENEFITS, Section.COMPANY)
        or _LEGAL.search(sentence)
        or _APPLYING.search(sentence)
    ):
        return [Ask.MENTIONED] * len(spans)
    if _BENEFIT.search(sentence) or (_COMPANY.search(sentence) and not _ASKED.search(sentence)):
        return [Ask.MENTIONED] * len(spans)
    scopes = _optional_scopes(sentence, spans)
    return [_ask(sentence, section, span, scopes, len(spans)) for span in spans]


def _ask(sentence: str, section: Section, span: Named, scopes: list[tuple[int, int]], named: int) -> Ask:
    is_optional = section is Section.OPTIONAL or any(low <= span.start and span.end <= high for low, high in scopes)
    if span.is_trade and not _is_known(sentence, span) and not _is_listed(section, span, named):
        return Ask.MENTIONED
    return Ask.OPTIONAL if is_optional else Ask.REQUIRED


def _is_listed(section: Section, span: Named, named: int) -> bool:
    """Whether it is an item of what a section asks for: its first words, or one of several names."""
    asks = section in (Section.REQUIREMENTS, Section.OPTIONAL)
    return asks and (span.start <= _ITEM_START or named >= _SEVERAL)


def _is_known(sentence: str, span: Named) -> bool:
    """Whether a word of knowing stands at most 100 characters before the span or 25 after it."""
    before = sentence[max(0, span.start - _NEAR_BEFORE) : span.start]
    return bool(_KNOWING.search(before) or _KNOWING.search(sentence[span.end : span.end + _NEAR_AFTER]))


def _optional_scopes(sentence: str, spans: Sequence[Named]) -> list[tuple[int, int]]:
    scopes = []
    for cue in _BEFORE.finditer(sentence):
        stop = _CLAUSE_END.search(sentence, cue.end())
        scopes.append((cue.end(), stop.start() if stop else len(sentence)))
    for cue in _AFTER.finditer(sentence):
        scopes.append((_scope_start(sentence, cue.start(), spans), cue.start()))
    return scopes


def _scope_start(sentence: str, cue: int, spans: Sequence[Named]) -> int:
    """Where the words a trailing cue speaks of begin."""
    opened = sentence.rfind("(", 0, cue)
    if opened > sentence.rfind(")", 0, cue):
        # "Docker and Go (a plus)": the bracket speaks of what stands right before it, or of what it holds itself.
        inside = any(one.start > opened and one.end <= cue for one in spans)
        before = [one.start for one in spans if one.end <= opened]
        return opened if inside or not before else before[-1]
    ends = [stop.end() for stop in _CLAUSE_END.finditer(sentence, 0, cue)]
    begin = ends[-1] if ends else 0
    comma = sentence.rfind(",", begin, cue)
    # "You know Java well, Kotlin is a plus": what asks by itself before the last comma is no part of the plus.
    named_after = any(one.start > comma and one.end <= cue for one in spans)
    if comma > begin and named_after and re.match(r",\s*(?!and\b|or\b)", sentence[comma:]):
        head = sentence[begin:comma]
        if _ASKED.search(head) and not re.match(
            r"\s*(?:prior |previous |some |any |additional )?(?:experience|knowledge|familiarity)", head, re.I
        ):
            return comma
    return begin
