"""Sentences by key, in the current language: one Fluent file each, with English as the fallback."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache, wraps
from pathlib import Path
from typing import Self, TypeVar

from fluent.runtime import FluentBundle, FluentResource

FOLDER = Path(__file__).parent
DEFAULT = "en"
Made = TypeVar("Made")
MAX_HEADER = 500
_language: ContextVar[str | None] = ContextVar("language", default=None)
_otherwise: list[Callable[[], str | None]] = []  # asked where nobody has spoken yet


class Written(str):
    """A number as its reader writes it; `value` decides which plural form a sentence takes."""

    __slots__ = ("value",)

    value: int

    def __new__(cls, words: str, value: int) -> Self:
        """The number `value`, written as `words`."""
        counted = super().__new__(cls, words)
        counted.value = value
        return counted


@cache
def languages() -> tuple[str, ...]:
    """The languages there is a file for, by tag."""
    return tuple(sorted(path.stem for path in FOLDER.glob("*.ftl")))


@cache
def bundle(language: str) -> FluentBundle:
    """The sentences of one language, without those of another. Raises FileNotFoundError where there is none."""
    messages = FluentBundle([language], use_isolating=False)
    messages.add_resource(FluentResource((FOLDER / f"{language}.ftl").read_text("utf-8")))
    return messages


def speak(language: str | None) -> None:
    """Say what follows in this thread or task in `language`; English where there is no file for it."""
    _language.set(None if language is None else language if language in languages() else DEFAULT)


@contextmanager
def speaking(language: str | None) -> Iterator[None]:
    """Use `language` within the block, for example for a mail in its recipient's language."""
    token = _language.set(language if language in languages() else DEFAULT)
    try:
        yield
    finally:
        _language.reset(token)


def follow(reader: Callable[[], str | None]) -> None:
    """Ask `reader` for the language in every thread in which nobody called `speak`, such as a callback of a page."""
    _otherwise[:] = [reader]


def language() -> str:
    """The language that is spoken now, by tag."""
    spoken = _language.get()
    if spoken is None and _otherwise:
        spoken = _otherwise[0]()
    return spoken or DEFAULT


def accepted_language(header: str | None) -> str | None:
    """The language an Accept-Language header likes best among those there are; None where it takes none of them."""
    weights: dict[str, float] = {}
    for part in (header or "")[:MAX_HEADER].split(","):
        tag, _, parameters = part.partition(";")
        quality = parameters.partition("q=")[2].strip() or "1"
        weight = float(quality) if quality.replace(".", "", 1).isdecimal() else 0.0
        name = tag.strip().lower().partition("-")[0]
        if weight > 0 and name in languages():
            weights[name] = max(weight, weights.get(name, 0.0))
    return max(weights, key=lambda name: weights[name], default=None)


def text(key: str, **values: object) -> str:
    """The sentence `table.key` with `values` filled in. Raises KeyError for an unknown key or a missing value.

    A value that `number` wrote, or an int, also decides which plural form is said.
    """
    name = key.replace(".", "-")
    for tag in dict.fromkeys((language(), DEFAULT)):
        spoken = bundle(tag)
        if spoken.has_message(name):
            return _said(spoken, name, values)
    raise KeyError(key)


def has_text(key: str) -> bool:
    """Is there a sentence `table.key`?"""
    return bundle(DEFAULT).has_message(key.replace(".", "-"))


def optional_text(key: str) -> str | None:
    """The sentence `table.key`, which takes no values; None where there is none."""
    return text(key) if has_text(key) else None


def by_language(make: Callable[[], Made]) -> Callable[[], Made]:
    """Remember what `make` gives, which must take nothing, once for each language."""
    made: dict[str, Made] = {}

    @wraps(make)
    def recall() -> Made:
        spoken = language()
        if spoken not in made:
            made[spoken] = make()
        return made[spoken]

    return recall


def text_in(tag: str, key: str) -> str:
    """The sentence `table.key`, which takes no values, in the language `tag`, whatever is spoken now."""
    return _said(bundle(tag), key.replace(".", "-"), {})


def name_of(table: str, key: str, english: str) -> str:
    """What `key` of the data is called in the language spoken now; `english`, as the data has it, where nothing is."""
    name = f"{table}-{key}"
    spoken = bundle(language())
    return _said(spoken, name, {}) if spoken.has_message(name) else english


def names_of(table: str, key: str) -> tuple[str, ...]:
    """What `key` of the data is called in each language that has a name of its own for it."""
    name = f"{table}-{key}"
    return tuple(_said(bundle(tag), name, {}) for tag in languages() if bundle(tag).has_message(name))


def _said(spoken: FluentBundle, name: str, values: Mapping[str, object]) -> str:
    pattern = spoken.get_message(name).value
    assert pattern is not None, f"{name} has no value"
    words, errors = spoken.format_pattern(pattern, _arguments(values))
    if errors:
        raise KeyError(f"{name}: {errors[0]}")
    return str(words)


def _arguments(values: Mapping[str, object]) -> dict[str, str | int]:
    """Each value as words, and also as `NAME-n` for the plural, which Fluent decides by numbers only."""
    arguments: dict[str, str | int] = {}
    for name, value in values.items():
        arguments[name] = str(value)
        if isinstance(value, Written):
            arguments[f"{name}-n"] = value.value
        elif isinstance(value, int):
            arguments[f"{name}-n"] = value
    return arguments


def level_name(level: str | None) -> str:
    """A value of Seniority as it is read; an en dash for None."""
    return text(f"level.{level}") if level else "–"


def value_name(value: object) -> object:
    """A coded value of a table's data in words; one without words, and what is no text, as it is."""
    return optional_text(f"value.{value.replace(' ', '_')}") or value if isinstance(value, str) else value


def lower_name(name: str) -> str:
    """A role as it stands inside a sentence: "data engineer", "QA engineer"; in German as it stands alone."""
    if text("app.lower_names") != "yes":
        return name
    return " ".join(word if any(letter.isupper() for letter in word[1:]) else word.lower() for word in name.split())
