"""What the program is, which keys it knows, what kind of material it shows."""

from __future__ import annotations

import platform

from PySide6 import __version__ as pyside_version
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QScrollArea, QWidget

from explorer import __version__
from explorer.app import places
from explorer.app.actions import ACTIONS, keys_of
from explorer.app.dialogs.frame import DialogFrame, paragraph
from explorer.app.welcome import MATERIAL_NOTICE
from explorer.schema.fields import FIELDS

_WIDTH = 540
_HELP_SIZE = (760, 640)
_GESTURES = (
    ("Drag over a chart", "filter by what is under the brush; its edges and middle can be moved"),
    ("Click a bar", "only this bar · Shift+click: add it · Alt+click: leave it out"),
    ("Esc or double-click", "take back what this chart filters"),
    ("Arrow keys in a chart", "walk along the bars · Enter: only this bar"),
    ("Click a column heading", "sort the whole table by it, again to turn it round"),
    ("Right-click a cell", "only this · exclude · copy"),
    ("Home, End, Page Up, Page Down", "in a table: to the first and last row, page by page"),
    ("S", "in a table: sort by the column of the cell, again to turn it round"),
    ("Ctrl+Shift+←, →", "in a table: move the column of the cell"),
    ("Ctrl+Alt+←, →", "in a table: make the column of the cell narrower, wider"),
    ("Ctrl+C", "in a table: copy the chosen rows with headers; on a filter: copy it as text"),
    ("Enter or double-click", "in a table: read the row in full · Backspace there: go back"),
    ("Ctrl+Enter", "in a table: filter to the chosen rows"),
    ("Right-click the headings", "in a table: choose columns, keep the first one in sight"),
    ("Click a step of the history", "go back to it, or forward again; Enter does it too"),
    ("⋯ or right-click a dataset", "its import report, rejected records, rename, remove"),
    ("Enter on a filter", "edit, invert, switch off, copy · Delete: remove it"),
)
_FORMS = (
    ("language:th", "is · language:th,zh is any of them · -language:th is the exact complement"),
    ("followers:0", "a number · followers:10..99 both ends included · followers:>10000"),
    ("created:2017-08", "a month, a day, a minute · created:2017-08-18..2017-08-31"),
    ("name~news", "contains · bare words search tweet text · “several words” in quotes"),
    ("text~~台湾", "contains, simplified and traditional Chinese alike"),
    ("client:unknown", "the archive gives no value · hashtag:none gives an empty list"),
    ("(weekday:mon..fri hour:8..17)", "one filter made of several · hour@+08:00:9..17 has a zone"),
)


def about(parent: QWidget | None = None) -> DialogFrame:
    """Version, licence, versions below, log file."""
    dialog = DialogFrame("aboutDialog", "Takedown Explorer", parent)
    dialog.body.addWidget(paragraph(f"Version {__version__}"))
    dialog.body.addWidget(
        paragraph(
            "See, filter and export the account networks that platforms disclosed. "
            "Nothing leaves this computer."
        )
    )
    dialog.body.addWidget(
        paragraph(
            f"Python {platform.python_version()}, PySide6 {pyside_version} (LGPL), "
            "pyqtgraph, DuckDB, NumPy and pandas. This program is under the MIT licence.",
            "muted",
        )
    )
    dialog.body.addWidget(paragraph(f"Log file: {places.log_file()}", "muted"))
    dialog.body.addWidget(paragraph(f"Workspaces: {places.data_folder()}", "muted"))
    dialog.add_button("Close", "closeButton", primary=True).clicked.connect(dialog.close)
    dialog.fit(_WIDTH)
    return dialog


def material_notice(parent: QWidget | None = None) -> DialogFrame:
    """What kind of texts disclosed archives hold."""
    dialog = DialogFrame("materialDialog", "About the material", parent)
    dialog.body.addWidget(paragraph(MATERIAL_NOTICE))
    dialog.add_button("Close", "closeButton", primary=True).clicked.connect(dialog.close)
    dialog.fit(_WIDTH)
    return dialog


def keys_and_filters(parent: QWidget | None = None) -> DialogFrame:
    """Every shortcut of the action table, the gestures, the filter language and its fields."""
    dialog = DialogFrame("helpDialog", "Keys and filters", parent)
    inner = QWidget()
    grid = QGridLayout(inner)
    grid.setContentsMargins(0, 0, 12, 0)
    grid.setHorizontalSpacing(18)
    grid.setVerticalSpacing(5)
    grid.setColumnStretch(1, 1)
    _section(grid, "In charts and tables", _GESTURES)
    _section(grid, "Typed filters", _FORMS)
    _section(grid, "Fields", tuple((f"{field.name}:", field.meaning) for field in FIELDS.values()))
    _section(
        grid,
        "Keys",
        tuple((keys_of(spec), spec.tip) for spec in ACTIONS if spec.shortcut),
    )
    area = QScrollArea()
    area.setWidget(inner)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setAccessibleName("Keys and filters")
    dialog.body.addWidget(area, 1)
    dialog.add_button("Close", "closeButton", primary=True).clicked.connect(dialog.close)
    dialog.resize(*_HELP_SIZE)
    return dialog


def _section(grid: QGridLayout, title: str, lines: tuple[tuple[str, str], ...]) -> None:
    heading = QLabel(title)
    heading.setProperty("role", "heading")
    heading.setContentsMargins(0, 10 if grid.rowCount() > 1 else 0, 0, 2)
    grid.addWidget(heading, grid.rowCount(), 0, 1, 2)
    for left, right in lines:
        row = grid.rowCount()
        grid.addWidget(paragraph(left), row, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(paragraph(right, "muted"), row, 1, Qt.AlignmentFlag.AlignTop)
