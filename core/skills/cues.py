"""The turns of phrase by which adverts say what is optional, what is asked and what is boilerplate."""

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cue:
    """A pattern, and hints of which one stands in every text it matches.

    A pattern of many alternatives costs a microsecond for each few characters, a look for a hint almost nothing.
    """

    pattern: re.Pattern[str]
    hints: tuple[str, ...]

    def may_stand_in(self, lowered: str) -> bool:
        """Whether it is worth searching a text that reads so in lower case."""
        for hint in self.hints:  # noqa: SIM110 - any() over a generator costs twice as much here
            if hint in lowered:
                return True
        return False

    def stands_in(self, lowered: str) -> bool:
        """Whether the pattern matches in a lower-cased text."""
        return self.may_stand_in(lowered) and self.pattern.search(lowered) is not None


def any_of(alternatives: str, before: str = "", after: str = "", flags: re.RegexFlag = re.NOFLAG) -> re.Pattern[str]:
    """One pattern of the alternatives in a text of several lines; line ends separate like "|".

    Without flags it is for lower-cased text, which is searched three times as fast as with IGNORECASE.
    """
    lines = [line.strip() for line in alternatives.strip().splitlines()]
    return re.compile(f"{before}(?:{'|'.join(lines)}){after}", flags)


def hints_of(text: str) -> tuple[str, ...]:
    """Hints parted by "|"; blanks count."""
    return tuple(text.split("|"))


def lowered(text: str) -> str:
    """`text` in lower case, character for character: the one letter that lower() makes two of is kept one."""
    return text.replace("İ", "i").lower()


def words_of(text: str) -> frozenset[str]:
    """The words of a text between blanks."""
    return frozenset(text.split())


# What stands after an optional skill: "Kotlin is a plus".
AFTER_OPTIONAL = Cue(
    any_of(
        r"""
        plus(?:es)?\b(?! (?:years?|size))|bonus\b(?! (?:scheme|plan|payment|system|program))
        advantage(?:s|ous)?\b|beneficial\b|asset\b(?! management)|desirable\b|desired\b|preferred\b
        nice[- ]to[- ]ha(?:ve|d)s?\b|good[- ]to[- ]have\b|(?:very |highly |much )?appreciated\b
        optional\b(?! chaining)
        would be (?:great|nice|awesome|ideal|good|helpful|useful|welcome|amazing|an? \w+)
        (?:is|are) (?:helpful|useful|welcome|a merit|meritorious|valued|ideal)\b
        (?:will|would) (?:help|be (?:viewed|seen|considered|regarded) (?:as )?(?:favou?rably|positively)?)
        von vorteil|wünschenswert|un plus\b|es un plus|se valorará|een pluspunt|een pré|mile widzian\w+
        meriterande|en fordel|gradite?\b|diferencial
        not (?:be )?(?:strictly |absolutely |necessarily |a )?(?:required|mandatory|necessary|needed|essential)
        not (?:be )?(?:strictly |absolutely |necessarily |a )?(?:must|requirement|prerequisite|expected|hard)
        n['’]t (?:be )?(?:strictly |a )?(?:required|mandatory|necessary|needed|essential|must|requirement|expected)
        (?:is|are) optional|no (?:prior )?(?:knowledge|experience) (?:is )?(?:required|needed|necessary)
        """,
        before=r"\b",
    ),
    hints=hints_of(
        "plus|bonus|advantage|benefici|asset|desir|preferred|nice|good|appreciated|optional|would be|"
        "helpful|useful|welcome|merit|valued|ideal|will help|would help|favo|positive|vorteil|wünschens|"
        "se valorar|een pr|pluspunt|mile widz|fordel|gradit|diferencial|not |n't|n’t|no "
    ),
)

# What stands before one: "ideally with Kafka".
BEFORE_OPTIONAL = Cue(
    any_of(
        r"""
        ideally|preferabl[ey]|preference (?:for|given to)|optionally|nice[- ]to[- ]have\b|good[- ]to[- ]have\b
        bonus(?: points?)?(?: for| if|:)|(?:a )?plus(?: points?)? (?:if|for)|plus:
        (?:extra|brownie) (?:credit|points)|desirable:|desired:|preferred:|optional:|advantageous:
        (?:it['’]?s|it is|it would be|would be|it['’]?d be) (?:a plus|an advantage|a bonus) (?:if|to|when)
        (?:it['’]?s|it is|it would be|would be|it['’]?d be) (?:great|nice|helpful|good|beneficial|ideal) (?:if|to|when)
        even better if|we(?:'d| would) love (?:it )?if|an? (?:advantage|asset|bonus|plus) (?:if|would be|is)
        (?:you )?(?:do not|don['’]t|need not|no) (?:need|have to (?:know|have|speak|master|be able|be fluent)|required)
        not necessarily
        """,
        before=r"\b",
    ),
    hints=hints_of(
        "ideally|preferabl|preference|optional|nice|good|bonus|plus|credit|points|desir|preferred|"
        "advantage|great|helpful|benefici|even better|love|asset|do not|don't|don’t|need|no |necessarily|"
        "ideal"
    ),
)

# Law and fairness.
LEGAL = Cue(
    any_of(
        r"""
        equal[- ](?:employment )?opportunit|regardless of|without regard to|discriminat
        protected (?:by law|characteristic|class|veteran|status)|reasonable accommodation|affirmative action
        sexual orientation|gender identity|background checks?|privacy (?:policy|notice)|recruitment agenc
        """,
    ),
    hints=hints_of(
        "opportunit|regardless|without regard|discriminat|protected|accommodation|affirmative|orientation|"
        "gender|background check|privacy|recruitment"
    ),
)

