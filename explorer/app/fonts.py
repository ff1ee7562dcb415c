"""Fonts to choose from, and scripts that none of them draws, with what to install for these."""

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


def families() -> tuple[str, ...]:
    """The fonts on this computer that can be chosen, by name."""
    return tuple(
        name for name in QFontDatabase.families() if not QFontDatabase.isPrivateFamily(name)
    )


def present_family(name: str) -> str:
    """A font that was chosen, or nothing where it is not on this computer."""
    return name if name and QFontDatabase.hasFamily(name) else ""


def vanished_advice(names: Collection[str]) -> str:
    """A sentence for the status bar about chosen fonts that are not here; empty where all are."""
    gone = [name for name in dict.fromkeys(names) if name and not present_family(name)]
    if not gone:
        return ""
    said = " and ".join(f"“{name}”" for name in gone)
    verb = "is" if len(gone) == 1 else "are"
    return (
        f"The font {said} {verb} not on this computer: the desktop’s is "
        "used. Preferences… (Ctrl+,) offers others."
    )
