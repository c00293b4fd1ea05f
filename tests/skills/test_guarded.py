"""Guarded patterns match what the plain ones match: a look for required words never hides anything."""

import re
from datetime import date
from itertools import islice

import pytest

from core.catalogue.wording import wordings
from core.sample import sample_rows
from core.skills.cues import cues_for, lowered
from core.skills.guarded import GuardedPattern, GuardIndex, Hints
from core.skills.literals import EDGE, first_characters, required_literals
from core.skills.term_sentences import patterns_of
from core.skills.text import plain_text

HINTS = {"degree": ("bs ", "b s", "bsc"), "hours": ("full time", "full-time"), "visa": ("visa",), "open": (" (m",)}


@pytest.mark.parametrize(
    ("pattern", "required"),
    [
        (r"(?:abc|defg)h", [{"abch", "defgh"}]),
        (r"\bcs\b", [{f"{EDGE}cs{EDGE}"}]),
        (r"(?<![\w.])cs(?!\w)", [{f"{EDGE}cs{EDGE}"}]),
        (r"(?<![^\w])cs\b", []),
        (r"\bwe\b|\b!!!\b", [{f"{EDGE}we{EDGE}", "!!!"}]),
        (r"fields?", [{"field"}]),
        (
            r"(?:related|similar)\s+(?:fields?|majors?)\b",
            [{"related", "similar"}, {"field" + EDGE, "fields" + EDGE, "major" + EDGE, "majors" + EDGE}],
        ),
        (r"\w+", []),
        (r"(?:known)?", []),
        (r"(?:known)+ly", [{"known"}]),
        (r"know(?=ledge of)", [{"ledge of"}, {"know"}]),
        (r"know(?!ledge)", [{"know"}]),
        (r"kn[aeiou]w", [{"knaw", "knew", "kniw", "know", "knuw"}]),
        (r"kn[^o]w", []),
        (r"(?i)known", []),
        (r"(?i:known)", []),
        (r"to|known", []),
        (r"(known) \1", [{"known "}]),
    ],
)
def test_what_a_match_must_hold_is_told_from_its_pattern(pattern: str, required: list[set[str]]) -> None:
    assert [set(strings) for strings in required_literals(pattern)] == required


@pytest.mark.parametrize(
    ("pattern", "characters"),
    [
        (r"\b(?:we|our|us)\b", "wou"),
        (r"(?:an? )?(?<!x)b", "ab"),
        (r"[a-c]+x", "abc"),
        (r"x*", ""),
        (r"\w", ""),
        (r"(?i)a", ""),
    ],
)
def test_the_first_character_of_a_match_is_told_from_its_pattern(pattern: str, characters: str) -> None:
    assert first_characters(pattern) == frozenset(characters)


@pytest.fixture(scope="module")
def sentences() -> list[str]:
    """Lines of 200 adverts of the sample and of the phrases of every language themselves, in lower case."""
    lines = {
        lowered(line)
        for row in islice(sample_rows(date(2026, 11, 22)), 200)
        for line in plain_text(row["description"] or "").split("\n")
    }
    words = re.compile(r"[^\W\d_]+(?: [^\W\d_]+)*")
    phrases = {
        " ".join(words.findall(phrase))
        for table in wordings().values()
        for phrase in (*table.degree, *table.knowing, *table.task, *table.company.phrases, *table.related_field)
    }
    return [*lines, *phrases, "cs", "metrics", "a_cs", "cs_a", "half a \ud83d pair of cs", ""]


@pytest.mark.parametrize("language", ["en", "de", "fr", "es"])
def test_a_guarded_pattern_finds_what_the_plain_one_finds(language: str, sentences: list[str]) -> None:
    cues, terms = cues_for(language), patterns_of(language)
    guarded = [getattr(cues, name) for name in cues.__dataclass_fields__]
    guarded += [terms.years, terms.not_years, terms.equivalent, terms.must, *terms.denied.values()]
    guarded += [pattern for *_, pattern in (*terms.degrees, *terms.levels, *terms.values)]
    patterns = [pattern for pattern in guarded if isinstance(pattern, GuardedPattern)]
    assert len(patterns) > 50

    for pattern in patterns:
        hits = [words for words in sentences if pattern.pattern.search(words)]
        assert [words for words in hits if not pattern.may_stand_in(words)] == []


def test_a_search_that_ends_within_a_word_has_an_edge_there() -> None:
    plain = re.compile(r"\bknow\b")
    pattern = GuardedPattern(plain, GuardIndex())
    for text in ("we know java", "we knows java", "knowing"):
        for low in range(len(text)):
            for high in range(len(text) + 1):
                expected, match = plain.search(text, low, high), pattern.search(text, low, high)
                assert (match and match.span()) == (expected and expected.span())
                assert [one.span() for one in pattern.finditer(text, low, high)] == [
                    one.span() for one in plain.finditer(text, low, high)
                ]


@pytest.mark.parametrize(
    "words",
    [
        "a bs in physics",
        "a bs",
        "bs\tin physics",
        "jobs here",
        "a b s degree",
        "an msc/bsc",
        "full time",
        "a full\ttime job",
        "(full time)",
        "visas",
        "a joyful timer",
        "clerk (m/f)",
        "clerk(m/f)",
        "",
        " ",
    ],
)
def test_hints_name_what_a_plain_search_finds(words: str) -> None:
    plain = [name for name, hints in HINTS.items() if any(hint in words for hint in hints)]

    assert Hints(HINTS, GuardIndex()).names_in(words) == plain
