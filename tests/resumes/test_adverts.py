"""A pasted advert is read as a collected one is, each skill with its sentence, in the process that cannot harm us."""

import pytest

from core.errors import UnreadableAdvert
from core.models import Ask
from core.resumes import service
from core.resumes.advert_service import MAX_CHARS, read_advert
from core.resumes.adverts import AdvertReading

pytestmark = pytest.mark.usefixtures("loaded")
ADVERT = """Senior Data Engineer (m/f/d)

Your profile
- You must know Python and SQL.
- Experience with AWS, Azure or Google Cloud is required.
- Fluent German; at least 5 years of experience.

Nice to have
- Kubernetes would be a plus.

About us
We are a team that likes Rust.
"""


def test_it_tells_must_haves_from_the_rest_with_sentences_alternatives_and_terms() -> None:
    found = read_advert(ADVERT)
    assert {"python", "sql"} <= found.required and "kubernetes" in found.optional and "rust" not in found.skills
    assert frozenset({"aws", "azure", "google-cloud"}) in found.alternatives or any(
        {"aws", "azure"} <= group for group in found.alternatives
    )
    sentences = {one.skill: found.sentence_of(place) for place, one in enumerate(found.mentions)}
    assert "You must know Python and SQL." in sentences["python"]
    assert all(found.text[mention.start : mention.end] == mention.text for mention in found.mentions)
    assert {mention.skill: mention.ask for mention in found.mentions}["kubernetes"] is Ask.OPTIONAL
    assert (found.language, found.terms.years) == ("en", 5)
    assert AdvertReading.from_json(found.to_json()) == found


def test_it_is_read_as_the_collector_reads_it() -> None:
    from datetime import UTC, datetime

    from collector.adverts import Advert
    from collector.enrich import Reader

    reader = Reader.load()
    draft = reader.draft("file", Advert("1", "Senior Data Engineer", description=ADVERT), datetime.now(UTC))
    ((posting, text),) = reader.with_skills([draft])
    found = read_advert(ADVERT)
    assert (found.text, found.required, found.optional) == (text.text, posting.required, posting.optional)
    assert (found.mentioned, found.alternatives, found.terms) == (
        posting.mentioned,
        posting.alternatives,
        posting.terms,
    )


@pytest.mark.parametrize("text", ["", " \n\t", "x" * (MAX_CHARS + 1)])
def test_nothing_and_too_much_are_refused(text: str) -> None:
    with pytest.raises(UnreadableAdvert):
        read_advert(text)


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>Python is required.<img src=https://tracker.example/x>",
        "Python is required. " + "<div>" * 19_000,
        "\ud800 Python is required.",
        "Python " * 14_000,
        "\x00\x01\x02" * 1000,
    ],
)
def test_hostile_text_is_read_or_refused_and_the_next_one_is_read(text: str) -> None:
    try:
        found = read_advert(text)
    except UnreadableAdvert as error:
        assert str(error).endswith(".")
    else:
        assert "alert" not in found.text and "tracker" not in found.text
    assert read_advert("Python is required.").required == {"python"}


def test_a_text_waits_its_turn_and_says_when_there_is_none() -> None:
    taken = [service._turns.acquire(timeout=1) for _ in range(service.AT_ONCE)]
    with pytest.raises(UnreadableAdvert, match="Try again in a minute"):
        read_advert("Python", seconds=0.1)
    for _ in taken:
        service._turns.release()
