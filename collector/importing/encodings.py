"""In which encoding a file's text is: by its mark, as UTF-8, else by the letters that its bytes spell."""

import codecs
import re
from collections.abc import Callable

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig", "UTF-8"),
    (codecs.BOM_UTF32_LE, "utf-32", "UTF-32"),
    (codecs.BOM_UTF32_BE, "utf-32", "UTF-32"),
    (codecs.BOM_UTF16_LE, "utf-16", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "UTF-16"),
)
# Each with the letters that a text in it holds: Japanese has kana, the others could be anything.
_OTHERS = (
    ("shift_jis", "Shift JIS", re.compile("[\u3040-\u30ff]")),
    ("euc_kr", "EUC-KR", re.compile("[\uac00-\ud7a3]")),
    ("gb18030", "GBK", re.compile("[\u4e00-\u9fff]")),
    ("big5", "Big5", re.compile("[\u4e00-\u9fff]")),
    ("cp1251", "cp1251 (Windows, Cyrillic)", re.compile("[\u0430-\u044f\u0456\u0457\u0454]")),
)
_LEAST_SHARE = {"shift_jis": 0.2, "cp1251": 0.6}
SAMPLE = 20_000
# Of a text in Latin letters far fewer bytes are none of ASCII.
_FOREIGN_SHARE = 0.25
NamesColumns = Callable[[str], bool]


def encoding_of(start: bytes, names_columns: NamesColumns | None = None) -> tuple[str, str]:
    """The codec, and its name for people.

    Without a mark it is UTF-8, and what is none of it is read as cp1252; but where much of it is none, the encoding in
    which the beginning names columns of postings counts, or the one whose letters it spells.
    """
    for mark, codec, name in _BOMS:
        if start.startswith(mark):
            return codec, name
    sample = start[:2000]
    if len(sample) >= 4 and sample.count(0) > len(sample) * 0.3:
        return ("utf-16-le", "UTF-16") if sample[1::2].count(0) > sample[::2].count(0) else ("utf-16-be", "UTF-16")
    return _foreign(start[:SAMPLE], names_columns) or ("utf-8", "UTF-8")


def _foreign(sample: bytes, names_columns: NamesColumns | None) -> tuple[str, str] | None:
    letters = sum(byte >= 0x80 or chr(byte).isalpha() for byte in sample)
    if _decoded(sample, "utf-8") is not None or sum(byte >= 0x80 for byte in sample) < _FOREIGN_SHARE * letters:
        return None
    spelled = [
        (codec, name, text)
        for codec, name, own in _OTHERS
        if (text := _decoded(sample, codec)) and _spells(text, codec, own)
    ]
    named = [entry for entry in spelled if names_columns and names_columns(entry[2])]
    return next(((codec, name) for codec, name, _ in (*named, *spelled)), None)


def _decoded(sample: bytes, codec: str) -> str | None:
    """The sample as text, its last character perhaps cut off; None where it is not in this encoding."""
    try:
        return codecs.getincrementaldecoder(codec)("strict").decode(sample)
    except UnicodeDecodeError:
        return None


def _spells(text: str, codec: str, own: re.Pattern[str]) -> bool:
    foreign = [char for char in text if ord(char) >= 0x80 and char.isalpha()]
    return bool(foreign) and len(own.findall("".join(foreign))) >= _LEAST_SHARE.get(codec, 0.9) * len(foreign)
