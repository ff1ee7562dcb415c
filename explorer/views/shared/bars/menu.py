"""What a right-click on a plot of bars, or the button beside its caption, offers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from explorer.schema.bins import Bin
from explorer.session.session import Session
from explorer.views.shared.bars.brush_link import BrushLink
from explorer.views.shared.bars.gesture import Run
from explorer.views.shared.bars.plot import BarPlot
from explorer.views.shared.card import Card
from explorer.views.shared.card_menu import CardMenu, ScaleSwitches, Subjects, separator
from explorer.views.shared.gestures.gesture import Gesture, How
from explorer.views.shared.value_menu import ValueActions, value_menu


@dataclass(frozen=True, slots=True)
class Pieces:
    """What the menu of a view acts on."""

    card: Card
    plot: BarPlot
    brush: BrushLink
    session: Session


class BarMenu(CardMenu):
    """The value under the mouse, then how the chart is drawn, then what can be taken along."""

    def __init__(self, pieces: Pieces, extra: Sequence[QAction] = ()) -> None:
        plot = pieces.plot
        self._pieces = pieces
        self.scale = ScaleSwitches(
            lambda is_log, is_share: plot.set_scale(is_log=is_log, is_share=is_share), plot
        )
        super().__init__(
            Subjects(
                pieces.card,
                pieces.session,
                self._as_csv,
                pieces.brush.clear,
            ),
            (*extra, self.scale.share, self.scale.log, separator(plot)),
        )
        pieces.brush.mouse.menu_requested.connect(self._on_menu_requested)

    def menu_at(self, bar: int | None) -> QMenu:
        """The menu for a bar, or for none of them."""
        return self.below(None if bar is None else self._value_menu(bar))

    def _as_csv(self, lines: Sequence[str]) -> str:
        plot = self._pieces.plot
        return plot.chart.as_csv(lines, plot.series)

    def _value_menu(self, bar: int) -> QMenu:
        pieces = self._pieces
        chart = pieces.plot.chart
        one: Bin = chart.placement.bin(bar)

        def do(how: How) -> Callable[[], None] | None:
            if one.clause is None:
                return None
            return lambda: pieces.brush.choose(Gesture((bar, bar), how))

        actions = ValueActions(do(How.ONLY), do(How.EXCLUDE), do(How.ADD))
        lines = pieces.plot.readout(bar)
        return value_menu(lines[0], "\n".join(lines), actions, pieces.card)

    def _on_menu_requested(self, gesture: Gesture[Run] | None, at: QPoint) -> None:
        self.pop_up(self.menu_at(None if gesture is None else gesture.target[0]), at)
