"""How pay is written: words for periods, currencies, and the patterns of amounts."""

import re

YEAR, MONTH, FORTNIGHT, WEEK, DAY, HOUR = "year", "month", "fortnight", "week", "day", "hour"
TIMES_A_YEAR = {YEAR: 1.0, MONTH: 12.0, FORTNIGHT: 26.0, WEEK: 52.0, DAY: 260.0, HOUR: 2080.0}
# The words of adverts for a period. Each is looked for as a whole word, after "per", "a", "/" or alone.
_PERIOD_WORDS = {
    YEAR: "年収 年俸 年薪 연봉 年 "
    "year yearly years annual annually annum yr yrs p.a p.a. pa lpa ctc pro-jahr jahr jährlich jahresgehalt "
    "jahresbrutto jahresbruttogehalt jahreszielgehalt bruttojahresgehalt bruttojahreslohn an annuel annuelle annuels "
    "année anual anuales anualmente año ano annuo annua annui annuale anno ral jaar jaarlijks rok rocznie roku "
    "rocznych "
    "år årligen årlig ročně",
    MONTH: "month monthly mo mth monat monatlich mtl monatsgehalt bruttomonatsgehalt monatsbrutto mois "
    "mensuel mensuelle mensuels mes mensual mensuales mensualmente mese mensile mensili maand maandelijks miesiąc "
    "miesięcznie mies mês mensal mensais månad måned mån mnd md. 月給 月薪 월급 měsíc měsíčně lună luna "
    "月 hó hónap havi ay aylık месяц bulan tháng เดือน",
    FORTNIGHT: "fortnight fortnightly biweekly bi-weekly",
    WEEK: "week weekly wk woche wöchentlich semaine semana settimana tydzień",
    DAY: "day daily diem tag täglich tagessatz jour journalier día dia giorno dag dzień dziennie md tjm "
    "日薪 日給 天 день",
    HOUR: "hour hourly hr hrs h stunde std stündlich stundenlohn stundensatz heure horaire hora ora uur godz godzina "
    "時給 시급 hod hodina hodinu "
    "godzinę timme time-hour",
}
PERIOD_OF = {word: period for period, words in _PERIOD_WORDS.items() for word in words.split()}
# Single letters and words that mean other things stand for a period only after "per", "/" and the like.
_ONLY_AFTER_PER = frozenset(
    [
        "an",
        "ano",
        "año",
        "anno",
        "rok",
        "roku",
        "mo",
        "h",
        "md",
        "mes",
        "mese",
        "mois",
        "dag",
        "dia",
        "día",
        "tag",
        "day",
        "days",
        "jour",
        "ora",
        "hora",
        "uur",
        "week",
        "wk",
        "woche",
        "semana",
        "month",
        "monat",
        "year",
        "years",
        "jahr",
        "jaar",
        "år",
        "hour",
        "hr",
        "hrs",
        "std",
        "heure",
        "maand",
        "mês",
        "giorno",
        "stunde",
        "semaine",
        "settimana",
        "månad",
        "måned",
        "tydzień pw",
        "dzień",
        "godzina",
        "godzinę",
        "timme",
        "année",
        "miesiąc",
        "pa",
        "年",
        "月",
        "天",
        "hó",
        "ay",
        "bulan",
        "luna",
        "měsíc",
        "hod",
    ]
)
_STRUCTURED = PERIOD_OF | {
    "per-year-salary": YEAR,
    "per-month-salary": MONTH,
    "per-week-salary": WEEK,
    "per-day-wage": DAY,
    "per-hour-wage": HOUR,
    "1 year": YEAR,
    "1 month": MONTH,
    "1 week": WEEK,
    "1 day": DAY,
    "1 hour": HOUR,
    "per year": YEAR,
    "per month": MONTH,
    "per week": WEEK,
    "per day": DAY,
    "per hour": HOUR,
    "ph": HOUR,  # these four as USAJobs writes them
    "pd": DAY,
    "bw": FORTNIGHT,
    "pm": MONTH,
    "y": YEAR,
    "m": MONTH,
    "a.": YEAR,
    "per annum": YEAR,
}
SYMBOLS = (
    ("US$", "USD"),
    ("CA$", "CAD"),
    ("C$", "CAD"),
    ("AU$", "AUD"),
    ("A$", "AUD"),
    ("NZ$", "NZD"),
    ("SG$", "SGD"),
    ("S$", "SGD"),
    ("HK$", "HKD"),
    ("MX$", "MXN"),
    ("R$", "BRL"),
    ("€", "EUR"),
    ("£", "GBP"),
    ("₹", "INR"),
    ("₪", "ILS"),
    ("zł", "PLN"),
    ("zl", "PLN"),
    ("PLN", "PLN"),
    ("₺", "TRY"),
    ("Kč", "CZK"),
    ("¥", "JPY"),
    ("₩", "KRW"),
    ("₱", "PHP"),
    ("Rs.", "INR"),
    ("Rs", "INR"),
    ("円", "JPY"),
    ("원", "KRW"),
    ("NT$", "TWD"),
    ("元", "CNY"),
    ("RMB", "CNY"),
    ("Ft", "HUF"),
    ("₽", "RUB"),
    ("₫", "VND"),
    ("KSh", "KES"),
    ("руб", "RUB"),
    ("฿", "THB"),
    ("RM", "MYR"),
    ("TL", "TRY"),
    ("kr", "SEK"),
    ("Rp", "IDR"),
    ("Euros", "EUR"),
    ("Euro", "EUR"),
    ("euros", "EUR"),
    ("EURO", "EUR"),
    ("euro", "EUR"),
    ("Fr.", "CHF"),
)
_CURRENCY_WORDS = "|".join(re.escape(symbol) for symbol, _ in SYMBOLS)
_CODES = (
    "EUR|USD|GBP|CHF|PLN|SEK|DKK|NOK|CZK|HUF|RON|BGN|ISK|TRY|CAD|AUD|NZD|JPY|CNY|HKD|SGD|INR|KRW|IDR|MYR|PHP|THB|BRL|"
    "MXN|ZAR|ILS|AED|SAR|TWD|RUB|PKR|KES|PEN|VND|COP"
)
CURRENCY = rf"(?:\b(?:USD|CAD|AUD)\s?\$|\$\s?(?:USD|CAD|AUD)\b|{_CURRENCY_WORDS}|\b(?:{_CODES})(?![A-Za-z])|\$)"
_BLANK = "[ \u00a0\u202f\u2009]"
# Groups of three (1,234,567, 1.234.567, 1'234, 1 234), Indian groups (12,00,000) or plain digits; decimals after.
_DIGITS = (
    rf"(?:\d{{1,3}}(?:(?:,\d{{3}}){{1,4}}|(?:\.\d{{3}}){{1,4}}|(?:['’]\d{{3}}){{1,4}}|(?:{_BLANK}\d{{3}}){{1,4}})"
    rf"(?!\d)|"
    r"\d{1,2}(?:,\d{2}){1,4},\d{3}(?!\d)|\d{1,12})(?:[.,]\d{1,2}(?!\d))?"
)
_SCALE = (
    r"(?:k|K|[Tt]sd\.?|T€|tys\.?|тыс\.?|mil|千|[Ll]akhs?|[Ll]acs?|LPA|lpa|L|[Cc]rores?|Cr|万|萬|만|M|jt|juta|triệu)"
)


