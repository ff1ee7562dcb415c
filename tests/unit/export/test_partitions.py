"""Sets of Parquet files in folders, as other programs read them."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime
from glob import escape
from pathlib import Path
from typing import Any

import pyarrow.dataset as ds
import pytest

from explorer.errors import KnownError
from explorer.export.order import ACCOUNTS, CSV, OFFICIAL, PARQUET, TWEETS, ExportOrder
from explorer.export.reproduce import reproduce
from explorer.export.verify import verify
from explorer.export.write import write
from explorer.query.parse import parse
from explorer.query.selection import Selection
from explorer.schema.statement import Statement
from explorer.store.database import Database
from explorer.store.reader import Reader
from tests.unit.export.shelf import imported, put_dataset, tweet

BY = ("dataset", "year")
NOT_PLAIN = "a b=c/d é%"


def by_year(path: Path, **wanted: Any) -> ExportOrder:
    wanted = {"columns": OFFICIAL, "partition_by": BY, **wanted}
    return ExportOrder(TWEETS, path, format=PARQUET, **wanted)


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory, archive: Path) -> Any:
    """Another dataset beside the usual one, with a tweet of unknown time."""
    rows = [tweet(tweetid="21", tweet_time="2019-01-01 00:00"), tweet(tweetid="22", tweet_time="")]
    other = put_dataset(tmp_path_factory.mktemp("two"), None, rows, "other_012020")
    with imported(None, archive, other) as database, database.reader() as reader:
        yield reader


def files_in(folder: Path) -> list[str]:
    return sorted(p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file())


def test_a_folder_for_each_value(two: Reader, out: Path) -> None:
    done = write(by_year(out / "set"), two)
    assert files_in(out / "set") == [
        "dataset=other_012020/year=2019/part-0.parquet",
        "dataset=other_012020/year=__HIVE_DEFAULT_PARTITION__/part-0.parquet",
        *(f"dataset=test_012020/year={year}/part-0.parquet" for year in (2016, 2017, 2018, 2019)),
    ]
    assert done.rows == 6
    assert sorted(path.name for path in out.iterdir()) == ["set", "set.provenance.json"]


def by_duckdb(folder: Path) -> list[dict[str, object]]:
    with Database.in_memory() as database, database.reader() as reader:
        pattern = f"{escape(str(folder))}/**/*.parquet"
        found = reader.columns(
            Statement("SELECT * FROM read_parquet(?, hive_partitioning = true)", (pattern,))
        )
        rows = zip(*(column.tolist() for column in found.values()), strict=True)
        return [dict(zip(found, row, strict=True)) for row in rows]


def by_pyarrow(folder: Path) -> list[dict[str, object]]:
    return ds.dataset(folder, partitioning="hive").to_table().to_pylist()


@pytest.mark.parametrize("read", [by_duckdb, by_pyarrow])
@pytest.mark.parametrize("size", [1, 3, 100])
def test_others_read_it_as_one_table(
    read: Callable[[Path], list[dict[str, object]]],
    size: int,
    two: Reader,
    out: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("explorer.export.blocks.ROWS_A_BLOCK", size)
    write(by_year(out / "a [set]"), two)
    rows = read(out / "a [set]")
    found = {str(r["tweetid"]): (r["dataset"], r["year"], r["tweet_text"]) for r in rows}
    assert found == {
        "11": ("test_012020", 2019, "later"),
        "12": ("test_012020", 2018, 'said "so",\r\nthen\n'),
        "13": ("test_012020", 2017, "hello"),
        "14": ("test_012020", 2016, "=1+1"),
        "21": ("other_012020", 2019, "hello"),
        "22": ("other_012020", None, "hello"),
    }
    first = next(row for row in rows if row["tweetid"] == "11")
    assert first["like_count"] == 1
    if read is by_pyarrow:
        assert first["tweet_time"] == datetime(2019, 6, 9, 12, 30)


def test_any_name_of_a_dataset_is_found_again(tmp_path: Path, out: Path) -> None:
    path = put_dataset(tmp_path / "a", None, [tweet()])
    with imported(None, path) as database:
        with database.transaction() as writer:
            writer.run(Statement("UPDATE main.dataset SET name = ?", (NOT_PLAIN,)))
        with database.reader() as reader:
            write(by_year(out / "set"), reader)
    assert [row["dataset"] for row in by_duckdb(out / "set")] == [NOT_PLAIN]
    assert [row["dataset"] for row in by_pyarrow(out / "set")] == [NOT_PLAIN]


def test_accounts_are_divided_by_dataset(two: Reader, out: Path) -> None:
    write(ExportOrder(ACCOUNTS, out / "set", format=PARQUET, partition_by=("dataset",)), two)
    assert files_in(out / "set") == ["dataset=test_012020/part-0.parquet"]
    assert [row["userid"] for row in by_pyarrow(out / "set")] == ["1001", "+Hash=", "1003"]


def test_it_is_verified_and_made_again(two: Reader, out: Path) -> None:
    some = Selection(parse("-tweet:12"))
    first = write(by_year(out / "set", selection=some), two)
    assert verify(out / "set").startswith(f"“{out / 'set'}” is as it was exported: 5 tweets")
    told = json.loads(first.sidecars[0].read_text(encoding="utf-8"))
    assert told["partition_by"] == list(BY)
    again = reproduce(first.sidecars[0], out / "again", two)
    assert again.sha256 == first.sha256


@pytest.mark.parametrize(
    "change",
    [
        lambda folder: (folder / "dataset=other_012020" / "more").write_text("x"),
        lambda folder: next(folder.rglob("*.parquet")).unlink(),
        lambda folder: next(folder.rglob("*.parquet")).write_bytes(b"x"),
    ],
    ids=["added", "removed", "changed"],
)
def test_a_set_that_was_changed_is_told(
    change: Callable[[Path], object], two: Reader, out: Path
) -> None:
    write(by_year(out / "set"), two)
    change(out / "set")
    with pytest.raises(KnownError, match="was changed after its export"):
        verify(out / "set")


def test_a_folder_is_never_replaced(two: Reader, out: Path) -> None:
    (out / "set").mkdir()
    (out / "set" / "mine").write_text("mine")
    with pytest.raises(KnownError, match="is a folder that is there already"):
        write(by_year(out / "set", force=True), two)
    assert files_in(out) == ["set/mine"]


def test_a_failure_leaves_nothing(two: Reader, out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_folder: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("explorer.export.parquet_set.set_as_written", full)
    with pytest.raises(KnownError, match="disk is full"):
        write(by_year(out / "set"), two)
    assert list(out.iterdir()) == []


@pytest.mark.parametrize(
    ("wanted", "says"),
    [
        ({"format": CSV}, "Only Parquet is divided"),
        ({"split": True}, "Only Parquet is divided"),
        ({"partition_by": ("month",)}, "not divided by “month”: choose dataset or year"),
        ({"selection": Selection(parse("tweet:99"))}, "nothing to put into partitions"),
    ],
)
def test_what_cannot_be_had(wanted: dict[str, Any], says: str, two: Reader, out: Path) -> None:
    wanted = {"columns": OFFICIAL, "partition_by": BY, "format": PARQUET, **wanted}
    with pytest.raises(KnownError, match=says):
        write(ExportOrder(TWEETS, out / "set", **wanted), two)
    assert list(out.iterdir()) == []
