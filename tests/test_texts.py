"""Sentences have their keys, values and plural forms; dates and numbers follow the reader's locale and clock."""

import ast
import re
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import pytest
from fluent.syntax import ast as fluent
from fluent.syntax import parse, visitor

from core import texts
from core.catalogue.names import find_role, resolve_skill, role_catalogue, role_name, skill_name, taxonomy
from core.catalogue.skill import Kind
from core.config import ROOT
from core.market.receipts import Why
from core.models import Seniority
from core.texts import about_money, chart_words, locale_of, messages, moment, number, signed, text

CALLS = {"text", "optional_text", "has_text", "listed"}

MOMENT = datetime(2026, 11, 25, 23, 30, 5, tzinfo=UTC)


@pytest.mark.parametrize(
    ("tag", "zone", "said"),
    [
        ("en-US", "Europe/Berlin", "Nov 26, 2026, 12:30\u202fAM"),
        ("de-DE", "Europe/Berlin", "26.11.2026, 00:30"),
        ("de-DE", None, "25.11.2026, 23:30 UTC"),
        ("de-DE", "Mars/Olympus", "25.11.2026, 23:30 UTC"),
    ],
)
def test_a_moment_is_told_on_the_readers_clock_or_says_that_it_is_not(tag: str, zone: str | None, said: str) -> None:
    assert moment(MOMENT, locale_of(tag), zone) == said


def test_charts_write_numbers_as_the_reader_does() -> None:
    english, german = (chart_words(locale_of(tag)) for tag in ("en-US", "de-DE"))
    assert (english["decimal"], german["decimal"]) == (".", ",")
    assert (english["shortDays"][0], german["days"][0], german["months"][2]) == ("Sun", "Sonntag", "März")


@pytest.mark.parametrize(
    ("tag", "moved", "pay", "currency", "day"),
    [
        ("en-US", ["+1,234", "−18", "0"], "$84,700", ["$", ""], "%b %-d"),
        ("en-GB", ["+1,234", "−18", "0"], "US$84,700", ["US$", ""], "%-d %b"),
        ("de-DE", ["+1.234", "−18", "0"], "84.700\u00a0$", ["", "\u00a0$"], "%-d %b"),
    ],
)
def test_numbers_of_a_chart_read_as_those_beside_it(
    tag: str, moved: list[str], pay: str, currency: list[str], day: str
) -> None:
    """A real minus, no hyphen; no digits that a median does not have; the dollar and the day where they belong."""
    locale = locale_of(tag)
    assert [signed(value, locale) for value in (1234, -18.2, -0.3)] == moved
    assert about_money(84_680, locale) == pay
    words = chart_words(locale)
    assert (words["currency"], words["dayMonth"]) == (currency, day)


def _keys_in_code() -> Iterator[tuple[str, str]]:
    """Every key that pages and views ask for as it stands, with its file; parts worked out there match anything."""
    for path in sorted([*(ROOT / "core").rglob("*.py"), *(ROOT / "pages").glob("*.py")]):
        for call in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not (isinstance(call, ast.Call) and isinstance(call.func, ast.Name | ast.Attribute) and call.args):
                continue
            name = call.func.id if isinstance(call.func, ast.Name) else call.func.attr
            if name in CALLS:
                for pattern in _patterns(call.args[0]):
                    yield pattern, path.name


def _patterns(key: ast.expr) -> Iterator[str]:
    if isinstance(key, ast.Constant) and isinstance(key.value, str):
        yield re.escape(key.value)
    elif isinstance(key, ast.JoinedStr):
        parts = (re.escape(str(value.value)) if isinstance(value, ast.Constant) else ".+" for value in key.values)
        yield "".join(parts)
    elif isinstance(key, ast.IfExp):
        yield from _patterns(key.body)
        yield from _patterns(key.orelse)


def _messages(source: str) -> dict[str, set[str]]:
    """Each message's key with the values it takes."""

    class Values(visitor.Visitor):
        def __init__(self) -> None:
            self.names: set[str] = set()

        def visit_VariableReference(self, node: fluent.VariableReference) -> None:  # noqa: N802 - the name that Fluent looks for
            self.names.add(node.id.name.removesuffix("-n"))

    found = {}
    for entry in parse(source).body:
        assert not isinstance(entry, fluent.Junk), entry.content
        if isinstance(entry, fluent.Message):
            values = Values()
            values.visit(entry)
            assert entry.id.name not in found, f"{entry.id.name} stands twice"
            found[entry.id.name.replace("-", ".", 1)] = values.names
    return found


def test_every_key_that_code_asks_for_has_a_sentence() -> None:
    known = set(_messages_of("en"))
    asked = list(_keys_in_code())
    assert len(asked) > 200
    lacking = [(key, file) for key, file in asked if not any(re.fullmatch(key, one) for one in known)]
    assert lacking == []


