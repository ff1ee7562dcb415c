"""What a board that is built anew takes over from the one before: a change of theme loses nothing.

It is not remembered for another start; another workspace would make no sense of it.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt

from explorer.app.board import Board
from explorer.app.dialogs.frame import DialogFrame
from explorer.query.page import Order
from explorer.views.reading.widget import Subject
from explorer.views.shared.bars.plot import Part


@dataclass(frozen=True, slots=True)
class Carried:
    """`zooms` of the charts over time, the table in front, `orders` of both, open dialogs, and
    what was read.
    """

    zooms: tuple[Part | None, ...]
    table: int
    orders: tuple[Order, ...]
    dialogs: tuple[DialogFrame, ...]
    read: tuple[Subject, ...]


def carried_from(board: Board) -> Carried:
    """Look at a board that is about to go."""
    return Carried(
        tuple(view.plot.part for view in (board.timeline, board.created)),
        board.tables.tabs.currentIndex(),
        tuple(panel.order for panel in board.tables.panels),
        tuple(board.findChildren(DialogFrame, options=Qt.FindChildOption.FindDirectChildrenOnly)),
        board.reading.path,
    )


def carry_into(board: Board, carried: Carried) -> None:
    """Make a new board go on where the old one was; that one must still be there."""
    for view, part in zip((board.timeline, board.created), carried.zooms, strict=True):
        view.plot.set_part(part)
    board.tables.tabs.setCurrentIndex(carried.table)
    board.reading.retrace(carried.read)
    for panel, order in zip(board.tables.panels, carried.orders, strict=True):
        panel.sort_by(order.column, descending=order.descending)
    for dialog in carried.dialogs:
        was_shown = dialog.isVisible()
        dialog.setParent(board, dialog.windowFlags())
        dialog.setVisible(was_shown)
