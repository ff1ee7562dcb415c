"""The .tar.gz: program, desktop files and the scripts that install them for one user."""

from __future__ import annotations

import platform
import tarfile
import tempfile
from pathlib import Path

from desktop import LINUX, write_share
from program import NAME

# Level 9 takes three times as long for one percent.
_LEVEL = 6


def make_tarball(program: Path, version: str, output: Path) -> Path:
    """Everything under one folder that is named like the file."""
    stem = f"{NAME}-{version}-linux-{platform.machine()}"
    path = output / f"{stem}.tar.gz"
    with (
        tempfile.TemporaryDirectory() as scratch,
        tarfile.open(path, "w:gz", compresslevel=_LEVEL) as tar,
    ):
        share = Path(scratch) / "share"
        write_share(share)
        for source in (program, share, LINUX / "install", LINUX / "uninstall"):
            tar.add(source, f"{stem}/{source.name}", filter=_owned_by_nobody)
    return path


def _owned_by_nobody(entry: tarfile.TarInfo) -> tarfile.TarInfo:
    entry.uid = entry.gid = 0
    entry.uname = entry.gname = ""
    return entry
