"""Places in Chinese, Japanese and Korean: the largest unit first and no blank between ("神奈川県横浜市港北区")."""

import re

from collector.cities import city_alone
from collector.country_names import country_code

_LETTERS = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7a3]")
_JOINTS = re.compile(r"[\s・·\-–—－（）()]+")
_LONGEST, _SHORTEST = 8, 2
# Behind a name: of a province, which is no city though its capital is called alike, or of a city.
_PROVINCE = re.compile(r"[省県縣府道]|자치도")
_UNIT_BEHIND = re.compile(r"(?:특별자치시|특별시|광역시|特别行政区|[市区區都시])$")
_BEHIND_PROVINCE = re.compile(r"[省県縣府道]|自治区|자치도|도(?=\s)")
_COUNTRIES = ("中国", "中國", "日本", "대한민국", "한국", "韩国", "韓国", "台湾", "台灣")
_SIGNS = str.maketrans({"，": ",", "、": ";", "／": "/", "　": " ", "；": ";"})


def with_plain_signs(text: str) -> str:
    """The text with the commas of the East as ours, and no dot between the parts of one place."""
    if not _LETTERS.search(text):
        return text
    return re.sub(r"(?<=[^\x00-\x7f])\s*[·•・]\s*(?=[^\x00-\x7f])", " ", text.translate(_SIGNS))


def names_within(part: str) -> list[str] | None:
    """The city and the country that a part in these letters names, as far as it does; None for one in other letters."""
    if not _LETTERS.search(part):
        return None
    if country_code(part):
        return [part]
    country = next((name for name in _COUNTRIES if part.startswith(name)), "")
    city = _first_city(part.removeprefix(country)) if country else _first_city(part)
    if not city and not country:
        country = _country_of_unit(part)
    return [name for name in (city, country) if name]


def _first_city(text: str) -> str:
    for word in filter(None, _JOINTS.split(text)):
        start = 0
        while start < len(word):
            if name := _city_at(word, start):
                return name
            behind = _BEHIND_PROVINCE.search(word, start + 1)
            if behind is None:
                break
            start = behind.end()
    return ""


def _city_at(word: str, start: int) -> str:
    """The longest name of a city that begins there, with or without "city" behind it."""
    for end in range(min(len(word), start + _LONGEST), start + _SHORTEST - 1, -1):
        name = word[start:end]
        if _PROVINCE.match(word, end) or _PROVINCE.search(name[-1]):
            continue
        for spelling in (name, _UNIT_BEHIND.sub("", name)):
            if len(spelling) >= _SHORTEST and city_alone(spelling):
                return spelling
    return ""


def _country_of_unit(part: str) -> str:
    """Japan of a prefecture and China of a province, where no city of it is named."""
    if part.endswith(("県", "府")):
        return "Japan"
    return "China" if part.endswith(("省", "自治区")) else ""
