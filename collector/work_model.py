"""Remote, hybrid or on site: from a field, a location, or the advert's text, in that order."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from core.models import WorkModel

_FIELD_WORDS = {
    "remote": WorkModel.REMOTE,
    "fullyremote": WorkModel.REMOTE,
    "fully": WorkModel.REMOTE,
    "remoteonly": WorkModel.REMOTE,
    "remotefirst": WorkModel.REMOTE,
    "telecommute": WorkModel.REMOTE,
    "telecommuting": WorkModel.REMOTE,
    "workfromhome": WorkModel.REMOTE,
    "wfh": WorkModel.REMOTE,
    "homeoffice": WorkModel.REMOTE,
    "100remote": WorkModel.REMOTE,
    "anywhere": WorkModel.REMOTE,
    "distributed": WorkModel.REMOTE,
    "hybrid": WorkModel.HYBRID,
    "partiallyremote": WorkModel.HYBRID,
    "partlyremote": WorkModel.HYBRID,
    "flexible": WorkModel.HYBRID,
    "hybridremote": WorkModel.HYBRID,
    "remotehybrid": WorkModel.HYBRID,
    "onsite": WorkModel.ONSITE,
    "inoffice": WorkModel.ONSITE,
    "office": WorkModel.ONSITE,
    "inperson": WorkModel.ONSITE,
    "vorort": WorkModel.ONSITE,
    "notremote": WorkModel.ONSITE,
}
REMOTE_WORDS = (
    r"(?:fully |100 ?% |permanently )?remote(?:[- ](?:first|only|friendly|eligible|work|working|job|position|role))?|"
    r"anywhere|worldwide|work(?:ing)? from (?:home|anywhere)|wfh|home[ -]?office|telecommut(?:e|ing)|distributed|"
    r"télétravail|teletravail|remoto|teletrabajo|teletrabalho|zdalnie|fernarbeit"
)
HYBRID_WORDS = (
    r"hybrid(?: (?:remote|work|working|role))?|hybride|híbrido|hibrido|ibrido|hybrydowo|partially remote|"
    r"teilweise remote"
)
ONSITE_WORDS = r"on[- ]?site|in[- ]office|in[- ]person|vor ort|presencial|sur site|in sede"
_REMOTE = re.compile(rf"\b(?:{REMOTE_WORDS})(?!\w)", re.IGNORECASE)
_HYBRID = re.compile(rf"\b(?:{HYBRID_WORDS})(?!\w)", re.IGNORECASE)
_ONSITE = re.compile(rf"\b(?:{ONSITE_WORDS})(?!\w)", re.IGNORECASE)
ANY_WORD = re.compile(rf"\b(?:{HYBRID_WORDS}|{REMOTE_WORDS}|{ONSITE_WORDS})(?!\w)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class WorkModelText:
    """What an advert's text says of where one works, with the half-open span of the sentence."""

    work_model: WorkModel
    start: int
    end: int
    denies_remote: bool = False
    is_about_role: bool = False


LONGEST_FIELD = 60
# A field that denies or only allows it says nothing of where one works.
_OPEN = re.compile(r"\b(?:no|not|non|nein|kein\w*|possible|möglich|optional|available|allowed)\b", re.IGNORECASE)


def from_field(value: object) -> WorkModel | None:
    """`workplaceType`, `remote`, `work_type` and the like as words: "Hybrid", "on_site", "fully remote"."""
    if not isinstance(value, str):
        return None
    plain = re.sub(r"[^a-z0-9]", "", value.casefold())
    model = _FIELD_WORDS.get(plain)
    if model is None and len(value) <= LONGEST_FIELD and not _OPEN.search(value):
        model = from_location(value)  # "Hybrid (2 days)", "Télétravail"
    return model


def from_location(text: str | None) -> WorkModel | None:
    """What a location says of it ("Remote, US", "Hybrid work in Boston"); hybrid where it says several."""
    if not text:
        return None
    if _HYBRID.search(text):
        return WorkModel.HYBRID
    if _REMOTE.search(text):
        return WorkModel.REMOTE
    return WorkModel.ONSITE if _ONSITE.search(text) else None


# Of running text ------------------------------------------------------------------------------------------------------

