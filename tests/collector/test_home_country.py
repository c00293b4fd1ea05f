"""A town that stands alone in a file whose other rows, or whose currency, name one country."""

from pathlib import Path

from collector.adverts import Asked
from collector.importing.file_source import FileSource
from collector.importing.report import summary_lines
from tests.tables import each_row

GB, US = "GB", "US"
NOWHERE: tuple[None, None] = (None, None)
# The file's rows below "title,location,salary", and the city and country of the last of them.
FILES: list[tuple[list[str], tuple[str | None, str | None]]] = [
    (['QA,"Leeds, UK",', 'SRE,"Bath, UK",', "Dev,Dorking,"], ("Dorking", GB)),
    (["QA,Leeds,£30000 per annum", "Dev,Dorking,£32000 per annum"], ("Dorking", GB)),
    (["QA,,GBP 30000 per annum", "Dev,Dorking,"], ("Dorking", GB)),
    (['QA,"Denver, CO",', 'SRE,"Tulsa, OK",', "Dev,Kalispell,"], ("Kalispell", US)),
    (['QA,"Bonn, Germany",', 'SRE,"Jena, Germany",', "Dev,Neuenkirchen,"], NOWHERE),  # several, none far larger
    (['QA,"Leeds, UK",', 'SRE,"Bonn, Germany",', "Dev,Dorking,"], NOWHERE),  # two countries
    (['QA,"Leeds, UK",', "Dev,Dorking,"], NOWHERE),  # one row is no rule
    (["QA,,$90000 a year", "Dev,Dorking,"], NOWHERE),  # dollars and euros are many countries'
    (["QA,,€90000 a year", "Dev,Dorking,"], NOWHERE),
    (['QA,"Leeds, UK",', 'SRE,"Bath, UK",', 'Dev,"Paris, France",'], ("Paris", "FR")),
    (['QA,"Leeds, UK",', 'SRE,"Bath, UK",', "Dev,Remote,"], NOWHERE),
    (['QA,"Leeds, UK",', 'SRE,"Bath, UK",', "Dev,No Such Town,"], NOWHERE),
]


@each_row(("rows", "place"), FILES)
def test_a_town_alone_is_in_the_country_of_all_other_rows(
    rows: list[str], place: tuple[str | None, str | None], tmp_path: Path
) -> None:
    file = tmp_path / "towns.csv"
    file.write_text("\n".join(["title,location,salary", *rows]) + "\n", "utf-8")
    source = FileSource(file)
    adverts = [source.parse(row.raw or {}) for page in source.fetch_pages(Asked()) for row in page.rows]
    read = [(town.city, town.country_code) for town in adverts[-1].places or () if town.country_code]
    assert read == ([place] if place[1] else [])
    is_told = any("a town alone was taken to be in" in line for line in summary_lines(source))
    assert is_told == (place[0] in ("Dorking", "Kalispell"))
