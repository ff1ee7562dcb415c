"""The licences of everything bundled, collected into a folder that goes with the program."""

from __future__ import annotations

import re
import shutil
from collections.abc import Sequence
from pathlib import Path

from contents import Component

TEXTS = Path(__file__).resolve().parent / "texts"
COMMON = Path("/usr/share/common-licenses")
_ALTERNATIVE = re.compile(r"\s+OR\s+")
_COMMON_NAMED = re.compile(rf"{COMMON}/([A-Za-z]+(?:-\d+(?:\.\d+)*)?)")
_INTRODUCTION = """\
Takedown Explorer is under the MIT licence (takedown-explorer/LICENSE).

It carries the parts below. Each folder here holds the licence texts of one of them; texts that
several of them refer to are in "common". Qt, PySide6 and Shiboken are used under the LGPL,
version 3: they lie in the program's folder as shared libraries and may be replaced by others
that fit; their source is published by The Qt Company under the same version numbers.

"""


class UnlicensedError(Exception):
    """A bundled part has no licence text."""


def collect_licences(components: Sequence[Component], project: Path, folder: Path) -> None:
    """Write one folder a component and a list of them all; fails where a text is missing."""
    own = folder / "takedown-explorer"
    own.mkdir(parents=True)
    shutil.copyfile(project / "LICENSE", own / "LICENSE")
    referred: set[str] = set()
    lines: list[str] = []
    for component in components:
        place = folder / component.name
        place.mkdir()
        for number, text in enumerate(_texts(component)):
            # Texts of the same name come from different folders of one wheel.
            name = text.name if not (place / text.name).exists() else f"{number}-{text.name}"
            shutil.copyfile(text, place / name)
            referred.update(_COMMON_NAMED.findall(text.read_text("utf-8", errors="replace")))
        lines.append(f"{component.name} {component.version}: {component.licence}\n")
    _copy_common(referred, folder / "common")
    listed = _INTRODUCTION + "".join(lines)
    (folder / "README.txt").write_text(listed, encoding="utf-8")


def _texts(component: Component) -> list[Path]:
    """Its own texts, or else those of the licences that it names."""
    named = [TEXTS / f"{name}.txt" for name in _ALTERNATIVE.split(component.licence)]
    texts = list(component.texts) or [text for text in named if text.is_file()]
    if not texts:
        raise UnlicensedError(
            f"{component.name} brings no licence text: put the text of “{component.licence}” "
            f"into {TEXTS.parent.name}/{TEXTS.name}"
        )
    return texts


def _copy_common(names: set[str], folder: Path) -> None:
    for name in sorted(names):
        if (COMMON / name).is_file():
            folder.mkdir(exist_ok=True)
            shutil.copyfile(COMMON / name, folder / name)
