"""Which pieces the texts of single tweets are made of."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from explorer.sample.links import Links
from explorer.sample.shelves import NOTHING
from explorer.sample.texts import Texts

Numbers = NDArray[np.int64]

_SEQUEL_SHARE = 0.6
_ENDING_SHARE = 0.6
_TAGS_SHARE = 0.35
_LINK_SHARE = 0.14
_LINK_STEEPNESS = 3


@dataclass(frozen=True, slots=True)
class Wording:
    """One entry a tweet: places in the pools of `Texts` and `Links`."""

    opening: Numbers
    sequel: Numbers
    ending: Numbers
    tags: Numbers
    link: Numbers


def draw_wording(texts: Texts, links: Links, channel: Numbers, rng: Generator) -> Wording:
    """A text for each tweet of these channels."""
    count = len(channel)
    link = 1 + (rng.random(count) ** _LINK_STEEPNESS * (len(links.texts) - 1)).astype(np.int64)
    return Wording(
        texts.opening_shelf.even(channel, rng.random(count)),
        _some(texts.sequel_shelf.even(channel, rng.random(count)), _SEQUEL_SHARE, rng),
        _some(texts.ending_shelf.even(channel, rng.random(count)), _ENDING_SHARE, rng),
        _some(texts.tag_shelf.favourites(channel, rng.random(count)), _TAGS_SHARE, rng),
        _some(link, _LINK_SHARE, rng),
    )


def _some(places: Numbers, share: float, rng: Generator) -> Numbers:
    return np.where(rng.random(len(places)) < share, places, NOTHING)
