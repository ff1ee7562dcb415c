"""What the program is, and what kind of material it shows."""

from __future__ import annotations

import platform

from PySide6 import __version__ as pyside_version
from PySide6.QtWidgets import QWidget

from explorer import __version__
from explorer.app import places
from explorer.app.dialogs.frame import DialogFrame, paragraph
from explorer.app.welcome import MATERIAL_NOTICE

_WIDTH = 540


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
