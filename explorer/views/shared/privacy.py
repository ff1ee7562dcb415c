"""Names that are kept from the eye until somebody asks for them."""

from __future__ import annotations

import re

SMALL_BELOW = 5_000
"""Followers: the platform published names, handles and ids of accounts with fewer as hashes."""
FOLLOWERS = "followers"
PRIVATE = frozenset({"name", "handle"})
"""Columns that say who an account is."""
_HASH = re.compile(r"[A-Za-z0-9+/_-]{34,43}=|[0-9a-f]{64}")
"""SHA-256 in base64, of which the platform left out the slashes, and in hexadecimal digits before.

Handles have at most 15 letters.
"""
_SHOWN_LETTERS = 2
_REST = "•••"


def masked(name: str, followers: object) -> str:
    """A name as it is shown while those of small accounts are private: its first letters.

    Hashes say nothing of anybody and are shown; an account of unknown size is taken as it is.
    """
    is_small = isinstance(followers, int) and followers < SMALL_BELOW
    if not is_small or not name or _HASH.fullmatch(name):
        return name
    return name[:_SHOWN_LETTERS] + _REST
