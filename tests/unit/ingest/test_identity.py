"""Whatever stands in a file's cells, the tables give it back, field by field."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from explorer.archive.discover import discover
from explorer.store.database import Database
from tests.helpers.archives import (
    TWEETS_HEADER,
    TWEETS_HEADER_2018,
    TWEETS_HEADER_2019,
    USERS_HEADER,
    Row,
    cells_in,
    cells_stored,
    import_into,
    stored_files,
    tweet,
    user,
    write_tweets,
    write_users,
)

ODD = {
    "a number with a zero before it": {"like_count": "007"},
    "a number with a sign": {"reply_count": "+5"},
    "a negative number": {"quote_count": "-1"},
    "no number": {"like_count": "many", "retweet_count": "1,000"},
    "unknown counts": {"like_count": "", "retweet_count": "", "reply_count": ""},
    "ids as floats": {
        "in_reply_to_tweetid": "1.207965844074107e+18",
        "in_reply_to_userid": "65453567.0",
        "retweet_tweetid": "65453567.0",
    },
    "an id from a spreadsheet": {"tweetid": "1.20E+18"},
    "no id": {"tweetid": ""},
    "an id too long": {"tweetid": "123456789012345678901234567890"},
    "a time with seconds": {"tweet_time": "2019-11-28 10:05:59"},
    "a time in another format": {"tweet_time": "11/28/2019 10:05"},
    "no time": {"tweet_time": ""},
    "an infinite time": {"tweet_time": "infinity"},
    "True in capitals": {"is_retweet": "True"},
    "coordinates": {"latitude": "13.7563309", "longitude": "present"},
    "a list in another spelling": {"hashtags": "[\"it's\", 'b']", "urls": "[http://x,http://y]"},
    "an empty list cell": {"hashtags": "", "urls": "", "user_mentions": ""},
    "another profile in this row": {"follower_count": "77", "user_display_name": "Other"},
    "an empty profile in this row": {"user_display_name": "", "follower_count": ""},
    "text that is all quotes": {"tweet_text": '"""'},
    "text in many lines": {"tweet_text": "a\n\r\nb\rc\n"},
    "text of marks and emoji": {
        "tweet_text": "\u202e\u200f\u200d👩\u200d👩\u200d👧 ราชดำเนิน 中文 العربية"
    },
    "entities": {"tweet_text": "&amp;lt; &gt; &#128512;"},
    "letters in two parts": {"tweet_text": "cafe\u0301", "user_display_name": "cafe\u0301"},
    "an empty text": {"tweet_text": ""},
    "an empty user id": {"userid": ""},
    "a polls cell": {"poll_choices": "['a', 'b']"},
    "a control character": {"tweet_text": "a\x01\x1f\x7fb", "tweet_client_name": "\x1f"},
}


def _assert_identical(database: Database, folder: Path) -> None:
    stored = stored_files(database)
    with database.reader() as reader:
        for file in discover([folder]).files:
            assert cells_stored(reader, stored[file.name]) == cells_in(file), file.name


@pytest.mark.parametrize("header", [TWEETS_HEADER, TWEETS_HEADER_2019, TWEETS_HEADER_2018])
@pytest.mark.parametrize("with_users", [True, False], ids=["with users", "tweets alone"])
def test_odd_cells_come_back(tmp_path: Path, header: tuple[str, ...], with_users: bool) -> None:
    rows = [tweet(number, user(number % 2), **cells) for number, cells in enumerate(ODD.values())]
    write_tweets(tmp_path, [*rows, tweet(99, user(1))], header=header)
    if with_users:
        write_users(tmp_path, [user(0), user(1), user(2)])
    with Database.in_memory() as database:
        import_into(database, tmp_path)
        _assert_identical(database, tmp_path)


def test_odd_cells_of_users_come_back(tmp_path: Path) -> None:
    rows = [
        user(0, follower_count="", following_count="1.0", account_creation_date="18.8.2017"),
        user(1, follower_count="012", account_creation_date="", account_language=""),
        user(2, user_display_name="", user_screen_name="", user_reported_location="a\nb"),
        user(3, userid="+ab/c=", account_creation_date="2017-08-18 "),
    ]
    write_users(tmp_path, rows)
    with Database.in_memory() as database:
        import_into(database, tmp_path)
        _assert_identical(database, tmp_path)


def test_another_order_of_columns_an_index_and_minimal_quoting_come_back(tmp_path: Path) -> None:
    header = tuple(reversed(TWEETS_HEADER))
    lines = [",".join(("", *header))]
    for number in range(3):
        row = tweet(number)
        lines.append(",".join((str(number), *(row[name] for name in header))))
    (tmp_path / "x_tweets.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    with Database.in_memory() as database:
        report = import_into(database, tmp_path)
        _assert_identical(database, tmp_path)
    assert any("without a name" in line for line in report.sentences())


_cell = st.one_of(
    st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=8),
    st.sampled_from(["", "0", "7", "-3", "1e5", "[]", "['a']", "true", "2019-11-28 10:05", "''"]),
)


def _rows(header: tuple[str, ...], ids: list[str]) -> st.SearchStrategy[list[Row]]:
    row = st.fixed_dictionaries(
        {name: st.sampled_from(ids) if name == "userid" else _cell for name in header}
    )
    return st.lists(row, max_size=6)


@given(
    users=_rows(USERS_HEADER, ["1", "2", "+a="]),
    tweets=_rows(TWEETS_HEADER_2019, ["1", "2", "3", "+a=", ""]),
)
@settings(
    max_examples=25,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_any_table_of_any_text_comes_back(
    tmp_path_factory: pytest.TempPathFactory, users: list[Row], tweets: list[Row]
) -> None:
    folder = tmp_path_factory.mktemp("any")
    write_users(folder, _distinct(users))
    write_tweets(folder, _distinct(tweets), header=TWEETS_HEADER_2019)
    with Database.in_memory() as database:
        import_into(database, folder)
        _assert_identical(database, folder)


def _distinct(rows: list[Row]) -> list[Row]:
    """Rows that equal an earlier one are left out by the import on purpose."""
    return [dict(cells) for cells in dict.fromkeys(tuple(row.items()) for row in rows)]
