"""What a right-click on a plot of bars, or the button beside its caption, offers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, QPoint
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QFileDialog, QMenu, QMessageBox, QToolButton

from explorer.errors import KnownError
from explorer.query.sentence import sentence_of
from explorer.schema.bins import Bin
from explorer.session.session import Session
from explorer.views.shared.bars import BarPlot
from explorer.views.shared.brush import Gesture
from explorer.views.shared.brush_link import BrushLink
from explorer.views.shared.card import Card
from explorer.views.shared.gesture import How
from explorer.views.shared.picture import PICTURE_SUFFIXES, save_picture
from explorer.views.shared.values_menu import ValueActions, value_menu


@dataclass(frozen=True, slots=True)
class Pieces:
    """What the menu of a view acts on."""

    card: Card
    plot: BarPlot
    brush: BrushLink
    session: Session


class BarMenu(QObject):
    """The value under the mouse, then how the chart is drawn, then what can be taken along."""

    def __init__(self, pieces: Pieces, extra: Sequence[QAction] = ()) -> None:
        super().__init__(pieces.card)
        self._pieces = pieces
        self._actions = [*extra, *self._ways_of_drawing(), *self._things_to_take()]
        button = QToolButton(pieces.card)
        button.setText("⋯")
        button.setProperty("role", "chooser")
        button.setToolTip("More")
        button.setAccessibleName(f"{pieces.card.accessibleName()}: more")
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(button)
        menu.addActions(self._actions)
        button.setMenu(menu)
        pieces.card.add_tool(button)
        pieces.brush.control.menu_requested.connect(self._on_menu_requested)

    def menu_at(self, bar: int | None) -> QMenu:
        """The menu for a bar, or for none of them."""
        menu = QMenu(self._pieces.card) if bar is None else self._value_menu(bar)
        if bar is not None:
            menu.addSeparator()
        menu.addActions(self._actions)
        return menu

    def filters(self) -> tuple[str, ...]:
        """What the picture and the data are filtered by, a sentence each."""
        selection = self._pieces.session.state.selection
        return tuple(sentence_of(clause) for clause in selection.active)

    def _value_menu(self, bar: int) -> QMenu:
        pieces = self._pieces
        chart = pieces.plot.chart
        one: Bin = chart.placement.bin(bar)

        def do(how: How) -> Callable[[], None] | None:
            if one.clause is None:
                return None
            return lambda: pieces.brush.choose(Gesture((bar, bar), how))

        actions = ValueActions(do(How.ONLY), do(How.EXCLUDE), do(How.ADD))
        lines = chart.readout(bar, is_share=pieces.plot.is_share)
        return value_menu(lines[0], "\n".join(lines), actions, pieces.card)

    def _ways_of_drawing(self) -> list[QAction]:
        plot = self._pieces.plot
        share = self._switch("Shares instead of counts", "sharesAction")
        log = self._switch("Logarithmic counts", "logAction")

        def redraw(_checked: bool) -> None:
            plot.set_scale(is_log=log.isChecked(), is_share=share.isChecked())

        share.toggled.connect(redraw)
        log.toggled.connect(redraw)
        return [share, log, self._separator()]

    def _things_to_take(self) -> list[QAction]:
        return [
            self._action("Copy data as CSV", "copyDataAction", self._on_copy_data),
            self._action("Save picture…", "savePictureAction", self._on_save_picture),
            self._separator(),
            self._action("Clear this filter", "clearViewAction", self._pieces.brush.clear),
        ]

    def _action(self, words: str, name: str, do: Callable[[], None]) -> QAction:
        action = QAction(words, self)
        action.setObjectName(name)
        action.triggered.connect(lambda _checked=False: do())
        return action

    def _switch(self, words: str, name: str) -> QAction:
        action = QAction(words, self)
        action.setObjectName(name)
        action.setCheckable(True)
        return action

    def _separator(self) -> QAction:
        line = QAction(self)
        line.setSeparator(True)
        return line

    def _on_menu_requested(self, bar: int | None, at: QPoint) -> None:
        menu = self.menu_at(bar)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(at)

    def _on_copy_data(self) -> None:
        pieces = self._pieces
        lines = (f"{pieces.card.title}: {pieces.card.caption}", *self.filters())
        QGuiApplication.clipboard().setText(pieces.plot.chart.as_csv(lines))

    def _on_save_picture(self) -> None:
        card = self._pieces.card
        chosen, _ = QFileDialog.getSaveFileName(
            card, "Save picture", f"{card.title}.png", "PNG image (*.png);;SVG drawing (*.svg)"
        )
        if not chosen:
            return
        path = Path(chosen)
        if path.suffix.lower() not in PICTURE_SUFFIXES:
            path = path.with_name(path.name + PICTURE_SUFFIXES[0])
        try:
            save_picture(card, path, self.filters(), card.theme)
        except KnownError as error:
            QMessageBox.warning(card, "Picture not saved", str(error))
