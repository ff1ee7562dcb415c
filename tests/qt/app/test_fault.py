"""A program that is broken off from below leaves its stacks for the next start to tell of."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from explorer.app.fault import FaultWatch

BROKEN_OFF = """
import os, signal, sys
from pathlib import Path
from explorer.app.fault import FaultWatch

watch = FaultWatch(Path(sys.argv[1]))
assert watch.begin() == ""
os.kill(os.getpid(), signal.SIGSEGV)
"""


def test_the_next_start_reads_what_was_left_and_clears_it(tmp_path: Path) -> None:
    file = tmp_path / "log" / "broken-off.txt"
    subprocess.run(
        [sys.executable, "-c", BROKEN_OFF, str(file)],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        timeout=60,
        check=False,
    )
    # In a process of its own, since pytest watches for faults in this one.
    read = "import sys; from pathlib import Path; from explorer.app.fault import FaultWatch\n"
    read += "watch = FaultWatch(Path(sys.argv[1])); print(watch.begin()); watch.end()"
    said = [
        subprocess.run(
            [sys.executable, "-c", read, str(file)],
            env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
            capture_output=True,
            text=True,
            timeout=60,
            check=True,
        ).stdout
        for _ in range(2)
    ]
    assert "Segmentation fault" in said[0]
    assert said[1].strip() == ""
    assert not file.exists()


def test_where_nothing_can_be_written_nothing_is_watched(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    watch = FaultWatch(tmp_path / "file" / "broken-off.txt")
    assert watch.begin() == ""
    watch.end()
