"""The numbers of a heatmap and what is said of each of its cells."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np
import numpy.typing as npt

from explorer.query.by import HEATMAP, By
from explorer.schema.bins import Bin, BinKind
from explorer.schema.fields import WEEKDAYS
from explorer.schema.numerals import PLAIN, Numerals
from explorer.session.counting import Counted
from explorer.views.heatmap.choice import Target
from explorer.views.heatmap.rectangle import ALL_HOURS, ALL_WEEKDAYS, WORKING_HOURS, Rectangle
from explorer.views.heatmap.zones import zone_words
from explorer.views.shared.numbers import out_of_with_share, percent

Cells = npt.NDArray[np.int64]
"""7 x 24, Monday first."""

_SHAPE = (len(ALL_WEEKDAYS), len(ALL_HOURS))
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
DAY_LABELS = tuple(name.capitalize() for name in WEEKDAYS)
_WORDS_OF_ALL = MappingProxyType({ALL_WEEKDAYS: "every day", ALL_HOURS: "all hours"})


@dataclass(frozen=True, slots=True, eq=False)
class Heat:
    """`selected` out of `whole` tweets a cell, and those of unknown time, on clocks of `zone`."""

    zone: str
    whole: Cells
    selected: Cells
    unknown_whole: int
    unknown_selected: int

    @property
    def whole_total(self) -> int:
        return int(self.whole.sum()) + self.unknown_whole

    @property
    def selected_total(self) -> int:
        return int(self.selected.sum()) + self.unknown_selected

    def within(self, target: Target) -> tuple[int, int]:
        """Selected and all tweets of some cells, or of unknown time."""
        if target is None:
            return self.unknown_selected, self.unknown_whole
        cells = np.ix_(target.weekdays, target.hours)
        return int(self.selected[cells].sum()), int(self.whole[cells].sum())

    def working_hours(self, numerals: Numerals = PLAIN) -> str:
        """`61.3 % on Mon–Fri 08–18`, of the selected tweets whose time is known."""
        known = int(self.selected.sum())
        part, _ = self.within(WORKING_HOURS)
        out_of = f" of {numerals.whole(known)} with a time" if self.unknown_selected else ""
        return f"{percent(part, known, numerals)}{out_of} on Mon–Fri 08–18"

    def readout(self, target: Target, numerals: Numerals = PLAIN) -> tuple[str, ...]:
        """What is said of some cells when they are pointed at, line by line."""
        selected, whole = self.within(target)
        of_all = percent(whole, self.whole_total, numerals)
        of_selection = percent(selected, self.selected_total, numerals)
        return (
            describe(target, self.zone),
            out_of_with_share(selected, whole, "tweets", numerals),
            f"{of_selection} of the selection · {of_all} of all",
        )

    def as_csv(self, lines: Sequence[str] = ()) -> str:
        """A row a cell, after comment lines."""
        text = io.StringIO()
        text.writelines(f"# {line}\n" for line in (*lines, f"on clocks of {self.zone}"))
        writer = csv.writer(text, lineterminator="\n")
        writer.writerow(("weekday", "hour", "tweets", "all_tweets"))
        for weekday, name in enumerate(WEEKDAYS):
            for hour in ALL_HOURS:
                numbers = int(self.selected[weekday, hour]), int(self.whole[weekday, hour])
                writer.writerow((name, hour, *numbers))
        if self.unknown_whole:
            writer.writerow(("unknown", "unknown", self.unknown_selected, self.unknown_whole))
        return text.getvalue()


NO_HEAT = Heat("UTC", np.zeros(_SHAPE, np.int64), np.zeros(_SHAPE, np.int64), 0, 0)


def by_clocks(zone: str) -> By:
    return By(HEATMAP, zone=zone)


def heat_of(counted: Counted) -> Heat:
    """The cells of an answer: 168 bars by weekday and hour, then perhaps the unknown one."""
    whole, unknown_whole = cells_and_unknown(counted.bins, counted.all_tweets)
    selected, unknown_selected = cells_and_unknown(counted.bins, counted.tweets)
    return Heat(counted.by.zone, whole, selected, unknown_whole, unknown_selected)


def cells_and_unknown(bins: Sequence[Bin], numbers: Cells) -> tuple[Cells, int]:
    """The numbers of an answer as cells, and that of unknown time."""
    cells = _SHAPE[0] * _SHAPE[1]
    unknown = [place for place in range(cells, len(bins)) if bins[place].kind is BinKind.UNKNOWN]
    return numbers[:cells].reshape(_SHAPE), int(numbers[unknown].sum())


def describe(target: Target, zone: str) -> str:
    """`Monday 09:00 to 09:59, UTC`, `Monday to Friday, all hours, Beijing (UTC+8)`."""
    if target is None:
        return "Time unknown"
    first, last = target.weekdays[0], target.weekdays[-1]
    days = _DAYS[first] if first == last else f"{_DAYS[first]} to {_DAYS[last]}"
    days = _WORDS_OF_ALL.get(target.weekdays, days)
    hours = f"{target.hours[0]:02}:00 to {target.hours[-1]:02}:59"
    hours = _WORDS_OF_ALL.get(target.hours, hours)
    return f"{days[0].upper()}{days[1:]}, {hours}, {zone_words(zone)}"


def cell(weekday: int, hour: int) -> Rectangle:
    return Rectangle((weekday,), (hour,))
