"""Openings narrowed by what adverts ask or offer besides skills, as chips and in the address."""

from dataclasses import replace
from datetime import UTC, datetime

from core.models import Ask, Degree, Spoken, Terms
from core.runtime import Runtime
from tests.pages.conftest import Open
from tests.pages.market import market, stored
from tests.pages.test_states import notes

VISITOR = {"role": "data-engineer", "have": "python,sql", "days": "180"}
NEEDED = Degree("bachelor", Ask.REQUIRED)
GERMAN = Terms(years=3, contract="permanent", visa="offered", spoken=(Spoken("german", "fluent", Ask.REQUIRED),))
OTHER = Terms(years=4, contract="temporary", visa="refused", degree=NEEDED)


def test_openings_are_narrowed_by_contract_visa_language_and_years(runtime: Runtime, open_page: Open) -> None:
    postings = [one for one in market() if one.role == "data-engineer"]
    told = [replace(one, terms=GERMAN if number % 4 == 0 else OTHER) for number, one in enumerate(postings)]
    runtime.store.postings.upsert(stored(told), datetime.now(UTC))
    runtime.snapshots.refresh()

    def total(**asked: str) -> int:
        at = open_page("openings", **VISITOR, **asked)
        assert not at.exception and not notes(at)
        chips = {button.key for button in at.button if str(button.key).startswith("chip_")}
        assert {f"chip_{name}" for name in asked} <= chips
        return int("".join(char for char in at.title[0].value.split(" ")[0] if char.isdigit()) or 0)

    every = total()
    some = total(contract="permanent")
    assert 0 < some < every and total(contract="temporary") == every - some
    assert total(visa="offered") == total(spoken="german") == total(years="3") == total(degree="none") == some
    assert total(years="5") == every
    at = open_page("openings", **VISITOR, contract="no such")
    assert len(notes(at)) == 1 and not at.exception
    assert not [button for button in at.button if button.key == "chip_relocation"], "nothing says anything of it"
