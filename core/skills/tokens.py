"""The spaCy tokenizer extraction runs on: words and single marks, so that every joint of `C#/.NET,C++` is a seam."""

import re

from spacy.attrs import LOWER
from spacy.tokenizer import Tokenizer
from spacy.vocab import Vocab

# Chunks of text remembered; spaCy's 10,000 are used up by the spellings themselves, and each miss costs 20 times a hit.
CACHE_SIZE = 200_000

# Every mark is a seam but the plus signs and the sharp that end a language's name.
_INFIX = re.compile(r"[^\w\s+#]|_|(?<!\+)\+(?!\+)|(?<![^\W\d_])#|#(?=\w)")
_PREFIX = re.compile(r"^[^\w\s]")
_SUFFIX = re.compile(r"(?:[^\w\s+#]|_|(?<![\w+])[+#]|(?<=\d)[+#])$")


def posting_tokenizer(vocab: Vocab | None = None) -> Tokenizer:
    """English without its exceptions and with added infixes.

    It remembers each chunk between blanks, so ordinary text costs a look-up a word. Of a word it knows its lower case
    and no more: the other attributes of spaCy's English took half the time of making a word and nobody asks for them.
    """
    return Tokenizer(
        vocab if vocab is not None else Vocab(lex_attr_getters={LOWER: str.lower}),
        rules={},
        prefix_search=_PREFIX.search,
        suffix_search=_SUFFIX.search,
        infix_finditer=_INFIX.finditer,
        max_cache_size=CACHE_SIZE,
    )
