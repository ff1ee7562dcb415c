"""What Python's file and zip modules raise, as sentences for people."""

from __future__ import annotations

import errno
import lzma
import struct
import zipfile
import zlib
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import cast

from isal.igzip_lib import IsalError

from explorer.errors import KnownError

# What zipfile and the decompressors raise on bytes that are not what they should be.
DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    # The library's stubs call the class an exception.
    cast("type[Exception]", IsalError),
    lzma.LZMAError,
    struct.error,
    EOFError,
    ValueError,
    OverflowError,
)

_FULL = (errno.ENOSPC, errno.EDQUOT)


@contextmanager
def reading(path: Path, name: str | None = None) -> Generator[None]:
    """Turn what the system says while a file is read into a KnownError that names it."""
    try:
        yield
    except OSError as error:
        # bz2 and gzip raise it for damaged bytes, without the number of a system's error
        name = name or path.name
        sentence = _sentence(error, name) if error.errno else _damaged(path, name)
        raise KnownError(sentence) from error


@contextmanager
def unpacking(path: Path, member: str | None = None) -> Generator[None]:
    """Turn whatever goes wrong while a zip or a gzip is read into a KnownError that names it.

    Only for code that unpacks: what it takes for damage could be a bug elsewhere.
    """
    name = f"{member} in {path.name}" if member else path.name
    try:
        with reading(path, name):
            yield
    except NotImplementedError as error:
        raise KnownError(
            f"{name} is compressed in a way that this program cannot read: unpack it with your "
            "system's own tool and open the folder."
        ) from error
    except DAMAGE as error:
        raise KnownError(_damaged(path, name)) from error


@contextmanager
def writing(folder: Path) -> Generator[None]:
    """Turn whatever goes wrong while a file is written into a KnownError."""
    try:
        yield
    except OSError as error:
        if error.errno in _FULL:
            raise KnownError(
                f"The disk that holds {folder} is full: make room or choose another folder."
            ) from error
        raise KnownError(
            f"Nothing can be written to {folder} ({_reason(error)}): choose another folder."
        ) from error


def _damaged(path: Path, name: str) -> str:
    return f"{name} is damaged or was not downloaded to its end: download {path.name} again."


def _sentence(error: OSError, name: str) -> str:
    if isinstance(error, FileNotFoundError):
        return f"{name} is not there: see where it is and choose it again."
    if isinstance(error, PermissionError):
        return f"{name} may not be read: give yourself the right to read it, then try again."
    return f"{name} cannot be read ({_reason(error)}): check the drive, or copy the file elsewhere."


def _reason(error: OSError) -> str:
    return (error.strerror or type(error).__name__).lower()
