"""Who may apply and on which terms, each with the words that say it."""

import pytest

from core.models import Ask, Degree, Spoken, Terms
from core.skills.extractor import Extractor
from tests.tables import each_row


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("Requirements\n- 5+ years of experience in logistics", 5),
        ("Requirements\n- Three to five years of experience", 3),
        ("Requirements\n- At least 10 years' experience", 10),
        ("Requirements\n- 2 or more years as a carpenter", 2),
        ("Requirements\n- Minimum 8 plus years of relevant experience\n- 3 years of sailing experience", 8),
        ("Requirements\n- A degree, or 2 years of experience may be substituted in lieu of a degree", None),
        ("Nice to have\n- 3 years of experience with boats", None),
        ("About us\nWe have 25 years of experience in kites.", None),
        ("Requirements\n- You are at least 18 years old", None),
        ("Benefits\n- A bonus after 2 years of experience", None),
        ("Requirements\nA boat licence preferred. 4+ years of experience in gardens", 4),
        ("Requirements\n- A diploma of a four-year college\n- 6 years of experience", 6),
        ("Requirements\n- Our product leverages 15 years of weather data, you bring experience", None),
        ("Wir suchen dich für unser Team.\nDein Profil\n- Mindestens drei Jahre Berufserfahrung mit der Technik", 3),
        ("Nous recherchons une personne pour notre équipe.\nProfil recherché\n- 3 à 5 ans d'expérience avec nous", 3),
        ("Buscamos una persona para nuestro equipo.\nRequisitos\n- Al menos 4 años de experiencia con nosotros", 4),
    ],
)
def test_the_least_years_for_the_job(extractor: Extractor, text: str, years: int | None) -> None:
    assert extractor.extract(text).terms.years == years


def test_years_with_single_skills(extractor: Extractor) -> None:
    found = extractor.extract("Requirements\n- 6 years of experience in the field\n- 3+ years of Python\n- SQL")
    assert (found.terms.years, dict(found.terms.years_of)) == (6, {"python": 3})


