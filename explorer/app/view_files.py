"""Saved views as files: written whole or not at all, and read again."""

from __future__ import annotations

from pathlib import Path

from explorer.errors import KnownError
from explorer.landing import landing

SUFFIX = ".view.json"
FILTER = f"Saved views (*{SUFFIX})"


def name_of(path: Path) -> str:
    """What the view of a file is called."""
    return path.name.removesuffix(SUFFIX)


def file_name(name: str) -> str:
    """A file name for a view, whatever its name is made of."""
    kept = "".join("_" if sign in '/\\:*?"<>|' or not sign.isprintable() else sign for sign in name)
    return f"{kept}{SUFFIX}"


def with_suffix(path: Path) -> Path:
    return path if path.name.endswith(SUFFIX) else path.with_name(f"{path.name}{SUFFIX}")


def read_text(path: Path) -> str:
    """What stands in a file; KnownError where it cannot be text."""
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, ValueError) as error:
        raise KnownError(
            f"“{path}” could not be read as a saved view: choose a file ending in {SUFFIX}."
        ) from error


def write_text(path: Path, text: str) -> None:
    """Whole or not at all: an older file stays until the new one is there."""
    with landing(force=True) as land:
        land.place(path).write_text(text, encoding="utf-8", newline="\n")
