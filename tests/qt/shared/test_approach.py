"""The session is told of a brush that may come, and nothing else changes by that."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QEnterEvent, QFocusEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from explorer.views.created.widget import CreatedView
from explorer.views.heatmap.widget import HeatmapView
from explorer.views.histogram.widget import HistogramView
from explorer.views.shared.theme import LIGHT
from explorer.views.timeline.widget import TimelineView
from tests.qt.small_world import Living

VIEWS = [
    (TimelineView, {"time"}),
    (HistogramView, {"followers"}),
    (CreatedView, {"created"}),
    (HeatmapView, {"hour", "weekday"}),
]


@pytest.mark.parametrize(("kind", "fields"), VIEWS)
def test_pointer_press_and_keyboard_announce_a_brush(
    live: Living,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    kind: type[TimelineView | HistogramView | CreatedView | HeatmapView],
    fields: set[str],
) -> None:
    told: list[set[str]] = []

    def expect(expected: Iterable[str]) -> None:
        told.append(set(expected))

    monkeypatch.setattr(live.session, "expect", expect)
    view = kind(live.session, LIGHT)
    qtbot.addWidget(view)
    view.show()
    qtbot.waitUntil(lambda: not live.session.is_busy)
    pointed: QWidget = view.plot if isinstance(view, HeatmapView) else view.plot.viewport()
    at = QPointF(pointed.rect().center())
    QApplication.sendEvent(pointed, QEnterEvent(at, at, at))
    assert told == [fields]
    qtbot.mousePress(pointed, Qt.MouseButton.LeftButton, pos=at.toPoint())
    assert fields in told[1:]
    told.clear()
    QApplication.sendEvent(
        view.plot, QFocusEvent(QEvent.Type.FocusIn, Qt.FocusReason.TabFocusReason)
    )
    assert told == [fields]
