"""Which language a posting is written in."""

import re
from functools import cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier  # type: ignore[import-untyped]

# Languages tech postings are written in; fewer candidates, fewer wild guesses on lists of product names.
LANGUAGES = (
    "ar",
    "bg",
    "ca",
    "cs",
    "da",
    "de",
    "el",
    "en",
    "es",
    "et",
    "fi",
    "fr",
    "he",
    "hr",
    "hu",
    "id",
    "it",
    "ja",
    "ko",
    "lt",
    "lv",
    "nl",
    "no",
    "pl",
    "pt",
    "ro",
    "ru",
    "sk",
    "sl",
    "sr",
    "sv",
    "th",
    "tr",
    "uk",
    "vi",
    "zh",
)
SAMPLE_CHARS = 1_000
MIN_LETTERS = 40
MIN_CERTAINTY = 0.9

_NOISE = re.compile(r"https?://\S+|\S+@\S+|<[A-Za-z]+>|[\d_]+")
# English words that no other of the languages writes so; a text full of them needs no closer look.
_ENGLISH = frozenset({"the", "and", "with", "you", "your", "our", "this", "have", "that", "from", "are", "to", "of"})
CLEARLY_ENGLISH = 0.08


def language_of(text: str) -> str:
    """ISO 639-1 code of the language of `text`, or "und" when it is too short or too mixed to tell."""
    sample = _middle(text)
    words = sample.lower().split()
    common = sum(word in _ENGLISH for word in words)
    if len(words) >= 20 and common >= CLEARLY_ENGLISH * len(words):
        return "en"
    sample = _NOISE.sub(" ", sample)
    if sum(map(str.isalpha, sample)) < MIN_LETTERS:
        return "und"
    language, certainty = _identifier().classify(sample)
    if language == "en" or certainty >= MIN_CERTAINTY:
        return str(language)
    return "en" if common >= 3 else "und"


def _middle(text: str) -> str:
    # An advert in another language often opens with an English title and boilerplate, so read from further down.
    start = min(max(0, (len(text) - SAMPLE_CHARS) // 2), 600)
    return text[start : start + SAMPLE_CHARS]


@cache
def _identifier() -> LanguageIdentifier:
    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(list(LANGUAGES))
    # The other languages are not asked for again: 20 MB of every process that reads.
    identifier._full_model = (identifier.nb_ptc, identifier.nb_pc, identifier.nb_classes)  # noqa: SLF001
    return identifier
