"""Which field a column means by the words of its name, for names that no list holds.

`yearly_min_compensation`, "First Posting Date" and `startup.name` are cut into words; a rule asks for one word of each
of its sets and suffers no word that stands in none of them ("company website" is no company).
"""

import re
import unicodedata
from functools import cache, lru_cache

LONGEST_NAME = 60
_LEAF = (
    "name names value label text display displayed formatted libelle nom descriptor code raw data info object str "
    "texte rendered"
)
_JOB = (
    "job jobs position role vacancy opening posting offer offre oferta vaga requisition listing ad advert stelle "
    "stellen poste puesto emploi vacature oferty anuncio inserat anzeige annons "
    "tjanst stilling jobb"
)
_PAY = (
    "salary salaries pay payment wage wages compensation remuneration gehalt salaire salario sueldo retribuzione "
    "stipendio salaris wynagrodzenie lohn vergutung verdienst rate ctc stipend remuneracion remuneracao "
    "comp gehaltsspanne lon plat salarial faixa"
)
_PAY_BESIDE = (
    "range base amount annual annually yearly year per hourly hour monthly month weekly week daily day gross net "
    "brutto netto brut bruto usd eur gbp inr lpa in listed offered advertised of basic jahr monat "
    "stunde ano mes mois an"
)
_EACH = "annual annually yearly hourly monthly weekly daily"
_LOW = "min minimum low lower lowest from bottom floor von ab minimo od desde de"
_HIGH = "max maximum high higher highest to top ceiling bis upper maximo do hasta"
_DAY = "date dates datum fecha data day on at time timestamp datetime dt utc tag dag dato ts tarihi mm dd yy yyyy"
_POSTED = (
    "posted published publish publication publicacion publicado publicada pubblicazione publicacao veroffentlicht "
    "veroffentlichung geplaatst plaatsing gepubliceerd publikacji opublikowano dodano erschienen eingestellt released "
    "advertised opened listed parution activation publicerad publiceret "
    "creation created create oprettet yayinlanma zverejneni"
)
_SKILLS = (
    "skill skills technologies technology tech stack competences competencias competenze kenntnisse umiejetnosci "
    "vaardigheden habilidades competencies keywords"
)
_SKILLS_BESIDE = "key technical hard core list names set it main tools and"
_WHERE = (
    "work working office offices primary location locations address workplace site full main iso all multi geo "
    "place where plz zip postcode"
)

LETTERS = str.maketrans({"ı": "i", "İ": "I", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "æ": "ae", "ß": "ss", "đ": "d"})

