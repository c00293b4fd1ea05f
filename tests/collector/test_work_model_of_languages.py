"""Where one works, as German, French and Spanish adverts say it."""

from collector.work_model_sentences import from_text
from core.models import WorkModel
from tests.tables import each_row


@each_row(
    ("sentence", "work_model"),
    [
        ("Eine unbefristete Vollzeitstelle vor Ort in Ulm", WorkModel.ONSITE),
        ("Arbeitsort: München, Vollzeit, Präsenz", WorkModel.ONSITE),
        ("Homeoffice bis zu 60 %", WorkModel.HYBRID),
        ("Arbeitszeit flexibel, mobiles Arbeiten an drei Tagen", WorkModel.HYBRID),
        ("Arbeiten von überall in Deutschland", WorkModel.REMOTE),
        ("Wir arbeiten voll remote", WorkModel.REMOTE),
        ("100 % remote innerhalb Deutschlands", WorkModel.REMOTE),
        ("Contrat : CDI, temps plein, sur site à Nantes", WorkModel.ONSITE),
        ("Sur site à Lille", WorkModel.ONSITE),
        ("100% télétravail", WorkModel.REMOTE),
        ("Full remote possible en France", WorkModel.REMOTE),
        ("Poste en mode hybride", WorkModel.HYBRID),
        ("Presencial en Zaragoza", WorkModel.ONSITE),
        ("Teletrabajo 100 %, horario flexible", WorkModel.REMOTE),
        ("Contrato indefinido, jornada completa, 100% remoto", WorkModel.REMOTE),
        ("Modalidad híbrida en Madrid", WorkModel.HYBRID),
        ("Sie betreuen die Anwender vor Ort", None),
        ("Vous gérez les équipements sur les sites du client", None),
        ("Administración de servidores en remoto", None),
        ("Hybrid Working at Acme", None),
        ("Our approach to flexible and hybrid working at Acme & Sons", None),
        ("Hybrid working at our office, 3 days a week", WorkModel.HYBRID),
    ],
)
def test_the_sentence_says_where_one_works(sentence: str, work_model: WorkModel | None) -> None:
    found = from_text(sentence)
    assert (found.work_model if found else None) == work_model
