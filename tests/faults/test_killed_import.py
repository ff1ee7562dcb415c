"""An import that is killed at any moment leaves all of the dataset or nothing of it."""

from __future__ import annotations

import random
import secrets
import shutil
import signal
import subprocess
import time
from pathlib import Path

import pytest

from explorer.store.files import scratch_folder
from tests.faults.conftest import NEWER, NEWER_COUNTS, OLDER, OLDER_COUNTS
from tests.faults.program import Counts, Program, held, import_again, left_beside

BATCHES = 4
KILLS = 5
"""In each batch, of a first import and of a second one: 40 in all."""

# Before it works nothing can be lost: most kills come after it.
_EARLY = 1
_LOOK_S = 0.001
_MOST_TRIES = 5 * KILLS


class Race:
    """One import after another into a workspace like `model`, each killed at its own moment."""

    def __init__(self, program: Program, archive: Path, model: Path | None) -> None:
        self._program = program
        self._archive = archive
        self._model = model
        self.before: Counts = {OLDER: OLDER_COUNTS} if model else {}
        self.after: Counts = {**self.before, NEWER: NEWER_COUNTS}
        self._start_s = self._work_s = 0.0

    def measure(self, workspace: Path) -> None:
        """Let one import run to its end."""
        with self._started(workspace) as process:
            began = time.monotonic()
            self._wait_for_work(process, workspace)
            working = time.monotonic()
            _, said = process.communicate()
        assert process.returncode == 0, said
        self._start_s, self._work_s = working - began, time.monotonic() - working

    def run(self, workspace: Path, share: float, *, early: bool) -> bool:
        """Kill after this share of the time it takes to start, or to work; False if it was over."""
        with self._started(workspace) as process:
            if not early:
                self._wait_for_work(process, workspace)
            began = time.monotonic()
            moment = began + share * (self._start_s if early else self._work_s)
            while process.poll() is None and time.monotonic() < moment:
                time.sleep(_LOOK_S)
            process.send_signal(signal.SIGKILL)
            _, said = process.communicate()
        assert process.returncode in (0, -signal.SIGKILL), said
        if process.returncode == 0:
            self._work_s = min(self._work_s, time.monotonic() - began)
        return process.returncode != 0

    def _started(self, workspace: Path) -> subprocess.Popen[str]:
        if self._model is not None:
            shutil.copyfile(self._model, workspace)
        return self._program.start("import", self._archive, "--workspace", workspace)

    def _wait_for_work(self, process: subprocess.Popen[str], workspace: Path) -> None:
        while process.poll() is None and not scratch_folder(workspace).exists():
            time.sleep(_LOOK_S)


@pytest.fixture(scope="module", params=["a new workspace", "one with another dataset"])
def race(
    request: pytest.FixtureRequest,
    tmp_path_factory: pytest.TempPathFactory,
    program: Program,
    newer: Path,
    with_older: Path,
) -> Race:
    race = Race(program, newer, None if request.param.startswith("a new") else with_older)
    race.measure(tmp_path_factory.mktemp("measured") / "w.duckdb")
    return race


@pytest.mark.parametrize("batch", range(BATCHES))
def test_killed_at_any_moment(race: Race, batch: int, tmp_path: Path, newer: Path) -> None:
    seed = secrets.randbelow(1 << 32)
    chance = random.Random(seed)  # noqa: S311 - nothing here is secret
    print(f"seed {seed}")
    kills = tries = 0
    while kills < KILLS:
        assert tries < _MOST_TRIES, "imports were over before they could be killed"
        share = (kills * BATCHES + batch + chance.random()) / (KILLS * BATCHES)
        workspace = tmp_path / f"try {tries}" / "w.duckdb"
        workspace.parent.mkdir()
        early = kills < _EARLY
        killed = race.run(workspace, share, early=early)
        print(f"{'killed' if killed else 'over'} after {share:.3f} of the {_phase(early)}")
        _look_at(race, workspace, newer)
        kills += killed
        tries += 1


def _phase(early: bool) -> str:
    return "start" if early else "work"


def _look_at(race: Race, workspace: Path, newer: Path) -> None:
    """Whatever is there is whole; importing again completes it, and once more changes nothing."""
    if workspace.exists():
        assert held(workspace) in (race.before, race.after)
        # Opening for reading is a start, too.
        assert [name for name in left_beside(workspace) if not name.endswith(".tmp")] == []
    else:
        assert race.before == {}
    import_again(newer, workspace)
    assert held(workspace) == race.after
    assert left_beside(workspace) == []
    assert "Nothing was changed" in import_again(newer, workspace)
