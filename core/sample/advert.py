"""Writes the advert of a sample posting: sections of sentences that name the drawn skills, as Markdown or HTML."""

from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from random import Random
from string import Formatter

from core.catalogue.scoring import AdviceRules
from core.catalogue.taxonomy import Taxonomy
from core.sample.content import TECH_GROUPS, Content
from core.sample.draw import Frame, tech_of
from core.sample.layout import Block, render

ANY_ONE = 0.75  # of rivals that an advert asks for, how often any one of them will do
_BRANDED = frozenset({"language", "framework", "data", "cloud"})


def write_advert(content: Content, frame: Frame) -> str:
    """The text of a posting, always the same for the same frame."""
    writer = _Writer(content, frame)
    blocks = writer.german() if writer.is_german else writer.english()
    return render(blocks, writer.rng)


class _Writer:
    def __init__(self, content: Content, frame: Frame) -> None:
        self.content, self.frame = content, frame
        self.rng = rng = Random(f"{content.seed}:{frame.number}:text")
        self.is_german = frame.country_code == "DE" and rng.random() < 0.09
        self.said: set[str] = set()
        self.any_one: list[str] = []  # "AWS or Azure"
        # What a company says of itself is the same in all its postings.
        own = Random(f"{content.seed}:{frame.company.name}")
        self.facts = {
            "company": frame.company.name,
            "blurb": own.choice(content.industries[frame.company.industry]),
            "size": str(own.choice((14, 35, 60, 90, 140, 220, 400, 850, 1600))),
            "countries": str(own.randint(3, 30)),
            "year": str(own.randint(1988, 2021)),
            "city": frame.city,
            "country": frame.country.name,
            "n": str(rng.randint(4, 11)),
            "team": rng.choice(content.text.teams),
            "title": frame.title,
            "years": str({"junior": 1, "mid_level": 3, "senior": 5, "staff": 8}[frame.level] + rng.randint(0, 1)),
            "salary": frame.pay.text if frame.pay else "",
        }

    def english(self) -> list[Block]:
        rng, text = self.rng, self.content.text
        about = [self._head("about"), Block("p", self._company())]
        role = [Block("p", self._role()), Block("p", self._pick(text.remote if self.frame.remote else text.onsite))]
        duties = [self._head("duties"), Block("ul", items=self._duties())]
        asks = self._asks()
        offers = [self._head("benefits"), Block("ul", items=self._benefits())]
        if self.frame.pay and rng.random() < 0.7:
            offers.insert(rng.choice((0, 2)), Block("p", self._pick(text.salary)))
        closing = [Block("p", self._pick(text.apply))] if rng.random() < 0.7 else []
        if rng.random() < 0.75:
            closing += [self._head("equal")] * (rng.random() < 0.5) + [Block("p", self._pick(text.equal))]
        opening = about + role if rng.random() < 0.7 else [self._head("role"), *role, *about]
        middle = duties + asks if rng.random() < 0.8 else asks + duties
        return opening + middle + offers * (rng.random() < 0.85) + closing

    def german(self) -> list[Block]:
        bank, heads = self.content.text.german, self.content.text.german.heads
        required = [self._pick(bank.required, list=chunk) for chunk in self._chunks(self.frame.asked.required, " und ")]
        optional = [self._pick(bank.optional, list=chunk) for chunk in self._chunks(self.frame.asked.optional, " und ")]
        blocks = [Block("h", heads[0]), Block("p", self._pick(bank.intro)), Block("p", self._pick(bank.role))]
        blocks += [Block("h", heads[1]), Block("ul", items=self.rng.sample(bank.duties, 3))]
        blocks += [Block("h", heads[2]), Block("ul", items=required)]
        if optional:
            blocks += [Block("h", heads[3]), Block("ul", items=optional)]
        return [
            *blocks,
            Block("h", heads[4]),
            Block("ul", items=self.rng.sample(bank.benefits, 3)),
            Block("p", self._pick(bank.equal)),
        ]

    def _head(self, kind: str) -> Block:
        return Block("h", self._pick(self.content.text.heads[kind]))  # type: ignore[index]

    def _pick(self, sentences: Sequence[str], **more: str) -> str:
        return _fill(self.rng.choice(sentences), self.facts | more)

    def _company(self) -> str:
        text, rng = self.content.text, self.rng
        said = [self._pick(text.intros)]
        if rng.random() < 0.45:
            said.append(self._pick(text.boilerplate, **self._unasked()))
        return " ".join(said)

    def _unasked(self) -> dict[str, str]:
        """Technologies the advert names without asking for them."""
        asked = {*self.frame.asked.required, *self.frame.asked.optional}
        pool = [skill for skill, group in self.content.group_of.items() if group in _BRANDED and skill not in asked]
        return {slot: self.content.words[skill][0] for slot, skill in zip("xyz", self.rng.sample(pool, 3), strict=True)}

    def _role(self) -> str:
        asked = {*self.frame.asked.required, *self.frame.asked.optional}
        text = self.content.text
        # A title such as "Machine Learning Engineer" would name a skill that this posting does not ask for.
        plain = not _skills_in(self.content, self.frame.title) <= asked
        return self._pick(text.role_intros_plain if plain else text.role_intros)

    def _duties(self) -> list[str]:
        bank = self.content.text.duties[self.frame.profile.bank]
        tools = tech_of(self.content, self.frame.asked.required)
        if self.frame.profile.any_language:  # a duty that names a language asks for that one
            tools = [skill for skill in tools if skill not in _languages()]
        self.rng.shuffle(tools)
        duties: list[str] = []
        for sentence in self.rng.sample(bank, self.rng.randint(3, min(6, len(bank)))):
            slots = [name for _, name, _, _ in Formatter().parse(sentence) if name in ("a", "b")]
            if len(slots) > len(tools):
                continue
            used = {slot: tools.pop() for slot in slots}
            self.said |= {skill for skill in used.values() if self.rng.random() < 0.4}
            duties.append(_fill(sentence, self.facts | {slot: self._word(skill) for slot, skill in used.items()}))
        return duties or [_fill(next(s for s in bank if "{a}" not in s), self.facts)]

    def _asks(self) -> list[Block]:
        rng, text, asked = self.rng, self.content.text, self.frame.asked
        to_say = [skill for skill in asked.required if skill not in self.said]
        alternatives = self._alternatives(to_say)
        to_say = [skill for skill in to_say if not any(skill in members for members in alternatives)]
        words = [[self._word(skill) for skill in members] for members in alternatives]
        self.any_one = [" or ".join([", ".join(some[:-1]), some[-1]]) for some in words]
        if rng.random() < 0.2:
            required = [Block("p", " ".join(self._prose(to_say)))]
            required += (
                [Block("p", " ".join(self._each(text.optional_inline, asked.optional)))] if asked.optional else []
            )
            return [self._head("required"), *required]
        items = self._requirements(to_say)
        how = rng.random()
        if asked.optional and how < 0.35:
            items += self._each(text.optional, asked.optional)
        blocks = [self._head("required"), Block("ul", items=items)]
        if asked.optional and how >= 0.75:
            blocks.append(Block("p", " ".join(self._each(text.optional_inline, asked.optional))))
        elif asked.optional and how >= 0.35:
            blocks += [self._head("optional"), Block("ul", items=self._each(text.optional_items, asked.optional))]
        return blocks

    def _alternatives(self, skills: Sequence[str]) -> list[list[str]]:
        """Of these skills those that do each other's work, as an advert asks for any one of them."""
        groups: dict[str, list[str]] = {}
        for skill in skills:
            if group := _rivals().get(skill):
                groups.setdefault(group, []).append(skill)
        chosen = [members for members in groups.values() if len(members) > 1 and self.rng.random() < ANY_ONE]
        languages = [skill for skill in skills if self.frame.profile.any_language and skill in _languages()]
        return [*chosen, languages] if len(languages) > 1 else chosen

    def _each(self, sentences: Sequence[str], skills: Sequence[str]) -> list[str]:
        return [self._pick(sentences, list=chunk) for chunk in self._chunks(skills, " or ")]

    def _prose(self, skills: Sequence[str]) -> Iterable[str]:
        kinds = {"soft": self.content.text.prose_soft}
        for kind, members in self._by_kind(skills).items():
            for chunk in self._chunks(members, " and "):
                yield self._pick(kinds.get(kind, self.content.text.prose), list=chunk)
        for chunk in self.any_one:
            yield self._pick(self.content.text.prose, list=chunk)

    def _requirements(self, skills: Sequence[str]) -> list[str]:
        items = [
            self._pick(self.content.text.required[kind], list=chunk)  # type: ignore[index]
            for kind, members in self._by_kind(skills).items()
            for chunk in self._chunks(members, " and ")
        ]
        items += [self._pick(self.content.text.required["tech"], list=chunk) for chunk in self.any_one]
        self.rng.shuffle(items)
        return items

    def _by_kind(self, skills: Sequence[str]) -> dict[str, list[str]]:
        kinds: dict[str, list[str]] = {}
        for skill in sorted(skills, key=lambda skill: self.content.group_of[skill]):
            group = self.content.group_of[skill]
            kinds.setdefault("tech" if group in TECH_GROUPS else "soft" if group == "soft" else "idea", []).append(
                skill
            )
        return kinds

    def _chunks(self, skills: Sequence[str], last: str) -> list[str]:
        chunks, rest = [], list(skills)
        while rest:
            size = self.rng.choice((1, 2, 2, 3, 3, 4))
            chunks.append(self._join([self._word(skill) for skill in rest[:size]], last))
            rest = rest[size:]
        return chunks

    def _join(self, words: list[str], last: str) -> str:
        manner = self.rng.random()
        if manner < 0.15 and not any(" " in word or "/" in word for word in words):
            return "/".join(words)
        if manner < 0.25:
            return ", ".join(words)
        return last.join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else words[0]

    def _word(self, skill: str) -> str:
        german = self.content.text.german.words if self.is_german else {}
        return self.rng.choice(german.get(skill, self.content.words[skill]))

    def _benefits(self) -> list[str]:
        text = self.content.text
        items = list(self.rng.sample(text.benefits, self.rng.randint(3, 6)))
        if self.rng.random() < 0.25:
            items.append(self._pick(text.benefits_tech, **self._unasked()))
        return items


@cache
def _rules() -> AdviceRules:
    return AdviceRules.load(Taxonomy.load().skills)


@cache
def _rivals() -> dict[str, str]:
    """Skill id -> the name of its group of rivals."""
    return {skill: group.name for group in _rules().rivals for skill in group.skills}


@cache
def _languages() -> frozenset[str]:
    return frozenset(_rules().programming_languages)


def _fill(sentence: str, facts: dict[str, str]) -> str:
    filled = sentence.format_map(facts)
    # "scrum would be a bonus" opens a sentence; "dbt", "pandas" or "iOS" keep their own spelling.
    opens = sentence.startswith("{list}") and filled[:1].islower() and " " in facts["list"].split(",")[0]
    return filled[0].upper() + filled[1:] if opens else filled


@lru_cache(maxsize=4096)
def _named_in(title: str, words: tuple[tuple[str, tuple[str, ...]], ...]) -> frozenset[str]:
    padded = f" {title.casefold()} ".replace("(", " ").replace(")", " ").replace(",", " ")
    return frozenset(skill for skill, texts in words if any(f" {text.casefold()} " in padded for text in texts))


def _skills_in(content: Content, title: str) -> frozenset[str]:
    return _named_in(title, tuple(content.words.items()))
