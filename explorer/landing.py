"""New files that appear whole or not at all, and older ones that survive until then."""

from __future__ import annotations

import errno
import os
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from secrets import token_hex
from shutil import rmtree

from explorer.errors import KnownError

ASIDE = ".export-"
"""What the names of unfinished files begin with."""

_LONGEST_NAME = 255
_WORKSPACE_MARK = b"DUCK"
_MARK_AT = 8


class Landing:
    """Files that are written aside, in the folder where they will stand.

    Nothing has its name before `land`; whatever has not landed is removed by `clear`.
    """

    def __init__(self, force: bool) -> None:
        self._force = force
        self._waiting: list[tuple[Path, Path]] = []

    def place(self, path: Path, *, is_folder: bool = False) -> Path:
        """Where to write what will be `path`; KnownError where it may not be written."""
        check_target(path, force=self._force and not is_folder)
        # A short name, because that of the file may already be as long as the disk allows.
        aside = path.with_name(f"{ASIDE}{token_hex(8)}.part")
        self._waiting.append((aside, path))
        return aside

    def land(self) -> None:
        """Give every file its name, all of them or none."""
        kept: list[tuple[Path, Path]] = []
        landed: list[Path] = []
        try:
            for aside, path in self._waiting:
                check_target(path, force=self._force and not aside.is_dir())
                if path.exists():
                    old = path.with_name(f"{ASIDE}{token_hex(8)}.old")
                    path.replace(old)
                    kept.append((old, path))
            for aside, path in self._waiting:
                aside.replace(path)
                landed.append(path)
        except BaseException:
            for path in landed:
                _remove(path)
            for old, path in kept:
                old.replace(path)
            raise
        for old, _ in kept:
            old.unlink(missing_ok=True)
        self._waiting.clear()

    def clear(self) -> None:
        """Remove what did not land."""
        for aside, _ in self._waiting:
            try:
                _remove(aside)
            except OSError:
                # The drive is gone, and what was on it with it.
                continue


@contextmanager
def landing(force: bool) -> Generator[Landing]:
    """A landing that leaves nothing behind; what the disk refuses becomes a KnownError."""
    made = Landing(force)
    try:
        yield made
        made.land()
    except OSError as error:
        raise _failure(error) from error
    finally:
        made.clear()


def check_target(path: Path, *, force: bool) -> None:
    """Raise KnownError where no file can be made at `path`, or where one may not be replaced."""
    if "\0" in str(path):
        raise KnownError("A file's name cannot hold a zero character: choose another name.")
    if not path.parent.is_dir():
        raise KnownError(f"There is no folder “{path.parent}”: make it first, or choose another.")
    if len(os.fsencode(path.name)) > _LONGEST_NAME:
        raise KnownError(
            f"The name “{path.name}” is too long for a file: choose a shorter one, "
            "with room for that of the provenance file beside it."
        )
    if path.is_dir():
        raise KnownError(f"“{path}” is a folder that is there already: choose another name.")
    if not path.exists():
        return
    if not path.is_file():
        raise KnownError(f"“{path}” is no ordinary file: choose another name.")
    if not force:
        raise KnownError(f"“{path}” exists already: choose another name, or replace it (--force).")
    if _is_workspace(path):
        raise KnownError(f"“{path}” is a workspace: choose another name.")


def _remove(path: Path) -> None:
    if path.is_dir():
        rmtree(path)
    else:
        path.unlink(missing_ok=True)


def _is_workspace(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(_MARK_AT + len(_WORKSPACE_MARK))[_MARK_AT:] == _WORKSPACE_MARK


def _failure(error: OSError) -> KnownError:
    where = f"“{error.filename}”" if error.filename else "the file"
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return KnownError(
            "The disk is full: free some space or choose another disk; nothing was written."
        )
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return KnownError("The folder may not be written to: choose a folder of your own.")
    reason = error.strerror or "no reason given"
    return KnownError(
        f"The file could not be written to {where} ({reason}): choose another folder; "
        "nothing was written."
    )