@each_row(
    ("text", "degree"),
    [
        ("Requirements\n- Bachelor's degree in Physics", Degree("bachelor", Ask.REQUIRED)),
        ("Requirements\n- Bachelor’s or Master’s degree", Degree("bachelor", Ask.REQUIRED)),
        ("Requirements\n- A degree in Physics or equivalent experience", Degree("any", Ask.REQUIRED, True)),
        ("Requirements\n- A PhD in Physics", Degree("doctorate", Ask.REQUIRED)),
        ("Nice to have\n- MSc in Physics", Degree("master", Ask.OPTIONAL)),
        ("Requirements\n- A bachelor's degree is a plus", Degree("bachelor", Ask.OPTIONAL)),
        ("Requirements\n- Bachelor`s degree in Physics", Degree("bachelor", Ask.REQUIRED)),
        ("Requirements\n- A degree in Physics\n- Master's degree is a plus", Degree("any", Ask.REQUIRED)),
        ("Requirements\n- A high degree of autonomy", None),
        ("Requirements\n- Experience with a 360-degree view of the customer", None),
        ("Requirements\n- We have no time for BS in this trade", None),
        ("Requirements\n- Experience as a BA in a trading team", None),
        ("Requirements\n- BA in Economics", Degree("bachelor", Ask.REQUIRED)),
        ("Requirements\n- BE/B.Tech in Botany", Degree("bachelor", Ask.REQUIRED)),
        ("Requirements\n- You will be in charge of a master and transactional data set", None),
        ("Requirements\n- Experience with item master and bills of material", None),
        ("Requirements\n- Advanced MS/SQL programming", None),
        ("Requirements\n- Master\u2019s\xa0degree in Physics", Degree("master", Ask.REQUIRED)),
        ("Requirements\n- You teach both undergraduate and graduate students", None),
        ("Requirements\n- An undergraduate or Master's degree in Physics", Degree("bachelor", Ask.REQUIRED)),
        ("Requirements\n- Undergraduate studies in Botany", Degree("bachelor", Ask.REQUIRED)),
        ("Requirements\n- A thesis written as part of a degree", None),
        ("Requirements\n- Whether you have recently graduated or worked for years", None),
        (
            "Requirements\n- A degree in Physics and eight years at sea; a background in finance is an asset",
            Degree("any", Ask.REQUIRED),
        ),
        ("Requirements\n- Bachelor's degree in Botany - this would be a strong plus", Degree("bachelor", Ask.OPTIONAL)),
        ("Votre profil\n- Vous travaillez avec les équipes d'ingénieurs en apprentissage automatique", None),
        ("Requirements\n- A bachelor's degree in Physics, or pursuing one", Degree("bachelor", Ask.REQUIRED)),
        (
            "Requirements\n- Bachelor's degree in Physics\n\nNice to have\n- Master's degree or equivalent experience",
            Degree("bachelor", Ask.REQUIRED),
        ),
        ("Votre profil\n- Ingénieur en électronique, et le goût du travail bien fait", Degree("master", Ask.REQUIRED)),
        ("Votre profil\n- Diplôme en design, et le goût du travail bien fait avec nous", Degree("any", Ask.REQUIRED)),
        ("Requisitos\n- CFGS en informática, y ganas de aprender con nosotros", Degree("vocational", Ask.REQUIRED)),
        ("Requisitos\n- Ingeniero en Sistemas, y ganas de aprender con nosotros", Degree("bachelor", Ask.REQUIRED)),
        ("Requirements\n- MSc in Biology, Physics or Botany (PhD preferred)", Degree("master", Ask.REQUIRED)),
        ("Requirements\n- Master's degree in Biology or Botany, PhD is a plus", Degree("master", Ask.REQUIRED)),
        ("Requirements\n- Bachelor's degree (preferred)", Degree("bachelor", Ask.OPTIONAL)),
        (
            "Requirements\n- Bachelor's degree or equivalent experience - Big Advantage",
            Degree("bachelor", Ask.OPTIONAL, True),
        ),
        ("Nice to have\n- A bachelor's degree is required", Degree("bachelor", Ask.REQUIRED)),
        ("Requirements\n- Master's degree strongly preferred, but not required", Degree("master", Ask.OPTIONAL)),
        ("Requirements\n- BSc in Physics or an equivalent degree", Degree("bachelor", Ask.REQUIRED)),
        ("Requirements\n- BSc in Physics or a relevant field", Degree("bachelor", Ask.REQUIRED)),
        ("Requirements\n- BSc in Physics and/or 5 years at sea", Degree("bachelor", Ask.REQUIRED, True)),
        ("Requirements\n- BSc in Physics or research experience", Degree("bachelor", Ask.REQUIRED, True)),
        ("Requirements\n- Experience as Scrum Master in a bank", None),
        ("Requirements\n- MS Office and MS Integration Services", None),
        ("Requirements\n- Master of advanced layouts", None),
        ("Requirements\n- High school diploma or GED", None),
        ("Requirements\n- Graduated from a driving course", None),
        ("Requirements\n- Masters or Ph.D. required", Degree("master", Ask.REQUIRED)),
        ("Requirements\n- MS/PhD in Physics", Degree("master", Ask.REQUIRED)),
        ("Supervised by Ada Kite, PhD", None),
        (
            "Wir suchen dich für unser Team.\nDein Profil\n- Abgeschlossenes Studium der Physik oder vergleichbar",
            Degree("any", Ask.REQUIRED, True),
        ),
    ],
)
def test_a_degree_with_its_level(extractor: Extractor, text: str, degree: Degree | None) -> None:
    assert extractor.extract(text).terms.degree == degree


@pytest.mark.parametrize(
    ("sentence", "spoken"),
    [
        ("Fluent in English and German.", {("english", "fluent"), ("german", "fluent")}),
        ("German at level C1 is required.", {("german", "C1")}),
        ("You speak Danish.", {("danish", None)}),
        ("We serve the Danish market.", set()),
        ("Fluent in another language - like Danish or Dutch.", set()),
        ("Explain numbers in plain English.", set()),
        ("You are willing to learn German.", set()),
        ("We pay for English language learning.", set()),
        ("Experience with a German-speaking market.", set()),
    ],
)
def test_spoken_languages_with_their_level(
    extractor: Extractor, sentence: str, spoken: set[tuple[str, str | None]]
) -> None:
    found = extractor.extract(f"Requirements\n- {sentence}").terms.spoken
    assert {(one.language, one.level) for one in found} == spoken
    assert all(isinstance(one, Spoken) and one.ask is Ask.REQUIRED for one in found)


