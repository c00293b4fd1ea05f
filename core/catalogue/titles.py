"""Titles as words: cleans what an advert wrote and finds phrases in it, in bounded time.

Titles come from outside. One is cut to `MAX_CHARS` characters and `MAX_TOKENS` words, and what is looked for are
phrases of words instead of regular expressions: a phrase is compared left to right and never backtracks, where one
careless `.*` would let a hostile title stall the collector.
"""

import html
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence

MAX_CHARS = 400
MAX_TOKENS = 48
MAX_TOKEN_CHARS = 32
MAX_GAP = 2
BREAK = "|"
GAP = "*"
_BREAKS = frozenset(",;:|•·@…\n\r\t–—―")
_BREAK_WORDS = frozenset({"at", "for", "with", "or", "bei", "from", "using", "via"})
_GENDER_LETTERS = frozenset("mfdwx")
# "Entwickler:in", "Ingeniero/a", "Développeur(euse)": the other form of the word before.
_OTHER_FORM = re.compile(r"(?<=[a-z]{4})[/(*:·_](?:innen|in|a|e|se|euse|trice|rice|ne)\b\)?")
_CATEGORY_TO = {"Cf": "", "Mn": "", "Cc": " "}
_SPELLINGS = {
    "c++": "cpp ",
    "c#": "csharp ",
    "x++": "xpp ",
    ".js": "js",
    ". net": " dotnet",
    ".net": " dotnet",
}


def title_tokens(raw_title: str, words: Mapping[str, str]) -> tuple[str, ...]:
    """At most `MAX_TOKENS` lower-case words of a title, with `BREAK` between its parts; brackets come last.

    `words` maps a spelling to what it stands for ("sr" to "senior"). Gender suffixes such as (m/f/d) are left out.
    """
    main, aside, depth = [""], [""], 0
    text = _plain_text(raw_title)
    for position, char in enumerate(text):
        part = aside if depth else main
        if char in "([{":
            depth += 1
            aside.append(f" {BREAK} ")
        elif char in ")]}":
            depth = max(depth - 1, 0)
        elif char in _BREAKS or (char in "-/" and " " in text[max(position - 1, 0) : position + 2]):
            part.append(f" {BREAK} ")
        else:
            part.append(char if char.isalnum() else " ")
    written = [*"".join(main).split(), BREAK, *"".join(aside).split()]
    return tuple(_tidy(_spelled_out(_without_gender(written), words)))[:MAX_TOKENS]


def _plain_text(raw_title: str) -> str:
    text = html.unescape(html.unescape(raw_title[:MAX_CHARS]))
    text = unicodedata.normalize("NFKD", text)[:MAX_CHARS].casefold()
    # Format characters (zero-width, bidi) hide inside words and vanish; control characters stand between them.
    text = "".join(_CATEGORY_TO.get(unicodedata.category(char), char) for char in text)
    for spelling, word in _SPELLINGS.items():
        text = text.replace(spelling, word)
    return _OTHER_FORM.sub("", text)


def _without_gender(tokens: Sequence[str]) -> list[str]:
    """Drop runs of two and more single letters of m, f, d, w, x; one alone may mean something (R&D)."""
    neutral: list[str] = []
    run: list[str] = []
    for token in (*tokens, BREAK):
        if token in _GENDER_LETTERS or (run and token == BREAK and len(run) == 1):
            run.append(token)
            continue
        letters = [letter for letter in run if letter != BREAK]
        neutral += run if len(letters) < 2 else []
        run = []
        neutral.append(token)
    return neutral


def _spelled_out(tokens: Sequence[str], words: Mapping[str, str]) -> Iterator[str]:
    for token in tokens:
        if token in _BREAK_WORDS:
            yield BREAK
        else:
            yield from words.get(token, token[:MAX_TOKEN_CHARS]).split()


def _tidy(tokens: Iterator[str]) -> list[str]:
    tidy: list[str] = []
    for token in tokens:
        if token != BREAK or (tidy and tidy[-1] != BREAK):
            tidy.append(token)
    return tidy[:-1] if tidy and tidy[-1] == BREAK else tidy


def pattern_tokens(text: str, words: Mapping[str, str]) -> tuple[str, ...]:
    """A pattern in the words titles are read in, its gaps kept."""
    tokens: list[str] = []
    for piece in text.split(GAP):
        tokens += [*title_tokens(piece, words), GAP]
    return tuple(tokens[:-1])


def end_of(phrase: Sequence[str], tokens: Sequence[str], start: int) -> int | None:
    """Where `phrase` ends when it begins at `start`, else None; each gap takes the nearest word that fits."""
    position, gap, length = start, 0, len(tokens)
    for word in phrase:
        if word == GAP:
            gap = MAX_GAP
            continue
        last = min(position + gap, length - 1)
        while position <= last and tokens[position] != word:
            if tokens[position] == BREAK:
                return None
            position += 1
        if position > last:
            return None
        position, gap = position + 1, 0
    return position


def find(phrase: Sequence[str], tokens: Sequence[str]) -> int | None:
    """Where `phrase` first begins, else None; an empty phrase is nowhere."""
    if not phrase or phrase[0] not in tokens:  # thousands of phrases are looked for in each title
        return None
    starts = (start for start, token in enumerate(tokens) if token == phrase[0])
    return next((start for start in starts if end_of(phrase, tokens, start) is not None), None)


def starting(phrases: Iterable[Sequence[str]]) -> dict[str, list[Sequence[str]]]:
    """Phrases by their first word, in their order; an empty phrase is nowhere."""
    by_first: dict[str, list[Sequence[str]]] = {}
    for phrase in phrases:
        if phrase:
            by_first.setdefault(phrase[0], []).append(phrase)
    return by_first


def holds_any(by_first: Mapping[str, Sequence[Sequence[str]]], tokens: Sequence[str]) -> bool:
    """Whether one of the phrases, by their first word, is in the tokens."""
    return any(
        end_of(phrase, tokens, start) is not None
        for start, token in enumerate(tokens)
        for phrase in by_first.get(token, ())
    )


def is_whole(tokens: Sequence[str], start: int, end: int) -> bool:
    """Whether tokens[start:end] fill a part of the title from break to break."""
    return (start == 0 or tokens[start - 1] == BREAK) and (end == len(tokens) or tokens[end] == BREAK)


def without(phrases: Sequence[Sequence[str]], tokens: Sequence[str]) -> list[str]:
    """The tokens with every occurrence of the phrases blanked out, so that positions stay."""
    left = list(tokens)
    for phrase in phrases:
        while (start := find(phrase, left)) is not None:
            left[start : start + len(phrase)] = [""] * len(phrase)
    return left
