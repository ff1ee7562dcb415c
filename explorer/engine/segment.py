"""One dataset in memory: its tweets in the order of time, as small integers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from explorer.engine.bits import Numbers
from explorer.schema.clause import Span

Codes = npt.NDArray[np.uint8 | np.uint16 | np.int32]
Integers = npt.NDArray[np.int32]

COLUMNS = ("language", "client", "kind")
"""Fields of which a tweet has one value."""

LISTS = {"hashtag": "hashtag", "domain": "url", "mention": "mention"}
"""Fields of which a tweet has several values, and the tables that hold them."""

EMPTY, UNKNOWN, WORDLESS = range(3)
"""The codes of the sets of words that hold none: an empty list, an unknown one, and one that is
neither and yet has no word."""
WORDLESS_SETS = 3


def codes_type(count: int) -> type[np.uint8 | np.uint16 | np.int32]:
    """The smallest type for codes from 0 to `count - 1`."""
    if count <= np.iinfo(np.uint8).max + 1:
        return np.uint8
    return np.uint16 if count <= np.iinfo(np.uint16).max + 1 else np.int32


@dataclass(frozen=True, slots=True, eq=False)
class Coded:
    """A value a row: `codes` are places in `keys`; one more, the last, stands for unknown.

    `keys` rise; they are what the workspace calls the values.
    """

    codes: Codes
    keys: np.ndarray

    @property
    def size(self) -> int:
        """How many codes there are, unknown counted in."""
        return len(self.keys) + 1

    @property
    def nbytes(self) -> int:
        return self.codes.nbytes + self.keys.nbytes


@dataclass(frozen=True, slots=True, eq=False)
class Values:
    """The values of a field as the combinations of `Traits` have them.

    `codes` is for each combination the place of its value in `keys`, `len(keys)` for unknown.
    """

    codes: Integers
    keys: np.ndarray
    key_rows: Numbers

    @property
    def nbytes(self) -> int:
        return self.codes.nbytes + self.keys.nbytes + self.key_rows.nbytes


@dataclass(frozen=True, slots=True, eq=False)
class Traits:
    """What a tweet has one of, all of it in one code: one count of them is one of every field.

    There are few combinations of language, client and kind beside the tweets that have them.
    """

    coded: Coded
    values: Mapping[str, Values]

    @property
    def nbytes(self) -> int:
        return self.coded.nbytes + sum(one.nbytes for one in self.values.values())


@dataclass(frozen=True, slots=True, eq=False)
class Lists:
    """The lists of a field: tweet by tweet the code of the set of words that it has.

    Tweets repeat one another, so that there are hardly more sets than words. `starts` are where
    the words of each set begin in `members`, and where they end; a set has a word once, and words
    that count as one are one. `holders` are the other way round the sets that each word is in, from
    `holder_starts` on. `keys` are one word of the dictionary for each of those; `words` all that
    occur, `word_codes` their codes, `word_rows` how often each is written.
    """

    coded: Coded
    starts: Integers
    members: Integers
    holder_starts: Integers
    holders: Integers
    keys: Integers
    words: Integers
    word_codes: Integers
    word_rows: Numbers

    @property
    def nbytes(self) -> int:
        sets = (self.starts, self.members, self.holder_starts, self.holders)
        words = (self.keys, self.words, self.word_codes, self.word_rows)
        return self.coded.nbytes + sum(array.nbytes for array in (*sets, *words))


@dataclass(frozen=True, slots=True, eq=False)
class Segment:
    """The arrays of one dataset. A tweet is its place in the order of time, unknown times last.

    `minutes` are those of the known times, so `len(minutes)` is the place of the first unknown
    one. `places[row - first_row]` is the place of a row of the workspace, -1 for none.
    """

    dataset: int
    rows: int
    minutes: Integers
    first_row: int
    places: Integers
    account: Coded
    traits: Traits
    lists: Mapping[str, Lists]

    @property
    def accounts(self) -> int:
        return len(self.account.keys)

    @property
    def nbytes(self) -> int:
        coded = (self.account, self.traits, *self.lists.values())
        return self.minutes.nbytes + self.places.nbytes + sum(one.nbytes for one in coded)

    def first_from(self, minutes: Numbers) -> Numbers:
        """The place of the first tweet at or after each of these minutes."""
        bounds = np.iinfo(np.int32)
        narrow = np.clip(minutes, bounds.min, bounds.max).astype(np.int32)
        return np.searchsorted(self.minutes, narrow).astype(np.int64)

    def place_of(self, rows: Integers) -> Integers:
        """The place of each of some rows, all of this dataset; -1 for one that is not."""
        at = rows - np.int32(self.first_row)
        return np.where((at >= 0) & (at < len(self.places)), self.places.take(at, mode="clip"), -1)

    def stretch_of(self, span: Span) -> tuple[int, int]:
        """The place of the first tweet in a span of time, and of the first after it."""
        first = 0 if span.start is None else int(self.first_from(np.array(span.start)))
        stop = len(self.minutes) if span.end is None else int(self.first_from(np.array(span.end)))
        return first, stop

    def places_of(self, rows: npt.NDArray[np.integer]) -> Integers:
        """The places of those of some rows of the workspace that are of this dataset."""
        at = rows.astype(np.int64) - self.first_row
        places = self.places[at[(at >= 0) & (at < len(self.places))]]
        return places[places >= 0]

    def accounts_at(self, keys: npt.NDArray[np.integer]) -> npt.NDArray[np.int64]:
        """The places in `account.keys` of those of some accounts that are of this dataset."""
        mine = np.intersect1d(self.account.keys, keys, assume_unique=True)
        return np.searchsorted(self.account.keys, mine).astype(np.int64)
