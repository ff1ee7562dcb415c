"""Quotes, replies, likes and retweets that tweets got."""

from __future__ import annotations

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from explorer.sample.cells import Objects, pool

Numbers = NDArray[np.int64]

NO_ENGAGEMENT, UNKNOWN_ENGAGEMENT, _HALF_KNOWN = 0, 1, 2
_TIERS_FROM = 3
_FOLLOWERS_OF_TIERS = (200, 20_000)
_LIKES_OF_TIERS = (0.25, 2.0, 40.0)
_SIGMA = 1.7
_EACH = 1_024
_MOST = 500_000
# quotes, replies and retweets for each like
_PARTS = (0.03, 0.1, 1, 0.35)


def engagement_cells(rng: Generator) -> Objects:
    """Four cells a place: none, unknown, half known, then as many examples for each tier."""
    cells = ['0","0","0","0', '","","","', '0","0","3","']
    for likes in _LIKES_OF_TIERS:
        size = rng.lognormal(np.log(likes), _SIGMA, (_EACH, 1)) * rng.uniform(0, 2, (_EACH, 4))
        numbers = np.minimum(size * _PARTS, _MOST).astype(np.int64)
        cells += ['","'.join(map(str, row)) for row in numbers.tolist()]
    return pool(cells)


def draw_engagement(followers: Numbers, rng: Generator) -> Numbers:
    """A place for each tweet of accounts with so many followers."""
    tier = np.digitize(followers, _FOLLOWERS_OF_TIERS)
    return _TIERS_FROM + tier * _EACH + rng.integers(0, _EACH, len(followers))
