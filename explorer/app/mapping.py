"""Which column of a strange table holds what: what is asked, proposed, and still missing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType

from explorer.archive.files import Unrecognised
from explorer.archive.layouts import NEEDED, Layout, Role, by_hand
from explorer.archive.layouts.official_users import OFFICIAL_USERS
from explorer.archive.nearest import proposed

_ACCOUNT = MappingProxyType(
    {
        "account_id": "Account id",
        "handle": "Handle",
        "name": "Display name",
        "followers": "Followers",
        "following": "Following",
        "created": "Account created",
        "location": "Location",
        "profile": "Profile text",
        "profile_url": "Profile link",
        "account_language": "Account language",
    }
)
_TWEET = MappingProxyType(
    {
        "account_id": "Account id",
        "text": "Text",
        "time": "Time of the tweet",
        "tweet_id": "Tweet id",
        "language": "Tweet language",
        "client": "Client",
        "likes": "Likes",
        "retweets": "Retweets",
        "replies": "Replies",
        "quotes": "Quotes",
        "hashtags_cell": "Hashtags",
        "urls_cell": "Links",
        "mentions_cell": "Mentions",
        "retweet_flag": "Is a retweet",
        "retweet_tweet": "Tweet retweeted",
        "retweet_account": "Account retweeted",
        "reply_tweet": "Tweet answered",
        "reply_account": "Account answered",
        "quoted_tweet": "Tweet quoted",
    }
)
LABELS: Mapping[Role, Mapping[str, str]] = MappingProxyType(
    {"users": _ACCOUNT, "tweets": {**_TWEET, **_ACCOUNT}, "both": {**_TWEET, **_ACCOUNT}}
)
"""What a file of a role can hold, under words for people; what is needed comes first."""

_ISO = OFFICIAL_USERS.time_format
TIME_FORMATS = MappingProxyType(
    {
        _ISO: "2020-12-31 23:59 or any ISO time",
        "%a %b %d %H:%M:%S +0000 %Y": "Thu Dec 31 23:59:00 +0000 2020",
        "%m/%d/%Y %H:%M": "12/31/2020 23:59",
        "%m/%d/%Y %I:%M %p": "12/31/2020 11:59 PM",
        "%d/%m/%Y %H:%M": "31/12/2020 23:59",
        "%d.%m.%Y %H:%M": "31.12.2020 23:59",
        "%m/%d/%Y": "12/31/2020",
        "%d/%m/%Y": "31/12/2020",
        "%d.%m.%Y": "31.12.2020",
    }
)
"""How times are written, as strptime has it, and as people see it; all in UTC."""

DATED = ("time", "created")
"""Columns of ours that are read by a format."""

ROLES: Mapping[Role, str] = MappingProxyType(
    {"users": "One account a row", "tweets": "One tweet a row"}
)
"""What a table can be mapped as."""


@dataclass(frozen=True, slots=True)
class ColumnChoice:
    """What a person says of a table; `formats` is of the columns in DATED, official without."""

    role: Role
    sources: Mapping[str, str]
    formats: Mapping[str, str]


def likely_role(table: Unrecognised) -> Role:
    """What the names of the columns speak for."""
    found = {role: proposed(table.columns, role) for role in ROLES}
    has_needed: dict[Role, bool] = {role: _has_needed(role, found[role]) for role in ROLES}
    if has_needed["tweets"] == has_needed["users"]:
        return "tweets" if "text" in found["tweets"] else "users"
    return "tweets" if has_needed["tweets"] else "users"


def proposal(table: Unrecognised, role: Role) -> ColumnChoice:
    """What is chosen before anybody chooses."""
    offered = proposed(choosable(table), role)
    sources = {column: offered[column] for column in LABELS[role] if column in offered}
    formats = {
        column: likely_format(values_of(table, sources[column]))
        for column in DATED
        if column in sources
    }
    return ColumnChoice(role, sources, formats)


def choosable(table: Unrecognised) -> tuple[str, ...]:
    """The columns of a table that can be chosen: those with a name that stands there once."""
    return tuple(name for name in table.columns if name and table.columns.count(name) == 1)


def values_of(table: Unrecognised, source: str) -> tuple[str, ...]:
    """What stands in a column in the first records, empty cells left out."""
    at = table.columns.index(source)
    return tuple(record[at] for record in table.records if at < len(record) and record[at])


def needed(role: Role) -> tuple[str, ...]:
    """Columns of ours without which a file of a role is of no use."""
    return NEEDED[role]


def missing(choice: ColumnChoice) -> str:
    """What is still to be chosen, as a sentence; empty where nothing is."""
    words = [
        f"“{LABELS[choice.role][column]}”"
        for column in needed(choice.role)
        if column not in choice.sources
    ]
    if not words:
        return ""
    listed = words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
    return f"Still missing: say which column holds {listed}."


def likely_format(values: Sequence[str]) -> str:
    """The format that reads most of these values; the official one of several."""
    return max(TIME_FORMATS, key=lambda written: sum(reads(written, value) for value in values))


def reads(written: str, value: str) -> bool:
    """Whether a format can read a value."""
    try:
        datetime.fromisoformat(value) if written == _ISO else datetime.strptime(value, written)  # noqa: DTZ007 - only whether it can be read
    except ValueError:
        return False
    return True


def layout_of(table: Unrecognised, choice: ColumnChoice) -> Layout:
    """The layout that was chosen; KnownError where it cannot be one."""
    created = choice.formats.get("created", _ISO)
    return by_hand(
        table.columns,
        choice.role,
        choice.sources,
        choice.formats.get("time", _ISO),
        OFFICIAL_USERS.date_format if created == _ISO else created,
    )


def _has_needed(role: Role, sources: Mapping[str, str]) -> bool:
    return all(column in sources for column in needed(role))
