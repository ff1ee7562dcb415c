"""How large the picture of a chart is to be, of which kind, and where it goes."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QSpinBox,
    QWidget,
)

from explorer.app.dialogs.frame import DialogFrame, paragraph
from explorer.app.dialogs.place import place_row
from explorer.views.shared.picture import PICTURE_SUFFIXES, PNG, SHARPNESS, SVG, Measure

_WIDTH = 560
_SIDES = (100, 8000)
_SHARPEST = 8
_MOST_PIXELS = 100_000_000
_KINDS = (("PNG, an image", PNG), ("SVG, a drawing with real text", SVG))


@dataclass(frozen=True, slots=True)
class PictureChoice:
    """A path that ends in `.png` or `.svg`, and how large the chart on it is."""

    path: Path
    measure: Measure


class PictureDialog(DialogFrame):
    """`chosen` comes with a PictureChoice; `base` is a path without ending."""

    chosen = Signal(object)

    def __init__(self, base: Path, size: QSize, parent: QWidget | None = None) -> None:
        super().__init__("pictureDialog", "Save picture", parent)
        self._kind = QComboBox()
        for words, suffix in _KINDS:
            self._kind.addItem(words, suffix)
        self._kind.setObjectName("pictureKind")
        self._kind.setAccessibleName("Kind of picture")
        self._width = _number("pictureWidth", "Width", _SIDES, size.width())
        self._height = _number("pictureHeight", "Height", _SIDES, size.height())
        self._sharpness = _number("pictureSharpness", "Scale", (1, _SHARPEST), SHARPNESS)
        self._sharpness.setSuffix(" ×")
        self._path = QLineEdit(str(base))
        self._path.setObjectName("picturePath")
        self._path.setAccessibleName("Where to save to")
        self._says = paragraph("", "muted")
        self._says.setObjectName("pictureSays")
        self._lay_out()
        self.add_button("Cancel", "cancelButton").clicked.connect(self.reject)
        self._go = self.add_button("Save", "savePictureButton", primary=True)
        self._go.clicked.connect(self._on_save)
        self._kind.currentIndexChanged.connect(lambda _place: self._on_changed())
        for field in (self._width, self._height, self._sharpness):
            field.valueChanged.connect(lambda _value: self._on_changed())
        self._path.textChanged.connect(lambda _text: self._on_changed())
        self._on_changed()
        self.fit(_WIDTH)

    def choice(self) -> PictureChoice:
        """What is chosen."""
        suffix = self._kind.currentData()
        typed = Path(self._path.text().strip()).expanduser()
        base = typed.with_suffix("") if typed.suffix.lower() in PICTURE_SUFFIXES else typed
        path = base.with_name(f"{base.name}{suffix}") if base.name else base
        size = QSize(self._width.value(), self._height.value())
        return PictureChoice(path, Measure(size, self._sharpness.value()))

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.addRow("Kind", self._kind)
        form.addRow("Size of the chart", _line(self._width, QLabel("×"), self._height))
        form.addRow("Scale", _line(self._sharpness))
        self.body.addLayout(form)
        self.body.addWidget(
            paragraph("The caption and the filters are part of the picture.", "muted")
        )
        self.body.addLayout(place_row(self._path, self._on_choose))
        self.body.addWidget(self._says)

    def _on_changed(self) -> None:
        choice = self.choice()
        is_image = choice.path.suffix == PNG
        self._sharpness.setEnabled(is_image)
        complaint = _complaint(choice)
        self._says.setText(complaint or f"Writes {choice.path.name}{_pixels(choice)}.")
        self._go.setEnabled(not complaint)

    def _on_choose(self) -> None:
        path, _ = QFileDialog.getSaveFileName(
            self,
            "Save picture",
            self._path.text(),
            options=QFileDialog.Option.DontConfirmOverwrite,
        )
        if path:
            self._path.setText(path)

    def _on_save(self) -> None:
        self.chosen.emit(self.choice())
        self.accept()


def _complaint(choice: PictureChoice) -> str:
    """Why the picture cannot be made; empty where it can."""
    path = choice.path
    if not path.name:
        return "Say where to."
    if not path.parent.is_dir():
        return f"There is no folder {path.parent}."
    if path.exists():
        return f"{path.name} is there already: choose another name."
    across, down = _sides(choice)
    if path.suffix == PNG and across * down > _MOST_PIXELS:
        return f"{across:,} × {down:,} pixels are too many: choose a smaller scale."
    return ""


def _pixels(choice: PictureChoice) -> str:
    across, down = _sides(choice)
    if choice.path.suffix != PNG:
        return ""
    return f", {across:,} × {down:,} pixels and the lines of the filters below"


def _sides(choice: PictureChoice) -> tuple[int, int]:
    size = choice.measure.size or QSize()
    return size.width() * choice.measure.sharpness, size.height() * choice.measure.sharpness


def _line(*parts: QWidget) -> QHBoxLayout:
    line = QHBoxLayout()
    for part in parts:
        line.addWidget(part)
    line.addStretch(1)
    return line


def _number(name: str, words: str, between: tuple[int, int], value: int) -> QSpinBox:
    field = QSpinBox()
    field.setObjectName(name)
    field.setAccessibleName(words)
    field.setRange(*between)
    field.setValue(value)
    return field
