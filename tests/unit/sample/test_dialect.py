"""Synthetic archives are spelled like the official ones, byte for byte."""

from __future__ import annotations

import re

import pytest

from explorer.archive.layouts import match
from tests.unit.sample.reading import Archive

# Written down here once more, from the published files and not from the layouts.
USERS_HEADER = (
    "userid,user_display_name,user_screen_name,user_reported_location,user_profile_description,"
    "user_profile_url,follower_count,following_count,account_creation_date,account_language"
)
TWEETS_HEADER = (
    "tweetid," + USERS_HEADER + ",tweet_language,tweet_text,tweet_time,tweet_client_name,"
    "in_reply_to_userid,in_reply_to_tweetid,quoted_tweet_tweetid,is_retweet,retweet_userid,"
    "retweet_tweetid,latitude,longitude,quote_count,reply_count,like_count,retweet_count,"
    "hashtags,urls,user_mentions"
)
ACCOUNT_ID = r"\d{5,19}|[A-Za-z0-9+=]{40,44}"
COUNT = r"\d*"
TWEET_ID = r"\d{10,19}"


def lists_of(value: str) -> str:
    return rf"(\[\]|\['{value}'(, '{value}')*\])?"


CELLS = {
    "tweetid": TWEET_ID,
    "userid": ACCOUNT_ID,
    "user_screen_name": rf"{ACCOUNT_ID}|\w{{1,15}}",
    "follower_count": COUNT,
    "following_count": COUNT,
    "account_creation_date": r"20[01]\d-\d\d-\d\d|2020-\d\d-\d\d",
    "account_language": r"[A-Za-z]{2}(-[A-Za-z]{2,4})?",
    "tweet_language": r"(zh|en|ar|tr|th|ru|es|und)?",
    "tweet_time": r"20[012]\d-\d\d-\d\d [012]\d:[0-5]\d",
    "in_reply_to_userid": f"({ACCOUNT_ID})?",
    "in_reply_to_tweetid": f"({TWEET_ID})?",
    "quoted_tweet_tweetid": f"({TWEET_ID})?",
    "is_retweet": "true|false",
    "retweet_userid": f"({ACCOUNT_ID})?",
    "retweet_tweetid": f"({TWEET_ID})?",
    "latitude": "absent|present|",
    "longitude": "absent|present|",
    "quote_count": COUNT,
    "reply_count": COUNT,
    "like_count": COUNT,
    "retweet_count": COUNT,
    "hashtags": lists_of(r"[^'\s]+"),
    "urls": lists_of(r"https?://[^' ]+"),
    "user_mentions": lists_of(f"({ACCOUNT_ID})"),
}


@pytest.mark.parametrize(
    ("table", "header"), [("users_csv", USERS_HEADER), ("tweets_csv", TWEETS_HEADER)]
)
def test_header_is_the_published_one(archive: Archive, table: str, header: str) -> None:
    first = getattr(archive, table).split(b"\n", 1)[0].decode()
    assert first == ",".join(f'"{name}"' for name in header.split(","))
    assert match(tuple(header.split(","))) is not None


@pytest.mark.parametrize("table", ["users", "tweets"])
def test_reading_and_quoting_everything_again_gives_the_same_bytes(
    archive: Archive, table: str
) -> None:
    rows = getattr(archive, table)
    again = [
        ",".join('"' + cell.replace('"', '""') + '"' for cell in cells) + "\n"
        for cells in (tuple(rows[0]), *(tuple(row.values()) for row in rows))
    ]
    assert "".join(again).encode() == getattr(archive, f"{table}_csv")


@pytest.mark.parametrize("table", ["users_csv", "tweets_csv"])
@pytest.mark.parametrize(
    "byte", [b"\r", b"\0", b"\\"], ids=["carriage return", "null", "backslash"]
)
def test_bytes_that_official_files_never_hold(archive: Archive, table: str, byte: bytes) -> None:
    assert byte not in getattr(archive, table)


