"""Which fields have facets, and the rows of one: a value each, then none, unknown and the rest."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from explorer.query.by import By
from explorer.query.selection import Selection
from explorer.query.spelling import text_of
from explorer.schema.bins import Bin, BinKind
from explorer.schema.clause import Clause, Test
from explorer.schema.fields import FIELDS, Entity, FieldKind
from explorer.schema.numerals import PLAIN, Numerals
from explorer.session.ask import Ask
from explorer.session.comparing import Compared
from explorer.session.counting import CountBy, Counted
from explorer.session.requests import TotalCounts, Totals
from explorer.views.shared.compared import cells_of, column_names, told
from explorer.views.shared.numbers import out_of_with_share, percent
from explorer.views.shared.privacy import RETWEETED, Discretion
from explorer.views.shared.table.cells import in_one_line

FACETS = (
    "language",
    "account_language",
    "client",
    "hashtag",
    "domain",
    "mention",
    "retweeted",
    "location",
    "profile_word",
    "kind",
    "dataset",
    "tag",
    "tweet_tag",
)
FIRST_TOP = 20
_MORE_TIMES = 3
_MOST_TOP = 5000
"""Values listed at once; the others are found by searching."""


@dataclass(frozen=True, slots=True)
class FacetAnswer:
    """Numbers of the values, and of everything, which may count in several values or in none."""

    counted: Counted
    totals: TotalCounts


@dataclass(frozen=True, slots=True)
class FacetQuestion:
    """Asks for the most frequent values under every filter but those on the field itself."""

    by: By
    selection: Selection
    noun: str

    def answer(self, ask: Ask) -> FacetAnswer:
        counted = CountBy(self.by, self.selection, measures=(self.noun,)).answer(ask)
        return FacetAnswer(counted, Totals(self.selection).answer(ask))


@dataclass(frozen=True, slots=True)
class FacetRow:
    """One value, `selected` out of `whole`; of two that are compared, these are B and A."""

    bin: Bin
    selected: int
    whole: int
    shown: str = ""
    """In the place of the value's own words, where they are kept from the eye."""

    @property
    def test(self) -> Test | None:
        """What a filter on the value asks; None for the rest, which is no single value."""
        clause = self.bin.clause
        return clause.tests[0] if isinstance(clause, Clause) else None

    @property
    def label(self) -> str:
        """As shown; apart from values, which may be called so too, in brackets."""
        text = in_one_line(self.shown or self.bin.label)
        return text if self.bin.kind is BinKind.VALUE else f"({text})"


@dataclass(frozen=True, slots=True)
class FacetRows:
    """The rows of a facet and what they are out of."""

    field: str
    noun: str
    rows: tuple[FacetRow, ...]
    selected_total: int
    whole_total: int
    has_more: bool

    @property
    def is_comparison(self) -> bool:
        """Whether two selections stand beside each other, as shares."""
        return False

    def readout(self, row: FacetRow, numerals: Numerals = PLAIN) -> tuple[str, ...]:
        """What is said of a row, line by line."""
        of_all = percent(row.whole, self.whole_total, numerals)
        of_selection = percent(row.selected, self.selected_total, numerals)
        return (
            f"{FIELDS[self.field].heading}: {row.label}",
            out_of_with_share(row.selected, row.whole, self.noun, numerals),
            f"{of_selection} of the selection · {of_all} of all",
        )

    def as_csv(self, lines: Sequence[str] = ()) -> str:
        """A row a value, with the filter that it makes, after comment lines."""
        text = io.StringIO()
        text.writelines(f"# {line}\n" for line in lines)
        writer = csv.writer(text, lineterminator="\n")
        writer.writerow(("label", "kind", self.noun, f"all_{self.noun}", "filter"))
        for row in self.rows:
            clause = "" if row.bin.clause is None else text_of(row.bin.clause)
            writer.writerow((row.bin.label, row.bin.kind.value, row.selected, row.whole, clause))
        return text.getvalue()


