"""Scripts that no font on this computer can draw, and what to install for them."""

from __future__ import annotations

from collections.abc import Collection
from types import MappingProxyType

from PySide6.QtGui import QFontDatabase

_System = QFontDatabase.WritingSystem
_NEEDED = MappingProxyType(
    {
        _System.SimplifiedChinese: ("Chinese", "fonts-wqy-microhei"),
        _System.Japanese: ("Japanese", "fonts-wqy-microhei"),
        _System.Korean: ("Korean", "fonts-noto-cjk"),
        _System.Arabic: ("Arabic", "fonts-noto-core"),
        _System.Thai: ("Thai", "fonts-noto-core"),
        _System.Devanagari: ("Hindi", "fonts-noto-core"),
        _System.Hebrew: ("Hebrew", "fonts-noto-core"),
    }
)


def font_advice(present: Collection[QFontDatabase.WritingSystem] | None = None) -> str:
    """A sentence for the status bar; empty where everything can be drawn."""
    there = QFontDatabase.writingSystems() if present is None else present
    missing = [needed for system, needed in _NEEDED.items() if system not in there]
    if not missing:
        return ""
    names = ", ".join(name for name, _ in missing)
    packages = " ".join(dict.fromkeys(package for _, package in missing))
    return f"No font here draws {names}: text shows as boxes until you install {packages}."