@each_row(
    ("sentence", "terms"),
    [
        ("We are unable to sponsor visas.", Terms(visa="refused")),
        ("You may work here with or without sponsorship.", Terms()),
        ("You have a permanent curiosity about this permanent workplace programme.", Terms()),
        ("We offer a permanent, secure job and a permanent contract.", Terms(contract="permanent")),
        ("Job types: full-time, contract, permanent", Terms(hours="full_time")),
        ("Three years of non-internship experience in gardens.", Terms(years=3)),
        ("You deal in C2C transactions on our market place.", Terms()),
        ("US citizens may be given priority.", Terms()),
        ("You keep to the clearance procedures of the port.", Terms()),
        ("Nous cherchons une personne pour l'apprentissage automatique dans notre équipe de recherche.", Terms()),
        ("Nous proposons un contrat en apprentissage pour une personne de notre école.", Terms(contract="internship")),
        ("You must be able to work here without visa sponsorship.", Terms(visa="refused")),
        ("Visa sponsorship is available.", Terms(visa="offered")),
        ("We offer a relocation package.", Terms(relocation="offered")),
        ("No relocation assistance.", Terms(relocation="refused")),
        ("An active security clearance is needed.", Terms(clearance="required")),
        ("A security clearance is a plus.", Terms(clearance="optional")),
        ("US citizenship is needed.", Terms(clearance="required")),
        ("All are welcome regardless of citizenship status or US citizenship.", Terms()),
        ("This is a permanent position.", Terms(contract="permanent")),
        ("A 6 month contract.", Terms(contract="temporary")),
        ("Job type: internship", Terms(contract="internship")),
        ("You will mentor interns.", Terms()),
        ("Full-time", Terms(hours="full_time")),
        ("Full-time or part-time", Terms()),
        ("We give a day off to a full-time employee who moves house.", Terms()),
        ("Lead a team of currently one part-time writer.", Terms()),
        ("Must have an active security clearance, a higher one preferred.", Terms(clearance="required")),
        ("Open to Canadian citizens and permanent residents.", Terms()),
        ("US citizenship or permanent residency.", Terms()),
        ("A security clearance is preferred; US citizens only.", Terms(clearance="required")),
        ("We are 25 full-time colleagues.", Terms()),
        ("Interns are eligible for some of these benefits.", Terms()),
        ("Ensure that all users have the security clearance.", Terms()),
        ("Our customers sign a smart contract.", Terms()),
        ("A 6 month term, with high potential to be extended to a permanent position.", Terms(contract="temporary")),
        ("Candidates need an existing, permanent, right to live and work in the UK.", Terms()),
        ("Our products include Test Prep, Internship Admissions, and College Admissions.", Terms()),
        ("You have built mobile projects (school, internship, freelance, or personal apps).", Terms()),
        ("Our division provides consulting, contract to hire, and direct hire recruiting.", Terms()),
        ("You find a permanent home for new initiatives.", Terms()),
        ("Full time regular employees are eligible for paid time off.", Terms()),
        ("The role has four weeks of vacation for regular full time roles.", Terms()),
        ("If you were writing code full time, you would shine.", Terms()),
        ("If the role is advertised as full time, do ask us.", Terms()),
        ("Employee status: full time employee", Terms(hours="full_time")),
    ],
)
def test_other_terms(extractor: Extractor, sentence: str, terms: Terms) -> None:
    assert extractor.extract(sentence).terms == terms


def test_each_term_has_the_words_that_say_it(extractor: Extractor) -> None:
    text = "Full-time\nRequirements\n- 5+ years of experience\n- Fluent German\n- Visa sponsorship is available"
    found = extractor.extract(text)
    words = {fact.field: text[fact.start : fact.end] for fact in found.facts}
    assert words == {
        "hours": "Full-time",
        "years": "5+ years",
        "spoken": "Fluent German",
        "visa": "Visa sponsorship is available",
    }


@pytest.mark.parametrize(
    ("text", "years", "contract"),
    [
        ("Required Skills:\n5-10 years of industry experience\nPython and SQL", 5, None),
        ("Nice to have\n3 years of experience\nGo", None, None),
        ("Requirements\n4 years of experience\n\nDuration: 6 months", 4, "temporary"),
        ("Requirements\nPython\nNo C2C or corp-to-corp", None, None),
    ],
)
def test_a_line_that_begins_with_a_number_is_no_heading(
    extractor: Extractor, text: str, years: int | None, contract: str | None
) -> None:
    terms = extractor.extract(text).terms
    assert (terms.years, terms.contract) == (years, contract)
