"""Channels: a language and a topic together; who retweets stays within one."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from explorer.sample.languages import LANGUAGES
from explorer.sample.languages.vocabulary import FOOTBALL, GARDEN, TOPICS, VOTE, Language, Topic

ENGLISH, TURKISH, SPANISH, CHINESE = (
    next(at for at, language in enumerate(LANGUAGES) if language.tweet_language == code)
    for code in ("en", "tr", "es", "zh")
)
ON_GARDEN, ON_FOOTBALL, ON_VOTE = (TOPICS.index(topic) for topic in (GARDEN, FOOTBALL, VOTE))
RING = len(LANGUAGES) * len(TOPICS)
RING_TALK = TURKISH * len(TOPICS) + ON_VOTE  # where the ring's words come from
WORDLESS = RING + 1
CHANNELS = WORDLESS + 1
UNDETERMINED = "und"


def channel_of(language: NDArray[np.int64], topic: NDArray[np.int64]) -> NDArray[np.int64]:
    return language * len(TOPICS) + topic


def voice_of(channel: int) -> tuple[Language, Topic] | None:
    """What a channel talks about, and in which language; None where it has no words."""
    if channel == WORDLESS:
        return None
    if channel == RING:
        channel = RING_TALK
    language = LANGUAGES[channel // len(TOPICS)]
    return language, language.topics[TOPICS[channel % len(TOPICS)]]


def language_code(channel: int) -> str:
    """The tweet language that the platform would have guessed."""
    voice = voice_of(channel)
    return voice[0].tweet_language if voice else UNDETERMINED
