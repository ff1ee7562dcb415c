"""What is said when not even the empty window could be shown; nobody may be at a terminal."""

from __future__ import annotations

import traceback

from PySide6.QtWidgets import QMessageBox

from explorer.app import places
from explorer.app.crash import LOG
from explorer.app.log import log_to


def say_last_words(error: Exception) -> None:
    """Log the failure and show it in a plain box, without the program's own looks."""
    details = "".join(traceback.format_exception(error))
    is_logged = log_to(places.log_file())
    LOG.error("%s", details)
    box = QMessageBox(QMessageBox.Icon.Critical, "Takedown Explorer", "The program cannot start.")
    where = f"The log file is {places.log_file()}" if is_logged else "No log could be written."
    box.setInformativeText(f"{type(error).__name__}: {error}\n\nInstall it anew. {where}")
    box.setDetailedText(details)
    box.exec()
