"""The colours of the theme given to the whole application: palette and style sheet."""

from __future__ import annotations

import dataclasses
from string import Template
from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory

from explorer.schema.resources import resource_path
from explorer.views.shared.theme import Theme, theme_named

_IMAGES = ("chevron", "check", "dash")
Scheme = Literal["system", "light", "dark"]
_SHADE_STEP = 120
"""How much darker, in Qt's per cent, one shade of a bevel is than the next."""


def apply(app: QApplication, scheme: Scheme = "system") -> Theme:
    """Dress the application and give back the theme that the views are built with.

    `system` follows the desktop where it says what it uses, and is light where it does not.
    """
    theme = theme_named(system_scheme(app) if scheme == "system" else scheme)
    app.setStyle(QStyleFactory.create("Fusion"))
    app.setPalette(palette(theme))
    app.setStyleSheet(style_sheet(theme))
    return theme


def system_scheme(app: QApplication) -> Literal["light", "dark"]:
    """What the desktop uses; its hints' `colorSchemeChanged` says when that changes."""
    is_dark = app.styleHints().colorScheme() == Qt.ColorScheme.Dark
    return "dark" if is_dark else "light"


def palette(theme: Theme) -> QPalette:
    """Every colour role of every group, so that nothing is left to the platform."""
    role = QPalette.ColorRole
    colours = {
        role.Window: theme.window,
        role.WindowText: theme.text,
        role.Base: theme.card,
        role.AlternateBase: theme.stripe,
        role.ToolTipBase: theme.card,
        role.ToolTipText: theme.text,
        role.PlaceholderText: theme.muted,
        role.Text: theme.text,
        role.Button: theme.control,
        role.ButtonText: theme.text,
        role.BrightText: theme.error,
        role.Link: theme.link,
        role.LinkVisited: theme.link,
        role.Highlight: theme.highlight,
        role.HighlightedText: theme.highlight_text,
        role.Accent: theme.selection,
        role.Light: theme.control_hover,
        role.Midlight: theme.border,
        role.Mid: theme.control_border,
        role.Dark: QColor(theme.control_border).darker(_SHADE_STEP).name(),
        role.Shadow: QColor(theme.control_border).darker(2 * _SHADE_STEP).name(),
    }
    made = QPalette()
    for name, colour in colours.items():
        made.setColor(QPalette.ColorGroup.All, name, QColor(colour))
    for name in (role.WindowText, role.Text, role.ButtonText, role.HighlightedText):
        made.setColor(QPalette.ColorGroup.Disabled, name, QColor(theme.disabled))
    made.setColor(QPalette.ColorGroup.Disabled, role.Highlight, QColor(theme.border))
    made.setColor(QPalette.ColorGroup.Disabled, role.Accent, QColor(theme.disabled))
    return made


def style_sheet(theme: Theme) -> str:
    """`resources/themes/theme.qss` with the theme's colours in it."""
    template = Template(resource_path("themes", "theme.qss").read_text(encoding="utf-8"))
    images = {
        image: resource_path("themes", f"{image}-{theme.name}.svg").as_posix() for image in _IMAGES
    }
    return template.substitute(dataclasses.asdict(theme), **images)
