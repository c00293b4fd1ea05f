"""Puts back the line ends that adverts lost on their way: "HTMLStrong experience", "PlaywrightCucumber"."""

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from core.catalogue.skill import Kind
from core.catalogue.taxonomy import Taxonomy

_TECHNOLOGIES = frozenset({Kind.LANGUAGE, Kind.FRAMEWORK, Kind.LIBRARY, Kind.DATABASE, Kind.PLATFORM, Kind.TOOL})
# Words that open an item of an advert; glued to the word before, they tell of a line end that was lost.
_OPENERS = (
    "Experience|Experienced|Knowledge|Understanding|Strong|Excellent|Proven|Good|Solid|Ability|Able|Must|Familiarity|"
    "Familiar|Proficiency|Proficient|Hands-on|Demonstrated|Demonstrable|Advanced|Minimum|Required|Requirements|"
    "Responsibilities|Qualifications|Benefits|Education|What|You|Your|We|Our|Working|Exposure|Bachelor|Master|Degree|"
    "Previous|Prior|Comfortable|Passion|Passionate|Develop|Developing|Design|Designing|Build|Building|Create|Creating|"
    "Maintain|Maintaining|Lead|Leading|Collaborate|Collaborating|Participate|Participating|Support|Supporting|"
    "Implement|Implementing|Provide|Providing|Ensure|Ensuring|Perform|Performing|Conduct|Conducting|Assist|Assisting|"
    "Write|Writing|Oversee|Mentor|Identify|Monitor|Monitoring|Optimize|Optimise|Deep|Extensive|In-depth|Nice|"
    "Preferred|Desirable|Essential|Document|Drive|Manage|Managing|Own|Define|Analyze|Analyse|Test|Deploy|"
    "Integrate|Use|Using|Champion|Deliver|Take|Help|Contribute|Troubleshoot|Automate|Translate|Communicate|Evaluate|"
    "Expert|Expertise|Competent|Outstanding|Practical|Basic|Some|Willingness|Fluent|Fluency|Certification|This|The|"
    "As|In|Job|About|Key|Desired|Bonus|Additional|Technical|Soft|Core|Candidate|Salary|Location|Highly|Understand|"
    "Competitive|Collaborative|Responsible|Establish|Facilitate|Demonstrates|Please|Bachelors|Prepare|Significant|"
    "Exceptional|Proactive|Relevant|Enhance|Coordinate|Provides|Performs|Writes|Assists|Operate|Perks|Compensation|"
    "Expérience|Expériences|Connaissance|Connaissances|Maîtrise|Bonne|Bonnes|Excellente|Capacité|Formation|Diplôme|"
    "Baccalauréat|Développer|Concevoir|Participer|Assurer|Collaborer|Familiarité|Vous|Nous|Compétences|Très|"
    "Erfahrung|Erfahrungen|Kenntnisse|Gute|Sehr|Fundierte|Abgeschlossenes|Mehrjährige|Du|Sie|Wir|Sicherer|Umgang|"
    "Experiencia|Conocimiento|Conocimientos|Dominio|Capacidad|Buen|Buenos|Titulación|Manejo|Desarrollar|Participar"
)
# Ends of headings, to which the first word below them was glued: "Key ResponsibilitiesModel development".
_HEADING_ENDS = frozenset(
    {"Responsibilities", "Requirements", "Qualifications", "Skills", "Duties", "Description", "Overview", "Summary"}
)
_SMALL, _GREAT = "a-zß-öø-ÿ", "A-ZÀ-ÖØ-Þ"
_FOLLOWED = rf"\b(?:[:,'’]| [a-zA-Z(&/\d{_SMALL}])"
_LOST_END = re.compile(
    rf"(?<=[{_SMALL}0-9)\]%+#.!?:;])(?<!Linked)(?=(?:{_OPENERS}){_FOLLOWED})"
    # After an acronym only words that no acronym goes on with.
    rf"|(?<=[A-Z]{{2}})(?=(?!Some)(?:{_OPENERS}){_FOLLOWED})(?=[A-Z][{_SMALL}]{{3}})"
    rf"|(?<=[{_SMALL}]{{3}}[.!?:;)])(?=[{_GREAT}][{_SMALL}]{{3,}}[ ,:])"
    # A degree: "RequirementsBS/BA in".
    rf"|(?<=[{_SMALL}][{_SMALL}.;:])(?=(?:[BM]\.?[AS]c?|Ph\.?D)\.?(?:/[BM]| (?:in|or|degree|and|plus)\b))"
    rf"|(?<=[{_SMALL}]{{3}})(?=\d{{1,2}}(?:\s?[-–]\s?\d{{1,2}})?\+? years)"
)
# Where a match of it may stand. To try all its parts at every place took a tenth of the time of reading an advert; a
# pattern that begins with a set of characters skips all others.
_MAY_OPEN = re.compile(rf"[{_GREAT}\d](?<=[{_SMALL}A-Z0-9)\]%+#.!?:;].)")
_CAMEL = re.compile(rf"(?<![\w.@/#-])\w*?(?:[{_SMALL}]|[A-Z]{{2}})[{_GREAT}][\w+#]*(?![\w@])")
_SEAM = re.compile(rf"(?<=[{_SMALL}])(?=[{_GREAT}])|(?<=[A-Z]{{2}})(?=[A-Z][{_SMALL}])")
_LEAST_WORD = 4
_LONGEST_WORD = 24