_REMOTE_WORK = r"(?:remote(?:ly)?|home[ -]?office|from home|telecommut\w*|télétravail|wfh)"
_DENIED = re.compile(
    rf"\b(?:no|not (?:an? )?(?:fully |100 ?% )?|kein\w*(?: reine\w*)?|pas de) (?:option (?:of|for|to work) "
    rf")?{_REMOTE_WORK}"
    r"(?: (?:work\w*|position|role|job|option|possib\w+|available|candidates|arbeit\w*))?(?![\w-]*[- ](?:only|first|"
    r"team|loc))|"
    rf"\bwork remotely ?: ?no\b|\b{_REMOTE_WORK}(?: (?:work\w*|position|role|option\w*|candidates|arbeit))? (?:is|"
    rf"are|will|can) ?(?:not|n['’]t|nicht)\b|"
    rf"\b(?:can ?not|can['’]?t|may not|not able to|unable to) (?:be )?(?:offer|support|accommodate|work|done|"
    rf"performed|consider\w*)"
    rf" (?:\w+ ){{0,3}}{_REMOTE_WORK}|"
    rf"\bnot (?:eligible|available|open|offered|suitable|possible) (?:for|to|as) (?:\w+ ){{0,2}}{_REMOTE_WORK}",
    re.IGNORECASE,
)
_ABOUT_ROLE = (
    r"(?:\b(?:role|position|job|opportunity|contract|location|work ?(?:place|location|type|model|mode|style|setup|"
    r"schedule|"
    r"arrangement)s?|arbeitsort|arbeitsmodell)\b(?: type| options?| model)?\s?(?:\bis\b|\bwill be\b|:|[-–])\s?"
    r"(?:an? |offered |based |performed |currently |full[- ]time )*)"
)
_DAYS = (
    r"(?:[1-4]|one|two|three|four|ein|zwei|drei|vier)"
    r"(?: ?(?:-|–|/|to|or|bis) ?(?:[2-4]|two|three|four|zwei|drei|vier))?x?"
)
# What is said of this very role.
_SAID = (
    (
        WorkModel.HYBRID,
        re.compile(
            rf"{_ABOUT_ROLE}hybrid\b|\bhybrid (?:role|position|job|contract|opportunity)\b|"
            rf"^\W{{0,6}}hybrid\b.{{0,60}}$|"
            r"\(\s?hybrid\b|\bhybrid\s?[(:]|[·|,\-–]\s?hybrid\s?(?:$|[·|(,\-–])|\bon a hybrid basis\b|"
            rf"\b{_DAYS} ?(?:days?|tage?)(?: (?:a|per|each|every|pro|/) ?(?:week|woche)| weekly)?(?: \w+)? (?:in|at|"
            rf"from|im) "
            rf"(?:the |our |your |their )?(?:\w+ )?(?:office|büro|home|home[ -]?office|hq)\b|\b{_DAYS} ?(?:days?|"
            rf"tage?) "
            rf"on-? ?site\b|"
            rf"\b(?:office|on-?site|home|remote(?:ly)?) {_DAYS} days?\b",
            re.IGNORECASE,
        ),
    ),
    (
        WorkModel.ONSITE,
        re.compile(
            rf"{_ABOUT_ROLE}(?:fully |100 ?% )?(?:on[- ]?site|in[- ]person|in[- ](?:the )?office)\b|"
            r"\b(?:on[- ]?site|in[- ]person|in[- ]office) (?:role|position|job|only)\b|\bmust (?:work|be) on[- "
            r"]?site\b|"
            r"\b(?:fully|100 ?%) (?:on[- ]?site|in[- ]office)\b|\b(?:on[- ]?site|in[- ]office)(?: work)? (?:5|five) "
            r"days\b|"
            r"\b(?:5|five) days (?:a|per) week (?:on[- ]?site|in[- ](?:the )?office)\b",
            re.IGNORECASE,
        ),
    ),
    (
        WorkModel.REMOTE,
        re.compile(
            rf"{_ABOUT_ROLE}(?:fully |100 ?% )?remote\b|\bwork remotely ?: ?yes\b|\b(?:fully|100 ?%|completely|"
            rf"entirely|"
            rf"permanently|komplett) remote\b|"
            r"\bremote (?:role|position|job|opportunity|contract)\b|^\W{0,6}(?:fully |100 ?% )?remote(?:[ "
            r"-]?work(?:ing)?)?\b[^.]{0,40}$|"
            r"\bremote\s?[,(/\-–]\s?(?:us|usa|u\.s\.|united states|uk|eu|europe|emea|canada|anywhere|worldwide|germany|"
            r"deutschland)\b|"
            r"\((?:fully |100 ?% )?remote\)|\b(?:us|usa|uk|eu)\s?[(\-–]\s?remote\b",
            re.IGNORECASE,
        ),
    ),
)
# What is said of how the company works.
_IN_GENERAL = (
    (
        WorkModel.HYBRID,
        re.compile(
            r"\bhybrid(?:e[ns]?)? (?:work\w*|model|schedule|arbeit\w*|office|workplace|policy|approach to work|remote|"
            r"home)\b|"
            r"\b(?:office|home) and (?:home|office)\b|\bmix of (?:remote|office|home)\b|\bhome and (?:from )?(?:our|"
            r"the)"
            r" office\b|"
            r"\b(?:teilweise|anteilig\w*|mobiles) (?:remote|home[ -]?office|arbeiten)\b",
            re.IGNORECASE,
        ),
    ),
    (
        WorkModel.REMOTE,
        re.compile(
            r"\bremote[- ](?:first|only|based|company|work opportunity)\b|\bwork(?:s|ing)? (?:fully |100 ?% )?(?:from "
            r"anywhere|(?<=work )from home"
            r"|remotely from|remotely(?= in| anywhere| within))(?! (?:day|option|allow|stipend|policy|up to|when|if|"
            r"occas|equip))|"
            r"\b(?:we|you|team)\b[^.]{0,30} work(?:s|ing)? remotely\b",
            re.IGNORECASE,
        ),
    ),
)
_ABILITY = re.compile(r"\b(?:ability|able|experience|comfortable|skills?|familiar\w*|proven)\b", re.IGNORECASE)
_MAYBE = re.compile(r"remote|hybrid|on-? ?site|office|home|in[- ]person|büro|telecommut|télétravail|wfh", re.IGNORECASE)
_SENTENCE = re.compile(r"[^\n]+?(?:[.!?](?=\s+[A-ZÄÖÜ•·-]|\s*$)|$)", re.MULTILINE)
MAX_TEXT = 30_000
MAX_SENTENCE = 1_500


