"""The minute and the channel of single tweets, drawn from the habits of their accounts."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from explorer.sample.calendar import (
    DAYS_A_WEEK,
    FIRST_MONDAY,
    HOURS_A_WEEK,
    MINUTES_A_DAY,
    week_of,
)
from explorer.sample.channels import ENGLISH, RING, WORDLESS, channel_of
from explorer.sample.habits import OFFICE, ROUND_THE_CLOCK, Habits
from explorer.sample.languages import LANGUAGES
from explorer.sample.languages.vocabulary import TOPICS
from explorer.sample.roles import Role

Numbers = NDArray[np.int64]

OFFICE_UTC_OFFSET_HOURS = 8
OFFICE_HOURS = range(9, 18)
_EVENT_WEEKS = np.array([week_of(2016, 11, 7), week_of(2018, 2, 12), week_of(2019, 10, 14)])
_EVENT_SHARE = 0.2
_OTHER_TOPIC_SHARE = 0.35
_ENGLISH_SHARE = 0.07
_WORDLESS_SHARE = 0.03
_WORKDAYS = 5
_HOURS_A_DAY = 24
_MINUTES_AN_HOUR = 60
_TABLE = 4096  # entries an hour-of-week table has; drawing is one look-up
# How much people tweet from midnight to midnight on their own clocks, in parts of the whole.
_DAY_SHAPE = (3, 2, 1, 1, 1, 2, 4, 6, 7, 7, 8, 8, 9, 8, 7, 7, 8, 9, 10, 12, 13, 12, 9, 6)
_OFFICE_SHAPE = (8, 10, 10, 6, 4, 9, 10, 9, 5)


@dataclass(frozen=True, slots=True)
class Moments:
    """One entry a tweet: minutes since 1970 in UTC, and the channel."""

    minute: Numbers
    channel: Numbers


def draw_moments(habits: Habits, owner: Numbers, rng: Generator) -> Moments:
    """Moments for tweets of these accounts."""
    count = len(owner)
    early = rng.random(count) < habits.early_share[owner]
    first = np.where(early, habits.early_week[owner], habits.week[owner])
    weeks = np.where(early, habits.early_weeks[owner], habits.weeks[owner])
    week = first + (rng.random(count) * weeks).astype(np.int64)
    event = rng.choice(_EVENT_WEEKS, count)
    drawn = (rng.random(count) < _EVENT_SHARE) & (event >= first) & (event < first + weeks)
    week = np.where(drawn, event, week)
    language = np.where(early, habits.early_language[owner], habits.language[owner])
    topic = np.where(early, habits.early_topic[owner], habits.topic[owner])
    channel = _channels(habits, owner, language, topic, rng)
    rhythm = habits.rhythm[owner]
    table = np.where(rhythm == 0, language, len(LANGUAGES) + rhythm - 1)
    hour = _hour_tables()[table, rng.integers(0, _TABLE, count)]
    day = FIRST_MONDAY + DAYS_A_WEEK * week
    minute = day * MINUTES_A_DAY + hour * _MINUTES_AN_HOUR
    return Moments(minute + rng.integers(0, _MINUTES_AN_HOUR, count), channel)


def _channels(
    habits: Habits, owner: Numbers, language: Numbers, topic: Numbers, rng: Generator
) -> Numbers:
    count = len(owner)
    free = ~habits.faithful[owner]
    other = free & (rng.random(count) < _OTHER_TOPIC_SHARE)
    topic = np.where(other, rng.integers(0, len(TOPICS), count), topic)
    abroad = free & (rng.random(count) < _ENGLISH_SHARE)
    channel = channel_of(np.where(abroad, ENGLISH, language), topic)
    channel[free & (rng.random(count) < _WORDLESS_SHARE)] = WORDLESS
    channel[habits.role[owner] == Role.RETWEET_RING] = RING
    return channel


def _hour_tables() -> Numbers:
    """Hours of the week in UTC: a row a language, then office hours, then round the clock."""
    whole_week = np.tile(np.array(_DAY_SHAPE, dtype=float), DAYS_A_WEEK)
    shapes = [np.roll(whole_week, -language.utc_offset_hours) for language in LANGUAGES]
    office = np.zeros(HOURS_A_WEEK)
    for day in range(_WORKDAYS):
        office[[day * _HOURS_A_DAY + hour for hour in OFFICE_HOURS]] = _OFFICE_SHAPE
    shapes.insert(len(LANGUAGES) + OFFICE - 1, np.roll(office, -OFFICE_UTC_OFFSET_HOURS))
    shapes.insert(len(LANGUAGES) + ROUND_THE_CLOCK - 1, np.ones(HOURS_A_WEEK))
    places = (np.arange(_TABLE) + 0.5) / _TABLE
    return np.array([np.searchsorted(np.cumsum(s) / s.sum(), places) for s in shapes])
