"""Who plays which part: most accounts are ordinary, the others carry the planted patterns."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from types import MappingProxyType

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray


class Role(IntEnum):
    ORDINARY = 0
    CREATION_BURST = 1
    OFFICE_HOURS = 2
    LANGUAGE_SWITCH = 3
    RETWEET_RING = 4
    BOUGHT_FOLLOWERS = 5
    UNRELATED_PAST = 6


@dataclass(frozen=True, slots=True)
class Cast:
    """How many accounts have a role, how many of them tweet, and their share of all tweets."""

    accounts_share: float
    tweeting_share: float
    tweets_share: float
    most_accounts: int | None = None


CASTS = MappingProxyType(
    {
        Role.ORDINARY: Cast(0.65, 0.33, 0.64),
        Role.CREATION_BURST: Cast(0.08, 0.5, 0.08),
        Role.OFFICE_HOURS: Cast(0.08, 1, 0.12),
        Role.LANGUAGE_SWITCH: Cast(0.05, 1, 0.04),
        Role.RETWEET_RING: Cast(0.04, 1, 0.05, most_accounts=60),
        Role.BOUGHT_FOLLOWERS: Cast(0.05, 0.5, 0.04),
        Role.UNRELATED_PAST: Cast(0.05, 1, 0.03),
    }
)

_FLATNESS = 0.01
_ORDINARY_SKEW = 1.15
_PLANTED_SKEW = 0.5  # so that every planted account has enough tweets to show its pattern


def draw_roles(accounts: int, rng: Generator) -> NDArray[np.int64]:
    """One role an account, scattered over the file."""
    roles = np.zeros(accounts, dtype=np.int64)
    order = rng.permutation(accounts)
    taken = 0
    for role, cast in CASTS.items():
        if role is Role.ORDINARY:
            continue
        count = round(cast.accounts_share * accounts)
        count = min(count, cast.most_accounts or count)
        roles[order[taken : taken + count]] = role
        taken += count
    return roles


def draw_tweet_counts(roles: NDArray[np.int64], tweets: int, rng: Generator) -> NDArray[np.int64]:
    """Tweets of each account: few write most, about half write none; they add up to `tweets`."""
    weights = np.zeros(len(roles))
    for role, cast in CASTS.items():
        members = rng.permutation(np.flatnonzero(roles == role))
        writing = members[: int(np.ceil(cast.tweeting_share * len(members)))]
        ranks = np.arange(1, len(writing) + 1) + len(writing) * _FLATNESS
        skew = _ORDINARY_SKEW if role is Role.ORDINARY else _PLANTED_SKEW
        shares = ranks**-skew
        weights[writing] = cast.tweets_share * shares / shares.sum() if len(writing) else 0
    return _shared_out(tweets, weights)


def _shared_out(total: int, weights: NDArray[np.float64]) -> NDArray[np.int64]:
    """Whole numbers near the weights; who weighs anything gets at least one, while they last."""
    counts = np.zeros(len(weights), dtype=np.int64)
    weighing = np.flatnonzero(weights)
    by_weight = weighing[np.argsort(-weights[weighing], kind="stable")]
    counts[by_weight[:total]] = 1
    left = total - int(counts.sum())
    if left:
        exact: NDArray[np.float64] = weights[by_weight].cumsum() * (left / weights.sum())
        counts[by_weight] += np.diff(exact.round().astype(np.int64), prepend=0)
    return counts
