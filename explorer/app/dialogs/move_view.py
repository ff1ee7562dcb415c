"""Moving a view without a mouse: which one, where, and how large."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QComboBox, QFormLayout, QGridLayout, QPushButton, QWidget

from explorer.app.dialogs.frame import DialogFrame, paragraph
from explorer.app.docking.ground import Ground
from explorer.app.docking.plan import Direction, Side

_WIDTH = 460
_STEP = 40
"""Pixels by which a key makes a view larger or smaller."""
_SIDES = (
    (Side.LEFT, "left of"),
    (Side.RIGHT, "right of"),
    (Side.ABOVE, "above"),
    (Side.BELOW, "below"),
    (Side.ONTO, "in one place with, as tabs"),
)
_EDGES = {
    Side.LEFT: "the left edge",
    Side.RIGHT: "the right edge",
    Side.ABOVE: "the upper edge",
    Side.BELOW: "the lower edge",
}
_EDGE = "at"
_SIZES = (
    ("Narrower", Direction.ROW, -_STEP),
    ("Wider", Direction.ROW, _STEP),
    ("Lower", Direction.COLUMN, -_STEP),
    ("Higher", Direction.COLUMN, _STEP),
)


class MoveViewDialog(DialogFrame):
    """Moves and sizes views one after another, while they can be seen; `name` is the first."""

    def __init__(self, ground: Ground, name: str | None, parent: QWidget | None = None) -> None:
        super().__init__("moveViewDialog", "Move view", parent)
        self._ground = ground
        self.view = _combo("movedView", "View", [(ground.title_of(n), n) for n in ground.shown])
        self.side = _combo(
            "moveSide", "Where", [*((words, side.value) for side, words in _SIDES), (_EDGE, "")]
        )
        self.target = _combo("moveTarget", "Which", [])
        self._told = paragraph("Nothing is moved yet.", "muted")
        self._lay_out()
        if name is not None:
            self.view.setCurrentIndex(self.view.findData(name))
        for combo in (self.view, self.side):
            combo.currentIndexChanged.connect(self._offer_targets)
        ground.destroyed.connect(self.close)
        self._offer_targets()
        self.view.setFocus()
        self.fit(_WIDTH)

    def _lay_out(self) -> None:
        form = QFormLayout()
        for words, field in (("View", self.view), ("Where", self.side), ("Which", self.target)):
            form.addRow(words, field)
        self.body.addLayout(form)
        sizes = QGridLayout()
        for place, (words, direction, pixels) in enumerate(_SIZES):
            button = QPushButton(words)
            button.setObjectName(f"{words.lower()}Button")
            button.setAutoDefault(False)
            button.clicked.connect(partial(self._resize, words, direction, pixels))
            sizes.addWidget(button, 0, place)
        self.body.addLayout(sizes)
        self.body.addWidget(self._told)
        self.add_button("Close", "closeButton").clicked.connect(self.close)
        self.add_button("Move", "moveButton", primary=True).clicked.connect(self._move)

    def _offer_targets(self) -> None:
        name, before = self.view.currentData(), self.target.currentData()
        self.target.clear()
        if not self.side.currentData():
            targets = [(words, side.value) for side, words in _EDGES.items()]
        else:
            others = (other for other in self._ground.shown if other != name)
            targets = [(self._ground.title_of(other), other) for other in others]
        _fill(self.target, targets)
        self.target.setCurrentIndex(max(self.target.findData(before), 0))

    def _move(self) -> None:
        name, side, target = (combo.currentData() for combo in (self.view, self.side, self.target))
        if name is None or target is None:
            return
        if side:
            self._ground.move_view(name, Side(side), target)
        else:
            self._ground.move_to_edge(name, Side(target))
        where = f"{self.side.currentText()} {self.target.currentText()}"
        self._told.setText(f"{self.view.currentText()}: {where}.")

    def _resize(self, words: str, direction: Direction, pixels: int) -> None:
        name = self.view.currentData()
        if name is None:
            return
        title = self.view.currentText()
        if self._ground.resize_view(name, direction, pixels):
            self._told.setText(f"{title}: {words.lower()}.")
        else:
            beside = "beside" if direction is Direction.ROW else "above or below"
            self._told.setText(f"Nothing stands {beside} {title} that could give way.")


def _combo(name: str, words: str, choices: Sequence[tuple[str, str]]) -> QComboBox:
    combo = QComboBox()
    combo.setObjectName(name)
    combo.setAccessibleName(words)
    _fill(combo, choices)
    return combo


def _fill(combo: QComboBox, choices: Sequence[tuple[str, str]]) -> None:
    for words, data in choices:
        combo.addItem(words, data)
