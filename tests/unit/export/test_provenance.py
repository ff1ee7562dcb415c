"""A sidecar says where the rows came from, how they were chosen and how many there are."""

from __future__ import annotations

import hashlib
import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from explorer import __version__
from explorer.export.order import ACCOUNTS, EDGES, SPREADSHEET, TWEETS, ExportOrder
from explorer.export.write import write
from explorer.query.parse import parse
from explorer.query.selection import Selection
from explorer.schema.clause import Clause, Unknown
from explorer.schema.statement import Statement
from explorer.store.reader import Reader
from tests.unit.export.shelf import imported, put_dataset, tweet

FILTERS = 'language:en -text~"so far" hour@+08:00:20..23'


def told(reader: Reader, out: Path, what: str = TWEETS, **wanted: Any) -> dict[str, Any]:
    done = write(ExportOrder(what, out / "x.csv", **wanted), reader)
    assert done.sidecars == (out / "x.csv.provenance.json",)
    return json.loads(done.sidecars[0].read_text(encoding="utf-8"))


def test_it_identifies_the_output(reader: Reader, out: Path) -> None:
    output = told(reader, out)["output"]
    data = (out / "x.csv").read_bytes()
    assert output["name"] == "x.csv"
    assert output["sha256"] == hashlib.sha256(data).hexdigest()
    assert (output["bytes"], output["rows"]) == (len(data), 4)
    assert (output["mode"], output["file_format"]) == ("exact", "csv")


def test_it_identifies_the_sources(archive: Path, reader: Reader, out: Path) -> None:
    sources = {source["name"]: source for source in told(reader, out)["sources"]}
    assert sorted(sources) == sorted(path.name for path in archive.iterdir())
    for path in archive.iterdir():
        assert sources[path.name]["sha256"] == hashlib.sha256(path.read_bytes()).hexdigest()
        assert sources[path.name]["dataset"] == "test_012020"
    tweets = sources["test_012020_tweets_csv_hashed.csv"]
    assert (tweets["records"], tweets["rows_kept"], tweets["rows_exported"]) == (4, 4, 4)
    assert (tweets["rows_rejected"], tweets["rows_duplicate"]) == (0, 0)


def test_it_tells_the_filters_three_times(reader: Reader, out: Path) -> None:
    off = Clause("client", (Unknown(),), active=False)
    chosen = Selection((*parse(FILTERS), off))
    found = told(reader, out, selection=chosen)
    assert [each["sentence"] for each in found["filters"]] == [
        "language is en",
        "not (text contains “so far”)",
        "hour is 20-23 (+08:00)",
    ]
    texts = [each["text"] for each in found["filters"]]
    assert tuple(clause for text in texts for clause in parse(text)) == parse(FILTERS)
    sql, params = found["sql"]["text"], found["sql"]["params"]
    assert len(reader.rows(Statement(sql, tuple(params)))) == found["counts"]["rows"] == 1


def test_it_counts_what_is_chosen_and_what_there_is(reader: Reader, out: Path) -> None:
    counts = told(reader, out, ACCOUNTS, selection=Selection(parse("language:en")))["counts"]
    assert counts == {
        "rows": 2,
        "all_rows": 4,
        "accounts": 3,
        "all_accounts": 4,
        "tweets": 3,
        "all_tweets": 4,
        "accounts_only_in_tweets_left_out": 1,
    }


def test_it_tells_duplicates_and_who_is_behind(tmp_path: Path, out: Path) -> None:
    folder = put_dataset(tmp_path / "a", None, [tweet(), tweet(), tweet(tweetid="2")])
    with imported(None, folder) as database, database.reader() as reader:
        found = told(reader, out)
    assert found["sources"][0]["rows_duplicate"] == 1
    assert found["counts"]["rows"] == 2
    assert any("left out 1 record equal in every field" in note for note in found["notes"])
    assert found["program"]["version"] == __version__
    assert found["database"]["version"].startswith("v2")
    written = datetime.fromisoformat(found["written_utc"])
    assert timedelta(0) <= datetime.now(UTC) - written < timedelta(minutes=5)


def test_it_names_only_the_datasets_in_scope(tmp_path: Path, archive: Path, out: Path) -> None:
    other = put_dataset(tmp_path / "b", None, [tweet()], "other_012020")
    with imported(None, archive, other) as database, database.reader() as reader:
        found = told(reader, out, selection=Selection(datasets=(1,)))
    assert found["datasets"] == ["test_012020"]
    assert {source["dataset"] for source in found["sources"]} == {"test_012020"}
    assert found["counts"]["all_tweets"] == 4


def test_it_tells_nothing_of_this_machine(tmp_path: Path, reader: Reader, out: Path) -> None:
    told(reader, out)
    assert str(tmp_path) not in (out / "x.csv.provenance.json").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "says",
    [
        "x.csv: 2 of 4 tweets in test_012020, made safe for spreadsheets.",
        "Filters: language is en; text contains “e”.",
        "Selected in all: 2 of 4 accounts, 2 of 4 tweets.",
        "test_012020_tweets_csv_hashed.csv (4 records), SHA-256 ",
        "SHA-256 of this file: ",
        f"by Takedown Explorer {__version__} (DuckDB v2.",
    ],
)
def test_its_page_says_it_in_words(says: str, reader: Reader, out: Path) -> None:
    chosen = Selection(parse("language:en text~e"))
    assert says in told(reader, out, selection=chosen, mode=SPREADSHEET)["page"]


@pytest.mark.parametrize(
    ("what", "says"),
    [
        (TWEETS, "x.csv: 4 of 4 tweets in test_012020, exactly as in the archive."),
        (EDGES, "x.csv: 0 of 0 edges of retweets in test_012020."),
    ],
)
def test_only_rows_of_the_archive_are_said_to_be_as_in_it(
    what: str, says: str, reader: Reader, out: Path
) -> None:
    kind = {"kind": "retweets"} if what == EDGES else {}
    assert says in told(reader, out, what, **kind)["page"]
