"""What a histogram says of all its accounts at once: middle, mean, and what the top ones hold."""

from __future__ import annotations

from dataclasses import dataclass

from explorer.query.selection import Selection
from explorer.query.summary import TOP_PERCENT, summary
from explorer.schema.fields import FIELDS
from explorer.schema.numerals import PLAIN, Numerals
from explorer.schema.words import counted
from explorer.session.ask import Ask
from explorer.views.shared.numbers import percent, thousands

_FEW = 100
"""Below this a fraction matters."""


@dataclass(frozen=True, slots=True)
class NumberSummary:
    """Asks for the summary of a number of accounts."""

    field: str
    selection: Selection

    def answer(self, ask: Ask) -> Summary:
        row = ask.row(summary(self.field, self.selection))
        known, top = int(str(row["known"])), int(str(row["top"]))
        median, mean, total, held = (
            float(str(row[name])) if row[name] is not None else 0.0
            for name in ("median", "mean", "total", "held")
        )
        return Summary(self, known, median, mean, total, top, held)


@dataclass(frozen=True, slots=True)
class Summary:
    """Of the `known` accounts: the `top` ones hold `held` of `total`. All 0 where none is known."""

    asked: NumberSummary
    known: int
    median: float
    mean: float
    total: float
    top: int
    held: float

    @property
    def _is_sum_meaningful(self) -> bool:
        """Whether shares of the sum say anything: not of ratios, nor with negative numbers."""
        return FIELDS[self.asked.field].whole_numbers and 0 < self.held <= self.total

    def median_words(self, numerals: Numerals = PLAIN) -> str:
        """`25`; a dash where nothing is known."""
        return number_words(self.median, numerals) if self.known else "–"

    def in_short(self, numerals: Numerals = PLAIN) -> str:
        """`median 25 · mean 812 · top 1 % hold 54.3 %`; nothing where nothing is known."""
        if not self.known:
            return ""
        median, mean = (number_words(one, numerals) for one in (self.median, self.mean))
        parts = [f"median {median}", f"mean {mean}"]
        if self._is_sum_meaningful:
            parts.append(f"top {TOP_PERCENT} % hold {percent(self.held, self.total, numerals)}")
        return " · ".join(parts)

    def in_full(self, numerals: Numerals = PLAIN) -> str:
        """The same with what it is out of, for a tooltip."""
        if not self.known:
            return ""
        heading = FIELDS[self.asked.field].heading
        words = (
            f"{heading}, known of {counted(self.known, 'accounts', numerals)}: median "
            f"{number_words(self.median, numerals)}, mean {number_words(self.mean, numerals)}."
        )
        if self._is_sum_meaningful:
            words += (
                f" The {counted(self.top, 'accounts', numerals)} with most ({TOP_PERCENT} %) hold "
                f"{thousands(self.held, numerals)} of {thousands(self.total, numerals)} "
                f"({percent(self.held, self.total, numerals)})."
            )
        return words


def number_words(number: float, numerals: Numerals = PLAIN) -> str:
    """`1,234`, `12`, `12.5`, `0.08`: as many digits as matter."""
    if float(number).is_integer() or abs(number) >= _FEW:
        return numerals.whole(number)
    return numerals.respelled(f"{number:.1f}" if abs(number) >= 1 else f"{number:.2g}")
