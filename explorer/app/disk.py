"""Free space and sizes in words."""

from __future__ import annotations

import shutil
from pathlib import Path

_STEP = 1000
_UNITS = ("bytes", "kB", "MB", "GB", "TB")


def free_bytes(path: Path) -> int | None:
    """Free space where a file would be, in the nearest folder that exists; None if unknown."""
    for folder in (path, *path.parents):
        if folder.is_dir():
            try:
                return shutil.disk_usage(folder).free
            except OSError:
                return None
    return None


def size_text(size: int) -> str:
    """`3 bytes`, `8.1 MB`, `430 GB`: three digits are enough."""
    number, unit = float(size), 0
    while number >= _STEP and unit < len(_UNITS) - 1:
        number, unit = number / _STEP, unit + 1
    ten = 10
    digits = 1 if unit and number < ten else 0
    return f"{number:.{digits}f} {_UNITS[unit]}"
