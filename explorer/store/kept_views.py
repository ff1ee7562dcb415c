"""Views kept in a workspace by name; what they say is text that the session reads."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from explorer.errors import KnownError
from explorer.schema.statement import Statement
from explorer.store.catalog import Asks
from explorer.store.reader import Writer


@dataclass(frozen=True, slots=True)
class KeptView:
    """`content` is the text of a saved view's file, `kept_utc` when it was put here."""

    name: str
    content: str
    kept_utc: str


def kept_views(reader: Asks) -> tuple[KeptView, ...]:
    """All views of a workspace in the order of their names."""
    rows = reader.rows(
        Statement("SELECT name, content, kept_utc FROM main.kept_view ORDER BY name")
    )
    return tuple(KeptView(*map(str, row)) for row in rows)


def kept_view(reader: Asks, name: str) -> KeptView:
    """The view of this name; raises KnownError that names those there are."""
    views = kept_views(reader)
    for view in views:
        if view.name == name:
            return view
    there = ", ".join(f"“{view.name}”" for view in views) or "none yet"
    raise KnownError(f"There is no saved view “{name}” in this workspace; there is {there}.")


def keep_views(writer: Writer, views: Sequence[KeptView]) -> None:
    """Put views into the workspace, each in the place of one of the same name."""
    for view in views:
        drop_view(writer, view.name)
    add_views(writer, views)


def add_views(writer: Writer, views: Sequence[KeptView]) -> None:
    """Put views into the workspace whose names are not taken; the others stay out."""
    taken = {view.name for view in kept_views(writer)}
    for view in views:
        if view.name not in taken:
            writer.run(
                Statement(
                    "INSERT INTO main.kept_view (name, content, kept_utc) VALUES (?, ?, ?)",
                    (view.name, view.content, view.kept_utc),
                )
            )


def take_views(writer: Writer, views: Sequence[KeptView]) -> None:
    """Take away those views that are still as they were put here."""
    for view in views:
        writer.run(
            Statement(
                "DELETE FROM main.kept_view WHERE name = ? AND content = ?",
                (view.name, view.content),
            )
        )


def drop_view(writer: Writer, name: str) -> None:
    """Take a view away; nothing happens where it is gone already."""
    writer.run(Statement("DELETE FROM main.kept_view WHERE name = ?", (name,)))


def rename_view(writer: Writer, name: str, new: str) -> None:
    """Give a view another name; raises KnownError where that is taken."""
    if any(view.name == new for view in kept_views(writer)):
        raise KnownError(f"There is a saved view “{new}” already: choose another name.")
    writer.run(Statement("UPDATE main.kept_view SET name = ? WHERE name = ?", (new, name)))
