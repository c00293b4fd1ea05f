"""Degrees in further wordings: the lowest that is enough, and that their subjects are no skills."""

import pytest

from core.catalogue.skill import Kind
from core.models import Ask
from core.skills.extractor import Extractor
from tests.tables import each_row

AROUND = {
    "en": "Requirements\n- 3 years of experience with Python and SQL\n- {}\n- You work well with people in the team",
    "de": "Dein Profil\n- Erfahrung mit Python und SQL\n- {}\n- Du arbeitest gern im Team und hast Spaß an der Arbeit",
    "fr": "Votre profil\n- Expérience avec Python et SQL\n- {}\n- Vous aimez travailler en équipe et vous êtes curieux",
    "es": "Requisitos\n- Experiencia con Python y SQL\n- {}\n- Te gusta trabajar en equipo y aprender con otros",
}


@each_row(
    ("language", "line", "level"),
    [
        ("en", "Graduate of Computer Science, Statistics or Mathematics", "any"),
        ("en", "4 year college degree in marketing, business analytics or statistics", "bachelor"),
        ("en", "Academic background in Statistics, Mathematics, Economics or Data Science", "any"),
        ("en", "2:1 or above in Computer Science, Mathematics or Engineering", "bachelor"),
        ("en", "Third-level qualification in Computer Science, Data Analytics or Statistics", "any"),
        ("en", "Tertiary qualifications in Information Technology, Project Management or Business Analysis", "any"),
        ("en", "Completion of a post-secondary program in Software Testing or Computer Programming", "any"),
        ("en", "MS (PhD preferred) in Machine Learning or Computer Science", "master"),
        (
            "en",
            "PhD (or a Master's with 5 years' experience) in NLP, speech recognition, or machine learning",
            "master",
        ),
        ("en", "BSEE, BSCS or equivalent in Computer Engineering, Embedded Systems", "bachelor"),
        ("en", "Honours degree in Computing, Cyber Security, Networking", "bachelor"),
        ("en", "Recent graduates in Robotics or Mechatronics", "any"),
        ("en", "Are enrolled and studying towards an Electrical Engineering or Computer Science degree", None),
        ("de", "Abschluss eines Studiums der Elektrotechnik, Mechatronik oder technischen Informatik", "any"),
        ("de", "Eine abgeschlossene technische Ausbildung", "vocational"),
        ("fr", "Bac+3 minimum en développement web ou informatique", "bachelor"),
        ("fr", "Actuellement étudiant en école d'ingénieur, spécialité data science", None),
        ("es", "Estudiantes de último curso de Ingeniería Informática o Ciberseguridad", None),
    ],
)
def test_a_degree_in_other_words(extractor: Extractor, language: str, line: str, level: str | None) -> None:
    read = extractor.extract(AROUND[language].format(line))
    assert read.language == language
    assert (read.terms.degree.level if read.terms.degree else None) == level
    kinds = {one.id: one.kind for one in extractor.taxonomy.skills.values()}
    asked = {one.skill for one in read.mentions if one.ask is not Ask.MENTIONED and kinds[one.skill] is not Kind.SOFT}
    assert asked <= {"python", "sql"}


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        (
            "Requirements\n- Bachelor's degree in one of the following:\n  - Computer Science\n  - Statistics\n"
            "  - Machine Learning\n- Python and SQL\n- Machine Learning in production",
            {"python", "sql", "machine-learning"},
        ),
        (
            "Qualifications\nBachelor's degree in one of:\n* Data Science\n* Robotics\nExperience with Docker.",
            {"docker"},
        ),
        (
            "Anforderungen\nAbgeschlossenes Studium in einem der folgenden Fächer:\n- Informatik\n- Statistik\n"
            "- Maschinelles Lernen\nErfahrung mit Python in einem Team und Freude an der Arbeit",
            {"python"},
        ),
        (
            "Requirements\nBachelor's degree in a technical field\n- Machine learning\n- Statistics",
            {"machine-learning", "statistics"},
        ),
        (
            "Requirements\nA Bachelor's degree, and knowledge of:\n- Machine learning\n- Statistics",
            {"machine-learning", "statistics"},
        ),
    ],
    ids=("one of the following", "one of", "German", "no list of subjects", "a list of knowledge"),
)
def test_subjects_on_lines_of_their_own(extractor: Extractor, text: str, asked: set[str]) -> None:
    extraction = extractor.extract(text)
    assert (extraction.required | extraction.optional) == asked


