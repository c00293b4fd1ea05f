"""Search over project ideas that forgives typing errors."""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence

from rapidfuzz import fuzz, process

from core.catalogue.learning import Difficulty, ProjectIdea
from core.catalogue.names import role_name
from core.catalogue.translations import project_in_language
from core.texts import language

TITLE, SKILL, TEXT = 3.0, 2.5, 1.0
BEGINNING = 90.0
INSIDE = 70.0
COMPOUNDING = frozenset({"da", "de", "fi", "nb", "nl", "sv"})  # languages that write “sports club” as one word
MAX_QUERY = 200
MAX_WORDS = 12
LIMIT = 20
_WORD = re.compile(r"[^\W_][\w+#]*(?:[.'-][\w+#]+)*")


class ProjectIndex:
    """Words of titles, texts, skills and roles of `projects`. Build it once and share it; nothing in it changes.

    It knows the words of the language spoken when it is built, and the English titles, which links may carry.
    """

    def __init__(self, projects: Sequence[ProjectIdea], spellings: Mapping[str, Sequence[str]]) -> None:
        """`spellings` are the name and aliases of each skill id."""
        self._projects = tuple(projects)
        self._titles = [project_in_language(project).title.casefold() for project in projects]
        self._places: defaultdict[str, dict[int, float]] = defaultdict(dict)
        for number, project in enumerate(projects):
            for text, weight in _texts(project, spellings):
                for word in search_words(text):
                    weight_so_far = self._places[word].get(number, 0.0)
                    self._places[word][number] = max(weight, weight_so_far)
        self._vocabulary = sorted(self._places)
        self._compounds = language() in COMPOUNDING

    def search(
        self, query: str, difficulties: Collection[Difficulty] = tuple(Difficulty), limit: int = LIMIT
    ) -> list[ProjectIdea]:
        """Projects in which at least half of the query's words are found, or words nearly like them, best first.

        Rare words count for more, titles for more than texts. Without a word to look for: all, by title.
        """
        wanted = list(dict.fromkeys(search_words(query[:MAX_QUERY])))[:MAX_WORDS]
        score, words_found = defaultdict[int, float](float), Counter[int]()
        for word in wanted:
            for number, value in self._scores(word).items():
                score[number] += value
                words_found[number] += 1
        enough = [number for number in range(len(self._projects)) if words_found[number] >= math.ceil(len(wanted) / 2)]
        ordered = sorted(enough, key=lambda number: (-score[number], self._titles[number]))
        return [
            project for project in (self._projects[number] for number in ordered) if project.difficulty in difficulties
        ][:limit]

    def _scores(self, word: str) -> dict[int, float]:
        """What finding `word` is worth in each project; words like it are no rarer than it is."""
        scores: dict[int, float] = {}
        most = self._rarity(word) if word in self._places else math.inf
        for spelling, likeness in self._like(word):
            places = self._places[spelling]
            rarity = min(self._rarity(spelling), most)
            for number, weight in places.items():
                scores[number] = max(scores.get(number, 0.0), weight * rarity * (likeness / 100) ** 2)
        return scores

    def _rarity(self, spelling: str) -> float:
        return math.log(1 + len(self._projects) / len(self._places[spelling]))

    def _like(self, word: str) -> Iterator[tuple[str, float]]:
        """Known words that are, begin with, nearly are or, where words are compounded, hold `word`; likeness 0-100."""
        yield from ((word, 100.0) for _ in range(word in self._places))
        if len(word) >= 3:
            yield from (
                (spelling, BEGINNING) for spelling in self._vocabulary if spelling != word and spelling.startswith(word)
            )
        if self._compounds and len(word) >= 5:
            yield from ((spelling, INSIDE) for spelling in self._vocabulary if word in spelling[1:])
        if len(word) >= 4:
            # One slip in a word of four or five letters, two in a longer one; a letter swapped costs two of them.
            cutoff = 80 if len(word) < 8 else 75
            for spelling, likeness, _ in process.extract(
                word, self._vocabulary, scorer=fuzz.ratio, score_cutoff=cutoff, limit=20
            ):
                if spelling != word:
                    yield spelling, likeness


def search_words(text: str) -> list[str]:
    """Words in lower case: `C++`, `node.js` and `ci-cd` are one each."""
    return [word.casefold() for word in _WORD.findall(text)]


def _texts(project: ProjectIdea, spellings: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, float]]:
    translated = project_in_language(project)
    yield translated.title, TITLE
    yield project.title, TEXT
    for skill in project.core | project.stretch:
        for text in (skill, *spellings.get(skill, ())):
            yield text, SKILL
    roles = (text for role in project.roles for text in (role.replace("-", " "), role_name(role)))
    for text in (translated.description, *translated.deliverables, *roles):
        yield text, TEXT
