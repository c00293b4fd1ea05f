"""Adverts of the sample as plain text: 60 are written in a tenth of a second, the whole sample in four."""

from core.sample.advert import write_advert
from core.sample.content import load_content
from core.sample.draw import draw_frame
from core.skills.text import plain_text


def sample_texts(count: int) -> list[str]:
    """The texts of the first `count` adverts that are drawn."""
    content = load_content()
    taken: set[tuple[str, str, str]] = set()
    return [plain_text(write_advert(content, draw_frame(content, number, taken))) for number in range(count)]