def _amount_pattern(number: int) -> str:
    """An amount with its currency before (`c`) or behind (`d`), its digits (`n`) and scale (`s`)."""
    return (
        rf"(?P<c{number}>{CURRENCY})?\s?(?P<n{number}>(?<![\w.,]){_DIGITS}|(?<=[A-Za-zł€£₹$.収俸給]){_DIGITS})"
        rf"(?:\s?(?P<s{number}>{_SCALE})(?![A-Za-zč]))?(?:,-|\.-|\.–)?\+?\s?(?P<d{number}>{CURRENCY})?"
    )


_PER_BETWEEN = r"(?:\s?(?:/|per|an?)\s?(?:year|yr|annum|hour|hr|month|mo)\b\.?)?"
_TO = r"\s{0,2}(?:-|–|—|‒|−|~|～|〜|to|bis|till|until|and|und|à|a|al|y|e|ou|do|tot)\s{0,2}"
AMOUNT_RANGE = re.compile(_amount_pattern(1) + _PER_BETWEEN + _TO + _amount_pattern(2))
SINGLE_AMOUNT = re.compile(_amount_pattern(1))
CALENDAR_YEAR = re.compile(r"(?:19|20)\d\d")
MULTIPLE = re.compile(
    r"\b(1[34])\s?(?:x|×|mal\b|(?:monats)?gehälter|salaries|payments|times|pagas|mensilità)|"
    r"\bsur\s(1[2-6])(?:[.,]0)?\smois|[x×]\s?(1[34])\b",
    re.IGNORECASE,
)
UP_TO = re.compile(
    r"\b(?:up ?to|max(?:imum|\.)?|bis(?: zu)?|jusqu'?\s?[àa]|hasta|até|fino a|tot|no more than|do)[\s:]*$",
    re.IGNORECASE,
)
AT_LEAST = re.compile(
    r"\b(?:from|starting(?: at| from)?|starts at|min(?:imum|\.)?|at least|ab|mind\.?|mindestens|à partir de|desde|"
    r"a partire da|"
    r"vanaf|od)[\s:]*$",
    re.IGNORECASE,
)


