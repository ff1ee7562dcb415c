"""What is loaded when: a slow import on the way to the first paint is felt by everybody."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.unit.project.source import PROJECT

LIMIT_S = 60
QT = {"PySide6", "pyqtgraph", "shiboken6"}
SLOW = {"duckdb", "numpy", "pandas", "pyqtgraph"}
NOT_FOR_CHARTS = {"explorer.export", "explorer.ingest", "explorer.sample", "explorer.archive"}
CATALOG = {"explorer.archive", "explorer.archive.known", "explorer.archive.naming"}
"""What was published beside what is there stands on the board."""

BOARD = "import sys, explorer.app.main, explorer.app.workbench"

COMMAND_LINE = """
import sys
from explorer.__main__ import main
try:
    main(sys.argv[1:])
except SystemExit:
    pass
"""

SHELL = """
import sys
from explorer.__main__ import main
from explorer.app import main_window
from PySide6.QtCore import QTimer

def stop_at_first_paint(window, *event):
    loaded = sorted(sys.modules)
    print("\\n".join(loaded))
    sys.stdout.flush()
    import os
    os._exit(0)

QTimer.singleShot(20_000, lambda: sys.exit("never painted"))
main_window.MainWindow.paintEvent = stop_at_first_paint
main([])
"""


def _loaded(program: str, *arguments: str, folder: Path) -> set[str]:
    """Names of the modules in memory when the program ends."""
    shown = program if "sys.modules" in program else program + "\nprint(*sys.modules, sep='\\n')"
    ended = subprocess.run(
        [sys.executable, "-c", shown, *arguments],
        cwd=folder,
        env={"QT_QPA_PLATFORM": "offscreen", "HOME": str(folder), "PYTHONPATH": str(PROJECT)},
        capture_output=True,
        text=True,
        timeout=LIMIT_S,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr
    return set(ended.stdout.split())


def _packages(loaded: set[str]) -> set[str]:
    return {name.partition(".")[0] for name in loaded}


@pytest.mark.parametrize(
    "arguments",
    [
        ("info", "absent.duckdb"),
        ("count", "absent.duckdb", "--by", "time:day"),
        ("import", "absent", "--workspace", "absent.duckdb"),
        ("export", "tweets", "absent.duckdb", "--output", "absent.csv"),
        ("sample", "made", "--tweets", "20", "--accounts", "3"),
        ("--version",),
        ("--help",),
    ],
    ids=lambda arguments: arguments[0],
)
def test_command_line_loads_no_qt(arguments: tuple[str, ...], tmp_path: Path) -> None:
    loaded = _loaded(COMMAND_LINE, *arguments, folder=tmp_path)
    assert "explorer.cli.main" in loaded
    assert _packages(loaded) & QT == set()


def test_first_paint_waits_for_nothing_slow(tmp_path: Path) -> None:
    loaded = _loaded(SHELL, folder=tmp_path)
    assert "explorer.app.main_window" in loaded
    assert _packages(loaded) & SLOW == set()


def test_a_board_waits_for_nothing_that_imports_or_exports(tmp_path: Path) -> None:
    loaded = _loaded(BOARD, folder=tmp_path)
    assert "explorer.app.board" in loaded
    rooms = {name for name in loaded if ".".join(name.split(".")[:2]) in NOT_FOR_CHARTS}
    assert rooms == CATALOG
    assert "numba" not in loaded
    assert "pandas" not in loaded
