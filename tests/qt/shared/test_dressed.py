"""The application in its colours: nothing of the palette is left to the platform."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox
from pytestqt.qtbot import QtBot

from explorer.app import theme as themes
from explorer.views.shared.theme import DARK, LIGHT, Theme

THEMES = pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
GROUPS = (
    QPalette.ColorGroup.Active,
    QPalette.ColorGroup.Inactive,
    QPalette.ColorGroup.Disabled,
)


@pytest.fixture
def undressed(qapp: QApplication) -> Iterator[QApplication]:
    """The application as it was before, afterwards."""
    style, palette, sheet = qapp.style().name(), qapp.palette(), qapp.styleSheet()
    yield qapp
    qapp.setStyleSheet(sheet)
    qapp.setPalette(palette)
    qapp.setStyle(style)


@THEMES
def test_every_role_of_every_group_is_set(theme: Theme) -> None:
    made = themes.palette(theme)
    roles = [role for role in QPalette.ColorRole if role.name not in ("NColorRoles", "NoRole")]
    missing = [
        f"{group.name} {role.name}"
        for group in GROUPS
        for role in roles
        if not made.isBrushSet(group, role)
    ]
    assert missing == []


@THEMES
def test_what_is_switched_off_looks_so(theme: Theme) -> None:
    made = themes.palette(theme)
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        assert made.color(QPalette.ColorGroup.Disabled, role) == QColor(theme.disabled)
        assert made.color(QPalette.ColorGroup.Active, role) == QColor(theme.text)


@THEMES
def test_the_style_sheet_is_understood_and_its_images_are_there(
    theme: Theme, undressed: QApplication, qtbot: QtBot
) -> None:
    """Qt complains of a sheet or an image that it cannot read, which fails the test."""
    assert themes.apply(undressed, "dark" if theme.is_dark else "light") == theme
    assert "$" not in undressed.styleSheet()
    box, tick = QComboBox(), QCheckBox("tick")
    tick.setChecked(True)
    for widget in (box, tick):
        qtbot.addWidget(widget)
        widget.show()
    arrow = box.grab().toImage()
    shades = {arrow.pixel(arrow.width() - x, arrow.height() // 2) for x in range(5, 20)}
    assert len(shades) > 1, "no arrow is drawn"
    marked = tick.grab().toImage()
    seen = {marked.pixelColor(x, marked.height() // 2).name() for x in range(20)}
    assert theme.selection in seen


def test_the_desktop_is_followed_where_it_says_what_it_uses(undressed: QApplication) -> None:
    assert themes.apply(undressed, "system").name == themes.system_scheme(undressed)