# Field, sets of which each gives one word at least, and what may stand beside them. The first that fits counts.
_RULES: tuple[tuple[str, tuple[str, ...], str], ...] = (
    (
        "url",
        ("url link links uri href lien enlace lank",),
        (
            f"{_JOB} title apply application source external detail details "
            "public share career careers page original web direct canonical hosted absolute to "
            "stellenanzeige zur zum registration register form active portal info"
        ),
    ),
    ("url", ("careers career",), "page"),
    (
        "id",
        ("id key uuid guid number no nr ref reference num numero",),
        f"{_JOB} req source external native unique contest ats internal display",
    ),
    ("salary_currency", ("currency wahrung devise moneda valuta waluta moeda",), f"{_PAY} {_PAY_BESIDE}"),
    (
        "salary_period",
        (_PAY, "period interval frequency unit per basis type schedule periode periodo"),
        f"{_PAY_BESIDE} {_JOB}",
    ),
    ("salary_period", ("zeitraum",), _PAY),
    ("salary_min", (f"{_PAY} {_EACH}", _LOW), f"{_PAY_BESIDE} {_JOB}"),
    ("salary_max", (f"{_PAY} {_EACH}", _HIGH), f"{_PAY_BESIDE} {_JOB}"),
    ("salary_min", ("base",), "min minimum low"),
    ("salary_max", ("base",), "max maximum high"),
    (
        "valid_until",
        (
            (
                "deadline expiry expiration expires until closing closes bewerbungsschluss bewerbungsfrist scadenza "
                "ansokningsdag ansogningsfrist"
            ),
        ),
        f"{_DAY} {_JOB} application applications valid apply for post posted sista",
    ),
    ("valid_until", (_POSTED, "to until", _DAY), _JOB),
    ("valid_until", ("end close closed through limite", f"{_DAY} valid"), f"{_JOB} application de"),
    (
        "date_posted",
        (_POSTED,),
        f"{_DAY} {_JOB} first start original originally since ago estimated of di de da le el am seit days em op den",
    ),
    ("date_posted", ("age", f"{_JOB} days"), "in"),
    ("date_posted", ("seit depuis", _JOB), ""),
    ("date_posted", ("advert ad posting listing annonce anzeige inserat", "start from", _DAY), ""),
    ("date_posted", ("posting listing", _DAY), f"{_JOB} first start original of"),
    (
        "title",
        ("title titel titre titulo titolo rubrik annonsrubrik",),
        f"{_JOB} business external working official original de del du of der",
    ),
    ("title", (_JOB, "name bezeichnung titel"), "of"),
    (
        "company",
        (
            (
                "company employer arbeitgebers organization organisation firm firma unternehmen arbeitgeber "
                "entreprise societe "
                "empresa azienda bedrijf agency startup employeur empleador werkgever pracodawca entity org "
                "arbetsgivare virksomhed sirket spolecnost yritys "
                "arbejdsgiver commercial"
            ),
        ),
        "hiring recruiting title legal the of des job arbeitgebers",
    ),
    ("nice_skills", (_SKILLS, "nice preferred optional bonus desired plus"), f"{_SKILLS_BESIDE} to have {_JOB}"),
    ("must_skills", (_SKILLS, "must required mandatory essential"), f"{_SKILLS_BESIDE} have {_JOB}"),
    ("seniority", ("level seniority niveau nivel",), f"experience career {_JOB} required"),
    ("seniority", ("experience", "required"), ""),
    (
        "requirements",
        (
            (
                "requirement requirements requirment requirments qualification qualifications qual requisitos "
                "requisiti anforderungen wymagania eisen exigences prerequisites"
            ),
        ),
        f"minimum min preferred required basic key candidate {_JOB} html plain",
    ),
    ("skills", (_SKILLS,), f"{_SKILLS_BESIDE} {_JOB}"),
    (
        "responsibilities",
        (
            (
                "responsibilities responsibility duties tasks aufgaben missions funciones responsabilidades "
                "taken obowiazki mansioni"
            ),
        ),
        f"key main {_JOB} and",
    ),
    ("description", ("advert anzeige annonce inserat posting", "text html body"), "full job"),
    (
        "description",
        (
            (
                "texte description descriptions beschreibung descripcion descrizione descricao omschrijving opis "
                "descriptif content body summary details"
            ),
        ),
        f"{_JOB} full short external internal html plain clean about the of teaser",
    ),
    ("country", ("country land pays pais paese kraj",), f"{_WHERE} {_JOB} region of"),
    (
        "region",
        ("state province region county bundesland provincia regione wojewodztwo departement",),
        f"{_WHERE} {_JOB} territory of",
    ),
    (
        "city",
        ("city town locality ville ciudad cidade stadt citta plaats miasto municipality commune localidad",),
        f"{_WHERE} {_JOB} of",
    ),
    (
        "work_model",
        (
            (
                "remote work working workplace office telework teleworking telecommute onsite homeoffice "
                "teletravail teletrabajo lavoro trabajo trabalho arbeit pracy location"
            ),
            (
                "type mode model arrangement arrangements policy option options status setting settings preference "
                "preferences modalidad level "
                "modelo modalita modell tryb"
            ),
        ),
        f"de di of {_JOB}",
    ),
    ("work_model", ("home",), "work from"),
    ("work_model", ("arrangement",), ""),
    (
        "remote",
        ("remote telework telecommute wfh",),
        f"is allowed ok eligible possible moglich friendly fully full work {_JOB}",
    ),
    ("work_model", ("telework teleworking teletravail teletrabajo homeoffice",), _JOB),
    (
        "location",
        (
            (
                "location locations place places locatie lokalizacja ubicacion standort ort arbeitsort lieu sede "
                "dienstort einsatzort "
                "konum misto arbejdssted "
                "localizacao lugar local"
            ),
        ),
        f"{_WHERE} {_JOB} city of arbeit lavoro",
    ),
    ("salary_text", (_PAY,), f"{_PAY_BESIDE} {_JOB} estimate estimated package band details description"),
)


@cache
def _rules() -> tuple[tuple[str, tuple[frozenset[str], ...], frozenset[str]], ...]:
    return tuple(
        (field, tuple(frozenset(words.split()) for words in needed), frozenset(f"{beside} {_LEAF}".split()))
        for field, needed, beside in _RULES
    )


@cache
def _vocabulary() -> frozenset[str]:
    return frozenset(word for _, needed, beside in _rules() for words in (*needed, beside) for word in words)


@lru_cache(maxsize=10_000)
def name_words(name: str) -> tuple[str, ...]:
    """The words of a column's name in lower case without accents: `jobPostedAt` and `jobpostedat` are alike."""
    if len(name) > LONGEST_NAME:
        return ()
    whole = name.translate(LETTERS)
    plain = "".join(char for char in unicodedata.normalize("NFKD", whole) if not unicodedata.combining(char))
    parted = re.sub(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", " ", plain)
    words = re.findall(r"[a-z]+|\d+", parted.casefold().replace("ß", "ss"))
    return tuple(part for word in words for part in _parts(word))


def _parts(word: str) -> tuple[str, ...]:
    """A word of several ("salarymin") as those; itself where it is none of them."""
    vocabulary = _vocabulary()
    if word in vocabulary or not 5 <= len(word) <= LONGEST_NAME:
        return (word,)
    best: list[tuple[str, ...] | None] = [()] + [None] * len(word)
    for end in range(1, len(word) + 1):
        for start in range(max(0, end - 16), end):
            before = best[start]
            if before is None or word[start:end] not in vocabulary:
                continue
            shortest = best[end]
            if shortest is None or len(before) + 1 < len(shortest):
                best[end] = (*before, word[start:end])
    return best[-1] or (word,)


@lru_cache(maxsize=10_000)
def field_by_words(name: str) -> str | None:
    """The field that the words of a column's name tell of; None where they tell of none, or of something beside."""
    listed = name_words(name)
    words = frozenset(listed)
    if "@" in name or "postal" in words or listed[-1:] in (("zip",), ("plz",), ("postcode",)):
        return None  # a type of schema.org, a post code
    for field, needed, beside in _rules():
        if all(words & alternatives for alternatives in needed) and words <= beside.union(*needed):
            return field
    return None
