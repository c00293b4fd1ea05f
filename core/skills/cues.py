"""The turns of phrase by which adverts say what is optional, what is asked and what is boilerplate, ready to search."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Self

from core.catalogue.wording import CueWords, Phrases, Section, Wording, wordings
from core.skills.hints import HintIndex

ENGLISH = "en"
# The first of the common words, by which a text is searched for lines in that language.
TELLING_WORDS = 4
NEVER = (r"(?!)",)
ALWAYS = (r"(?:)",)


@dataclass(frozen=True, slots=True)
class Cue:
    """A pattern, and hints of which one stands in every text it matches; without hints it is always searched.

    A pattern of many alternatives costs a microsecond for each few characters, a look for a hint almost nothing.
    """

    pattern: re.Pattern[str]
    hints: tuple[str, ...]

    @classmethod
    def of(cls, words: CueWords, before: str = "") -> Self:
        """The cue of a language's table."""
        return cls(any_of(words.phrases, before), words.hints)

    def may_stand_in(self, lowered: str) -> bool:
        """Whether it is worth searching a text that reads so in lower case."""
        for hint in self.hints:
            if hint in lowered:
                return True
        return not self.hints

    def stands_in(self, lowered: str) -> bool:
        """Whether the pattern matches in a lower-cased text."""
        return self.may_stand_in(lowered) and self.pattern.search(lowered) is not None

    def start_in(self, lowered: str) -> int | None:
        """Where the pattern first matches in a lower-cased text, None where it does not."""
        match = self.pattern.search(lowered) if self.may_stand_in(lowered) else None
        return match.start() if match else None


