"""Where the files that ship with the program lie."""

from __future__ import annotations

import sys
from pathlib import Path

FOLDER = "resources"


def resource_path(*parts: str) -> Path:
    """A file or folder below `resources/`, in a checkout as in a PyInstaller bundle."""
    bundle: str | None = getattr(sys, "_MEIPASS", None)
    root = Path(bundle) if bundle else Path(__file__).resolve().parents[2]
    return root.joinpath(FOLDER, *parts)
