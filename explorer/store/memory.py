"""How much memory the database may use on this machine."""

from __future__ import annotations

import os

_MEGABYTE = 1_000_000
# An import must stay below 4 GB in all, what Python and the buffers of files take included.
_MOST_MB = 2600
_LEAST_MB = 500
_SHARE_OF_MACHINE = 0.4
_SHARE_FOR_COUNTING = 0.2


def memory_limit_mb() -> int:
    """A limit in MB that leaves the larger part of the machine to others."""
    return max(_LEAST_MB, min(_MOST_MB, int(_machine_mb() * _SHARE_OF_MACHINE)))


def counting_limit_bytes() -> int:
    """How much memory the data may take beside the database, for counting in it."""
    return int(_machine_mb() * _SHARE_FOR_COUNTING * _MEGABYTE)


def _machine_mb() -> float:
    try:
        return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / _MEGABYTE
    except (AttributeError, ValueError, OSError):
        # Windows has no sysconf; the limit is then the one that suits 8 GB.
        return 8000
