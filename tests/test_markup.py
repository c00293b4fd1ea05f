"""What strangers wrote stays text in whatever markup it is put."""

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.formats.markup import MarkedSpan, escaped, marked_html, web_address


class Read(HTMLParser):
    """Collects tags and text."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        self.text += data


writable = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=80)
spans = st.lists(
    st.builds(MarkedSpan, st.integers(0, 90), st.integers(0, 90), st.just("required"), writable), max_size=6
)


@given(writable, spans)
def test_marked_text_reads_as_it_was_and_holds_no_tag_of_its_own(text: str, marks: list[MarkedSpan]) -> None:
    read = Read()
    read.feed(marked_html(text, marks))
    read.close()
    assert read.text == text
    assert set(read.tags) <= {"div", "mark"}
    assert read.tags.count("div") == 1


def test_spans_are_marked_where_they_stand_and_overlapping_ones_are_left_out() -> None:
    marks = [MarkedSpan(0, 2, "required", "Go"), MarkedSpan(1, 4, "optional", "x"), MarkedSpan(5, 99, "optional", "y")]
    assert marked_html("Go & SQL", marks) == (
        '<div class="cn-text"><mark class="cn-required" title="Go">Go</mark> &amp; SQL</div>'
    )


@pytest.mark.parametrize("text", ["[a](javascript:x)", "# no *title* `here`", "costs $5 and $6", ":material/home:"])
def test_escaped_text_has_no_bare_sign_that_markdown_reads(text: str) -> None:
    assert not any(
        character in "*`[]()#$:" and (place == 0 or shown[place - 1] != "\\")
        for shown in [escaped(text)]
        for place, character in enumerate(shown)
    )


@pytest.mark.parametrize(
    "text", ["see https://evil.example/x", "WWW.evil.example", "mail win@evil.example", "ftp://a.example"]
)
def test_an_address_in_escaped_text_is_none_that_markdown_makes_a_link_of(text: str) -> None:
    read = escaped(text).replace("\\", "")
    assert not re.search(r"://[-.\w]|www\.|[-.+\w]@[-\w]", read, re.IGNORECASE)
    assert read.replace("\u2060", "") == text


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "data:text/html,x",
        "//evil.example",
        "https://",
        "https://a b.example",
        "https://u:p@h.example",
        "http://[::1",
        "",
        None,
    ],
)
def test_what_is_no_web_address_is_none(url: str | None) -> None:
    assert web_address(url) is None


def test_a_web_address_is_passed_on() -> None:
    assert web_address("https://jobs.example/1?a=b#c") == "https://jobs.example/1?a=b#c"
