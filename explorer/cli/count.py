"""`count`: the numbers behind the window and behind every chart in it."""

from __future__ import annotations

import csv
import json
import sys
from dataclasses import replace
from pathlib import Path

from explorer.cli.asked import Count, Form
from explorer.cli.comparing import compare
from explorer.cli.exported import say
from explorer.cli.table import shown, table
from explorer.cli.workspace import asking, clauses_of, selection_of, viewed
from explorer.export.bars import Count as CountBars
from explorer.export.bars import bars
from explorer.export.order import BARS, ExportOrder, compression_of
from explorer.export.table import Table
from explorer.export.write import write
from explorer.query.by import By, parse_bars
from explorer.query.selection import Selection
from explorer.query.sentence import sentence_of
from explorer.schema.clause import AnyClause
from explorer.session.ask import Ask
from explorer.session.bar_table import (
    MEASURES,
    Cell,
    bar_table,
    bars_of,
    check_comparable,
    totals_row,
)
from explorer.session.counting import CountBy, heading_of
from explorer.session.parts import CountParts
from explorer.session.requests import TotalCounts, Totals


def run(asked: Count) -> int:
    """Print or write totals, or bars; these leave out filters on their own field unless strict."""
    clauses = clauses_of(asked.chosen)
    compared = _compared(asked)
    by, parts = (None, None) if asked.by is None else parse_bars(asked.by, asked.chosen.zone)
    with asking(asked.workspace) as ask:
        selection = selection_of(asked.chosen, clauses, ask)
        if compared is None:
            compared = viewed(asked.chosen, ask).compared
        a = None if compared is None else replace(selection, clauses=compared)
        if asked.output is not None:
            order = _order(asked, asked.output, selection, a)
            say(write(order, ask.reader, count=bars_with(ask)), BARS)
            return 0
        if a is not None:
            check_comparable(parts)
            compare(a, selection, by, ask, strict=asked.strict).print(asked.form)
            return 0
        totals = Totals(selection).answer(ask)
        match asked.form:
            case Form.TABLE:
                _print_totals(totals, selection)
                if by is not None:
                    _print_bars(by, parts, selection, ask, strict=asked.strict)
            case _:
                columns, rows = bar_table(
                    asked.by or "", selection, asked.chosen.zone, ask, strict=asked.strict
                )
                if asked.form is Form.CSV:
                    csv.writer(sys.stdout, lineterminator="\n").writerows((columns, *rows))
                else:
                    bins = [dict(zip(columns, row, strict=True)) for row in rows]
                    _print_json(totals, selection, None if by is None else bins)
    if totals.emptied_by:
        print(totals.emptied_by, file=sys.stderr)
    return 0


def _compared(asked: Count) -> tuple[AnyClause, ...] | None:
    """The filters of the selection to compare with, None where none are given."""
    if asked.compare is None:
        return None
    return clauses_of(replace(asked.chosen, filters=asked.compare))


def _order(
    asked: Count, output: Path, selection: Selection, compared: Selection | None
) -> ExportOrder:
    return ExportOrder(
        what=BARS,
        path=output,
        selection=selection,
        force=asked.force,
        zone=asked.chosen.zone,
        by=asked.by or "",
        strict=asked.strict,
        compared=compared,
        compression=compression_of(output),
    )


def bars_with(ask: Ask) -> CountBars:
    """How an export counts bars in a workspace that is being asked."""

    def count(order: ExportOrder) -> Table:
        return bars(
            *bar_table(
                order.by,
                order.selection,
                order.zone,
                ask,
                strict=order.strict,
                compared=order.compared,
            )
        )

    return count


def _print_json(
    totals: TotalCounts, selection: Selection, bins: list[dict[str, Cell]] | None
) -> None:
    answer: dict[str, object] = dict(zip(MEASURES, totals_row(totals), strict=True))
    answer["filters"] = [sentence_of(clause) for clause in selection.clauses]
    if bins is not None:
        answer["bins"] = bins
    print(json.dumps(answer, ensure_ascii=False, indent=2))


def _print_totals(totals: TotalCounts, selection: Selection) -> None:
    for clause in selection.clauses:
        print(f"filter: {shown(sentence_of(clause))}")
    print(
        f"{totals.accounts:,} of {totals.all_accounts:,} accounts · "
        f"{totals.tweets:,} of {totals.all_tweets:,} tweets"
    )


def _print_bars(by: By, parts: By | None, selection: Selection, ask: Ask, *, strict: bool) -> None:
    left_out = [c for c in selection.clauses if c.fields & set(by.fields)]
    if left_out and not strict:
        print(
            f"The bars leave out filters on {' and '.join(by.fields)}; --strict applies them too."
        )
    counted = CountBy(by, selection, strict).answer(ask)
    print()
    if parts is None:
        headings = [_heading(by), "accounts", "of", "tweets", "of"]
        rows = [
            (one.label, accounts, all_accounts, tweets, all_tweets)
            for one, accounts, tweets, all_accounts, all_tweets in bars_of(counted)
        ]
    else:
        made_of = CountParts(by, parts, selection, strict).answer(ask)
        headings = [_heading(by), "tweets", *(shown(each.part.name) for each in made_of)]
        numbers = (counted.tweets, *(each.selected.tweets for each in made_of))
        labels = (one.label for one in counted.bins)
        rows = list(zip(labels, *(column.tolist() for column in numbers), strict=True))
    print(table(headings, rows))


def _heading(by: By) -> str:
    heading = heading_of(by)
    return f"{heading} ({by.zone})" if by.field in ("hour", "weekday", "hour,weekday") else heading
