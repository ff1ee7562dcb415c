"""How big the packages may be: more where a compiler of kernels is bundled, and why."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

COMPILER = "numba"


@dataclass(frozen=True, slots=True)
class Limits:
    """Megabytes (10**6 bytes) of the .deb and of what it installs, and the reason for them."""

    deb_mb: float
    installed_mb: float
    reason: str


PLAIN = Limits(85, 300, "no compiler of kernels is bundled")
WITH_COMPILER = Limits(
    140, 500, f"{COMPILER} and its LLVM are bundled: they compile the counting kernels"
)


def limits_of(project: Path) -> Limits:
    """The limits in force: the program's own dependencies say whether a compiler is bundled."""
    described = tomllib.loads((project / "pyproject.toml").read_text(encoding="utf-8"))
    dependencies = described["project"]["dependencies"]
    compiles = any(line.startswith(COMPILER) for line in dependencies)
    return WITH_COMPILER if compiles else PLAIN