@each_row(
    ("language", "line", "skills"),
    [
        ("en", "BS in Computer Science, Math, or related", set()),
        ("en", "A CS degree, or the equivalent in self-study", set()),
        ("en", "Degree in Statistics/Economics/Data Science", set()),
        ("en", "Bachelors in Data Science, Machine Learning or Mathematics", set()),
        ("en", "Master's or PhD in AI, Robotics or Computer Vision", set()),
        ("en", "MS/PhD: Machine Learning, NLP, Statistics", set()),
        ("en", "Education: Mathematics, Statistics, Computer Science or similar", set()),
        ("en", "Educated to degree level in Mathematics, Statistics or Data Science", set()),
        ("en", "Masters Degree - Data Science, Statistics, Artificial Intelligence", set()),
        ("en", "You hold a degree: computer science, information security, or networking", set()),
        ("en", "B.Tech/M.Tech (Computer Science, Data Science, AI/ML)", set()),
        ("en", "Computer Science, Robotics, or Electrical Engineering degree preferred", set()),
        ("en", "PhD student or recent PhD, machine learning or computer vision preferred", set()),
        ("en", "Advanced degree (MS, PhD) in a field like machine learning, statistics, or operations research", set()),
        ("en", "STEM graduate (e.g. Mathematics, Statistics, Computer Science)", set()),
        ("en", "Postgraduate qualification in Cyber Security or Information Security is desirable", set()),
        (
            "en",
            "Bachelor's degree in Electrical Engineering, Robotics, or a related field, and experience with Docker",
            {"docker"},
        ),
        ("en", "Master's degree in Statistics and strong knowledge of machine learning", {"machine-learning"}),
        ("en", "MSc in Data Science or hands-on experience with deep learning", {"deep-learning"}),
        ("en", "Degree in Economics; knowledge of statistics and econometrics", {"econometrics", "statistics"}),
        ("en", "BA/BS degree in Business, Accounting, Data Analytics, or related experience", set()),
        ("en", "University degree, ideally in cybersecurity, information security or computer science", set()),
        ("en", "Degree qualified (Computer Science / Software Engineering / Data Science)", set()),
        ("en", "A quantitative degree (mathematics, statistics, machine learning, physics)", set()),
        ("en", "Ph.D. in ML, AI, statistics, or a similar quantitative field", set()),
        ("en", "B.S. Electrical Engineering, Mechanical Engineering or Robotics", set()),
        (
            "en",
            "Working towards a college degree, preferably in a technical field such as cybersecurity or data science",
            set(),
        ),
        ("en", "Bachelor degree required; field of study: Graphic Design, Visual Design or HCI", set()),
        ("de", "Studium der Informatik, Mathematik oder vergleichbar", set()),
        ("de", "Abgeschlossenes Studium (Informatik, Data Science, Statistik o. ä.)", set()),
        ("de", "Master in Machine Learning, Robotik oder Statistik", set()),
        ("de", "Hochschulabschluss in Elektrotechnik, Maschinenbau oder Mathematik", set()),
        ("de", "Studium der Statistik und Kenntnisse in Machine Learning", {"machine-learning"}),
        ("de", "Du hast Data Science, Statistik oder Mathematik studiert", set()),
        ("fr", "Diplôme d'ingénieur en informatique, data science ou statistiques", set()),
        (
            "fr",
            "Bac+5 (école d'ingénieur ou université) en mathématiques appliquées, statistiques ou machine learning",
            set(),
        ),
        ("fr", "Master 2 en cybersécurité, réseaux ou intelligence artificielle", set()),
        ("fr", "De formation Bac+5 en data science, vous avez une bonne connaissance de Docker", {"docker"}),
        ("es", "Grado en Ingeniería Informática, Matemáticas o Estadística", set()),
        (
            "es",
            "Título universitario en Ciencia de Datos, Estadística o Inteligencia Artificial y experiencia con Docker",
            {"docker"},
        ),
        ("en", "Mathematics degree, or strong math and analytical skills", set()),
    ],
)
def test_subjects_are_no_skills_in_whichever_words(
    extractor: Extractor, language: str, line: str, skills: set[str]
) -> None:
    extraction = extractor.extract(AROUND[language].format(line))
    kinds = {skill.id: skill.kind for skill in extractor.taxonomy.skills.values()}
    asked = {skill for skill in extraction.required | extraction.optional if kinds[skill] is not Kind.SOFT}
    assert asked == {"python", "sql", *skills}
