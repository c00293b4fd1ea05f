"""The work model as stated in the sentences and the title of an advert."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from collector.work_model import HYBRID, ONSITE, REMOTE
from core.models import WorkModel


@dataclass(frozen=True, slots=True)
class WorkModelText:
    """What an advert's text says of where one works, with the half-open span of the sentence."""

    work_model: WorkModel
    start: int
    end: int
    denies_remote: bool = False
    is_about_role: bool = False


def _any(*alternatives: str) -> re.Pattern[str]:
    return re.compile("|".join(alternatives), re.IGNORECASE)


_REMOTE_WORK = r"(?:remote(?:ly)?|home[ -]?office|from home|telecommut\w*|télétravail|wfh)"
_DENIED = _any(
    rf"\b(?:no|not (?:an? )?(?:fully |100 ?% )?|kein\w*(?: reine\w*)?|pas de) (?:option (?:of|for|"
    rf"to work) )?{_REMOTE_WORK}"
    r"(?: (?:work\w*|position|role|job|option|possib\w+|available|candidates|arbeit\w*))?"
    r"(?![\w-]*[- ](?:only|first|team|loc))",
    r"work (?:remotely|from home) ?: ?no(?!t(?:\b|e))",
    rf"\b{_REMOTE_WORK}(?: (?:work\w*|position|role|option\w*|candidates|arbeit))? (?:is|are|will|can) ?(?:not|n['’]t|"
    rf"nicht)\b",
    r"\b(?:can ?not|can['’]?t|may not|not able to|unable to) (?:be )?(?:offer|support|accommodate|work|done|performed|"
    rf"consider\w*) (?:\w+ ){{0,3}}{_REMOTE_WORK}",
    rf"\bnot (?:eligible|available|open|offered|suitable|possible) (?:for|to|as) (?:\w+ ){{0,2}}{_REMOTE_WORK}",
    rf"\b(?:not|n['’]t) have (?:the )?(?:ability|option) to work {_REMOTE_WORK}",
    rf"\b(?:fully |100 ?% )?{_REMOTE_WORK} (?:applicants|candidates|applications|work\w*) (?:will|can|are|is) ?(?:not|"
    rf"n['’]t)\b",
)
# Nothing of where one works follows from these words.
_ABILITY = _any(
    r"\b(?:ability|able|experience|comfortable|skills?|familiar\w*|proven)\b.{0,60}\b(?:remote|home|office|on-?site|"
    r"in[- ]person)",
    r"\b(?:remote(?:ly)?|home|on-?site)\b(?: \w+){0,2} (?:experience|skills)\b",
)
_FOR_A_TIME = re.compile(
    r"\b(?:covid\w*|pandemi[ce]|temporar\w+|initially|until|currently (?:an? )?(?:remote|hybrid|working))\b",
    re.IGNORECASE,
)
# A heading of the employer's page on how it works: "Hybrid Working at Acme".
_PAGE_HEADING = re.compile(
    r"^\W*(?:(?:our|flexible|approach to|about|life|and|&|remote|hybrid),? )*(?:remote|hybrid)(?:[ -]first)? "
    r"work(?:ing)?(?: (?:policy|model|culture))? (?:at|@) [^.:;\d]{2,40}$",
    re.IGNORECASE,
)
_UNDECIDED = _any(
    r"\beither (?:fully |an? )?(?:remote|hybrid|on-?site|in[- ]office|with a hybrid)",
    r"\bwhether (?:\w+ ){0,4}(?:remote|hybrid|on-?site|in the office)",
    r"\bdepending on (?:business|your preference|location|where)",
    r"\b(?:potential|possibility)(?: \w+)?(?: fully)? (?:remote|hybrid)|\b(?:remote|hybrid)(?: \w+){0,2} (?:potential|"
    r"possibility)",
    r"\b(?:jobs|roles|positions) (?:posted|listed|marked)|\bmay be required to work\b",
)
_OF_THE_ROLE = (
    r"(?:\b(?:role|position|job|opportunity|contract|location(?: options)?|work ?(?:place|location|type|model|mode|"
    r"style|"
    r"setup|schedule|arrangement|pattern)s?|internship|schedule|headquarters|arbeitsort|arbeitsmodell)\b(?: type|"
    r" options?| model)?\s?"
    r"(?:\bis\b|\bwill be\b|\bcan be\b|:|[-–/]|\bis designed as\b|\bhas been designed as\b)\s?"
    r"[\[('‘\"“]?(?:an? |offered |based |performed |full[- ]time |located |mainly |primarily )*)"
)
_ROLE = r"(?:role|position|job|opportunity|contract|internship|vacancy|post|stelle|poste)"
_WORDS_TO_ROLE = r"(?:,? (?!team|work|support|environment|policy|model|and|or\b)[\w-]+){0,3}"
_COUNT = r"(?:[1-4]|one|two|three|four|ein(?:en|em)?|zwei|drei|vier|une?|deux|trois|quatre|uno|dos|tres|cuatro)"
_DAYS = (
    rf"{_COUNT}(?: ?(?:-|–|/|to|or|bis|à|a) ?(?:[2-4]|two|three|four|zwei|drei|vier|deux|trois|quatre|dos|tres|"
    rf"cuatro))?x?"
    r" ?(?:x ?)?(?:days?|tage?n?|jours?|d[ií]as?)"
)
_A_WEEK = (
    r"(?: ?(?:(?:a|per|each|every|in the|pro|die|par|por|/|of the) ?(?:working )?(?:week|woche|semaine|semana)|weekly))"
)
_HERE = (
    r"(?:(?:(?:in|at|from|im|au|en|in de|into)\s)?(?:the |our |your |their |one of our |unserem |la |el |le |"
    r"l['’])?(?:[\w-]+ ){0,2}"
    r"(?:offices?|büro|headquarters|hq|home|home[ -]?office|bureau|oficina|télétravail|teletrabajo|casa)\b|"
    r"on[- ]?site\b|sur site\b|vor ort\b|in[- ]office\b|remote(?:ly)?\b|wfh\b|présentiel\b)"
)
# About the role itself.
_SAID = (
    (
        WorkModel.HYBRID,
        _any(
            rf"{_OF_THE_ROLE}hybrid\b(?! (?:between|of|cloud))",
            rf"(?<![^\W\d])hybrid{_WORDS_TO_ROLE}[ ,-]{_ROLE}(?! between)",
            r"^\W{0,6}hybrid\b(?![ -](?:cloud|environment|app|infra|event|workload|search|mobile)).{0,60}$",
            r"\(\s?hybrid\b",
            r"\bhybrid(?: working)?\s?[(:]",
            r"[·|,\-–]\s?hybrid\s?(?:$|[·|(,\-–])",
            r"#li-hybrid|\bon a hybrid (?:basis|schedule)\b|\bhybrid (?:schedule|arrangement|pattern)\b",
            rf"\b{_DAYS}{_A_WEEK}?(?: \w+)? (?:working )?(?:de )?{_HERE}",
            rf"\b(?:office|on-?site|home|remote(?:ly)?|homeoffice|sur site|teletrabajo|télétravail|"
            rf"présentiel) {_DAYS}\b",
            rf"(?<!\w){_DAYS}{_A_WEEK} (?:homeoffice|home[ -]office)",
            r"\b(?:[1-8]\d) ?% (?:in|from|at|remote|office|on-?site|home|of (?:your|the) (?:working )?(?:time|"
            r"week)[^.\n]{0,20}"
            r"(?:in|at|from|office))",
            r"\bmobiles arbeiten an bis\b|\b(?:on-?site|in (?:the |"
            r"our )?office)\b[^.]{0,60}\d (?:to \d )?times a month\b",
            r"\b(?:modelo|modalidad|trabajo|formato|esquema|r[ée]gimen) h[ií]brid[oa]\b|"
            r"\b(?:mode|travail|format) hybride\b",
            r"\bhybrides arbeit\w*|\bmobiles arbeiten an \w+ tagen?\b|\btélétravail partiel\b",
            r"\b(?:homeoffice|home[- ]office|télétravail|teletrabajo)(?: \w+){0,2} "
            r"(?:bis (?:zu )?|jusqu['’]à |hasta (?:un )?)?"
            r"[1-8]\d ?%",
        ),
    ),
    (
        WorkModel.ONSITE,
        _any(
            rf"{_OF_THE_ROLE}(?:fully |100 ?% |strictly )?(?:on[- ]?site|in[- ]person|in[- ](?:the )?office|vor ort)\b",
            rf"\b(?:on[- ]?site|in[- ]person|in[- ]office)(?:{_WORDS_TO_ROLE}[ ,-]{_ROLE}\b| only\b)",
            r"\bmust (?:work|be) on[- ]?site\b|\b(?:fully|100 ?%) (?:on[- ]?site|in[- ]office)\b|#li-onsite",
            r"\b(?:role|position|job) (?:works?|is located|will be located|will work|"
            r"requires work) (?:fully )?on[- ]?site\b",
            r"\b(?:located|based|work(?:s|ing)?) (?:full[- ]time )?on[- ]?site (?:in|at (?:our|the)\b(?! client))",
            r"\(on[- ]?site\)|\bday (?:one|1) on[- ]?site\b|^\W{0,6}vor ort in \w+|, vor ort in \w+",
            r"\b(?:on[- ]?site|in[- ]office)(?: work)? (?:5|five) days\b",
            r"\b(?:5|five) days (?:a|per) week (?:on[- ]?site|in[- ](?:the )?office)\b",
            r"\btelework type ?: ?full[- ]time office\b",
            r"\b(?:stelle|vollzeit\w*|teilzeit\w*|tätigkeit) vor ort\b|\bin präsenz\b|, präsenz$",
            r"\b(?:poste|contrat|cdi|cdd|travail)\b[^.\n]{0,30}(?:sur site|en présentiel)\b|"
            r"^\W{0,6}sur site à \w+|, sur site à \w+",
            r"\b100 ?% (?:présentiel|presencial)\b|\b(?:trabajo|modalidad|puesto|formato) (?:100 ?% )?presencial\b|"
            r"^\W{0,6}presencial en \w+",
        ),
    ),
    (
        WorkModel.REMOTE,
        _any(
            rf"{_OF_THE_ROLE}(?:fully |100 ?% |nationwide )?remote(?=[^\w-]|[A-Z]|$)(?! (?:support|sites?|sensing))",
            rf"{_OF_THE_ROLE}(?:work(?:ing)? from home|home[ -]?office|wfh)\b|\beligible (?:to|"
            rf"for) remote (?:applicants|candidates)\b",
            r"work remotely ?: ?(?:yes|y\b)|#li-remote",
            r"\b(?:fully|100 ?%|completely|entirely|permanently|komplett) remote\b",
            rf"\bremote{_WORDS_TO_ROLE}[ ,-]{_ROLE}\b",
            r"^\W{0,6}(?:fully |100 ?% )?remote(?:[ -]?work(?:ing)?)?\b(?! (?:data|sensing|strategy|support|access|"
            r"monitoring|"
            r"team|desktop|site)s?\b)[^.]{0,40}$",
            r"\bremote\s?[,(/\-–]\s?(?:us|usa|u\.s\.|united states|uk|eu|europe|emea|canada|anywhere|worldwide|germany|"
            r"deutschland)\b",
            r"\((?:fully |100 ?% )?remote\s?\)|\b(?:us|usa|uk|eu)\s?[(\-–]\s?remote\b|\b\w+ or remote$",
            r"\bwork[- ]from[- ]home (?:role|position|job)\b|\bposition working from home\b|\bas a remote resource\b",
            r"\bfull[- ]time remote\b|\bfeel free to work remotely\b",
            r"\b(?:100 ?% ?|full |totalmente |completamente |(?:arbeiten )?voll |zu 100 ?% )(?:en |im |de )?"
            r"(?:remote|remot[oa]|télétravail|teletrabajo|home[- ]?office)\b(?! (?:mögl|poss))",
            r"\b(?:télétravail|teletrabajo|remot[oa]|remote) (?:à |al )?(?:100 ?%|total\b|complet|completo)",
            r"\barbeiten von (?:überall|zu hause)\b|\bremote innerhalb\b|"
            r"\btrabajo (?:en )?remoto\b|\bfull remote possible\b",
        ),
    ),
)
# About how the company works.
_IN_GENERAL = (
    (
        WorkModel.HYBRID,
        _any(
            r"\bhybrid(?:e[ns]?)? (?:work(?:ing|place|place)?|model|arbeit\w*|office|workplace|policy|"
            r"approach to work|remote|home)\b",
            r"\b(?:office|home) and (?:home|office)\b|\bmix of (?:remote|office|home)\b|\bhome and (?:from )?(?:our|"
            r"the) office\b",
            r"\b(?:teilweise|anteilig\w*|mobiles) (?:remote|home[ -]?office|arbeiten)\b",
            r"\b(?:from|at) home\b[^.]{0,40}\b(?:mon|tues|wednes|thurs|fri)days?\b",
            r"\bflexibility to work from home\b[^.]{0,30}\boffice\b|"
            r"\boffice\b[^.]{0,60}\bflexibility to work from home\b",
            r"\bremotely and from (?:our|the)\b",
        ),
    ),
    (
        WorkModel.REMOTE,
        _any(
            r"\bremote[- ](?:first|only|based|company|work opportunity)\b(?! teams?)",
            r"\bwork(?:s|ing)? (?:fully |100 ?% )?(?:from anywhere|remotely (?:from anywhere|anywhere)|"
            r"remotely(?= in\b| within\b))"
            r"(?! (?:up to|for up to|when|if|occas))",
            r"\b(?:you|we|team) (?:can |may |will |all )?works? remotely\b",
        ),
    ),
)
_MAYBE = _any(
    r"remote|hybrid|on-? ?site|office|home|in[- ]person|büro|telecommut|telework|télétravail|teletrabajo|wfh|vor ort|"
    r"sur site|oficina|mobiles arbeiten|présentiel|presencial|präsenz|remot[oa]|híbrid|von überall|working week"
)
_ONLY_ALL = re.compile(r"\b(?:fully|100 ?%|reine)\b", re.IGNORECASE)
_SENTENCE = re.compile(r"[^\n]+?(?:[.!?](?=\s+[A-ZÄÖÜ•·-]|\s*$)|$)", re.MULTILINE)
# What makes a source's mere yes to remote work believable.
_NAMES_REMOTE_WORK = _any(
    r"\bwork(?:ing|s)? (?:[\w-]+ ){0,3}remotely\b",
    r"\bremote(?:[ /-]\w+)?[ -](?:work|role|position|job|opportunit|option|environment|eligible|first|contract|"
    r"schedule|"
    r"office|culture|company|benefit|stipend|friendly|flexib)",
    r"\b(?:location|headquarters)s?\W{1,3}.{0,40}\bremote",
    r"\bor remote\b|[(/|,\[–-]\s?remote\s?[)/|,\]–-]|^\W*remote\W*$",
    r"\bhome[ -]?office\b|\bfrom[- ]home\b(?! (?:stipend|allowance|equip|setup|budget))|\bwfh\b|\btelecommut|"
    r"\btelework|\btélétravail|\bteletrabajo|"
    r"\bmobiles arbeiten\b",
    r"\banywhere (?:in|within)\b|\b(?:fully |globally )distributed (?:team|company)",
)
_IN_TITLE = re.compile(
    r"(?<![\w-])(?:(?P<remote>remote(?:ly)?|remot[oa]|home[ -]?office|télétravail|teletrabajo)|"
    r"(?P<hybrid>hybrid[eo]?|híbrid[oa])|"
    r"(?P<onsite>on-?site|vor ort|presencial|sur site|présentiel))(?![\w-])"
    r"(?! (?:sensing|support|cloud|apps?|mobile|infrastructure|systems?|monitoring|access|desktop|operations?|data|"
    r"vehicles?|teams?|customers?|technical|sites?|power|energy|search|retrieval))",
    re.IGNORECASE,
)
SHORT_TEXT = 400  # of so few characters none need tell where one works
MAX_TEXT = 30_000
MAX_SENTENCE = 1_500


