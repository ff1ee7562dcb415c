"""What packaging/build made, and ways to start it as a desktop does."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.bundle.built import Built
from tests.journeys.screen import Screen, screen

PROJECT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def built() -> Built:
    """The packages, from dist or from where TAKEDOWN_EXPLORER_BUNDLE says."""
    named = os.environ.get("TAKEDOWN_EXPLORER_BUNDLE")
    folder = Path(named) if named else PROJECT / "dist" / "takedown-explorer"
    told = folder.parent / "build.json"
    if not told.exists():
        pytest.skip("nothing was built; run: python packaging/build")
    return Built(json.loads(told.read_text(encoding="utf-8")))


@pytest.fixture(scope="module")
def a_screen() -> Iterator[Screen]:
    """An X server with a window manager."""
    with screen() as made:
        yield made


@pytest.fixture
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty home whose path is short enough for the sockets in it."""
    return tmp_path_factory.mktemp("h")