@dataclass(frozen=True, slots=True)
class ComparedRows(FacetRows):
    """Rows in the order of their differences; `whole_total` is that of A, `selected_total` of B."""

    compared: Compared

    @property
    def is_comparison(self) -> bool:
        return True

    def readout(self, row: FacetRow, numerals: Numerals = PLAIN) -> tuple[str, ...]:
        a, b = self.compared.a, self.compared.b
        heading = f"{FIELDS[self.field].heading}: {row.label}"
        return heading, *told(row.whole, a, row.selected, b, self.noun, numerals)

    def as_csv(self, lines: Sequence[str] = ()) -> str:
        text = io.StringIO()
        text.writelines(f"# {line}\n" for line in lines)
        writer = csv.writer(text, lineterminator="\n")
        writer.writerow(("label", "kind", *column_names(self.noun), "filter"))
        for bar, row in enumerate(self.rows):
            clause = "" if row.bin.clause is None else text_of(row.bin.clause)
            cells = cells_of(self.compared, bar, self.noun)
            writer.writerow((row.bin.label, row.bin.kind.value, *cells, clause))
        return text.getvalue()


Rows = TypeVar("Rows", bound=FacetRows)


def private(rows: Rows, discretion: Discretion) -> Rows:
    """The same with handles as they may be shown; filters and copies of them stay exact."""
    if rows.field != RETWEETED:
        return rows
    kept = tuple(
        replace(row, shown=discretion.handle(row.bin.label))
        if row.bin.kind is BinKind.VALUE
        else row
        for row in rows.rows
    )
    return replace(rows, rows=kept)


NO_ROWS = FacetRows(FACETS[0], "tweets", (), 0, 0, has_more=False)


def facet_by(field: str, top: int, containing: str = "") -> By:
    """What a facet counts by; the few kinds of tweets are all listed always."""
    return By(field) if field == "kind" else By(field, str(top), containing=containing)


def noun_of(field: str) -> str:
    """What is counted: tweets by what is theirs, accounts by what is theirs."""
    return "accounts" if FIELDS[field].entity is Entity.ACCOUNT else "tweets"


def more_than(top: int) -> int:
    """How many values to list when more are asked for."""
    return min(top * _MORE_TIMES, _MOST_TOP)


def has_several(field: str) -> bool:
    """Whether a tweet or an account may count in several values."""
    return FIELDS[field].kind is FieldKind.LIST


def rows_of(answer: FacetAnswer, noun: str) -> FacetRows:
    """The rows in the order of the answer; a rest without anything in it is left out."""
    counted, totals = answer.counted, answer.totals
    is_tweets = noun == "tweets"
    selected = counted.tweets if is_tweets else counted.accounts
    whole = counted.all_tweets if is_tweets else counted.all_accounts
    rows = tuple(
        FacetRow(one, chosen, every)
        for one, chosen, every in zip(counted.bins, selected.tolist(), whole.tolist(), strict=True)
    )
    return FacetRows(
        counted.by.field,
        noun,
        rows,
        totals.tweets if is_tweets else totals.accounts,
        totals.all_tweets if is_tweets else totals.all_accounts,
        has_more=_has_more(counted.by, rows),
    )


def compared_rows_of(compared: Compared, noun: str) -> ComparedRows:
    """The rows of two selections in the order of the answer."""
    a, b = compared.a, compared.b
    rows = tuple(
        FacetRow(one, in_b, in_a)
        for one, in_a, in_b in zip(
            compared.bins, a.numbers(noun).tolist(), b.numbers(noun).tolist(), strict=True
        )
    )
    return ComparedRows(
        compared.by.field,
        noun,
        rows,
        b.total(noun),
        a.total(noun),
        _has_more(compared.by, rows),
        compared,
    )


def _has_more(by: By, rows: Sequence[FacetRow]) -> bool:
    values = sum(row.bin.kind is BinKind.VALUE for row in rows)
    return by.is_named and values == by.top and by.top < _MOST_TOP
