"""Hands and eyes for views of bars: where a bar is on the screen, and what is painted on it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from explorer.query.spelling import text_of
from explorer.session.session import Session
from explorer.views.shared.bars.view import BarView
from explorer.views.shared.theme import LIGHT, Theme
from tests.qt.nasty import settle
from tests.qt.small_world import Living

SIZE = (900, 320)
NO_KEY = Qt.KeyboardModifier.NoModifier
LEFT = Qt.MouseButton.LeftButton


View = TypeVar("View", bound=BarView)


def shown(make: Callable[[Session, Theme], View], live: Living, qtbot: QtBot) -> View:
    """A view on the screen that has its first answer."""
    view = make(live.session, LIGHT)
    qtbot.addWidget(view)
    view.resize(*SIZE)
    view.show()
    settle(live.session, qtbot)
    return view


def filters(session: Session) -> list[str]:
    """The committed filters as they could be typed."""
    return [text_of(clause) for clause in session.committed.selection.clauses]


def labels(view: BarView) -> list[str]:
    placement = view.plot.chart.placement
    return [placement.bin(bar).label for bar in range(len(placement))]


def bar_named(view: BarView, label: str) -> int:
    return labels(view).index(label)


def middle_of(view: BarView, bar: int) -> QPoint:
    """A point in the column of a bar."""
    placement = view.plot.chart.placement
    x = view.plot.pixel_of(float(placement.left[bar] + placement.right[bar]) / 2)
    return QPoint(round(x), round(view.plot.drawing_area().center().y()))


def edge_of(view: BarView, place: float) -> QPoint:
    """A point on the vertical line at a place of the axis."""
    centre = view.plot.drawing_area().center()
    return QPoint(round(view.plot.pixel_of(place)), round(centre.y()))


def click(view: BarView, bar: int, modifiers: Qt.KeyboardModifier = NO_KEY) -> None:
    at = middle_of(view, bar)
    mouse(view, QEvent.Type.MouseButtonPress, at, modifiers)
    mouse(view, QEvent.Type.MouseButtonRelease, at, modifiers, buttons=Qt.MouseButton.NoButton)


def press(view: BarView, at: QPoint, modifiers: Qt.KeyboardModifier = NO_KEY) -> None:
    mouse(view, QEvent.Type.MouseButtonPress, at, modifiers)


def move(view: BarView, at: QPoint) -> None:
    mouse(view, QEvent.Type.MouseMove, at, button=Qt.MouseButton.NoButton)


def release(view: BarView, at: QPoint) -> None:
    mouse(view, QEvent.Type.MouseButtonRelease, at, buttons=Qt.MouseButton.NoButton)


def drag(
    view: BarView, start: QPoint, end: QPoint, modifiers: Qt.KeyboardModifier = NO_KEY
) -> None:
    press(view, start, modifiers)
    move(view, (start + end) / 2)
    move(view, end)
    release(view, end)


def mouse(
    view: BarView,
    kind: QEvent.Type,
    at: QPoint,
    modifiers: Qt.KeyboardModifier = NO_KEY,
    *,
    button: Qt.MouseButton = LEFT,
    buttons: Qt.MouseButton = LEFT,
) -> None:
    """One mouse event, without the time that would make two clicks a double one."""
    viewport = view.plot.viewport()
    everywhere = QPointF(viewport.mapToGlobal(at))
    event = QMouseEvent(kind, QPointF(at), everywhere, button, buttons, modifiers)
    QApplication.sendEvent(viewport, event)


def bands(view: BarView) -> list[tuple[float, float, bool]]:
    """What is painted as brushed: from, to, and whether it is kept out."""
    return [(round(band.start, 6), round(band.end, 6), band.is_negated) for band in view.plot.bands]


def column_of(view: BarView, first: int, last: int) -> tuple[float, float]:
    placement = view.plot.chart.placement
    return round(float(placement.left[first]), 6), round(float(placement.right[last]), 6)
