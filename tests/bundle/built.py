"""The packages as they were built, and the packaged program started bare."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import cast

import pytest

START_LIMIT_S = 100


@dataclass(frozen=True)
class Built:
    """What packaging/build said of its work."""

    told: Mapping[str, object]

    def path(self, name: str) -> Path:
        """One of the files made; skips where this system cannot make it."""
        if name not in self.told:
            pytest.skip(f"no {name} was built here; packaging/build says why")
        return Path(str(self.told[name]))

    @property
    def program(self) -> Path:
        """The folder that runs without Python."""
        return self.path("program")

    @property
    def command(self) -> str:
        return str(self.program / "takedown-explorer")

    def number(self, *names: str) -> float:
        """A figure; of one inside another, both names."""
        found: object = self.told
        for name in names:
            found = cast("Mapping[str, object]", found)[name]
        assert isinstance(found, float | int)
        return found


def tool(name: str) -> str:
    """The path of a program of the system; skips where it is missing."""
    found = shutil.which(name) or shutil.which(name, path="/usr/sbin:/sbin")
    if found is None:
        pytest.skip(f"{name} is not installed; .ci/run installs it")
    return found


def need_root() -> None:
    """Namespaces and other roots can be made by root alone."""
    if os.geteuid() != 0:
        pytest.skip("this needs root")


def run_bare(command: Sequence[str], home: Path, **more: str) -> subprocess.CompletedProcess[str]:
    """Run from / with nothing in the environment but HOME and what is given."""
    return subprocess.run(
        command,
        cwd="/",
        env={"HOME": str(home), **more},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=START_LIMIT_S,
        check=False,
    )
