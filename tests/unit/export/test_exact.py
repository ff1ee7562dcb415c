"""Exact exports are the archive again: its header, its records, its order, its bytes."""

from __future__ import annotations

import csv
import io
import tempfile
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.archive.layouts import OFFICIAL_TWEETS_2018_10, OFFICIAL_TWEETS_2019_01
from explorer.export.order import ACCOUNTS, TWEETS, ExportOrder
from explorer.export.write import write
from explorer.query.parse import parse
from explorer.query.selection import Selection
from explorer.store.database import Database
from tests.unit.export import shelf
from tests.unit.export.shelf import account, imported, put_dataset, put_file, read_csv, tweet


def exported(database: Database, what: str, path: Path, **wanted: object) -> bytes:
    with database.reader() as reader:
        write(ExportOrder(what, path, **wanted), reader)  # type: ignore[arg-type]
    return path.read_bytes()


@pytest.mark.parametrize("what", [ACCOUNTS, TWEETS])
def test_everything_exported_is_the_file_again(
    what: str, archive: Path, database: Database, out: Path
) -> None:
    role = "users" if what == ACCOUNTS else "tweets"
    original = (archive / f"test_012020_{role}_csv_hashed.csv").read_bytes()
    assert exported(database, what, out / "x.csv") == original


# Where a cell is no text of the archive's, the program must keep it as it is all the same.
NASTY_TWEETS = [
    {"tweet_text": "\u200fمرحبا \u202egnp.\u202c 👨‍👩‍👧 สวัสดี 推特"},
    {"tweet_text": "a\rb\r\nc\nd\te\x01\x7f\u2028\x85"},
    {"tweet_text": '"'},
    {"tweet_text": '""","","'},
    {"tweet_text": " padded "},
    {"tweet_text": "\\N NULL \\\" 'x'"},
    {"tweet_text": "&amp;amp; &lt;b&gt;"},
    {"tweet_text": "e\u0301 and é"},
    {"tweetid": "1.137687349218472e+18"},
    {"tweetid": "007"},
    {"in_reply_to_tweetid": "1.207965844074107e+18"},
    {"in_reply_to_userid": "65453567.0"},
    {"is_retweet": "True"},
    {"is_retweet": ""},
    {"tweet_time": "2019-06-09 12:30:15"},
    {"tweet_time": "yesterday"},
    {"tweet_time": ""},
    {"like_count": "", "quote_count": "nan", "reply_count": " 1", "retweet_count": "+2"},
    {"like_count": "99999999999999999999"},
    {"hashtags": "['a', 'b']", "urls": "[http://x]", "user_mentions": "[1, 2]"},
    {"hashtags": "", "urls": "[", "user_mentions": "None"},
    {"latitude": "absent", "longitude": "-0.10"},
    {"tweet_language": "und", "tweet_client_name": ""},
    {"tweet_language": "UND"},
    {"user_display_name": "renamed", "follower_count": "6"},
    {"account_creation_date": "2017-8-18"},
    {"userid": "", "user_screen_name": ""},
]


def nasty_row(number: int) -> list[str]:
    return tweet(**{"tweetid": str(100 + number), **NASTY_TWEETS[number]})


@pytest.fixture(scope="module")
def nasty(tmp_path_factory: pytest.TempPathFactory) -> list[list[str]]:
    """What comes back of all nasty rows, imported together."""
    folder = tmp_path_factory.mktemp("nasty")
    rows = [nasty_row(number) for number in range(len(NASTY_TWEETS))]
    put_dataset(folder, [account()], rows)
    with imported(None, folder) as database:
        exported(database, TWEETS, folder / "x.csv")
    return read_csv(folder / "x.csv")[1:]


@pytest.mark.parametrize(
    "number", range(len(NASTY_TWEETS)), ids=[ascii(cells)[:40] for cells in NASTY_TWEETS]
)
def test_any_cell_comes_back_as_it_was(number: int, nasty: list[list[str]]) -> None:
    assert nasty[number] == nasty_row(number)


