"""What a decision on an ambiguous spelling may look at: the text, its layout and the names already known in it."""

from bisect import bisect_left
from dataclasses import dataclass, field

from core.catalogue.skill import Kind
from core.catalogue.taxonomy import Taxonomy
from core.skills.layout import Layout
from core.skills.spellings import Spelling

SENTENCE_SPAN = 400


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A span that is spelled like a skill."""

    spelling: Spelling
    start: int
    end: int
    text: str


@dataclass(slots=True)
class Scene:
    """All a decision may look at: the text, its layout and the names already known in it."""

    text: str
    layout: Layout
    taxonomy: Taxonomy
    anchors: list[Occurrence] = field(default_factory=list)
    names: list[Occurrence] = field(default_factory=list)
    _sentences: dict[int, tuple[int, int, str]] = field(default_factory=dict)
    _ordered: tuple[list[Occurrence], list[int]] | None = None
    _ordered_names: tuple[list[Occurrence], list[int]] | None = None
    _learned: set[int] = field(default_factory=set)

    def sentence(self, offset: int) -> tuple[int, int, str]:
        """Start, end and lower-cased words of the sentence around `offset`, at most 400 characters each way."""
        number = self.layout.sentence_at(offset)
        low, high = self.layout.sentence_starts[number], self.layout.sentence_ends[number]
        if high - low > 2 * SENTENCE_SPAN:
            low, high = max(low, offset - SENTENCE_SPAN), min(high, offset + SENTENCE_SPAN)
            return low, high, self.text[low:high].lower()
        if number not in self._sentences:
            self._sentences[number] = (low, high, self.text[low:high].lower())
        return self._sentences[number]

    def learn(self, names: list[Occurrence]) -> None:
        """Take further names as known."""
        self.anchors = [*self.anchors, *names]
        self._ordered = None
        self._learned = {self.layout.sentence_at(name.start) for name in names}

    def names_between(self, low: int, high: int) -> list[Occurrence]:
        """All that is spelled like a name and begins in [low, high), in order; the longer first where two begin."""
        if self._ordered_names is None:
            names = sorted(self.names, key=lambda name: (name.start, -name.end))
            self._ordered_names = names, [name.start for name in names]
        names, starts = self._ordered_names
        return names[bisect_left(starts, low) : bisect_left(starts, high)]

    def has_learned_near(self, offset: int) -> bool:
        """Whether a name was learned in the sentence around `offset`."""
        return self.layout.sentence_at(offset) in self._learned

    def anchors_between(self, low: int, high: int) -> list[Occurrence]:
        """Hard, known names that begin in [low, high), in order."""
        if self._ordered is None:
            hard = (
                anchor for anchor in self.anchors if self.taxonomy.skills[anchor.spelling.skill].kind is not Kind.SOFT
            )
            ordered = sorted(hard, key=lambda anchor: anchor.start)
            self._ordered = ordered, [anchor.start for anchor in ordered]
        ordered, starts = self._ordered
        return ordered[bisect_left(starts, low) : bisect_left(starts, high)]
