"""The compiled loops are to be had even where nothing can be kept."""

from __future__ import annotations

import os
import subprocess
import sys

from tests.unit.project.source import PROJECT

LIMIT_S = 110
PROGRAM = """
import numpy as np
from explorer.engine.kernels import compiled
kernels = compiled(None, lambda: None)
counts = np.zeros((4, 3), np.int32)
rows = np.array([0b1011], np.uint64)
kernels.tally(rows, np.array([0, 1, 2, 1], np.uint8), counts)
print(counts.sum(axis=0).tolist())
"""


def test_loops_are_compiled_where_no_folder_may_be_written_to() -> None:
    nowhere = {"NUMBA_CACHE_LOCATOR_CLASSES": "ZipCacheLocator", "PYTHONPATH": str(PROJECT)}
    ended = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        env={**os.environ, **nowhere},
        capture_output=True,
        text=True,
        timeout=LIMIT_S,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr
    assert ended.stdout.strip() == "[1, 2, 0]"