def from_text(text: str) -> WorkModelText | None:
    """What an advert's text says of where one works, with the sentence that says it.

    A sentence that denies remote work wins; then the first that speaks of this role, then of how the company works.
    One that names all three ("each role's style, hybrid, remote or in person") says nothing.
    """
    said: WorkModelText | None = None
    general: WorkModelText | None = None
    for start, end in _telling(text[:MAX_TEXT]):
        sentence = text[start:end]
        if _DENIED.search(sentence):
            partly = said is not None and said.work_model is WorkModel.HYBRID
            return said if partly else WorkModelText(_instead(sentence), start, end, denies_remote=True)
        if _names_all(sentence) or (_ABILITY.search(sentence) and not _HYBRID.search(sentence)):
            continue
        if said is None and (model := _first(_SAID, sentence)):
            said = WorkModelText(model, start, end, is_about_role=True)
        elif general is None and (model := _first(_IN_GENERAL, sentence)):
            general = WorkModelText(model, start, end)
    return said or general


def _telling(text: str) -> Iterator[tuple[int, int]]:
    """Spans of the sentences that may say where one works."""
    for sentence in _SENTENCE.finditer(text):
        if _MAYBE.search(sentence[0]):
            blank = len(sentence[0]) - len(sentence[0].lstrip(" -•·*"))
            yield sentence.start() + blank, min(sentence.end(), sentence.start() + MAX_SENTENCE)


def _instead(sentence: str) -> WorkModel:
    """What holds where remote work is denied: hybrid where the sentence says so, else on site."""
    return WorkModel.HYBRID if _HYBRID.search(sentence) else WorkModel.ONSITE


def _names_all(sentence: str) -> bool:
    return bool(_HYBRID.search(sentence) and _REMOTE.search(sentence) and _ONSITE.search(sentence)) and not any(
        map(str.isdigit, sentence)
    )


def _first(patterns: tuple[tuple[WorkModel, re.Pattern[str]], ...], sentence: str) -> WorkModel | None:
    return next((model for model, pattern in patterns if pattern.search(sentence)), None)
