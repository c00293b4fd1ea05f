"""The terms that an advert's title names: a clearance, a contract, hours."""

from core.catalogue.wording import Section
from core.models import Ask, Terms
from core.skills.cues import ENGLISH, cues_for, lowered
from core.skills.term_sentences import StatingSentence, is_a_plus, is_denied, patterns_of

_FIELDS = ("clearance", "contract", "hours")


def terms_of_title(title: str, language: str) -> Terms:
    """The terms named in `title`, whose advert is in `language`; None for a field it names in two ways or not at all.

    "Systems Engineer (TS/SCI)", "Werkstudent Data Science", "Data Analyst, part-time". Titles mix languages: the words
    of `language` and the English ones count.
    """
    stated: dict[str, set[str]] = {}
    for tag in dict.fromkeys((language, ENGLISH)):
        patterns, cues = patterns_of(tag), cues_for(tag)
        sentence = StatingSentence(0, "", lowered(title), "", Section.UNSAID, cues, patterns)
        for name, value, pattern in patterns.values:
            if name not in _FIELDS:
                continue
            for match in pattern.finditer(sentence.words):
                if is_denied(name, sentence, match.start(), match.end()):
                    continue
                is_plus = name == "clearance" and is_a_plus(sentence, match.start(), match.end())
                stated.setdefault(name, set()).add(Ask.OPTIONAL.value if is_plus else value)
    single = {name: next(iter(values)) for name, values in stated.items() if len(values) == 1}
    return Terms(clearance=single.get("clearance"), contract=single.get("contract"), hours=single.get("hours"))
