"""What is said about a table that no layout fits."""

from __future__ import annotations

import pytest

from explorer.archive.layouts import LAYOUTS, Layout
from explorer.archive.layouts.official_users import OFFICIAL_USERS
from explorer.archive.nearest import nearest, proposed, why_unrecognised

NBC = (
    "id,location,name,followers_count,statuses_count,time_zone,verified,lang,screen_name,"
    "description,created_at,favourites_count,friends_count,listed_count"
)


@pytest.mark.parametrize("layout", LAYOUTS, ids=[layout.name for layout in LAYOUTS])
def test_a_header_that_lacks_a_name_is_near_its_layout(layout: Layout) -> None:
    found = nearest(layout.header[2:])

    assert found is not None
    assert set(layout.header[:2]) & set(found.lacking)


def test_other_words_for_the_same_are_near() -> None:
    found = nearest(tuple(NBC.split(",")))

    assert found is not None
    assert found.layout is OFFICIAL_USERS


@pytest.mark.parametrize(
    ("header", "words"),
    [
        (OFFICIAL_USERS.header[1:], "which also has userid."),
        ((*OFFICIAL_USERS.header, "extra"), "which has no extra."),
        ((*OFFICIAL_USERS.header, "userid"), "stands twice"),
        (("some", "thing"), "fit no known layout"),
        (tuple("0123456789"), "put the header of “official users file” before it"),
    ],
    ids=["lacks one", "has one more", "has one twice", "wholly strange", "no header"],
)
def test_the_sentence_says_what_differs(header: tuple[str, ...], words: str) -> None:
    assert words in why_unrecognised(header, nearest(header))


@pytest.mark.parametrize("layout", LAYOUTS, ids=[layout.name for layout in LAYOUTS])
def test_every_column_of_a_known_layout_is_proposed(layout: Layout) -> None:
    assert proposed(layout.header, layout.role).keys() == layout.sources.keys()


def test_names_of_the_platform_s_interface_are_proposed_for_accounts() -> None:
    assert proposed(tuple(NBC.split(",")), "users") == {
        "account_id": "id",
        "name": "name",
        "handle": "screen_name",
        "location": "location",
        "profile": "description",
        "followers": "followers_count",
        "following": "friends_count",
        "created": "created_at",
        "account_language": "lang",
    }


def test_the_making_of_a_tweet_is_its_time_and_not_that_of_its_account() -> None:
    found = proposed(("id", "created_at", "user_id", "full_text", "retweet_count"), "tweets")

    assert found == {
        "tweet_id": "id",
        "time": "created_at",
        "account_id": "user_id",
        "text": "full_text",
        "retweets": "retweet_count",
    }


@pytest.mark.parametrize(
    "header",
    [("a", "b"), ("id", "id"), ()],
    ids=["nothing alike", "a name twice", "no names"],
)
def test_nothing_is_proposed_without_likeness(header: tuple[str, ...]) -> None:
    assert proposed(header, "users") == {}
