"""Files that are no workspace, whoever opens them, and what is said of each."""

from __future__ import annotations

from pathlib import Path

import pytest


def _emptied(path: Path) -> None:
    path.write_bytes(b"")


def _garbage(path: Path) -> None:
    path.write_bytes(b"userid,tweetid\n" * 100_000)


def _folder(path: Path) -> None:
    path.unlink(missing_ok=True)
    path.mkdir()


NO_WORKSPACE = (
    pytest.param(_emptied, "is not a workspace of this program", id="empty"),
    pytest.param(_garbage, "is not a workspace of this program", id="another file"),
    pytest.param(_folder, "is a folder: name a workspace file", id="a folder"),
)
"""A function that leaves such a file at a path, whether something is there or not, and words."""
