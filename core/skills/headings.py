"""The headings by which adverts part their sections, and the openings of list items."""

import re
from enum import StrEnum

from core.skills.cues import any_of, words_of


class Section(StrEnum):
    """What part of an advert a sentence belongs to."""

    UNSAID = "unsaid"
    REQUIREMENTS = "requirements"
    DUTIES = "duties"
    OPTIONAL = "optional"
    COMPANY = "company"
    BENEFITS = "benefits"
    LEGAL = "legal"


# A heading is one of these with nothing but filler words around it; the first section that fits counts.
_OPTIONAL = any_of(
    r"""
    nice[- ]to[- ]ha(?:ve|d)s?|good[- ]to[- ]have|bonus(?: points?| skills?| if| for)?(?! scheme| plan|es)
    preferred (?:qualifications?|skills?|experience|requirements?|knowledge|but)|desir(?:ed|able)s?\b
    (?:a|big|huge|real|definite|great|extra|is) plus|pluses|plus points?|extra (?:credit|points)
    brownie points|(?:will|would|can) (?:be an?|increase your) (?:advantage|plus|asset|bonus|chances)
    additional (?:skills|assets)|what (?:would|will) (?:make you|set you|help you)
    not (?:required|mandatory|essential)|optional|even better
    (?:would be|what'?s|it'?s|we(?:'d| would)) (?:great|nice|awesome|ideal|love)|ideally(?: you)?
    advantageous|beneficial
    """,
)
_LEGAL = any_of(
    r"""
    equal[- ](?:employment )?opportunit(?:y|ies)|eeo\b|diversity|inclusion
    (?:privacy|legal|disclaimer|accommodation)s?\b|data protection notice|e-?verify|recruitment agenc
    """,
)
_BENEFITS = any_of(
    r"""
    benefits?\b|perks?\b
    (?:what|why|things) (?:we|will we|can we|do we|'?ll|we'?ll)(?:'?ll| will| can|'re)? (?:offer|give|provide)
    we (?:can |will )?(?:offer|provide)(?: you)?\b|what(?:'?s| is) in it for you|our offer
    you(?:'?ll)? (?:get|receive|enjoy)\b|compensation|salary|why (?:you|join|us|work)
    what you(?:'?ll| will| can)? (?:get|gain|receive)|your (?:benefits|advantages|perks|package)
    remuneration|what awaits you|the package|reasons to
    """,
)
_COMPANY = any_of(
    r"""
    about (?:us|the company|our company|company|<\w+>|our (?:team|client|culture))|who (?:we are|are we)
    company (?:description|overview|profile|size|type)
    our (?:company|story|mission|vision|values|culture|client)|(?:the )?company\b|who is <|why <|industry
    (?:what|how) we (?:do|believe)|<\w+>(?: <\w+>)* (?:is|in (?:brief|numbers))|life at
    """,
)
_DUTIES = any_of(
    r"""
    responsibilit(?:y|ies)|duties|(?:your|main|key|the|our) (?:role|tasks?|mission|job|challenge)s?\b|tasks
    day[- ]to[- ]day
    (?:what|things) (?:you(?:'|’)?(?:ll| will| would)?(?: be)?|will you(?: be)?) ?(?:do|doing|work(?:ing)? on|build)
    the (?:role|job|position|opportunity|challenge)|about the (?:role|job|position|team)
    job (?:description|summary)|you(?:'|’)?(?:ll| will)(?: be)?|in this role|as an?|role\b|description
    position
    """,
)
_REQUIREMENTS = any_of(
    r"""
    requirements?|qualifications?|skills?\b|must[- ]haves?
    your (?:profile|background|experience|expertise|skills)|about you
    (?:what|who) (?:we|you|are|do)(?:(?:'|’)?re| are| you| we)? ?(?:looking(?: for)?|need|expect)
    (?:what|who) (?:we|you|are|do)(?:(?:'|’)?re| are| you| we)? ?(?:bring|require|have|want|know)
    who you are|who are you|you(?:'|’)?(?:ve| have| are| bring| need| should| must| possess)\b
    technolog(?:y|ies)|(?:tech(?:nical)?|technology) ?stack|stack|experience|expertise|essential|key skills
    we (?:expect|are looking for|require|need)|(?:candidate )?profile|minimum|basic|required|mandatory|tools
    education|knowledge|candidate|competenc(?:ies|es|e)
    """,
)
HEADINGS = (
    (Section.OPTIONAL, _OPTIONAL),
    (Section.LEGAL, _LEGAL),
    (Section.BENEFITS, _BENEFITS),
    (Section.COMPANY, _COMPANY),
    (Section.DUTIES, _DUTIES),
    (Section.REQUIREMENTS, _REQUIREMENTS),
)

# What may stand around a heading; any other word makes the line a sentence or an item: "Java is a plus".
FILLER = words_of(
    """
    a additional again also an and are as at be being bring but by can candidate comes core culture do does else
    essential experience following for from full general get give good great have here how ideal if ii important
    in is it job join key knowledge ll looking made main main makes may minimum must need needed needs never of
    offer offers on or organization other our package position possess post preferred primary professional
    qualification qualifications re required requirements responsibilities role s section skill skills some
    specific statement successful team technical that the their them there these they things this those to us ve
    want we what when where which who why will with work working would yes you your yourself special soft hard
    personal detail details overview summary list employee employment policy notice working life candidate's
    """
)

# Openings of the items of a list whose line ends were lost.
ITEM_OPENING = any_of(
    r"""
    (?:Good|Strong|Solid|Excellent|Proven|Deep|Hands-on|Working|Some) [a-z]
    (?:Great|Extensive|Advanced|Basic|Previous|Prior) [a-z]
    Experience[ds]?|Knowledge|Understanding|Familiar|Proficien|Abilit|You |You['’]|Fluen|Bachelor|Degree
    Must |Nice |Desire|Bonus |Build|Develop|Design|Creat|Maintain|Work |Collaborat|Implement|Support|Ensur
    Writ|Lead |Manag|Participat|Contribut|Job description|Job benefits|Company description|Technologies
    Industry|Requirements|Responsibilities|Qualifications|Benefits|What |We |Our |The |About |Role:
    Who |How |Why |Your |In |As |Minimum|Preferred|\d+\+? years
    """,
    before=r"(?<=[a-z0-9)!?:]) +(?=",
    after=r")",
)

# Headings that stand inside such a line.
INLINE_HEADING = any_of(
    r"""
    Job benefits|Job description|Company description|Technologies|Industry
    (?:Key |Your |Main )?Responsibilities|(?:Job |Key )?Requirements
    (?:Minimum |Basic |Required )?Qualifications|(?:Our )?Benefits|What we offer(?: you)?|We offer
    Nice to have|Bonus points|Preferred (?:qualifications|skills)|About (?:us|you|the role|the company)
    Your (?:profile|tasks|role)|What you(?:['’]ll| will) (?:do|bring|need)|Who you are|Equal opportunity
    """,
    after=r"\b:?",
    flags=re.IGNORECASE,
)
