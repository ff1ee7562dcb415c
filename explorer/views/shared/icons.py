"""Icons drawn as lines in the theme's own colours, sharp at every size."""

from __future__ import annotations

from collections.abc import Callable
from types import MappingProxyType

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPainterPath, QPen, QPixmap

GRID = 24.0
_LINE = 1.9
_SIZES = (18, 36)


def icon(name: str, colour: QColor, disabled: QColor | None = None) -> QIcon:
    """The icon of that name; an empty one for a name that has none."""
    drawn = _DRAWINGS.get(name)
    result = QIcon()
    if drawn is None:
        return result
    for mode, tint in ((QIcon.Mode.Normal, colour), (QIcon.Mode.Disabled, disabled or colour)):
        for size in _SIZES:
            result.addPixmap(_pixmap(drawn, tint, size), mode)
    return result


def _pixmap(draw: Callable[[QPainterPath], None], colour: QColor, size: int) -> QPixmap:
    pixmap = QPixmap(size, size)
    pixmap.fill(Qt.GlobalColor.transparent)
    path = QPainterPath()
    draw(path)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(size / GRID, size / GRID)
    pen = QPen(colour, _LINE)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.drawPath(path)
    painter.end()
    return pixmap


def _lines(path: QPainterPath, *points: tuple[float, float]) -> None:
    path.moveTo(QPointF(*points[0]))
    for point in points[1:]:
        path.lineTo(QPointF(*point))


def _undo(path: QPainterPath) -> None:
    _lines(path, (8, 4.5), (4, 8.5), (8, 12.5))
    path.moveTo(4, 8.5)
    path.lineTo(14, 8.5)
    path.arcTo(QRectF(8.5, 8.5, 11, 11), 90, -180)
    path.lineTo(9, 19.5)


def _redo(path: QPainterPath) -> None:
    _lines(path, (16, 4.5), (20, 8.5), (16, 12.5))
    path.moveTo(20, 8.5)
    path.lineTo(10, 8.5)
    path.arcTo(QRectF(4.5, 8.5, 11, 11), 90, 180)
    path.lineTo(15, 19.5)


def _search(path: QPainterPath) -> None:
    path.addEllipse(QRectF(4, 4, 12.5, 12.5))
    _lines(path, (15, 15), (20, 20))


def _theme(path: QPainterPath) -> None:
    path.moveTo(19.5, 14.5)
    path.arcTo(QRectF(4, 4, 16, 16), -22, -226)
    path.cubicTo(7.5, 10, 12.5, 17.5, 19.5, 14.5)


def _help(path: QPainterPath) -> None:
    path.addEllipse(QRectF(3.5, 3.5, 17, 17))
    path.moveTo(9.4, 9.6)
    path.cubicTo(9.6, 6.4, 14.8, 6.6, 14.6, 9.8)
    path.cubicTo(14.4, 12, 12, 11.6, 12, 13.8)
    _lines(path, (12, 16.8), (12, 17))


def _open(path: QPainterPath) -> None:
    _lines(path, (3.5, 18.5), (3.5, 5.5), (9.5, 5.5), (11.5, 8), (20.5, 8), (20.5, 18.5))
    path.closeSubpath()


def _export(path: QPainterPath) -> None:
    _lines(path, (12, 14.5), (12, 4), (8, 8))
    _lines(path, (12, 4), (16, 8))
    _lines(path, (4, 14), (4, 19.5), (20, 19.5), (20, 14))


def _clear(path: QPainterPath) -> None:
    _lines(path, (6.5, 6.5), (17.5, 17.5))
    _lines(path, (17.5, 6.5), (6.5, 17.5))


def _columns(path: QPainterPath) -> None:
    path.addRoundedRect(QRectF(4, 5, 16, 14), 1.5, 1.5)
    _lines(path, (9.5, 5), (9.5, 19))
    _lines(path, (14.5, 5), (14.5, 19))


def _database(path: QPainterPath) -> None:
    path.addEllipse(QRectF(5, 4, 14, 5))
    path.moveTo(5, 6.5)
    path.lineTo(5, 17.5)
    path.arcTo(QRectF(5, 15, 14, 5), 180, 180)
    path.lineTo(19, 6.5)
    path.moveTo(5, 12)
    path.arcTo(QRectF(5, 9.5, 14, 5), 180, 180)


def _sample(path: QPainterPath) -> None:
    _lines(path, (4.5, 19.5), (4.5, 12))
    _lines(path, (9.5, 19.5), (9.5, 6))
    _lines(path, (14.5, 19.5), (14.5, 9.5))
    _lines(path, (19.5, 19.5), (19.5, 4))


def _warning(path: QPainterPath) -> None:
    _lines(path, (12, 4), (21, 19.5), (3, 19.5))
    path.closeSubpath()
    _lines(path, (12, 10), (12, 14))
    _lines(path, (12, 16.6), (12, 16.8))


def _more(path: QPainterPath) -> None:
    for x in (6.0, 12.0, 18.0):
        path.addEllipse(QRectF(x - 0.6, 11.4, 1.2, 1.2))


_DRAWINGS = MappingProxyType(
    {
        "undo": _undo,
        "redo": _redo,
        "search": _search,
        "theme": _theme,
        "help": _help,
        "open": _open,
        "export": _export,
        "clear": _clear,
        "columns": _columns,
        "database": _database,
        "sample": _sample,
        "warning": _warning,
        "more": _more,
    }
)
