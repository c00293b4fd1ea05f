"""One row of a file as an advert, by the columns its fields are in."""

import hashlib
import re
from dataclasses import dataclass, replace
from functools import lru_cache

from collector.adverts import Advert, RawRow
from collector.importing.columns import thing_type
from collector.importing.home_country import at_home
from collector.importing.row_dates import closed_on, posted_on
from collector.importing.row_pay import stated_pay, unread_pay_column
from collector.importing.row_place import places_of, remote_flag, work_model_of
from collector.importing.row_rules import RowRules
from collector.importing.row_text import heading_of, text_of, url_of
from collector.importing.values import line
from collector.levels import seniority_from_word
from collector.place_text import read_places
from core.errors import BadRecord
from core.models import Seniority

_WHOLE = re.compile(r"(?<=\d)\.0$")  # pandas writes 123.0 in a column with gaps
# Levels as German, French, Spanish, Portuguese, Italian and Dutch boards call them.
_LEVELS_ABROAD = {
    level: frozenset(words.split())
    for level, words in {
        Seniority.INTERN: "praktikant praktikum werkstudent werkstudentin stagiaire stage alternance becario "
        "practicante estágio estagiário tirocinio stagista stagiair auszubildender",
        Seniority.JUNIOR: "berufseinsteiger berufseinstieg absolvent débutant débutante principiante iniciante júnior "
        "neolaureato starter",
        Seniority.MID: "berufserfahren berufserfahrene berufserfahrung confirmé confirmée intermedio pleno medior "
        "fachkraft regular",
        Seniority.SENIOR: "expérimenté expérimentée sénior sênior esperto ervaren starszy",
        Seniority.MANAGER: "führungskraft teamleitung responsable encadrement gerente kierownik leidinggevend",
        Seniority.EXECUTIVE: "geschäftsführung bereichsleitung dirigeant directivo dyrektor",
    }.items()
}


@dataclass(frozen=True, slots=True)
class ReadRow:
    """An advert, and what of its row could not be read, each with the name of the column."""

    advert: Advert
    open_date: str = ""
    unread_date: str = ""
    unread_pay: str = ""
    taken_currency: str = ""  # the code of the currency that the row's pay was taken to be in
    taken_country: bool = False  # the country of the row's town is that of the other rows


def read_row(row: RawRow, rules: RowRules) -> ReadRow:
    """Raises BadRecord where the row has no title."""
    if (kind := thing_type(row)) is not None:
        raise BadRecord(f"{kind[:40]}, not a JobPosting")
    heading = heading_of(row, rules)
    if heading.title is None:
        raise BadRecord("no title")
    places = at_home(stated_places := places_of(row, rules) or read_places(heading.place), rules.home)
    country = next((place.country_code for place in places if place.country_code), None)
    day, open_date, unread = posted_on(row, rules)
    salary, taken_currency = stated_pay(row, rules, country)
    advert = Advert(
        native_id=_WHOLE.sub("", rules.words(row, "id") or ""),
        raw_title=heading.title,
        description=text_of(row, rules),
        posted_on=day,
        company=heading.company,
        places=places,
        work_model=work_model_of(row, rules),
        remote=remote_flag(row, rules),
        salary=salary,
        seniority=_seniority(row, rules),
        url=url_of(row, rules),
        closed_on=closed_on(row, rules),
    )
    if not advert.native_id:
        advert = replace(advert, native_id=_made_up_id(advert))
    unread_pay = "" if salary else unread_pay_column(row, rules)
    return ReadRow(advert, open_date, unread, unread_pay, taken_currency, places != stated_places)


def _seniority(row: RawRow, rules: RowRules) -> Seniority | None:
    for _, value in rules.each(row, "seniority"):
        if (text := line(value)) and (level := _level(text)):
            return level
    return None


@lru_cache(maxsize=5_000)
def _level(text: str) -> Seniority | None:
    words = set(re.findall(r"[^\W\d_]+", text.casefold()))
    abroad = next((level for level, called in _LEVELS_ABROAD.items() if words & called), None)
    return seniority_from_word(text) or abroad


def _made_up_id(advert: Advert) -> str:
    """The same row gets the same id in every import."""
    place = advert.places[0].text if advert.places else ""
    identity = advert.url or "|".join((advert.raw_title, advert.company or "", place or "", advert.description))
    return hashlib.blake2b(identity.encode("utf-8", "replace"), digest_size=10).hexdigest()
