"""The countries of a slice: how many postings are from each, and which of them the map has an outline for."""

import json
from collections.abc import Callable
from dataclasses import replace
from functools import cache

import numpy as np
import pandas as pd
from babel.core import get_global
from numpy.typing import NDArray

from core.config import ROOT
from core.formats.export import Export, Provenance, table_export
from core.market.demand import shares_of
from core.snapshot.counting import company_pairs
from core.snapshot.snapshot import Snapshot
from core.views.columns import interval

COLUMNS = {
    "country": "ISO 3166-1 alpha-2",
    "name": "name to show",
    "posting_count": "postings from there",
    "share": "share of all postings, 0-1",
    **interval("share"),
}


def places_table(snapshot: Snapshot, rows: NDArray[np.int64], country_name: Callable[[str], str]) -> pd.DataFrame:
    """A row a country of the postings `rows`, most postings first; adverts that name none are left out.

    Columns: value (ISO 3166-1 alpha-2), posting_count (int), share, share_low, share_high (0-1 of all `rows`, 95 %),
    name, iso3 (ISO 3166-1 alpha-3) and drawn (bool: has an outline).
    """
    places = shares_of(snapshot, snapshot.country, rows, company_pairs(snapshot, rows))
    places = places[places["value"] != ""].reset_index(drop=True)
    places["name"] = places["value"].map(country_name).astype("str")
    places["iso3"] = places["value"].map(lambda code: _iso3().get(code, "")).astype("str")
    places["drawn"] = places["iso3"].isin(_outlined())
    return places


def places_export(places: pd.DataFrame, provenance: Provenance) -> Export:
    """What the map shows, and the countries too small for it."""
    table = places.rename(columns={"value": "country"})[list(COLUMNS)]
    return table_export(table, replace(provenance, columns=COLUMNS, formulas={"share": "posting_count / all postings"}))


@cache
def _outlined() -> frozenset[str]:
    """Alpha-3 codes of the countries that have an outline on the map."""
    outlines = json.loads((ROOT / "core" / "assets" / "topojson" / "world_110m.json").read_text("utf-8"))
    return frozenset(shape["id"] for shape in outlines["objects"]["countries"]["geometries"] if "id" in shape)


@cache
def _iso3() -> dict[str, str]:
    """Alpha-3 codes by alpha-2, from the Unicode CLDR's list of other names for territories."""
    aliases = get_global("territory_aliases").items()
    codes = {to[0]: other for other, to in aliases if len(other) == 3 and other.isalpha() and len(to) == 1}
    return codes | {"FR": "FRA", "CD": "COD", "TL": "TLS"}
