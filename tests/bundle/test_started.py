"""What happens around a start: a window that is open, a home that is closed, an end that is bad."""

from __future__ import annotations

import os
import shutil
import signal
import time
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from explorer.sample.write import write_archive
from explorer.views.shared.theme import DARK
from tests.bundle.built import Built, run_bare, tool
from tests.bundle.desk import PATIENCE_S, PAUSE_S, started, wait_for
from tests.journeys.screen import ARTEFACTS, Screen

pytestmark = [pytest.mark.bundle, pytest.mark.window, pytest.mark.timeout(300)]

ALONE = ["Takedown Explorer"]


def test_files_dropped_on_the_icon_go_to_the_window_that_is_open(
    built: Built, a_screen: Screen, home: Path
) -> None:
    write_archive(home / "one_archive", tweets=100, accounts=10)
    write_archive(home / "other_archive", tweets=100, accounts=10, seed=2)
    with started([built.command], a_screen, home):
        wait_for(a_screen, "started-alone", lambda seen: seen == ALONE)
        dropped = [str(home / name) for name in ("one_archive", "other_archive")]
        later = run_bare([built.command, *dropped], home, DISPLAY=a_screen.display)
        assert (later.returncode, later.stdout) == (0, "")
        wait_for(a_screen, "started-several-dropped", lambda seen: "Import" in "".join(seen))


def test_a_window_that_was_killed_stands_in_nobodys_way(
    built: Built, a_screen: Screen, home: Path
) -> None:
    with started([built.command], a_screen, home) as first:
        wait_for(a_screen, "killed-before", lambda seen: seen == ALONE)
        first.send_signal(signal.SIGKILL)
        first.wait()
        wait_for(a_screen, "killed", lambda seen: seen == [])
    assert list((home / ".cache" / "takedown-explorer").iterdir())
    with started([built.command], a_screen, home):
        wait_for(a_screen, "killed-after", lambda seen: seen == ALONE)


def test_a_home_that_cannot_be_written_to_is_said(built: Built, a_screen: Screen) -> None:
    # Not even root can make a folder there.
    with started([built.command], a_screen, Path("/proc")):
        wait_for(a_screen, "closed-home", lambda seen: "did not work" in "".join(seen))


def test_a_program_that_was_broken_off_tells_of_it_at_the_next_start(
    built: Built, a_screen: Screen, home: Path
) -> None:
    left = home / ".local/state/takedown-explorer/log/broken-off.txt"
    with started([built.command], a_screen, home) as first:
        wait_for(a_screen, "broken-off-before", lambda seen: seen == ALONE)
        first.send_signal(signal.SIGSEGV)
        first.wait()
    assert "Segmentation fault" in left.read_text(encoding="utf-8")
    with started([built.command], a_screen, home):
        wait_for(a_screen, "broken-off-after", lambda seen: "program is wrong" in "".join(seen))


def test_a_damaged_installation_says_so_in_a_box_and_in_the_log(
    built: Built, a_screen: Screen, home: Path, tmp_path: Path
) -> None:
    program = tmp_path / "program"
    shutil.copytree(built.program, program, symlinks=True, copy_function=os.link)
    (program / "_internal/resources/themes/theme.qss").unlink()
    with started([str(program / "takedown-explorer")], a_screen, home):
        wait_for(a_screen, "damaged", lambda seen: len(seen) == 1)
    (log,) = home.rglob("takedown-explorer.log")
    assert "theme.qss" in log.read_text(encoding="utf-8")


def test_without_a_terminal_there_is_nobody_to_print_to(
    built: Built, a_screen: Screen, home: Path
) -> None:
    """Started with all three streams closed, as some desktops do."""
    script = 'exec "$0" <&- >&- 2>&-'
    with started([tool("sh"), "-c", script, built.command], a_screen, home, LANG="tr_TR.UTF-8"):
        wait_for(a_screen, "no-terminal", lambda seen: seen == ALONE)


def test_large_pixels_and_a_dark_desktop_change_the_window_with_them(
    built: Built, a_screen: Screen, home: Path
) -> None:
    settings = home / ".config/takedown-explorer/window.ini"
    settings.parent.mkdir(parents=True)
    settings.write_text("[window]\ntheme=dark\n")
    with started([built.command, "--sample"], a_screen, home, QT_SCALE_FACTOR="1.5"):
        wait_for(a_screen, "large-and-dark", lambda seen: "sample" in "".join(seen))


def test_a_window_keeps_its_data_in_folders_of_its_own(
    built: Built, a_screen: Screen, home: Path
) -> None:
    with started([built.command, "--sample"], a_screen, home):
        wait_for(a_screen, "own-data", lambda seen: "sample" in "".join(seen))
    kept = {file.relative_to(home) for file in home.rglob("*") if file.is_file()}
    libraries = (Path(".cache/fontconfig"), Path(".cache/mesa_shader_cache"), Path(".dbus"))
    own = [file for file in kept if not any(file.is_relative_to(other) for other in libraries)]
    assert Path(".local/share/takedown-explorer/synthetic-sample.duckdb") in own
    assert [file for file in own if "takedown-explorer" not in file.parts] == []


PORTAL = Path(__file__).with_name("portal.py")
# The program begins when the portal has said that it is there.
DARK_DESKTOP = 'python3 "$1" | { read -r _there; exec "$0"; }'


def test_a_desktop_that_says_it_is_dark_gets_a_dark_window(
    built: Built, a_screen: Screen, home: Path
) -> None:
    script = [tool("sh"), "-c", DARK_DESKTOP, built.command, str(PORTAL)]
    command = [tool("dbus-run-session"), "--", *script]
    desktop = {"PATH": "/usr/bin:/bin", "XDG_CURRENT_DESKTOP": "GNOME"}
    with started(command, a_screen, home, **desktop):
        wait_for(a_screen, "dark-desktop", lambda seen: seen == ALONE)
        until = time.monotonic() + PATIENCE_S
        while _most_seen(a_screen, "dark-desktop") != DARK.window:
            assert time.monotonic() < until, "the window stayed light"
            time.sleep(PAUSE_S)


def _most_seen(screen: Screen, name: str) -> str:
    """The colour that covers most of the screen's lower half, where the window is empty."""
    screen.picture(name)
    picture = QImage(str(ARTEFACTS / f"{name}.png"))
    step = 10
    seen = [
        picture.pixelColor(x, y).name()
        for x in range(0, picture.width(), step)
        for y in range(picture.height() // 2, picture.height(), step)
    ]
    return max(set(seen), key=seen.count)
