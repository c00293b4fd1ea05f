"""Remote, hybrid or on site, as a field or a location says it."""

import re
import unicodedata
from functools import lru_cache

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
    "fullremote": WorkModel.REMOTE,
    "remotelocal": WorkModel.REMOTE,
    "anywhere": WorkModel.REMOTE,
    "distributed": WorkModel.REMOTE,
    "hybrid": WorkModel.HYBRID,
    "partiallyremote": WorkModel.HYBRID,
    "partlyremote": WorkModel.HYBRID,
    "flexible": WorkModel.HYBRID,
    "partial": WorkModel.HYBRID,
    "partialremote": WorkModel.HYBRID,
    "hybridremote": WorkModel.HYBRID,
    "remotehybrid": WorkModel.HYBRID,
    "onsite": WorkModel.ONSITE,
    "inoffice": WorkModel.ONSITE,
    "office": WorkModel.ONSITE,
    "inperson": WorkModel.ONSITE,
    "vorort": WorkModel.ONSITE,
    "notremote": WorkModel.ONSITE,
    "wfo": WorkModel.ONSITE,
}
REMOTE_WORDS = (
    r"(?:fully |100 ?% |permanently )?remote(?:[- ](?:first|only|friendly|eligible|work|working|job|position|role))?|"
    r"anywhere|worldwide|work(?:ing)? from (?:home|anywhere)|home[- ]?based|"
    r"wfh|home[ -]?office|telecommut(?:e|ing)|distributed|"
    r"télétravail|teletravail|remoto|teletrabajo|teletrabalho|zdaln(?:ie|[aey])|fernarbeit|thuiswerken|distans(?:arbete)?|hemarbete|"
    r"удал[её]нн?(?:ая работа|ка|о|ый формат)|удал[её]нка|віддалено|дистанционно|uzaktan|etätyö"
)
HYBRID_WORDS = (
    r"hybrid(?: (?:remote|work|working|role))?|hybride|híbrido|hibrido|ibrido|hybrydow[aoey]|partially remote|"
    r"(?:teilweise|teils) (?:remote|home[ -]?office)|"
    r"\d(?:-\d)? (?:days?|tage?|jours?|días?|giorni|dagen) ?(?:a week |per week |/ ?week )?"
    r"(?:remote|from home|home[ -]?office)|"
    r"\d(?:-\d)? days? ?(?:a week |per week |/ ?week )?(?:in(?: the)? office|on[- ]?site)|"
    r"t[ée]l[ée]travail (?:partiel|fr[ée]quent|occasionnel|ponctuel|r[ée]gulier)"
)
ONSITE_WORDS = (
    r"on[- ]?site|in[- ]office|in[- ]person|vor ort|presencial|sur site|in sede|work(?:ing)? from office|pr[äa]senz|"
    r"pr[ée]sentiel|stacjonarn\w+|op locatie|op kantoor|in presenza|lähityö|на месте|в офисе"
)
# In letters that know no blank between words.
_REMOTE_EAST = (
    "フルリモート|完全リモート|リモート(?:ワーク|勤務)?|在宅(?:勤務)?|"
    "远程(?:办公|工作)?|遠端(?:工作)?|居家办公|재택(?:근무)?|원격(?:근무)?"
)
_HYBRID_EAST = "一部リモート|部分远程|混合办公|하이브리드|ハイブリッド(?:勤務)?"
_ONSITE_EAST = "出社|现场办公|到岗"
REMOTE = re.compile(rf"\b(?:{REMOTE_WORDS})(?!\w)|{_REMOTE_EAST}", re.IGNORECASE)
HYBRID = re.compile(rf"\b(?:{HYBRID_WORDS})(?!\w)|{_HYBRID_EAST}", re.IGNORECASE)
ONSITE = re.compile(rf"\b(?:{ONSITE_WORDS})(?!\w)|{_ONSITE_EAST}", re.IGNORECASE)
ANY_WORD = re.compile("|".join(pattern.pattern for pattern in (HYBRID, REMOTE, ONSITE)), re.IGNORECASE)
LONGEST_FIELD = 60
_LETTERS = str.maketrans({"ł": "l", "ß": "ss", "ø": "o"})
# In a field for it alone, in the languages we read.
_FIELD_WORDS |= {
    word: model
    for words, model in (
        (
            (
                "teilweise zeitweise anteilig partiel partielle parcial parziale gedeeltelijk "
                "czesciowa czesciowo deels delvis castecne ponctuel occasionnel frequent regulier mixte mixto misto "
                "mista semipresencial"
            ),
            WorkModel.HYBRID,
        ),
        (
            (
                "vollstandig ausschliesslich komplett complet complete total totale completo completa completamente "
                "volledig calkowita calkowicie helt"
            ),
            WorkModel.REMOTE,
        ),
    )
    for word in words.split()
}
_DENIED = re.compile(
    r"^(?:kein\w*|no|not|non|pas de|sans|sin|senza|nessun\w*|geen|ingen|inget|bez|nie|ne|sem|nincs|без|не)\b"
    r"(?!.*\b(?:only|fully|full|100|ausschlie\w+|vollständig\w*|complet\w*|specified|stated|required|available))"
    r".*(?:remote|home[ -]?office|t[ée]l[ée]travail|tele(?:travail|trabajo|trabalho|lavoro|work)|thuiswerk|zdaln|"
    r"distans|hjemme|homework|work(?:ing)? from home|wfh|удал)",
    re.IGNORECASE,
)
_OFFICE_DAYS = re.compile(
    r"\b([1-5])(?:\s?[-–]\s?[1-5])?x?\s?(?:days?|tage?n?|jours?|d[ií]as?|giorni|dagen|dni|dagar|dager|dage)?\s?"
    r"(?:/|per|a|pro|par|por|à|la|am|die|in der|each|i|om|w)?\s?"
    r"(?:week|wk|woche|semaine|semana|settimana|tydzie[nń]|tygodniu|veckan?|uke[n]?|uge[n]?)\b",
    re.IGNORECASE,
)
_SHARE = re.compile(r"(?<![\d-])(\d{1,3}) ?%")
# How much one works, not where ("part-time, 80 %", "4 days a week, contract").
_WORKING_TIME = re.compile(r"time\b|teilzeit|vollzeit|pensum|contract|hours|temps|jornada|etat", re.IGNORECASE)
# A field that denies or only allows it says nothing of where one works.
_OPEN = re.compile(r"\b(?:no|not|non|pas de|nein|kein\w*|possible|möglich|optional|available|allowed)\b", re.IGNORECASE)


