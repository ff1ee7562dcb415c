"""How much is how dark: one hue from weak to strong, told apart by every kind of eye."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor

from explorer.views.shared.theme import Theme

_STEPS = 64
_GAMMA = 2.2
_LUMINANCE_WEIGHTS = (0.2126, 0.7152, 0.0722)
"""Of red, green and blue, by ITU-R BT.709."""
_TURNING_POINT = 0.179
"""Relative luminance above which black letters have more contrast than white ones."""


class Ramp:
    """Colours for shares of the greatest number, rising evenly in strength."""

    def __init__(self, theme: Theme) -> None:
        stops = [
            QColor(name) for name in (theme.selection_soft, theme.selection, theme.selection_strong)
        ]
        self._colours = [_between(stops, step / (_STEPS - 1)) for step in range(_STEPS)]

    @property
    def colours(self) -> list[QColor]:
        """From the weakest to the strongest."""
        return self._colours

    def colour(self, level: float) -> QColor:
        """For a level from 0 to 1."""
        return self._colours[round(min(max(level, 0.0), 1.0) * (_STEPS - 1))]


class DivergingRamp:
    """Colours from A, over grey where there is no difference, to B; both ends equally strong."""

    def __init__(self, theme: Theme) -> None:
        stops = [QColor(name) for name in (theme.compared, theme.grid, theme.selection)]
        # An odd number, so that the middle has the colour of no difference.
        self._colours = [_between(stops, step / _STEPS) for step in range(_STEPS + 1)]

    @property
    def colours(self) -> list[QColor]:
        """From A's strongest to B's strongest."""
        return self._colours

    def colour(self, level: float) -> QColor:
        """For a level from -1, A only, to 1, B only."""
        return self._colours[round((min(max(level, -1.0), 1.0) + 1) / 2 * _STEPS)]


def levels(numbers: npt.NDArray[np.float64], *, is_log: bool) -> npt.NDArray[np.float64]:
    """Each number as a level from 0 to 1 of the greatest; zero is 0 on either scale."""
    top = float(numbers.max(initial=0.0))
    if top <= 0:
        return np.zeros_like(numbers)
    kept = np.maximum(numbers, 0)
    if not is_log:
        return kept / top
    least = float(kept[kept > 0].min()) / 2
    return np.log1p(kept / least) / np.log1p(top / least)


def ink_on(ground: QColor) -> QColor:
    """Black or white, whichever is read better on a colour."""
    channels = ground.redF(), ground.greenF(), ground.blueF()
    luminance = sum(
        weight * channel**_GAMMA
        for weight, channel in zip(_LUMINANCE_WEIGHTS, channels, strict=True)
    )
    return QColor(Qt.GlobalColor.black if luminance > _TURNING_POINT else Qt.GlobalColor.white)


def _between(stops: list[QColor], at: float) -> QColor:
    place = at * (len(stops) - 1)
    first = min(int(place), len(stops) - 2)
    part = place - first
    low, high = stops[first], stops[first + 1]
    return QColor.fromRgbF(
        *(
            start + (end - start) * part
            for start, end in (
                (low.redF(), high.redF()),
                (low.greenF(), high.greenF()),
                (low.blueF(), high.blueF()),
            )
        )
    )
