"""One written archive for all tests that only read it."""

from __future__ import annotations

import pytest

from explorer.sample.write import write_archive
from tests.unit.sample.reading import Archive, read


@pytest.fixture(scope="session")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    """The archive that the program itself opens as its sample."""
    return read(write_archive(tmp_path_factory.mktemp("sample")))
