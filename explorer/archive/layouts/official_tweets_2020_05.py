"""Tweets files of the official releases from May 2020 to December 2021: no poll choices."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType

from explorer.archive.layouts.official_tweets_2019_01 import OFFICIAL_TWEETS_2019_01, SOURCES

_SOURCES = MappingProxyType(
    {name: source for name, source in SOURCES.items() if name != "poll_choices"}
)

OFFICIAL_TWEETS_2020_05 = replace(
    OFFICIAL_TWEETS_2019_01,
    name="official tweets 2020-05",
    title="official tweets file, May 2020 to December 2021",
    header=tuple(_SOURCES.values()),
    sources=_SOURCES,
)
