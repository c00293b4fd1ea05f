"""Finds the spans of a text that name skills: a spaCy phrase matcher proposes, the rules of ambiguous names decide."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

import spacy
from spacy.attrs import IDX, LENGTH
from spacy.matcher import PhraseMatcher

from core.skills.ambiguity import PLAIN, REASONS, Candidate, Scene, may_stand, stands
from core.skills.layout import Layout
from core.skills.spellings import PERSON, Spelling, all_spellings
from core.skills.taxonomy import Kind, Taxonomy
from core.skills.tokens import posting_tokenizer

_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>\"']+|(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}\.[\w.]{1,60}")
# spaCy strips such a run mark by mark, in quadratic time; no name holds one.
_MARKS = re.compile(r"[^\w\s]{40,}")
_PERSON_AFTER = re.compile(rf"[ -](?:{PERSON}|teams?|department)\b(?![ -](?:experience|skills))", re.IGNORECASE)
_TRADES = frozenset({Kind.CONCEPT, Kind.METHOD})
_SPACED_JOINT = re.compile(r"\s[.]|[.]\s")
# A tokenizer remembers chunks of text for ever; after this many postings the pipeline is built anew.
_RENEW_AFTER = 20_000


@dataclass(frozen=True, slots=True)
class Found:
    """A span that names `skill`, with the rule that let it count."""

    skill: str
    start: int
    end: int
    rule: str


class SkillMatcher:
    """Proposes and decides. Not for use by several threads at once."""

    def __init__(self, taxonomy: Taxonomy) -> None:
        self._taxonomy = taxonomy
        self._spellings = list(all_spellings(taxonomy))
        self._build()

    def _build(self) -> None:
        nlp = spacy.blank("en")
        self._tokenizer = posting_tokenizer(nlp.vocab)
        self._matcher = PhraseMatcher(nlp.vocab, attr="LOWER")
        self._by_label: dict[int, tuple[list[Spelling], bool]] = {}
        by_tokens: dict[tuple[str, ...], list[Spelling]] = {}
        for spelling in self._spellings:
            tokens = tuple(token.lower_ for token in self._tokenizer(spelling.text))
            by_tokens.setdefault(tokens, []).append(spelling)
        for number, group in enumerate(by_tokens.values()):
            label = f"s{number}"
            self._matcher.add(label, [self._tokenizer(group[0].text)])
            self._by_label[nlp.vocab.strings[label]] = (group, self._needs_no_look(group))
        self._read = 0

    def find(self, text: str, layout: Layout, only_unambiguous: bool = False) -> list[Found]:
        """Non-overlapping spans in the order of the text; the longest name wins where two overlap."""
        self._read += 1
        if self._read > _RENEW_AFTER:
            self._build()
        candidates = self._candidates(text)
        if only_unambiguous:
            candidates = [one for one in candidates if self._is_plain(one)]
        return _decide(candidates, Scene(text, layout, self._taxonomy))

    def _is_plain(self, candidate: Candidate) -> bool:
        """Whether it counts in a language we do not read: written just so, needing no context, and no soft skill."""
        spelling = candidate.spelling
        written_so = candidate.text == spelling.text and not candidate.text.islower()
        needs_context = spelling.rule is not None and (spelling.rule.require_near or len(spelling.text) <= 2)
        return written_so and not needs_context and self._taxonomy.skills[spelling.skill].kind is not Kind.SOFT

    def _candidates(self, text: str) -> list[Candidate]:
        doc = self._tokenizer(_MARKS.sub(lambda run: " " * len(run[0]), text))
        matches = self._matcher(doc)
        if not matches:
            return []
        starts, lengths = doc.to_array([IDX, LENGTH]).T.tolist()
        may_hold_address = "://" in text or "www." in text or "@" in text
        addresses = [found.span() for found in _ADDRESS.finditer(text)] if may_hold_address else []
        candidates = []
        for label, first, last in matches:
            start, end = starts[first], starts[last - 1] + lengths[last - 1]
            if addresses and any(low <= start < high for low, high in addresses):
                continue
            surface = text[start:end]
            spellings, is_plain = self._by_label[label]
            if is_plain:
                candidates.append(Candidate(spellings[0], start, end, surface))
                continue
            candidates += [
                Candidate(spelling, start, end, surface)
                for spelling in spellings
                if _is_written_so(surface, spelling) and not self._names_people(spelling, text, end)
            ]
        return candidates

    def _names_people(self, spelling: Spelling, text: str, end: int) -> bool:
        is_trade = self._taxonomy.skills[spelling.skill].kind in _TRADES
        return is_trade and _PERSON_AFTER.match(text, end) is not None

    def _needs_no_look(self, group: list[Spelling]) -> bool:
        """Whether the tokens alone settle that the spelling is meant, whatever its case and what follows."""
        one = group[0]
        is_trade = self._taxonomy.skills[one.skill].kind in _TRADES
        return len(group) == 1 and not one.exact and "." not in one.text and not is_trade


def _is_written_so(surface: str, spelling: Spelling) -> bool:
    if spelling.exact and surface != spelling.text:
        # Only the case must be the same; "CI / CD" is still "CI/CD".
        return re.sub(r"\s", "", surface) == re.sub(r"\s", "", spelling.text)
    if "." in spelling.text and _SPACED_JOINT.search(surface) and not _SPACED_JOINT.search(spelling.text):
        # "at the end. Net sales" is no ".NET"; a tokenised ". NET" is.
        return re.sub(r"\s", "", surface) == spelling.text
    return True


def _decide(candidates: Iterable[Candidate], scene: Scene) -> list[Found]:
    ordered = sorted(
        (one for one in candidates if one.spelling.rule is None or may_stand(one, one.spelling.rule, scene)),
        key=lambda one: (one.start - one.end, one.start),
    )
    scene.anchors = _anchors(ordered, len(scene.text))
    reasons = [stands(one, one.spelling.rule, scene) if one.spelling.rule else PLAIN for one in ordered]
    # Names that hold by themselves help others to hold: "Python is a must, Rust a plus".
    scene.learn([one for one, reason in zip(ordered, reasons, strict=True) if reason and one.spelling.rule])
    taken = bytearray(len(scene.text))
    chosen: dict[tuple[int, int], tuple[int, Found]] = {}
    for candidate, first_reason in zip(ordered, reasons, strict=True):
        start, end, spelling = candidate.start, candidate.end, candidate.spelling
        rival = chosen.get((start, end))
        if rival is None and (taken[start] or taken[end - 1]):
            continue
        reason = first_reason
        if reason is None and spelling.rule and scene.has_learned_near(start):
            reason = stands(candidate, spelling.rule, scene)
        if reason is None or (rival and rival[0] <= REASONS.index(reason)):
            continue
        rule = spelling.origin if reason == PLAIN else f"{spelling.origin}, {reason}"
        chosen[start, end] = REASONS.index(reason), Found(spelling.skill, start, end, rule)
        taken[start:end] = b"\x01" * (end - start)
    return sorted((found for _, found in chosen.values()), key=lambda one: one.start)


def _anchors(ordered: list[Candidate], length: int) -> list[Candidate]:
    """Unambiguous candidates no longer candidate overlaps: what the ambiguous ones lean on."""
    covered = bytearray(length)
    anchors = []
    for candidate in ordered:
        start, end = candidate.start, candidate.end
        if candidate.spelling.rule is None and not (covered[start] or covered[end - 1]):
            anchors.append(candidate)
        covered[start:end] = b"\x01" * (end - start)
    return anchors
