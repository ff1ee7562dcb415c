"""Ids, times and relations of a synthetic archive agree with each other."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

from tests.unit.sample.reading import Archive, Row

SNOWFLAKE_FROM = 1 << 48
SNOWFLAKES_SINCE = "2010-11-06"


def snowflake_time(number: str) -> datetime:
    seconds = ((int(number) >> 22) + 1288834974657) / 1000
    return datetime.fromtimestamp(seconds, tz=UTC)


def retweets(archive: Archive) -> list[Row]:
    return [row for row in archive.tweets if row["is_retweet"] == "true"]


def test_asked_numbers_of_records(archive: Archive) -> None:
    assert (len(archive.users), len(archive.tweets)) == (300, 20_000)
    assert (archive.written.accounts, archive.written.tweets) == (300, 20_000)


def test_ids_are_unique(archive: Archive) -> None:
    assert len({row["tweetid"] for row in archive.tweets}) == len(archive.tweets)
    assert len({row["userid"] for row in archive.users}) == len(archive.users)


def test_tweet_ids_tell_the_minute(archive: Archive) -> None:
    for row in archive.tweets:
        if int(row["tweetid"]) >= SNOWFLAKE_FROM:
            assert f"{snowflake_time(row['tweetid']):%Y-%m-%d %H:%M}" == row["tweet_time"]
        else:
            assert row["tweet_time"] < SNOWFLAKES_SINCE


def test_older_ids_carry_no_time_and_rise(archive: Archive) -> None:
    old = sorted(
        (row["tweet_time"], int(row["tweetid"]))
        for row in archive.tweets
        if row["tweet_time"] < SNOWFLAKES_SINCE
    )
    assert old
    assert max(number for _, number in old) < SNOWFLAKE_FROM
    assert [number for _, number in old] == sorted(number for _, number in old)


def test_clear_account_ids_tell_the_day(archive: Archive) -> None:
    clear = [row for row in archive.users if row["userid"].isdigit()]
    snowflakes = [row for row in clear if int(row["userid"]) >= SNOWFLAKE_FROM]
    assert snowflakes
    assert len(clear) > len(snowflakes)
    for row in snowflakes:
        assert f"{snowflake_time(row['userid']):%Y-%m-%d}" == row["account_creation_date"]


def test_nobody_tweets_before_the_account_was_made(archive: Archive) -> None:
    assert all(row["tweet_time"][:10] > row["account_creation_date"] for row in archive.tweets)


def test_nothing_happens_after_the_takedown(archive: Archive) -> None:
    assert max(row["tweet_time"] for row in archive.tweets) < "2021-01"


def test_what_is_answered_quoted_or_retweeted_is_older(archive: Archive) -> None:
    columns = ("in_reply_to_tweetid", "quoted_tweet_tweetid", "retweet_tweetid")
    for column in columns:
        related = [row for row in archive.tweets if row[column]]
        assert related
        assert all(int(row[column]) < int(row["tweetid"]) for row in related)


def test_retweets_within_the_archive_repeat_their_tweet(archive: Archive) -> None:
    tweets = {row["tweetid"]: row for row in archive.tweets}
    handles = {row["userid"]: row["user_screen_name"] for row in archive.users}
    inside = [row for row in retweets(archive) if row["retweet_tweetid"] in tweets]
    assert len(inside) > 100
    for row in inside:
        source = tweets[row["retweet_tweetid"]]
        whole = f"RT @{handles[source['userid']]}: {source['tweet_text']}"
        assert row["tweet_text"] in {whole, whole[:139] + "…"}
        assert row["retweet_userid"] == source["userid"] != row["userid"]
        assert source["userid"] in row["user_mentions"] or not row["user_mentions"]


def test_most_retweets_leave_the_author_out(archive: Archive) -> None:
    given = sum(bool(row["retweet_userid"]) for row in retweets(archive))
    assert 0 < given < 0.6 * len(retweets(archive))


def test_hashtags_of_the_list_stand_in_the_text(archive: Archive) -> None:
    listed = [
        (tag, row["tweet_text"])
        for row in archive.tweets
        if row["is_retweet"] == "false" and row["hashtags"] not in {"", "[]"}
        for tag in row["hashtags"][2:-2].split("', '")
    ]
    assert len(listed) > 1_000
    assert all(f"#{tag}" in text for tag, text in listed)


def test_every_kind_of_tweet_is_common(archive: Archive) -> None:
    def kind(row: Row) -> str:
        if row["is_retweet"] == "true":
            return "retweet"
        if row["in_reply_to_tweetid"] or row["in_reply_to_userid"]:
            return "reply"
        return "quote" if row["quoted_tweet_tweetid"] else "original"

    kinds = Counter(map(kind, archive.tweets))
    assert min(kinds.values()) > 0.03 * len(archive.tweets)
    assert len(kinds) == 4


def test_rows_are_not_in_the_order_of_time(archive: Archive) -> None:
    times = [row["tweet_time"] for row in archive.tweets]
    rises = sum(a <= b for a, b in pairwise(times))
    assert 0.4 < rises / len(times) < 0.6


def test_few_accounts_write_most_and_half_write_nothing(archive: Archive) -> None:
    tweets = Counter(row["userid"] for row in archive.tweets)
    assert 0.4 < len(tweets) / len(archive.users) < 0.6
    assert sum(number for _, number in tweets.most_common(15)) > 0.4 * len(archive.tweets)


def test_followers_reach_from_none_to_many_and_can_be_unknown(archive: Archive) -> None:
    followers = Counter(row["follower_count"] for row in archive.users)
    assert followers["0"] > 30
    assert followers[""] > 0
    assert max(int(number) for number in followers if number) > 20_000


def test_tweets_spread_over_years_with_no_month_missing(archive: Archive) -> None:
    months = {row["tweet_time"][:7] for row in archive.tweets}
    day, wanted = date(2011, 1, 1), set[str]()
    while day < date(2020, 12, 1):
        wanted.add(f"{day:%Y-%m}")
        day += timedelta(days=28)
    assert wanted <= months
