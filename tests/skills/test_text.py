"""Descriptions of every make come out as plain lines."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.skills import glued
from core.skills.text import MAX_CHARS, plain_text, shortened
from tests.sample_adverts import sample_texts


@pytest.mark.parametrize(
    ("raw", "plain"),
    [
        ("<p>A <b>C++</b>/Go</p>\n<ul><li>One</li><li><p>Two</p></li></ul>tail", "A C++/Go\n- One\n- Two\n\ntail"),
        ("&lt;p&gt;R&amp;amp;D&lt;/p&gt;&lt;ul&gt;&lt;li&gt;Node.js&lt;/li&gt;&lt;/ul&gt;", "R&D\n- Node.js"),
        ("&amp;lt;p&amp;gt;Twice escaped&amp;lt;/p&amp;gt;", "Twice escaped"),
        ("# Title\n\n**Must have**\n* Python\n* [Go](https://go.dev/?x=1)", "Title\n\nMust have\n- Python\n- Go"),
        ("Java &amp; C#\nRequirements:\n- a < b", "Java & C#\nRequirements:\n- a < b"),
        ("<b>Skills</b>\nJava\nC#", "Skills\nJava\nC#"),
        ("one<br>two<br/>three", "one\ntwo\nthree"),
        ("<table><tr><td>Java</td><td>Go</td></tr></table>", "Java Go"),
        ("snake_case_name and C# stay, 2 * 3 too", "snake_case_name and C# stay, 2 * 3 too"),
        ("a\u200bb\u00adc\ufeff", "abc"),
        ("", ""),
        ("\x00\x01", ""),
    ],
)
def test_markup_becomes_lines(raw: str, plain: str) -> None:
    assert plain_text(raw) == plain


@pytest.mark.parametrize(
    "raw",
    [
        "<p>Java</p><script>alert('Rust')</script>",
        "<style>p{content:'Rust'}</style><p>Java</p>",
        "<p>Java<img src='https://tracker.example/p.gif' alt='Rust'></p>",
        "<p>Java</p><iframe src=x>Rust</iframe><noscript>Rust</noscript><!-- Rust -->",
        "<p>Java</p><svg><text>Rust</text></svg><form><button>Rust</button></form>",
    ],
)
def test_what_is_not_text_for_people_is_gone(raw: str) -> None:
    assert plain_text(raw) == "Java"


@pytest.mark.parametrize(
    "raw",
    [
        "<div>" * 100_000,
        "<table>" * 50_000,
        "<" * 400_000,
        "[" * 100_000,
        "[a](" * 25_000 + "**a**",
        "&amp;" * 80_000,
        "word <p>" * 250_000,
        "> " * 50_000 + "**a**",
        "# a\n" * 100_000,
        "*_" * 50_000 + "**a**",
        " " * 400_000,
        "<li>" * 90_000,
    ],
    ids=lambda raw: raw[:6],
)
def test_hostile_markup_takes_bounded_time_and_room(raw: str) -> None:
    began = time.process_time()
    assert len(plain_text(raw)) <= MAX_CHARS
    assert time.process_time() - began < 20  # one of these took 63 s before the depth was bounded


@given(st.text(max_size=2_000))
def test_any_text_survives_and_plain_text_is_stable_in_kind(raw: str) -> None:
    plain = plain_text(raw)
    assert plain == plain.strip() and "\x00" not in plain and "\r" not in plain


@given(st.text(max_size=300), st.integers(1, 50))
def test_a_shortened_text_is_a_beginning_within_its_limit(text: str, limit: int) -> None:
    assert len(shortened(text, limit)) <= limit and text.startswith(shortened(text, limit))


def test_line_ends_are_put_back_at_every_place_where_the_whole_pattern_says_so() -> None:
    """The places are found by a look at two characters first, which must leave none out."""
    texts = sample_texts(40)
    glued_texts = [text.replace("\n", "") for text in texts] + [text.replace(" ", "") for text in texts]
    odd = ["RequirementsBS/BA in maths", "kites3-5 years", "kites٣ years", "Key skillsÉcrire du code", "AWSThe team of"]
    parted = 0
    for text in (*texts, *glued_texts, *odd):
        places = [match.start() for match in glued._LOST_END.finditer(text)]
        candidates = {match.start() for match in glued._MAY_OPEN.finditer(text)}
        assert candidates.issuperset(places), text
        parted += len(places)
    assert parted > len(texts)
