"""What a language gives to the invented texts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

GARDEN, FOOTBALL, WEATHER, HARBOUR, VOTE = "garden", "football", "weather", "harbour", "vote"
TOPICS = (GARDEN, FOOTBALL, WEATHER, HARBOUR, VOTE)


@dataclass(frozen=True, slots=True)
class Topic:
    """Any subject goes with any predicate."""

    subjects: tuple[str, ...]
    predicates: tuple[str, ...]
    hashtags: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Language:
    """Parts of sentences; `sentence` holds {opener}, {subject}, {predicate} and {time}."""

    tweet_language: str
    account_languages: tuple[str, ...]
    utc_offset_hours: int
    sentence: str
    between: str
    openers: tuple[str, ...]
    times: tuple[str, ...]
    closers: tuple[str, ...]
    names: tuple[str, ...]
    places: tuple[str, ...]
    topics: Mapping[str, Topic]
