"""The turns of phrase by which adverts say what is optional, what is asked and what is boilerplate, ready to search."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Self

from core.catalogue.wording import Phrases, Section, Wording, wordings
from core.skills.guarded import GuardedPattern, GuardIndex, Hints

ENGLISH = "en"
# The first of the common words, by which a text is searched for lines in that language.
TELLING_WORDS = 4
NEVER = (r"(?!)",)
ALWAYS = (r"(?:)",)


@dataclass(frozen=True, slots=True, eq=False)
class Cues:
    """All cues of one language; their meaning is that of the fields of `Wording`."""

    language: str
    guards: GuardIndex
    headings: tuple[tuple[Section, re.Pattern[str]], ...]
    heading_openings: tuple[tuple[Section, re.Pattern[str]], ...]
    list_headings: tuple[tuple[Section, re.Pattern[str]], ...]
    filler: frozenset[str]
    common_words: frozenset[str]
    telling_words: tuple[str, ...]
    not_names: frozenset[str]
    requirement_opening: GuardedPattern
    after_optional: GuardedPattern
    before_optional: GuardedPattern
    plus_filler: frozenset[str]
    legal: GuardedPattern
    applying: GuardedPattern
    benefit: GuardedPattern
    company: GuardedPattern
    asked: GuardedPattern
    knowing: GuardedPattern
    purpose: GuardedPattern
    us: GuardedPattern
    you: GuardedPattern
    seeking: GuardedPattern
    task: GuardedPattern
    task_nouns: GuardedPattern
    task_inside: GuardedPattern
    telling: GuardedPattern
    result: GuardedPattern
    team: GuardedPattern
    praise: GuardedPattern
    ambient: GuardedPattern
    company_of: GuardedPattern
    company_end: GuardedPattern
    clause_end: GuardedPattern
    opens_list: GuardedPattern
    degree: GuardedPattern
    degree_hints: Hints
    degree_end: GuardedPattern
    related_field: GuardedPattern
    discipline: GuardedPattern
    bare_discipline: GuardedPattern
    contents: GuardedPattern
    contents_of: GuardedPattern
    choice: re.Pattern[str]
    conjunction: re.Pattern[str]
    and_or: GuardedPattern
    one_of: GuardedPattern
    such_as: GuardedPattern
    kind_before: GuardedPattern
    or_similar: GuardedPattern

    @classmethod
    def of(cls, table: Wording) -> Self:
        """Compile a language's table."""
        lead = "|".join(table.task_lead)
        requirement_lead = "|".join(table.requirement_lead)
        joining = "|".join(table.team_joining or NEVER)
        guards = GuardIndex()

        def guarded(phrases: Phrases, before: str = "", after: str = "", hints: tuple[str, ...] = ()) -> GuardedPattern:
            return GuardedPattern(any_of(phrases, before, after), guards, hints)

        return cls(
            language=table.language,
            guards=guards,
            headings=tuple((part.section, any_of(part.phrases)) for part in table.headings),
            heading_openings=tuple((part.section, any_of(part.phrases, r"^\W*")) for part in table.heading_openings),
            list_headings=tuple((part.section, any_of(part.phrases)) for part in table.list_headings),
            filler=frozenset(table.heading_filler),
            common_words=frozenset(table.common_words),
            telling_words=table.common_words[:TELLING_WORDS],
            not_names=frozenset(table.not_names),
            requirement_opening=guarded(table.requirement_openings, rf"^\W*(?:(?:{requirement_lead})[, /]+)*"),
            after_optional=guarded(table.after_optional.phrases, r"\b", hints=table.after_optional.hints),
            plus_filler=frozenset(table.plus_filler),
            before_optional=guarded(table.before_optional.phrases, r"\b", hints=table.before_optional.hints),
            legal=guarded(table.legal.phrases, hints=table.legal.hints),
            applying=guarded(table.applying.phrases, hints=table.applying.hints),
            benefit=guarded(table.benefit.phrases, hints=table.benefit.hints),
            company=guarded(table.company.phrases, hints=table.company.hints),
            asked=guarded(table.asked, r"\b", r"\b"),
            knowing=guarded(table.knowing, r"\b", r"\b"),
            purpose=guarded(table.purpose),
            us=guarded(table.us, r"\b", r"\b"),
            you=guarded(table.you, r"\b", r"\b"),
            seeking=guarded(table.seeking, r"\b", r"\b"),
            task=guarded(table.task, rf"^\W*(?:(?:{lead})[ ,:]+)*"),
            task_nouns=guarded(table.task_nouns, r"\b", r"\b"),
            task_inside=guarded(
                table.task_inside or NEVER, r"\b", rf"[ ,]+(?:(?:{lead})[ ,:]+)*(?:{'|'.join(table.task)})"
            ),
            telling=guarded(table.telling or ALWAYS),
            result=guarded(table.result or NEVER),
            team=guarded(table.team or NEVER, rf"[\s-](?:(?!(?:{joining})\b)[\w/&-]+ )?", r"(?!\w)"),
            praise=guarded(table.praise or NEVER, r"\b"),
            ambient=guarded(
                table.ambient or NEVER, r"\b", r"[ :]+(?:(?:the|our|an?) )?(?:[\w/&-]+,? (?:(?:and|or|&) )?){0,2}$"
            ),
            company_of=guarded(table.company_of or NEVER),
            company_end=guarded(table.company_end or NEVER),
            clause_end=guarded(table.clause_end),
            opens_list=guarded(table.opens_list),
            degree=guarded(table.degree),
            degree_hints=Hints({"degree": table.terms.hints["degree"]}, guards),
            degree_end=guarded(table.degree_end),
            related_field=guarded(table.related_field),
            discipline=guarded(table.discipline, r"\b", r"\b"),
            bare_discipline=guarded(table.bare_discipline),
            contents=guarded(table.contents, r"[\s/&-]*(?:and )?"),
            contents_of=guarded(table.contents_of, r"\b", r"[\s:\w'’]{0,16}$"),
            choice=any_of(table.choice, r"(?<!\w)", r"(?!\w)"),
            conjunction=any_of(table.conjunction, r"(?<!\w)", r"(?!\w)"),
            and_or=guarded(table.choice, rf"(?<!\w)(?:{'|'.join(table.conjunction)}) ?/ ?", r"(?!\w)"),
            one_of=guarded((*table.one_of, *table.such_as), r"(?<!\w)", r"(?!\w)[^.;]*$"),
            such_as=guarded(table.such_as, r"(?<!\w)", r"(?!\w)[^.;]*$"),
            kind_before=guarded(table.kinds or NEVER, r"(?<!\w)", r"[\s:–-]*\(\s*$"),
            or_similar=guarded(table.or_similar, r"[\s,/()]*", r"\b"),
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
    """`text` in lower case with plain blanks, character for character: the letter lower() makes two of is kept one."""
    return text.replace("İ", "i").replace("\xa0", " ").lower()


def words_of(text: str) -> frozenset[str]:
    """The words of a text between blanks."""
    return frozenset(text.split())
