"""Folders of this platform that the program writes to."""

from __future__ import annotations

import re
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
