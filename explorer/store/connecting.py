"""How a workspace file is made, connected to, and brought up to date."""

from __future__ import annotations

from pathlib import Path

import duckdb

from explorer.errors import KnownError
from explorer.schema.statement import Statement
from explorer.schema.tables import FORMAT_VERSION
from explorer.store import ddl, migrations
from explorer.store.allowance import LIMIT
from explorer.store.failures import translating
from explorer.store.files import discard, is_read_only, log_path, unfinished_path
from explorer.store.hold import Hold, alone_in, hold
from explorer.store.memory import memory_limit_mb as usual_memory_limit_mb
from explorer.store.reader import attached

Config = dict[str, str | bool | int | float | list[str]]

_MEGABYTES = "MB"
SCRATCH = "scratch"
"""Name of the attached database in memory: for cubes and the like, seen by every reader."""


def make(path: Path) -> Hold | None:
    """Make an empty workspace aside and move it into place, so that no half one is ever seen.

    It is held before anybody can see it. Where another program made one meanwhile, that one
    stays, and None is returned.
    """
    unfinished = unfinished_path(path)
    with translating(path), alone_in(path.parent):
        if path.exists():
            return None
        discard(unfinished)
        # That of a workspace that somebody took away would be read as this one's.
        log_path(path).unlink(missing_ok=True)
        try:
            with duckdb.connect(str(unfinished), config=config()) as connection:
                run_all(connection, ddl.create_workspace())
                connection.execute("CHECKPOINT")
            held = hold(unfinished, shared=False)
            unfinished.replace(path)
        except BaseException:
            discard(unfinished)
            raise
        return held


def connect(path: Path, settings: Config, *, read_only: bool) -> duckdb.DuckDBPyConnection:
    """Connect to an existing file, with SCRATCH beside it."""
    connection = duckdb.connect(str(path), read_only=read_only, config=settings)
    connection.execute(attached(SCRATCH))
    return connection


def connect_held(path: Path, settings: Config, *, read_only: bool) -> duckdb.DuckDBPyConnection:
    """Connect to a file that is held, while nobody looks into it as `look_into` does."""
    with alone_in(path.parent):
        return connect(path, settings, read_only=read_only)


def look_into(path: Path) -> None:
    """Have the library say who has the file open, if it has; raises its own exceptions."""
    with alone_in(path.parent):
        connect(path, config(), read_only=True).close()


def config(memory_limit_mb: int | None = None, threads: int | None = None) -> Config:
    """Settings of every connection; external access stays on, see ARCHITECTURE.

    No text of a user ever becomes SQL or a path, and switched off it could not be switched on
    again for an export in the same process.
    """
    settings: Config = {
        "autoinstall_known_extensions": False,
        "autoload_known_extensions": False,
        "allow_community_extensions": False,
        "allow_persistent_secrets": False,
        "enable_external_file_cache": False,
        LIMIT: f"{memory_limit_mb or usual_memory_limit_mb()}{_MEGABYTES}",
        "allowed_configs": [LIMIT],
        "lock_configuration": True,
    }
    if threads is not None:
        settings["threads"] = threads
    return settings


def limit_mb_of(settings: Config) -> int:
    """The memory limit in the settings of a connection."""
    return int(str(settings[LIMIT]).removesuffix(_MEGABYTES))


class OutdatedError(Exception):
    """The workspace must be opened for writing once, to be migrated."""


def bring_up_to_date(connection: duckdb.DuckDBPyConnection, path: Path, *, read_only: bool) -> None:
    """Migrate an older workspace, with a copy beside it until that has succeeded.

    Raises OutdatedError where the file is open for reading only and could be written to.
    """
    found = _format_of(connection, path)
    migrations.check_format(found, path)
    statements = migrations.pending(found)
    if statements and read_only:
        if not is_read_only(path):
            raise OutdatedError
        raise KnownError(
            f"“{path}” was made by an older version of this program and must be brought up to "
            "date, but it may not be written to: copy it to a folder of your own and open it there."
        )
    if statements:
        connection.execute("CHECKPOINT")
        migrations.keep_backup(path, found)
        version = Statement("UPDATE main.workspace SET format_version = ?", (FORMAT_VERSION,))
        run_all(connection, (*statements, version))
        connection.execute("CHECKPOINT")
    if not read_only:
        migrations.drop_backups(path)


def _format_of(connection: duckdb.DuckDBPyConnection, path: Path) -> int:
    try:
        row = connection.execute("SELECT format_version FROM main.workspace").fetchone()
    except duckdb.CatalogException:
        row = None
    if row is None:
        raise KnownError(
            f"“{path}” is a DuckDB file, but not a workspace of this program: "
            "choose another file, or import an archive into a new one."
        )
    return int(row[0])


def run_all(connection: duckdb.DuckDBPyConnection, statements: tuple[Statement, ...]) -> None:
    """Execute in one transaction."""
    connection.execute("BEGIN")
    for statement in statements:
        connection.execute(statement.sql, list(statement.params) or None)
    connection.execute("COMMIT")
