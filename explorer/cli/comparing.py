"""`count --compare`: two selections beside each other, printed as table, JSON or CSV."""

from __future__ import annotations

import csv
import json
import sys
from dataclasses import dataclass

from explorer.cli.asked import Form
from explorer.cli.table import shown, table
from explorer.query.by import By
from explorer.query.count import BOTH
from explorer.query.selection import Selection
from explorer.query.sentence import sentence_of
from explorer.session.ask import Ask
from explorer.session.compared_table import (
    COLUMNS,
    TOTALS,
    compared_rows,
    compared_totals_row,
)
from explorer.session.comparing import CompareBy, Compared
from explorer.session.counting import heading_of
from explorer.session.requests import TotalCounts, Totals
from explorer.session.state import words_of


@dataclass(frozen=True, slots=True)
class Comparison:
    """A and B, what each holds in all, and the bars that were asked for."""

    a: Selection
    b: Selection
    totals_a: TotalCounts
    totals_b: TotalCounts
    bars: Compared | None

    def print(self, form: Form) -> None:
        """On stdout; which filter empties a side is said on stderr."""
        {Form.JSON: self._print_json, Form.CSV: self._print_csv, Form.TABLE: self._print_table}[
            form
        ]()
        for name, totals in (("A", self.totals_a), ("B", self.totals_b)):
            if totals.emptied_by:
                print(f"{name}: {totals.emptied_by}", file=sys.stderr)

    def _print_json(self) -> None:
        b = self.totals_b
        answer: dict[str, object] = {
            "a": _told(self.a, self.totals_a),
            "b": _told(self.b, b),
            "all_accounts": b.all_accounts,
            "all_tweets": b.all_tweets,
        }
        if self.bars is not None:
            rows = compared_rows(self.bars)
            answer["bins"] = [dict(zip(COLUMNS, row, strict=True)) for row in rows]
        print(json.dumps(answer, ensure_ascii=False, indent=2))

    def _print_csv(self) -> None:
        writer = csv.writer(sys.stdout, lineterminator="\n")
        if self.bars is None:
            writer.writerow(TOTALS)
            writer.writerow(compared_totals_row(self.totals_a, self.totals_b))
            return
        writer.writerow(COLUMNS)
        writer.writerows(compared_rows(self.bars))

    def _print_table(self) -> None:
        sides = (("A", self.a, self.totals_a), ("B", self.b, self.totals_b))
        for name, selection, totals in sides:
            print(f"{name}: {shown(words_of(selection.clauses))}")
            print(
                f"   {totals.accounts:,} of {totals.all_accounts:,} accounts · "
                f"{totals.tweets:,} of {totals.all_tweets:,} tweets"
            )
        if self.bars is not None:
            print()
            print(_bars(self.bars))


def compare(a: Selection, b: Selection, by: By | None, ask: Ask, *, strict: bool) -> Comparison:
    """Count both; the bars leave out filters on their own field unless `strict`."""
    bars = None if by is None else CompareBy(by, a, b, strict).answer(ask)
    return Comparison(a, b, Totals(a).answer(ask), Totals(b).answer(ask), bars)


def _told(selection: Selection, totals: TotalCounts) -> dict[str, object]:
    return {
        "accounts": totals.accounts,
        "tweets": totals.tweets,
        "filters": [sentence_of(clause) for clause in selection.clauses],
    }


def _bars(compared: Compared) -> str:
    """Numbers of A and of B and the difference of their shares, for each measure."""
    headings = [heading_of(compared.by)]
    columns: list[list[str] | list[int]] = []
    for measure in BOTH:
        headings += [f"{measure} A", "B", "B − A in points"]
        columns += [
            compared.a.numbers(measure).tolist(),
            compared.b.numbers(measure).tolist(),
            [f"{points:+.1f}" for points in compared.differences(measure).tolist()],
        ]
    rows = [(one.label, *cells) for one, *cells in zip(compared.bins, *columns, strict=True)]
    return table(headings, rows)
