"""Which page of the help is about what has the keyboard."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from PySide6.QtWidgets import QWidget

from explorer.app.help.pages import anchor_of

START = ("getting-started.md", "")
VIEWS = "views.md"
_PLACES: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "searchField": ("filter-language.md", ""),
        "filterEditor": ("filter-language.md", ""),
        "filterBar": (VIEWS, "the-line-of-filters"),
        "previewDialog": ("importing.md", ""),
        "reportDialog": ("importing.md", "afterwards"),
        "rejectsDialog": ("importing.md", "afterwards"),
        "columnsDialog": ("importing.md", "columns-chosen-by-hand"),
        "exportDialog": ("exporting.md", ""),
        "windowReportDialog": ("exporting.md", "the-window-as-a-report"),
        "paletteDialog": ("actions.md", ""),
        "preferencesDialog": ("actions.md", "view"),
        "moveViewDialog": (VIEWS, "where-the-views-stand"),
        "savedViewsDialog": ("actions.md", "file"),
        "saveViewDialog": ("actions.md", "file"),
    }
)
"""By the name of a widget: that widget's own, or the nearest around it."""


def place_for(focused: QWidget | None, parts: Mapping[str, QWidget]) -> tuple[str, str]:
    """Page and anchor for a widget; `parts` are the views of the board by their headings."""
    widget = focused
    while widget is not None:
        if widget.objectName() in _PLACES:
            return _PLACES[widget.objectName()]
        for heading, part in parts.items():
            if part is widget:
                return VIEWS, anchor_of(heading)
        widget = widget.parentWidget()
    return START
