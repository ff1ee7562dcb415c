"""What a client of the session can ask besides a chart's numbers."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

import numpy as np

from explorer.query.cells import late_cells
from explorer.query.page import Order
from explorer.query.selection import Selection
from explorer.query.sentence import sentence_of
from explorer.query.totals import ids_in_several_datasets
from explorer.schema.clause import AnyClause
from explorer.schema.fields import Entity
from explorer.schema.marks import Marks
from explorer.schema.numerals import PLAIN, Numerals
from explorer.session.ask import Ask
from explorer.store.catalog import DatasetRow, FileRow, datasets, files
from explorer.store.marks import marks_of_rows, tags_in_use


@runtime_checkable
class Request(Hashable, Protocol):
    """A question that holds all it needs; equal ones have equal answers on the same data."""

    def answer(self, ask: Ask) -> object:
        """Find the answer, on a worker thread."""
        ...


@dataclass(frozen=True, slots=True)
class TotalCounts:
    """Selected and all in scope. `emptied_by` says what leaves nothing, where nothing is left."""

    accounts: int
    tweets: int
    all_accounts: int
    all_tweets: int
    ids_in_several_datasets: int
    emptied_by: str = ""
    emptying: AnyClause | None = None

    def why_empty(self, numerals: Numerals) -> str:
        """`emptied_by` with its numbers written so."""
        return self.emptied_by if self.emptying is None else _blamed(self.emptying, numerals)


@dataclass(frozen=True, slots=True)
class Totals:
    """Asks how many accounts and tweets are selected, and out of how many."""

    selection: Selection

    def answer(self, ask: Ask) -> TotalCounts:
        whole = _pair(ask, self.selection.whole())
        chosen = _pair(ask, self.selection) if self.selection.active else whole
        several = ask.row(ids_in_several_datasets(self.selection))["ids"]
        emptied_by = ("", None) if any(chosen) else _emptied_by(self.selection, ask)
        return TotalCounts(*chosen, *whole, int(str(several)), *emptied_by)


@dataclass(frozen=True, slots=True)
class Selected:
    """What was selected, and how much that is.

    While a brush moves the selection is another one by the time its numbers come.
    """

    selection: Selection
    counts: TotalCounts


@dataclass(frozen=True, slots=True)
class SelectedTotals:
    """Asks for the totals of a selection, to be told together with it."""

    selection: Selection

    def answer(self, ask: Ask) -> Selected:
        return Selected(self.selection, Totals(self.selection).answer(ask))


def _pair(ask: Ask, selection: Selection) -> tuple[int, int]:
    found = ask.totals(selection)
    return int(found["accounts"][0]), int(found["tweets"][0])


def _blamed(clause: AnyClause, numerals: Numerals = PLAIN) -> str:
    return f"The filter “{sentence_of(clause, numerals)}” leaves nothing."


def _emptied_by(selection: Selection, ask: Ask) -> tuple[str, AnyClause | None]:
    """The filter without which something would be left, or that it is no single one."""
    for clause in reversed(selection.active):
        if any(_pair(ask, selection.without(clause))):
            return _blamed(clause), clause
    if len(selection.active) > 1:
        return (
            "No account and no tweet meets these filters; several of them leave nothing.",
            None,
        )
    none = "This filter leaves nothing." if selection.active else "There is nothing in scope."
    return none, None


@dataclass(frozen=True, slots=True, eq=False)
class PageRows:
    """Rows `offset` and following. `columns` hold Python values, None for unknown.

    `keys` are account or row numbers of the workspace; times are minutes, days since 1970.
    """

    offset: int
    keys: list[int]
    columns: dict[str, list[object]]


@dataclass(frozen=True, slots=True)
class Page:
    """Asks for rows of the `accounts` or the `tweets` table."""

    entity: str
    selection: Selection
    columns: tuple[str, ...]
    order: tuple[Order, ...] = ()
    offset: int = 0
    limit: int = 200

    def answer(self, ask: Ask) -> PageRows:
        found = ask.page(
            self.entity, self.selection, self.columns, self.order, self.offset, self.limit
        )
        columns = {name: _python_values(found[name]) for name in self.columns}
        return PageRows(self.offset, found["key"].tolist(), columns)


@dataclass(frozen=True, slots=True)
class LateCells:
    """Asks for what takes long to read of tweets that are in the table already, by their rows."""

    keys: tuple[int, ...]
    columns: tuple[str, ...]

    def answer(self, ask: Ask) -> PageRows:
        """The rows in any order, `offset` without a meaning."""
        found = ask.columns(late_cells(self.keys, self.columns))
        columns = {name: _python_values(found[name]) for name in self.columns}
        return PageRows(0, found["key"].tolist(), columns)


def _python_values(column: np.ndarray) -> list[object]:
    """None for what is masked; objects as they are."""
    values: list[object] = column.tolist()
    return values


@dataclass(frozen=True, slots=True)
class TagsInUse:
    """Asks for every tag that there is, those most often given first."""

    def answer(self, ask: Ask) -> tuple[str, ...]:
        return tuple(tags_in_use(ask.reader))


@dataclass(frozen=True, slots=True, eq=False)
class Marked:
    """What is written on some rows, and every tag that there is."""

    marks: Marks
    tags: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MarksOf:
    """Asks what is written on accounts or tweets, by their numbers in the workspace."""

    entity: Entity
    keys: tuple[int, ...]

    def answer(self, ask: Ask) -> Marked:
        marks = marks_of_rows(ask.reader, self.entity, self.keys)
        return Marked(marks, TagsInUse().answer(ask))


@dataclass(frozen=True, slots=True)
class CatalogRows:
    """What is in the workspace."""

    datasets: tuple[DatasetRow, ...]
    files: tuple[FileRow, ...]


@dataclass(frozen=True, slots=True)
class Catalog:
    """Asks what is in the workspace; `data_version` makes it a new question after a change."""

    data_version: int

    def answer(self, ask: Ask) -> CatalogRows:
        return CatalogRows(datasets(ask.reader), files(ask.reader))
