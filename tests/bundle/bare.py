"""A bare Debian 12 in a folder, without Python, into which the .deb is installed."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from tests.bundle.built import Built, need_root, tool

RELEASE = "bookworm"
FONTS = "fonts-noto-core"
SETUP_LIMIT_S = 500
RUN_LIMIT_S = 100
X_SOCKETS = Path("/tmp/.X11-unix")  # noqa: S108 - where X servers have their sockets
_MIRROR = ["apt-get", "indextargets", "--format", "$(REPO_URI)", "Identifier: Packages"]

# $1 is the root, $2 a folder of changes that is thrown away, $3 what is seen as /shared, or empty.
ENTER = """
set -e
root="$1"; changes="$2"; shared="$3"
shift 3
mkdir -p "$changes/upper" "$changes/work" "$changes/root"
mount -t overlay overlay \
    -o "lowerdir=$root,upperdir=$changes/upper,workdir=$changes/work" "$changes/root"
cd "$changes/root"
mount -t proc proc proc
mkdir -p tmp/.X11-unix shared
mount --bind /tmp/.X11-unix tmp/.X11-unix
if [ -n "$shared" ]; then mount --bind "$shared" shared; fi
exec chroot . /usr/bin/env -i HOME=/root PATH=/usr/sbin:/usr/bin:/sbin:/bin \
    DEBIAN_FRONTEND=noninteractive DISPLAY="$DISPLAY" "$@"
"""


@dataclass(frozen=True)
class BareDebian:
    """The root with the program installed; what a test changes lies in `changes`."""

    root: Path
    changes: Path
    shared: Path | None = None

    def command(self, *words: str) -> list[str]:
        """What runs `words` inside, with mounts that end with it."""
        shared = str(self.shared) if self.shared is not None else ""
        inside = [tool("sh"), "-c", ENTER, "sh", str(self.root), str(self.changes), shared]
        return [tool("unshare"), "--mount", *inside, *words]

    def run(self, *words: str, display: str = "") -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            self.command(*words),
            env={**os.environ, "DISPLAY": display},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=RUN_LIMIT_S,
            check=False,
        )

    def do(self, *words: str, display: str = "") -> str:
        """Run what has to succeed; gives what it printed."""
        ended = self.run(*words, display=display)
        assert ended.returncode == 0, ended.stdout + ended.stderr
        return ended.stdout

    @property
    def inside(self) -> Path:
        """What tests changed, seen from outside."""
        return self.changes / "upper"


@contextmanager
def bare_debian(built: Built) -> Iterator[Path]:
    """A root made by debootstrap with the .deb and one font package; thrown away at the end.

    TAKEDOWN_EXPLORER_DEBIAN names a folder to keep it in from one run to the next.
    """
    need_root()
    debootstrap, deb = tool("debootstrap"), built.path("deb")
    kept = os.environ.get("TAKEDOWN_EXPLORER_DEBIAN")
    if kept is not None:
        root = Path(kept)
        _bootstrap(debootstrap, root)
        _install(root, deb)
        yield root
        return
    with TemporaryDirectory(prefix="bare-debian-") as folder:
        root = Path(folder) / "root"
        _bootstrap(debootstrap, root)
        _install(root, deb)
        yield root


def _bootstrap(debootstrap: str, root: Path) -> None:
    if (root / "etc" / "debian_version").exists():
        return
    mirrors = subprocess.run(_MIRROR, capture_output=True, text=True, check=False).stdout.split()
    if not mirrors:
        pytest.skip("apt knows no mirror of Debian here")
    command = [debootstrap, "--variant=minbase", RELEASE, str(root), mirrors[0]]
    made = subprocess.run(
        command, capture_output=True, text=True, timeout=SETUP_LIMIT_S, check=False
    )
    assert made.returncode == 0, made.stdout[-2000:] + made.stderr[-2000:]


def _install(root: Path, deb: Path) -> None:
    inside = root / "tmp" / "takedown-explorer.deb"
    shutil.copyfile(deb, inside)
    apt = ["apt-get", "-qq", "install", "-y", "--no-install-recommends", "--reinstall"]
    script = 'mount -t proc proc "$1/proc" && root="$1" && shift && exec chroot "$root" "$@"'
    command = [tool("unshare"), "--mount", tool("sh"), "-c", script, "sh", str(root)]
    done = subprocess.run(
        [*command, *apt, f"/tmp/{inside.name}", FONTS],  # noqa: S108 - inside the root
        env={"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "DEBIAN_FRONTEND": "noninteractive"},
        capture_output=True,
        text=True,
        timeout=SETUP_LIMIT_S,
        check=False,
    )
    inside.unlink()
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
