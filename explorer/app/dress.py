"""The theme on the whole application, with what the window's own pieces need besides."""

from __future__ import annotations

import dataclasses
from string import Template

from PySide6.QtWidgets import QApplication

from explorer.app import theme as themes
from explorer.schema.resources import resource_path
from explorer.views.shared.theme import Theme


def dress(application: QApplication, scheme: themes.Scheme) -> Theme:
    """Put on palette and style sheets; gives back the theme to build views with."""
    theme = themes.apply(application, scheme)
    own = Template(resource_path("themes", "window.qss").read_text(encoding="utf-8"))
    sheet = application.styleSheet() + own.substitute(dataclasses.asdict(theme))
    application.setStyleSheet(sheet)
    return theme
