"""What a board that is built anew takes over from the one before: a change of theme loses nothing.

Open dialogs aside it is remembered for another start too, for the same data only.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import Qt

from explorer.app.board import Board
from explorer.app.dialogs.frame import DialogFrame
from explorer.query.page import Order
from explorer.schema.json_values import listed, mapping, number, text
from explorer.views.reading.tweet_media import Identity
from explorer.views.reading.widget import Subject
from explorer.views.shared.bars.plot import Part


@dataclass(frozen=True, slots=True)
class Carried:
    """`zooms` of the charts over time, the table in front, `orders` of both, open dialogs, what was
    read, and the tweet whose pictures are shown.
    """

    zooms: tuple[Part | None, ...]
    table: int
    orders: tuple[Order, ...]
    read: tuple[Subject, ...]
    dialogs: tuple[DialogFrame, ...] = ()
    pictures: Identity = ()


def carried_from(board: Board) -> Carried:
    """Look at a board that is about to go."""
    return Carried(
        tuple(view.plot.part for view in (board.timeline, board.created)),
        board.tables.tabs.currentIndex(),
        tuple(panel.order for panel in board.tables.panels),
        board.reading.path,
        tuple(board.findChildren(DialogFrame, options=Qt.FindChildOption.FindDirectChildrenOnly)),
        board.reading.media.shown_of,
    )


def told_of(carried: Carried) -> Mapping[str, object]:
    """For JSON, without the dialogs and pictures: no start shows any that nobody asked for."""
    return {
        "zooms": carried.zooms,
        "table": carried.table,
        "orders": [[order.column, order.descending] for order in carried.orders],
        "read": [[subject.entity, subject.key] for subject in carried.read],
    }


def carried_of(told: object) -> Carried:
    """From JSON; ValueError, TypeError or KeyError where it is something else."""
    found = mapping(told)
    zooms = [None if zoom is None else _pair(zoom) for zoom in listed(found["zooms"])]
    orders = [_pair(order) for order in listed(found["orders"])]
    read = [_pair(subject) for subject in listed(found["read"])]
    return Carried(
        tuple(None if zoom is None else (_real(zoom[0]), _real(zoom[1])) for zoom in zooms),
        number(found["table"]),
        tuple(Order(text(column), bool(descending)) for column, descending in orders),
        tuple(Subject(text(entity), number(key)) for entity, key in read),
    )


def carry_into(board: Board, carried: Carried) -> None:
    """Make a new board go on where the old one was; that one must still be there."""
    for view, part in zip((board.timeline, board.created), carried.zooms, strict=True):
        view.plot.set_part(part)
    board.tables.tabs.setCurrentIndex(carried.table)
    board.reading.media.expect(carried.pictures)
    board.reading.retrace(carried.read)
    for panel, order in zip(board.tables.panels, carried.orders, strict=True):
        panel.sort_by(order.column, descending=order.descending)
    for dialog in carried.dialogs:
        was_shown = dialog.isVisible()
        dialog.setParent(board, dialog.windowFlags())
        dialog.setVisible(was_shown)


def _pair(value: object) -> tuple[object, object]:
    first, second = listed(value)
    return first, second


def _real(value: object) -> float:
    if not isinstance(value, int | float):
        raise TypeError(value)
    return float(value)
