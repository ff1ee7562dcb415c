"""Everything that is drawn and written out once, before the rows are put together from it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from explorer.sample.calendar import MINUTES_A_DAY, SUSPENDED, day_of, day_text
from explorer.sample.cells import BETWEEN, Objects, escaped, pool
from explorer.sample.channels import CHANNELS, language_code
from explorer.sample.engagement import engagement_cells
from explorer.sample.links import (
    Links,
    Mentions,
    draw_outsiders,
    make_links,
    make_mentions,
)
from explorer.sample.people import People, draw_people
from explorer.sample.posts import Posts, draw_posts
from explorer.sample.relations import Relations, relate
from explorer.sample.roles import draw_tweet_counts
from explorer.sample.texts import Texts, make_texts
from explorer.sample.wording import Wording, draw_wording

Numbers = NDArray[np.int64]

CLIENTS = (
    "Harbour Web",
    "Gull for Android",
    "Gull for iPhone",
    "PierDeck",
    "Tide Scheduler 2.0",
    "微海鸥",
    "autopost.example",
    'Rope "n" Lamp & Co',
    "",
)
FIRST_DAY = day_of(2008)
_PLACES = ('absent","absent', 'present","present', '","')
_MINUTES_AN_HOUR = 60
_RETWEETED_LENGTH = 140
_VARIETY, _TWEETS_A_SENTENCE = (60, 2_000), 100
_LINKS, _TWEETS_A_LINK = (50, 40_000), 25
_OUTSIDERS, _TWEETS_AN_OUTSIDER = (40, 40_000), 30


@dataclass(frozen=True, slots=True)
class World:
    """Who wrote which tweet, and pools of encoded pieces of rows.

    Cells are followed by what separates them from the next. In the pools of list cells the last
    place is the empty cell. `leads` holds those of mentions, then the posts' whole texts, then
    the same as they are retweeted. `days` begin with FIRST_DAY.
    """

    seed: int
    people: People
    owners: Numbers
    posts: Posts
    post_wording: Wording
    relations: Relations
    texts: Texts
    links: Links
    mentions: Mentions
    leads: Objects
    profile_cells: Objects
    language_cells: Objects
    day_cells: Objects
    minute_cells: Objects
    client_cells: Objects
    place_cells: Objects
    engagement_cells: Objects
    tag_cells: Objects
    link_cells: Objects
    mention_cells: Objects


def make_world(tweets: int, accounts: int, seed: int) -> World:
    """All that the rows of an archive are made of; the same for the same numbers."""
    people = draw_people(accounts, seed)
    rng = np.random.default_rng([seed, accounts, tweets])
    owners = _owners(people, tweets, rng)
    posts = draw_posts(people.habits, owners, rng)
    texts = make_texts(_within(tweets // _TWEETS_A_SENTENCE, _VARIETY), seed)
    links = make_links(_within(tweets // _TWEETS_A_LINK, _LINKS), seed)
    outsiders = draw_outsiders(_within(tweets // _TWEETS_AN_OUTSIDER, _OUTSIDERS), rng)
    mentions = make_mentions(outsiders, people, rng)
    relations = relate(posts, people, outsiders, mentions, rng)
    wording = draw_wording(texts, links, posts.channel, rng)
    days = range(FIRST_DAY, day_of(SUSPENDED.year + 1))
    codes = [language_code(channel) for channel in range(CHANNELS)]
    return World(
        seed=seed,
        people=people,
        owners=owners,
        posts=posts,
        post_wording=wording,
        relations=relations,
        texts=texts,
        links=links,
        mentions=mentions,
        leads=_leads(texts, links, mentions, wording, relations.handles),
        profile_cells=pool(_profile(profile) for profile in people.profiles),
        language_cells=_followed(pool([*codes, ""])),
        day_cells=pool(f'","{day_text(day)} ' for day in days),
        minute_cells=_followed(pool(_clock(minute) for minute in range(MINUTES_A_DAY))),
        client_cells=_followed(pool(map(escaped, CLIENTS))),
        place_cells=_followed(pool(_PLACES)),
        engagement_cells=_followed(engagement_cells(rng)),
        tag_cells=_followed(_or_empty(texts.tag_cells)),
        link_cells=_followed(_or_empty(links.cells)),
        mention_cells=_followed(_or_empty(mentions.cells), b'"\n'),
    )


def _owners(people: People, tweets: int, rng: Generator) -> Numbers:
    counts = draw_tweet_counts(people.habits.role, tweets, rng)
    return rng.permutation(np.repeat(np.arange(len(counts)), counts))


def _leads(
    texts: Texts, links: Links, mentions: Mentions, wording: Wording, handles: tuple[str, ...]
) -> Objects:
    whole = (
        texts.openings[wording.opening]
        + texts.sequels[wording.sequel]
        + texts.endings[wording.ending]
        + texts.tags[wording.tags]
        + links.texts[wording.link]
    )
    retweeted = [
        _retweeted(text, handle) for text, handle in zip(whole.tolist(), handles, strict=True)
    ]
    return np.concatenate((mentions.leads, whole, pool(retweeted)))


def _retweeted(text: bytes, handle: str) -> str:
    """A text as the platform cut it when it was retweeted."""
    plain = f"RT @{handle}: " + text.decode().replace('""', '"')
    cut = plain if len(plain) <= _RETWEETED_LENGTH else plain[: _RETWEETED_LENGTH - 1] + "…"
    return escaped(cut)


def _profile(cells: tuple[str, ...]) -> str:
    return '","' + '","'.join(map(escaped, cells)) + '","'


def _clock(minute: int) -> str:
    return f"{minute // _MINUTES_AN_HOUR:02}:{minute % _MINUTES_AN_HOUR:02}"


def _followed(cells: Objects, by: bytes = BETWEEN) -> Objects:
    return cells + np.array(by, dtype=object)


def _or_empty(cells: Objects) -> Objects:
    return np.concatenate((cells, pool([""])))


def _within(number: int, limits: tuple[int, int]) -> int:
    return min(max(number, limits[0]), limits[1])
