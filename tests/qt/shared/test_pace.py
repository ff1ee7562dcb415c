"""A moving brush is previewed once a frame, the newest of it, and said to rest afterwards."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from explorer.query.parse import parse
from explorer.schema.clause import AnyClause
from explorer.views.shared.pace import REST_MS, Pace


@dataclass
class Told:
    """Stands in for the session."""

    previewed: list[AnyClause] = field(default_factory=list)
    rests: int = 0

    def preview(self, clause: AnyClause) -> None:
        self.previewed.append(clause)

    def rest(self) -> None:
        self.rests += 1


@pytest.fixture
def told() -> Told:
    return Told()


@pytest.fixture
def pace(qtbot: QtBot, told: Told) -> Iterator[Pace]:
    del qtbot
    owner = QObject()
    yield Pace(told, owner)  # type: ignore[arg-type]
    owner.deleteLater()


CLAUSES = [parse(f"followers:{number}")[0] for number in range(5)]


def test_first_at_once_newest_with_the_next_frame_then_rest(
    qtbot: QtBot, told: Told, pace: Pace
) -> None:
    for clause in CLAUSES:
        pace.move(clause)
    assert told.previewed == [CLAUSES[0]]
    qtbot.waitUntil(lambda: told.previewed == [CLAUSES[0], CLAUSES[-1]])
    qtbot.waitUntil(lambda: told.rests == 1)


def test_nothing_comes_after_the_brush_is_let_go_of(qtbot: QtBot, told: Told, pace: Pace) -> None:
    pace.move(CLAUSES[0])
    pace.move(CLAUSES[1])
    pace.stop()
    qtbot.wait(REST_MS * 2)
    assert (told.previewed, told.rests) == ([CLAUSES[0]], 0)
