"""Finds the spans of a text that name skills: a spaCy phrase matcher proposes, the rules of ambiguous names decide."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from spacy.attrs import IDX, LENGTH, LOWER
from spacy.matcher import PhraseMatcher

from core.catalogue.skill import Ambiguity, Kind
from core.catalogue.taxonomy import Taxonomy
from core.skills.ambiguity import PLAIN, REASONS, may_stand, stands
from core.skills.cues import ENGLISH, cues_for
from core.skills.enumerations import shared_names
from core.skills.in_titles import stands_in_title
from core.skills.layout import Layout
from core.skills.scene import Occurrence, Scene
from core.skills.spellings import PERSON, Spelling, all_spellings
from core.skills.tokens import posting_tokenizer

_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>\"']+|(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}\.[\w.]{1,60}")
# spaCy strips such a run mark by mark, in quadratic time; no name holds one.
_MARKS = re.compile(r"(?:[^\w\s]|_){40,}")
# Of such a run every tenth character shows four marks in a row; to look at those costs a fiftieth.
_STEP = 10
_SAMPLED_MARKS = re.compile(r"(?:[^\w\s]|_){4}")
_PERSON_AFTER = re.compile(rf"[ -](?:{PERSON}|teams?|department)\b(?![ -](?:experience|skills))", re.IGNORECASE)
_TRADES = frozenset({Kind.CONCEPT, Kind.METHOD})
_DATABASES = frozenset({"database", "databases", "db", "dbs"})
_CHUNK_END = re.compile(r"\w+$")
_SPACED_JOINT = re.compile(r"\s[.]|[.]\s")
# A tokenizer remembers chunks of text for ever; after this many postings the pipeline is built anew.
_RENEW_AFTER = 20_000
_Deciding = Callable[[Occurrence, Ambiguity, Scene], str | None]


@dataclass(frozen=True, slots=True)
class SkillSpan:
    """A span that names `skill`, with the rule that let it count."""

    skill: str
    start: int
    end: int
    rule: str


class SkillMatcher:
    """Proposes and decides. Not for use by several threads at once."""

    def __init__(self, taxonomy: Taxonomy) -> None:
        self._taxonomy = taxonomy
        self._trades = frozenset(skill.id for skill in taxonomy.skills.values() if skill.kind in _TRADES)
        self._technologies = frozenset(
            skill.id
            for skill in taxonomy.skills.values()
            if skill.kind not in (*_TRADES, Kind.SOFT) and not skill.is_spoken
        )
        self._spellings = list(all_spellings(taxonomy))
        self._by_name = {
            spelling.text.casefold(): spelling
            for spelling in self._spellings
            if " " in spelling.text and spelling.rule is None and not spelling.exact and spelling.language is None
        }
        self._languages = {
            spelling.text.casefold(): spelling
            for spelling in self._spellings
            if taxonomy.skills[spelling.skill].kind is Kind.LANGUAGE
        }
        self._build()

    def _build(self) -> None:
        self._tokenizer = posting_tokenizer()
        self._matcher = PhraseMatcher(self._tokenizer.vocab, attr="LOWER")
        groups: dict[tuple[int, ...], list[Spelling]] = {}
        for spelling in self._spellings:
            tokens = self._tokenizer(spelling.text)
            group = groups.setdefault(tuple(tokens.to_array([LOWER]).ravel().tolist()), [])
            if not group:
                self._matcher.add(f"s{len(groups) - 1}", [tokens])
            group.append(spelling)
        strings = self._tokenizer.vocab.strings
        self._by_label = {
            strings[f"s{number}"]: (group, self._needs_no_look(group)) for number, group in enumerate(groups.values())
        }
        self._read = 0

    @property
    def spellings(self) -> Sequence[Spelling]:
        """Every spelling it knows."""
        return self._spellings

    def find(self, text: str, layout: Layout) -> list[SkillSpan]:
        """Non-overlapping spans in the order of the text; the longest name wins where two overlap."""
        self._read += 1
        if self._read > _RENEW_AFTER:
            self._build()
        return self._decided(text, layout, self._candidates(text, layout), stands)

    def find_in_title(self, title: str, layout: Layout) -> list[SkillSpan]:
        """The technologies in a title, in which ambiguous names are decided by other rules.

        "Salesforce developer", another name of Apex, is one who works with Salesforce there.
        """
        candidates = [
            candidate
            for candidate in self._candidates(title, layout)
            if candidate.spelling.skill in self._technologies and not candidate.text.lower().endswith(" developer")
        ]
        return self._decided(title, layout, candidates, stands_in_title)

    def _decided(self, text: str, layout: Layout, candidates: list[Occurrence], deciding: _Deciding) -> list[SkillSpan]:
        spans = _decide(candidates, Scene(text, layout, self._taxonomy), deciding)
        return sorted([*spans, *self._first_names(spans, text)], key=lambda span: span.start)

    def _first_names(self, spans: list[SkillSpan], text: str) -> list[SkillSpan]:
        """The languages that longer names begin with: Java in "Java Spring Boot", SQL in "SQL database"."""
        first_names = []
        for span in spans:
            first, blank, other_words = text[span.start : span.end].partition(" ")
            language = self._languages.get(first.casefold()) if blank else None
            if language is None or language.skill == span.skill:
                continue
            is_named_so = self._taxonomy.skills[span.skill].name.casefold().startswith(f"{first} ".casefold())
            if not is_named_so and (
                self._taxonomy.resolve(other_words) == span.skill or other_words.casefold() in _DATABASES
            ):
                first_names.append(SkillSpan(language.skill, span.start, span.start + len(first), language.origin))
        return first_names

    def _candidates(self, text: str, layout: Layout) -> list[Occurrence]:
        doc = self._tokenizer(_without_runs_of_marks(text))
        matches = self._matcher(doc)
        if not matches:
            return []
        starts, lengths = doc.to_array([IDX, LENGTH]).T.tolist()
        may_hold_address = "://" in text or "www." in text or "@" in text
        addresses = [match.span() for match in _ADDRESS.finditer(text)] if may_hold_address else []
        candidates = []
        for label, first, last in matches:
            start, end = starts[first], starts[last - 1] + lengths[last - 1]
            if addresses and any(low <= start < high for low, high in addresses):
                continue
            surface = text[start:end]
            spellings, is_plain = self._by_label[label]
            if is_plain:
                candidates.append(Occurrence(spellings[0], start, end, surface))
                continue
            candidates += [
                Occurrence(spelling, start, end, surface)
                for spelling in spellings
                if (spelling.language is None or spelling.language == layout.language_at(start))
                and _is_written_so(surface, spelling)
                and not self._names_people(spelling, text, end)
            ]
        if layout.is_foreign:
            candidates = self._counting_abroad(candidates, layout)
        return self._completed(text, candidates) if candidates else []

    def _counting_abroad(self, candidates: list[Occurrence], layout: Layout) -> list[Occurrence]:
        """The candidates that are meant in the language of their sentence.

        An English name in lower case may be another word there; two in a sentence ("python et sql") are names.
        """
        lower = [candidate for candidate in candidates if self._is_plain_word(candidate)]
        sentences = [layout.sentence_at(candidate.start) for candidate in lower]
        return [
            candidate
            for candidate in candidates
            if self._counts_in(layout.language_at(candidate.start), candidate)
            and (
                not self._is_plain_word(candidate)
                or sentences.count(layout.sentence_at(candidate.start)) > 1
                or layout.language_at(candidate.start) == ENGLISH
            )
        ]

    def _is_plain_word(self, candidate: Occurrence) -> bool:
        """Whether an English technology is written in lower case though its name is not."""
        spelling = candidate.spelling
        if spelling.language is not None or self._is_trade(spelling):
            return False
        return candidate.text.islower() and not spelling.text.islower()

    def _counts_in(self, language: str, candidate: Occurrence) -> bool:
        """Whether an English spelling counts in a sentence of `language`, in which it may be another word."""
        if language == ENGLISH or candidate.spelling.language is not None:
            return True
        if candidate.text.casefold() in cues_for(language).not_names:
            return False
        return self._taxonomy.skills[candidate.spelling.skill].kind is not Kind.SOFT

    def _completed(self, text: str, candidates: list[Occurrence]) -> list[Occurrence]:
        """Without parts of other names, and with the names whose last or first word an enumeration says only once."""
        ends = {candidate.end for candidate in candidates}
        whole_names = [candidate for candidate in candidates if not _ends_a_compound(candidate, text, ends)]
        # "SQL and NoSQL databases" names SQL: only what names nothing else lacks a word.
        technologies = {
            (candidate.start, candidate.end) for candidate in whole_names if not self._is_trade(candidate.spelling)
        }
        shared = [
            Occurrence(spelling, start, end, text[start:end])
            for candidate in whole_names
            if " " in candidate.text and self._is_trade(candidate.spelling)
            for start, end, name in shared_names(text, candidate.start, candidate.end)
            if (start, end) not in technologies
            and (spelling := self._by_name.get(name)) is not None
            and self._is_trade(spelling)
        ]
        if not shared:
            return whole_names
        spans = {(candidate.start, candidate.end) for candidate in shared}
        return [*(candidate for candidate in whole_names if (candidate.start, candidate.end) not in spans), *shared]

    def _is_trade(self, spelling: Spelling) -> bool:
        return spelling.skill in self._trades

    def _names_people(self, spelling: Spelling, text: str, end: int) -> bool:
        return self._is_trade(spelling) and _PERSON_AFTER.match(text, end) is not None

    def _needs_no_look(self, group: list[Spelling]) -> bool:
        """Whether the tokens alone settle that the spelling is meant, whatever its case and what follows."""
        spelling = group[0]
        return len(group) == 1 and not (
            spelling.exact or spelling.language or "." in spelling.text or self._is_trade(spelling)
        )


def _without_runs_of_marks(text: str) -> str:
    if not _SAMPLED_MARKS.search(text[::_STEP]):
        return text
    return _MARKS.sub(lambda run: " " * len(run[0]), text)


def _ends_a_compound(candidate: Occurrence, text: str, ends: set[int]) -> bool:
    """Whether it is the end of a longer name: Lambda in "TDK-Lambda", but not AWS in "multi-AWS" or Go in "C++-Go"."""
    start = candidate.start
    if start < 2 or text[start - 1] != "-" or not text[start - 2].isalnum() or start - 1 in ends:
        return False
    first = _CHUNK_END.search(text, max(0, start - 40), start - 1)
    return first is not None and first[0][:1].isupper()


def _is_written_so(surface: str, spelling: Spelling) -> bool:
    if spelling.exact and surface != spelling.text:
        # Only the case must be the same; "CI / CD" is still "CI/CD".
        return re.sub(r"\s", "", surface) == re.sub(r"\s", "", spelling.text)
    if "." in spelling.text and _SPACED_JOINT.search(surface) and not _SPACED_JOINT.search(spelling.text):
        # "at the end. Net sales" is no ".NET"; a tokenised ". NET" is.
        return re.sub(r"\s", "", surface) == spelling.text
    return True


def _decide(candidates: Iterable[Occurrence], scene: Scene, deciding: _Deciding) -> list[SkillSpan]:
    ordered = sorted(
        (
            candidate
            for candidate in candidates
            if candidate.spelling.rule is None or may_stand(candidate, candidate.spelling.rule, scene)
        ),
        key=lambda candidate: (candidate.start - candidate.end, candidate.start),
    )
    scene.names = ordered
    scene.anchors = _anchors(ordered, len(scene.text))
    reasons = [
        deciding(candidate, candidate.spelling.rule, scene) if candidate.spelling.rule else PLAIN
        for candidate in ordered
    ]
    # Names that hold by themselves help others to hold: "Python is a must, Rust a plus".
    scene.learn(
        [candidate for candidate, reason in zip(ordered, reasons, strict=True) if reason and candidate.spelling.rule]
    )
    taken = bytearray(len(scene.text))
    chosen: dict[tuple[int, int], tuple[int, SkillSpan]] = {}
    for candidate, first_reason in zip(ordered, reasons, strict=True):
        start, end, spelling = candidate.start, candidate.end, candidate.spelling
        rival = chosen.get((start, end))
        if rival is None and (taken[start] or taken[end - 1]):
            continue
        reason = first_reason
        if reason is None and spelling.rule and scene.has_learned_near(start):
            reason = deciding(candidate, spelling.rule, scene)
        if reason is None or (rival and rival[0] <= REASONS.index(reason)):
            continue
        rule = spelling.origin if reason == PLAIN else f"{spelling.origin}, {reason}"
        chosen[start, end] = REASONS.index(reason), SkillSpan(spelling.skill, start, end, rule)
        taken[start:end] = b"\x01" * (end - start)
    return sorted((span for _, span in chosen.values()), key=lambda span: span.start)


def _anchors(ordered: list[Occurrence], length: int) -> list[Occurrence]:
    """Unambiguous candidates no longer candidate overlaps: what the ambiguous ones lean on."""
    covered = bytearray(length)
    anchors = []
    for candidate in ordered:
        start, end = candidate.start, candidate.end
        if candidate.spelling.rule is None and not (covered[start] or covered[end - 1]):
            anchors.append(candidate)
        covered[start:end] = b"\x01" * (end - start)
    return anchors
