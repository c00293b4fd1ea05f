"""Which field a column is taken for, by its name alone, in the languages that files come in."""

from pathlib import Path

from collector.importing.columns import column_map
from tests.tables import each_row

NAMES = Path(__file__).parent.parent / "fixtures" / "column_names.txt"
# A yes or no for remote work says as much as a mode, a city as much as a place, an amount as much as a range.
AS_GOOD = {
    "work_model": {"work_model", "remote"},
    "location": {"location", "city"},
    "salary_text": {"salary_text", "salary_value", "salary_min_usd", "salary_year"},
}
NOT_READ_FOR_PAY_OR_TITLE = {
    "title",
    "company",
    "salary_text",
    "salary_min",
    "salary_max",
    "salary_value",
    "id",
    "seniority",
}


def fields_of(name: str, beside: str) -> set[str]:
    mapped = column_map({beside: (beside,), name: (name,)}, {})
    return {field for field in mapped.columns if name in mapped.names(field)}


def rows() -> list[tuple[str, list[str]]]:
    lines = (line.partition("\t") for line in NAMES.read_text("utf-8").splitlines())
    return [(field, names.split("|")) for field, _, names in lines]


@each_row("field, names", rows())
def test_a_column_by_any_usual_name_is_its_field(field: str, names: list[str]) -> None:
    beside = "Company" if field == "title" else "Job Title"
    fields = {name: fields_of(name, beside) for name in names}
    if field == "nothing":
        assert {name: told for name, told in fields.items() if told & NOT_READ_FOR_PAY_OR_TITLE} == {}
    else:
        assert [name for name, told in fields.items() if not told & AS_GOOD.get(field, {field})] == []
