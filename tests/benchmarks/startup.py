"""`python -m tests.benchmarks.startup [--rounds N]`: from the start of the process to first paint.

Each round starts two fresh interpreters, one after the other: this program from source up to its
first paint (`window_ms`), and a bare Qt window up to its own (`bare_ms`), the floor. Offscreen
unless QT_QPA_PLATFORM says otherwise; the first round only warms the file cache.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time

from tests.benchmarks.measure import machine, median, milliseconds, print_figures

WINDOW = """
import sys, time
from PySide6.QtWidgets import QApplication
from explorer.app.arguments import OpenWindow
from explorer.app.start import run

def begin(*_):
    print(time.monotonic() - float(sys.argv[1]))
    QApplication.exit(0)

run(OpenWindow(), lambda: begin)
"""

BARE = """
import sys, time
from PySide6.QtWidgets import QApplication, QMainWindow

class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        print(time.monotonic() - float(sys.argv[1]))
        QApplication.exit(0)

application = QApplication(sys.argv[:1])
window = Window()
window.show()
application.exec()
"""


def seconds_to_paint(script: str, home: str) -> float:
    """Seconds from before the interpreter starts until the script's window is painted."""
    folders = {f"XDG_{name}_HOME": home for name in ("CONFIG", "DATA", "CACHE", "STATE")}
    environment = {"QT_QPA_PLATFORM": "offscreen", **os.environ, **folders}
    done = subprocess.run(
        [sys.executable, "-c", script, str(time.monotonic())],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    return float(done.stdout.split()[0])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=7)
    rounds = parser.parse_args().rounds
    with tempfile.TemporaryDirectory() as home:
        taken = [
            (seconds_to_paint(WINDOW, home), seconds_to_paint(BARE, home))
            for _ in range(rounds + 1)
        ][1:]
    window, bare = ([pair[side] for pair in taken] for side in (0, 1))
    print_figures(
        {
            "window_ms": milliseconds(window),
            "bare_ms": milliseconds(bare),
            "ratio_to_bare": median([w / b for w, b in taken]),
            "machine": machine(),
        }
    )


if __name__ == "__main__":
    main()
