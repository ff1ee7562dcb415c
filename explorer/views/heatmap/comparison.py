"""The numbers of a heatmap of two selections, A beside B, as shares of their own totals."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from explorer.schema.fields import WEEKDAYS
from explorer.schema.numerals import PLAIN, Numerals
from explorer.session.comparing import Compared
from explorer.views.heatmap.choice import Target
from explorer.views.heatmap.model import Heat, cells_and_unknown, describe
from explorer.views.heatmap.rectangle import ALL_HOURS, WORKING_HOURS
from explorer.views.shared.compared import cells_of, column_names, told
from explorer.views.shared.numbers import percent

_NOUN = "tweets"


@dataclass(frozen=True, slots=True, eq=False)
class HeatComparison(Heat):
    """`whole` holds the tweets of A, `selected` those of B."""

    compared: Compared

    @property
    def most_a(self) -> int:
        """What shares of A are of: all its tweets, 1 where it has none."""
        return max(self.compared.a.total(_NOUN), 1)

    @property
    def most_b(self) -> int:
        return max(self.compared.b.total(_NOUN), 1)

    def differences(self) -> npt.NDArray[np.float64]:
        """Share of B less share of A of each cell."""
        return self.selected / self.most_b - self.whole / self.most_a

    def working_hours(self, numerals: Numerals = PLAIN) -> str:
        """`Mon–Fri 08–18: A 31.0 %, B 61.3 %`, of the tweets whose time is known."""
        in_b, in_a = self.within(WORKING_HOURS)
        known_a, known_b = int(self.whole.sum()), int(self.selected.sum())
        a, b = percent(in_a, known_a, numerals), percent(in_b, known_b, numerals)
        return f"Mon–Fri 08–18: A {a}, B {b}"

    def readout(self, target: Target, numerals: Numerals = PLAIN) -> tuple[str, ...]:
        in_b, in_a = self.within(target)
        said = told(in_a, self.compared.a, in_b, self.compared.b, _NOUN, numerals)
        return describe(target, self.zone), *said

    def as_csv(self, lines: Sequence[str] = ()) -> str:
        text = io.StringIO()
        text.writelines(f"# {line}\n" for line in (*lines, f"on clocks of {self.zone}"))
        writer = csv.writer(text, lineterminator="\n")
        writer.writerow(("weekday", "hour", *column_names(_NOUN)))
        for bar in range(len(self.compared.bins)):
            weekday, hour = divmod(bar, len(ALL_HOURS))
            is_cell = weekday < len(WEEKDAYS)
            names = (WEEKDAYS[weekday], hour) if is_cell else ("unknown", "unknown")
            writer.writerow((*names, *cells_of(self.compared, bar, _NOUN)))
        return text.getvalue()


def comparison_of(compared: Compared) -> HeatComparison:
    """The cells of an answer."""
    a, unknown_a = cells_and_unknown(compared.bins, compared.a.tweets)
    b, unknown_b = cells_and_unknown(compared.bins, compared.b.tweets)
    return HeatComparison(compared.by.zone, a, b, unknown_a, unknown_b, compared)
