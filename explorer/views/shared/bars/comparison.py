"""The numbers of two selections in drawing order, A beside B, as shares of their own totals."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from explorer.schema.bins import Bin
from explorer.schema.numerals import PLAIN, Numerals
from explorer.session.comparing import Compared
from explorer.views.shared.bars.chart import Chart
from explorer.views.shared.bars.placement import Placement
from explorer.views.shared.bars.series import Series
from explorer.views.shared.compared import cells_of, column_names, said_of


@dataclass(frozen=True, slots=True, eq=False)
class Comparison(Chart):
    """`whole` holds the numbers of A, `selected` those of B; only shares are drawn."""

    compared: Compared

    @property
    def is_comparison(self) -> bool:
        return True

    def numbers(self, *, is_share: bool) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
        del is_share
        a, b, order = self.compared.a, self.compared.b, self.placement.order
        return a.shares(self.noun)[order], b.shares(self.noun)[order]

    def readout(self, bar: int, *, is_share: bool, numerals: Numerals = PLAIN) -> tuple[str, ...]:
        del is_share
        one = int(self.placement.order[bar])
        said = said_of(self.compared, one, self.noun, numerals)
        return self.describe(self.placement.bin(bar)), *said

    def as_csv(self, filters: Sequence[str] = (), series: Sequence[Series] = ()) -> str:
        del series
        text = io.StringIO()
        text.writelines(f"# {line}\n" for line in filters)
        writer = csv.writer(text, lineterminator="\n")
        writer.writerow(("label", "kind", "lower", "upper", *column_names(self.noun)))
        for bar in range(len(self.placement)):
            one = self.placement.bin(bar)
            bounds = ("" if bound is None else bound for bound in (one.lower, one.upper))
            cells = cells_of(self.compared, int(self.placement.order[bar]), self.noun)
            writer.writerow((one.label, one.kind.value, *bounds, *cells))
        return text.getvalue()


def comparison_of(
    placement: Placement, compared: Compared, noun: str, describe: Callable[[Bin], str]
) -> Comparison:
    """A chart of two selections; numbers come in the order of the answer's bins."""
    a, b = (side.numbers(noun)[placement.order] for side in (compared.a, compared.b))
    return Comparison(placement, a, b, noun, describe, compared)