def part_glued(text: str) -> str:
    """`text` with a line end wherever two words of two items are written as one.

    A seam is where a word goes on with a capital, and the second word opens an item of an advert, or the first is
    an ordinary word or the end of a heading, or a technology's name ends at the seam and another begins. What is
    itself a name stays whole.
    """
    text = _with_ends(text, [at.start() for at in _MAY_OPEN.finditer(text) if _LOST_END.match(text, at.start())])
    seams = [seam for word in _CAMEL.finditer(text) for seam in _seams(text, word)]
    return _with_ends(text, seams)


def _with_ends(text: str, places: list[int]) -> str:
    """`text` with a line end at each of `places`, which ascend."""
    if not places:
        return text
    return "\n".join(text[low:high] for low, high in zip([0, *places], [*places, len(text)], strict=True))


def _seams(text: str, word: re.Match[str]) -> Iterator[int]:
    """Where a word of a text is really two."""
    whole, starting, ending = _names()
    if word[0].casefold() in whole:
        return
    begin = word.start()
    for seam in _SEAM.finditer(text, word.start(), word.end()):
        position = seam.start()
        left = text[begin:position]
        if _crosses(text, begin, position, starting):
            continue
        next_word = text[position : word.end()]
        is_word = (left.islower() and len(left) >= _LEAST_WORD) or left in _HEADING_ENDS
        is_plain = is_word and next_word[1:2].islower()
        if is_plain or (_ends_name(text, position, left, ending) and _starts_name(text, position, next_word, starting)):
            yield position
            begin = position


def _ends_name(text: str, position: int, left: str, ending: dict[str, list[str]]) -> bool:
    return any(text.endswith(name, 0, position) for name in ending.get(left, ()))


def _starts_name(text: str, position: int, word: str, starting: dict[str, list[str]]) -> bool:
    return any(
        text.startswith(name, position)
        for length in range(len(word), 1, -1)
        for name in starting.get(word[:length], ())
    )


def _crosses(text: str, begin: int, position: int, starting: dict[str, list[str]]) -> bool:
    """Whether a name of one word begins at `begin` and goes on beyond `position`."""
    return any(
        text[begin : begin + length] in starting
        for length in range(position - begin + 1, min(len(text) - begin, _LONGEST_WORD) + 1)
        if not text[begin : begin + length][-1].isspace()
    )


@cache
def _names() -> tuple[frozenset[str], dict[str, list[str]], dict[str, list[str]]]:
    """All words of names, case folded, and the technologies' names by their first and by their last word.

    Both must be names, so "RevSpring" stays whole.
    """
    whole: set[str] = set()
    starting: defaultdict[str, list[str]] = defaultdict(list)
    ending: defaultdict[str, list[str]] = defaultdict(list)
    for skill in Taxonomy.load().skills.values():
        for name in (skill.name, *(alias.text for alias in skill.aliases)):
            words = name.split()
            whole.update(part for word in words for part in re.split(r"\W", word.casefold()))
            if skill.kind in _TECHNOLOGIES and len(name) > 1 and name[0].isupper():
                starting[words[0]].append(name)
                ending[words[-1]].append(name)
    return frozenset(whole), dict(starting), dict(ending)
