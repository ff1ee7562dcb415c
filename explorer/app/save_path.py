"""Asking where a file is to go, in the folder where the last one went."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from explorer.app import settings
from explorer.app.host import Host


def saving_folder(host: Host) -> Path:
    """Where files went last, the home folder at first."""
    return settings.export_folder(host.remembered) or Path.home()


def ask_csv_path(host: Host, parent: QWidget, title: str, name: str) -> Path | None:
    """Ask for the path of a CSV and remember its folder; None where nobody wants it any more.

    The system's dialog asks itself whether a file may be replaced.
    """
    return _ask_path(host, parent, title, f"{name}.csv", "CSV table (*.csv)")


def ask_copy_path(host: Host, parent: QWidget, name: str) -> Path | None:
    """Ask for the path of a copy that keeps its kind, and remember its folder; None for none."""
    return _ask_path(host, parent, "Save a copy", name, f"As it is (*{Path(name).suffix})")


def _ask_path(host: Host, parent: QWidget, title: str, name: str, kind: str) -> Path | None:
    proposed = saving_folder(host) / name
    chosen, _ = QFileDialog.getSaveFileName(parent, title, str(proposed), kind)
    if not chosen:
        return None
    path = Path(chosen) if Path(chosen).suffix else Path(f"{chosen}{proposed.suffix}")
    settings.remember_export_folder(host.remembered, path.parent)
    return path
