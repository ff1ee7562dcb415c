"""How a tweet that retweets, answers or quotes a post is written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from explorer.sample.cells import Objects, pool
from explorer.sample.links import Mentions, Outsiders
from explorer.sample.people import People
from explorer.sample.posts import NOBODY, Posts

Numbers = NDArray[np.int64]

_BETWEEN = '","'
_ORIGINAL = ("", "", "", "false", "", "")
_AUTHOR_GIVEN_SHARE = 0.04
_ALSO_QUOTING_SHARE = 0.06
_ACCOUNT_ONLY_SHARE = 0.02


@dataclass(frozen=True, slots=True)
class Relations:
    """Per post its author's handle and place in `Mentions`, and cells of tweets that refer to it.

    `cells` are, from the answered account's id to the retweeted tweet's: those of a tweet
    without any relation, then those of retweets, answers and quotes of each post.
    """

    handles: tuple[str, ...]
    mention: Numbers
    cells: Objects

    def retweet(self, post: Numbers) -> Numbers:
        return 1 + post

    def answer(self, post: Numbers) -> Numbers:
        return 1 + len(self.handles) + post

    def quote(self, post: Numbers) -> Numbers:
        return 1 + 2 * len(self.handles) + post


def relate(
    posts: Posts, people: People, outsiders: Outsiders, mentions: Mentions, rng: Generator
) -> Relations:
    """Relations to posts; those by outside people are given one of `outsiders` as author."""
    count = len(posts.author)
    outsider = rng.integers(0, len(outsiders.ids), count)
    inside = posts.author != NOBODY
    author: Numbers = np.where(inside, posts.author, outsider)
    author_ids = _of_authors(inside.tolist(), author.tolist(), people.ids, outsiders.ids)
    handles = _of_authors(inside.tolist(), author.tolist(), people.handles, outsiders.handles)
    mention = np.where(inside, mentions.accounts_from + posts.author, 1 + outsider)
    given = (inside | (rng.random(count) < _AUTHOR_GIVEN_SHARE)).tolist()
    related = _cells(posts.tweet_id.tolist(), author_ids, given, rng)
    return Relations(handles, mention, pool(_BETWEEN.join((*each, "")) for each in related))


def _of_authors(
    inside: list[bool], author: list[int], own: tuple[str, ...], others: tuple[str, ...]
) -> tuple[str, ...]:
    return tuple(
        own[who] if known else others[who] for known, who in zip(inside, author, strict=True)
    )


def _cells(
    tweet_ids: list[int], author_ids: tuple[str, ...], given: list[bool], rng: Generator
) -> Iterator[tuple[str, ...]]:
    count = len(tweet_ids)
    quoting = (rng.random(count) < _ALSO_QUOTING_SHARE).tolist()
    earlier = (0, *tweet_ids)
    also = [
        str(before) if quotes and 0 < before < tweet else ""
        for quotes, before, tweet in zip(quoting, earlier, tweet_ids, strict=False)
    ]
    account_only = (rng.random(count) < _ACCOUNT_ONLY_SHARE).tolist()
    yield _ORIGINAL
    for at, tweet in enumerate(tweet_ids):
        yield "", "", also[at], "true", author_ids[at] if given[at] else "", str(tweet)
    for at, tweet in enumerate(tweet_ids):
        yield author_ids[at], "" if account_only[at] else str(tweet), also[at], "false", "", ""
    for tweet in tweet_ids:
        yield "", "", str(tweet), "false", "", ""
