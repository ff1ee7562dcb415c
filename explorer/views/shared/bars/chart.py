"""The numbers of a chart in drawing order, and what is said of each bar."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from explorer.schema.bins import Bin
from explorer.schema.numerals import PLAIN, Numerals
from explorer.views.shared.bars.placement import Placement, place_in_row
from explorer.views.shared.bars.scale import Scale
from explorer.views.shared.bars.series import Series
from explorer.views.shared.numbers import out_of_with_share, percent

Counts = npt.NDArray[np.int64]
_HALF = 0.5
_ALL = slice(None)


@dataclass(frozen=True, slots=True, eq=False)
class Chart:
    """`selected` out of `whole`, one number a bar, both counting `noun`.

    `describe` names what a bar stands for, in full. Where two selections are compared, `whole` is
    A and `selected` is B.
    """

    placement: Placement
    whole: Counts
    selected: Counts
    noun: str
    describe: Callable[[Bin], str]

    @property
    def is_comparison(self) -> bool:
        """Whether both stand beside each other, as shares; otherwise one stands in the other."""
        return False

    @property
    def whole_total(self) -> int:
        return int(self.whole.sum())

    @property
    def selected_total(self) -> int:
        return int(self.selected.sum())

    def numbers(self, *, is_share: bool) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
        """What is drawn: whole and selected, as they are or each as shares of its own total."""
        whole, selected = self.whole.astype(np.float64), self.selected.astype(np.float64)
        if is_share:
            return whole / max(self.whole_total, 1), selected / max(self.selected_total, 1)
        return whole, selected

    def scale(self, *, is_log: bool, is_share: bool, bars: slice = _ALL) -> Scale:
        """The vertical scale that both fit in, of those bars that are seen."""
        whole, selected = self.numbers(is_share=is_share)
        drawn = np.concatenate((whole[bars], selected[bars]))
        top = float(drawn.max(initial=0.0))
        if not is_share:
            return Scale(top, is_log)
        least = float(drawn[drawn > 0].min(initial=top or 1.0))
        return Scale(top, is_log, is_share=True, floor=least * _HALF)

    def readout(self, bar: int, *, is_share: bool, numerals: Numerals = PLAIN) -> tuple[str, ...]:
        """What a bar says when it is pointed at, line by line."""
        whole, selected = int(self.whole[bar]), int(self.selected[bar])
        lines = [self.describe(self.placement.bin(bar))]
        lines.append(out_of_with_share(selected, whole, self.noun, numerals))
        if is_share:
            of_selected = percent(selected, self.selected_total, numerals)
            of_whole = percent(whole, self.whole_total, numerals)
            lines.append(f"{of_selected} of the selection · {of_whole} of all")
        return tuple(lines)

    def as_csv(self, filters: Sequence[str] = (), series: Sequence[Series] = ()) -> str:
        """The numbers behind the picture, a row a bar, after comment lines with the filters.

        What the selection is made of has a column for each of `series`.
        """
        text = io.StringIO()
        text.writelines(f"# {line}\n" for line in filters)
        writer = csv.writer(text, lineterminator="\n")
        parts = (f"{self.noun} {one.name}" for one in series)
        writer.writerow(("label", "kind", "lower", "upper", self.noun, f"all_{self.noun}", *parts))
        for bar in range(len(self.placement)):
            one = self.placement.bin(bar)
            bounds = ("" if bound is None else bound for bound in (one.lower, one.upper))
            numbers = (self.selected[bar], self.whole[bar], *(s.selected[bar] for s in series))
            writer.writerow((one.label, one.kind.value, *bounds, *map(int, numbers)))
        return text.getvalue()


def _nothing(_bar: Bin) -> str:
    return ""


_NONE = np.zeros(0, np.int64)
NO_CHART = Chart(place_in_row(()), _NONE, _NONE, "", _nothing)


def chart_of(
    placement: Placement,
    whole: Counts,
    selected: Counts,
    noun: str,
    describe: Callable[[Bin], str],
) -> Chart:
    """A chart of numbers that come in the order of the answer's bins."""
    order = placement.order
    return Chart(placement, np.asarray(whole)[order], np.asarray(selected)[order], noun, describe)
