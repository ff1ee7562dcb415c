"""The commands of the help page about clusters, run as they stand there."""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from explorer.archive.layouts import OFFICIAL_TWEETS_2019_01
from explorer.schema.resources import resource_path
from tests.unit.export.shelf import imported, put_dataset, put_file, tweet
from tests.unit.project.source import PROJECT

LIMIT_S = 240
PAGE = (resource_path("help") / "cluster.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```(\w+)\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)

EXPECTED = {
    "rows": 5,
    "likes": 41,
    "partitions": [
        ["other_022020", None, 1],
        ["other_022020", 2019, 1],
        ["test_012020", 2016, 1],
        ["test_012020", 2019, 2],
    ],
}
ARROW = {
    "bigint": "int64",
    "timestamp_ntz": "timestamp[us]",
    "date": "date32[day]",
    "int": "int32",
    "string": "string",
}
"""pyarrow's names of the types that the page gives in Spark's words."""
TEXTS = ["", "=1+1", "hello", 'said "so",\r\nthen\n', "สวัสดี 🧵"]

# Says of what a block of the page read what EXPECTED says, in the last line.
SPARK = """
import json
from pyspark.sql import functions
by = ("dataset", "year")
print(json.dumps({
    "rows": tweets.count(),
    "likes": tweets.agg(functions.sum("like_count")).first()[0],
    "partitions": [[*row] for row in tweets.groupBy(*by).count().orderBy(*by).collect()],
    "types": dict(tweets.dtypes),
    "texts": sorted(row[0] or "" for row in tweets.select("tweet_text").collect()),
    "unknown": tweets.where("like_count IS NULL").count(),
    "earliest": str(tweets.agg(functions.min("tweet_time")).first()[0]),
}))
"""
DUCKDB = """
import json
(count, likes), = rows.aggregate("count(*), sum(like_count)").fetchall()
by = rows.aggregate("dataset, year, count(*)").order("1, 2 NULLS FIRST").fetchall()
print(json.dumps({"rows": count, "likes": int(likes), "partitions": by}))
"""
PYARROW = """
import json
import pyarrow.compute
by = table.group_by(["dataset", "year"]).aggregate([([], "count_all")]).to_pylist()
found = [[row["dataset"], row["year"], row["count_all"]] for row in by]
print(json.dumps({
    "rows": table.num_rows,
    "likes": pyarrow.compute.sum(table["like_count"]).as_py(),
    "partitions": sorted(found, key=lambda row: (row[0], row[1] or 0)),
    "types": {field.name: str(field.type) for field in table.schema},
}))
"""


def why_no_spark() -> str:
    """What Spark lacks here; empty where it can be run."""
    spec = find_spec("pyspark")
    places = (spec.submodule_search_locations if spec else None) or []
    # A package of the same name is a mere client without the engine.
    if not any((Path(place) / "jars").is_dir() for place in places):
        return "needs PySpark: pip install -e '.[spark]'"
    if shutil.which("java") is None and "JAVA_HOME" not in os.environ:
        return "needs Java 17 (.ci/run installs it)"
    return ""


def block(kind: str, word: str) -> str:
    """The one block of code of the page in this language with this word in it."""
    (found,) = [text for language, text in BLOCKS if language == kind and word in text]
    return found


def run(arguments: list[str], folder: Path) -> str:
    ended = subprocess.run(
        [sys.executable, *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(PROJECT), "SPARK_LOCAL_IP": "127.0.0.1"},
        capture_output=True,
        text=True,
        timeout=LIMIT_S,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr
    return ended.stdout


def told_by(reader: str, questions: str, folder: Path) -> dict[str, Any]:
    """What a block of the page read, asked by more lines below it."""
    told = run(["-c", block("python", reader) + questions], folder)
    return json.loads(told.splitlines()[-1])


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the set that the page's command exports of two datasets of two layouts."""
    folder = tmp_path_factory.mktemp("cluster")
    first = [
        tweet(tweetid="11", tweet_time="2019-06-09 12:30", like_count="40"),
        tweet(tweetid="12", tweet_time="2019-01-01 00:00", tweet_text=TEXTS[3], like_count=""),
        tweet(tweetid="13", tweet_time="2016-01-01 00:00", tweet_text="=1+1"),
    ]
    older = OFFICIAL_TWEETS_2019_01
    second = [
        tweet(older, tweetid="21", tweet_time="2019-12-31 23:59", tweet_text=TEXTS[4],
              like_count="0"),
        tweet(older, tweetid="22", tweet_time="", tweet_text="", like_count=""),
    ]  # fmt: skip
    put_dataset(folder / "archive", None, first)
    put_file(folder / "archive", "other_022020_tweets_csv_hashed.csv", older, second)
    imported(folder / "t.duckdb", folder / "archive").close()
    program, *arguments = shlex.split(block("sh", "export"))
    assert program == "takedown-explorer"
    run(["-m", "explorer", *arguments], folder)
    return folder


def test_duckdb_reads_the_set(folder: Path) -> None:
    assert told_by("duckdb", DUCKDB, folder) == EXPECTED


def test_pyarrow_reads_the_set_with_the_types_of_the_page(folder: Path) -> None:
    told = told_by("pyarrow", PYARROW, folder)
    types = {name: ARROW[kind] for name, kind in documented().items()}
    assert told == {**EXPECTED, "types": types}


@pytest.mark.timeout(2 * LIMIT_S)
@pytest.mark.skipif(bool(why_no_spark()), reason=why_no_spark())
def test_spark_reads_the_set_with_the_types_of_the_page(folder: Path) -> None:
    told = told_by("pyspark", SPARK, folder)
    assert {name: told[name] for name in EXPECTED} == EXPECTED
    assert sorted(told["texts"]) == TEXTS
    assert told["unknown"] == 2
    assert told["earliest"] == "2016-01-01 00:00:00"
    assert told["types"] == documented()


def documented() -> dict[str, str]:
    """Spark's type of every column, as the page's table gives it."""
    header = (*OFFICIAL_TWEETS_2019_01.header, "dataset", "year")
    rows = [line.split("|") for line in PAGE.splitlines() if line.startswith("| `")]
    named = {name: row[3].strip(" `") for row in rows for name in re.findall(r"`(\w+)`", row[1])}
    return {**dict.fromkeys(header, "string"), **named}
