"""The accounts as the archive describes them."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from explorer.sample.calendar import day_text
from explorer.sample.habits import Habits, draw_habits
from explorer.sample.ids import account_ids, hashed_ids
from explorer.sample.languages import LANGUAGES
from explorer.sample.roles import Role, draw_roles

Numbers = NDArray[np.int64]
Profile = tuple[str, ...]

ROUND_FOLLOWERS = (1_000, 2_000, 5_000, 10_000)
_CLEAR_FROM_FOLLOWERS = 5_000
_CLEAR_BELOW_SHARE = 0.06
_HASHED_ABOVE_SHARE = 0.1
_NONE_SHARE = 0.22
_UNKNOWN_SHARE = 0.015
_UNKNOWN = -1
_MEDIAN_FOLLOWERS, _FOLLOWERS_SIGMA, _MOST_FOLLOWERS = 60.0, 2.4, 3_000_000
_HANDLE_WORDS = ("gull", "pier", "tulip", "rake", "ferry", "lamp", "crane", "beans", "fog", "goat")
_LINKED_SHARE = 0.1
_PLACED_SHARE = 0.4
_DESCRIBED_SHARE = 0.55


@dataclass(frozen=True, slots=True)
class People:
    """All accounts, in the order of the users file.

    `profiles` are the cells of the users file. `followers` is -1 where unknown.
    """

    habits: Habits
    ids: tuple[str, ...]
    handles: tuple[str, ...]
    followers: Numbers
    profiles: tuple[Profile, ...]


def draw_people(accounts: int, seed: int) -> People:
    """The accounts of a seed; how many tweets they write changes nothing in them."""
    rng = np.random.default_rng([seed, accounts])
    role = draw_roles(accounts, rng)
    habits = draw_habits(role, rng)
    followers = _followers(role, rng)
    clear = _clear(followers, rng)
    plain_ids = account_ids(habits.made, rng).tolist()
    hashes = hashed_ids(accounts, rng)
    ids = tuple(
        str(plain_ids[at]) if clear[at] else hashes[at] for at in range(accounts)
    )
    following = np.minimum(rng.lognormal(4.6, 1.4, accounts), 5_000).astype(np.int64)
    following[role == Role.BOUGHT_FOLLOWERS] %= 20
    following[followers == _UNKNOWN] = _UNKNOWN
    words = Random(seed)  # noqa: S311 - invented people have no secrets
    described = [
        _describe(ids[at], bool(clear[at]), int(habits.language[at]), at, words)
        for at in range(accounts)
    ]
    profiles = tuple(
        (
            *described[at][:-1],
            _count(int(followers[at])),
            _count(int(following[at])),
            day_text(int(habits.made[at])),
            described[at][-1],
        )
        for at in range(accounts)
    )
    return People(habits, ids, tuple(profile[2] for profile in profiles), followers, profiles)


def _followers(role: Numbers, rng: Generator) -> Numbers:
    count = len(role)
    drawn = rng.lognormal(np.log(_MEDIAN_FOLLOWERS), _FOLLOWERS_SIGMA, count)
    followers = np.minimum(drawn, _MOST_FOLLOWERS).astype(np.int64)
    chance = rng.random(count)
    followers[chance < _NONE_SHARE] = 0
    followers[chance > 1 - _UNKNOWN_SHARE] = _UNKNOWN
    bought = np.flatnonzero(role == Role.BOUGHT_FOLLOWERS)
    followers[bought] = rng.choice(ROUND_FOLLOWERS, len(bought))
    return followers


def _clear(followers: Numbers, rng: Generator) -> NDArray[np.bool_]:
    """Whose ids are not hashed: nearly everybody above a limit, and a few below it."""
    chance = rng.random(len(followers))
    above = followers >= _CLEAR_FROM_FOLLOWERS
    return np.where(above, chance > _HASHED_ABOVE_SHARE, chance < _CLEAR_BELOW_SHARE)


def _count(number: int) -> str:
    return "" if number == _UNKNOWN else str(number)


def _describe(account_id: str, clear: bool, language: int, at: int, words: Random) -> Profile:
    """Id, name, handle, location, description, link; then, out of order, the language."""
    spoken = LANGUAGES[language]
    name = handle = account_id
    if clear:
        name = f"{words.choice(spoken.names)} {at}"
        handle = f"{words.choice(_HANDLE_WORDS)}_{at}"
    place = words.choice(spoken.places) if words.random() < _PLACED_SHARE else ""
    description = ""
    if words.random() < _DESCRIBED_SHARE:
        topic = words.choice(tuple(spoken.topics.values()))
        parts = words.sample((*spoken.closers, *topic.subjects, f"#{topic.hashtags[0]}"), 3)
        description = words.choice((" | ", "\n", ", ", " 🌷 ")).join(parts)
    link = f"https://{handle}.example/" if clear and words.random() < _LINKED_SHARE * 4 else ""
    return (
        account_id,
        name,
        handle,
        place,
        description,
        link,
        words.choice(spoken.account_languages),
    )