def from_field(value: object) -> WorkModel | None:
    """`workplaceType`, `remote`, `work_type` and the like as words: "Hybrid", "on_site", "fully remote"."""
    return _of_words(value) if isinstance(value, str) else None


@lru_cache(maxsize=5_000)
def _of_words(value: str) -> WorkModel | None:
    plain = re.sub(r"[^a-z0-9]", "", unicodedata.normalize("NFKD", value.casefold().translate(_LETTERS)))
    if plain in _FIELD_WORDS or len(value) > LONGEST_FIELD:
        return _FIELD_WORDS.get(plain)
    if _DENIED.search(value.strip()):
        return WorkModel.ONSITE  # "Kein Homeoffice"
    return _from_days(value) or (
        None if _OPEN.search(value) else from_location(value)
    )  # "Hybrid, 2 days", "Télétravail"


def _from_days(value: str) -> WorkModel | None:
    """Hybrid for some days of the week or a share of them ("2 Tage/Woche", "60 %"), at home or in the office."""
    if _WORKING_TIME.search(value):
        return None
    days, share = _OFFICE_DAYS.search(value), _SHARE.search(value)
    if days and days[1] != "5":
        return WorkModel.HYBRID
    return WorkModel.HYBRID if share and 0 < int(share[1]) < 100 else None


def from_location(text: str | None) -> WorkModel | None:
    """What a location says of it ("Remote, US", "Hybrid work in Boston"); hybrid where it says several."""
    if not text:
        return None
    if HYBRID.search(text):
        return WorkModel.HYBRID
    if REMOTE.search(text):
        return WorkModel.REMOTE
    return WorkModel.ONSITE if ONSITE.search(text) else None
