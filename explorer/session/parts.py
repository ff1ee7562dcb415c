"""What the bars of a chart are made of: a few values of another field, and the rest."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from explorer.query.by import By
from explorer.query.count import BOTH
from explorer.query.selection import Selection
from explorer.query.spelling import text_of
from explorer.schema.bins import BinKind
from explorer.schema.clause import Clause, Unknown
from explorer.session.ask import Ask
from explorer.session.counting import CountBy, Counted, axis_of, counted_on

REST = "rest"

COLUMNS = (
    *("label", "kind", "lower", "upper", "filter", "part", "part_filter"),
    *("accounts", "tweets", "all_accounts", "all_tweets"),
)
"""`filter` is the clause that clicking the bar makes, `part_filter` the one of the part."""

Cell = str | int | float | None


@dataclass(frozen=True, slots=True)
class Part:
    """`clause` narrows a selection to it."""

    name: str
    clause: Clause


@dataclass(frozen=True, slots=True, eq=False)
class Counts:
    """The bars of one part: what is selected of it, and all that the scope has of it.

    All parts have the same bars.
    """

    part: Part
    selected: Counted
    whole: Counted


@dataclass(frozen=True, slots=True)
class CountParts:
    """Asks for the bars of each part; together they are those of `CountBy`, tweet for tweet.

    An account counts in every part that it has a tweet of.
    """

    by: By
    parts: By
    selection: Selection
    strict: bool = False

    def answer(self, ask: Ask) -> tuple[Counts, ...]:
        selection = self.selection
        if not self.strict:
            selection = selection.excluding(self.by.fields)
        axis = axis_of(self.by, selection, ask)
        return tuple(
            Counts(
                part,
                counted_on(axis, selection.with_clause(part.clause), ask),
                counted_on(axis, selection.whole().with_clause(part.clause), ask),
            )
            for part in parts_of(self.parts, selection, ask)
        )


def parts_of(
    parts: By, selection: Selection, ask: Ask, measures: tuple[str, ...] = BOTH
) -> tuple[Part, ...]:
    """The most frequent values under a selection, then the rest; only what the scope has."""
    found = CountBy(parts, selection, strict=True, measures=measures).answer(ask)
    all_of_it = (found.all_accounts + found.all_tweets).tolist()
    there = [one for one, number in zip(found.bins, all_of_it, strict=True) if number]
    named = [
        Part(one.label, one.clause)
        for one in there
        if one.kind is BinKind.VALUE and isinstance(one.clause, Clause)
    ]
    if len(named) == len(there):
        return tuple(named)
    tests = tuple(test for part in named for test in part.clause.tests)
    rest = Clause(parts.field, tests or (Unknown(),), negated=bool(tests))
    return (*named, Part(REST, rest))


def part_rows(counted: Sequence[Counts]) -> Iterator[tuple[Cell, ...]]:
    """One row for each part of each bar, in the order of COLUMNS."""
    numbers = [
        (
            each.part.name,
            text_of(each.part.clause),
            each.selected.accounts.tolist(),
            each.selected.tweets.tolist(),
            each.whole.accounts.tolist(),
            each.whole.tweets.tolist(),
        )
        for each in counted
    ]
    for place, one in enumerate(counted[0].selected.bins if counted else ()):
        clause = None if one.clause is None else text_of(one.clause)
        for name, part_clause, *measures in numbers:
            yield (
                *(one.label, one.kind.value, one.lower, one.upper, clause, name, part_clause),
                *(measure[place] for measure in measures),
            )
