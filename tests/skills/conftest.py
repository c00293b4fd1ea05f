"""One extractor for all tests of this folder: it is dear to build and does not change."""

import pytest

from core.catalogue.taxonomy import Taxonomy
from core.skills.extractor import Extractor


@pytest.fixture(scope="session")
def taxonomy() -> Taxonomy:
    return Taxonomy.load()


@pytest.fixture(scope="session")
def extractor(taxonomy: Taxonomy) -> Extractor:
    return Extractor(taxonomy)
