"""The tables of words: one for each language that is read, and a damaged one is named."""

import json
import shutil
from pathlib import Path

import pytest

from core.catalogue.files import DATA
from core.catalogue.taxonomy import Taxonomy
from core.catalogue.wording import wordings
from core.errors import DataFileError
from core.models import READ_LANGUAGES, is_read


def test_each_language_that_is_read_has_a_table() -> None:
    assert set(wordings()) == READ_LANGUAGES
    assert is_read("und") and is_read("fr") and not is_read("pl")


def test_names_are_of_skills_that_there_are() -> None:
    skills = Taxonomy.load().skills
    unknown = {name for table in wordings().values() for name in table.names} - set(skills)
    assert unknown == set()


@pytest.mark.parametrize(
    ("field", "value", "place"),
    [("knowing", ["(unclosed"], "knowing"), ("headings", [], "headings"), ("language", "english", "language")],
)
def test_a_damaged_table_is_named(tmp_path: Path, field: str, value: object, place: str) -> None:
    table = json.loads((DATA / "reading_de.json").read_text("utf-8"))
    shutil.copy(DATA / "reading_en.json", tmp_path)
    (tmp_path / "reading_de.json").write_text(json.dumps(table | {field: value}), "utf-8")
    with pytest.raises(DataFileError, match=rf"^reading_de\.json: {place}"):
        wordings(tmp_path)
