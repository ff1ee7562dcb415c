"""The program as another process, and what must hold of a workspace whatever happened to it."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from collections.abc import Mapping
from contextlib import redirect_stdout
from pathlib import Path
from typing import Any

from explorer.__main__ import main
from explorer.store.files import log_path

PROJECT = Path(__file__).resolve().parents[2]
LIMIT_S = 60

Counts = Mapping[str, tuple[int, int]]
"""Dataset -> its accounts and its tweets."""


def environment(compiled: Path) -> dict[str, str]:
    """Where modules compiled once stay compiled: hundreds of starts would compile them again."""
    inherited = {
        key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"
    }
    return {
        **inherited,
        "PYTHONPATH": str(PROJECT),
        "PYTHONPYCACHEPREFIX": str(compiled),
        "PYTHONUTF8": "1",
    }


class Program:
    """Starts `python -m explorer`."""

    def __init__(self, compiled: Path) -> None:
        self.environment = environment(compiled)

    def start(self, *argv: str | Path, **options: Any) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [sys.executable, "-m", "explorer", *map(str, argv)],
            cwd=PROJECT,
            env=self.environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            **options,
        )

    def run(self, *argv: str | Path) -> subprocess.CompletedProcess[str]:
        with self.start(*argv) as process:
            out, err = process.communicate(timeout=LIMIT_S)
        return subprocess.CompletedProcess(process.args, process.returncode, out, err)


def import_again(archive: Path, workspace: Path) -> str:
    """Import in this process, which must succeed; what it said."""
    return _said("import", archive, "--workspace", workspace)


def held(workspace: Path) -> Counts:
    """What a workspace holds, `info` and `check` being of one mind about it.

    Raises KnownError where it cannot be opened or is damaged.
    """
    info = json.loads(_said("info", workspace, "--json"))
    checked = json.loads(_said("check", workspace, "--json"))
    assert checked["damage"] == []
    counts = {one["name"]: (one["accounts"], one["tweets"]) for one in info["datasets"]}
    assert info["accounts"] == sum(accounts for accounts, _ in counts.values())
    assert info["tweets"] == sum(tweets for _, tweets in counts.values())
    return counts


def left_beside(workspace: Path) -> list[str]:
    """Names in the folder that are no workspace, nor a workspace's log of changes."""
    mine = (workspace.name, log_path(workspace).name)
    return sorted(path.name for path in workspace.parent.iterdir() if path.name not in mine)


def _said(*argv: str | Path) -> str:
    with redirect_stdout(io.StringIO()) as said:
        code = main([*map(str, argv)])
    assert code == 0, argv
    return said.getvalue()
