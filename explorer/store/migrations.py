"""Bring an older workspace to the tables of this version, keeping a copy until it succeeded."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType

from explorer.errors import KnownError
from explorer.schema.statement import Statement
from explorer.schema.tables import FORMAT_VERSION
from explorer.store import ddl

Step = Callable[[], tuple[Statement, ...]]

STEPS: Mapping[int, Step] = MappingProxyType({1: ddl.add_marks, 2: ddl.add_kept_views})
"""Format version -> the statements that lead from it to the next one."""


def check_format(found: int, path: Path | None, newest: int = FORMAT_VERSION) -> None:
    """Refuse a workspace whose tables this program does not know yet."""
    if found > newest:
        raise KnownError(
            f"“{path}” was made by a newer version of Takedown Explorer "
            f"(format {found}, this one knows {newest}): install the newest version to open it."
        )


def pending(
    found: int, steps: Mapping[int, Step] = STEPS, newest: int = FORMAT_VERSION
) -> tuple[Statement, ...]:
    """All statements that lead from `found` to `newest`; empty when there is nothing to do."""
    return tuple(statement for version in range(found, newest) for statement in steps[version]())


def backup_path(path: Path, found: int) -> Path:
    """Where the copy of a workspace of format `found` is kept while it is migrated."""
    return path.with_name(f"{path.name}.backup-format-{found}")


def keep_backup(path: Path, found: int) -> Path:
    """Copy the workspace aside, whole or not at all."""
    backup = backup_path(path, found)
    unfinished = _unfinished(backup)
    try:
        shutil.copyfile(path, unfinished)
        unfinished.replace(backup)
    except BaseException:
        unfinished.unlink(missing_ok=True)
        raise
    return backup


def drop_backups(path: Path, newest: int = FORMAT_VERSION) -> None:
    """Remove the copies of older formats, this workspace being of the newest one."""
    for version in range(newest):
        backup = backup_path(path, version)
        for copy in (backup, _unfinished(backup)):
            copy.unlink(missing_ok=True)


def _unfinished(backup: Path) -> Path:
    return backup.with_name(backup.name + ".unfinished")
