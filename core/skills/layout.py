"""Where a posting's lines and sentences begin and end, and which section each line belongs to."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

MAX_HEADING_CHARS = 70
MAX_HEADING_WORDS = 9
# Longer lines are adverts or lists whose line ends were lost on the way.
FLAT_LINE_CHARS = 300
FLAT_ITEM_CHARS = 120


class Section(StrEnum):
    """What part of an advert a line belongs to."""

    UNSAID = "unsaid"
    REQUIREMENTS = "requirements"
    DUTIES = "duties"
    OPTIONAL = "optional"
    COMPANY = "company"
    BENEFITS = "benefits"
    LEGAL = "legal"


# A heading is one of these alone on its line, with a few words around it, or before a colon.
_HEADINGS: tuple[tuple[Section, str], ...] = (
    (
        Section.OPTIONAL,
        r"nice[- ]to[- ]ha(?:ve|d)s?|good[- ]to[- ]have|bonus(?: points?| skills?| if| for)?(?! scheme| plan|es)|"
        r"preferred (?:qualifications?|skills?|experience|requirements?|knowledge|but)|desir(?:ed|able)s?\b|"
        r"(?:a|big|huge|real|definite|great|extra|is) plus|pluses|plus points?|extra (?:credit|points)|brownie points|"
        r"(?:will|would|can) (?:be an?|increase your) (?:advantage|plus|asset|bonus|chances)|additional (?:skills|assets)|"
        r"what (?:would|will) (?:make you|set you|help you)|not (?:required|mandatory|essential)|optional|even better|"
        r"(?:would be|what'?s|it'?s|we(?:'d| would)) (?:great|nice|awesome|ideal|love)|ideally(?: you)?|"
        r"advantageous|beneficial",
    ),
    (
        Section.LEGAL,
        r"equal[- ](?:employment )?opportunit(?:y|ies)|eeo\b|diversity|inclusion|(?:privacy|legal|disclaimer|accommodation)s?\b|"
        r"data protection notice|e-?verify|recruitment agenc",
    ),
    (
        Section.BENEFITS,
        r"benefits?\b|perks?\b|(?:what|why|things) (?:we|will we|can we|do we|'?ll|we'?ll)(?:'?ll| will| can|'re)? (?:offer|give|provide)|"
        r"we (?:can |will )?(?:offer|provide)(?: you)?\b|what(?:'?s| is) in it for you|our offer|you(?:'?ll)? (?:get|receive|enjoy)\b|"
        r"compensation|salary|why (?:you|join|us|work)|what you(?:'?ll| will| can)? (?:get|gain|receive)|"
        r"your (?:benefits|advantages|perks|package)|remuneration|what awaits you|the package|reasons to",
    ),
    (
        Section.COMPANY,
        r"about (?:us|the company|our company|company|<\w+>|our (?:team|client|culture))|who (?:we are|are we)|company (?:description|overview|profile|size|type)|"
        r"our (?:company|story|mission|vision|values|culture|client)|(?:the )?company\b|who is <|why <|industry|"
        r"(?:what|how) we (?:do|believe)|<\w+>(?: <\w+>)* (?:is|in (?:brief|numbers))|life at",
    ),
    (
        Section.DUTIES,
        r"responsibilit(?:y|ies)|duties|(?:your|main|key|the|our) (?:role|tasks?|mission|job|challenge)s?\b|tasks|day[- ]to[- ]day|"
        r"(?:what|things) (?:you(?:'|’)?(?:ll| will| would)?(?: be)?|will you(?: be)?) ?(?:do|doing|work(?:ing)? on|build)|the (?:role|job|position|opportunity|challenge)|"
        r"about the (?:role|job|position|team)|job (?:description|summary)|you(?:'|’)?(?:ll| will)(?: be)?|in this role|as an?|role\b|description|position",
    ),
    (
        Section.REQUIREMENTS,
        r"requirements?|qualifications?|skills?\b|must[- ]haves?|your (?:profile|background|experience|expertise|skills)|"
        r"about you|(?:what|who) (?:we|you|are|do)(?:(?:'|’)?re| are| you| we)? ?(?:looking(?: for)?|need|expect|bring|require|have|want|know)|who you are|who are you|"
        r"you(?:'|’)?(?:ve| have| are| bring| need| should| must| possess)\b|technolog(?:y|ies)|(?:tech(?:nical)?|technology) ?stack|stack|experience|expertise|"
        r"essential|key skills|we (?:expect|are looking for|require|need)|(?:candidate )?profile|minimum|basic|required|mandatory|tools|education|knowledge|candidate|competenc(?:ies|es|e)",
    ),
)
_PATTERNS = tuple((section, re.compile(rf"(?:{pattern})", re.IGNORECASE)) for section, pattern in _HEADINGS)
_WORD = re.compile(r"[^\s<>()\[\]/&:?!*_.,\-'’]+(?!>)")
# What may stand around a heading; any other word makes the line a sentence or an item: "Java is a plus".
_FILLER = frozenset(
    [
        "a",
        "additional",
        "again",
        "also",
        "an",
        "and",
        "are",
        "as",
        "at",
        "be",
        "being",
        "bring",
        "but",
        "by",
        "can",
        "candidate",
        "comes",
        "core",
        "culture",
        "do",
        "does",
        "else",
        "essential",
        "experience",
        "following",
        "for",
        "from",
        "full",
        "general",
        "get",
        "give",
        "good",
        "great",
        "have",
        "here",
        "how",
        "ideal",
        "if",
        "ii",
        "important",
        "in",
        "is",
        "it",
        "job",
        "join",
        "key",
        "knowledge",
        "ll",
        "looking",
        "made",
        "main",
        "main",
        "makes",
        "may",
        "minimum",
        "must",
        "need",
        "needed",
        "needs",
        "never",
        "of",
        "offer",
        "offers",
        "on",
        "or",
        "organization",
        "other",
        "our",
        "package",
        "position",
        "possess",
        "post",
        "preferred",
        "primary",
        "professional",
        "qualification",
        "qualifications",
        "re",
        "required",
        "requirements",
        "responsibilities",
        "role",
        "s",
        "section",
        "skill",
        "skills",
        "some",
        "specific",
        "statement",
        "successful",
        "team",
        "technical",
        "that",
        "the",
        "their",
        "them",
        "there",
        "these",
        "they",
        "things",
        "this",
        "those",
        "to",
        "us",
        "ve",
        "want",
        "we",
        "what",
        "when",
        "where",
        "which",
        "who",
        "why",
        "will",
        "with",
        "work",
        "working",
        "would",
        "yes",
        "you",
        "your",
        "yourself",
        "special",
        "soft",
        "hard",
        "personal",
        "detail",
        "details",
        "overview",
        "summary",
        "list",
        "employee",
        "employment",
        "policy",
        "notice",
        "working",
        "life",
        "candidate's",
    ]
)
_LINE = re.compile(r"[^\n]+")
_SENTENCE_END = re.compile(
    r"(?<=[.!?])(?<!\be\.g\.)(?<!\bi\.e\.)(?<!\betc\.)(?<!\bincl\.)(?<!\bex\.)(?<!\bvs\.)(?<!\b[MmDd]r\.)(?<!\b[Mm]s\.)(?<!\bref\.)(?<!\bRef\.)(?<!\bno\.)(?<!\bNo\.)[\")’]?\s+(?=[A-Z<\"*•(])(?!NET\b)"
    r"|\s*[•●▪·*]\s+|\s+(?:-|–|—)\s+(?=[A-Z])"
)
_BULLET = re.compile(r"^\s*(?:[-–—*•●▪·]|\d{1,2}[.)])\s+")
_OPENER = re.compile(
    r"(?<=[a-z0-9)!?:]) +(?=(?:(?:Good|Strong|Solid|Excellent|Proven|Deep|Hands-on|Working|Some|Great|Extensive|Advanced|Basic|Previous|Prior) [a-z]|"
    r"Experience[ds]?|Knowledge|Understanding|Familiar|Proficien|Abilit|You |You['’]|Fluen|Bachelor|Degree|Must |Nice |Desire|Bonus |"
    r"Build|Develop|Design|Creat|Maintain|Work |Collaborat|Implement|Support|Ensur|Writ|Lead |Manag|Participat|Contribut|"
    r"Job description|Job benefits|Company description|Technologies|Industry|Requirements|Responsibilities|Qualifications|Benefits|"
    r"What |We |Our |The |About |Role:|Who |How |Why |Your |In |As |Minimum|Preferred|\d+\+? years)\b)"
)
_INLINE_HEADING = re.compile(
    r"(?:Job benefits|Job description|Company description|Technologies|Industry|(?:Key |Your |Main )?Responsibilities|(?:Job |Key )?Requirements|"
    r"(?:Minimum |Basic |Required )?Qualifications|(?:Our )?Benefits|What we offer(?: you)?|We offer|Nice to have|Bonus points|Preferred (?:qualifications|skills)|"
    r"About (?:us|you|the role|the company)|Your (?:profile|tasks|role)|What you(?:['’]ll| will) (?:do|bring|need)|Who you are|Equal opportunity)\b:?",
    re.IGNORECASE,
)
_NOT_HEADING_END = (".", ",", ";")


@dataclass(frozen=True, slots=True)
class Layout:
    """The sentences of a text: sorted starts, ends, and the section each is in."""

    sentence_starts: list[int]
    sentence_ends: list[int]
    sections: list[Section]

    def section_at(self, offset: int) -> Section:
        """The section of the sentence that holds the character at `offset`."""
        return self.sections[self.sentence_at(offset)]

    def sentence_at(self, offset: int) -> int:
        """The number of the sentence that holds the character at `offset`."""
        return max(0, bisect_right(self.sentence_starts, offset) - 1)


def read_layout(text: str) -> Layout:
    """Sentences and sections of `text`; an empty text has one empty sentence."""
    layout = Layout([0], [0], [Section.UNSAID])
    current = Section.UNSAID
    for line in _LINE.finditer(text):
        heading, alone = _heading(line[0])
        if heading and alone:
            current = heading
        is_flat = len(line[0]) > FLAT_LINE_CHARS
        for begin, end in _sentences(line[0], is_flat):
            if is_flat and (opening := _INLINE_HEADING.match(line[0], begin)):
                current = heading = _section_of(opening[0].rstrip(" :")) or current
            layout.sentence_starts.append(line.start() + begin)
            layout.sentence_ends.append(line.start() + end)
            layout.sections.append(heading or current)
        if is_flat and not alone:
            heading = None
    return layout


def _sentences(line: str, is_flat: bool) -> Iterator[tuple[int, int]]:
    begin = 0
    for mark in _SENTENCE_END.finditer(line):
        yield from _items(line, begin, mark.start(), is_flat)
        begin = mark.end()
    yield from _items(line, begin, len(line), is_flat)


def _items(line: str, begin: int, end: int, is_flat: bool) -> Iterator[tuple[int, int]]:
    """A stretch of an advert whose line ends were lost still shows where its items began."""
    if is_flat and end - begin > FLAT_ITEM_CHARS:
        for opener in _OPENER.finditer(line, begin + 1, end):
            yield begin, opener.start()
            begin = opener.end()
    yield begin, end


def _heading(line: str) -> tuple[Section | None, bool]:
    """The section a line opens, and whether for the lines after it too (else only for what follows its colon)."""
    bare = _BULLET.sub("", line).strip()
    if not bare:
        return None, False
    before, colon, after = bare.partition(":")
    is_bullet = bare != line.strip()
    if colon and len(before) <= MAX_HEADING_CHARS and before.count(" ") < MAX_HEADING_WORDS:
        section = _section_of(before)
        return section, not after.strip() and not is_bullet
    short = len(bare) <= MAX_HEADING_CHARS and bare.count(" ") < MAX_HEADING_WORDS - 2
    if not short or is_bullet or bare.rstrip(" *_").endswith(_NOT_HEADING_END):
        return None, False
    section = _section_of(bare)
    return section, section is not None


def _section_of(words: str) -> Section | None:
    """The first section one of whose headings leaves only filler words of the line over."""
    for section, pattern in _PATTERNS:
        found = pattern.search(words)
        if found and _FILLER.issuperset(_WORD.findall((words[: found.start()] + " " + words[found.end() :]).lower())):
            return section
    return None