def test_every_sentence_is_asked_for() -> None:
    """By a string or a pattern somewhere in the code; a key that nothing names is never shown."""
    named, patterns = set[str](), set[str]()
    for path in (*(ROOT / "core").rglob("*.py"), *(ROOT / "pages").glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                named.add(node.value)
            elif isinstance(node, ast.JoinedStr):
                patterns |= set(_patterns(node))
    telling = [re.compile(pattern) for pattern in patterns if re.search(r"^\w+\\\.|\\\.\w+$", pattern)]
    unnamed = [key for key in _messages_of("en") if key not in named and not any(one.fullmatch(key) for one in telling)]
    assert [key for key in unnamed if not key.startswith(DATA_NAMES)] == []


OTHERS = [tag for tag in texts.languages() if tag != texts.DEFAULT]
DATA_NAMES = (
    "role_name.",
    "role_summary.",
    "skill_name.",
    "source_label.",
    "source_terms.",
    "source_attribution.",
)  # English stands in the data


@cache
def _messages_of(tag: str) -> dict[str, set[str]]:
    return _messages((texts.FOLDER / f"{tag}.ftl").read_text("utf-8"))


@pytest.mark.parametrize("tag", OTHERS)
def test_a_language_has_no_key_and_no_value_that_english_lacks(tag: str) -> None:
    english = _messages_of("en")
    other = {key: values for key, values in _messages_of(tag).items() if not key.startswith(DATA_NAMES)}
    assert [key for key, values in other.items() if not values <= english.get(key, set())] == []


@pytest.mark.parametrize("tag", OTHERS)
def test_a_language_has_every_sentence_that_english_has(tag: str) -> None:
    lacking = [key.replace(".", "-", 1) for key in _messages_of("en") if key not in _messages_of(tag)]
    assert not lacking, f"add a translation of {', '.join(lacking)} to core/texts/{tag}.ftl (CONTRIBUTING says how)"


@pytest.mark.parametrize("tag", OTHERS)
def test_a_language_names_every_role_and_nothing_that_is_not_there(tag: str) -> None:
    named = [key for key in _messages_of(tag) if key.startswith(("role_name.", "role_summary.", "skill_name."))]
    there = {f"{table}.{role.id}" for role in role_catalogue().all() for table in ("role_name", "role_summary")}
    lacking = there - set(named)
    assert not lacking, f"add {', '.join(sorted(lacking))} (with - for the first .) to core/texts/{tag}.ftl"
    assert set(named) - there - {f"skill_name.{skill}" for skill in taxonomy().skills} == set()


@pytest.mark.parametrize("tag", OTHERS)
def test_no_two_skills_or_roles_have_the_same_name_in_a_language(tag: str) -> None:
    texts.speak(tag)
    try:
        for names in (
            {skill: skill_name(skill) for skill in taxonomy().skills},
            {role.id: role_name(role.id) for role in role_catalogue().all()},
        ):
            twice = [name for name, count in Counter(names.values()).items() if count > 1]
            assert twice == []
            assert [name for key, name in names.items() if (resolve_skill(name) or find_role(name)) is None] == []
    finally:
        texts.speak(None)


def test_kinds_categories_and_levels_have_names() -> None:
    known = set(_messages_of("en"))
    wanted = {f"category.{skill.category}" for skill in taxonomy().skills.values()}
    wanted |= (
        {f"kind.{kind}" for kind in Kind} | {f"level.{level}" for level in Seniority} | {f"why.{one}" for one in Why}
    )
    assert wanted - known == set()


@pytest.mark.parametrize(
    ("header", "spoken"),
    [
        ("de-DE,de;q=0.9,en;q=0.8", "de"),
        ("en-GB,en;q=0.9,de;q=0.8", "en"),
        ("fr-FR,fr;q=0.9,de;q=0.5,en;q=0.4", "de"),
        ("en;q=0.3,de-AT;q=0.7", "de"),
        ("DE", "de"),
        ("de;q=0,en", "en"),
        ("fr,it;q=0.8", None),
        ("", None),
        (None, None),
        ("*", None),
        ("de;q=x, ;;=,,", None),
    ],
)
def test_the_language_a_browser_likes_best_is_spoken(header: str | None, spoken: str | None) -> None:
    assert texts.accepted_language(header) == spoken


@pytest.mark.parametrize(
    ("browser", "spoken", "name", "shown"),
    [
        ("de-AT", "de", "de_AT", "1.234,5"),
        ("en-GB", "en", "en_GB", "1,234.5"),
        ("de-DE", "en", "en_DE", "1.234,5"),  # English words, numbers as the country writes them
        ("en-US", "de", "de", "1.234,5"),
        ("xx", "de", "de", "1.234,5"),
    ],
)
def test_numbers_are_in_the_language_of_the_sentence(browser: str, spoken: str, name: str, shown: str) -> None:
    locale = locale_of(browser, spoken)
    assert (str(locale), number(1234.5, locale)) == (name, shown)


def test_shares_changes_and_pay_are_written_as_the_language_does() -> None:
    english, german = locale_of("en-US"), locale_of("de-DE")
    assert [texts.percent(0.1234, one, digits) for one in (english, german) for digits in (0, 1)] == [
        "12%",
        "12.3%",
        "12\u00a0%",
        "12,3\u00a0%",
    ]
    assert [texts.money(123456.7, one) for one in (english, german)] == ["$123,457", "123.457\u00a0$"]
    assert [texts.signed(-3.2, german), texts.signed(1234, german)] == ["−3", "+1.234"]


def test_names_are_sorted_as_in_a_dictionary() -> None:
    names = ["Zoom", "Überwachtes Lernen", "Oracle", "unity", "Ökonometrie", "Straße", "Strategie", "Strasse"]
    assert sorted(names, key=texts.alphabetical) == [
        "Ökonometrie",
        "Oracle",
        "Strasse",
        "Straße",
        "Strategie",
        "Überwachtes Lernen",
        "unity",
        "Zoom",
    ]


def test_the_number_decides_the_plural_and_is_written_as_the_reader_does() -> None:
    english, german = locale_of("en-US"), locale_of("de-DE")
    said = [text("base.companies", companies=number(count, english)) for count in (0, 1, 2, 1234)]
    assert said == ["0 companies", "1 company", "2 companies", "1,234 companies"]
    assert text("base.companies", companies=number(1234, german)) == "1.234 companies"


@pytest.mark.parametrize(
    ("key", "value", "said"),
    [
        ("gap.table_count", "count", {"en": ("one skill", "2 skills"), "de": ("ein Skill", "2 Skills")}),
        ("explore.chart_alt", "count", {"en": ("one group", "2 groups"), "de": ("einer Gruppe", "2 Gruppen")}),
        ("openings.of", "total", {"en": ("must-have", "must-haves"), "de": ("Pflicht-Skill", "Pflicht-Skills")}),
        ("data.heading", "count", {"en": ("One advert", "2 adverts"), "de": ("Eine Anzeige", "2 Anzeigen")}),
        ("import.of", "rows", {"en": ("one row", "2 rows"), "de": ("einer Zeile", "2 Zeilen")}),
    ],
)
def test_what_may_be_one_has_a_singular(key: str, value: str, said: dict[str, tuple[str, str]]) -> None:
    others = {"count": 1, "by": "", "axis": "", "ago": ""}
    for tag, forms in said.items():
        with texts.speaking(tag):
            for count, form in zip((1, 2), forms, strict=True):
                assert re.search(rf"{form}\b(?!s)", text(key, **others | {value: count})), (tag, count)


def test_a_missing_key_or_value_is_an_error_and_no_sentence() -> None:
    with pytest.raises(KeyError, match=r"no\.such"):
        text("no.such")
    with pytest.raises(KeyError, match="companies"):
        text("base.companies")


def test_another_language_is_spoken_and_english_where_it_has_no_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    english = (texts.FOLDER / "en.ftl").read_text("utf-8")
    (tmp_path / "en.ftl").write_text(english, "utf-8")
    (tmp_path / "eo.ftl").write_text("nav-home = Hejmo\n", "utf-8")
    monkeypatch.setattr(messages, "FOLDER", tmp_path)
    caches = (texts.languages, texts.bundle)
    for kept in caches:
        kept.cache_clear()
    try:
        texts.speak("eo")
        assert (text("nav.home"), text("nav.trends")) == ("Hejmo", "Trends")
        texts.speak("fr")
        assert text("nav.home") == "Home"
    finally:
        texts.speak(None)
        for kept in caches:
            kept.cache_clear()


def test_who_never_spoke_is_followed_by_the_reader_of_the_session() -> None:
    kept = list(messages._otherwise)
    texts.follow(lambda: "de")
    try:
        assert text("nav.home") == "Start"
        texts.speak("en")
        assert text("nav.home") == "Home"
    finally:
        texts.speak(None)
        messages._otherwise[:] = kept


@pytest.mark.parametrize("tag", texts.languages())
def test_what_chooses_a_plural_is_the_number_and_not_how_it_is_written(tag: str) -> None:
    """`$years` is words, which are never "one": "1 years of experience" was said."""
    chosen_by = re.findall(r"\{ \$([\w-]+) ->", (texts.FOLDER / f"{tag}.ftl").read_text("utf-8"))
    assert {name for name in chosen_by if not name.endswith("-n")} == set()
    with texts.speaking(tag):
        assert text("terms.years", years=1) != text("terms.years", years=2).replace("2", "1")
