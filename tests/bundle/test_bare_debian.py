"""The .deb on a bare Debian 12 without Python: it opens, upgrades and goes without a trace."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from tests.bundle.bare import BareDebian, bare_debian
from tests.bundle.built import Built, tool
from tests.bundle.desk import end, wait_for
from tests.journeys.screen import ARTEFACTS, Screen

# The first of them also makes the root; the window is waited for on a busy machine.
pytestmark = [pytest.mark.bundle, pytest.mark.timeout(900)]

ARCHIVE = "thailand_092020"
WORKSPACE = "/srv/thailand.duckdb"
# Where openbox puts the window on this screen; the picture is for people to look at.
TWEETS_TAB = (436, 722)
PAINTED_S = 3
OLDER = "0.0.9"
OF_THE_OLDER = "/usr/lib/takedown-explorer/of-the-older-one"


@pytest.fixture(scope="module")
def root(built: Built) -> Iterator[Path]:
    with bare_debian(built) as made:
        yield made


@pytest.fixture
def debian(root: Path, tmp_path: Path) -> BareDebian:
    return BareDebian(root, tmp_path / "changes")


@pytest.fixture
def debian_with_archives(root: Path, tmp_path: Path, shared_data: Path) -> BareDebian:
    return BareDebian(root, tmp_path / "changes", shared_data)


def test_nothing_of_python_is_there_and_all_parts_work(debian: BareDebian) -> None:
    assert debian.run("sh", "-c", "command -v python3").returncode != 0
    assert "All is well." in debian.do("takedown-explorer", "--self-test")


def test_desktop_files_are_found_where_desktops_look(debian: BareDebian) -> None:
    listed = debian.do("dpkg", "--listfiles", "takedown-explorer").splitlines()
    icons = [
        path for path in listed if "/icons/hicolor/" in path and path.endswith((".png", ".svg"))
    ]
    assert {"/usr/share/applications/takedown-explorer.desktop",
            "/usr/share/mime/packages/takedown-explorer.xml",
            "/usr/bin/takedown-explorer"} <= set(listed)  # fmt: skip
    assert len(icons) >= len(("16", "24", "32", "48", "64", "128", "256", "512", "svg"))


@pytest.mark.window
def test_a_real_archive_opens_there_with_charts_and_thai_text(
    debian_with_archives: BareDebian, a_screen: Screen
) -> None:
    debian = debian_with_archives
    debian.do("takedown-explorer", "import", f"/shared/{ARCHIVE}", "--workspace", WORKSPACE)
    picture = "/srv/thailand.png"
    debian.do("takedown-explorer", "render", WORKSPACE, "--output", picture)
    ARTEFACTS.mkdir(exist_ok=True)
    kept = ARTEFACTS / "bare-debian-rendered.png"
    shutil.copyfile(debian.inside / picture.lstrip("/"), kept)
    assert not QImage(str(kept)).isNull()
    shown = subprocess.Popen(
        debian.command("takedown-explorer", WORKSPACE),
        env={**os.environ, "DISPLAY": a_screen.display},
        stdout=subprocess.DEVNULL,
        text=True,
        start_new_session=True,
    )
    try:
        wait_for(a_screen, "bare-debian-window", lambda seen: any("thailand" in t for t in seen))
        a_screen.click(*TWEETS_TAB)
        time.sleep(PAINTED_S)
        a_screen.picture("bare-debian-tweets")
    finally:
        end(shown)


def test_removing_leaves_nothing_but_workspaces(debian: BareDebian, tmp_path: Path) -> None:
    debian.do("takedown-explorer", "sample", "/srv/invented", "--tweets", "200")
    debian.do("takedown-explorer", "import", "/srv/invented", "--workspace", "/srv/mine.duckdb")
    before = debian.do("sha256sum", "/srv/mine.duckdb")
    debian.do("dpkg", "--purge", "takedown-explorer")
    assert debian.do("sha256sum", "/srv/mine.duckdb") == before
    left = debian.do("find", "/", "-xdev", "-name", "*takedown*", "-not", "-path", "/proc/*")
    assert left.split() == []
    indexed = debian.run("grep", "-rl", "takedown", "/usr/share", "/etc", "/usr/lib", "/usr/bin")
    assert indexed.stdout == ""


# One mount for all of it: a window and an upgrade that had one each would not meet.
UPGRADED = """
takedown-explorer /srv/mine.duckdb & window=$!
while [ ! -e /shared/go ]; do sleep 0.2; done
dpkg --install /shared/newer.deb >/shared/upgrade.log 2>&1; echo $? >/shared/upgraded
takedown-explorer /srv/invented
wait $window
"""


@pytest.mark.window
def test_an_upgrade_below_an_open_workspace_harms_neither(
    root: Path, built: Built, a_screen: Screen, tmp_path: Path
) -> None:
    shared = tmp_path / "shared"
    shared.mkdir()
    _pack_older(built.path("deb"), shared / "older.deb", tmp_path / "older")
    shutil.copyfile(built.path("deb"), shared / "newer.deb")
    debian = BareDebian(root, tmp_path / "changes", shared)
    debian.do("dpkg", "--install", "/shared/older.deb")
    assert debian.do("ls", OF_THE_OLDER)
    debian.do("takedown-explorer", "sample", "/srv/invented", "--tweets", "2000")
    debian.do("takedown-explorer", "import", "/srv/invented", "--workspace", "/srv/mine.duckdb")
    count = ("takedown-explorer", "count", "/srv/mine.duckdb", "--by", "kind")
    counted = debian.do(*count)
    running = subprocess.Popen(
        debian.command("sh", "-c", UPGRADED),
        env={**os.environ, "DISPLAY": a_screen.display},
        stdout=subprocess.DEVNULL,
        text=True,
        start_new_session=True,
    )
    try:
        wait_for(a_screen, "upgrade-before", lambda seen: any("mine" in title for title in seen))
        (shared / "go").touch()
        # The new program hands the archive over to the old window, which previews it.
        wait_for(a_screen, "upgrade-after", lambda seen: len(seen) == len(("window", "preview")))
    finally:
        end(running)
    assert (shared / "upgraded").read_text().strip() == "0", (shared / "upgrade.log").read_text()
    version = debian.do("dpkg-query", "--show", "--showformat", "${Version}", "takedown-explorer")
    assert version == built.told["version"]
    assert debian.run("ls", OF_THE_OLDER).returncode != 0
    assert debian.do(*count) == counted


def _pack_older(deb: Path, older: Path, folder: Path) -> None:
    """The same package under an older version and with a file that the newer one lacks."""
    dpkg = tool("dpkg-deb")
    subprocess.run([dpkg, "--raw-extract", str(deb), str(folder)], check=True)
    (folder / OF_THE_OLDER.lstrip("/")).touch()
    control = folder / "DEBIAN" / "control"
    text = control.read_text(encoding="utf-8")
    control.write_text(re.sub(r"^Version: .*$", f"Version: {OLDER}", text, flags=re.MULTILINE))
    packing = [dpkg, "--root-owner-group", "-Znone", "--build", str(folder), str(older)]
    subprocess.run(packing, check=True, stdout=subprocess.DEVNULL)
    shutil.rmtree(folder)
