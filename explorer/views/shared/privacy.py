"""Names that are kept from the eye until somebody asks for them."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from explorer.query.small_accounts import handles_below
from explorer.session.ask import Ask

SMALL_BELOW = 5_000
"""Followers: the platform published names, handles and ids of accounts with fewer as hashes."""
FOLLOWERS = "followers"
PRIVATE = frozenset({"name", "handle"})
"""Columns that say who an account is."""
RETWEETED = "retweeted"
"""The column and field of handles that need not be in the archive."""
TEXTS = frozenset({"text", "written", "profile", "urls", "profile_url"})
"""Columns in which handles may stand among other words."""
_HASH = re.compile(r"[A-Za-z0-9+/_-]{34,43}=|[0-9a-f]{64}")
"""SHA-256 in base64, of which the platform left out the slashes, and in hexadecimal digits before.

Handles have at most 15 letters.
"""
_NAMED = re.compile(r"([@＠]|twitter\.com/)(\w{1,30})", re.ASCII | re.IGNORECASE)
"""A handle in a text: after an at sign, or in the address of its page."""
_SHOWN_LETTERS = 2
_REST = "•••"


def masked(name: str, followers: object) -> str:
    """A name as it is shown while those of small accounts are private: its first letters.

    Hashes say nothing of anybody and are shown; an account of unknown size is taken as it is.
    """
    is_small = isinstance(followers, int) and followers < SMALL_BELOW
    if not is_small or not name or _HASH.fullmatch(name):
        return name
    return _shortened(name)


@dataclass(frozen=True, slots=True)
class Discretion:
    """Keeps handles of small accounts from the eye where no number of followers stands beside.

    `handles` are those of the archive, in small letters; while they are not known yet (None) every
    handle is kept. One that is not in the archive is of unknown size, and taken as it is.
    """

    handles: Collection[str] | None = None

    def handle(self, handle: str) -> str:
        """A handle as it is shown."""
        is_small = self.handles is None or handle.lower() in self.handles
        return _shortened(handle) if is_small and handle else handle

    def text(self, text: str) -> str:
        """A text with the handles in it as they are shown."""
        return _NAMED.sub(lambda found: found[1] + self.handle(found[2]), text)


@dataclass(frozen=True, slots=True)
class SmallHandles:
    """Asks whose handles are kept; `data_version` makes it new after a change."""

    data_version: int

    def answer(self, ask: Ask) -> Discretion:
        rows = ask.reader.rows(handles_below(SMALL_BELOW))
        return Discretion(frozenset(str(handle) for (handle,) in rows))


def _shortened(name: str) -> str:
    return name[:_SHOWN_LETTERS] + _REST
