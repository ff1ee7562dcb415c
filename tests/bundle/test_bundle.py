"""The packaged program, started as a file manager starts it: from anywhere, with nothing set."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from explorer import __version__

PROJECT = Path(__file__).resolve().parents[2]
START_LIMIT_S = 90

pytestmark = pytest.mark.bundle


@pytest.fixture(scope="module")
def bundle() -> Path:
    """The folder that packaging/build made."""
    named = os.environ.get("TAKEDOWN_EXPLORER_BUNDLE")
    folder = Path(named) if named else PROJECT / "dist" / "takedown-explorer"
    if not (folder / "takedown-explorer").exists():
        pytest.skip("no bundle was built; run: python packaging/build")
    return folder


def _start(
    bundle: Path, *arguments: str, home: Path, display: str | None = None
) -> subprocess.CompletedProcess[str]:
    environment = {"HOME": str(home)}
    if display is not None:
        environment["DISPLAY"] = display
    return subprocess.run(
        [str(bundle / "takedown-explorer"), *arguments],
        cwd="/",
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=START_LIMIT_S,
        check=False,
    )


def test_self_test_passes_without_any_environment(bundle: Path, tmp_path: Path) -> None:
    ended = _start(bundle, "--self-test", home=tmp_path)
    assert ended.returncode == 0, ended.stdout + ended.stderr


@pytest.mark.window
def test_self_test_passes_on_a_display(bundle: Path, tmp_path: Path) -> None:
    xvfb = shutil.which("Xvfb")
    if xvfb is None:
        pytest.skip("Xvfb is not installed; .ci/run installs it")
    reading, writing = os.pipe()
    command = [xvfb, "-displayfd", str(writing), "-screen", "0", "1440x900x24", "-nolisten", "tcp"]
    server = subprocess.Popen(
        command, pass_fds=[writing], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    os.close(writing)
    try:
        with os.fdopen(reading) as said:
            number = said.readline().strip()
        ended = _start(bundle, "--self-test", home=tmp_path, display=f":{number}")
        assert ended.returncode == 0, ended.stdout + ended.stderr
    finally:
        server.terminate()
        server.wait(timeout=10)


def test_command_line_answers(bundle: Path, tmp_path: Path) -> None:
    ended = _start(bundle, "--version", home=tmp_path)
    assert (ended.returncode, ended.stdout.split()[-1:]) == (0, [__version__]), ended.stderr


def test_resources_lie_beside_the_program(bundle: Path) -> None:
    assert list(bundle.rglob("resources/icons/takedown-explorer.svg"))


def test_nothing_of_the_tests_is_inside(bundle: Path) -> None:
    strangers = {"pytest", "_pytest", "hypothesis", "tests"}
    assert not [path for path in bundle.rglob("*") if path.name in strangers]
