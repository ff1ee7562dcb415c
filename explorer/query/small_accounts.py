"""The accounts of a workspace that few follow."""

from __future__ import annotations

from explorer.schema.statement import Statement

_LONGEST_HANDLE = 30
"""Letters: a handle has 15 at most, the hash that stands for one has 43 or 64."""


def handles_below(followers: int) -> Statement:
    """Column `handle`, in small letters: those in clear of accounts with fewer followers.

    Of a handle that several datasets have, the most that it ever had count.
    """
    return Statement(
        "SELECT lower(handle) AS handle FROM linked.account "
        "WHERE handle <> '' AND length(handle) <= ? GROUP BY 1 HAVING max(followers) < ?",
        (_LONGEST_HANDLE, followers),
    )
