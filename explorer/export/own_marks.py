"""What an export owes to tags and notes, which are the user's own and in no archive."""

from __future__ import annotations

import hashlib
import json

from explorer.export.order import ExportOrder
from explorer.export.origin import Scope
from explorer.export.sheet import mark_columns
from explorer.query.selection import Selection
from explorer.schema.fields import MARKS
from explorer.store.marks import all_marks
from explorer.store.reader import Reader

OTHERS = (
    "The tags and notes here are other ones than it was made with: open the case file that "
    "goes with it first."
)


def marks_sha256(order: ExportOrder, scope: Scope, reader: Reader) -> str:
    """Of all tags and notes in scope, where the export filters, counts or writes them; else empty.

    The same for the same marks, whenever and wherever they were written.
    """
    if not _uses_marks(order):
        return ""
    names = {dataset.name for dataset in scope.datasets}
    found = [
        (subject.entity.value, subject.dataset, subject.id, list(mark.tags), mark.note)
        for subject, mark in all_marks(reader)
        if subject.dataset in names
    ]
    return hashlib.sha256(json.dumps(found, ensure_ascii=True).encode()).hexdigest()


def _uses_marks(order: ExportOrder) -> bool:
    columns = {*order.columns, *order.added} & set(mark_columns(order.what))
    fields = {name.partition(":")[0] for name in order.by.split(",")}
    for selection in (order.selection, order.compared or Selection()):
        fields |= {field for clause in selection.active for field in clause.fields}
    return bool(columns or fields & MARKS)
