"""Every known layout, and finding the one that a header has.

A new layout is one file here that describes it, and its name in `LAYOUTS`.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from explorer.archive.layouts.fivethirtyeight_15 import FIVETHIRTYEIGHT_15
from explorer.archive.layouts.fivethirtyeight_21 import FIVETHIRTYEIGHT_21
from explorer.archive.layouts.layout import Layout, Role, index_columns
from explorer.archive.layouts.official_tweets_2018_10 import OFFICIAL_TWEETS_2018_10
from explorer.archive.layouts.official_tweets_2019_01 import OFFICIAL_TWEETS_2019_01
from explorer.archive.layouts.official_tweets_2020_05 import OFFICIAL_TWEETS_2020_05
from explorer.archive.layouts.official_users import OFFICIAL_USERS
from explorer.errors import KnownError

__all__ = ["LAYOUTS", "NEEDED", "Layout", "Role", "by_hand", "index_columns", "match"]

# Where two layouts have the same names in another order and a file has neither order, the
# earlier one here is taken.
LAYOUTS = (
    OFFICIAL_USERS,
    OFFICIAL_TWEETS_2020_05,
    OFFICIAL_TWEETS_2019_01,
    OFFICIAL_TWEETS_2018_10,
    FIVETHIRTYEIGHT_15,
    FIVETHIRTYEIGHT_21,
)


def match(header: tuple[str, ...]) -> Layout | None:
    """The layout with exactly these names, in any order, leading index columns left out."""
    names = header[index_columns(header) :]
    same = [layout for layout in LAYOUTS if sorted(layout.header) == sorted(names)]
    return next((layout for layout in same if layout.header == names), same[0] if same else None)


NEEDED: Mapping[Role, tuple[str, ...]] = MappingProxyType(
    {
        "users": ("account_id",),
        "tweets": ("account_id", "text", "time"),
        "both": ("account_id", "text", "time"),
    }
)
"""Columns of ours without which a file of this role is of no use."""


def by_hand(
    header: tuple[str, ...],
    role: Role,
    sources: Mapping[str, str],
    time_format: str = OFFICIAL_USERS.time_format,
    date_format: str = OFFICIAL_USERS.date_format,
) -> Layout:
    """A layout for one file, its columns mapped by a person; KnownError where that cannot be."""
    for column in NEEDED[role]:
        if column not in sources:
            raise KnownError(f"Choose which column holds “{column}”: it is needed.")
    for source in sources.values():
        if header.count(source) != 1:
            raise KnownError(f"Choose another column than “{source}”: it must stand there once.")
    return Layout("by hand", "mapped by hand", role, header, sources, time_format, date_format)
