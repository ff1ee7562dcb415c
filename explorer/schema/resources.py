"""Where the files that ship with the program lie."""

from __future__ import annotations

import sys
from pathlib import Path

FOLDER = "resources"


def resource_path(*parts: str) -> Path:
    """A file or folder below `resources/`: in a bundle, an installed package or a checkout."""
    bundle: str | None = getattr(sys, "_MEIPASS", None)
    package, checkout = Path(__file__).resolve().parents[1:3]
    installed = (package / FOLDER).is_dir()
    root = Path(bundle) if bundle else package if installed else checkout
    return root.joinpath(FOLDER, *parts)
