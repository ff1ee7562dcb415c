"""Blocks of tweets as bytes, put together from the pools of a world."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from explorer.sample.calendar import MINUTES_A_DAY
from explorer.sample.cells import Objects, quoted_numbers
from explorer.sample.channels import CHANNELS, RING
from explorer.sample.engagement import NO_ENGAGEMENT, UNKNOWN_ENGAGEMENT, draw_engagement
from explorer.sample.ids import tweet_ids
from explorer.sample.moments import Moments, draw_moments
from explorer.sample.posts import NONE
from explorer.sample.shelves import NOTHING
from explorer.sample.wording import draw_wording
from explorer.sample.world import CLIENTS, FIRST_DAY, World

Numbers = NDArray[np.int64]
Flags = NDArray[np.bool_]
_Column = tuple[Objects, Numbers]

ROWS_A_BLOCK = 1 << 13  # larger blocks leave the processor's cache: 20 % slower at 1 << 15
_RETWEET_SHARES = (0.2, 0.45, 0.75)  # of accounts that write, mix, and pass on
_RING_RETWEET_SHARE = 0.85
_REPLY_SHARE = 0.35  # of what is no retweet
_QUOTE_SHARE = 0.15
_MENTION_SHARE = 0.12
_EMPTY_SHARE = 0.01
_NO_LANGUAGE_SHARE = 0.005
_OTHER_CLIENT_SHARE = 0.1
_PLACE_SHARES = (0.985, 0.01, 0.005)
_SCATTER, _WIDE = 7_919, 1_009  # primes: spread the accounts over the clients


@dataclass(frozen=True, slots=True)
class _Kinds:
    """What each tweet is, and the post that it refers to or is."""

    post: Numbers
    own: Flags
    retweet: Flags
    reply: Flags
    quote: Flags


def block(world: World, first: int, last: int) -> bytes:
    """The tweets from place `first` to before `last`, whole records."""
    rng = np.random.default_rng([world.seed, len(world.owners), first])
    serial = np.arange(first, last)
    owner = world.owners[first:last]
    moments = draw_moments(world.people.habits, owner, rng)
    ids = tweet_ids(moments.minute, serial, rng)
    kinds = _kinds(world, serial, owner, moments, rng)
    minute, channel = moments.minute, moments.channel
    own = kinds.post[kinds.own]
    minute[kinds.own] = world.posts.minute[own]
    channel[kinds.own] = world.posts.channel[own]
    ids[kinds.own] = world.posts.tweet_id[own]
    text, lists = _text_and_lists(world, channel, kinds, rng)
    columns = (
        (world.profile_cells, owner),
        (world.language_cells, _or_else(CHANNELS, _NO_LANGUAGE_SHARE, channel, rng)),
        *text,
        (world.day_cells, minute // MINUTES_A_DAY - FIRST_DAY),
        (world.minute_cells, minute % MINUTES_A_DAY),
        (world.client_cells, _clients(owner, rng)),
        (world.relations.cells, _relations(world, kinds)),
        (world.place_cells, rng.choice(len(_PLACE_SHARES), last - first, p=_PLACE_SHARES)),
        (world.engagement_cells, _engagement(world, owner, kinds, rng)),
        *lists,
    )
    return _joined(quoted_numbers(ids), columns)


def _kinds(
    world: World, serial: Numbers, owner: Numbers, moments: Moments, rng: Generator
) -> _Kinds:
    posts = world.posts
    own = serial % posts.stride == 0
    post = posts.before(moments.channel, moments.minute, owner, rng)
    post[own] = posts.own[serial[own] // posts.stride]
    free = ~own & (post != NONE)
    share = np.array(_RETWEET_SHARES)[owner % len(_RETWEET_SHARES)]
    share[moments.channel == RING] = _RING_RETWEET_SHARE
    chance = rng.random((3, len(serial)))
    retweet = free & (chance[0] < share)
    reply = free & ~retweet & (chance[1] < _REPLY_SHARE)
    quote = free & ~retweet & ~reply & (chance[2] < _QUOTE_SHARE)
    return _Kinds(post, own, retweet, reply, quote)


def _text_and_lists(
    world: World, channel: Numbers, kinds: _Kinds, rng: Generator
) -> tuple[tuple[_Column, ...], tuple[_Column, ...]]:
    """The pieces of the texts, and the lists of what is named in them."""
    texts, links, mentions = world.texts, world.links, world.mentions
    post, wording = kinds.post, draw_wording(texts, links, channel, rng)
    whole = kinds.own | kinds.retweet
    named = rng.integers(1, mentions.accounts_from, len(channel))
    mention = np.where(rng.random(len(channel)) < _MENTION_SHARE, named, NOTHING)
    mention[kinds.own] = NOTHING
    addressed = kinds.retweet | kinds.reply
    mention[addressed] = world.relations.mention[post[addressed]]
    lead = mention.copy()
    lead[kinds.own] = len(mentions.leads) + post[kinds.own]
    lead[kinds.retweet] = len(mentions.leads) + len(world.posts.minute) + post[kinds.retweet]
    tags = np.where(whole, world.post_wording.tags[post], wording.tags)
    link = np.where(whole, world.post_wording.link[post], wording.link)
    pieces = (
        (texts.openings, wording.opening),
        (texts.sequels, wording.sequel),
        (texts.endings, wording.ending),
        (texts.tags, wording.tags),
        (links.texts, wording.link),
    )
    lists = ((world.tag_cells, tags), (world.link_cells, link), (world.mention_cells, mention))
    return (
        ((world.leads, lead), *((each, np.where(whole, NOTHING, at)) for each, at in pieces)),
        tuple((cells, _or_else(-1, _EMPTY_SHARE, places, rng)) for cells, places in lists),
    )


def _relations(world: World, kinds: _Kinds) -> Numbers:
    relations, post = world.relations, kinds.post
    return np.select(
        (kinds.retweet, kinds.reply, kinds.quote),
        (relations.retweet(post), relations.answer(post), relations.quote(post)),
        NOTHING,
    )


def _engagement(world: World, owner: Numbers, kinds: _Kinds, rng: Generator) -> Numbers:
    drawn = draw_engagement(world.people.followers[owner], rng)
    drawn[kinds.retweet] = NO_ENGAGEMENT
    return _or_else(UNKNOWN_ENGAGEMENT, _EMPTY_SHARE, drawn, rng)


def _clients(owner: Numbers, rng: Generator) -> Numbers:
    """Nearly always the client that the account prefers; the first ones are preferred most."""
    preferred = (owner * _SCATTER % _WIDE / _WIDE) ** 2
    other = rng.random(len(owner)) < _OTHER_CLIENT_SHARE
    return (np.where(other, rng.random(len(owner)), preferred) * len(CLIENTS)).astype(np.int64)


def _or_else(other: int, share: float, places: Numbers, rng: Generator) -> Numbers:
    return np.where(rng.random(len(places)) < share, other, places)


def _joined(first: list[bytes], columns: Sequence[_Column]) -> bytes:
    grid = np.empty((len(first), 1 + len(columns)), dtype=object)
    grid[:, 0] = first
    for at, (texts, places) in enumerate(columns, start=1):
        grid[:, at] = texts[places]
    return b"".join(grid.ravel().tolist())
