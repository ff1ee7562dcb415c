"""Importing small archives: what is kept, linked, counted, refused and left alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from explorer.archive.discover import discover
from explorer.errors import Cancelled, KnownError
from explorer.ingest.load import load
from explorer.ingest.plan import plan
from explorer.ingest.progress import Phase, Progress
from explorer.schema.fields import KINDS
from explorer.schema.statement import Statement
from explorer.store.catalog import datasets, files, rejects
from explorer.store.database import Database
from tests.helpers.archives import (
    DATASET,
    Row,
    cells_in,
    cells_stored,
    import_into,
    imported,
    stored_files,
    tweet,
    user,
    write_archive,
    write_tweets,
    write_users,
)


def _ask(database: Database, sql: str, *params: object) -> list[tuple[object, ...]]:
    with database.reader() as reader:
        return reader.rows(Statement(sql, params))


def _tweets(folder: Path, *rows: Row) -> Database:
    write_tweets(folder, rows)
    return imported(folder)


def test_a_downloaded_archive_is_imported_whole(tmp_path: Path) -> None:
    with imported(write_archive(tmp_path, accounts=4, tweets=10)) as database:
        with database.reader() as reader:
            (row,) = datasets(reader)
            users, tweets = files(reader)
        assert (row.name, row.accounts, row.tweets, row.accounts_with_tweets) == (DATASET, 4, 10, 4)
        assert (row.accounts_placeholder, row.conflicting_ids) == (0, 0)
        assert (users.rows_kept, tweets.rows_kept, tweets.records) == (4, 10, 10)
        assert users.container_sha256 is not None
        assert database.data_version == 1


@pytest.mark.parametrize(
    ("cells", "kind"),
    [
        pytest.param({}, "original", id="original"),
        pytest.param({"is_retweet": "True", "in_reply_to_userid": "1"}, "retweet", id="retweet"),
        pytest.param({"in_reply_to_userid": "1"}, "reply", id="reply by account"),
        pytest.param(
            {"in_reply_to_tweetid": "7", "quoted_tweet_tweetid": "8"}, "reply", id="reply by tweet"
        ),
        pytest.param({"quoted_tweet_tweetid": "1.2e+18"}, "quote", id="quote"),
        pytest.param({"is_retweet": ""}, "original", id="unknown flag"),
    ],
)
def test_the_kind_is_the_first_that_is_true(
    tmp_path: Path, cells: dict[str, str], kind: str
) -> None:
    with _tweets(tmp_path, tweet(0, None, **cells)) as database:
        assert _ask(database, "SELECT kind FROM linked.tweet") == [(KINDS.index(kind),)]


def test_unknown_and_none_are_kept_apart(tmp_path: Path) -> None:
    rows = (
        tweet(0, hashtags="", like_count="", tweet_language="", tweet_time=""),
        tweet(1, hashtags="[]", like_count="0", tweet_language="und"),
        tweet(2, hashtags="['a', 'A', 'a']"),
    )
    with _tweets(tmp_path, *rows) as database:
        found = _ask(
            database,
            "SELECT hashtags, likes, language.value, minute IS NULL FROM linked.tweet "
            "LEFT JOIN language ON language = code ORDER BY row",
        )
        assert found == [(None, None, None, True), (0, 0, "und", False), (3, 1, "en", False)]
        order = _ask(database, "SELECT row FROM d1.tweet")
        assert order == [(1,), (2,), (0,)], "sorted by time, unknown times last"
        words = _ask(database, "SELECT value, folded, same_as FROM hashtag ORDER BY code")
        assert words == [("A", "a", 0), ("a", "a", 0)]
        places = _ask(
            database,
            "SELECT row, position, value FROM linked.hashtag JOIN main.hashtag AS word "
            "ON hashtag = code ORDER BY row, position",
        )
        assert places == [(2, 0, "a"), (2, 1, "A"), (2, 2, "a")]


def test_links_have_their_domain_and_mentions_their_ids(tmp_path: Path) -> None:
    rows = (
        tweet(0, urls="['https://www.Example.com/a', 'https://www.Example.com/a']"),
        tweet(1, urls="[http://x.org]", user_mentions="[12, 34]"),
    )
    with _tweets(tmp_path, *rows) as database:
        links = _ask(
            database,
            "SELECT row, position, url, value FROM linked.url JOIN main.domain ON domain = code "
            "ORDER BY row, position",
        )
        assert links == [
            (0, 0, "https://www.Example.com/a", "example.com"),
            (0, 1, "https://www.Example.com/a", "example.com"),
            (1, 0, "http://x.org", "x.org"),
        ]
        mentions = _ask(database, "SELECT mention FROM mentions ORDER BY tweet_key, position")
        assert mentions == [("12",), ("34",)]


def test_who_was_retweeted_is_read_from_the_text_or_the_known_account(tmp_path: Path) -> None:
    rows = (
        tweet(0, tweet_text="RT @Some_One: x", is_retweet="true", retweet_userid="1001"),
        tweet(1, tweet_text="cut off", is_retweet="true", retweet_userid="1001"),
        tweet(2, tweet_text="cut off", is_retweet="true", retweet_userid="5"),
    )
    write_users(tmp_path, [user(0), user(1)])
    with _tweets(tmp_path, *rows) as database:
        found = _ask(database, "SELECT retweeted_handle FROM tweets ORDER BY tweet_key")
        assert found == [("Some_One",), ("handle_1",), (None,)]


def test_ids_carry_milliseconds_where_they_are_snowflakes(tmp_path: Path) -> None:
    rows = (tweet(tweetid="1199999999999999999"), tweet(tweetid="29000000000"))
    write_users(tmp_path, [user(userid="1000000000000000000"), user(userid="12345")])
    with _tweets(tmp_path, *rows) as database:
        times = _ask(database, "SELECT tweet_ms FROM linked.tweet_wide ORDER BY row")
        assert times == [((1199999999999999999 >> 22) + 1288834974657,), (None,)]
        made = _ask(
            database, "SELECT created_ms FROM linked.account WHERE NOT placeholder ORDER BY account"
        )
        assert made == [((1000000000000000000 >> 22) + 1288834974657,), (None,)]
        assert _ask(database, "SELECT time_disagreements FROM dataset") == [(1,)]


def test_measures_of_accounts_are_over_all_their_tweets(tmp_path: Path) -> None:
    write_users(tmp_path, [user(0), user(1), user(2)])
    rows = (
        tweet(0, user(0), like_count="3", retweet_count=""),
        tweet(5, user(0), like_count="", retweet_count=""),
        tweet(3, user(1), like_count=""),
    )
    with _tweets(tmp_path, *rows) as database:
        found = _ask(
            database,
            "SELECT tweets, likes_received, retweets_received, last_tweet - first_tweet "
            "FROM linked.account ORDER BY account",
        )
        assert found == [(2, 3, None, 5), (1, None, 0, 0), (0, None, None, None)]


def test_an_account_that_only_tweets_know_becomes_a_placeholder(tmp_path: Path) -> None:
    write_users(tmp_path, [user(0)])
    rows = (
        tweet(9, user(7, user_display_name="Later")),
        tweet(0, user(0)),
        tweet(3, user(7, user_display_name="Earliest", follower_count="x")),
    )
    with _tweets(tmp_path, *rows) as database:
        found = _ask(
            database,
            "SELECT account_id, name, placeholder, followers, tweets, file, record "
            "FROM linked.account ORDER BY account",
        )
        assert found == [
            ("1000", "Name 0", False, 0, 1, 1, 1),
            ("1007", "Earliest", True, None, 2, 2, 1),
        ]
        names = _ask(database, "SELECT user_display_name FROM tweets ORDER BY tweet_key")
        assert names == [("Later",), ("Name 0",), ("Earliest",)]


def test_tweets_without_a_users_file_are_browsable(tmp_path: Path) -> None:
    rows = (tweet(9, user(7, user_display_name="Later")), tweet(3, user(7)), tweet(4, user(8)))
    with _tweets(tmp_path, *rows) as database:
        with database.reader() as reader:
            (row,) = datasets(reader)
        assert (row.accounts, row.accounts_placeholder, row.tweets) == (2, 2, 3)
        names = _ask(database, "SELECT name, file, record FROM linked.account ORDER BY account")
        assert names == [("Name 7", 1, 1), ("Name 8", 1, 3)]


def test_equal_rows_are_duplicates_and_differing_ones_conflict(tmp_path: Path) -> None:
    write_tweets(tmp_path, [tweet(0), tweet(1), tweet(0)], part="1")
    write_tweets(tmp_path, [tweet(1), tweet(0, like_count="9"), tweet(2)], part="2")
    with imported(tmp_path) as database:
        with database.reader() as reader:
            (row,) = datasets(reader)
            kept = [(one.part, one.rows_kept, one.rows_duplicate) for one in files(reader)]
        assert kept == [("1", 2, 1), ("2", 2, 1)]
        assert (row.tweets, row.conflicting_ids) == (4, 1)
        flagged = _ask(
            database,
            "SELECT file, record, conflicting FROM linked.tweet_wide ORDER BY row",
        )
        assert flagged == [(1, 1, True), (1, 2, False), (2, 2, True), (2, 3, False)]
        assert _ask(database, "SELECT count(*) FROM linked.tweet") == [(4,)]


def test_equal_users_are_duplicates_and_differing_ones_stay(tmp_path: Path) -> None:
    write_users(tmp_path, [user(0), user(1), user(0), user(1, user_display_name="Other")])
    with imported(tmp_path) as database:
        found = _ask(database, "SELECT name, record FROM linked.account ORDER BY account")
        assert found == [("Name 0", 1), ("Name 1", 2), ("Other", 4)]
        assert stored_files(database)[f"{DATASET}_users_csv_hashed.csv"].rows_duplicate == 1


def test_importing_again_changes_nothing_and_says_so(tmp_path: Path) -> None:
    archive = write_archive(tmp_path / "zips")
    write_archive(tmp_path / "csvs", zipped=False)
    with imported(archive) as database:
        for again in (archive, tmp_path / "csvs", tmp_path):
            report = import_into(database, again)
            assert report.changed == ()
            assert "Nothing was changed" in report.sentences()[0]
        assert database.data_version == 1


def test_the_same_content_twice_is_imported_once(tmp_path: Path) -> None:
    write_archive(tmp_path / "zips")
    write_archive(tmp_path / "csvs", zipped=False)
    with imported(tmp_path) as database:
        assert len(stored_files(database)) == 2
        assert _ask(database, "SELECT tweets, accounts FROM dataset") == [(10, 3)]


def test_parts_that_hold_only_a_header_count_as_parts(tmp_path: Path) -> None:
    write_tweets(tmp_path, [], part="2015")
    write_tweets(tmp_path, [], part="2016")
    write_tweets(tmp_path, [tweet()], part="2017")
    with imported(tmp_path) as database:
        with database.reader() as reader:
            assert [(one.part, one.records) for one in files(reader)] == [
                ("2015", 0),
                ("2016", 0),
                ("2017", 1),
            ]
        assert import_into(database, tmp_path).changed == ()


@pytest.mark.parametrize("first", ["users", "tweets", "a later part", "an earlier part"])
def test_a_dataset_can_come_in_pieces(tmp_path: Path, first: str) -> None:
    people = [user(0), user(1)]
    odd = {"like_count": "007", "hashtags": "['b']", "tweet_text": "RT @x: y"}
    pieces = {
        "users": write_users(tmp_path, people),
        "an earlier part": write_tweets(
            tmp_path, [tweet(5, people[1], **odd), tweet(6, user(9))], part="1"
        ),
        "a later part": write_tweets(
            tmp_path,
            [tweet(1, people[0]), tweet(6, user(9)), tweet(2, user(0, follower_count="3"))],
            part="2",
        ),
    }
    if first == "tweets":
        steps = [[path for name, path in pieces.items() if name != "users"], [pieces["users"]]]
    else:
        steps = [[pieces[first]], [path for name, path in pieces.items() if name != first]]
    whole = "SELECT * EXCLUDE (account_key, tweet_key, file) FROM tweets ORDER BY tweet_key"
    people_now = "SELECT * EXCLUDE (account_key) FROM accounts ORDER BY userid"
    with Database.in_memory() as database, imported(tmp_path) as at_once:
        for paths in steps:
            import_into(database, *paths)
        assert _ask(database, whole) == _ask(at_once, whole)
        assert _ask(database, people_now) == _ask(at_once, people_now)
        kept = "SELECT name, rows_kept, rows_duplicate FROM file ORDER BY name"
        assert _ask(database, kept) == _ask(at_once, kept)
        stored = stored_files(database)
        with database.reader() as reader:
            assert len(datasets(reader)) == 1
            for file in discover([tmp_path]).files:
                found, cells = cells_stored(reader, stored[file.name]), cells_in(file)
                left_out = stored[file.name].rows_duplicate
                assert set(found) <= set(cells)
                assert len(found) == len(cells) - left_out


def test_datasets_stand_apart_and_share_dictionaries(tmp_path: Path) -> None:
    write_archive(tmp_path, dataset="one_012020")
    write_archive(tmp_path, dataset="two_012020", accounts=4, tweets=5)
    with imported(tmp_path) as database:
        counted = _ask(database, "SELECT dataset, count(*) FROM linked.tweet GROUP BY 1 ORDER BY 1")
        assert counted == [(1, 10), (2, 5)]
        keys = _ask(database, "SELECT count(DISTINCT row), max(row) FROM linked.tweet")
        assert keys == [(15, 14)]
        assert _ask(database, "SELECT value FROM language") == [("en",)]
        with database.reader() as reader:
            shared = import_into(database, tmp_path).ids_in_several_datasets
            assert [row.name for row in datasets(reader)] == ["one_012020", "two_012020"]
        assert shared == 3


BROKEN = '"broken","te"xt"'
SHORT = '"1","2"'
NO_TEXT = "no text"


@pytest.mark.parametrize(
    ("line", "says"),
    [
        pytest.param(BROKEN, "a quote is missing", id="a bare quote"),
        pytest.param(SHORT, "fewer fields", id="a short record"),
        pytest.param(",".join(['"x"'] * 40), "more fields", id="a long record"),
        pytest.param(NO_TEXT, "not UTF-8", id="no text"),
    ],
)
def test_damaged_records_are_refused_with_figures_or_kept_apart(
    tmp_path: Path, line: str, says: str
) -> None:
    path = write_tweets(tmp_path, [tweet(number) for number in range(300)])
    whole = path.read_bytes()
    lines = whole.split(b"\n")
    bad = lines[0].replace(b"tweet_text", b"\xff\xfe") if line == NO_TEXT else line.encode()
    lines.insert(101, bad)
    path.write_bytes(b"\n".join(lines))
    offset = len(b"\n".join(lines[:101])) + 1
    with Database.in_memory() as database:
        with pytest.raises(KnownError, match="300 of 301 records are whole, 1 is not") as refused:
            import_into(database, tmp_path)
        assert f"record 101 at byte {offset:,}" in str(refused.value)
        assert says in str(refused.value)
        assert _ask(database, "FROM dataset") == []
        assert database.data_version == 0

        report = import_into(database, tmp_path, accept_damaged=True)
        with database.reader() as reader:
            (reject,) = rejects(reader)
            (file,) = files(reader)
        assert (reject.record, reject.byte_offset) == (101, offset)
        assert says in reject.reason
        assert reject.raw == bad.decode("utf-8", "backslashreplace")
        assert (file.records, file.rows_kept, file.rows_rejected) == (301, 300, 1)
        places = _ask(database, "SELECT record, tweet_id FROM linked.tweet_wide ORDER BY row")
        expected = [number + 1 + (number >= 100) for number in range(300)]
        assert [place for place, _ in places] == expected
        assert any("could not be read" in line for line in report.sentences())


def test_record_numbers_pass_over_many_rejects(tmp_path: Path) -> None:
    rows = [tweet(number) for number in range(20)]
    path = write_tweets(tmp_path, rows)
    users = write_users(tmp_path, [user(number) for number in range(20)])
    for file in (path, users):
        lines = file.read_text("utf-8").splitlines()
        for place in (1, 4, 5, 9, 24):
            lines.insert(place, SHORT)
        file.write_text("\n".join(lines) + "\n", "utf-8")
    with Database.in_memory() as database:
        import_into(database, tmp_path, accept_damaged=True)
        expected = [number for number in range(1, 26) if number not in (1, 4, 5, 9, 24)]
        for table in ("tweet_wide", "account"):
            found = _ask(database, f"SELECT record FROM linked.{table} ORDER BY record")
            assert [place for (place,) in found] == expected, table


def test_a_bad_dataset_does_not_hold_back_a_good_one(tmp_path: Path) -> None:
    write_archive(tmp_path, dataset="good_012020")
    bad = write_tweets(tmp_path, [tweet()], dataset="bad_012020")
    bad.write_bytes(bad.read_bytes() + SHORT.encode() + b"\n")
    with Database.in_memory() as database:
        with pytest.raises(KnownError, match=r"damaged.*Imported all the same: good_012020"):
            import_into(database, tmp_path)
        assert _ask(database, "SELECT name FROM dataset") == [("good_012020",)]
        with database.reader() as reader:
            assert rejects(reader) == ()


def test_progress_only_rises_and_ends_full(tmp_path: Path) -> None:
    told: list[Progress] = []
    planned = plan(discover([write_archive(tmp_path)]), None)
    with Database.in_memory() as database:
        load(planned, database, progress=told.append)
    assert [one.bytes_done for one in told] == sorted(one.bytes_done for one in told)
    assert told[-1].phase is Phase.DONE
    assert told[-1].bytes_done == told[-1].bytes_total == planned.bytes
    assert told[-1].rows_done == 13


def test_a_cancelled_import_leaves_nothing(tmp_path: Path) -> None:
    planned = plan(discover([write_archive(tmp_path)]), None)
    path = tmp_path / "w.duckdb"
    for after in range(0, 40, 4):
        asked = iter(range(1000))
        with Database.open(path, create=True) as database:
            with pytest.raises(Cancelled):
                load(planned, database, cancelled=lambda: next(asked) >= after)  # noqa: B023
            assert _ask(database, "FROM dataset") == []
    assert not path.exists()
    assert sorted(one.suffix for one in tmp_path.iterdir()) == [".zip", ".zip"]


def test_documented_views_speak_the_archives_words(tmp_path: Path) -> None:
    write_users(tmp_path, [user(0)])
    rows = (tweet(0, tweetid="1.2E+18", tweet_text="a &amp; b", in_reply_to_tweetid="6.5e+18"),)
    with _tweets(tmp_path, *rows) as database:
        found = _ask(
            database,
            "SELECT dataset, tweetid, userid, follower_count, tweet_time::VARCHAR, is_retweet, "
            "in_reply_to_tweetid, tweet_text, tweet_text_shown, kind FROM tweets",
        )
        assert found == [
            (
                DATASET,
                "1.2E+18",
                "1000",
                0,
                "2019-11-28 00:00:00",
                False,
                "6.5e+18",
                "a &amp; b",
                "a & b",
                "reply",
            )
        ]


def test_a_record_of_megabytes_is_read_like_any_other(tmp_path: Path) -> None:
    texts = ["a", "long " * 700_000, "b"]
    with _tweets(tmp_path, *(tweet(tweet_text=text) for text in texts)) as database:
        found = _ask(database, "SELECT strlen(tweet_text) FROM main.tweets ORDER BY record")
    assert found == [(len(text),) for text in texts]


def test_many_unknown_profiles_are_settled(tmp_path: Path) -> None:
    author = user(1)
    rows = [tweet(n, {**author, "follower_count": str(n)}) for n in range(3_000)]
    write_users(tmp_path, [author])
    with _tweets(tmp_path, *rows, tweet(5_000, user(2))) as database:
        with database.reader() as reader:
            (row,) = datasets(reader)
        assert (row.accounts, row.accounts_placeholder, row.tweets) == (2, 1, 3_001)
        counted = _ask(database, "SELECT count(DISTINCT follower_count) FROM main.tweets")
        assert counted == [(3_000,)]