# A zero byte is in no archive, and half a surrogate is no text.
ANY_TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=12)
# Values that columns can hold, beside others that look much like them.
LIKELY = (
    "", "0", "007", "-1", "+1", "1.0", "1e5", "9223372036854775808", "1137687349218471936",
    "2019-06-09 12:30", "2019-06-09 12:30:00", "2019-6-9", "2019-06-09", "0001-01-01 00:00",
    "true", "False", "[]", "['a', 'b']", "[1, 2]", "[http://x]", "absent", "none", "RT @a: b",
)  # fmt: skip
CELLS = ANY_TEXT | st.sampled_from(LIKELY)
ROWS = st.lists(st.lists(CELLS, min_size=30, max_size=30), min_size=1, max_size=6)
ACCOUNTS_ROWS = st.lists(
    st.lists(CELLS, min_size=10, max_size=10), min_size=1, max_size=6, unique_by=lambda row: row[0]
)


def without_repeats(rows: list[list[str]]) -> list[list[str]]:
    return [list(row) for row in dict.fromkeys(map(tuple, rows))]


@settings(max_examples=10)
@given(ROWS, ACCOUNTS_ROWS)
def test_any_table_of_any_text_survives(tweets: list[list[str]], users: list[list[str]]) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        archive = put_dataset(folder / "a", users, tweets)
        with imported(None, archive) as database:
            out = exported(database, TWEETS, folder / "t.csv")
            accounts = exported(database, ACCOUNTS, folder / "u.csv")
    assert out == shelf.spelled([shelf.TWEETS.header, *without_repeats(tweets)])
    assert accounts == shelf.spelled([shelf.USERS.header, *without_repeats(users)])


def test_a_filter_keeps_the_order_of_the_archive(database: Database, out: Path) -> None:
    chosen = Selection(parse("-language:th"))
    exported(database, TWEETS, out / "x.csv", selection=chosen)
    assert [row[0] for row in read_csv(out / "x.csv")[1:]] == ["11", "12", "14"]


def test_accounts_of_a_tweet_filter_are_those_with_such_a_tweet(
    database: Database, out: Path
) -> None:
    exported(database, ACCOUNTS, out / "x.csv", selection=Selection(parse("language:th")))
    assert [row[0] for row in read_csv(out / "x.csv")[1:]] == ["1001"]


def part_of(folder: Path, dataset: str, part: str, *ids: str) -> Path:
    name = f"{dataset}_tweets_csv_hashed_{part}.csv"
    rows = [tweet(tweetid=each, tweet_text=f"{dataset} {each}") for each in ids]
    return put_file(folder / f"{dataset}{part}", name, shelf.TWEETS, rows)


def test_order_is_by_names_whatever_was_imported_first(tmp_path: Path) -> None:
    late = part_of(tmp_path, "zulu_012020", "2015", "41", "40")
    early = part_of(tmp_path, "zulu_012020", "2014", "31", "30")
    other = part_of(tmp_path, "alfa_012020", "2014", "21", "20")
    with imported(None, late, early, other) as database:
        exported(database, TWEETS, tmp_path / "x.csv")
    ids = [row[0] for row in read_csv(tmp_path / "x.csv")[1:]]
    assert ids == ["21", "20", "31", "30", "41", "40"]


