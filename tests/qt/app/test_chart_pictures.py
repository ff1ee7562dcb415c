"""A chart saved as a picture: how large, where to, and what cannot be."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPushButton, QSpinBox
from pytestqt.qtbot import QtBot

from explorer.app.dialogs.picture import PictureDialog
from explorer.landing import ASIDE
from explorer.views.shared.picture import SVG
from tests.qt.app.conftest import Bench
from tests.qt.app.test_import_and_export import wait_for


@pytest.fixture
def dialog(qtbot: QtBot, tmp_path: Path) -> PictureDialog:
    made = PictureDialog(tmp_path / "Followers", QSize(600, 300))
    qtbot.addWidget(made)
    made.show()
    return made


def type_path(dialog: PictureDialog, path: Path) -> None:
    field = dialog.findChild(QLineEdit, "picturePath")
    assert isinstance(field, QLineEdit)
    field.setText(str(path))


def says(dialog: PictureDialog) -> str:
    label = dialog.findChild(QLabel, "pictureSays")
    assert isinstance(label, QLabel)
    return label.text()


def can_save(dialog: PictureDialog) -> bool:
    button = dialog.findChild(QPushButton, "savePictureButton")
    assert isinstance(button, QPushButton)
    return button.isEnabled()


def set_number(dialog: PictureDialog, name: str, value: int) -> None:
    field = dialog.findChild(QSpinBox, name)
    assert isinstance(field, QSpinBox)
    field.setValue(value)


def test_it_says_how_large_the_picture_will_be(dialog: PictureDialog) -> None:
    assert "Followers.png, 1,200 × 600 pixels" in says(dialog)
    set_number(dialog, "pictureWidth", 1000)
    set_number(dialog, "pictureSharpness", 3)
    assert "3,000 × 900 pixels" in says(dialog)


def test_a_drawing_has_no_pixels(dialog: PictureDialog, tmp_path: Path) -> None:
    kind = dialog.findChild(QComboBox, "pictureKind")
    assert isinstance(kind, QComboBox)
    kind.setCurrentIndex(kind.findData(SVG))
    assert says(dialog) == "Writes Followers.svg."
    assert dialog.choice().path == tmp_path / "Followers.svg"


@pytest.mark.parametrize("typed", ["x.png", "x.SVG", "x", "v1.2"])
def test_the_ending_follows_the_kind(dialog: PictureDialog, tmp_path: Path, typed: str) -> None:
    type_path(dialog, tmp_path / typed)
    name = dialog.choice().path.name
    assert name == ("v1.2.png" if typed == "v1.2" else "x.png")


def test_what_cannot_be_saved_is_said(dialog: PictureDialog, tmp_path: Path) -> None:
    type_path(dialog, tmp_path / "absent" / "x")
    assert "There is no folder" in says(dialog)
    (tmp_path / "there.png").touch()
    type_path(dialog, tmp_path / "there")
    assert "already" in says(dialog)
    assert not can_save(dialog)
    type_path(dialog, tmp_path / "new")
    assert can_save(dialog)
    set_number(dialog, "pictureWidth", 8000)
    set_number(dialog, "pictureHeight", 8000)
    assert "too many" in says(dialog)
    assert not can_save(dialog)


def test_a_chart_is_saved_with_its_filters(bench: Bench, qtbot: QtBot, tmp_path: Path) -> None:
    board = bench.open_small(qtbot)
    board.followers.picture_wanted.emit()
    dialog = wait_for(bench, qtbot, PictureDialog, "pictureDialog")
    assert isinstance(dialog, PictureDialog)
    set_number(dialog, "pictureWidth", 700)
    set_number(dialog, "pictureSharpness", 1)
    type_path(dialog, tmp_path / "图 “1”")
    button = dialog.findChild(QPushButton, "savePictureButton")
    assert isinstance(button, QPushButton)
    button.click()
    path = tmp_path / "图 “1”.png"
    qtbot.waitUntil(path.is_file)
    assert QImage(str(path)).width() == 700
    assert [one.name for one in tmp_path.iterdir() if one.name.startswith(ASIDE)] == []
    assert bench.known == []


def test_a_folder_that_is_gone_by_then_is_told(bench: Bench, qtbot: QtBot, tmp_path: Path) -> None:
    board = bench.open_small(qtbot)
    board.followers.picture_wanted.emit()
    dialog = wait_for(bench, qtbot, PictureDialog, "pictureDialog")
    assert isinstance(dialog, PictureDialog)
    folder = tmp_path / "drive"
    folder.mkdir()
    type_path(dialog, folder / "x")
    folder.rmdir()
    button = dialog.findChild(QPushButton, "savePictureButton")
    assert isinstance(button, QPushButton)
    button.click()
    qtbot.waitUntil(lambda: len(bench.known) == 1)
    assert "folder" in bench.known[0]
