"""Subjects of a degree are no skills, in whichever way an advert names the degree; what is asked beside them is."""

import pytest

from core.models import Ask
from core.skills.extractor import Extractor
from tests.tables import each_row

SUBJECTS = frozenset(
    {
        "computer-science",
        "mathematics",
        "statistics",
        "data-science",
        "software-engineering",
        "electrical-engineering",
        "bioinformatics",
        "hci",
        "machine-learning",
        "artificial-intelligence",
        "visual-design",
        "data-analysis",
        "economics",
    }
)

NONE = (
    "A bachelor's degree in Statistics, Electrical Engineering or similar",
    "Data Science degree, or equivalent experience",
    "BSc in Computer Science",
    "BS Computer Science or the like",
    "A bachelor's degree with emphasis in Economics, Statistics or Business",
    "MS (2+ years) or BS (5+ years) in physics, bioinformatics or alike",
    "Mathematics, Business or Engineering degree",
    "BA in a quantitative major (mathematics, economics)",
    "Degree or equivalent experience in Statistics",
    "BA in Mathematics, Computer Science or Engineering required",
    "BS/BA in Business, Mathematics or a related field - preferred",
    "B.A. in Human-Computer Interaction, Visual Design or a related field",
    "BSc+ in Computer Science, Mathematics or similar",
    "MS+ in Computer Science desired",
    "B.S. in Statistics, Information Systems or a related engineering degree",
    "A degree in one of the following fields: Engineering, Computer Science, Mathematics",
    "A degree with a track record of success in one of the following fields: Physics, Computer Science, Statistics",
    "Degree or relevant experience in the field of Computer Science, Mathematics or Statistics",
    "Bachelor's, ideally with an analytical background such as Statistics, Computer Science or Economics",
    "Master's with 4 years of experience in Computer Science, Statistics, Applied Mathematics or related field",
    "BS + 5 years or MS + 2 years of experience in Computer Science, Mathematics, Physics, or related fields",
    "Doctorate in bioinformatics, data science, computer science or related field",
    "Bachelor's Computer Science, Engineering or Mathematics (with Computer Science focus)",
    "Masters: Artificial Intelligence, Computer Science",
    "Graduate in Data Science, Data Analysis or a comparable course of studies",
    "Computer Science, Mathematics or a closely related technical field",
    "STEM degree (Mathematics, Statistics, Computer Science)",
    "Background in Computer Science",
    "PhD or MSc, Machine Learning or Computer Science",
    "Majored in Data Science or Mathematics",
    "BSc in Engineering (including Chemistry), Data Science or Mathematics",
    "B.A. in Visual Design, User Experience Design, or a related field",
    "Advanced studies\n- Computer Science, Engineering, Statistics, Economics, etc.",
    "Education and work in mathematics, statistics, engineering, or economics",
    "Background in Computer Science or Software Engineering",
    "Experience in fields such as statistics, machine learning, computer science, mathematics and economics",
    "Degree from a good university in Statistics/Mathematics/Computer Science",
    "Abgeschlossenes Studium der Informatik, Mathematik oder eines vergleichbaren Fachs und Spaß an der Arbeit",
    "Hochschulabschluss in Statistik oder einem verwandten Fachgebiet, gerne auch von einer anderen Hochschule",
    "Ein Studium (Mathematik, Statistik o. ä.) oder eine Ausbildung zum Fachinformatiker, das wäre für uns schön",
    "B.Sc. oder M.Sc. in Data Science oder Mathematik, und wir freuen uns auf deine Bewerbung bei uns im Haus",
    "Du studierst Data Science oder Mathematik und möchtest neben der Vorlesung bei uns in der Firma arbeiten",
    "Diplôme d'ingénieur en informatique, mathématiques ou statistiques, obtenu dans une école de votre choix",
    "Titulaire d'un diplôme universitaire en science des données ou dans un domaine connexe, vous êtes curieux",
    "Bac+5 en mathématiques ou statistiques, et vous avez envie de travailler avec nous dans une petite équipe",
    "Master 2 en science des données ou en mathématiques, et vous aimez la vie dans une équipe de notre taille",
    "Academic background in statistics, machine learning or econometrics",
    "A 2:1 or above in Mathematics, Statistics or Machine Learning",
    "HND/HNC in Electrical Engineering, Electronics or Statistics",
    "Computer or Electrical Engineering Degree",
    "Currently studying Computer Science, Data Science or Statistics",
    "Enrolled in a program in Data Science, Machine Learning or Statistics",
    "Final-year student in Visual Design, Statistics or a similar course",
    "Minor in Statistics or Data Science",
    "Diploma or certificate in Data Science, Network Administration or Computer Science",
    "Preferred majors: Computer Science, Data Science, Physics",
    "MSc in Physics or a similar degree with an affinity to machine learning",
    "Studium mit den Schwerpunkten Statistik und Maschinelles Lernen, gern auch an einer Fachhochschule bei uns",
    "Diplom-Informatiker oder Diplom-Mathematiker mit Vertiefung Statistik, und dazu viel Freude an der Arbeit",
    "Bildung: Informatik, Statistik oder ein verwandtes Fach, das du gerne und mit Erfolg gelernt hast bei uns",
    "De formation ingénieur (informatique, mathématiques appliquées, statistiques) et vous aimez le travail bien fait",
    "Bac +3/+5 avec une spécialisation en statistiques, data science ou machine learning et le goût des autres",
    "Grado universitario con especialización en Estadística, y que te guste trabajar con la gente de la oficina",
    "Licenciatura en Matemáticas, Estadística o carrera afín, y ganas de trabajar en equipo con todos nosotros",
    "Grado en Ciencia de datos, Estadística o similar, y que te guste trabajar con la gente de nuestro equipo",
    "BE in Computer Engineering, Statistics or Data Science",
    "B.Tech/BE/M.Tech in Data Science, Statistics or related fields",
    "Título universitario en Matemáticas, Estadística o afines, para trabajar con nosotros en nuestra oficina",
)
ASKED = (
    ("Students who know machine learning and statistics", {"machine-learning", "statistics"}),
    ("Coursework or experience in machine learning", {"machine-learning"}),
    ("Degree in Mathematics with experience in statistics and forecasting", {"statistics", "forecasting"}),
    ("Strong knowledge of statistics and machine learning", {"statistics", "machine-learning"}),
    ("Bachelor's degree and 3 years of experience in data science", {"data-science"}),
    ("Expertise in computer science, statistics, engineering and economics", {"statistics"}),
    ("Work in data science, data analysis, finance, economics, cloud computing or big data", {"data-analysis"}),
    ("Background in computer science and machine learning", {"machine-learning"}),
    ("Strong computer science fundamentals", {"computer-science"}),
    ("Solid understanding of computer science", {"computer-science"}),
    ("PhD preferred, deep understanding of statistics", {"statistics"}),
    ("BS in Physics and hands-on experience with machine learning", {"machine-learning"}),
    ("Experience with data analysis, machine learning or other methods", {"data-analysis", "machine-learning"}),
    ("You will be responsible for machine learning and statistics in a new field", {"machine-learning", "statistics"}),
    ("In this field you will be versed in machine learning", {"machine-learning"}),
    ("Work with MS Software and data analysis in your field", {"data-analysis"}),
    ("A high degree of autonomy in machine learning and statistics", {"machine-learning", "statistics"}),
)


def asked(extractor: Extractor, line: str) -> set[str]:
    found = extractor.extract(f"Requirements\n- {line}")
    return {mention.skill for mention in found.mentions if mention.ask is not Ask.MENTIONED}


@each_row("line", NONE)
def test_subjects_of_a_degree_are_no_skills(extractor: Extractor, line: str) -> None:
    assert not asked(extractor, line) & SUBJECTS


@pytest.mark.parametrize(("line", "skills"), ASKED)
def test_what_is_asked_beside_a_degree_is_a_skill(extractor: Extractor, line: str, skills: set[str]) -> None:
    assert skills <= asked(extractor, line)
