"""What an advert that somebody pasted asks for, read as a collected one is, with the sentence of each skill."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any, Self

from core.models import Ask, Degree, Mention, Spoken, Terms

if TYPE_CHECKING:  # it brings spaCy, which the dashboard, where results are only shown, must not load
    from core.skills.extractor import Extractor


@dataclass(frozen=True, slots=True)
class AdvertReading:
    """`mentions` are spans of `text`, in its order; `sentences` has the [start, end) of the sentence of each.

    `required`, `optional` and `mentioned` hold each skill once, by its strongest ask; of each group in `alternatives`
    any one is enough.
    """

    text: str
    language: str
    mentions: tuple[Mention, ...]
    sentences: tuple[tuple[int, int], ...]
    required: frozenset[str]
    optional: frozenset[str]
    mentioned: frozenset[str]
    alternatives: tuple[frozenset[str], ...] = ()
    terms: Terms = field(default_factory=Terms)

    @property
    def skills(self) -> frozenset[str]:
        """What it asks for, required or optional."""
        return self.required | self.optional

    def sentence_of(self, place: int) -> str:
        """The sentence of the mention at that place."""
        start, end = self.sentences[place]
        return " ".join(self.text[start:end].split())

    def to_json(self) -> dict[str, Any]:
        """Plain values for JSON."""
        content = asdict(self)
        for name in ("required", "optional", "mentioned"):
            content[name] = sorted(content[name])
        return {**content, "alternatives": [sorted(group) for group in self.alternatives]}

    @classmethod
    def from_json(cls, content: Mapping[str, Any]) -> Self:
        """The reading that `to_json` wrote. Raises KeyError, TypeError or ValueError on anything else."""
        return cls(
            text=str(content["text"]),
            language=str(content["language"]),
            mentions=tuple(Mention(**{**fields, "ask": Ask(fields["ask"])}) for fields in content["mentions"]),
            sentences=tuple((int(start), int(end)) for start, end in content["sentences"]),
            required=frozenset(content["required"]),
            optional=frozenset(content["optional"]),
            mentioned=frozenset(content["mentioned"]),
            alternatives=tuple(map(frozenset, content["alternatives"])),
            terms=_terms(content["terms"]),
        )


def _terms(content: Mapping[str, Any]) -> Terms:
    degree = content["degree"]
    spoken = tuple(Spoken(**{**fields, "ask": Ask(fields["ask"])}) for fields in content["spoken"])
    return Terms(
        **{
            **content,
            "spoken": spoken,
            "degree": Degree(**{**degree, "ask": Ask(degree["ask"])}) if degree else None,
        }
    )


def advert_reading(extractor: "Extractor", raw: str) -> AdvertReading:
    """Read pasted text: plain, HTML or Markdown."""
    from core.skills.layout import read_layout
    from core.skills.text import plain_text

    text = plain_text(raw)
    extraction = extractor.extract(text)
    layout = read_layout(text, extraction.language if extraction.language != "und" else "en")
    mentions = sorted(extraction.mentions, key=lambda mention: (mention.start, mention.end))
    places = [layout.sentence_at(mention.start) for mention in mentions]
    return AdvertReading(
        text=text,
        language=extraction.language,
        mentions=tuple(mentions),
        sentences=tuple((layout.sentence_starts[place], layout.sentence_ends[place]) for place in places),
        required=extraction.required,
        optional=extraction.optional,
        mentioned=extraction.mentioned,
        alternatives=extraction.alternatives,
        terms=extraction.terms,
    )
