"""What people should know about an export, in sentences."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from explorer.export.order import TWEETS, ExportOrder
from explorer.export.origin import OFFICIAL_USERS, USERS, Origin
from explorer.export.sheet import Sheet
from explorer.store.catalog import FileRow


def notes_of(order: ExportOrder, sheets: Sequence[Sheet], left_out: int) -> tuple[str, ...]:
    """Whatever the rows alone do not tell; `left_out` accounts are known only from tweets."""
    origins = [part.origin for sheet in sheets for part in sheet.parts]
    files = {origin.file.file: origin.file for origin in origins}
    return (
        *_emptiness(order, origins, left_out),
        *_absentees(left_out),
        *_authors(origins),
        *(
            sentence
            for file in files.values()
            if order.what == TWEETS or file.role == USERS
            for sentence in _of_file(file)
        ),
    )


def _emptiness(order: ExportOrder, origins: Sequence[Origin], left_out: int) -> Iterator[str]:
    if not origins:
        selected = "to be written" if left_out else "selected"
        yield f"No {order.what} are {selected}: the file holds its header and no rows."


def _absentees(left_out: int) -> Iterator[str]:
    if left_out == 1:
        yield (
            "1 selected account is known only from tweets, so it stands in no users file and was "
            "left out."
        )
    elif left_out:
        yield (
            f"{left_out:,} selected accounts are known only from tweets, so they stand in no users "
            "file and were left out."
        )


def _authors(origins: Sequence[Origin]) -> Iterator[str]:
    if any(o.layout == OFFICIAL_USERS and o.file.role != USERS for o in origins):
        yield (
            "Some of these accounts are known only from tweets; what describes them is what "
            "their tweets say."
        )


def _of_file(file: FileRow) -> Iterator[str]:
    if file.rows_rejected:
        yield f"{file.name}: left out {_records(file.rows_rejected)} that could not be read."
    if file.rows_duplicate:
        again = _records(file.rows_duplicate)
        yield f"{file.name}: left out {again} equal in every field to an earlier one."
    for note in json.loads(file.notes):
        yield f"{file.name}: {note}"


def _records(count: int) -> str:
    return "1 record" if count == 1 else f"{count:,} records"
