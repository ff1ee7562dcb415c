"""A living session for the tests of this folder."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from tests.qt.small_world import Living, living


@pytest.fixture
def live(qtbot: QtBot) -> Iterator[Living]:
    with living() as made:
        yield made