def from_title(title: str) -> WorkModel | None:
    """What a title says of it: "Data Engineer (Remote)". Hybrid where it says that too, None for "onsite or remote"."""
    models = {str(match.lastgroup) for match in _IN_TITLE.finditer(title)}
    if "hybrid" in models:
        return WorkModel.HYBRID
    return WorkModel(models.pop()) if len(models) == 1 else None


def names_remote_work(text: str) -> bool:
    """Whether a text speaks of working from elsewhere at all, or is too short to tell."""
    return len(text) < SHORT_TEXT or _NAMES_REMOTE_WORK.search(text[:MAX_TEXT]) is not None


def from_text(text: str) -> WorkModelText | None:
    """What an advert's text says of where one works, with the sentence that says it.

    A sentence that denies remote work wins; then the first that speaks of this role, then of how the company works.
    One that names all three ("each role's style, hybrid, remote or in person"), leaves it open or speaks of a time that
    passes says nothing.
    """
    stated: WorkModelText | None = None
    general: WorkModelText | None = None
    for start, end in _telling(text[:MAX_TEXT]):
        sentence = text[start:end]
        if denied := _DENIED.search(sentence):
            partly = stated is not None and stated.work_model is WorkModel.HYBRID
            return stated if partly else WorkModelText(_instead(sentence, denied), start, end, denies_remote=True)
        if _says_nothing(sentence):
            continue
        if stated is None and (model := _first(_SAID, sentence)):
            stated = WorkModelText(model, start, end, is_about_role=True)
        elif general is None and (model := _first(_IN_GENERAL, sentence)):
            general = WorkModelText(model, start, end)
    return stated or general


