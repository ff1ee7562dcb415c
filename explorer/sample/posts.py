"""Posts that others retweet, answer and quote: some of them stand in the archive themselves."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from explorer.sample.calendar import MINUTES_A_DAY, day_of
from explorer.sample.channels import CHANNELS, RING, RING_TALK
from explorer.sample.habits import Habits
from explorer.sample.ids import tweet_ids
from explorer.sample.moments import draw_moments

Numbers = NDArray[np.int64]

NOBODY = -1
NONE = -1
_MOST_OWN = 50_000
_EVERY = 20
_LATEST_MINUTE = day_of(2030) * MINUTES_A_DAY
_RECENCY = 3  # the higher, the more the latest posts are preferred
_POPULAR_EVERY = 16
_POPULAR_SHARE = 0.5
_TRIES = 3


@dataclass(frozen=True, slots=True)
class Posts:
    """Sorted by channel, then minute.

    `author` is the writing account, NOBODY for people outside of the archive. Every
    `stride`-th tweet of the archive is a post: tweet `n * stride` is the one at `own[n]`.
    `first` is where the posts of each channel begin.
    """

    stride: int
    own: Numbers
    author: Numbers
    tweet_id: Numbers
    minute: Numbers
    channel: Numbers
    first: Numbers

    def before(self, channel: Numbers, minute: Numbers, reader: Numbers, rng: Generator) -> Numbers:
        """For each tweet a post of its channel from an earlier minute by another account.

        -1 where none was found. Late posts and a few popular ones are found most.
        """
        keys = _keys(self.channel, self.minute)
        end = np.searchsorted(keys, _keys(channel, minute))
        first = self.first[channel]
        back = rng.random(len(channel)) ** _RECENCY * (end - first)
        place = end - 1 - back.astype(np.int64)
        popular = np.maximum(place - place % _POPULAR_EVERY, first)
        place = np.where(rng.random(len(channel)) < _POPULAR_SHARE, popular, place)
        found = end > first
        place[~found] = 0
        for _ in range(_TRIES):
            own = found & (self.author[place] == reader)
            place[own] = (first + (place + 1 - first) % np.maximum(end - first, 1))[own]
        return np.where(found & (self.author[place] != reader), place, NONE)


def _keys(channel: Numbers, minute: Numbers) -> Numbers:
    return channel * _LATEST_MINUTE + minute


def draw_posts(habits: Habits, owners: Numbers, rng: Generator) -> Posts:
    """Posts of the archive's accounts, and as many by outside people on the same channels."""
    stride = max(_EVERY, -(-len(owners) // _MOST_OWN))
    author = owners[::stride]
    count = len(author)
    moments = draw_moments(habits, author, rng)
    model = rng.permutation(count)
    outside_channel = moments.channel[model]
    outside_channel[outside_channel == RING] = RING_TALK
    channel = np.concatenate((moments.channel, outside_channel))
    minute = np.concatenate((moments.minute, moments.minute[model] - MINUTES_A_DAY))
    serials = np.concatenate((np.arange(count) * stride, len(owners) + np.arange(count)))
    ids = tweet_ids(minute, serials, rng)
    order = np.lexsort((minute, channel))
    places = np.empty(2 * count, dtype=np.int64)
    places[order] = np.arange(2 * count)
    authors = np.concatenate((author, np.full(count, NOBODY)))
    return Posts(
        stride=stride,
        own=places[:count],
        author=authors[order],
        tweet_id=ids[order],
        minute=minute[order],
        channel=channel[order],
        first=np.searchsorted(channel[order], np.arange(CHANNELS)),
    )
