"""One taxonomy for all tests of this folder."""

import pytest

from core.catalogue.taxonomy import Taxonomy


@pytest.fixture(scope="session")
def taxonomy() -> Taxonomy:
    return Taxonomy.load()