def test_blocks_and_gatherings_leave_no_seam(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("explorer.export.blocks.ROWS_A_BLOCK", 3)
    monkeypatch.setattr("explorer.export.blocks.ROWS_GATHERED", 7)
    rows = [
        tweet(tweetid=str(100 + n), tweet_time=f"20{19 - n % 10}-06-09 12:30", tweet_text=f"{n}")
        for n in range(20)
    ]
    users = [account(userid=str(n)) for n in range(8)]
    folder = put_dataset(tmp_path / "a", users, rows)
    part_of(folder, "test_012020", "2015", "1", "2", "3", "4")
    with imported(None, folder) as database:
        exported(database, ACCOUNTS, tmp_path / "u.csv")
        exported(database, TWEETS, tmp_path / "t.csv", selection=Selection(parse("-text~13")))
    assert read_csv(tmp_path / "u.csv")[1:] == users
    kept = [row for row in rows if "13" not in row[shelf.TWEETS.header.index("tweet_text")]]
    assert read_csv(tmp_path / "t.csv")[1 : len(kept) + 1] == kept
    assert [row[0] for row in read_csv(tmp_path / "t.csv")[len(kept) + 1 :]] == list("1234")


@pytest.mark.parametrize(
    "layout", [OFFICIAL_TWEETS_2018_10, OFFICIAL_TWEETS_2019_01], ids=lambda layout: layout.name
)
def test_each_layout_keeps_its_own_header(layout: shelf.Layout, tmp_path: Path) -> None:
    path = put_file(
        tmp_path / "a",
        "x_012019_tweets_csv_hashed.csv",
        layout,
        [tweet(layout, in_reply_to_userid="9", in_reply_to_tweetid="8", poll_choices="[a]")],
    )
    with imported(None, path) as database:
        assert exported(database, TWEETS, tmp_path / "x.csv") == path.read_bytes()


def test_nameless_index_columns_are_dropped_and_said(tmp_path: Path) -> None:
    header = ["", "Unnamed: 0.1", *shelf.TWEETS.header]
    path = tmp_path / "a" / "y_012019_tweets_csv_hashed.csv"
    path.parent.mkdir()
    path.write_bytes(shelf.spelled([header, ["0", "5", *tweet()]]))
    with imported(None, path) as database, database.reader() as reader:
        done = write(ExportOrder(TWEETS, tmp_path / "x.csv"), reader)
    assert read_csv(tmp_path / "x.csv") == [list(shelf.TWEETS.header), tweet()]
    assert any("2 leading columns without a name" in note for note in done.notes)


def original_bytes(folder: Path) -> bytes:
    """The one CSV in the one zip of a name."""
    with zipfile.ZipFile(folder) as container:
        return container.read(container.namelist()[0])


@pytest.fixture(scope="module")
def thailand(shared_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Database:
    folder = tmp_path_factory.mktemp("thailand")
    return imported(folder / "w.duckdb", shared_data / "thailand_092020")


@pytest.mark.parametrize(("what", "role"), [(ACCOUNTS, "users"), (TWEETS, "tweets")])
def test_a_real_archive_comes_back_byte_for_byte(
    what: str, role: str, shared_data: Path, thailand: Database, tmp_path: Path
) -> None:
    source = shared_data / "thailand_092020"
    zipped = next(source.glob(f"*_{role}_csv_hashed.zip"))
    assert exported(thailand, what, tmp_path / "x.csv") == original_bytes(zipped)


@pytest.mark.parametrize(
    "name",
    [
        "RNA_0621_parts",
        "fivethirtyeight/SubdataSample_21_columns.csv",
        "users_2020_10",
        "layout_samples/CNHU_0621_tweets_csv_hashed_2020.sample3.csv",
        "layout_samples/GRU_202012_tweets.sample4.csv",
        "layout_samples/REA_0621_tweets_csv_hashed_2019.sample3.csv",
        "layout_samples/ira_tweets_csv_hashed.sample2.csv",
        "layout_samples/ira_users_csv_hashed.sample2.csv",
    ],
)
def test_real_files_come_back_field_by_field(name: str, shared_data: Path, tmp_path: Path) -> None:
    paths = sorted((shared_data / name).glob("*.csv")) or [shared_data / name]
    what = ACCOUNTS if "users" in name else TWEETS
    tables = [read_csv(path) for path in paths]
    nameless = 2 if "Subdata" in name else 0
    with imported(None, shared_data / name) as database:
        exported(database, what, tmp_path / "x.csv")
    found = read_csv(tmp_path / "x.csv")
    assert found[0] == tables[0][0][nameless:]
    assert found[1:] == [row[nameless:] for table in tables for row in table[1:] if row]


@pytest.mark.timeout(600)
def test_tables_of_another_publisher_come_back_field_by_field(
    shared_data: Path, tmp_path: Path
) -> None:
    source = shared_data / "fivethirtyeight" / "russian-troll-tweets-master.zip"
    with zipfile.ZipFile(source) as container:
        names = sorted(name for name in container.namelist() if name.endswith(".csv"))
        texts = (container.read(name).decode() for name in names)
        tables = [list(csv.reader(io.StringIO(text, newline=""))) for text in texts]
    with imported(tmp_path / "w.duckdb", source) as database:
        exported(database, TWEETS, tmp_path / "x.csv")
    found = read_csv(tmp_path / "x.csv")
    assert found[0] == tables[0][0]
    # Rows that repeat an earlier one in every field are left out, and the sidecar says so.
    rows = dict.fromkeys(tuple(row) for table in tables for row in table[1:] if row)
    assert [tuple(row) for row in found[1:]] == list(rows)
