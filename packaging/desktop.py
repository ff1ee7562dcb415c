"""What a Linux desktop reads: the entry, the icons in all sizes and the type of workspaces."""

from __future__ import annotations

import shutil
from pathlib import Path

from program import NAME, PROJECT

LINUX = PROJECT / "packaging" / "linux"
ICONS = PROJECT / "resources" / "icons"


def write_share(share: Path) -> None:
    """Fill a `share` folder, laid out as the desktop's standards say."""
    _copy(LINUX / f"{NAME}.desktop", share / "applications" / f"{NAME}.desktop")
    _copy(LINUX / f"{NAME}.xml", share / "mime" / "packages" / f"{NAME}.xml")
    hicolor = share / "icons" / "hicolor"
    _copy(ICONS / f"{NAME}.svg", hicolor / "scalable" / "apps" / f"{NAME}.svg")
    for picture in ICONS.glob(f"{NAME}-*.png"):
        side = picture.stem.rpartition("-")[2]
        _copy(picture, hicolor / f"{side}x{side}" / "apps" / f"{NAME}.png")


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)