# How to apply.
APPLYING = Cue(
    any_of(
        r"""
        \b(?:send|submit|upload|attach|enclose)\w*\b.{0,60}\b(?:cv|r[ée]sum[ée]|application|cover letter|motivation)
        \bapplication (?:must|should|form|portal|process)|\b(?:cv|r[ée]sum[ée]|cover letter) (?:in|and)\b
        grade transcripts?|diplomas? \(|\bapply (?:now|online|via|by|through)\b
        """,
    ),
    hints=hints_of(
        "send|submit|upload|attach|enclose|application|cv|resume|résumé|resumé|résume|cover letter|"
        "transcript|diploma|apply"
    ),
)

# What the employer gives.
BENEFIT = Cue(
    any_of(
        r"""
        \bwe (?:also )?(?:offer|provide) you\b|health insurance|pension|paid (?:time off|vacation|holiday)
        (?:training|education|learning|conference) budget
        (?:free|weekly|language|english|german|yoga) (?:lessons|classes|courses)
        (?:language|yoga) (?:lessons|classes|courses)|401\(?k|stock options|gym membership
        days of (?:vacation|holiday)|tuition|your choice of (?:hardware|laptop|os)|laptop of your choice|macbook
        state of the art laptops?|language courses?|latest (?:hardware|equipment)|team events
        """,
    ),
    hints=hints_of(
        "offer you|provide you|insurance|pension|paid |budget|lesson|class|course|401|stock option|gym|"
        "days of|tuition|choice|macbook|laptop|latest|team event"
    ),
)

# What the employer is.
COMPANY = Cue(
    any_of(
        r"""
        \b(?:was |were |is )?(?:founded|established|headquartered) (?:in|by)\b
        \b(?:is|are|as) (?:a|an|one of|the) (?:\w+[- ]){0,4}(?:leading|leaders?|fastest|largest|world['’]?s|biggest)
        \bour (?:customers|clients|investors|partners|offices) (?:include|are|range)|\btrusted by\b
        \b(?:millions?|thousands) of (?:users|customers|people)
        \bwe(?:['’]re| are) an? (?:\w+[- ]){0,5}(?:company|startup|start-up|agency|consultancy|scale-?up)\b
        \bwe(?:['’]re| are) an? (?:\w+[- ]){0,5}(?:provider|firm|organi[sz]ation)\b
        our mission|backed by|series [a-f]\b|funding
        """,
    ),
    hints=hints_of(
        "founded|established|headquartered|lead|fastest|largest|world|biggest|pioneer|our |trusted|"
        "of users|of customers|of people|company|startup|start-up|agency|consultancy|scaleup|scale-up|"
        "provider|firm|organi|backed|series|funding"
    ),
)

# A sentence that asks for something in its own right.
ASKED = any_of(
    r"""
    must|required?|requires|need|know(?:ledge|s)?|have|has|years?|proficien\w+|skilled|strong|solid
    experience|fluent|mandatory|essential|expert\w*
    """,
    before=r"\b",
    after=r"\b",
)

# Words of knowing: what stands near them is knowledge, not narration. "User experience" is had with a product, "the
# qualification of new firmware" is work, and "a hands-on role" is a kind of job.
KNOWING = any_of(
    r"""
    experience(?<!user experience)(?<!customer experience)(?<!client experience)(?<!shopping experience)
    knowledge(?:able)?|understanding|familiar\w*|proficien\w+|skill(?:s|ed)?|expert(?:ise)?
    background|exposure|grasp|versed|know(?!-)|degree|comfortable|competen\w+|qualifi(?:ed|cations?)(?! of)
    hands-on(?! (?:role|position|job))|mastery|certifi(?:ed|cates?|cations?)|studies|master
    bachelor|acquainted|fluen(?:t|cy)|spoken|prerequisite|requirement
    """,
    before=r"\b",
    after=r"\b",
)

# Where knowing ends and what it is for begins: "experience with owners *to define* a roadmap", "a culture *that* ...".
# "exposure to Git" and "related to statistics" go on speaking of what is known.
PURPOSE = re.compile(
    r"\b(?:that|which|who|where)\b"
    r"|\w(?<!related)(?<!similar)(?<!close)(?<!closely) to (?!the\b|an?\b|our\b|all\b)[a-z]+ "
)

# Whom a sentence is about, and whether it seeks somebody; searched in lower case.
US = re.compile(r"\b(?:we|our|us)\b")
YOU = re.compile(r"\b(?:you|your|yours)\b")
# "Our stack is Java and AWS" says what the work is done with, as a sentence that seeks somebody does.
SEEKING = re.compile(
    r"\b(?:look(?:ing)? for|seek\w*|search\w*|need\w*|want\w*|hir(?:e|ing)|expect\w*|join|(?<!full )(?<!full-)stack)\b"
)
# A task, which asks for what it is done with: "build services in Go", "development of apps with Kotlin".
TASK = any_of(
    r"""
    build|develop|design|creat|maintain|work|collaborat|implement|support|ensur|writ|lead|manag|participat|contribut
    own|deliver|deploy|migrat|integrat|automat|configur|administ|monitor|optimi|improv|test|program|cod|us(?:e|ing)\b
    architect|operat|run|set|provid|drive|analy[sz]|debug|review|perform|extend|scal|refactor|coordinat|responsib
    """,
    before=r"^\W*(?:(?:will|to|actively|help|also|and) )*",
)
WORK_ON = re.compile(
    r"\b(?:development|implementation|design|maintenance|programming|integration|administration) (?:of|in|with|using)\b"
)

# Where a clause ends and another thing is spoken of.
CLAUSE_END = any_of(
    r"""
    ;|\s[-–—]\s|\bbut\b|\bwhile\b|\bwhereas\b|\balthough\b|\bhowever\b|\.\s
    """,
)
