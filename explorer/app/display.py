"""Whether there is a screen to put a window on; Qt itself ends the program where there is none."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path

_LOCAL = re.compile(r"(?:unix)?:(\d+)(?:\.\d+)?")
_SOCKETS = Path("/tmp/.X11-unix")  # noqa: S108 - where X servers have their sockets
_LISTENING = Path("/proc/net/unix")


def has_display() -> bool:
    """A platform that was asked for by name is taken at its word."""
    if os.environ.get("QT_QPA_PLATFORM") or not sys.platform.startswith("linux"):
        return True
    if os.environ.get("WAYLAND_DISPLAY"):
        return True
    return _answers(os.environ.get("DISPLAY", ""))


def _answers(display: str) -> bool:
    """Whether somebody listens there; of another computer's display it is believed."""
    local = _LOCAL.fullmatch(display)
    if local is None:
        return bool(display)
    name = f"{_SOCKETS}/X{local[1]}"
    try:
        listening = _LISTENING.read_text(encoding="utf-8", errors="replace").split()
    except OSError:
        return Path(name).exists()
    # A sandbox without networks lists nobody at all, and its display works.
    is_told = any(word.startswith(("/", "@")) for word in listening)
    return name in listening or f"@{name}" in listening or (not is_told and Path(name).exists())
