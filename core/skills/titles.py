"""The technologies that an advert's title asks for: Ruby in "Senior Ruby Engineer", not AWS where Amazon hires."""

from functools import lru_cache

from core.catalogue.skill import Kind
from core.catalogue.taxonomy import Taxonomy
from core.catalogue.wording import Section, wordings
from core.models import Ask, Mention, TitleReading
from core.skills.alternatives import Member, groups_in
from core.skills.cues import any_of, cues_for, lowered
from core.skills.employers import is_made_by
from core.skills.layout import Layout
from core.skills.matcher import SkillMatcher, SkillSpan
from core.skills.title_terms import terms_of_title

RULE = "title"
MOST_CHARS = 300
_TITLES = 20_000  # few titles make up most postings
# Languages and frameworks are work tools with their makers too.
_SOLD = frozenset({Kind.DATABASE, Kind.PLATFORM, Kind.TOOL})


class TitleReader:
    """Reads titles, each one once. One thread at a time may use it, since it shares the matcher of the texts."""

    def __init__(self, taxonomy: Taxonomy, matcher: SkillMatcher) -> None:
        self._taxonomy, self._matcher = taxonomy, matcher
        self._others_work = any_of(tuple(word for table in wordings().values() for word in table.sellers), r"(?<!\w)")
        self._read = lru_cache(maxsize=_TITLES)(self._read_anew)
        # Every company has titles of its own, and all have the same few.
        self._named_in = lru_cache(maxsize=_TITLES)(self._named_anew)
        self._terms_of = lru_cache(maxsize=_TITLES)(terms_of_title)

    def read(self, title: str, company: str | None, language: str) -> TitleReading:
        """What `title`, of an advert of `company` whose text is in `language`, asks for: technologies only.

        Not those of the employer's own make, and none of who is to sell or recruit.
        """
        return self._read(title[:MOST_CHARS], company or "", language)

    def _read_anew(self, title: str, company: str, language: str) -> TitleReading:
        words = lowered(title)
        if self._others_work.search(words):
            return TitleReading(terms=self._terms_of(title, language))
        cues = cues_for(language)
        spans = [span for span in self._named_in(title, language) if self._is_asked(span, company)]
        mentions = tuple(
            Mention(
                span.skill, span.start, span.end, title[span.start : span.end], Ask.REQUIRED, f"{span.rule}, {RULE}"
            )
            for span in spans
        )
        members = [
            Member(span.skill, span.start, span.end, implied=self._taxonomy.closure[span.skill]) for span in spans
        ]
        groups = groups_in(words, members, cues) if len(members) > 1 else []
        return TitleReading(mentions, tuple(dict.fromkeys(groups)), self._terms_of(title, language))

    def _named_anew(self, title: str, language: str) -> tuple[SkillSpan, ...]:
        layout = Layout([0], [len(title)], [Section.REQUIREMENTS], [cues_for(language)])
        return tuple(self._matcher.find_in_title(title, layout))

    def _is_asked(self, named: SkillSpan, company: str) -> bool:
        skill = self._taxonomy.skills[named.skill]
        return not (skill.kind in _SOLD and company and is_made_by(skill, company))
