"""Take a dataset out of a workspace, or give it another name."""

from __future__ import annotations

from explorer.errors import KnownError
from explorer.ingest.build import forget, link
from explorer.schema.statement import Statement, quoted
from explorer.schema.tables import DICTIONARIES
from explorer.store import ddl
from explorer.store.catalog import Asks, DatasetRow, datasets
from explorer.store.database import Database
from explorer.store.marks import rename_dataset
from explorer.store.reader import Writer

_USES = {
    "language": (("tweet", "language"),),
    "client": (("tweet", "client"),),
    "handle": (("tweet", "retweeted"),),
    "hashtag": (("hashtag", "hashtag"),),
    "domain": (("url", "domain"),),
    "mention": (("mention", "mention"),),
}
"""Dictionary -> the linked columns that hold its codes."""


def remove(database: Database, name: str) -> None:
    """Take a dataset out, all or nothing, and give its disk space back.

    Raises KnownError, too, where it is out and only its space could not be given back.
    """
    with database.transaction() as writer:
        row = _named(writer, name)
        writer.run(
            Statement(
                "DELETE FROM main.reject WHERE file IN "
                "(SELECT file FROM main.file WHERE dataset = ?)",
                (row.dataset,),
            )
        )
        for statement in forget(row.dataset):
            writer.run(statement)
        for statement in (*link(writer), *ddl.drop_dataset_schema(row.dataset)):
            writer.run(statement)
        _prune(writer)
    database.checkpoint()
    try:
        database.compact()
    except KnownError as error:
        raise KnownError(
            f"“{name}” is taken out, but its disk space could not be given back, because the disk "
            "has no room for writing the rest anew: free some space there; the next removal gives "
            "all of it back."
        ) from error


def rename(database: Database, name: str, new: str) -> None:
    """Give a dataset another name, one that no other has; tags and notes go along."""
    wanted = new.strip()
    if not wanted:
        raise KnownError("A dataset needs a name: type one.")
    with database.transaction(with_marks=True) as writer:
        row = _named(writer, name)
        if any(one.name == wanted and one.dataset != row.dataset for one in datasets(writer)):
            raise KnownError(f"There is a dataset “{wanted}” already: choose another name.")
        writer.run(
            Statement("UPDATE main.dataset SET name = ? WHERE dataset = ?", (wanted, row.dataset))
        )
        rename_dataset(writer, name, wanted)


def _named(reader: Asks, name: str) -> DatasetRow:
    known = {row.name: row for row in datasets(reader)}
    if name not in known:
        there = ", ".join(f"“{one}”" for one in known) or "none at all"
        raise KnownError(f"There is no dataset “{name}” in this workspace; there are: {there}.")
    return known[name]


def _prune(writer: Writer) -> None:
    """Take words out of the dictionaries that no dataset uses any more."""
    for table in DICTIONARIES:
        used = " UNION ALL ".join(
            f"SELECT {quoted(column)} FROM linked.{quoted(owner)} "
            f"WHERE {quoted(column)} IS NOT NULL"
            for owner, column in _USES[table.name]
        )
        name = f"main.{quoted(table.name)}"
        writer.run(Statement(f"DELETE FROM {name} WHERE code NOT IN ({used})"))
        writer.run(
            Statement(
                f"UPDATE {name} AS word SET same_as = least_code FROM (SELECT folded, "
                f"min(code) AS least_code FROM {name} GROUP BY folded) AS least "
                "WHERE least.folded = word.folded AND word.same_as <> least_code"
            )
        )
