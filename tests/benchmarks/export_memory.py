"""`python -m tests.benchmarks.export_memory [WORKSPACE] [--tweets N]`: what an export takes.

Megabytes at the peak of exporting all tweets, above the idle program: the command line's with the
workspace open, the window's with every chart drawn and the data read into memory. Each in a process
of its own, because a process keeps what it once had. A workspace that is named is opened for
writing: let it be a copy.
"""

from __future__ import annotations

import shutil
import sys
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer

from explorer.app.exporting import ExportTask
from explorer.app.picture import offscreen
from explorer.app.settle import settle
from explorer.app.workspace import open_database
from explorer.app.writing import in_little_memory
from explorer.export.order import OFFICIAL, PARQUET, TWEETS, ExportOrder
from explorer.export.write import MEMORY_MB, write
from explorer.session.fast_counting import Phase
from explorer.session.session import Session
from explorer.store.database import Database
from tests.benchmarks.measure import Timed, forget_peak, machine, peak_mb, print_figures, timed
from tests.benchmarks.workspace import asked_for

COMMAND_LINE, WINDOW = "command_line", "window"
CSV, ONE_FILE, SET = "csv", "parquet", "set"
MEASURED = (
    (COMMAND_LINE, CSV),
    (COMMAND_LINE, ONE_FILE),
    (COMMAND_LINE, SET),
    (WINDOW, CSV),
    (WINDOW, ONE_FILE),
)
_SIZE = (1440, 900)
_TICK_MS = 60


def above_idle(host: str, kind: str, workspace: Path, folder: Path) -> dict[str, float]:
    """The peak above idle in MB, and the seconds it took."""
    order = {
        CSV: ExportOrder(TWEETS, folder / "x"),
        ONE_FILE: ExportOrder(TWEETS, folder / "x", format=PARQUET),
        SET: ExportOrder(
            TWEETS,
            folder / "x",
            format=PARQUET,
            columns=OFFICIAL,
            partition_by=("dataset", "year"),
        ),
    }[kind]
    if host == WINDOW:
        return _in_window(order, workspace)
    with (
        Database.open(workspace, read_only=True, memory_limit_mb=MEMORY_MB) as database,
        database.reader() as reader,
    ):
        idle_mb = _idle_mb()
        return _figures(idle_mb, timed(lambda: write(order, reader)))


def _in_window(order: ExportOrder, workspace: Path) -> dict[str, float]:
    with offscreen(_SIZE, "light") as drawn:
        drawn.workbench.show_opened(open_database(workspace))
        settle(drawn.workbench)
        opened = drawn.workbench.workspace
        assert opened is not None
        _await_loading(opened.session)
        idle_mb = _idle_mb()
        database = opened.database
        with database.reader() as reader:
            task = ExportTask((order,), reader, database.data_version)
            work = in_little_memory(task.run, database)
            return _figures(idle_mb, timed(lambda: work(_tell, _never)))


def _await_loading(session: Session) -> None:
    """Let Qt work until the data is in memory, or it is known that it will not be."""
    loop = QEventLoop()
    ticking = QTimer(interval=_TICK_MS)
    ticking.timeout.connect(
        lambda: loop.quit() if session.fast_counting.phase is not Phase.LOADING else None
    )
    ticking.start()
    loop.exec()
    ticking.stop()


def _idle_mb() -> float:
    forget_peak()
    return peak_mb()


def _figures(idle_mb: float, done: Timed[object]) -> dict[str, float]:
    return {"idle_mb": idle_mb, "above_idle_mb": peak_mb() - idle_mb, "seconds": done.seconds}


def _tell(_progress: object) -> None:
    """Nobody is told."""


def _never() -> bool:
    return False


def main() -> None:
    figures: dict[str, object] = {}
    with asked_for(__doc__, rounds=1) as asked:
        for host, kind in MEASURED:
            with ProcessPoolExecutor(1, get_context("spawn")) as pool:
                folder = asked.folder
                found = pool.submit(above_idle, host, kind, asked.workspace, folder).result()
            for path in folder.glob("x*"):
                shutil.rmtree(path) if path.is_dir() else path.unlink()
            figures[f"{host}_{kind}"] = found
            print(host, kind, found, file=sys.stderr)
    print_figures({**figures, "machine": machine()})


if __name__ == "__main__":
    main()