@pytest.mark.parametrize("table", ["users_csv", "tweets_csv"])
def test_no_byte_order_mark_leads(archive: Archive, table: str) -> None:
    assert getattr(archive, table).startswith(b'"')


@pytest.mark.parametrize("column", CELLS)
def test_cells_are_spelled_as_in_the_archives(archive: Archive, column: str) -> None:
    pattern = re.compile(CELLS[column])
    cells = {row[column] for row in archive.tweets}
    cells |= {row[column] for row in archive.users if column in row}
    assert [cell for cell in cells if not pattern.fullmatch(cell)] == []


@pytest.mark.parametrize(
    ("column", "spellings"),
    [
        ("is_retweet", ("true", "false")),
        ("latitude", ("absent", "present", "")),
        ("hashtags", ("", "[]")),
        ("urls", ("", "[]")),
        ("user_mentions", ("", "[]")),
        ("tweet_client_name", ("", "微海鸥", 'Rope "n" Lamp & Co')),
        ("tweet_language", ("", "und", "zh", "th", "ar", "ru", "tr", "en", "es")),
        ("like_count", ("", "0")),
        ("account_language", ("zh-cn", "zh-CN", "en", "en-GB", "ar")),
    ],
)
def test_every_spelling_occurs(archive: Archive, column: str, spellings: tuple[str, ...]) -> None:
    assert set(spellings) <= {row[column] for row in archive.tweets}


@pytest.mark.parametrize(
    ("what", "pattern"),
    [
        ("a line end", "\n"),
        ("an empty line", "\n\n"),
        ("a quote", '"'),
        ("a comma", ","),
        ("an entity", "&(amp|lt|gt);"),
        ("a joined emoji", "\u200d"),
        ("a mark to the right", "\u200f"),
        ("an isolated direction", "\u2067"),
        ("a space of no width", "\u200b"),
        ("a byte order mark inside", ".\ufeff"),
        ("Thai", "[\u0e01-\u0e5b]"),
        ("Arabic", "[\u0620-\u064a]"),
        ("Cyrillic", "[а-яё]"),
        ("a dotless i", "ı"),
        ("what a spreadsheet would run", r"\A[=+@-]"),
        ("a retweet", r"\ART @\w+: "),
        ("a retweet of a hashed account", r"\ART @[A-Za-z0-9+=]{40,44}: "),
        ("a link", "https://short.example/"),
        ("a cut end", r"…\Z"),
    ],
)
def test_texts_hold_what_breaks_readers(archive: Archive, what: str, pattern: str) -> None:
    found = sum(bool(re.search(pattern, row["tweet_text"])) for row in archive.tweets)
    assert found >= 5, what


def test_some_lists_name_a_link_twice(archive: Archive) -> None:
    assert any(re.fullmatch(r"\['(.+)', '\1'\]", row["urls"]) for row in archive.tweets)


def test_profiles_in_tweets_repeat_the_users_file(archive: Archive) -> None:
    users = {row["userid"]: row for row in archive.users}
    assert [
        row["tweetid"] for row in archive.tweets if not users[row["userid"]].items() <= row.items()
    ] == []


def test_hashed_accounts_have_their_hash_for_a_name(archive: Archive) -> None:
    hashed = [row for row in archive.users if not row["userid"].isdigit()]
    assert hashed
    for row in hashed:
        assert row["userid"] == row["user_display_name"] == row["user_screen_name"]


def test_no_address_leads_anywhere(archive: Archive) -> None:
    hosts = set(
        re.findall(r"https?://([^/'\"\s]+)", (archive.users_csv + archive.tweets_csv).decode())
    )
    assert hosts
    reserved = re.compile(r".*\.(example|example\.org|test|invalid)|.*…")  # cut in a retweet
    assert [host for host in hosts if not reserved.fullmatch(host)] == []
