"""Each column is declared once: the document, the labels and the answers of the API agree with the declaration."""

import re

import pandas as pd
import pytest
from pydantic import BaseModel

from core.api.described import described_by
from core.config import ROOT
from core.texts import FOLDER
from core.views.tables import COLUMNS, TABLES, tables_page
from core.web.tables import columns


def test_the_document_is_made_from_the_declaration() -> None:
    written = (ROOT / "docs" / "tables.md").read_text("utf-8")
    assert written == tables_page(), "run python -m core.views.tables > docs/tables.md"


def test_tables_have_names_and_descriptions() -> None:
    names = [table.name for table in TABLES]
    assert len(names) == len(set(names))
    assert [name for name, about in COLUMNS.items() if not about.strip() or about.endswith(".")] == []


def test_every_label_belongs_to_a_column() -> None:
    """Of a declared table, or of one that only a page shows: then the code knows its name."""
    labels = set(re.findall(r"^columns(?:_help)?-(\w+) =", (FOLDER / "en.ftl").read_text("utf-8"), re.MULTILINE))
    code = "".join(path.read_text("utf-8") for path in (*(ROOT / "core").rglob("*.py"), *(ROOT / "pages").glob("*.py")))
    written = set(re.findall(r"\w+", code))
    assert labels - COLUMNS.keys() - written == set()


def test_shares_are_shown_as_percentages_and_nothing_else_is() -> None:
    shown = {name: config for name, config in columns(pd.DataFrame(columns=list(COLUMNS))).items() if config}
    percentages = {name for name, config in shown.items() if config.get("type_config", {}).get("format") == "percent"}
    assert percentages == {name for name in shown if re.search(r"\b0-1\b|-1 to 1", COLUMNS[name])}


def test_a_field_without_a_description_is_refused() -> None:
    class Row(BaseModel):
        skill: str
        note: str

    with pytest.raises(TypeError, match=r"Row.*note"):
        described_by({"skill": "taxonomy id"})(Row)
    with pytest.raises(TypeError, match="other"):
        described_by({"skill": "taxonomy id"}, note="a note", other="no field")(Row)
    described = described_by({"skill": "taxonomy id"}, note="a note")(Row)
    properties = described.model_json_schema()["properties"]
    assert [field["description"] for field in properties.values()] == ["taxonomy id", "a note"]
