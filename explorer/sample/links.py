"""Invented links and outside people that tweets point to."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from numpy.random import Generator

from explorer.sample.calendar import day_of
from explorer.sample.cells import Objects, list_cell, pool
from explorer.sample.ids import account_ids, hashed_ids
from explorer.sample.people import People

_SITES = ("harbour-news", "lantern-facts", "tulip-weekly", "sandrel", "blue-lamps", "fish-prices")
_ENDINGS = ("example", "example.org", "test", "invalid")
_PATHS = ("2019/ferry", "a", "vote/count", "weather?day", "图片", "watch?v=Az,", "p/it%27s")
_ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789"
_SHORT_LENGTH = 10
_TWICE_SHARE = 0.3
_SECURE_SHARE = 0.7
_NUMBERED_SITES_SHARE = 0.5
_CLEAR_SHARE = 0.5


@dataclass(frozen=True, slots=True)
class Links:
    """Links as they stand in a text, and in the cell of the same place; place 0 is no link."""

    texts: Objects
    cells: Objects


@dataclass(frozen=True, slots=True)
class Outsiders:
    """People who are not in the archive."""

    ids: tuple[str, ...]
    handles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Mentions:
    """Handles as they lead a text, and the ids in the cell of the same place; 0 is nobody.

    The accounts of the archive stand from `accounts_from` on.
    """

    leads: Objects
    cells: Objects
    accounts_from: int


def make_links(count: int, seed: int) -> Links:
    """Links of which many go to few sites; some stand twice in their cell, as in real files."""
    rng = Random(seed)  # noqa: S311 - invented links are no secret
    texts, cells = [""], [list_cell(())]
    for _ in range(count):
        site = rng.choice(_SITES)
        if rng.random() < _NUMBERED_SITES_SHARE:
            site = f"{site}{int(rng.random() ** 3 * count)}"
        scheme = "https" if rng.random() < _SECURE_SHARE else "http"
        path = f"{rng.choice(_PATHS)}{rng.randrange(count)}"
        url = f"{scheme}://www.{site}.{rng.choice(_ENDINGS)}/{path}"
        short = "".join(rng.choices(_ALPHABET, k=_SHORT_LENGTH))
        texts.append(f" https://short.example/{short}")
        cells.append(list_cell((url, url) if rng.random() < _TWICE_SHARE else (url,)))
    return Links(pool(texts), pool(cells))


def draw_outsiders(count: int, rng: Generator) -> Outsiders:
    """People outside of the archive, half of them hashed."""
    made = rng.integers(day_of(2008), day_of(2019), count)
    plain = account_ids(made, rng).tolist()
    hashes = hashed_ids(count, rng)
    clear = rng.random(count) < _CLEAR_SHARE
    ids = tuple(str(plain[at]) if clear[at] else hashes[at] for at in range(count))
    handles = tuple(f"visitor{at}" if clear[at] else hashes[at] for at in range(count))
    return Outsiders(ids, handles)


def make_mentions(outsiders: Outsiders, people: People, rng: Generator) -> Mentions:
    """Every outsider alone, then pairs of them, then every account of the archive."""
    count = len(outsiders.ids)
    groups: list[tuple[int, ...]] = [(at,) for at in range(count)]
    groups += [(int(a), int(b)) for a, b in rng.integers(0, count, (count, 2))]
    leads = ["".join(f"@{outsiders.handles[at]} " for at in group) for group in groups]
    leads += [f"@{handle} " for handle in people.handles]
    cells = [list_cell([outsiders.ids[at] for at in group]) for group in groups]
    cells += [list_cell((each,)) for each in people.ids]
    return Mentions(pool(["", *leads]), pool([list_cell(()), *cells]), 1 + len(groups))
