"""Real clicks on a real desktop: the icon opens the window, a folder dropped on it the preview."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from explorer.sample.write import write_archive
from tests.bundle.built import Built, run_bare, tool
from tests.bundle.desk import started, wait_for
from tests.journeys.screen import Screen

pytestmark = [pytest.mark.bundle, pytest.mark.window, pytest.mark.timeout(300)]

PATH = "/usr/local/bin:/usr/bin:/bin"
# pcmanfm puts folders first and icons below each other at the left.
FOLDER_ICON = (60, 40)
PROGRAM_ICON = (60, 150)
DOUBLE_CLICK = ("click", "--repeat", "2", "--delay", "80", "1")
SETTINGS = {
    "libfm/libfm.conf": "[config]\nquick_exec=1\nsingle_click=0\n",
    "pcmanfm/default/desktop-items-0.conf": (
        "[*]\nshow_trash=0\nshow_documents=0\nshow_mounts=0\nsort=name;ascending;\n"
    ),
}


@pytest.fixture
def desktop_home(built: Built, home: Path, tmp_path: Path) -> Path:
    """The program installed by its script, and its entry and an archive on the desktop."""
    unpacked = _unpacked(built, tmp_path)
    installed = run_bare([tool("sh"), str(unpacked / "install")], home, PATH=PATH)
    assert installed.returncode == 0, installed.stderr
    shutil.rmtree(unpacked)
    desktop = home / "Desktop"
    desktop.mkdir()
    shutil.copy(home / ".local/share/applications/takedown-explorer.desktop", desktop)
    write_archive(desktop / "invented_archive", tweets=300, accounts=20)
    for name, text in SETTINGS.items():
        file = home / ".config" / name
        file.parent.mkdir(parents=True)
        file.write_text(text)
    return home


@pytest.fixture
def desktop(desktop_home: Path, a_screen: Screen) -> Iterator[Screen]:
    """A file manager that draws that desktop."""
    command = [tool("dbus-run-session"), "--", tool("pcmanfm"), "--desktop"]
    # Without it gvfs would mount its own file systems into this home.
    with started(command, a_screen, desktop_home, PATH=PATH, GIO_USE_VFS="local"):
        a_screen.do("xdotool", "search", "--sync", "--onlyvisible", "--class", "pcmanfm")
        yield a_screen


def test_double_click_opens_the_window_and_a_dropped_folder_the_preview(desktop: Screen) -> None:
    wait_for(desktop, "desktop", lambda seen: seen == [])
    desktop.do("xdotool", "mousemove", *map(str, PROGRAM_ICON), "sleep", "0.3", *DOUBLE_CLICK)
    wait_for(desktop, "desktop-double-clicked", lambda seen: seen == ["Takedown Explorer"])
    desktop.drag(FOLDER_ICON, PROGRAM_ICON)
    # The window that is open takes the folder; a second one would make three.
    wait_for(
        desktop,
        "desktop-folder-dropped",
        lambda seen: len(seen) == len(("window", "preview")) and "Import" in "".join(seen),
    )


def test_open_with_brings_a_folder_into_the_preview(desktop_home: Path, a_screen: Screen) -> None:
    entry = desktop_home / ".local/share/applications/takedown-explorer.desktop"
    folder = desktop_home / "Desktop" / "invented_archive"
    opening = [tool("gio"), "launch", str(entry), str(folder)]
    with started([tool("dbus-run-session"), "--", *opening], a_screen, desktop_home, PATH=PATH):
        wait_for(a_screen, "open-with-a-folder", lambda seen: "Import" in "".join(seen))
        a_screen.keys("Escape")
        wait_for(a_screen, "open-with-left", lambda seen: len(seen) == 1)
        a_screen.keys("ctrl+q")
        wait_for(a_screen, "open-with-closed", lambda seen: seen == [])


def test_the_desktop_knows_what_to_open_with_it(desktop_home: Path) -> None:
    kinds = ("inode/directory", "application/zip", "text/csv")
    for kind in kinds:
        asked = run_bare([tool("gio"), "mime", kind], desktop_home, PATH=PATH)
        assert "takedown-explorer.desktop" in asked.stdout, kind
    workspace = desktop_home / "mine.duckdb"
    workspace.write_bytes(bytes(8) + b"DUCK" + bytes(100))
    told = run_bare(
        [tool("gio"), "info", "--attributes", "standard::content-type", str(workspace)],
        desktop_home,
        PATH=PATH,
    )
    assert "application/x-takedown-explorer-workspace" in told.stdout, told.stdout + told.stderr


def test_folders_stay_with_the_file_manager(desktop_home: Path) -> None:
    asked = run_bare([tool("gio"), "mime", "inode/directory"], desktop_home, PATH=PATH)
    assert "takedown-explorer" not in asked.stdout.splitlines()[0]


def test_the_desktop_entry_is_valid(desktop_home: Path) -> None:
    entry = desktop_home / ".local/share/applications/takedown-explorer.desktop"
    checked = run_bare([tool("desktop-file-validate"), str(entry)], desktop_home, PATH=PATH)
    assert (checked.returncode, checked.stdout) == (0, "")


def test_uninstalling_leaves_the_home_as_it_was_and_its_workspaces(desktop_home: Path) -> None:
    workspace = desktop_home / ".local/share/takedown-explorer/mine.duckdb"
    workspace.parent.mkdir()
    workspace.write_bytes(b"a workspace")
    script = desktop_home / ".local/lib/takedown-explorer/uninstall"
    gone = run_bare([tool("sh"), str(script)], desktop_home, PATH=PATH)
    assert gone.returncode == 0, gone.stderr
    left = {
        path.relative_to(desktop_home / ".local") for path in (desktop_home / ".local").rglob("*")
    }
    mine = Path("share/takedown-explorer")
    assert left == {Path("share"), mine, mine / "mine.duckdb"}
    assert workspace.read_bytes() == b"a workspace"


def test_installing_over_an_older_version_leaves_nothing_of_it(
    desktop_home: Path, built: Built, tmp_path: Path
) -> None:
    program = desktop_home / ".local/lib/takedown-explorer"
    (program / "of-the-older-one").touch()
    unpacked = _unpacked(built, tmp_path)
    installed = run_bare([tool("sh"), str(unpacked / "install")], desktop_home, PATH=PATH)
    assert installed.returncode == 0, installed.stderr
    assert not (program / "of-the-older-one").exists()
    assert [path.name for path in program.parent.iterdir()] == ["takedown-explorer"]
    assert run_bare([str(program / "takedown-explorer"), "--version"], desktop_home).returncode == 0


def _unpacked(built: Built, folder: Path) -> Path:
    """What the .tar.gz holds."""
    subprocess.run([tool("tar"), "-xzf", str(built.path("tarball")), "-C", str(folder)], check=True)
    return folder / built.path("tarball").name.removesuffix(".tar.gz")
