"""Users files of the official releases, October 2018 to December 2021."""

from __future__ import annotations

from types import MappingProxyType

from explorer.archive.layouts.layout import Layout

PROFILE_SOURCES = MappingProxyType(
    {
        "account_id": "userid",
        "name": "user_display_name",
        "handle": "user_screen_name",
        "location": "user_reported_location",
        "profile": "user_profile_description",
        "profile_url": "user_profile_url",
        "followers": "follower_count",
        "following": "following_count",
        "created": "account_creation_date",
        "account_language": "account_language",
    }
)

OFFICIAL_USERS = Layout(
    name="official users",
    title="official users file",
    role="users",
    header=tuple(PROFILE_SOURCES.values()),
    sources=PROFILE_SOURCES,
)
