"""What the window remembers from one start to the next."""

from __future__ import annotations

import os
from hashlib import sha256
from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

from explorer.app import places
from explorer.app.theme import Scheme

LONGEST_RECENT = 8
_RECENT = "recent/workspaces"
_FOLDER = "new/folder"
_EXPORTS = "export/folder"
_THEME = "window/theme"
_HAN_ALIKE = "search/han_alike"
_NOTICE_READ = "notice/material_read"
_GEOMETRY = "window/geometry"
_LEFT = "left"
_LEFT_LETTERS = 16


def open_settings(file: Path) -> QSettings:
    """The settings in an ini file, made when first written."""
    return QSettings(str(file), QSettings.Format.IniFormat)


def recent_workspaces(settings: QSettings) -> list[Path]:
    """The workspaces opened last, newest first, that are still there."""
    stored = settings.value(_RECENT, [])
    texts = stored if isinstance(stored, list) else [stored] if stored else []
    return [path for path in map(Path, map(str, texts)) if path.is_file()]


def remember_workspace(settings: QSettings, workspace: Path) -> None:
    """Put a workspace in front of the recent ones."""
    workspace = workspace.resolve()
    others = [path for path in recent_workspaces(settings) if path != workspace]
    kept = [workspace, *others][:LONGEST_RECENT]
    settings.setValue(_RECENT, [str(path) for path in kept])


def left_view(settings: QSettings, workspace: Path) -> str:
    """What was remembered of a workspace when it was left; empty where nothing was."""
    return str(settings.value(_left_key(workspace), ""))


def remember_left_view(settings: QSettings, workspace: Path, left: str) -> None:
    """Remember it at once, for a program may end in any way; forget workspaces of long ago."""
    others = (places.sample_workspace(), *recent_workspaces(settings))
    kept = {_left_key(path) for path in (workspace, *others)}
    settings.setValue(_left_key(workspace), left)
    settings.beginGroup(_LEFT)
    for name in settings.childKeys():
        if f"{_LEFT}/{name}" not in kept:
            settings.remove(name)
    settings.endGroup()
    settings.sync()


def _left_key(workspace: Path) -> str:
    return f"{_LEFT}/{sha256(os.fsencode(workspace.resolve())).hexdigest()[:_LEFT_LETTERS]}"


def theme_name(settings: QSettings) -> Scheme:
    """The theme the user chose; `system` where none was."""
    stored = settings.value(_THEME)
    return "light" if stored == "light" else "dark" if stored == "dark" else "system"


def remember_theme(settings: QSettings, name: str) -> None:
    settings.setValue(_THEME, name)


def is_han_alike(settings: QSettings) -> bool:
    """Whether searches take simplified and traditional Chinese for the same."""
    return settings.value(_HAN_ALIKE, "no") == "yes"


def remember_han_alike(settings: QSettings, *, is_on: bool) -> None:
    settings.setValue(_HAN_ALIKE, "yes" if is_on else "no")


def is_notice_read(settings: QSettings) -> bool:
    """Whether the notice about the material was read and put away."""
    return settings.value(_NOTICE_READ, "no") == "yes"


def remember_notice_read(settings: QSettings) -> None:
    settings.setValue(_NOTICE_READ, "yes")


def window_geometry(settings: QSettings) -> QByteArray | None:
    stored = settings.value(_GEOMETRY)
    return stored if isinstance(stored, QByteArray) else None


def remember_geometry(settings: QSettings, geometry: QByteArray) -> None:
    settings.setValue(_GEOMETRY, geometry)


def workspace_folder(settings: QSettings) -> Path | None:
    """Where the last new workspace went; None where that folder is gone or none was made."""
    stored = settings.value(_FOLDER)
    folder = Path(stored) if isinstance(stored, str) and stored else None
    return folder if folder is not None and folder.is_dir() else None


def remember_workspace_folder(settings: QSettings, folder: Path) -> None:
    settings.setValue(_FOLDER, str(folder))


def export_folder(settings: QSettings) -> Path | None:
    """Where the last export went; None where that folder is gone or there was none."""
    stored = settings.value(_EXPORTS)
    folder = Path(stored) if isinstance(stored, str) and stored else None
    return folder if folder is not None and folder.is_dir() else None


def remember_export_folder(settings: QSettings, folder: Path) -> None:
    settings.setValue(_EXPORTS, str(folder))