# What a pay text names beside an amount that is no base pay.
NO_BASE_PAY = re.compile(
    r"\b(?:ote|on[- ]target(?:[- ]earnings?)?|(?:target|total|all[- ]in) (?:target )?(?:cash|comp(?:ensation)?|pay|"
    r"package|rewards?|earnings?|salary)|tcc?|ttc|equity|stocks?|shares|rsus?|esop|bonus(?:es)?|sign[- ]?on|signing|"
    r"commissions?|provision|prämie|prime|variable)\b",
    re.IGNORECASE,
)
BASE_PAY = re.compile(r"\b(?:base|basic|salary|fix(?:ed|um|e)?|gehalt|grundgehalt|salaire)\b", re.IGNORECASE)
NEW_CLAUSE = re.compile(r"[;•|+&,(/]\s?|\bplus\b|\band\b|\bwith\b|\bund\b|\bet\b|\bincl\w*|\.\s")
PLAN_401K = re.compile(r"401\s?\(?\s?k\b|\b403\s?\(?\s?b\b", re.IGNORECASE)


def period_of(word: str | None) -> str | None:
    """`year`, `month`, `week`, `day` or `hour` for a field's word ("YEARLY", "per-hour-wage", "1 YEAR"), else None."""
    plain = (word or "").strip().casefold().replace("_", "-")
    return _STRUCTURED.get(plain) or _STRUCTURED.get(plain.replace("-", " "))


_WORD = re.compile(r"[^\W\d_]+(?:[.\-][^\W\d_]+)*\.?")
_BEFORE_PERIOD = re.compile(
    r"(?:\b(?:per|pr\.?|an?|pro|par|por|al|all['’]|a la|à l['’]|l['’]|each|im|i|na|za|de|brut|brutto|bruto)\s?|"
    r"[/\-]\s?|\b\d?\s?x\s?)$",
    re.IGNORECASE,
)


_SPACED_PA = re.compile(r"\bp\. a\.", re.IGNORECASE)
# "£45k pa", "£600 p/d", "£15ph", "₹18L PA", "30k € b/a": letters right behind an amount.
_SHORT_PER = re.compile(
    r"((?:\d{2}|[kK]|\dL|[Cc]r(?:ores?)?|[Ll]akhs?|[Ll]acs?)[€£]?)\s?p[./]?([adhmw])\b", re.IGNORECASE
)
_GROSS_A_YEAR = re.compile(r"\bb/a\b", re.IGNORECASE)
_PER_LETTER = {"a": "per annum", "d": "per day", "h": "per hour", "m": "per month", "w": "per week"}
_CLOCK = re.compile(r"(?<!\d)\d{1,2}\s?pm\b", re.IGNORECASE)


def period_in(text: str) -> str | None:
    """The period a text names ("per hour", "brutto/Monat"), None where it names none."""
    text = _GROSS_A_YEAR.sub("bruto/año", _SPACED_PA.sub("p.a.", _CLOCK.sub("", text)))
    text = _SHORT_PER.sub(lambda rate: f"{rate[1]} {_PER_LETTER[rate[2].casefold()]}", text)
    for word in _WORD.finditer(text):
        plain = word[0].casefold()
        period = PERIOD_OF.get(plain) or PERIOD_OF.get(plain.rstrip("."))
        if period is None:
            continue
        if plain.rstrip(".") in _ONLY_AFTER_PER and not _BEFORE_PERIOD.search(
            text[max(0, word.start() - 8) : word.start()]
        ):
            continue
        return period
    return None
