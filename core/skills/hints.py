"""Tells by the single words of a sentence which patterns are worth a search of it."""

from collections.abc import Iterable, Mapping
from functools import lru_cache

# Words remembered of one index. Most words of an advert are among the commonest few thousand.
_CACHE_SIZE = 20_000


class HintIndex:
    """Hints by the name of what they stand for; to look for all of them costs a look-up for each word of a text."""

    def __init__(self, hints: Mapping[str, Iterable[str]]) -> None:
        pairs = [(name, hint) for name, texts in hints.items() for hint in dict.fromkeys(texts)]
        # "bs " stands only where a word ends in "bs", and "full time" where one ends in "full".
        self._ending = tuple((*pair, pair[1].split()[0]) for pair in pairs if _ends_a_word(pair[1]))
        self._within = tuple((*pair, pair[1].split()[0]) for pair in pairs if not _ends_a_word(pair[1]))
        self._of_word = lru_cache(maxsize=_CACHE_SIZE)(self._possible)

    def names_in(self, words: str) -> set[str]:
        """The names of which a hint stands in these lower-cased words."""
        names: set[str] = set()
        of_word = self._of_word
        for word in words.split():
            for name, hint in of_word(word):
                if name not in names and hint in words:
                    names.add(name)
        return names

    def _possible(self, word: str) -> tuple[tuple[str, str], ...]:
        """The names and hints that may stand in a text which holds `word` between blanks."""
        ending = [(name, hint) for name, hint, first in self._ending if word.endswith(first)]
        return (*ending, *((name, hint) for name, hint, first in self._within if first in word))


def _ends_a_word(hint: str) -> bool:
    """Whether the first word of a hint ends where it does in every text; a blank before it tells nothing more."""
    return not hint[0].isspace() and any(sign.isspace() for sign in hint)
