"""The files around a workspace: scratch, temporary blocks, and what a crash leaves of them."""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from pathlib import Path

from explorer.errors import KnownError


def scratch_folder(path: Path) -> Path:
    """Where an import extracts to: beside the workspace, so that one disk must hold both."""
    return path.with_name(f"{path.name}.import")


def temporary_folder(path: Path) -> Path:
    """Where the database puts blocks that do not fit into memory."""
    return path.with_name(f"{path.name}.tmp")


def unfinished_path(path: Path) -> Path:
    """Where a new workspace is built before it is moved into place."""
    return path.with_name(f"{path.name}.unfinished")


def log_path(path: Path) -> Path:
    """Where the database keeps changes that are not in the file itself yet."""
    return path.with_name(f"{path.name}.wal")


def sweep_leftovers(path: Path, *, shared: bool) -> None:
    """Remove what an import or a crash left beside `path`; call it while holding the file open.

    Nobody can be using these: writers hold the file alone. `shared` is whether other readers may
    be there, whose temporary blocks then stay.
    """
    shutil.rmtree(scratch_folder(path), ignore_errors=True)
    if not shared:
        shutil.rmtree(temporary_folder(path), ignore_errors=True)
    # A folder that may not be written to has nothing that could be taken away.
    with suppress(OSError):
        discard(unfinished_path(path))


def discard(path: Path) -> None:
    """Remove a database that nobody has open, with its log."""
    log_path(path).unlink(missing_ok=True)
    path.unlink(missing_ok=True)


def check_readable(path: Path) -> None:
    """Raise KnownError where there is no file to open."""
    _check_name(path)
    if path.is_dir():
        raise KnownError(f"“{path}” is a folder: name a workspace file, ending in .duckdb.")
    if not path.exists():
        raise KnownError(
            f"There is no workspace “{path}”: check the name, or import an archive into it first."
        )
    if not os.access(path, os.R_OK):
        raise KnownError(f"“{path}” may not be read: change its permissions or choose another.")


def check_writable(path: Path) -> None:
    """Raise KnownError where no new file can be made at `path`."""
    _check_name(path)
    folder = path.parent
    if not folder.is_dir():
        raise KnownError(f"There is no folder “{folder}”: make it first, or choose another.")
    if not os.access(folder, os.W_OK | os.X_OK):
        raise KnownError(
            f"The folder “{folder}” may not be written to: choose a folder of your own "
            "for the workspace."
        )


def _check_name(path: Path) -> None:
    try:
        str(path).encode()
    except UnicodeEncodeError as error:
        raise KnownError(
            f"The name {str(path)!a} is no text in Unicode: give the file and its folders "
            "another name."
        ) from error


def is_read_only(path: Path) -> bool:
    """Whether a workspace can be looked at only: its file or its folder is write-protected."""
    return not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK | os.X_OK))
