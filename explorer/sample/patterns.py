"""The planted patterns: what was hidden in a synthetic archive, in whom, and how to find it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from explorer.sample.people import draw_people
from explorer.sample.roles import Role


@dataclass(frozen=True, slots=True)
class Pattern:
    """One planted pattern; `look` is a filter that brings it out."""

    name: str
    role: Role
    title: str
    planted: str
    look: str


PATTERNS = (
    Pattern(
        "creation_burst",
        Role.CREATION_BURST,
        "A burst of new accounts",
        "8 % of the accounts were made on two days that follow each other, "
        "13 and 14 March 2018; half of them never tweet.",
        "created:2018-03-13..2018-03-14",
    ),
    Pattern(
        "office_hours",
        Role.OFFICE_HOURS,
        "Office hours",
        "8 % of the accounts tweet in Chinese about the lantern referendum, from 2019 on, only "
        "from Monday to Friday, from 9:00 to 17:59 at UTC+8.",
        "(weekday@+08:00:mon..fri hour@+08:00:9..17)",
    ),
    Pattern(
        "language_switch",
        Role.LANGUAGE_SWITCH,
        "Sleepers that wake up in another language",
        "5 % of the accounts tweet in English or Spanish about gardens and football until 2012, "
        "are silent for more than five years, and go on in Chinese from 2019, about the "
        "referendum.",
        "created:2009-02..2010-09",
    ),
    Pattern(
        "retweet_ring",
        Role.RETWEET_RING,
        "A ring that retweets itself",
        "4 % of the accounts, 60 at most, write in Turkish about the referendum; most of their "
        "tweets are retweets, of nobody but each other; who is retweeted is given by id.",
        "kind:retweet language:tr time:2019..2020",
    ),
    Pattern(
        "bought_followers",
        Role.BOUGHT_FOLLOWERS,
        "Followers that were bought",
        "5 % of the accounts have exactly 1,000, 2,000, 5,000 or 10,000 followers and follow "
        "fewer than 20 accounts.",
        "followers:1000..10000 following:<20",
    ),
    Pattern(
        "unrelated_past",
        Role.UNRELATED_PAST,
        "An unrelated past",
        "5 % of the accounts tweet about gardens or football until 2017 and about nothing but "
        "the referendum from 2019, in the same language.",
        "created:2012..2015-06",
    ),
)


def planted_accounts(accounts: int = 300, seed: int = 1) -> Mapping[str, tuple[str, ...]]:
    """The ids of the accounts that carry each pattern in an archive of this size and seed."""
    people = draw_people(accounts, seed)
    members = {each.name: np.flatnonzero(people.habits.role == each.role) for each in PATTERNS}
    return {name: tuple(people.ids[at] for at in found) for name, found in members.items()}
