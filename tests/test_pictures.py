"""Pictures drawn without a browser: what comes from outside is words and nothing else, in both forms."""

import io
import warnings

import pytest
from lxml import etree
from PIL import Image

from core.charts.style import LIGHT
from core.pictures import drawing
from core.pictures.drawing import Bar, Kind, Line, Picture, draw

HOSTILE = ("<script>alert(1)</script>", "$\\frac{1}{2}$", "a & b", "日本語", "x" * 500, "\x00\u202e", "")
DAYS = ("2026-10-05", "2026-10-12", "2026-10-19")
NONE = float("nan")
PICTURES = {
    "hostile": Picture(HOSTILE[0], HOSTILE[1], "axis", tuple(Bar(name, 0.5, NONE, NONE, "owned") for name in HOSTILE)),
    "points": Picture("Rising", "base", "points", (Bar("Rust", 4.2, 1.0, 7.0, "rising"),), points=True),
    "lines": Picture("Weeks", "base", lines=tuple(Line(name, DAYS, (0.1, 0.2, 0.3)) for name in HOSTILE)),
    "nothing": Picture("Nothing", "base"),
}


@pytest.mark.parametrize("name", PICTURES)
@pytest.mark.parametrize("kind", ["svg", "png"])
def test_any_words_can_be_drawn(name: str, kind: Kind) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        drawn = draw(PICTURES[name], kind)
    assert drawn == draw(PICTURES[name], kind)  # the same picture is the same file
    if kind == "png":
        assert Image.open(io.BytesIO(drawn)).size == (1200, 630)
        return
    root = etree.fromstring(drawn)
    assert {etree.QName(element).localname for element in root.iter("{*}*")} & {"script", "foreignObject", "a"} == set()
    words = [element.text for element in root.iter("{http://www.w3.org/2000/svg}text")]
    if name == "hostile":
        assert HOSTILE[0] in words and HOSTILE[1] in words


def test_pictures_have_the_colours_of_the_pages() -> None:
    same = (drawing.TEXT, drawing.MUTED, drawing.GRID, drawing.OWNED, drawing.MISSING, drawing.THIRD)
    assert same == (LIGHT.text, LIGHT.muted, LIGHT.grid, LIGHT.owned, LIGHT.missing, LIGHT.third)
