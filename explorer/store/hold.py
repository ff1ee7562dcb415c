"""A lock of this program's own on an open workspace, beside the database library's.

The library locks by `fcntl`, and the system lets go of such a lock as soon as this process closes
any other descriptor of the file, as it does after looking whether a file is an archive. A `flock`
stays. Windows has neither trap nor `flock`.
"""

from __future__ import annotations

import os
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

try:
    import fcntl
except ImportError:  # on Windows
    fcntl = None


class InUseError(Exception):
    """Another program has the file open."""


class Hold:
    """The right to a file, until it is released.

    Release it after the library has closed the file, whose own lock goes with this one.
    """

    def __init__(self, descriptor: int | None) -> None:
        self._descriptor = descriptor

    def release(self) -> None:
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None


def hold(path: Path, *, shared: bool) -> Hold:
    """Hold an existing file together with other readers, or alone; raises InUseError, OSError."""
    if fcntl is None:
        return Hold(None)
    descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    try:
        fcntl.flock(descriptor, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)
    except BlockingIOError as error:
        os.close(descriptor)
        raise InUseError from error
    except OSError:
        # Some network drives know no such lock: the library's own must do.
        os.close(descriptor)
        return Hold(None)
    return Hold(descriptor)


@contextmanager
def alone_in(folder: Path) -> Generator[None]:
    """Wait until no other program makes or opens a workspace here, and keep others waiting."""
    descriptor = _locked(folder)
    try:
        yield
    finally:
        if descriptor is not None:
            os.close(descriptor)


def _locked(folder: Path) -> int | None:
    if fcntl is None:
        return None
    descriptor: int | None = None
    try:
        descriptor = os.open(folder, os.O_RDONLY | os.O_CLOEXEC)
        fcntl.flock(descriptor, fcntl.LOCK_EX)
    except OSError:
        # A folder that may not be listed, or a drive without such locks: the library's must do.
        if descriptor is not None:
            os.close(descriptor)
        return None
    return descriptor
