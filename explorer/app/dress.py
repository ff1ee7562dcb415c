"""The theme on the whole application, with what the window's own pieces need besides."""

from __future__ import annotations

import dataclasses
import re
from string import Template

from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QApplication

from explorer.app import theme as themes
from explorer.schema.resources import resource_path
from explorer.views.shared.theme import Theme

USUAL_TEXT = 100
"""Per cent of the desktop's own text size."""


_SIZES = re.compile(r"\b(font-size|width|height): (\d+)(pt|px)")
"""What of a style sheet grows with the text: letters, and the marks that stand beside them."""


def dress(
    application: QApplication,
    scheme: themes.Scheme,
    text_percent: int = USUAL_TEXT,
    family: str = "",
) -> Theme:
    """Put on palette, text size and style sheets; gives back the theme to build views with.

    `family` is a font that is there; empty for that of the desktop.
    """
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    font.setPointSizeF(font.pointSizeF() * text_percent / USUAL_TEXT)
    if family:
        font.setFamily(family)
    application.setFont(font)
    theme = themes.apply(application, scheme)
    own = Template(resource_path("themes", "window.qss").read_text(encoding="utf-8"))
    sheet = application.styleSheet() + own.substitute(dataclasses.asdict(theme))
    application.setStyleSheet(scaled(sheet, text_percent))
    return theme


def scaled(sheet: str, text_percent: int) -> str:
    """A style sheet with every size of `_SIZES` larger or smaller; lines stay as thin as they are.

    Sizes of one pixel or none are lines.
    """

    def grown(found: re.Match[str]) -> str:
        size = int(found[2])
        grown = round(size * text_percent / USUAL_TEXT) if size > 1 else size
        return f"{found[1]}: {grown}{found[3]}"

    return _SIZES.sub(grown, sheet)