@dataclass(frozen=True, slots=True, eq=False)
class Cues:
    """All cues of one language; their meaning is that of the fields of `Wording`."""

    language: str
    headings: tuple[tuple[Section, re.Pattern[str]], ...]
    heading_openings: tuple[tuple[Section, re.Pattern[str]], ...]
    list_headings: tuple[tuple[Section, re.Pattern[str]], ...]
    filler: frozenset[str]
    common_words: frozenset[str]
    telling_words: tuple[str, ...]
    not_names: frozenset[str]
    requirement_opening: re.Pattern[str]
    after_optional: Cue
    before_optional: Cue
    legal: Cue
    applying: Cue
    benefit: Cue
    company: Cue
    asked: re.Pattern[str]
    knowing: re.Pattern[str]
    purpose: re.Pattern[str]
    us: re.Pattern[str]
    you: re.Pattern[str]
    seeking: re.Pattern[str]
    task: re.Pattern[str]
    task_nouns: re.Pattern[str]
    task_inside: re.Pattern[str]
    telling: re.Pattern[str]
    result: re.Pattern[str]
    team: re.Pattern[str]
    praise: re.Pattern[str]
    ambient: re.Pattern[str]
    company_of: re.Pattern[str]
    company_end: re.Pattern[str]
    clause_end: re.Pattern[str]
    opens_list: re.Pattern[str]
    degree: re.Pattern[str]
    degree_hints: HintIndex
    degree_end: re.Pattern[str]
    related_field: re.Pattern[str]
    discipline: re.Pattern[str]
    bare_discipline: re.Pattern[str]
    contents: re.Pattern[str]
    contents_of: re.Pattern[str]
    choice: re.Pattern[str]
    conjunction: re.Pattern[str]
    and_or: re.Pattern[str]
    one_of: re.Pattern[str]
    such_as: re.Pattern[str]
    or_similar: re.Pattern[str]

    @classmethod
    def of(cls, table: Wording) -> Self:
        """Compile a language's table."""
        lead = "|".join(table.task_lead)
        requirement_lead = "|".join(table.requirement_lead)
        joining = "|".join(table.team_joining or NEVER)
        return cls(
            language=table.language,
            headings=tuple((part.section, any_of(part.phrases)) for part in table.headings),
            heading_openings=tuple((part.section, any_of(part.phrases, r"^\W*")) for part in table.heading_openings),
            list_headings=tuple((part.section, any_of(part.phrases)) for part in table.list_headings),
            filler=frozenset(table.heading_filler),
            common_words=frozenset(table.common_words),
            telling_words=table.common_words[:TELLING_WORDS],
            not_names=frozenset(table.not_names),
            requirement_opening=any_of(table.requirement_openings, rf"^\W*(?:(?:{requirement_lead})[, /]+)*"),
            after_optional=Cue.of(table.after_optional, r"\b"),
            before_optional=Cue.of(table.before_optional, r"\b"),
            legal=Cue.of(table.legal),
            applying=Cue.of(table.applying),
            benefit=Cue.of(table.benefit),
            company=Cue.of(table.company),
            asked=any_of(table.asked, r"\b", r"\b"),
            knowing=any_of(table.knowing, r"\b", r"\b"),
            purpose=any_of(table.purpose),
            us=any_of(table.us, r"\b", r"\b"),
            you=any_of(table.you, r"\b", r"\b"),
            seeking=any_of(table.seeking, r"\b", r"\b"),
            task=any_of(table.task, rf"^\W*(?:(?:{lead})[ ,:]+)*"),
            task_nouns=any_of(table.task_nouns, r"\b", r"\b"),
            task_inside=any_of(
                table.task_inside or NEVER, r"\b", rf"[ ,]+(?:(?:{lead})[ ,:]+)*(?:{'|'.join(table.task)})"
            ),
            telling=any_of(table.telling or ALWAYS),
            result=any_of(table.result or NEVER),
            team=any_of(table.team or NEVER, rf"[\s-](?:(?!(?:{joining})\b)[\w/&-]+ )?", r"(?!\w)"),
            praise=any_of(table.praise or NEVER, r"\b"),
            ambient=any_of(
                table.ambient or NEVER, r"\b", r"[ :]+(?:(?:the|our|an?) )?(?:[\w/&-]+,? (?:(?:and|or|&) )?){0,2}$"
            ),
            company_of=any_of(table.company_of or NEVER),
            company_end=any_of(table.company_end or NEVER),
            clause_end=any_of(table.clause_end),
            opens_list=any_of(table.opens_list),
            degree=any_of(table.degree),
            degree_hints=HintIndex({"degree": table.terms.hints["degree"]}),
            degree_end=any_of(table.degree_end),
            related_field=any_of(table.related_field),
            discipline=any_of(table.discipline, r"\b", r"\b"),
            bare_discipline=any_of(table.bare_discipline),
            contents=any_of(table.contents, r"[\s/&-]*(?:and )?"),
            contents_of=any_of(table.contents_of, r"\b", r"[\s:\w'’]{0,16}$"),
            choice=any_of(table.choice, r"(?<!\w)", r"(?!\w)"),
            conjunction=any_of(table.conjunction, r"(?<!\w)", r"(?!\w)"),
            and_or=any_of(table.choice, rf"(?<!\w)(?:{'|'.join(table.conjunction)}) ?/ ?", r"(?!\w)"),
            one_of=any_of((*table.one_of, *table.such_as), r"(?<!\w)", r"(?!\w)[^.;]*$"),
            such_as=any_of(table.such_as, r"(?<!\w)", r"(?!\w)[^.;]*$"),
            or_similar=any_of(table.or_similar, r"[\s,/()]*", r"\b"),
        )


def any_of(phrases: Phrases, before: str = "", after: str = "") -> re.Pattern[str]:
    """One pattern of the phrases, for lower-cased text, which is searched three times as fast as with IGNORECASE."""
    return re.compile(f"{before}(?:{'|'.join(phrases)}){after}")


@cache
def cues_for(language: str) -> Cues:
    """The cues of `language`, or the English ones where it has no table."""
    tables = wordings()
    return Cues.of(tables.get(language, tables[ENGLISH]))


def lowered(text: str) -> str:
    """`text` in lower case, character for character: the one letter that lower() makes two of is kept one."""
    return text.replace("İ", "i").lower()


def words_of(text: str) -> frozenset[str]:
    """The words of a text between blanks."""
    return frozenset(text.split())