def _telling(text: str) -> Iterator[tuple[int, int]]:
    """Spans of the sentences that may say where one works."""
    for sentence in _SENTENCE.finditer(text):
        if _MAYBE.search(sentence[0]):
            blank = len(sentence[0]) - len(sentence[0].lstrip(" -•·*"))
            yield sentence.start() + blank, min(sentence.end(), sentence.start() + MAX_SENTENCE)


def _instead(sentence: str, denied: re.Match[str]) -> WorkModel:
    """What holds where remote work is denied: hybrid where the sentence says so or denies only all of it."""
    return WorkModel.HYBRID if HYBRID.search(sentence) or _ONLY_ALL.search(denied[0]) else WorkModel.ONSITE


def _says_nothing(sentence: str) -> bool:
    if _FOR_A_TIME.search(sentence) or _UNDECIDED.search(sentence) or _PAGE_HEADING.match(sentence):
        return True
    is_hybrid = HYBRID.search(sentence) is not None
    if _ABILITY.search(sentence) and not is_hybrid:
        return True
    names_all = is_hybrid and REMOTE.search(sentence) and ONSITE.search(sentence)
    return bool(names_all) and not any(map(str.isdigit, sentence))


def _first(patterns: tuple[tuple[WorkModel, re.Pattern[str]], ...], sentence: str) -> WorkModel | None:
    return next((model for model, pattern in patterns if pattern.search(sentence)), None)
