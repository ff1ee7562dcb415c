"""The accounts as the archive describes them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from explorer.sample.calendar import day_text
from explorer.sample.habits import Habits, draw_habits
from explorer.sample.ids import account_ids, hashed_ids
from explorer.sample.languages import LANGUAGES
from explorer.sample.languages.vocabulary import Language
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
_MEDIAN_FOLLOWING, _FOLLOWING_SIGMA, _MOST_FOLLOWING, _FEW = 100.0, 1.4, 5_000, 20
_HANDLE_WORDS = ("gull", "pier", "tulip", "rake", "ferry", "lamp", "crane", "beans", "fog", "goat")
_PART_MARKS = (" | ", "\n", ", ", " 🌷 ")
_LINKED_SHARE = 0.4
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
    following = _following(role, followers, rng)
    clear = _clear(followers, rng)
    ids = np.where(clear, account_ids(habits.made, rng).astype(str), hashed_ids(accounts, rng))
    drawn = _Drawn(
        ids.tolist(),
        clear.tolist(),
        habits.language.tolist(),
        followers.tolist(),
        following.tolist(),
        habits.made.tolist(),
    )
    profiles = tuple(_profiles(drawn, Random(seed)))  # noqa: S311 - nothing here is secret
    handles = tuple(profile[2] for profile in profiles)
    return People(habits, tuple(drawn.ids), handles, followers, profiles)


@dataclass(frozen=True, slots=True)
class _Drawn:
    """One entry an account in each list."""

    ids: list[str]
    clear: list[bool]
    language: list[int]
    followers: list[int]
    following: list[int]
    made: list[int]


def _profiles(drawn: _Drawn, words: Random) -> Iterator[Profile]:
    for at, account_id in enumerate(drawn.ids):
        language = LANGUAGES[drawn.language[at]]
        described = _described(account_id, at if drawn.clear[at] else None, language, words)
        counts = _count(drawn.followers[at]), _count(drawn.following[at])
        account_language = words.choice(language.account_languages)
        yield account_id, *described, *counts, day_text(drawn.made[at]), account_language


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


def _following(role: Numbers, followers: Numbers, rng: Generator) -> Numbers:
    count = len(role)
    drawn = rng.lognormal(np.log(_MEDIAN_FOLLOWING), _FOLLOWING_SIGMA, count)
    following = np.minimum(drawn, _MOST_FOLLOWING).astype(np.int64)
    following[role == Role.BOUGHT_FOLLOWERS] %= _FEW
    following[followers == _UNKNOWN] = _UNKNOWN
    return following


def _clear(followers: Numbers, rng: Generator) -> NDArray[np.bool_]:
    """Whose ids are not hashed: nearly everybody above a limit, and a few below it."""
    chance = rng.random(len(followers))
    above = followers >= _CLEAR_FROM_FOLLOWERS
    return np.where(above, chance > _HASHED_ABOVE_SHARE, chance < _CLEAR_BELOW_SHARE)


def _count(number: int) -> str:
    return "" if number == _UNKNOWN else str(number)


def _described(account_id: str, number: int | None, language: Language, words: Random) -> Profile:
    """Name, handle, location, description, link; hashed accounts, without number, have no names."""
    name = handle = account_id
    link = ""
    if number is not None:
        name = f"{words.choice(language.names)} {number}"
        handle = f"{words.choice(_HANDLE_WORDS)}_{number}"
        link = f"https://{handle}.example/" if words.random() < _LINKED_SHARE else ""
    place = words.choice(language.places) if words.random() < _PLACED_SHARE else ""
    description = ""
    if words.random() < _DESCRIBED_SHARE:
        topic = words.choice(tuple(language.topics.values()))
        parts = words.sample((*language.closers, *topic.subjects, f"#{topic.hashtags[0]}"), 3)
        description = words.choice(_PART_MARKS).join(parts)
    return name, handle, place, description, link
