"""Groups of skills of which any one is enough: "AWS, GCP or Azure", "Java/Kotlin", "one of", "or similar"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum
from itertools import pairwise, permutations

from core.catalogue.skill import Kind
from core.skills.cues import Cues

# Between two members there may be so many further words: a version, a name nobody knows, "the".
_WORDS_BETWEEN = 3
# So far before its first member "one of" may stand.
_REACH = 60
_WORD = re.compile(r"[^\W\d_][\w.+#-]*")
# "A, B, C, D, E and other technologies" lists what is used.
_MOST_BEFORE_AND = 4
_PAIR = 2
_CLOSED_CHOICE = re.compile(r"\) ")
_BRACKET_OPENS = re.compile(r"\(\s*$")
_BRACKET_CLOSES = re.compile(r"[\s.,…]*(?:etc\.?)?\s*\)")
_GAP = re.compile(r"[\s,]*")
# What is written with a slash and wanted together.
_TOGETHER = frozenset({"html", "css", "javascript", "jquery"})
# Written beside a framework, a part of the same work: "React/HTML5".
_MARKUP = frozenset({"html", "css"})
# Parts of one package, which nobody has one of only.
_OFFICE = frozenset(
    {"excel", "microsoft-word", "powerpoint", "outlook", "microsoft-office", "visio", "ms-access", "microsoft-teams"}
)


@dataclass(frozen=True, slots=True)
class Member:
    """A skill that a sentence asks for, at [start, end). `is_trade` marks a concept or method, `is_acronym` "UART".

    `implied` are the skills that whoever has this one has too, `kind` is that of the taxonomy.
    """

    skill: str
    start: int
    end: int
    is_trade: bool = False
    is_acronym: bool = False
    implied: frozenset[str] = frozenset()
    kind: Kind | None = None


class _Joint(Enum):
    COMMA = "comma"
    OR = "or"
    SLASH = "slash"
    AND = "and"
    NONE = "none"


@dataclass(slots=True)
class _Chain:
    """Names with nothing but joints between them."""

    members: list[Member]
    joints: list[_Joint]


def groups_in(
    words: str, members: Sequence[Member], cues: Cues, *, asks_for_knowing: bool = True
) -> list[frozenset[str]]:
    """The groups of skills of which any one is enough, in one sentence.

    `words` is the sentence in lower case, `members` its asked skills in order of their places, `cues` those of its
    language. Groups have two members at least. Only where a sentence `asks_for_knowing` do examples ("tools like A, B")
    offer a choice: those of a task are all in use.
    """
    groups = [
        group
        for chain in _chains(words, _without_parts(words, members, cues), cues)
        for group in _groups_of(words, chain, cues, asks_for_knowing)
    ]
    return [group for group in groups if len(group) > 1 and not group <= _TOGETHER and not group <= _OFFICE]


def _without_parts(words: str, members: Sequence[Member], cues: Cues) -> list[Member]:
    """The members but those in a bracket behind what they are a part of: "Looker (LookML) or Power BI"."""
    wholes: list[Member] = []
    for member in members:
        if wholes and words[wholes[-1].end : member.start] == " (" and _CLOSED_CHOICE.match(words, member.end):
            end = member.end + 1
            if cues.choice.match(words, end + 1) or cues.and_or.match(words, end + 1):
                wholes[-1] = replace(wholes[-1], end=end)
                continue
        wholes.append(member)
    return wholes


def _chains(words: str, members: Sequence[Member], cues: Cues) -> list[_Chain]:
    chains: list[_Chain] = []
    for member in members:
        joint = _joint(words[chains[-1].members[-1].end : member.start], cues) if chains else _Joint.NONE
        if joint is _Joint.NONE:
            chains.append(_Chain([member], []))
        else:
            chains[-1].members.append(member)
            chains[-1].joints.append(joint)
    return chains


def _joint(between: str, cues: Cues) -> _Joint:
    """How the text between two names joins them."""
    if cues.and_or.search(between):
        return _Joint.OR
    chooses = cues.choice.search(between) is not None
    if chooses and cues.or_similar.match(between) and cues.such_as.search(between) and "." not in between:
        return _Joint.OR  # "Python or another language like Java"
    parts = any(mark in between for mark in ";:\n") or ". " in between or ")" in between.partition("(")[0]
    if parts or ("(" in between and not chooses) or cues.one_of.search(between) or cues.or_similar.match(between):
        return _Joint.NONE
    slash = "/" in between or "|" in between or between == "\\"
    others = len(_WORD.findall(cues.conjunction.sub(" ", cues.choice.sub(" ", between))))
    if others > (_WORDS_BETWEEN if chooses or "," in between else 0):
        return _Joint.NONE
    if cues.conjunction.search(cues.choice.sub(" ", between)):
        return _Joint.AND
    if chooses:
        return _Joint.OR
    if slash:
        return _Joint.SLASH
    return _Joint.COMMA if "," in between else _Joint.NONE


def _groups_of(words: str, chain: _Chain, cues: Cues, asks_for_knowing: bool) -> list[frozenset[str]]:
    """The groups of one chain.

    "One of" makes one of the whole chain. Examples ("such as", "or similar") do of technologies that stand side by
    side, "and" before the last of three or more too; "or" does of the technologies before it up to an "and", and a
    slash of those it joins.
    """
    before = words[max(0, chain.members[0].start - _REACH) : chain.members[0].start]
    gives_examples = cues.such_as.search(before) is not None
    if cues.one_of.search(before) and not gives_examples:
        return [_skills(chain.members)]
    if cues.us.search(words, 0, chain.members[0].start):
        asks_for_knowing = False  # "we work with tools such as A, B and C"
    in_bracket = before.rpartition("(")[2].count(")") == 0 and "(" in before  # "a build server (e.g. A, B)"
    gives_examples = (
        gives_examples and (asks_for_knowing or in_bracket) and not (in_bracket and _are_of_kinds(before, cues))
    )
    if gives_examples and _are_listed_examples(words, chain, cues):
        return [_skills(chain.members)]
    groups: list[frozenset[str]] = []
    run = [[chain.members[0]]]
    chooses = False
    for member, joint in zip(chain.members[1:], chain.joints, strict=True):
        if joint is _Joint.AND:
            groups += _closed(run, chooses)
            run, chooses = [[member]], False
        elif joint is _Joint.SLASH:
            run[-1].append(member)
        else:
            run.append([member])
            chooses = chooses or joint is _Joint.OR
    if (
        (gives_examples or _ends_in_similar(words, chain, cues, asks_for_knowing))
        and not {_Joint.AND, _Joint.SLASH} & set(chain.joints)
        and _are_names(chain.members)
        and not _skills(chain.members) >= _MARKUP
    ):
        chooses = True
    if asks_for_knowing and _is_of_a_kind(words, before, chain, cues):
        chooses = True
    if not chooses and (before.rstrip().endswith("/") or _is_list_by_slashes(words, chain)):
        return groups  # "Stack / Python / R": a list
    return groups + _closed(run, chooses)


def _is_list_by_slashes(words: str, chain: _Chain) -> bool:
    """Whether slashes between blanks join so many names that they list them: "Python / Docker / Git / Kafka / AWS"."""
    return len(chain.members) > _MOST_BEFORE_AND and all(
        joint is _Joint.SLASH and " / " in words[member.end : following.start]
        for joint, (member, following) in zip(chain.joints, pairwise(chain.members), strict=True)
    )


def _is_of_a_kind(words: str, before: str, chain: _Chain, cues: Cues) -> bool:
    """Whether a bracket holds nothing but a few names behind their kind: "a cloud provider (AWS, GCP, Azure)"."""
    if not _BRACKET_OPENS.search(before) or not _BRACKET_CLOSES.match(words, chain.members[-1].end):
        return False
    if _Joint.AND in chain.joints or len(chain.members) > _MOST_BEFORE_AND or not _are_names(chain.members):
        return False
    return cues.kind_before.search(before) is not None and not _skills(chain.members) >= _MARKUP


def _are_of_kinds(before: str, cues: Cues) -> bool:
    """Whether several kinds of things stand before examples: "a build tool, a linter and a debugger, e.g. A, B, C"."""
    such_as = cues.such_as.search(before)
    if such_as is None:
        return False
    *_, last = before[: such_as.start()].rpartition(",")
    return "," in before[: such_as.start()] and cues.conjunction.match(last.lstrip()) is not None


def _ends_in_similar(words: str, chain: _Chain, cues: Cues, asks_for_knowing: bool) -> bool:
    """Whether "or similar" follows all of a chain, and not in a bracket its last name only.

    "Etc." offers a choice only where a sentence asks for knowing.
    """
    similar = cues.or_similar.match(words, chain.members[-1].end)
    if similar is None or "(" in similar[0]:
        return False
    if not asks_for_knowing and cues.choice.match(similar[0].lstrip(" ,/)")) is None:
        return False
    return len(chain.members) <= _MOST_BEFORE_AND or cues.conjunction.match(similar[0].lstrip(" ,/)")) is None


def _are_listed_examples(words: str, chain: _Chain, cues: Cues) -> bool:
    """Whether a chain reads "A, B and C", and nothing more is joined to it."""
    *commas, last = chain.joints or [_Joint.NONE]
    if not commas or last is not _Joint.AND or set(commas) != {_Joint.COMMA}:
        return False
    if any(member.is_trade for member in chain.members):
        return False
    gap = _GAP.match(words, chain.members[-1].end)
    return gap is None or cues.conjunction.match(words, gap.end()) is None


def _closed(run: list[list[Member]], chooses: bool) -> list[frozenset[str]]:
    """The groups of a run: all of it where it offers a choice, else the technologies that slashes join.

    Concepts joined by "or" mostly enumerate what counts ("caching, replication or failover"), and are no group, but for
    acronyms, which are names ("CISSP or CEH"), and one before a technology ("NoSQL or Cassandra"). Of two that a slash
    joins one may imply the other: "Java/J2EE" is no choice.
    """
    if chooses:
        members = [member for unit in run for member in unit]
        while len(members) > _PAIR and not _are_names(members[:1]):
            members = members[1:]  # "cloud platforms, AWS or GCP"
        is_pair = len(members) == _PAIR and not members[-1].is_trade
        return [_skills(members)] if is_pair or _are_names(members) else []
    return [
        _skills(unit) for unit in run if not any(member.is_trade for member in unit) and not _is_whole_with_part(unit)
    ]


def _is_whole_with_part(unit: Sequence[Member]) -> bool:
    if len(unit) != _PAIR:
        return False
    if (unit[0].kind is Kind.LANGUAGE) != (unit[1].kind is Kind.LANGUAGE):
        return True  # "TypeScript/React", "Linux/Bash": a language and what it is used with
    return any(member.skill in other.implied or member.skill in _MARKUP for member, other in permutations(unit, 2))


def _are_names(members: Sequence[Member]) -> bool:
    return all(member.is_acronym or not member.is_trade for member in members)


def _skills(members: Sequence[Member]) -> frozenset[str]:
    return frozenset(member.skill for member in members)
