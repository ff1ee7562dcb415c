"""Somebody who tries everything at random finds no fault; ten minutes of it are run by hand."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.journeys.screen import PROJECT

SEED = 11
GESTURES = 75
LIMIT_S = 600


@pytest.mark.timeout(LIMIT_S)
def test_random_gestures_leave_no_fault_and_numbers_that_count_prints(tmp_path: Path) -> None:
    log = tmp_path / "gestures.log"
    asked = ("--seed", str(SEED), "--gestures", str(GESTURES), "--log", str(log))
    told = subprocess.run(
        [sys.executable, "-m", "tests.journeys.wander", *asked],
        cwd=PROJECT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=LIMIT_S,
        check=False,
    )
    assert told.returncode == 0, (told.stdout, told.stderr, log.read_text("utf-8")[-2000:])
    assert json.loads(told.stdout)["gestures"] == GESTURES
