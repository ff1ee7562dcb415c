"""When the accounts were made, when they tweet, in which language and about what."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from explorer.sample.calendar import DAYS_A_WEEK, FIRST_MONDAY, day_of, week_of
from explorer.sample.channels import (
    CHINESE,
    ENGLISH,
    ON_FOOTBALL,
    ON_GARDEN,
    ON_VOTE,
    SPANISH,
    TURKISH,
)
from explorer.sample.languages import LANGUAGES, SHARES
from explorer.sample.languages.vocabulary import TOPICS
from explorer.sample.roles import Role

Numbers = NDArray[np.int64]

BURST_DAYS = (day_of(2018, 3, 13), day_of(2018, 3, 14))
SILENT_SINCE = week_of(2013)
AWAKE_AGAIN = week_of(2019)
LAST_WEEK = week_of(2020, 12, 14)
PAST_UNTIL = week_of(2018)
_FIRST_DAY, _LAST_DAY = day_of(2008, 6), day_of(2020, 9)
_MADE = {
    Role.LANGUAGE_SWITCH: (day_of(2009, 2), day_of(2010, 9)),
    Role.UNRELATED_PAST: (day_of(2012), day_of(2015, 6)),
    Role.OFFICE_HOURS: (day_of(2017, 6), day_of(2018, 10)),
    Role.RETWEET_RING: (day_of(2016, 2), day_of(2018, 8)),
}
_EARLY_SHARE = 0.4
_SLOWEST_WEEKS = 26
_ROUND_THE_CLOCK_SHARE = 0.12
LOCAL_HOURS, OFFICE, ROUND_THE_CLOCK = 0, 1, 2


@dataclass(frozen=True, slots=True)
class Habits:
    """One entry an account. Weeks are counted as in `calendar`; an early phase may be empty.

    `made` is the day of making. `early_share` of the tweets fall into the early phase, whose
    language and topic are `early_…`; `faithful` accounts never leave their language and topic.
    """

    role: Numbers
    made: Numbers
    early_week: Numbers
    early_weeks: Numbers
    early_share: NDArray[np.float64]
    early_language: Numbers
    early_topic: Numbers
    week: Numbers
    weeks: Numbers
    language: Numbers
    topic: Numbers
    rhythm: Numbers
    faithful: NDArray[np.bool_]


def draw_habits(role: Numbers, rng: Generator) -> Habits:
    """Habits that fit the roles."""
    count = len(role)
    made = _days_made(role, rng)
    phased = (role == Role.LANGUAGE_SWITCH) | (role == Role.UNRELATED_PAST)
    late_start = phased | (role == Role.OFFICE_HOURS) | (role == Role.RETWEET_RING)
    language = rng.choice(len(LANGUAGES), count, p=SHARES)
    language[(role == Role.OFFICE_HOURS) | (role == Role.LANGUAGE_SWITCH)] = CHINESE
    language[role == Role.RETWEET_RING] = TURKISH
    topic = rng.integers(0, len(TOPICS), count)
    topic[late_start] = ON_VOTE
    early_language = language.copy()
    switching = role == Role.LANGUAGE_SWITCH
    early_language[switching] = rng.choice((ENGLISH, SPANISH), int(switching.sum()))
    early_week = (made - FIRST_MONDAY) // DAYS_A_WEEK + 1
    week = early_week + (rng.random(count) ** 2 * (LAST_WEEK - early_week)).astype(np.int64)
    week[late_start] = AWAKE_AGAIN + rng.integers(0, _SLOWEST_WEEKS, int(late_start.sum()))
    week[role == Role.RETWEET_RING] = AWAKE_AGAIN  # all at once: there must be posts to retweet
    ended = LAST_WEEK - (rng.random(count) ** 3 * (LAST_WEEK - week)).astype(np.int64)
    early_end = np.where(switching, SILENT_SINCE, PAST_UNTIL)
    rhythm = np.where(rng.random(count) < _ROUND_THE_CLOCK_SHARE, ROUND_THE_CLOCK, LOCAL_HOURS)
    rhythm[role == Role.OFFICE_HOURS] = OFFICE
    return Habits(
        role=role,
        made=made,
        early_week=early_week,
        early_weeks=np.where(phased, early_end - early_week, 1),
        early_share=np.where(phased, _EARLY_SHARE, 0),
        early_language=early_language,
        early_topic=rng.choice((ON_GARDEN, ON_FOOTBALL), count),
        week=week,
        weeks=ended - week + 1,
        language=language,
        topic=topic,
        rhythm=rhythm,
        faithful=late_start,
    )


def _days_made(role: Numbers, rng: Generator) -> Numbers:
    spread = rng.beta(2.2, 1.6, len(role))
    made = _FIRST_DAY + (spread * (_LAST_DAY - _FIRST_DAY)).astype(np.int64)
    for each, (first, last) in _MADE.items():
        members = np.flatnonzero(role == each)
        made[members] = rng.integers(first, last, len(members))
    burst = np.flatnonzero(role == Role.CREATION_BURST)
    made[burst] = rng.choice(BURST_DAYS, len(burst))
    return made
