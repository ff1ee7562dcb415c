"""The one place where the database library's exceptions become this program's."""

from __future__ import annotations

import errno
import re
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from explorer.errors import BugError, Cancelled, ExplorerError, KnownError

_HOLDER = re.compile(r"held in (?P<program>.*?) ?\(PID (?P<pid>\d+)\)")
# A file that was cut off or changed by something else.
_DAMAGE = ("Corrupt database file", "Could not read enough bytes")
_FILE_SIGNS = ("Could not write file", "Could not read from file", "Could not fsync")
_LOCKED = ("Could not set lock", "Conflicting lock", "used by another process")
_NO_SPACE = ("No space left on device", "not enough disk space", "max_temp_directory_size")


def translated(error: Exception, path: Path | None) -> ExplorerError:
    """What to raise for a failure of the library or of the file system around `path`."""
    name = f"“{path}”" if path is not None else "the workspace"
    text = str(error)
    if isinstance(error, duckdb.InterruptException):
        return Cancelled("interrupted")
    if any(sign in text for sign in _NO_SPACE) or _errno_is(error, errno.ENOSPC):
        return KnownError(
            f"The disk that holds {name} is full: free some space there and try again; "
            "nothing was changed."
        )
    if isinstance(error, duckdb.OutOfMemoryException | MemoryError):
        return KnownError(
            "There is not enough memory for this: close other programs and try again."
        )
    if isinstance(error, OSError | duckdb.IOException | duckdb.SerializationException) or any(
        sign in text for sign in (*_DAMAGE, *_FILE_SIGNS)
    ):
        return _file_failure(text, name)
    return BugError(f"The database refused what it was asked: {text}")


def is_fatal(error: ExplorerError) -> bool:
    """Whether the library answers nothing more until the file is opened anew."""
    return isinstance(error.__cause__, duckdb.FatalException)


def in_use(path: Path) -> KnownError:
    """What to raise where it is not known which program has the file open."""
    return KnownError(_in_use("", f"“{path}”"))


def _errno_is(error: Exception, number: int) -> bool:
    return isinstance(error, OSError) and error.errno == number


def _file_failure(text: str, name: str) -> KnownError:
    if any(sign in text for sign in _LOCKED):
        return KnownError(_in_use(text, name))
    if any(sign in text for sign in _DAMAGE):
        return KnownError(
            f"{name} is damaged: put a copy of it in its place, or import its archives into a "
            "new workspace."
        )
    if "not a valid DuckDB" in text:
        return KnownError(
            f"{name} is not a workspace of this program: choose another file, "
            "or import an archive into a new one."
        )
    if "newer version" in text or "Serialization" in text or "version number" in text:
        return KnownError(
            f"{name} was written by a newer version of this program or of DuckDB: "
            "install the newest version to open it."
        )
    if "Permission denied" in text or "Read-only file system" in text:
        return KnownError(
            f"{name} may not be written to: choose a folder of your own for the workspace."
        )
    return KnownError(
        f"{name} could not be read or written ({_first_line(text)}): see whether its drive is "
        "still there, and try again."
    )


def _in_use(text: str, name: str) -> str:
    holder = _HOLDER.search(text)
    by = ""
    if holder is not None:
        by = f" ({Path(holder['program']).name}, process {holder['pid']})"
    return f"{name} is open in another program{by}: close it there and try again."


def _first_line(text: str) -> str:
    return text.splitlines()[0].rstrip(".") if text else "no reason given"


@contextmanager
def translating(path: Path | None = None) -> Generator[None]:
    """Raise KnownError, Cancelled or BugError instead of what the library raises inside."""
    try:
        yield
    except (duckdb.Error, OSError, MemoryError) as error:
        raise translated(error, path) from error
