"""Folders of this platform that the program writes to."""

from __future__ import annotations

import os
import re
import sys
import zlib
from collections.abc import Mapping
from pathlib import Path

import platformdirs

APP = "takedown-explorer"
WORKSPACE_SUFFIX = ".duckdb"
_NOT_IN_FILE_NAMES = re.compile(r"[^\w.-]+")


def data_folder() -> Path:
    """Where new workspaces go unless the user says otherwise."""
    return Path(platformdirs.user_data_dir(APP, appauthor=False))


def compiled_folder() -> Path:
    """Where loops that were compiled for this machine are kept."""
    return Path(platformdirs.user_cache_dir(APP, appauthor=False)) / "compiled"


def log_file() -> Path:
    return Path(platformdirs.user_log_dir(APP, appauthor=False)) / "takedown-explorer.log"


def fault_file() -> Path:
    """Where the stacks go when the process is broken off."""
    return log_file().with_name("broken-off.txt")


def door_name(environment: Mapping[str, str] = os.environ) -> str:
    """The socket of the window that is open for this user, screen and settings.

    A path, or on Windows the name of a pipe. It is kept short, since sockets allow 107 bytes;
    below a home with a longer path every start opens a window of its own.
    """
    screen = environment.get("WAYLAND_DISPLAY") or environment.get("DISPLAY", "")
    known_by = f"{settings_file()}\n{screen}".encode(errors="surrogateescape")
    # Nothing here is secret, and hashlib would load OpenSSL before the first paint.
    name = f"{zlib.crc32(known_by):08x}"
    if sys.platform == "win32":
        return f"{APP}-{name}"
    own = environment.get("XDG_RUNTIME_DIR", "")
    folder = Path(own) / APP if own and Path(own).is_dir() else cache_folder()
    return str(folder / name)


def cache_folder() -> Path:
    return Path(platformdirs.user_cache_dir(APP, appauthor=False))


def unwritable() -> list[Path]:
    """The program's own folders that can neither be made nor written to."""
    own = (data_folder(), settings_file().parent, log_file().parent)
    return [folder for folder in dict.fromkeys(own) if not _is_writable(folder)]


def _is_writable(folder: Path) -> bool:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return False
    return os.access(folder, os.W_OK | os.X_OK)


def settings_file() -> Path:
    return Path(platformdirs.user_config_dir(APP, appauthor=False)) / "window.ini"


def sample_workspace() -> Path:
    return data_folder() / f"synthetic-sample{WORKSPACE_SUFFIX}"


def free_workspace(dataset: str, folder: Path | None = None) -> Path:
    """A path that is not taken yet for a workspace named after a dataset."""
    folder = folder or data_folder()
    stem = _NOT_IN_FILE_NAMES.sub("_", dataset).strip("._") or "workspace"
    candidate = folder / f"{stem}{WORKSPACE_SUFFIX}"
    number = 2
    while candidate.exists():
        candidate = folder / f"{stem}-{number}{WORKSPACE_SUFFIX}"
        number += 1
    return candidate
