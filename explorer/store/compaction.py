"""Write a workspace anew without the holes that removed data left in the file."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import duckdb

from explorer.schema.statement import quoted
from explorer.store.files import discard, unfinished_path
from explorer.store.reader import literal

# Below this share of free blocks the next import fills them; an import itself leaves a tenth.
_WORTHWHILE_SHARE = 0.2
_FRESH = "fresh"


def is_worthwhile(connection: duckdb.DuckDBPyConnection) -> bool:
    """Whether much of the file is free blocks."""
    row = connection.execute(
        "SELECT total_blocks, free_blocks FROM pragma_database_size() "
        "WHERE database_name = current_database()"
    ).fetchone()
    return row is not None and row[1] > row[0] * _WORTHWHILE_SHARE


def write_anew(connection: duckdb.DuckDBPyConnection, path: Path) -> None:
    """Copy everything into the unfinished file beside `path`."""
    target = unfinished_path(path)
    discard(target)
    try:
        connection.execute(f"ATTACH {literal(str(target))} AS {_FRESH}")
        name = connection.execute("SELECT current_database()").fetchone()
        connection.execute(f"COPY FROM DATABASE {quoted(str(name and name[0]))} TO {_FRESH}")
        connection.execute(f"CHECKPOINT {_FRESH}")
        connection.execute(f"DETACH {_FRESH}")
    except BaseException:
        with suppress(duckdb.Error):
            connection.execute(f"DETACH {_FRESH}")
        discard(target)
        raise
